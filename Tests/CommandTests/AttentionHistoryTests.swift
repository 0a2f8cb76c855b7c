import Events
import Ledger
import Orders
import Testing

@testable import todoke

/// What the ledger hands out of a history must say of what needs attention the same as all of it.
struct AttentionHistoryTests {
  /// Three years of orders that meet by chance.
  private static func history(seed: UInt64) -> [Event] {
    var random = SplitMix(state: seed)
    func any<Element>(_ list: [Element]) -> Element { list[Int(random.next() % UInt64(list.count))] }
    return (0..<300).map { index in
      var made = Event(id: "event-\(index)", kind: any(Kind.allCases.filter { $0 != .reported }))
      made.merchant = any(["amazon.co.jp", "rakuten.co.jp", "shop-aozora.jp", "kuronekoyamato.co.jp", nil])
      made.orderNumber = any(["250-0000001-\(any(Array(0..<150)))", "250-0000001-\(any(Array(0..<150)))", nil])
      made.formerOrderNumbers = any([[], [], [], [], [], [], [], [], [], ["250-0000001-\(any(Array(0..<150)))"]])
      made.items = any([[], [Item(name: "\(any(Array(100..<180)))番のステンレス水筒 500ml")], [Item(name: "\(any(Array(100..<180)))番のステンレス…")]])
      made.reason = any([nil, .outOfStock, .customerRequest])
      made.amount = any([nil, Amount(any(Array(1..<60)) * 100)])
      made.paymentMethod = any([nil, .creditCard, .debitCard, .bankTransfer])
      made.trackingNumbers = any([[], [], [], ["11111111\(any(Array(1_000..<1_100)))"]])
      made.trust = any([.genuine, .unverified, .unverified, .suspect])
      let moment = Timestamp(secondsSince1970: 1_700_000_000 + any(Array(0..<1_100)) * 86_400)
      made.occurredAt = any([moment, moment, moment, moment, moment, moment, moment, nil])
      made.expectedArrivalUntil = any([nil, nil, DayTime(moment.day.adding(days: any(Array(0..<300))))])
      made.expectedShipDate = any([nil, nil, nil, moment.day.adding(days: any(Array(0..<300)))])
      made.message = MessageReference(
        id: "<\(any(Array(0..<2_000)))@example.jp>", references: any([[], ["<\(any(Array(0..<2_000)))@example.jp>"]]))
      return made
    }
  }

  @Test(arguments: Array(1...8) as [UInt64])
  func aPartSaysTheSame(seed: UInt64) throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.file("state/ledger.sqlite"))
    for event in Self.history(seed: seed) { try ledger.report(event) }
    let policies = try Policies.shipped()
    let classifier = OrderClassifier(policies: policies)
    for day in [200, 700, 1_100] {
      let asOf = Timestamp(secondsSince1970: 1_700_000_000 + day * 86_400)
      func urgent(_ events: [Event]) -> [Order] {
        classifier.classify(events, asOf: asOf).filter(\.needsAttention).map { order in
          var order = order
          order.sellerRecord = nil
          return order
        }
      }
      let part = try AttentionHistory(ledger: ledger).events(asOf: asOf, policies: policies)
      let all = try ledger.events()
      #expect(part.count < all.count)
      #expect(urgent(part) == urgent(all), "seed \(seed), day \(day)")
    }
  }
}
