import Events

@testable import Orders

/// One course of events, and all that is to be said of it.
struct OrderCase: Sendable, CustomStringConvertible {
  let name: String
  let events: [Event]
  let asOf: String
  let status: OrderStatus
  var diagnosis: [Diagnosis] = []
  var actions: [ActionCode] = []
  var refund: RefundWatch.State?
  var needsAttention = false

  var description: String { name }
}

extension OrderCase {
  private static let ordered = event(.ordered, "2026-04-01T10:00") {
    $0.items = [Item(name: "ステンレス水筒 500ml", quantity: 1, price: 3_000), Item(name: "替えパッキン", quantity: 2, price: 500)]
    $0.amount = 4_000
    $0.currency = "JPY"
    $0.paymentMethod = .creditCard
  }
  private static let sellerOrdered = event(.ordered, "2026-04-01T10:00") {
    $0.seller = "水筒専門店みずべ"
    $0.items = [Item(name: "ステンレス水筒 500ml", quantity: 1)]
    $0.amount = 3_000
    $0.paymentMethod = .debitCard
    $0.expectedArrivalFrom = DayTime(iso: "2026-04-05")
    $0.expectedArrivalUntil = DayTime(iso: "2026-04-07")
  }
  private static let shipped = event(.shipped, "2026-04-02T18:00") {
    $0.carrier = .yamato
    $0.trackingNumbers = ["1234-5678-9012"]
    $0.expectedArrivalUntil = DayTime(iso: "2026-04-04")
  }
  private static func cancelled(_ time: String = "2026-04-02T09:00", change: (inout Event) -> Void) -> Event {
    event(.cancelled, time, change: change)
  }

  /// Courses before anything was shipped.
  static let unshipped: [OrderCase] = [
    OrderCase(name: "just ordered", events: [ordered], asOf: "2026-04-02", status: .ordered),
    OrderCase(
      name: "accepted by a second mail", events: [ordered, event(.ordered, "2026-04-01T15:00") { $0.amount = 4_100 }],
      asOf: "2026-04-02", status: .preparing),
    OrderCase(
      name: "stuck", events: [ordered], asOf: "2026-04-05", status: .ordered, diagnosis: [.stuckUnshipped],
      actions: [.contactSupport], needsAttention: true),
    OrderCase(
      name: "stuck at a seller", events: [sellerOrdered], asOf: "2026-04-05", status: .ordered, diagnosis: [.stuckUnshipped],
      actions: [.buyElsewhere, .contactSeller], needsAttention: true),
    OrderCase(
      name: "delayed", events: [ordered, event(.delayed, "2026-04-02T09:00") { $0.expectedArrivalUntil = DayTime(iso: "2026-04-20") }],
      asOf: "2026-04-03", status: .delayed, diagnosis: [.delayedAtRisk], actions: [.contactSupport], needsAttention: true),
    OrderCase(
      name: "payment declined", events: [ordered, event(.paymentFailed, "2026-04-01T11:00")], asOf: "2026-04-02",
      status: .paymentProblem, actions: [.updatePayment], needsAttention: true),
    OrderCase(
      name: "seller asks to cancel",
      events: [
        sellerOrdered,
        event(.cancelRequested, "2026-04-02T09:00") {
          $0.initiator = .seller
          $0.reason = .outOfStock
        },
      ],
      asOf: "2026-04-03", status: .cancelRequested, diagnosis: [.sellerAsksToCancel], actions: [.replyToSeller, .replyToSeller],
      needsAttention: true),
    OrderCase(
      name: "seller asks and then is silent",
      events: [sellerOrdered, event(.cancelRequested, "2026-04-02T09:00"), report(.sellerSilent, "2026-04-05T09:00")],
      asOf: "2026-04-05", status: .cancelRequested, diagnosis: [.sellerAsksToCancel],
      actions: [.replyToSeller, .replyToSeller, .contactSeller], needsAttention: true),
    OrderCase(
      name: "the buyer asked to cancel", events: [ordered, event(.cancelRequested, "2026-04-02T09:00") { $0.initiator = .customer }],
      asOf: "2026-04-03", status: .cancelRequested),
    OrderCase(
      name: "subscription skipped", events: [event(.skipped, "2026-04-01T10:00") { $0.items = [Item(name: "洗濯用洗剤 詰め替え")] }],
      asOf: "2026-04-02", status: .skipped, diagnosis: [.subscriptionSkipped], actions: [.buyElsewhere, .reviewSubscription],
      needsAttention: true),
    OrderCase(
      name: "pre-order short", events: [ordered, event(.delayed, "2026-04-02T09:00") { $0.reason = .preorderShortage }],
      asOf: "2026-04-02T10:00", status: .delayed, diagnosis: [.preorderShortage, .delayedAtRisk],
      actions: [.buyElsewhere, .contactSupport], needsAttention: true),
  ]

