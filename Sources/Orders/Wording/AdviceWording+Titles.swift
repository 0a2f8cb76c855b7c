import Events

/// The words of advice.
enum AdviceWording {
  /// What to do, as a short imperative.
  static func title(of advice: Advice, facts: AdviceFacts) -> Wording {
    switch advice {
    case .answerByWaiting: Wording("待てるなら「入荷を待つ」と返信する", "If you can wait, reply that you will")
    case .answerByRefund: Wording("急ぐなら「キャンセルして返金を」と返信する", "If you cannot wait, ask for cancellation and refund")
    case .escalateRequest: Wording("期日を決めて販売者にもう一度連絡する", "Write to the seller again and set a date")
    case .correctPayment: Wording("お支払い方法を更新する", "Update the payment method")
    case .pickUp: Wording("荷物を受け取りに行く", "Pick the parcel up")
    case .arrangeRedelivery: Wording("再配達を頼む", "Arrange redelivery")
    case .claimGuarantee: Wording("マーケットプレイス保証を申請する", "File a Marketplace guarantee claim")
    case .askAboutUnshipped: asking(facts, "発送の予定を", "when it will be shipped")
    case .askAboutDelay: asking(facts, "新しいお届け日を", "about the new date")
    case .askAboutNumber: Wording("サポートに追跡番号を確かめてもらう", "Ask support to check the tracking number")
    case .callCarrier: Wording("配送業者に電話で確かめる", "Telephone the carrier")
    case .reportMissing: Wording("届いていないと店に知らせる", "Tell the shop that nothing arrived")
    case .askAboutLoss: Wording("荷物の状況と補償を店に確かめる", "Ask the shop about the lost parcel")
    case .contestClaim: Wording("保証が認められない理由を確かめ、見直しを頼む", "Ask why the claim was denied, and for another look")
    case .askAboutReturn: Wording("再発送か返金かを店に確かめる", "Ask the shop: another delivery or a refund")
    case .awaitRefund: Wording("返金を待つ", "Wait for the refund")
    case .lookAtStatement: Wording("カードの明細を確かめる", "Look at your card statement")
    case .askCardCompany: Wording("見当たらなければカード会社に問い合わせる", "If it is not there, ask the card company")
    case .remindOfRefund: Wording("残高を確かめ、なければ店に返金を催促する", "Check your balance; if it is not there, remind the shop")
    case .askHowRefunded: Wording("返金の方法と時期を店に確かめる", "Ask the shop how and when the money comes back")
    case .explainDoubleCharge: Wording("二重の請求かカード会社に確かめる", "Ask the card company about the second charge")
    case .buyElsewhere(.precaution): Wording("念のため、ほかの店の在庫も見ておく", "As a precaution, see who else has it")
    case .buyElsewhere(.oneOff): Wording("同等の品をフリマやオークションで探す", "Look for an equivalent at flea markets and auctions")
    case .buyElsewhere(.skipped): Wording("今回分をほかで買う", "Buy this month's need elsewhere")
    case .buyElsewhere: Wording("ほかの店で探す", "Look for it at other shops")
    case .buyRestocked: Wording("再入荷。すぐに買う", "Back in stock: buy it at once")
    case .readMissedMail: Wording("迷惑メールにある通知を読む", "Read the notice in your spam folder")
    case .askForReason: Wording("キャンセルの理由を尋ねる", "Ask for the reason")
    case .keepSubscription: Wording("定期便の次回分を確かめる", "Check the next subscription delivery")
    case .checkOrderHistory: Wording("メールのリンクは開かず、注文履歴で確かめる", "Open no link of that mail; check your order history")
    }
  }

  private static func asking(_ facts: AdviceFacts, _ japanese: String, _ english: String) -> Wording {
    facts.isSeller
      ? Wording("販売者に\(japanese)尋ねる", "Ask the seller \(english)") : Wording("店に\(japanese)尋ねる", "Ask the shop \(english)")
  }
}
