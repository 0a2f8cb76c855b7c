import Events

extension AdviceWording {
  /// Why, in one to three sentences.
  static func reason(for advice: Advice, facts: AdviceFacts) -> Wording {
    switch advice {
    case .answerByWaiting, .answerByRefund, .escalateRequest, .askForReason: reasonToWrite(advice, facts)
    case .awaitRefund, .lookAtStatement, .askCardCompany, .remindOfRefund, .askHowRefunded, .explainDoubleCharge:
      reasonAboutMoney(advice, facts)
    case .buyElsewhere(let reason): self.reason(for: reason, facts)
    case .pickUp, .arrangeRedelivery, .askAboutNumber, .callCarrier, .reportMissing, .askAboutLoss, .askAboutReturn, .claimGuarantee,
      .contestClaim:
      reasonAboutParcel(advice, facts)
    case .correctPayment:
      Wording("お支払いが承認されませんでした。直さないと注文は取り消されます。", "The payment was declined. Left as it is, the order will be cancelled.")
    case .askAboutUnshipped(let days):
      Wording(
        "注文から\(days)日たちますが、発送の知らせがありません。在庫が確保できていないことがあります。",
        "\(days) days after the order nothing says that it was shipped. The goods may not be there.")
    case .askAboutDelay:
      Wording("お届け予定が延びています。延びるほど、キャンセルになりやすくなります。", "The date was put off. The further it is, the likelier a cancellation.")
    case .buyRestocked(isFresh: true):
      Wording(
        "キャンセルになった品の再入荷通知が届いています。人気の品は数分で売り切れます。",
        "A restock notice for the cancelled goods has come. Popular goods are gone within minutes.")
    case .buyRestocked(isFresh: false):
      Wording(
        "キャンセルになった品の再入荷通知がありました。時間がたっているので、残っていないかもしれません。",
        "There was a restock notice for the cancelled goods. It is not fresh; they may be gone.")
    case .readMissedMail:
      Wording(
        "この注文の大事な通知が迷惑メールにだけあります。見逃さないよう、差出人を連絡先に登録してください。",
        "A notice of weight about this order lies in the spam folder only. Add its sender to your contacts.")
    case .keepSubscription:
      Wording(
        "在庫切れで見送られたのは今回分だけで、定期便は続きます。次の配送確認メールを確かめてください。",
        "Only this delivery was left out; the subscription goes on. Check the next confirmation mail.")
    case .checkOrderHistory:
      Wording(
        "この注文について、差出人の確かでないメールが届いています。注文の状態には反映していません。",
        "A mail about this order may not come from its sender. It has changed nothing here.")
    }
  }

  private static func reasonToWrite(_ advice: Advice, _ facts: AdviceFacts) -> Wording {
    switch advice {
    case .answerByWaiting:
      Wording("販売者の求めに応じる義務はありません。急がないなら、入荷を待つと伝えられます。", "You need not agree. If there is no hurry, you can say that you will wait.")
    case .escalateRequest:
      facts.hasGuarantee
        ? Wording("返事がないので、期日と保証の申請に触れて、もう一度伝えます。", "There is no answer: set a date and name the guarantee.")
        : Wording("返事がないので、期日を決めて、もう一度伝えます。", "There is no answer: set a date.")
    case .askForReason:
      Wording(
        "まず具体的な理由を、落ち着いて一度だけ尋ねます。お詫びのクーポンは約束されたものではありません。注文番号を手元に置き、記録の残るチャットが便利です。",
        "Ask for the concrete reason first, calmly and once. No shop promises a coupon. Have the order number ready; a chat keeps a record."
      )
    default:
      Wording("すぐに必要なら、キャンセルと返金を求め、完了をメールで知らせてもらいます。", "If you need it soon, ask for cancellation and refund, confirmed by mail.")
    }
  }

  private static func reason(for reason: Advice.BuyingReason, _ facts: AdviceFacts) -> Wording {
    let earnsPoints = facts.points.map { $0 > 0 } ?? false
    let points = Wording(
      earnsPoints ? "キャンセル分のポイントは付きません。" : "", earnsPoints ? " The cancelled goods earn no points." : "")
    let price = Wording(
      "比べるときは、価格＋送料−ポイント−クーポンの実質価格で。" + points.japanese + (facts.campaignHint?.japanese ?? ""),
      " Compare price + postage − points − coupons." + points.english + (facts.campaignHint.map { " " + $0.english } ?? ""))
    switch reason {
    case .stockout: return Wording("この注文では手に入りません。" + price.japanese, "This order will not bring it." + price.english)
    case .label:
      return Wording(
        "発送済みとされましたが、在庫がなく送られていませんでした。" + price.japanese, "It was marked as shipped, but the goods were not there." + price.english)
    case .preorder:
      return Wording(
        "予約は早い順に割り当てられます。ほかの店に残っていることがあります。", "Pre-orders are served first come, first served. Other shops may still have it.")
    case .oneOff:
      return Wording("一点物で、再入荷はありません。早めに同等の品を探してください。", "It was the only piece; there will be no restock. Look for an equivalent soon.")
    case .skipped: return Wording("在庫切れで今回分は届きません。", "Out of stock: this delivery will not come.")
    case .precaution:
      return Wording("キャンセルになるおそれが高い注文です。買い直しの当てを付けておくと安心です。", "This order is likely to be cancelled. Know where else you can buy it.")
    }
  }

