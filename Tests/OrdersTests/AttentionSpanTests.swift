import Events
import Testing

@testable import Orders

/// The part of a history that the ledger hands out must say of what needs attention the same as all of it.
struct AttentionSpanTests {
  private static let seeds: [UInt64] = Array(1...40)

  /// Four years of orders, parcels, threads, goods and sums that meet by chance, over long times too.
  private static func history(seed: UInt64) -> [Event] {
    var random = SeededGenerator(seed: seed)
    let names = ["ステンレス水筒 500ml", "ステンレス水筒 5…", "ステンレス水筒 900ml", "替えパッキン", "湯たんぽ", nil]
    return (0..<400).map { index in
      var made = Event(id: "event-\(index)", kind: Kind.allCases.randomElement(using: &random) ?? .ordered)
      made.merchant =
        [amazon, amazon, "rakuten.co.jp", "shop-aozora.jp", "kuronekoyamato.co.jp", "post.japanpost.jp", "vpass.ne.jp", nil]
        .randomElement(using: &random) ?? nil
      if Int.random(in: 0..<3, using: &random) > 0 { made.orderNumber = "250-0000001-\(Int.random(in: 0..<150, using: &random))" }
      if Int.random(in: 0..<40, using: &random) == 0 {
        made.formerOrderNumbers = ["250-0000001-\(Int.random(in: 0..<150, using: &random))"]
      }
      made.seller = [nil, nil, "水筒専門店みずべ"].randomElement(using: &random) ?? nil
      if Bool.random(using: &random) { made.items = [Item(name: names.randomElement(using: &random) ?? nil)] }
      made.reason = Bool.random(using: &random) ? Reason.allCases.randomElement(using: &random) : nil
      made.amount = Bool.random(using: &random) ? Amount(Int.random(in: 1..<40, using: &random) * 100) : nil
      made.paymentMethod = Bool.random(using: &random) ? PaymentMethod.allCases.randomElement(using: &random) : nil
      if Int.random(in: 0..<3, using: &random) == 0 { made.trackingNumbers = ["11111111\(Int.random(in: 1_000..<1_060, using: &random))"] }
      made.trust = [.genuine, .unverified, .unverified, .suspect].randomElement(using: &random) ?? .unverified
      let moment = Timestamp(secondsSince1970: 1_700_000_000 + Int.random(in: 0..<1_500, using: &random) * 86_400)
      if Int.random(in: 0..<40, using: &random) > 0 { made.occurredAt = moment }
      if Int.random(in: 0..<4, using: &random) == 0 {
        made.expectedArrivalUntil = DayTime(moment.adding(days: Int.random(in: 0..<400, using: &random)).day)
      }
      if Int.random(in: 0..<9, using: &random) == 0 {
        made.expectedShipDate = moment.adding(days: Int.random(in: 0..<400, using: &random)).day
      }
      if Int.random(in: 0..<8, using: &random) == 0 {
        made.refundExpectedBy = moment.adding(days: Int.random(in: 0..<90, using: &random)).day
      }
      made.report = made.kind == .reported ? Report.allCases.randomElement(using: &random) : nil
      made.message = MessageReference(
        id: "<\(Int.random(in: 0..<900, using: &random))@example.jp>", spam: Int.random(in: 0..<9, using: &random) == 0,
        references: Bool.random(using: &random) ? ["<\(Int.random(in: 0..<900, using: &random))@example.jp>"] : [])
      return made
    }
  }

