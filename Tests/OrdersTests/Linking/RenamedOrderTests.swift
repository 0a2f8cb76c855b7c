import Events
import Testing

@testable import Orders

/// Orders that get another number, are split, or become one.
struct RenamedOrderTests {
  private static func ordered(_ number: String, _ time: String, former: [String] = [], _ goods: String...) -> Event {
    event(.ordered, time, number: number) {
      $0.formerOrderNumbers = former
      $0.items = goods.map { Item(name: $0) }
    }
  }

  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let events: [Event]
    let number: String
    var others: [String] = []
    let status: OrderStatus
    var description: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "renamed",
      events: [ordered("A-1", "2026-04-01"), ordered("A-2", "2026-04-02", former: ["A-1"]), event(.shipped, "2026-04-03", number: "A-2")],
      number: "A-2", others: ["A-1"], status: .shipped),
    Case(
      name: "renamed, as only the dispatch says",
      events: [ordered("A-1", "2026-04-01"), event(.shipped, "2026-04-03", number: "A-2") { $0.formerOrderNumbers = ["Ａ－１"] }],
      number: "A-2", others: ["A-1"], status: .shipped),
    Case(
      name: "renamed twice",
      events: [
        ordered("A-3", "2026-04-03", former: ["A-2"]), ordered("A-1", "2026-04-01"), ordered("A-2", "2026-04-02", former: ["A-1"]),
        event(.delivered, "2026-04-05", number: "A-1"),
      ], number: "A-3", others: ["A-1", "A-2"], status: .delivered),
    Case(
      name: "split in two, one half of it sent",
      events: [
        ordered("A-1", "2026-04-01", "水筒", "湯たんぽ"), ordered("A-2", "2026-04-02", former: ["A-1"], "水筒"),
        ordered("A-3", "2026-04-02", former: ["A-1"], "湯たんぽ").with { $0.id += "b" }, event(.shipped, "2026-04-03", number: "A-2"),
        event(.cancelled, "2026-04-04", number: "A-3") { $0.items = [Item(name: "湯たんぽ")] },
      ], number: "A-2", others: ["A-3", "A-1"], status: .partlyCancelled),
    Case(
      name: "two that become one, whose numbers are cancelled for it",
      events: [
        ordered("A-1", "2026-04-01T10:00"), ordered("A-2", "2026-04-01T11:00"),
        ordered("A-3", "2026-04-02T10:00", former: ["A-1", "A-2"]), event(.cancelled, "2026-04-02T10:05", number: "A-1"),
        event(.cancelled, "2026-04-02T09:55", number: "A-2"),
      ], number: "A-3", others: ["A-1", "A-2"], status: .preparing),
    Case(
      name: "cancelled under its former number, days later",
      events: [
        ordered("A-1", "2026-04-01"), ordered("A-2", "2026-04-02", former: ["A-1"]), event(.cancelled, "2026-04-06", number: "A-1"),
      ], number: "A-2", others: ["A-1"], status: .cancelled),
    Case(
      name: "one half of a split order is cancelled, without naming its goods",
      events: split + [event(.cancelled, "2026-04-04", number: "A-3")], number: "A-2", others: ["A-3", "A-1"], status: .partlyCancelled),
    Case(
      name: "all is cancelled beside a carrier's own number",
      events: [
        ordered("A-1", "2026-04-01", "水筒", "湯たんぽ"), ordered("A-2", "2026-04-02", former: ["A-1"]),
        event(.shipped, "2026-04-03", number: "A-2") { $0.trackingNumbers = ["111111111111"] },
        notice(.returned, "2026-04-05", of: "111111111111").with { $0.orderNumber = "REF-77" },
        event(.cancelled, "2026-04-06", number: "A-2"),
      ], number: "A-2", others: ["A-1"], status: .cancelled),
    Case(
      name: "both halves are cancelled",
      events: split + [event(.cancelled, "2026-04-04", number: "A-3"), event(.cancelled, "2026-04-04", number: "A-2")], number: "A-2",
      others: ["A-3", "A-1"], status: .cancelled),
    Case(
      name: "one half arrives",
      events: split + [
        event(.shipped, "2026-04-03", number: "A-2"), event(.shipped, "2026-04-03", number: "A-3"),
        event(.delivered, "2026-04-04", number: "A-2"),
      ], number: "A-2", others: ["A-3", "A-1"], status: .shipped),
    Case(
      name: "cancelled for a reason on the day of the renaming",
      events: [
        ordered("A-1", "2026-04-01"), ordered("A-2", "2026-04-02T10:00", former: ["A-1"]),
        event(.cancelled, "2026-04-02T18:00", number: "A-1") { $0.reason = .outOfStock },
      ], number: "A-2", others: ["A-1"], status: .cancelled),
    Case(
      name: "cancelled under its former number, and named again later",
      events: [
        ordered("A-1", "2026-04-01"), ordered("A-2", "2026-04-02", former: ["A-1"]), event(.cancelled, "2026-04-05", number: "A-1"),
        event(.credited, "2026-04-06", number: "A-2") {
          $0.formerOrderNumbers = ["A-1"]
          $0.points = 300
        },
      ], number: "A-2", others: ["A-1"], status: .cancelled),
    Case(
      name: "a number that is called its own former one",
      events: [ordered("A-1", "2026-04-01", former: ["A-1"]), event(.cancelled, "2026-04-01T12:00", number: "A-1")], number: "A-1",
      status: .cancelled),
  ]

  private static let split = [
    ordered("A-1", "2026-04-01", "水筒", "湯たんぽ"), ordered("A-2", "2026-04-02", former: ["A-1"], "水筒"),
    ordered("A-3", "2026-04-02", former: ["A-1"], "湯たんぽ").with { $0.id += "b" },
  ]

  @Test(arguments: cases)
  func isOneOrder(_ course: Case) throws {
    let order = try #require(try order(of: course.events, asOf: "2026-04-07"))
    #expect(order.orderNumber == course.number)
    #expect(order.otherOrderNumbers == course.others)
    #expect(order.status == course.status)
  }

  /// Another shop's number, or mail that may not be believed, unites nothing.
  @Test func unitesOnlyWhatTheShopItselfSays() throws {
    let mine = Self.ordered("A-1", "2026-04-01")
    let foreign = event(.ordered, "2026-04-02", merchant: "b.example.jp", number: "A-2") { $0.formerOrderNumbers = ["A-1"] }
    let doubtful = Self.ordered("A-2", "2026-04-02", former: ["A-1"]).with { $0.trust = .suspect }
    for other in [foreign, doubtful] { #expect(try classify([mine, other], asOf: "2026-04-03").count == 2) }
  }
}
