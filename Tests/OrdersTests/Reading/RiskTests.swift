import Events
import Testing

@testable import Orders

/// Signs that an order may be cancelled, and their sum.
struct RiskTests {
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let events: [Event]
    var asOf = "2026-04-02"
    let level: Risk.Level?
    let rules: [String]
    var description: String { name }
  }

  private static func ordered(_ item: String = "ステンレス水筒", merchant: String = amazon, change: (inout Event) -> Void = { _ in }) -> Event {
    event(.ordered, "2026-04-01T10:00", merchant: merchant) {
      $0.items = [Item(name: item)]
      change(&$0)
    }
  }
  private static func dispatch(_ item: String, _ day: String) -> Event { ordered(item) { $0.expectedShipDate = CalendarDay(iso: day) } }
  private static func announced(_ item: String, _ day: String) -> Event { ordered(item) { $0.expectedArrivalFrom = DayTime(iso: day) } }

  static let cases: [Case] = [
    Case(name: "sold by the shop itself", events: [ordered { $0.seller = "Amazon.co.jp" }], level: .low, rules: []),
    Case(name: "sold by the shop, in another spelling", events: [ordered { $0.seller = "ＡＭＡＺＯＮ．ＣＯ．ＪＰ" }], level: .low, rules: []),
    Case(name: "Marketplace", events: [ordered { $0.seller = "みずべ" }], level: .medium, rules: ["marketplaceSeller"]),
    Case(
      name: "a shop in a mall is no Marketplace seller", events: [ordered(merchant: "rakuten.co.jp") { $0.seller = "みずべ" }], level: .low,
      rules: []),
    Case(name: "overseas shop", events: [ordered(merchant: "amazon.com")], level: .high, rules: ["overseas"]),
    Case(name: "parallel import", events: [ordered("【並行輸入品】腕時計") { $0.seller = "みずべ" }], level: .high, rules: ["overseas"]),
    Case(name: "three days", events: [ordered()], asOf: "2026-04-04", level: .medium, rules: ["unshipped"]),
    Case(
      name: "three days at a seller", events: [ordered { $0.seller = "みずべ" }], asOf: "2026-04-04", level: .high,
      rules: ["unshipped", "marketplaceSeller"]),
    Case(
      name: "put off by six days",
      events: [announced("水筒", "2026-04-10"), event(.delayed, "2026-04-02") { $0.expectedArrivalFrom = DayTime(iso: "2026-04-16") }],
      level: .medium, rules: ["postponed"]),
    Case(
      name: "put off by seven days",
      events: [announced("水筒", "2026-04-10"), event(.delayed, "2026-04-02") { $0.expectedArrivalFrom = DayTime(iso: "2026-04-17") }],
      level: .high, rules: ["postponed"]),
    Case(
      name: "a dispatch put off by seven days",
      events: [dispatch("水筒", "2026-04-10"), event(.delayed, "2026-04-02") { $0.expectedShipDate = CalendarDay(iso: "2026-04-17") }],
      level: .high, rules: ["postponed"]),
    Case(
      name: "a day of dispatch beside one of arrival",
      events: [dispatch("水筒", "2026-04-10"), event(.delayed, "2026-04-02") { $0.expectedArrivalFrom = DayTime(iso: "2026-04-17") }],
      level: .medium, rules: ["postponed"]),
    Case(name: "put off, nobody says how far", events: [ordered(), event(.delayed, "2026-04-02")], level: .medium, rules: ["postponed"]),
    Case(name: "pre-ordered on the day", events: [announced("【予約】新作ゲーム", "2026-04-01")], level: .high, rules: ["latePreorder"]),
    Case(name: "pre-ordered a week before", events: [announced("【予約】新作ゲーム", "2026-04-08")], level: .high, rules: ["latePreorder"]),
    Case(name: "pre-ordered eight days before", events: [announced("【予約】新作ゲーム", "2026-04-09")], level: .medium, rules: ["latePreorder"]),
    Case(name: "pre-ordered thirty days before", events: [announced("【予約】新作ゲーム", "2026-05-01")], level: .medium, rules: ["latePreorder"]),
    Case(name: "pre-ordered early", events: [announced("【予約】新作ゲーム", "2026-05-02")], level: .low, rules: []),
    Case(name: "one-off goods", events: [ordered("【アウトレット】水筒")], level: .low, rules: ["oneOffGoods"]),
    Case(name: "half-width letters", events: [ordered("水筒 ｱｳﾄﾚｯﾄ")], level: .low, rules: ["oneOffGoods"]),
    Case(name: "a private seller", events: [ordered(merchant: "mercari.com")], level: .low, rules: ["oneOffGoods"]),
    Case(
      name: "consolidated shipping", events: [ordered { $0.evidence = [Evidence(field: "shipping", text: "配送：まとめて発送")] }], level: .low,
      rules: ["slowShipping"]),
    Case(
      name: "payment declined", events: [ordered(), event(.paymentFailed, "2026-04-01T12:00")], level: .high, rules: ["paymentDeclined"]),
    Case(
      name: "the seller asks", events: [ordered(), event(.cancelRequested, "2026-04-01T12:00")], level: .high, rules: ["sellerRequest"]),
    Case(
      name: "the buyer asks", events: [ordered(), event(.cancelRequested, "2026-04-01T12:00") { $0.initiator = .customer }], level: .low,
      rules: []),
    Case(name: "found in the spam", events: [ordered { $0.message = MessageReference(spam: true) }], level: .low, rules: ["noticesInSpam"]),
    Case(
      name: "shipped", events: [ordered(merchant: "amazon.com"), event(.shipped, "2026-04-01T12:00", merchant: "amazon.com")], level: nil,
      rules: []),
    Case(name: "cancelled", events: [ordered(), event(.cancelled, "2026-04-01T12:00")], level: nil, rules: []),
  ]

  @Test(arguments: cases)
  func weighs(_ course: Case) throws {
    let risk = try #require(try order(of: course.events, asOf: course.asOf)).risk
    #expect(risk?.level == course.level)
    #expect(risk?.signs.map(\.rule) ?? [] == course.rules)
    for language in Language.allCases { #expect(risk?.reasons(in: language).allSatisfy { !$0.isEmpty } ?? true) }
  }

  /// The first ten minutes of a sale that the user's policies name.
  @Test(arguments: [("2026-07-10T23:59", false), ("2026-07-11T00:00", true), ("2026-07-11T00:09", true), ("2026-07-11T00:10", false)])
  func knowsSales(_ time: String, _ expected: Bool) throws {
    let sale = try JSONValue(parsing: #"{"risk":{"saleStarts":["2026-07-11T00:00"]}}"#.utf8)
    let classifier = OrderClassifier(policies: try .shipped().overriding(with: sale))
    let risk = classifier.classify([event(.ordered, time)], asOf: moment("2026-07-12")).first?.risk
    #expect(risk?.signs.contains { $0.rule == "saleRush" } == expected)
  }
}
