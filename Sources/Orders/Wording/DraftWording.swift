import Events

/// Messages ready to be sent, with numbers and dates filled in.
enum DraftWording {
  /// The draft for a piece of advice; nil where nobody is to be written to.
  static func draft(for advice: Advice, facts: AdviceFacts) -> Wording? {
    guard let body = body(for: advice, facts) else { return nil }
    let subject = subject(facts)
    return Wording(
      "お世話になっております。\(subject.japanese)についてご連絡いたします。\n\n\(body.japanese)\n\nお手数をおかけしますが、どうぞよろしくお願いいたします。",
      "Hello,\n\nI am writing about \(subject.english).\n\n\(body.english)\n\nThank you for your help.")
  }

  /// The order as `注文番号 250-…（「…」）`, or `order 250-… ("…")`.
  private static func subject(_ facts: AdviceFacts) -> Wording {
    let item = facts.itemName.map { Wording("「\($0)」", "\"\($0)\"") }
    let ordered = facts.orderedOn?.wording
    if let number = facts.orderNumber {
      return Wording(
        "注文番号 \(number)" + (item.map { "（\($0.japanese)）" } ?? ""), "order \(number)" + (item.map { " (\($0.english))" } ?? ""))
    }
    return Wording(
      (ordered.map { "\($0.japanese)に注文した" } ?? "注文した") + (item?.japanese ?? "商品"),
      "my order" + (item.map { " of \($0.english)" } ?? "") + (ordered.map { " placed on \($0.english)" } ?? ""))
  }

  private static func body(for advice: Advice, _ facts: AdviceFacts) -> Wording? {
    switch advice {
    case .answerByWaiting:
      Wording(
        "キャンセルのご相談をいただきましたが、急ぎではありませんので、入荷を待ちたいと考えております。商品が入りましたら、そのまま発送をお願いいたします。\n入荷や発送がいつごろになりそうか、分かる範囲で教えていただけますでしょうか。",
        "You asked whether the order may be cancelled. There is no hurry on my side, and I would rather wait: please ship it when it is in stock.\nCould you tell me roughly when that will be?"
      )
    case .answerByRefund:
      Wording(
        "ご事情は承知いたしました。近く必要な品のため、キャンセルと全額のご返金をお願いいたします。\n手続きが済みましたら、返金の方法と時期を添えて、メールでお知らせいただけますと助かります。",
        "I understand the situation. I need the item soon, so please cancel the order and refund it in full at once.\nPlease confirm by mail when this is done, and how and when the money comes back."
      )
    case .escalateRequest(let deadline): escalation(deadline, facts)
    case .askAboutUnshipped, .askAboutDelay: askingForDate(advice, facts)
    case .askAboutNumber: askingForNumber(facts)
    case .reportMissing:
      Wording(
        "配達完了と表示されていますが、手元に届いておりません。玄関先や宅配ボックス、家族にも確かめましたが、見当たりませんでした。\n配達の状況をお調べのうえ、再配送またはご返金をお願いいたします。",
        "The parcel is shown as delivered, but it is not here. I have looked at the door and the delivery box and asked my family.\nPlease look into the delivery, and send it again or refund it."
      )
    case .askAboutLoss:
      Wording(
        "輸送中に問題があったとの知らせを受け取りました。荷物がいまどうなっているか、また、再発送やご返金の予定を教えていただけますでしょうか。",
        "I was told that something went wrong on the way. Could you tell me where the parcel is, and whether it will be sent again or refunded?"
      )
    case .askAboutReturn:
      Wording(
        "荷物が返送されたようです。もう一度発送していただけますでしょうか。難しい場合は、ご返金をお願いいたします。",
        "The parcel seems to have gone back to you. Could you send it again? If that is not possible, please refund it.")
    case .contestClaim:
      Wording(
        "マーケットプレイス保証の申請が認められなかったとの知らせを受け取りました。商品はまだ届いておりません。認められなかった理由を教えていただけますでしょうか。\n販売者とのやり取りと追跡の記録をお送りしますので、もう一度ご確認くださいますようお願いいたします。",
        "I was told that my guarantee claim was denied, but the item has not arrived. Could you tell me the reason?\nI can send the exchange with the seller and the tracking record; please look at it again."
      )
    case .remindOfRefund, .askHowRefunded: askingForMoney(advice, facts)
    case .claimGuarantee: claim(facts)
    case .askForReason: askingForReason(facts)
    default: nil
    }
  }

  private static func askingForReason(_ facts: AdviceFacts) -> Wording {
    if let reason = facts.cancellationReason?.wording {
      return Wording(
        "注文がキャンセル（\(reason.japanese)）になったとの知らせを受け取りました。差し支えなければ、もう少し詳しい事情と、今後の入荷の見込みを教えていただけますでしょうか。",
        "I was told that my order has been cancelled (\(reason.english)). Could you tell me a little more, and whether the item will be in stock again?"
      )
    }
    return Wording(
      "注文がキャンセルになったとの知らせを受け取りました。差し支えなければ、キャンセルになった具体的な理由と、今後の入荷の見込みを教えていただけますでしょうか。",
      "I was told that my order has been cancelled. Could you tell me the concrete reason, and whether the item will be in stock again?")
  }

