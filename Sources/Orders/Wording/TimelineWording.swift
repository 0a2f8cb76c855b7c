import Events

/// One sentence for each event of a history.
enum TimelineWording {
  static func summary(of event: Event, believed: Bool) -> Wording {
    let plain = withDetails(event)
    guard !believed else { return plain }
    return Wording("【真偽不明】" + plain.japanese, "[doubtful] " + plain.english)
  }

  private static func withDetails(_ event: Event) -> Wording {
    var words = event.report.map(summary(of:)) ?? event.claim.map(summary(of:)) ?? summary(of: event.kind)
    if let former = event.formerOrderNumbers.first, let number = event.orderNumber, event.kind == .ordered {
      words = Wording("注文番号の変更：\(former) → \(number)", "Order number changed: \(former) → \(number)")
    }
    if let reason = event.reason?.wording { words = words.adding("（\(reason.japanese)）", " (\(reason.english))") }
    if event.kind == .refunded || event.kind == .credited, let amount = event.amount {
      let sum = amount.wording(currency: event.currency)
      words = words.adding("：\(sum.japanese)", ": \(sum.english)")
      if let method = event.paymentMethod?.wording { words = words.adding("（\(method.japanese)）", " (\(method.english))") }
    }
    if let day = event.expectedShipDate?.wording {
      words = words.adding("、発送予定は\(day.japanese)まで", ", to ship by \(day.english)")
    } else if event.kind.announcesDate, let last = event.expectedArrivalUntil ?? event.expectedArrivalFrom {
      let day = last.day.wording
      words = words.adding("、お届け予定は\(day.japanese)まで", ", arrival by \(day.english)")
    }
    return words
  }

  private static func summary(of kind: Kind) -> Wording {
    switch kind {
    case .ordered: Wording("注文を受け付け", "Order received")
    case .delayed: Wording("お届けの遅れ", "Delayed")
    case .cancelRequested: Wording("キャンセルの相談", "Cancellation asked for")
    case .cancelled: Wording("キャンセル", "Cancelled")
    case .paymentFailed: Wording("お支払いが承認されず", "Payment declined")
    case .shipped: Wording("発送", "Shipped")
    case .inTransit: Wording("輸送中", "On its way")
    case .deliveryAttempted: Wording("不在のため持ち戻り", "Delivery attempted, nobody was there")
    case .readyForPickup: Wording("受け取り可能", "Ready for pick-up")
    case .delivered: Wording("配達完了", "Delivered")
    case .deliveryFailed: Wording("配達できず", "Could not be delivered")
    case .returned: Wording("返品・返送", "Returned")
    case .refunded: Wording("返金", "Refunded")
    case .claimUpdated: Wording("保証申請の状況を更新", "Guarantee claim updated")
    case .credited: Wording("クーポン・ポイントを付与", "Credit granted")
    case .skipped: Wording("定期便の今回分を見送り", "Subscription: this delivery is left out")
    case .restocked: Wording("再入荷", "Back in stock")
    case .reported: Wording("お客様からの報告", "Your report")
    }
  }

  private static func summary(of claim: ClaimState) -> Wording {
    switch claim {
    case .filed: Wording("保証の申請を受け付け", "Guarantee claim filed")
    case .granted: Wording("保証の申請が認められた", "Guarantee claim granted")
    case .denied: Wording("保証の申請が認められず", "Guarantee claim denied")
    }
  }

  private static func summary(of report: Report) -> Wording {
    switch report {
    case .trackingNotRegistered: Wording("報告：追跡番号が未登録", "Your report: tracking number not registered")
    case .notReceived: Wording("報告：届いていない", "Your report: not received")
    case .received: Wording("報告：受け取った", "Your report: received")
    case .refundReceived: Wording("報告：返金を確認した", "Your report: refund received")
    case .chargedTwice: Wording("報告：二重に請求された", "Your report: charged twice")
    case .sellerSilent: Wording("報告：販売者から返事がない", "Your report: the seller does not answer")
    case .mailIsGenuine: Wording("報告：疑わしいメールは本物だった", "Your report: the doubtful mail is genuine")
    case .mailIsFake: Wording("報告：疑わしいメールは偽物だった", "Your report: the doubtful mail is a fake")
    }
  }
}

extension Wording {
  fileprivate func adding(_ japanese: String, _ english: String) -> Wording {
    Wording(self.japanese + japanese, self.english + english)
  }
}

extension Kind {
  /// True where the date announced is worth repeating.
  fileprivate var announcesDate: Bool {
    switch self {
    case .ordered, .delayed, .shipped, .inTransit: true
    default: false
    }
  }
}
