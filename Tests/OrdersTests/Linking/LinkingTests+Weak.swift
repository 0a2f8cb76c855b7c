import Events

@testable import Orders

/// Links by goods, and by sums of money.
extension LinkingTests {
  private static func bought(_ number: String, _ time: String, seller: String? = nil) -> Event {
    event(.ordered, time, merchant: aozora, number: number) {
      $0.items = [bottle]
      $0.seller = seller
    }
  }
  private static func dispatched(_ time: String, _ name: String = "ステンレス水筒 500ml") -> Event {
    anonymous(.shipped, time) { $0.items = [Item(name: name)] }
  }

  static let items: [Case] = [
    Case(
      name: "the one order of these goods", events: [bought("A-1", "2026-04-01"), dispatched("2026-04-03")], sizes: [2],
      links: [.orderNumber, .item]),
    Case(
      name: "a name cut short", events: [bought("A-1", "2026-04-01"), dispatched("2026-04-03", "ステンレス水筒 5…")], sizes: [2],
      links: [.orderNumber, .item]),
    Case(name: "other goods", events: [bought("A-1", "2026-04-01"), dispatched("2026-04-03", "替えパッキン")], sizes: [1, 1]),
    Case(
      name: "two orders of the same goods", events: [bought("A-1", "2026-04-01"), bought("A-2", "2026-04-02"), dispatched("2026-04-03")],
      sizes: [1, 1, 1]),
    Case(
      name: "an order that has ended is none of the two",
      events: [
        bought("A-1", "2026-04-01"), event(.delivered, "2026-04-02", merchant: aozora, number: "A-1"), bought("A-2", "2026-04-02"),
        dispatched("2026-04-03"),
      ],
      sizes: [2, 2], links: [.orderNumber, .item]),
    Case(
      name: "the last day for goods", events: [bought("A-1", "2026-04-01"), dispatched("2026-05-31")], sizes: [2],
      links: [.orderNumber, .item]),
    Case(name: "too late for goods", events: [bought("A-1", "2026-04-01"), dispatched("2026-06-01")], sizes: [1, 1]),
    Case(name: "before the order", events: [bought("A-1", "2026-04-05"), dispatched("2026-04-03")], sizes: [1, 1]),
    Case(
      name: "another seller",
      events: [bought("A-1", "2026-04-01", seller: "みずべ"), dispatched("2026-04-03").with { $0.seller = "やまべ" }], sizes: [1, 1]),
    Case(
      name: "goods of an order without a number",
      events: [anonymous(.ordered, "2026-04-01") { $0.items = [bottle] }, dispatched("2026-04-03")], sizes: [2], links: [.item]),
    Case(
      name: "two orders without numbers stay two",
      events: [
        anonymous(.ordered, "2026-04-01T10:00") { $0.items = [bottle] }, anonymous(.ordered, "2026-04-01T10:05") { $0.items = [bottle] },
      ],
      sizes: [1, 1]),
  ]

  private static func cancelled(_ number: String, _ time: String) -> [Event] {
    [event(.ordered, "2026-04-01", number: number) { $0.amount = 2_980 }, event(.cancelled, time, number: number)]
  }
  private static func reversal(_ time: String, _ amount: Amount = 2_980) -> Event {
    anonymous(.refunded, time, merchant: nil) { $0.amount = amount }
  }

  static let amounts: [Case] = [
    Case(
      name: "the one order of this sum", events: cancelled("250-1", "2026-04-02") + [reversal("2026-04-20")], sizes: [3],
      links: [.orderNumber, .amount]),
    Case(name: "another sum", events: cancelled("250-1", "2026-04-02") + [reversal("2026-04-20", 2_981)], sizes: [2, 1]),
    Case(
      name: "two orders of this sum",
      events: cancelled("250-1", "2026-04-02") + cancelled("250-2", "2026-04-02") + [reversal("2026-04-20")], sizes: [2, 2, 1]),
    Case(
      name: "the last day of the window", events: cancelled("250-1", "2026-04-02") + [reversal("2026-05-17")], sizes: [3],
      links: [.orderNumber, .amount]),
    Case(name: "after the window", events: cancelled("250-1", "2026-04-02") + [reversal("2026-05-18")], sizes: [2, 1]),
    Case(name: "before the cancellation", events: cancelled("250-1", "2026-04-20") + [reversal("2026-04-18")], sizes: [2, 1]),
    Case(
      name: "an order paid otherwise",
      events: cancelled("250-1", "2026-04-02").map { $0.with { $0.paymentMethod = .convenienceStore } } + [reversal("2026-04-20")],
      sizes: [2, 1]),
  ]
}