  /// Courses that end in a cancellation.
  static let cancellations: [OrderCase] = [
    OrderCase(
      name: "out of stock, card", events: [ordered, cancelled { $0.reason = .outOfStock }], asOf: "2026-04-03", status: .cancelled,
      diagnosis: [.stockoutCancellation], actions: [.buyElsewhere, .askForReason], refund: .notCharged, needsAttention: true),
    OrderCase(
      name: "out of stock with its cause, seller, debit card",
      events: [
        sellerOrdered,
        cancelled {
          $0.reason = .outOfStock
          $0.cause = .inventoryLag
          $0.initiator = .seller
        },
      ],
      asOf: "2026-04-03", status: .cancelled, diagnosis: [.stockoutCancellation, .refundPending],
      actions: [.buyElsewhere, .waitForRefund], refund: .pending, needsAttention: true),
    OrderCase(
      name: "no reason given", events: [ordered, cancelled { $0.initiator = .merchant }], asOf: "2026-04-03", status: .cancelled,
      diagnosis: [.sellerCancellation], actions: [.buyElsewhere, .askForReason], refund: .notCharged, needsAttention: true),
    OrderCase(
      name: "defect", events: [ordered, cancelled { $0.reason = .defectFound }], asOf: "2026-04-03", status: .cancelled,
      diagnosis: [.defectCancellation], actions: [.buyElsewhere], refund: .notCharged, needsAttention: true),
    OrderCase(
      name: "pre-order cancelled", events: [ordered, cancelled { $0.reason = .preorderShortage }], asOf: "2026-04-03",
      status: .cancelled, diagnosis: [.preorderShortage], actions: [.buyElsewhere], refund: .notCharged, needsAttention: true),
    OrderCase(
      name: "payment never came", events: [ordered, event(.paymentFailed, "2026-04-01T11:00"), cancelled { _ in }],
      asOf: "2026-04-03", status: .cancelled, diagnosis: [.paymentCancellation], refund: .notCharged),
    OrderCase(
      name: "own wish", events: [ordered, cancelled { $0.reason = .customerRequest }], asOf: "2026-04-03", status: .cancelled,
      diagnosis: [.customerCancellation], refund: .notCharged),
    OrderCase(
      name: "the buyer's doing, without a reason", events: [ordered, cancelled { $0.initiator = .customer }], asOf: "2026-04-03",
      status: .cancelled, diagnosis: [.customerCancellation], refund: .notCharged),
    OrderCase(
      name: "one of two items",
      events: [
        ordered,
        cancelled {
          $0.reason = .outOfStock
          $0.cause = .inventoryLag
          $0.items = [Item(name: "替えパッキン")]
        },
      ],
      asOf: "2026-04-03", status: .partlyCancelled, diagnosis: [.stockoutCancellation], actions: [.buyElsewhere], refund: .notCharged,
      needsAttention: true),
    OrderCase(
      name: "missed in the spam",
      events: [
        ordered,
        cancelled {
          $0.reason = .customerRequest
          $0.message = MessageReference(folder: "迷惑メール", spam: true)
        },
      ],
      asOf: "2026-04-03", status: .cancelled, diagnosis: [.customerCancellation, .missedInSpam], actions: [.checkSpamFolder],
      refund: .notCharged, needsAttention: true),
    OrderCase(
      name: "back in stock",
      events: [
        ordered,
        cancelled {
          $0.reason = .outOfStock
          $0.cause = .inventoryLag
        },
        event(.restocked, "2026-04-03T12:00", merchant: "keepa.com", number: nil) { $0.items = [Item(name: "ｽﾃﾝﾚｽ水筒　500ML")] },
      ],
      asOf: "2026-04-03T12:10", status: .cancelled, diagnosis: [.stockoutCancellation], actions: [.buyRestocked, .buyElsewhere],
      refund: .notCharged, needsAttention: true),
  ]