  private static func reasonAboutMoney(_ advice: Advice, _ facts: AdviceFacts) -> Wording {
    let method = facts.refund?.method?.wording ?? Wording("お支払い方法", "the payment method")
    switch advice {
    case .awaitRefund:
      guard let last = facts.refund?.expectedBy?.wording else {
        return Wording("返金を待っています。", "The refund is on its way.")
      }
      let way = facts.refund?.method?.takesMoneyBack == false ? "で支払った分の返金は" : "への返金は"
      return Wording(
        "\(method.japanese)\(way)、\(last.japanese)までの見込みです。", "The refund (\(method.english)) should arrive by \(last.english).")
    case .lookAtStatement:
      return Wording(
        "返金の目安の期間を過ぎました。請求の取り消しや翌月の明細に入っていることがあります。",
        "The usual time has passed. It may stand as a withdrawn charge or on the next statement.")
    case .askCardCompany:
      return Wording(
        "返金がいつ反映されるかは、店ではなくカード会社が決めます。先にカード会社へ。", "When it is booked is up to the card company, not the shop. Ask the card company first.")
    case .remindOfRefund:
      let way = facts.refund?.method?.takesMoneyBack == false ? "で支払った分" : "へ"
      return Wording("\(method.japanese)\(way)の返金の目安の期間を過ぎました。", "The usual time for a refund (\(method.english)) has passed.")
    case .explainDoubleCharge:
      return Wording(
        "デビットやプリペイドでは、先に引き落とされた分が後から戻るため、二重に見えることがあります。",
        "Debit and prepaid cards are charged at once and paid back later, which looks like a double charge meanwhile.")
    default:
      return facts.refund?.method == .cashOnDelivery
        ? Wording(
          "代金引換で、まだ支払っていなければ返金はありません。支払った場合は店に確かめてください。",
          "Cash on delivery: what was not paid is not refunded. If you did pay, ask the shop.")
        : Wording("この支払い方法の返金の時期は店によって違います。案内がなければ尋ねてください。", "How this method is refunded differs by shop. Ask where it states nothing.")
    }
  }

  private static func reasonAboutParcel(_ advice: Advice, _ facts: AdviceFacts) -> Wording {
    switch advice {
    case .pickUp: return Wording("保管の期限を過ぎると返送されます。", "After the last day it goes back.")
    case .arrangeRedelivery: return Wording("不在で持ち戻りになりました。保管の期限を過ぎると返送されます。", "Nobody was there. After the last day it goes back.")
    case .askAboutNumber(let from):
      let wait = from.map { $0.wording }
      return Wording(
        "発送から1日ほどは未登録でも普通です。" + (wait.map { "\($0.japanese)になっても未登録なら、" } ?? "何日も続くなら、") + "送り状だけが発行され、荷物は倉庫にあるかもしれません。",
        "For a day or so that is normal." + (wait.map { " If it lasts until \($0.english)," } ?? " If it lasts,")
          + " only the label may have been printed.")
    case .callCarrier: return Wording("お届け予定を過ぎても、配達完了の知らせがありません。", "The announced day has passed without a delivery notice.")
    case .reportMissing:
      return Wording(
        "配達完了なのに見当たりません。置き配の場所、宅配ボックス、家族や隣家を見てから、返金か再配送を頼みます。",
        "Marked as delivered, but not there. Look at drop-off places and neighbours, then ask for refund or redelivery.")
    case .askAboutLoss:
      return Wording("輸送中の紛失か税関での差し止めの知らせがあります。お金は守られますが、時間はかかります。", "Lost on the way or held by customs. The money is safe, time is not.")
    case .claimGuarantee(let window):
      return Wording(
        "お届け予定を過ぎても届いていません。申請は\(window.opens.wording.japanese)から\(window.closes.wording.japanese)まで。注文履歴から申請し、販売者とのやり取りを残しておきます。",
        "Not arrived. Claims are possible from \(window.opens.wording.english) to \(window.closes.wording.english), in the order history. Keep the exchange with the seller."
      )
    case .contestClaim:
      return Wording(
        "保証の申請が認められませんでした。理由を確かめ、販売者とのやり取りや追跡の記録を添えて見直しを頼みます。",
        "The guarantee claim was denied. Ask why, and for another look, with the exchange with the seller and the tracking record.")
    default: return Wording("荷物が差出人に返送されました。", "The parcel went back to its sender.")
    }
  }
}

extension PaymentMethod {
  /// Whether money can go back the way it came.
  fileprivate var takesMoneyBack: Bool { self != .convenienceStore && self != .cashOnDelivery }
}
