import Events
import Notices
import Orders

/// The words for the values of the contracts.
enum Words {
  static func text(for trust: Trust, in language: Language) -> String {
    switch trust {
    case .genuine: language.choose("差出人を確認済み", "genuine")
    case .unverified: language.choose("未確認", "unverified")
    case .suspect: language.choose("疑わしい", "suspect")
    case .spoofed: language.choose("なりすまし", "spoofed")
    }
  }

  static func text(for code: Dismissal.Code, in language: Language) -> String {
    switch code {
    case .newsletter: language.choose("広告・メールマガジンの差出人", "sent by a newsletter's address")
    case .bulk: language.choose("一斉送信で、件名に注文の言葉がない", "sent to many, no word of an order in the subject")
    case .noCue: language.choose("通知らしい言葉がない", "no words that a notice would have")
    case .otherMail: language.choose("注文の通知とは別のメール", "another kind of mail")
    case .rule: language.choose("規則パックにより出来事ではない", "a pack's rule says that nothing happened")
    case .noRule: language.choose("この差出人のメールは規則だけで読み、当てはまる規則がない", "this sender is read by rules alone, and none fits")
    case .nothingStated: language.choose("言葉はあるが、何かが起きたとは書かれていない", "cue words, but no statement that something happened")
    case .spoofed: language.choose("なりすましのため読み取らない", "a fake")
    }
  }

  static func text(for record: SellerRecord, in language: Language) -> String {
    language.choose(
      "ほかの注文\(record.orders)件のうち、在庫切れなど\(record.stockouts)件・遅延\(record.delays)件",
      "of \(record.orders) other orders, \(record.stockouts) not delivered for lack of stock or the like, \(record.delays) late")
  }

  static func text(for kind: Kind, in language: Language) -> String {
    let (japanese, english): (String, String) =
      switch kind {
      case .ordered: ("注文", "ordered")
      case .delayed: ("遅延", "delayed")
      case .cancelRequested: ("キャンセルの依頼", "cancellation requested")
      case .cancelled: ("キャンセル", "cancelled")
      case .paymentFailed: ("支払いの失敗", "payment failed")
      case .shipped: ("発送", "shipped")
      case .inTransit: ("輸送中", "in transit")
      case .deliveryAttempted: ("不在持ち戻り", "delivery attempted")
      case .readyForPickup: ("受け取り可能", "ready for pickup")
      case .delivered: ("配達完了", "delivered")
      case .deliveryFailed: ("配達できず", "delivery failed")
      case .returned: ("返品", "returned")
      case .refunded: ("返金", "refunded")
      case .claimUpdated: ("保証申請の更新", "claim updated")
      case .credited: ("クーポン・残高の付与", "credited")
      case .skipped: ("今回分のスキップ", "skipped")
      case .restocked: ("再入荷", "restocked")
      case .reported: ("本人の報告", "reported")
      }
    return language.choose(japanese, english)
  }

  static func text(for claim: ClaimState, in language: Language) -> String {
    switch claim {
    case .filed: language.choose("受け付け", "filed")
    case .granted: language.choose("認められた", "granted")
    case .denied: language.choose("認められず", "denied")
    }
  }

  static func text(for status: OrderStatus, in language: Language) -> String {
    let (japanese, english): (String, String) =
      switch status {
      case .ordered: ("注文済み", "ordered")
      case .preparing: ("発送準備中", "preparing")
      case .delayed: ("遅延", "delayed")
      case .paymentProblem: ("支払いに問題", "payment problem")
      case .shipped: ("発送済み", "shipped")
      case .inTransit: ("輸送中", "in transit")
      case .readyForPickup: ("受け取り待ち", "ready for pickup")
      case .delivered: ("配達完了", "delivered")
      case .cancelRequested: ("キャンセルの打診", "cancellation requested")
      case .partlyCancelled: ("一部キャンセル", "partly cancelled")
      case .cancelled: ("キャンセル", "cancelled")
      case .returned: ("返品", "returned")
      case .refunded: ("返金", "refunded")
      case .skipped: ("今回はスキップ", "skipped")
      }
    return language.choose(japanese, english)
  }

  static func text(for diagnosis: Diagnosis, in language: Language) -> String {
    let (japanese, english): (String, String) =
      switch diagnosis {
      case .stockoutCancellation: ("在庫切れによるキャンセル", "cancelled for lack of stock")
      case .sellerCancellation: ("店舗都合のキャンセル", "cancelled by the shop")
      case .sellerAsksToCancel: ("店舗がキャンセルを打診", "the seller asks to cancel")
      case .preorderShortage: ("予約分を確保できず", "not enough for the pre-orders")
      case .defectCancellation: ("検品不良によるキャンセル", "cancelled for a defect")
      case .paymentCancellation: ("支払い不成立によるキャンセル", "cancelled as the payment failed")
      case .customerCancellation: ("自分で依頼したキャンセル", "cancelled on your own wish")
      case .subscriptionSkipped: ("定期便の今回分なし", "subscription skipped this time")
      case .stuckUnshipped: ("発送されないまま", "stuck, not shipped")
      case .delayedAtRisk: ("遅延、キャンセルのおそれ", "delayed, at risk")
      case .shippedNotTracked: ("追跡番号が未登録", "tracking number not registered")
      case .stalledInTransit: ("配送が止まっている", "stalled in transit")
      case .deliveredNotReceived: ("配達完了だが届いていない", "delivered but not received")
      case .labelOnlyShipment: ("発送通知だけで発送されず", "label printed, never shipped")
      case .overseasLoss: ("海外からの荷物の紛失・保留", "lost or held overseas")
      case .refundPending: ("返金待ち", "refund pending")
      case .refundOverdue: ("返金の期限超過", "refund overdue")
      case .guaranteeOpen: ("保証を申請できる", "guarantee claim open")
      case .missedInSpam: ("迷惑メールに紛れていた", "missed in spam")
      case .possiblePhishing: ("なりすましの疑い", "possible phishing")
      }
    return language.choose(japanese, english)
  }

  static func text(for state: RefundWatch.State, in language: Language) -> String {
    switch state {
    case .notCharged: language.choose("請求なし", "not charged")
    case .pending: language.choose("返金待ち", "refund pending")
    case .overdue: language.choose("返金の期限超過", "refund overdue")
    case .done: language.choose("返金済み", "refunded")
    case .unknown: language.choose("返金の時期は不明", "refund, nobody says when")
    }
  }
}

extension OrderStatus {
  /// Whether a diagnosis says the same and more.
  var isToldByDiagnosis: Bool { self == .cancelled || self == .cancelRequested || self == .delayed || self == .skipped }
}
