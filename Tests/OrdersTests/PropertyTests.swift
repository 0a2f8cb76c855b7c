import Events
import Testing

@testable import Orders

/// What must hold for any events.
///
/// A failure prints the seed that brings it back.
struct PropertyTests {
  private static let seeds: [UInt64] = [1, 7, 42, 2_026, 31_337, 271_828, 3_141_592, 0xDEAD_BEEF]

  /// Random events of a few orders, parcels and threads, so that they meet in all ways.
  private static func events(seed: UInt64, count: Int = 120) -> [Event] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { index in
      var made = Event(id: "event-\(index)", kind: Kind.allCases.randomElement(using: &random) ?? .ordered)
      made.merchant = [amazon, amazon, "rakuten.co.jp", "shop-aozora.jp", "kuronekoyamato.co.jp", nil].randomElement(using: &random) ?? nil
      made.orderNumber = ["250-0000001-0000001", "250-0000002-0000002", "1001", nil, nil].randomElement(using: &random) ?? nil
      if Int.random(in: 0..<12, using: &random) == 0 {
        made.formerOrderNumbers = ["250-0000003-0000003", "1001"].shuffled(using: &random).dropLast()
      }
      made.seller = [nil, nil, "水筒専門店みずべ"].randomElement(using: &random) ?? nil
      made.items =
        [[], [Item(name: "ステンレス水筒 500ml", quantity: 1, price: 1_000)], [Item(name: "替えパッキン")]].randomElement(using: &random) ?? []
      made.reason = Bool.random(using: &random) ? Reason.allCases.randomElement(using: &random) : nil
      made.amount = [nil, 1_000, 2_000].randomElement(using: &random) ?? nil
      made.paymentMethod = Bool.random(using: &random) ? PaymentMethod.allCases.randomElement(using: &random) : nil
      made.carrier = [nil, .yamato].randomElement(using: &random) ?? nil
      made.trackingNumbers = [[], [], ["111111111111"], ["2222-2222-2222"]].randomElement(using: &random) ?? []
      made.trust = [.genuine, .unverified, .unverified, .suspect].randomElement(using: &random) ?? .unverified
      if Int.random(in: 0..<20, using: &random) > 0 {
        made.occurredAt = Timestamp(secondsSince1970: 1_775_000_000 + Int.random(in: 0..<100, using: &random) * 43_200)
      }
      made.expectedArrivalUntil = [nil, DayTime(iso: "2026-04-20")].randomElement(using: &random) ?? nil
      made.report = made.kind == .reported ? Report.allCases.randomElement(using: &random) : nil
      made.message = MessageReference(
        id: "<\(Int.random(in: 0..<60, using: &random))@example.jp>", spam: Bool.random(using: &random),
        references: Bool.random(using: &random) ? ["<\(Int.random(in: 0..<60, using: &random))@example.jp>"] : [])
      return made
    }
  }

  private func text(_ events: [Event], asOf: Timestamp) throws -> [String] {
    try OrderClassifier(policies: .shipped()).classify(events, asOf: asOf).map { $0.json(language: .ja).line }
  }

  @Test(arguments: seeds)
  func shufflingChangesNothing(seed: UInt64) throws {
    let events = Self.events(seed: seed)
    var random = SeededGenerator(seed: seed)
    let expected = try text(events, asOf: moment("2026-05-01"))
    for _ in 0..<5 { #expect(try text(events.shuffled(using: &random), asOf: moment("2026-05-01")) == expected, "seed \(seed)") }
  }

  @Test(arguments: seeds)
  func repeatingEventsChangesNothing(seed: UInt64) throws {
    let events = Self.events(seed: seed)
    var random = SeededGenerator(seed: seed)
    let some = (0..<60).compactMap { _ in events.randomElement(using: &random) }
    #expect(
      try text((events + some).shuffled(using: &random), asOf: moment("2026-05-01")) == text(events, asOf: moment("2026-05-01")),
      "seed \(seed)")
  }

  /// The same statement from a second mail; its message is in no thread and sorts behind the first.
  @Test(arguments: seeds)
  func restatingEventsChangesNothing(seed: UInt64) throws {
    let events = Self.events(seed: seed)
    var random = SeededGenerator(seed: seed)
    let restated = (0..<60).compactMap { index in events.randomElement(using: &random)?.restated("~\(index)") }
    #expect(
      try text((events + restated).shuffled(using: &random), asOf: moment("2026-05-01")) == text(events, asOf: moment("2026-05-01")),
      "seed \(seed)")
  }

  /// The clock moves money from pending to overdue and opens what was closed; what happened stays.
  @Test(arguments: seeds)
  func advancingTheClockUndoesNothing(seed: UInt64) throws {
    let classifier = OrderClassifier(policies: try .shipped())
    let events = Self.events(seed: seed)
    var earlier: [String: Order] = [:]
    for days in [0, 1, 2, 3, 4, 10, 45, 46, 90, 400, 4_000] {
      let orders = classifier.classify(events, asOf: moment("2026-04-10").adding(days: days))
      for order in orders {
        let key = order.timeline.map(\.event.id).joined(separator: " ")
        if let before = earlier[key] { #expect(Self.isContinued(before, order), "seed \(seed), day \(days)") }
        earlier[key] = order
      }
      #expect(earlier.count == orders.count, "seed \(seed)")
    }
  }

  /// What only the clock may end: an open window.
  private static let passing: Set<Diagnosis> = [.guaranteeOpen, .refundPending]

  private static func isContinued(_ before: Order, _ after: Order) -> Bool {
    let gone = Set(before.diagnosis).subtracting(after.diagnosis).subtracting(passing)
    let moneyGoesOn = before.refund?.state == after.refund?.state || (before.refund?.state == .pending && after.refund?.state == .overdue)
    return before.status == after.status && gone.isEmpty && moneyGoesOn && before.timeline == after.timeline
      && before.linkedBy == after.linkedBy && before.refund?.amount == after.refund?.amount
  }

  /// Every piece of advice names events of its own order.
  @Test(arguments: seeds)
  func adviceRestsOnEvents(seed: UInt64) throws {
    for order in try OrderClassifier(policies: .shipped()).classify(Self.events(seed: seed), asOf: moment("2026-05-01")) {
      let told = Set(order.timeline.map(\.event.id))
      for action in order.actions {
        #expect(!action.events.isEmpty && told.isSuperset(of: action.events), "seed \(seed), \(action.code)")
      }
    }
  }

  /// No event is lost but restock notices and coupons of no order, and none is told twice by one order.
  @Test(arguments: seeds)
  func losesNothing(seed: UInt64) throws {
    let events = Self.events(seed: seed)
    let statements = StatementMerger(linking: try Policies.shipped().linking).statements(of: events)
    let orders = try OrderClassifier(policies: .shipped()).classify(events, asOf: moment("2026-05-01"))
    let told = Set(orders.flatMap(\.timeline).map(\.event.id))
    let lost = statements.filter { !told.contains($0.event.id) }
    #expect(lost.allSatisfy { $0.kind == .restocked || $0.kind == .credited }, "seed \(seed)")
    for order in orders { #expect(Set(order.timeline.map(\.event.id)).count == order.timeline.count, "seed \(seed)") }
  }

  /// All of them at once in one order, or all alike, cost no more than their number: with a quadratic step this would not end.
  @Test func hostileCrowdsCostLinearTime() throws {
    let count = 5_000
    let crowds: [[Event]] = [
      (0..<count).map { index in
        event(.refunded, "2026-04-01") {
          $0.id = "\(index)"; $0.amount = Amount(index)
        }
      },
      (0..<count).map { index in
        event(.inTransit, "2026-04-01", number: nil) {
          $0.id = "\(index)"; $0.trackingNumbers = ["111111111111"]; $0.points = index
        }
      },
      (0..<count).map { index in
        event(.shipped, "2026-04-01") {
          $0.id = "\(index)"; $0.trackingNumbers = ["1111111\(100_000 + index)"]
        }
      },
      (0..<count).map { index in
        event(.ordered, "2026-04-01", number: "n\(index)") {
          $0.id = "\(index)"; $0.trackingNumbers = ["111111111111"]
        }
      }
        + (0..<count).map { index in
          notice(.delivered, "2026-04-02", of: "111111111111").with {
            $0.id = "d\(index)"; $0.points = index
          }
        },
      (0..<count).map { index in
        event(.ordered, "2026-04-01", number: "n\(index)") {
          $0.id = "\(index)"; $0.items = [Item(name: "ステンレス水筒")]
        }
      }
        + (0..<count).map { index in
          event(.shipped, "2026-04-02", number: nil) {
            $0.id = "s\(index)"; $0.points = index; $0.items = [Item(name: "ステンレス水筒")]
          }
        },
      [
        event(.ordered, "2026-04-01") { made in made.items = (0..<count).map { Item(name: "品 \($0)") } },
        event(.cancelled, "2026-04-02") { made in made.items = (0..<count).map { Item(name: "品 \($0)…") } },
      ],
      (0..<count).map { index in
        event(.delayed, "2026-04-01", number: nil) {
          $0.id = "\(index)"; $0.message = MessageReference(id: "<\(index)>", references: ["<\(index + 1)>"])
        }
      },
      (0..<count).map { index in
        event(.cancelled, "2026-04-01", number: "n\(index)") {
          $0.id = "\(index)"; $0.amount = 100
        }
      }
        + (0..<count).map { index in
          event(.refunded, "2026-04-02", merchant: nil, number: nil) {
            $0.id = "r\(index)"; $0.amount = 100; $0.points = index
          }
        },
      (0..<count).map { index in
        event(.ordered, "2026-04-01", merchant: "s\(index).example.jp", number: "rakuten-123456789") { $0.id = "\(index)" }
      },
      (0..<count).map { index in
        event(.ordered, "2026-04-01", number: "n\(index)") {
          $0.id = "\(index)"; $0.formerOrderNumbers = ["n\(index + 1)"]
        }
      },
      (0..<count).map { index in
        event(.ordered, "2026-04-01", number: "n\(index + 1)") {
          $0.id = "\(index)"; $0.formerOrderNumbers = ["n\(index)"]
        }
      },
    ]
    for crowd in crowds { #expect(try !classify(crowd, asOf: "2026-05-01").isEmpty) }
  }
}
