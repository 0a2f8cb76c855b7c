import Events
import Testing

@testable import Orders

/// Which of several statements decides.
struct StatusTests {
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let events: [Event]
    let status: OrderStatus
    var description: String { name }
  }

  private static let goods = [Item(name: "ステンレス水筒 500ml", quantity: 1), Item(name: "替えパッキン", quantity: 3)]
  private static let ordered = event(.ordered, "2026-04-01T10:00") { $0.items = goods }
  private static func shipped(_ time: String, _ numbers: String..., items: [Item] = []) -> Event {
    event(.shipped, time) {
      $0.trackingNumbers = numbers
      $0.items = items
      $0.id += numbers.joined()
    }
  }
  private static func cancelled(_ items: Item..., at time: String = "2026-04-02T10:00") -> Event {
    event(.cancelled, time) {
      $0.items = items
      $0.id += items.map { ($0.name ?? "") + String($0.quantity ?? 0) }.joined()
    }
  }
  private static func refunded(_ amount: Amount?, at time: String = "2026-04-05T10:00") -> Event {
    event(.refunded, time) { $0.amount = amount }
  }

  static let order: [Case] = [
    Case(
      name: "a late order mail takes nothing back", events: [event(.delayed, "2026-04-01T11:00"), event(.ordered, "2026-04-01T12:00")],
      status: .delayed),
    Case(
      name: "the newer of two troubles", events: [ordered, event(.paymentFailed, "2026-04-01T11:00"), event(.delayed, "2026-04-02")],
      status: .delayed),
    Case(
      name: "a late delay takes no parcel back", events: [ordered, shipped("2026-04-02"), event(.delayed, "2026-04-03")], status: .shipped),
    Case(
      name: "a late carrier notice takes no delivery back",
      events: [ordered, event(.delivered, "2026-04-03"), event(.inTransit, "2026-04-04")], status: .delivered),
    Case(
      name: "without any times, life's own order counts", events: [event(.delivered, nil), event(.shipped, nil), event(.ordered, nil)],
      status: .delivered),
    Case(
      name: "at the same moment, too",
      events: [event(.delivered, "2026-04-01"), event(.shipped, "2026-04-01"), event(.ordered, "2026-04-01")], status: .delivered),
    Case(name: "the user received it", events: [ordered, shipped("2026-04-02"), report(.received, "2026-04-05")], status: .delivered),
    Case(
      name: "back at the sender is not delivered", events: [ordered, event(.returned, "2026-04-03"), event(.delivered, "2026-04-04")],
      status: .returned),
    Case(
      name: "declined and delayed at the same moment", events: [event(.paymentFailed, "2026-04-01"), event(.delayed, "2026-04-01")],
      status: .delayed),
    Case(
      name: "shipped again after it was back at the sender",
      events: [ordered, shipped("2026-04-02"), event(.returned, "2026-04-03"), event(.delivered, "2026-04-04"), shipped("2026-04-06")],
      status: .shipped),
    Case(
      name: "a second dispatch after a delivery",
      events: [ordered, shipped("2026-04-02"), event(.delivered, "2026-04-03"), shipped("2026-04-05")],
      status: .shipped),
    Case(
      name: "a dispatch notice after the delivery", events: [ordered, event(.delivered, "2026-04-03"), shipped("2026-04-04")],
      status: .delivered),
    Case(name: "shipped again", events: [ordered, event(.returned, "2026-04-03"), shipped("2026-04-05")], status: .shipped),
    Case(
      name: "could not be delivered", events: [ordered, shipped("2026-04-02"), event(.deliveryFailed, "2026-04-03")], status: .returned),
    Case(
      name: "a request, then shipped", events: [ordered, event(.cancelRequested, "2026-04-02"), shipped("2026-04-03")], status: .shipped),
    Case(
      name: "shipped, then a request", events: [ordered, shipped("2026-04-02"), event(.cancelRequested, "2026-04-03")],
      status: .cancelRequested),
    Case(
      name: "a request after delivery is void", events: [ordered, event(.delivered, "2026-04-02"), event(.cancelRequested, "2026-04-03")],
      status: .delivered),
  ]

  static let parcels: [Case] = [
    Case(
      name: "one of two parcels",
      events: [shipped("2026-04-02", "111111111111", "222222222222"), notice(.delivered, "2026-04-03", of: "111111111111")],
      status: .shipped),
    Case(
      name: "both parcels",
      events: [
        shipped("2026-04-02", "111111111111", "222222222222"), notice(.delivered, "2026-04-03", of: "111111111111"),
        notice(.delivered, "2026-04-04", of: "222222222222"),
      ], status: .delivered),
    Case(
      name: "the slower parcel counts",
      events: [shipped("2026-04-02", "111111111111", "222222222222"), notice(.inTransit, "2026-04-03", of: "111111111111")],
      status: .shipped),
    Case(
      name: "a delivery without a number means all",
      events: [shipped("2026-04-02", "111111111111", "222222222222"), event(.delivered, "2026-04-03")], status: .delivered),
    Case(
      name: "two dispatches by goods, one delivered",
      events: [
        ordered, shipped("2026-04-02", items: [goods[0]]), shipped("2026-04-03", items: [goods[1]]),
        event(.delivered, "2026-04-04") { $0.items = [goods[0]] },
      ], status: .shipped),
    Case(
      name: "the same dispatch announced twice",
      events: [ordered, shipped("2026-04-02"), event(.delivered, "2026-04-03"), shipped("2026-04-02T12:00", items: [goods[0]])],
      status: .delivered),
    Case(
      name: "a number that comes later",
      events: [ordered, shipped("2026-04-02"), event(.inTransit, "2026-04-03") { $0.trackingNumbers = ["111111111111"] }],
      status: .inTransit),
  ]

  static let cancellations: [Case] = [
    Case(name: "all, without names", events: [ordered, cancelled()], status: .cancelled),
    Case(
      name: "one item that was sent after all",
      events: [
        event(.ordered, "2026-04-01") { $0.items = [goods[0]] }, cancelled(goods[0]),
        event(.shipped, "2026-04-20") { $0.items = [goods[0]] },
      ], status: .shipped),
    Case(
      name: "one of three, the other two sent",
      events: [
        event(.ordered, "2026-04-01") { $0.items = [goods[1]] }, cancelled(Item(name: "替えパッキン", quantity: 1)),
        event(.shipped, "2026-04-20") { $0.items = [Item(name: "替えパッキン", quantity: 2)] },
      ], status: .partlyCancelled),
    Case(
      name: "one of three, all three sent after all",
      events: [
        event(.ordered, "2026-04-01") { $0.items = [goods[1]] }, cancelled(Item(name: "替えパッキン", quantity: 1)),
        event(.shipped, "2026-04-20") { $0.items = [goods[1]] },
      ], status: .shipped),
    Case(
      name: "one of three, the rest sent without a number",
      events: [
        event(.ordered, "2026-04-01") { $0.items = [goods[1]] }, cancelled(Item(name: "替えパッキン", quantity: 1)),
        event(.shipped, "2026-04-20") { $0.items = [Item(name: "替えパッキン")] },
      ], status: .partlyCancelled),
    Case(name: "all, by name", events: [ordered, cancelled(goods[0], goods[1])], status: .cancelled),
    Case(name: "all, in two mails", events: [ordered, cancelled(goods[0]), cancelled(goods[1])], status: .cancelled),
    Case(name: "one of two items", events: [ordered, cancelled(goods[0])], status: .partlyCancelled),
    Case(
      name: "by a cut name", events: [event(.ordered, "2026-04-01") { $0.items = [goods[0]] }, cancelled(Item(name: "ステンレス水筒 5…"))],
      status: .cancelled),
    Case(
      name: "part of a quantity",
      events: [event(.ordered, "2026-04-01") { $0.items = [goods[1]] }, cancelled(Item(name: "替えパッキン", quantity: 2))],
      status: .partlyCancelled),
    Case(
      name: "the whole quantity",
      events: [event(.ordered, "2026-04-01") { $0.items = [goods[1]] }, cancelled(Item(name: "替えパッキン", quantity: 3))], status: .cancelled),
    Case(
      name: "part of a quantity and something unknown",
      events: [event(.ordered, "2026-04-01") { $0.items = [goods[1]] }, cancelled(Item(name: "替えパッキン", quantity: 2), Item(name: "水筒（黒）"))],
      status: .partlyCancelled),
    Case(
      name: "one item by another name", events: [event(.ordered, "2026-04-01") { $0.items = [goods[0]] }, cancelled(Item(name: "水筒（黒）"))],
      status: .cancelled),
    Case(
      name: "by a part of its name",
      events: [event(.ordered, "2026-04-01") { $0.items = [goods[0]] }, cancelled(Item(name: "ステンレス水筒"))], status: .cancelled),
    Case(
      name: "by a part of two names",
      events: [
        event(.ordered, "2026-04-01") { $0.items = [goods[0], Item(name: "ステンレス水筒 900ml")] }, cancelled(Item(name: "ステンレス水筒")),
      ], status: .partlyCancelled),
    Case(name: "one of two items by another name", events: [ordered, cancelled(Item(name: "水筒（黒）"))], status: .partlyCancelled),
    Case(name: "nothing known of the order", events: [cancelled(goods[0])], status: .cancelled),
    Case(name: "the rest is shipped later", events: [ordered, cancelled(), shipped("2026-04-03")], status: .partlyCancelled),
    Case(name: "cancelled after it was shipped", events: [ordered, shipped("2026-04-01T18:00"), cancelled()], status: .cancelled),
    Case(
      name: "on the same day, without times", events: [ordered, shipped("2026-04-02T15:00"), cancelled(at: "2026-04-02")],
      status: .cancelled),
    Case(
      name: "a request, then cancelled", events: [ordered, event(.cancelRequested, "2026-04-01T18:00"), cancelled()], status: .cancelled),
  ]

  private static let priced = ordered.with { $0.amount = 4_000 }
  static let refunds: [Case] = [
    Case(name: "all of the money", events: [priced, cancelled(), refunded(4_000)], status: .refunded),
    Case(name: "one yen less", events: [priced, cancelled(), refunded(3_999)], status: .cancelled),
    Case(name: "in two parts", events: [priced, cancelled(), refunded(1_000), refunded(3_000, at: "2026-04-06")], status: .refunded),
    Case(name: "no sums known", events: [ordered, cancelled(), refunded(nil)], status: .refunded),
    Case(name: "part of a delivered order", events: [priced, event(.delivered, "2026-04-03"), refunded(500)], status: .delivered),
    Case(name: "a part is cancelled and refunded", events: [priced, cancelled(goods[0]), refunded(1_000)], status: .partlyCancelled),
    Case(name: "returned and refunded", events: [priced, event(.returned, "2026-04-04"), refunded(4_000)], status: .refunded),
  ]

  @Test(arguments: order + parcels + cancellations + refunds)
  func decides(_ course: Case) throws {
    #expect(try Self.status(of: course.events) == course.status)
    #expect(try Self.status(of: course.events.reversed()) == course.status)
  }

  private static func status(of events: [Event]) throws -> OrderStatus? {
    try OrdersTests.order(of: events, asOf: "2026-04-10")?.status
  }

  /// Doubtful mail is shown, marked, and moves nothing, whatever it says.
  @Test(arguments: Kind.allCases, [Trust.suspect, .spoofed])
  func doubtfulMailMovesNothing(_ kind: Kind, _ trust: Trust) throws {
    let believed = [Self.priced, Self.shipped("2026-04-02", "111111111111")]
    let doubtful = event(kind, "2026-04-03") {
      $0.trust = trust
      $0.amount = 9_999
      $0.trackingNumbers = ["999999999999"]
      $0.paymentMethod = .debitCard
      $0.expectedArrivalUntil = DayTime(iso: "2026-04-01")
    }
    let before = try #require(try OrdersTests.order(of: believed, asOf: "2026-04-04"))
    let after = try #require(try OrdersTests.order(of: believed + [doubtful], asOf: "2026-04-04"))
    #expect(after.status == before.status)
    #expect(after.refund == before.refund)
    #expect(after.total == before.total)
    #expect(after.trackingNumbers == before.trackingNumbers)
    #expect(after.diagnosis == before.diagnosis + [.possiblePhishing])
    #expect(after.timeline.count == 3)
    #expect(after.timeline.last?.standing == .doubtful)
    #expect(after.timeline.last?.summary(in: .ja).hasPrefix("【真偽不明】") == true)
  }

  /// Unverified mail is the normal case of old mail: it counts.
  @Test(arguments: [(Trust.genuine, OrderStatus.cancelled), (.unverified, .cancelled), (.suspect, .ordered), (.spoofed, .ordered)])
  func believes(_ trust: Trust, _ status: OrderStatus) throws {
    #expect(try Self.status(of: [Self.ordered, Self.cancelled().with { $0.trust = trust }]) == status)
  }

  /// An order of which only doubtful mail tells is shown, and nothing is said of it.
  @Test func showsDoubtfulOrders() throws {
    let order = try #require(try OrdersTests.order(of: [Self.cancelled().with { $0.trust = .suspect }], asOf: "2026-04-03"))
    #expect(order.status == .ordered)
    #expect(order.orderNumber == number)
    #expect(order.diagnosis == [.possiblePhishing])
    #expect(order.risk == nil)
    #expect(order.refund == nil)
  }
}