  /// Courses of parcels.
  static let parcels: [OrderCase] = [
    OrderCase(name: "shipped", events: [ordered, shipped], asOf: "2026-04-04", status: .shipped),
    OrderCase(
      name: "in transit by the carrier's mail", events: [ordered, shipped, notice(.inTransit, "2026-04-03T08:00", of: "123456789012")],
      asOf: "2026-04-04", status: .inTransit),
    OrderCase(
      name: "nobody was there",
      events: [ordered, shipped, notice(.deliveryAttempted, "2026-04-04T11:00", of: "１２３４５６７８９０１２")], asOf: "2026-04-04",
      status: .inTransit, actions: [.arrangeRedelivery], needsAttention: true),
    OrderCase(
      name: "waits to be picked up", events: [ordered, shipped, event(.readyForPickup, "2026-04-04T11:00")], asOf: "2026-04-04",
      status: .readyForPickup, actions: [.pickUp], needsAttention: true),
    OrderCase(
      name: "delivered", events: [ordered, shipped, event(.delivered, "2026-04-04T11:00")], asOf: "2026-04-30", status: .delivered),
    OrderCase(
      name: "number not registered", events: [ordered, shipped, report(.trackingNotRegistered, "2026-04-04T12:00")],
      asOf: "2026-04-04T12:00", status: .shipped, diagnosis: [.shippedNotTracked], actions: [.contactSupport], needsAttention: true),
    OrderCase(
      name: "stalled", events: [ordered, shipped], asOf: "2026-04-05", status: .shipped, diagnosis: [.stalledInTransit],
      actions: [.contactCarrier], needsAttention: true),
    OrderCase(
      name: "delivered, but not received",
      events: [ordered, shipped, event(.delivered, "2026-04-04T11:00"), report(.notReceived, "2026-04-04T20:00")],
      asOf: "2026-04-05", status: .delivered, diagnosis: [.deliveredNotReceived], actions: [.contactSupport], needsAttention: true),
    OrderCase(
      name: "guarantee open", events: [sellerOrdered, shipped], asOf: "2026-04-08", status: .shipped,
      diagnosis: [.stalledInTransit, .guaranteeOpen], actions: [.fileGuaranteeClaim, .contactCarrier], needsAttention: true),
    OrderCase(
      name: "guarantee claim filed", events: [sellerOrdered, shipped, event(.claimUpdated, "2026-04-09T10:00") { $0.claim = .filed }],
      asOf: "2026-04-10", status: .shipped, diagnosis: [.stalledInTransit], actions: [.contactCarrier], needsAttention: true),
    OrderCase(
      name: "guarantee claim granted",
      events: [
        sellerOrdered, shipped, event(.claimUpdated, "2026-04-09T10:00") { $0.claim = .filed },
        event(.claimUpdated, "2026-04-12T10:00") { $0.claim = .granted },
      ],
      asOf: "2026-05-27", status: .shipped, diagnosis: [.refundPending], actions: [.waitForRefund], refund: .pending),
    OrderCase(
      name: "guarantee claim denied",
      events: [sellerOrdered, shipped, event(.claimUpdated, "2026-04-12T10:00") { $0.claim = .denied }], asOf: "2026-04-13",
      status: .shipped, diagnosis: [.stalledInTransit], actions: [.contactCarrier, .contactSupport], needsAttention: true),
    OrderCase(
      name: "guarantee claim denied, and then the goods came",
      events: [
        sellerOrdered, shipped, event(.claimUpdated, "2026-04-12T10:00") { $0.claim = .denied }, event(.delivered, "2026-04-13T11:00"),
      ], asOf: "2026-04-14", status: .delivered),
    OrderCase(
      name: "came back", events: [ordered, shipped, event(.returned, "2026-04-06T11:00") { $0.reason = .addressProblem }],
      asOf: "2026-04-07", status: .returned, diagnosis: [.refundPending], actions: [.contactSupport, .waitForRefund],
      refund: .pending, needsAttention: true),
    OrderCase(
      name: "held by customs", events: [ordered, shipped, event(.delayed, "2026-04-04T11:00") { $0.reason = .customs }],
      asOf: "2026-04-04T12:00", status: .shipped, diagnosis: [.overseasLoss], actions: [.contactSupport], needsAttention: true),
    OrderCase(
      name: "charged twice, says the user", events: [ordered, report(.chargedTwice, "2026-04-02T10:00")], asOf: "2026-04-02T11:00",
      status: .ordered, actions: [.contactCardCompany], needsAttention: true),
    OrderCase(
      name: "doubtful mail",
      events: [
        ordered,
        cancelled {
          $0.reason = .outOfStock
          $0.trust = .suspect
        },
      ],
      asOf: "2026-04-02T12:00", status: .ordered, diagnosis: [.possiblePhishing], actions: [.contactSupport], needsAttention: true),
  ]

