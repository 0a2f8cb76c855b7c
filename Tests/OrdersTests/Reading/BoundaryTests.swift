import Events
import Testing

@testable import Orders

/// Days on both sides of each limit.
///
/// All limits are midnights in Japan.
struct BoundaryTests {
  private func isFound(_ diagnosis: Diagnosis, _ events: [Event], asOf: String) throws -> Bool {
    let order = try #require(try order(of: events, asOf: asOf))
    return order.diagnosis.contains(diagnosis)
  }

  /// Three days, counted in Japanese days: over New Year, and over 28 and 29 February.
  @Test(arguments: [
    ("2026-04-01T00:00", "2026-04-03T23:59", false), ("2026-04-01T23:59", "2026-04-04T00:00", true),
    ("2025-12-30T12:00", "2026-01-01T23:59", false), ("2025-12-30T12:00", "2026-01-02T00:00", true),
    ("2024-02-27T12:00", "2024-02-29T23:59", false), ("2024-02-27T12:00", "2024-03-01T00:00", true),
    ("2026-02-26T12:00", "2026-02-28T23:59", false), ("2026-02-26T12:00", "2026-03-01T00:00", true),
    // 14:59:59 and 15:00 UTC are the two sides of midnight in Japan.
    ("2026-04-01T12:00", "2026-04-03T14:59:59Z", false), ("2026-04-01T12:00", "2026-04-03T15:00:00Z", true),
  ])
  func isStuck(_ ordered: String, _ asOf: String, _ expected: Bool) throws {
    #expect(try isFound(.stuckUnshipped, [event(.ordered, ordered)], asOf: asOf) == expected)
  }

  /// An arrival announced more than three days ahead explains the wait.
  @Test(arguments: [("2026-04-13", true), ("2026-04-14", false)])
  func waitsForAnnouncedArrival(_ arrival: String, _ expected: Bool) throws {
    let ordered = event(.ordered, "2026-04-01") { $0.expectedArrivalFrom = DayTime(iso: arrival) }
    #expect(try isFound(.stuckUnshipped, [ordered], asOf: "2026-04-10") == expected)
  }

  /// A day of dispatch explains the wait as well, but nobody may expect the parcel on it.
  @Test(arguments: [("2026-04-13", true), ("2026-04-14", false)])
  func waitsForAnnouncedDispatch(_ dispatch: String, _ expected: Bool) throws {
    let ordered = event(.ordered, "2026-04-01") { $0.expectedShipDate = day(dispatch) }
    #expect(try isFound(.stuckUnshipped, [ordered], asOf: "2026-04-10") == expected)
    let delayed = event(.delayed, "2026-04-02") { $0.expectedShipDate = day(dispatch) }
    #expect(try order(of: [delayed], asOf: "2026-04-10")?.expectedShipDate == day(dispatch))
    let sent = try #require(try order(of: [delayed, event(.shipped, "2026-04-14")], asOf: "2026-04-30"))
    #expect(sent.expectedArrivalFrom == nil && sent.expectedShipDate == nil)
    #expect(!sent.diagnosis.contains(.stalledInTransit))
  }

  /// Right after the dispatch no carrier knows the number.
  @Test(arguments: [("2026-04-03T23:59", false), ("2026-04-04T00:00", true)])
  func missesTheNumber(_ asOf: String, _ expected: Bool) throws {
    let shipped = event(.shipped, "2026-04-02T18:00") { $0.trackingNumbers = ["1234-5678-9012"] }
    #expect(try isFound(.shippedNotTracked, [shipped, report(.trackingNotRegistered, "2026-04-02T20:00")], asOf: asOf) == expected)
  }

  /// Yamato and Sagawa tell of deliveries to whom they tell of parcels; of others a delivery notice must have been seen.
  @Test(arguments: [("kuronekoyamato.co.jp", Carrier.yamato, true), ("post.japanpost.jp", .japanPost, false)])
  func expectsDeliveryNotices(_ domain: String, _ carrier: Carrier, _ expected: Bool) throws {
    let shipped = event(.shipped, "2026-04-02T18:00", merchant: "shop-aozora.jp") {
      $0.trackingNumbers = ["1234-5678-9012"]
      $0.carrier = carrier
      $0.expectedArrivalUntil = DayTime(iso: "2026-04-04")
    }
    let announced = event(.inTransit, "2026-04-03T18:00", merchant: domain, number: nil) { $0.trackingNumbers = ["1234-5678-9012"] }
    #expect(try isFound(.stalledInTransit, [shipped, announced], asOf: "2026-04-05") == expected)
  }