  private static func escalation(_ deadline: CalendarDay, _ facts: AdviceFacts) -> Wording {
    let day = deadline.wording
    let guarantee =
      facts.hasGuarantee
      ? Wording(
        "期日までにご回答がない場合は、マーケットプレイス保証の申請も検討いたします。", " If I hear nothing by then, I will consider a guarantee claim with the marketplace.")
      : Wording("期日までにご回答がない場合は、運営の窓口に相談いたします。", " If I hear nothing by then, I will turn to the platform's support.")
    return Wording(
      "先日お返事をいたしましたが、その後ご連絡をいただいておりません。\(day.japanese)までに、発送の予定またはキャンセルとご返金の手続きについて、お知らせくださいますようお願いいたします。\n" + guarantee.japanese,
      "I answered your question, but have not heard from you since. Please tell me by \(day.english) when it will be shipped, or that the order is cancelled and refunded."
        + guarantee.english)
  }

  private static func askingForDate(_ advice: Advice, _ facts: AdviceFacts) -> Wording {
    if case .askAboutDelay = advice {
      return Wording(
        "お届けが遅れるとの知らせを受け取りました。現在の在庫の状況と、発送とお届けの見込みを教えていただけますでしょうか。",
        "I was told that the delivery will be late. Is the item in stock, and when will it be shipped and delivered?")
    }
    let since = facts.orderedOn?.wording
    return Wording(
      (since.map { "\($0.japanese)に注文いたしましたが、" } ?? "") + "まだ発送の知らせをいただいておりません。在庫は確保できておりますでしょうか。発送の予定日を教えていただけますと助かります。",
      (since.map { "I placed it on \($0.english), and have" } ?? "I have")
        + " not been told that it was shipped. Is the item in stock, and on which day will it be sent?")
  }

  private static func askingForNumber(_ facts: AdviceFacts) -> Wording {
    let number = facts.trackingNumber.map { Wording("追跡番号 \($0)", "the tracking number \($0)") } ?? Wording("追跡番号", "the tracking number")
    let carrier = facts.carrierName.map { Wording("\($0.japanese)のページで", " on the page of \($0.english)") } ?? Wording("", "")
    return Wording(
      "発送済みとのことですが、\(carrier.japanese)\(number.japanese)を調べると、未登録のままです。荷物が実際に発送されているか、倉庫に残っていないかをご確認いただけますでしょうか。\n発送が難しい場合は、代わりの品の手配またはご返金をお願いいたします。",
      "It is marked as shipped, but \(number.english) is not registered\(carrier.english). Could you check whether the parcel has really left the warehouse?\nIf it cannot be shipped, please send a replacement or refund it."
    )
  }

  private static func askingForMoney(_ advice: Advice, _ facts: AdviceFacts) -> Wording {
    let sum = (facts.refund?.remaining ?? facts.refund?.amount)?.wording(currency: facts.currency)
    let day = facts.cancelledOn?.wording
    let since = Wording(
      day.map { "\($0.japanese)にキャンセルとなりましたが、" } ?? "", day.map { "The order was cancelled on \($0.english). " } ?? "")
    if case .askHowRefunded = advice {
      return Wording(
        since.japanese + "ご返金の方法と時期がまだ分かっておりません。" + (sum.map { "返金額（\($0.japanese)）とあわせて、" } ?? "") + "教えていただけますでしょうか。",
        since.english + "Could you tell me how and when the money" + (sum.map { " (\($0.english))" } ?? "") + " will come back?")
    }
    return Wording(
      since.japanese + (sum.map { "ご返金（\($0.japanese)）" } ?? "ご返金") + "がまだ確認できておりません。手続きの状況と、入金の予定日を教えていただけますでしょうか。",
      since.english + "I have not seen the refund" + (sum.map { " (\($0.english))" } ?? "")
        + " yet. Could you tell me how it stands, and on which day it will arrive?")
  }

  private static func claim(_ facts: AdviceFacts) -> Wording {
    let day = facts.arrivalBy?.wording
    let seller =
      facts.seller.map { Wording("出品者「\($0)」から購入した商品が、", "Bought from the seller \"\($0)\", the item") } ?? Wording("商品が、", "The item")
    return Wording(
      seller.japanese + (day.map { "お届け予定の\($0.japanese)を過ぎても" } ?? "") + "届いておりません。販売者とのやり取りで解決していないため、マーケットプレイス保証による返金を申請いたします。",
      seller.english + " has not arrived" + (day.map { ", although it was announced for \($0.english)" } ?? "")
        + ". The seller has not settled it, so I claim a refund under the guarantee.")
  }
}