  /// Courses of money.
  static let refunds: [OrderCase] = [
    OrderCase(
      name: "refunded to a debit card",
      events: [
        sellerOrdered, cancelled { $0.reason = .customerRequest },
        event(.refunded, "2026-04-03T09:00") {
          $0.amount = 3_000
          $0.paymentMethod = .debitCard
        },
      ],
      asOf: "2026-05-18T23:59", status: .refunded, diagnosis: [.customerCancellation, .refundPending], actions: [.waitForRefund],
      refund: .pending),
    OrderCase(
      name: "overdue on a debit card", events: [sellerOrdered, cancelled { $0.reason = .customerRequest }], asOf: "2026-05-18",
      status: .cancelled, diagnosis: [.customerCancellation, .refundOverdue], actions: [.checkRefund, .contactCardCompany],
      refund: .overdue, needsAttention: true),
    OrderCase(
      name: "the money came",
      events: [sellerOrdered, cancelled { $0.reason = .customerRequest }, report(.refundReceived, "2026-04-20T09:00")],
      asOf: "2026-06-30", status: .cancelled, diagnosis: [.customerCancellation], refund: .done),
    OrderCase(
      name: "bank transfer",
      events: [
        event(.ordered, "2026-04-01T10:00") { $0.paymentMethod = .bankTransfer }, cancelled { $0.reason = .customerRequest },
      ],
      asOf: "2026-04-03", status: .cancelled, diagnosis: [.customerCancellation], actions: [.checkRefund], refund: .unknown,
      needsAttention: true),
    OrderCase(
      name: "only the label was printed",
      events: [
        ordered, event(.shipped, "2026-04-02T18:00"),
        event(.refunded, "2026-04-05T09:00") {
          $0.reason = .outOfStock
          $0.amount = 4_000
          $0.paymentMethod = .giftCard
        },
      ],
      asOf: "2026-04-06", status: .refunded, diagnosis: [.labelOnlyShipment], actions: [.buyElsewhere], refund: .done,
      needsAttention: true),
  ]

  static let all = unshipped + cancellations + parcels + refunds
}