  /// A restock notice is the first thing to do for half an hour, and gone after three days.
  @Test(arguments: [
    ("2026-04-10T09:30", ActionCode.buyRestocked, true), ("2026-04-10T09:31", .buyElsewhere, true),
    ("2026-04-13T23:59", .buyElsewhere, true),
    ("2026-04-14T00:00", .buyElsewhere, false),
  ])
  func hurriesForRestocks(_ asOf: String, _ first: ActionCode, _ isOffered: Bool) throws {
    let goods = [Item(name: "ステンレス水筒 500ml")]
    let events = [
      event(.ordered, "2026-04-01") {
        $0.items = goods
        $0.paymentMethod = .creditCard
      },
      event(.cancelled, "2026-04-02") {
        $0.items = goods
        $0.reason = .outOfStock
      },
      event(.restocked, "2026-04-10T09:00", merchant: "keepa.com", number: nil) { $0.items = goods },
    ]
    let actions = try #require(try order(of: events, asOf: asOf)).actions.map(\.code)
    #expect(actions.first == first)
    #expect(actions.contains(.buyRestocked) == isOffered)
  }

  @Test func expectsNoShipmentOfDigitalGoods() throws {
    let ordered = event(.ordered, "2026-04-01", number: "D01-0000001-0000001")
    #expect(try !isFound(.stuckUnshipped, [ordered], asOf: "2026-05-01"))
  }

  struct Window: Sendable, CustomStringConvertible {
    let method: PaymentMethod
    let from: String
    let by: String
    let overdue: String
    var description: String { method.rawValue }
  }

  /// Cancelled on 15 January 2024: windows run over 29 February.
  @Test(arguments: [
    Window(method: .debitCard, from: "2024-01-15", by: "2024-02-29", overdue: "2024-03-01"),
    Window(method: .prepaidCard, from: "2024-01-15", by: "2024-02-29", overdue: "2024-03-01"),
    Window(method: .giftCard, from: "2024-01-15", by: "2024-01-16", overdue: "2024-01-17"),
    Window(method: .convenienceStore, from: "2024-01-16", by: "2024-01-17", overdue: "2024-01-18"),
    Window(method: .payPay, from: "2024-01-15", by: "2024-01-22", overdue: "2024-01-23"),
  ])
  func refundWindow(_ window: Window) throws {
    let events = [
      event(.ordered, "2024-01-10") { $0.paymentMethod = window.method },
      event(.cancelled, "2024-01-15T23:30") { $0.reason = .customerRequest },
    ]
    let last = try #require(try order(of: events, asOf: window.by + "T23:59:59")?.refund)
    #expect(last.state == .pending)
    #expect(last.expectedFrom == day(window.from))
    #expect(last.expectedBy == day(window.by))
    #expect(try order(of: events, asOf: window.overdue)?.refund?.state == .overdue)
  }

  /// A card that was charged because the goods had shipped: 31 days, over New Year.
  @Test(arguments: [("2026-01-20T23:59", RefundWatch.State.pending), ("2026-01-21", .overdue)])
  func refundWindowOfCard(_ asOf: String, _ state: RefundWatch.State) throws {
    let events = [
      event(.ordered, "2025-12-10") { $0.paymentMethod = .creditCard }, event(.shipped, "2025-12-12"),
      event(.cancelled, "2025-12-20T10:00") { $0.reason = .customerRequest },
    ]
    #expect(try order(of: events, asOf: asOf)?.refund?.state == state)
  }

  /// The window runs from the refund notice where there is one.
  @Test(arguments: [("2026-06-15T23:59", RefundWatch.State.pending), ("2026-06-16", .overdue)])
  func refundWindowAfterNotice(_ asOf: String, _ state: RefundWatch.State) throws {
    let events = [
      event(.ordered, "2026-04-01") { $0.paymentMethod = .debitCard }, event(.cancelled, "2026-04-02") { $0.reason = .customerRequest },
      event(.refunded, "2026-05-01") { $0.amount = 1_000 },
    ]
    #expect(try order(of: events, asOf: asOf)?.refund?.state == state)
  }

  private static let shipped = event(.shipped, "2026-04-02") { $0.expectedArrivalUntil = DayTime(iso: "2026-04-05T21:00") }

  /// A day past the announced arrival.
  @Test(arguments: [("2026-04-05T23:59", false), ("2026-04-06", true)])
  func isStalled(_ asOf: String, _ expected: Bool) throws {
    #expect(try isFound(.stalledInTransit, [Self.shipped], asOf: asOf) == expected)
  }