  /// What a ledger hands out: the events that the span names, and those that keys reach from them.
  private func part(of events: [Event], asOf: Timestamp, policies: Policies) throws -> [Event] {
    let span = AttentionSpan(asOf: asOf, policies: policies)
    let keys = try EventKeys(policies: .shipped())
    var reached = events.indices.filter { index in
      let event = events[index]
      let due = [event.expectedArrivalFrom?.day, event.expectedArrivalUntil?.day, event.expectedShipDate, event.refundExpectedBy]
        .compactMap(\.self).max()
      guard let moment = event.occurredAt else { return true }
      return moment >= (span.refundKinds.contains(event.kind) ? span.refundsSince : span.since)
        || due.map { $0 >= span.expectedSince } ?? false
    }
    for (merchant, kinds) in span.witnesses {
      let witness = events.indices.first {
        events[$0].merchant == merchant && events[$0].trust != .suspect && (kinds.isEmpty || kinds.contains(events[$0].kind))
      }
      if let witness { reached.append(witness) }
    }
    var known = Set(reached)
    while let next = reached.popLast() {
      let sought = Set(keys.keys(of: events[next]).map(\.counterpart))
      for index in events.indices
      where !known.contains(index) && keys.keys(of: events[index]).contains(where: { sought.contains($0.value) }) {
        known.insert(index)
        reached.append(index)
      }
    }
    return known.sorted().map { events[$0] }
  }

  /// The orders that need attention; a seller's record is told by the whole history only.
  private func urgent(_ events: [Event], asOf: Timestamp, _ policies: Policies) -> [Order] {
    OrderClassifier(policies: policies).classify(events, asOf: asOf).filter(\.needsAttention).map { order in
      var order = order
      order.sellerRecord = nil
      return order
    }
  }

  @Test(arguments: seeds)
  func aPartSaysTheSame(seed: UInt64) throws {
    let policies = try Policies.shipped()
    let events = Self.history(seed: seed)
    for day in [300, 900, 1_500] {
      let asOf = Timestamp(secondsSince1970: 1_700_000_000 + day * 86_400)
      let whole = urgent(events, asOf: asOf, policies)
      #expect(!whole.isEmpty)
      #expect(urgent(try part(of: events, asOf: asOf, policies: policies), asOf: asOf, policies) == whole, "seed \(seed), day \(day)")
    }
  }

  /// Two orders wait for the same sum; that the older one is nearly forgotten makes the newer one no surer.
  @Test func knowsWhomElseMoneyMayBelongTo() throws {
    let policies = try Policies.shipped()
    let asOf = moment("2026-07-01T12:00")
    func cancelled(_ number: String, daysAgo: Int) -> [Event] {
      [
        event(.ordered, nil, number: number) {
          $0.occurredAt = asOf.adding(days: -daysAgo - 3)
          $0.amount = 1_000
          $0.paymentMethod = .debitCard
        },
        event(.cancelled, nil, number: number) { $0.occurredAt = asOf.adding(days: -daysAgo) },
      ]
    }
    let reversal = event(.refunded, nil, merchant: nil, number: nil) {
      $0.occurredAt = asOf.adding(days: -80)
      $0.amount = 1_000
    }
    let events = cancelled("250-0000001-0000001", daysAgo: 90) + cancelled("250-0000001-0000002", daysAgo: 120) + [reversal]
    let whole = urgent(events, asOf: asOf, policies)
    #expect(whole.map(\.refund?.state) == [.overdue])
    #expect(urgent(try part(of: events, asOf: asOf, policies: policies), asOf: asOf, policies) == whole)
  }

  /// An old order that nothing new concerns stays in the ledger.
  @Test func leavesOutWhatIsLongOver() throws {
    let policies = try Policies.shipped()
    let old = (0..<50).map { index in event(.delivered, "2020-04-01", number: "250-0000009-\(index)") }
    let new = event(.shipped, "2026-04-01", number: "250-0000001-1")
    #expect(try part(of: old + [new], asOf: moment("2026-04-03"), policies: policies) == [new])
  }

  /// A policy that links more than the keys do makes them useless.
  @Test(arguments: [
    (#"{"linking": {"itemMinimumLength": 4}}"#, false), (#"{"linking": {"itemMinimumLength": 12}}"#, true),
    (#"{"linking": {"itemDays": 400}}"#, true), (#"{"merchants": {"cardCompanies": ["card.example"]}}"#, false),
  ])
  func knowsWhichPoliciesItSuits(change: String, suits: Bool) throws {
    let changed = try Policies.shipped().overriding(with: JSONValue(parsing: change.utf8))
    #expect(try EventKeys(policies: .shipped()).suit(changed) == suits)
  }
}