  /// Three days past the announced arrival, until ninety days past it.
  @Test(arguments: [("2026-04-07T23:59", false), ("2026-04-08", true), ("2026-07-04T23:59", true), ("2026-07-05", false)])
  func guaranteeIsOpen(_ asOf: String, _ expected: Bool) throws {
    let bySeller = Self.shipped.with { $0.seller = "水筒専門店みずべ" }
    let order = try #require(try order(of: [bySeller], asOf: asOf))
    #expect(order.diagnosis.contains(.guaranteeOpen) == expected)
    #expect(order.guarantee == GuaranteeWindow(opens: try #require(day("2026-04-08")), closes: try #require(day("2026-07-04"))))
  }

  /// Five days without an end of the matter.
  @Test(arguments: [("2026-04-06T23:59", false), ("2026-04-07", true)])
  func escalates(_ asOf: String, _ expected: Bool) throws {
    let order = try #require(try order(of: [event(.cancelRequested, "2026-04-02T10:00")], asOf: asOf))
    #expect(order.actions.contains { $0.code == .contactSeller } == expected)
  }

  /// A whole refund without a reason: fourteen days after the shipment at most.
  ///
  /// A stated shortage counts at any time.
  @Test(arguments: [
    ("2026-04-16T10:00", nil, true), ("2026-04-16T10:01", nil, false), ("2026-06-01", Reason.outOfStock, true),
    ("2026-04-05", .customerRequest, false), ("2026-04-05", .noRestockForecast, true), ("2026-04-01", .outOfStock, false),
  ])
  func isLabelOnly(_ time: String, _ reason: Reason?, _ expected: Bool) throws {
    let events = [event(.shipped, "2026-04-02T10:00"), event(.refunded, time) { $0.reason = reason }]
    #expect(try isFound(.labelOnlyShipment, events, asOf: "2026-06-10") == expected)
  }

  /// One mail cancels what ran out and ships the rest; or the shop cancels goods that no shipment held.
  @Test(arguments: [Kind.cancelled, .refunded], ["2026-04-02T10:00", "2026-04-03T09:00"])
  func shipmentOfTheRestIsNoLabel(_ kind: Kind, _ time: String) throws {
    let mail = time == "2026-04-02T10:00" ? "rest@shop.example" : "later@shop.example"
    let events = [
      event(.ordered, "2026-04-01T10:00") { $0.items = [Item(name: "リネン生地"), Item(name: "くるみボタンキット")] },
      event(.shipped, "2026-04-02T10:00") {
        $0.items = [Item(name: "リネン生地")]
        $0.message = MessageReference(id: "rest@shop.example")
      },
      event(kind, time) {
        $0.items = [Item(name: "くるみボタンキット")]
        $0.reason = .outOfStock
        $0.message = MessageReference(id: mail)
      },
    ]
    #expect(try !isFound(.labelOnlyShipment, events, asOf: "2026-04-10"))
  }

  /// Half an hour after the restock notice.
  @Test(arguments: [("2026-04-03T12:30", true), ("2026-04-03T12:31", false)])
  func restockIsFresh(_ asOf: String, _ expected: Bool) throws {
    let item = Item(name: "ステンレス水筒 500ml")
    let events = [
      event(.cancelled, "2026-04-02") { $0.items = [item] },
      event(.restocked, "2026-04-03T12:00", merchant: "keepa.com", number: nil) { $0.items = [item] },
    ]
    let order = try #require(try order(of: events, asOf: asOf))
    #expect(order.actions.first { $0.code == .buyRestocked }?.advice == .buyRestocked(isFresh: expected))
  }

  /// Sixty days after the last that happened.
  @Test(arguments: [("2026-06-01T23:59", true), ("2026-06-02", false)])
  func isForgotten(_ asOf: String, _ expected: Bool) throws {
    let order = try #require(try order(of: [event(.cancelled, "2026-04-02") { $0.reason = .outOfStock }], asOf: asOf))
    #expect(order.needsAttention == expected)
    #expect(order.diagnosis.contains(.stockoutCancellation))
  }

  /// Due days that advice names.
  @Test(arguments: [
    (event(.paymentFailed, "2026-04-02"), "2026-04-08"),
    (event(.paymentFailed, "2026-04-02", merchant: "shop-aozora.jp"), "2026-04-05"),
    (event(.cancelRequested, "2026-04-02"), "2026-04-05"),
    (notice(.deliveryAttempted, "2026-04-02", of: "123456789012"), "2026-04-09"),
    (event(.readyForPickup, "2026-04-02"), "2026-04-05"),
    (event(.readyForPickup, "2026-04-02") { $0.expectedArrivalUntil = DayTime(iso: "2026-04-12") }, "2026-04-12"),
  ])
  func namesDueDays(_ cause: Event, _ due: String) throws {
    #expect(try order(of: [cause], asOf: "2026-04-02T12:00")?.actions.first?.due == day(due))
  }
}
