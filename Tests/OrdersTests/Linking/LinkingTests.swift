import Events
import Testing

@testable import Orders

/// What belongs to one order, and what must not.
struct LinkingTests {
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let events: [Event]
    /// How many events each order holds, in the order of their numbers.
    let sizes: [Int]
    var links: [EventLink.Basis] = [.orderNumber]

    var description: String { name }
  }

  static let bottle = Item(name: "ステンレス水筒 500ml")
  static let aozora = "shop-aozora.jp"

  static func anonymous(_ kind: Kind, _ time: String, merchant: String? = aozora, change: (inout Event) -> Void = { _ in }) -> Event {
    event(kind, time, merchant: merchant, number: nil, change: change)
  }
  private static func mail(_ id: String, answering references: [String] = []) -> MessageReference {
    MessageReference(id: "<\(id)@example.jp>", references: references.map { "<\($0)@example.jp>" })
  }

  static let numbers: [Case] = [
    Case(
      name: "one number in two spellings",
      events: [event(.ordered, "2026-04-01"), event(.shipped, "2026-04-02", number: "＃２５０－０００００01－0000001")], sizes: [2]),
    Case(
      name: "the same short number at two shops",
      events: [
        event(.ordered, "2026-04-01", merchant: "a.example.jp", number: "1001"),
        event(.ordered, "2026-04-01", merchant: "b.example.jp", number: "1001"),
      ],
      sizes: [1, 1]),
    Case(
      name: "the same long number at two shops that are no malls",
      events: [
        event(.ordered, "2026-04-01", merchant: "a.example.jp", number: "207444-20260401-0013883500"),
        event(.shipped, "2026-04-02", merchant: "b.example.jp", number: "207444-20260401-0013883500"),
      ], sizes: [1, 1]),
    Case(
      name: "a mall's number in the mail of the shop inside it",
      events: [
        event(.ordered, "2026-04-01", merchant: "rakuten.co.jp", number: "207444-20260401-0013883500"),
        event(.shipped, "2026-04-02", merchant: aozora, number: "207444-20260401-0013883500"),
      ], sizes: [2]),
    Case(
      name: "a short number does not cross shops",
      events: [
        event(.ordered, "2026-04-01", merchant: "rakuten.co.jp", number: "20744412345"),
        event(.shipped, "2026-04-02", merchant: aozora, number: "20744412345"),
      ],
      sizes: [1, 1]),
    Case(
      name: "twelve letters are enough to cross shops",
      events: [
        event(.ordered, "2026-04-01", merchant: "rakuten.co.jp", number: "207444123456"),
        event(.shipped, "2026-04-02", merchant: aozora, number: "207444123456"),
      ],
      sizes: [2]),
    Case(
      name: "a payment service names the shop's number",
      events: [
        event(.ordered, "2026-04-01", merchant: aozora, number: "aozora-2026-000123"),
        event(.refunded, "2026-04-02", merchant: "paypay.ne.jp", number: "aozora-2026-000123"),
      ], sizes: [2]),
    Case(
      name: "a report without a shop, one candidate",
      events: [event(.ordered, "2026-04-01"), event(.reported, "2026-04-02", merchant: nil)],
      sizes: [2]),
    Case(
      name: "a report without a shop, two candidates",
      events: [
        event(.ordered, "2026-04-01", merchant: "a.example.jp", number: "1001"),
        event(.ordered, "2026-04-01", merchant: "b.example.jp", number: "1001"),
        event(.reported, "2026-04-02", merchant: nil, number: "1001"),
      ], sizes: [1, 1, 1]),
  ]

  private static let shipment = event(.shipped, "2026-04-02") { $0.trackingNumbers = ["1234-5678-9012"] }

  static let parcels: [Case] = [
    Case(
      name: "carrier mail joins the order that named the parcel", events: [shipment, notice(.delivered, "2026-04-03", of: "123456789012")],
      sizes: [2], links: [.orderNumber, .trackingNumber]),
    Case(
      name: "a carrier's own reference is no order number",
      events: [shipment, notice(.delivered, "2026-04-03", of: "123456789012").with { $0.orderNumber = "99-1" }], sizes: [2],
      links: [.orderNumber, .trackingNumber]),
    Case(
      name: "the last day on which a number is still the same parcel",
      events: [shipment, notice(.delivered, "2026-07-31", of: "123456789012")], sizes: [2], links: [.orderNumber, .trackingNumber]),
    Case(
      name: "a number issued again is another parcel", events: [shipment, notice(.delivered, "2026-08-01", of: "123456789012")],
      sizes: [1, 1]),
    Case(
      name: "one parcel, two orders",
      events: [
        shipment,
        event(.shipped, "2026-04-02", number: "250-0000002-0000002") { $0.trackingNumbers = ["123456789012"] },
        notice(.delivered, "2026-04-03", of: "123456789012"),
      ], sizes: [2, 2], links: [.orderNumber, .trackingNumber]),
    Case(
      name: "a parcel of which no order is known",
      events: [notice(.inTransit, "2026-04-02", of: "123456789012"), notice(.delivered, "2026-04-03", of: "1234-5678-9012")], sizes: [2],
      links: [.trackingNumber]),
    Case(
      name: "a shop's dispatch without an order number meets the carrier",
      events: [
        anonymous(.shipped, "2026-04-02") { $0.trackingNumbers = ["123456789012"] }, notice(.delivered, "2026-04-03", of: "123456789012"),
      ],
      sizes: [2], links: [.trackingNumber]),
    Case(
      name: "through the thread to the order, and with it the parcel",
      events: [
        event(.ordered, "2026-04-01") { $0.message = mail("a") },
        anonymous(.shipped, "2026-04-02") {
          $0.message = mail("b", answering: ["a"])
          $0.trackingNumbers = ["123456789012"]
        },
        notice(.delivered, "2026-04-03", of: "123456789012"),
      ], sizes: [3], links: [.orderNumber, .trackingNumber, .thread]),
  ]

  static let threads: [Case] = [
    Case(
      name: "an answer",
      events: [
        event(.ordered, "2026-04-01") { $0.message = mail("a") },
        anonymous(.cancelRequested, "2026-04-02", merchant: amazon) { $0.message = mail("b", answering: ["x", "a"]) },
      ],
      sizes: [2], links: [.orderNumber, .thread]),
    Case(
      name: "one mail, two statements",
      events: [
        event(.cancelled, "2026-04-01") { $0.message = mail("a") },
        anonymous(.refunded, "2026-04-01", merchant: amazon) { $0.message = mail("a") },
      ],
      sizes: [2], links: [.orderNumber, .thread]),
    Case(
      name: "one mail that tells of two orders",
      events: [
        event(.shipped, "2026-04-01") { $0.message = mail("a") },
        event(.shipped, "2026-04-01", number: "250-0000002-0000002") { $0.message = mail("a") },
        anonymous(.delayed, "2026-04-01", merchant: amazon) { $0.message = mail("a") },
      ], sizes: [1, 1, 1]),
    Case(
      name: "both answer the same message, same shop",
      events: [
        event(.ordered, "2026-04-01") { $0.message = mail("b", answering: ["a"]) },
        anonymous(.delayed, "2026-04-02", merchant: amazon) { $0.message = mail("c", answering: ["a"]) },
      ], sizes: [2], links: [.orderNumber, .thread]),
    Case(
      name: "both answer the same message, another shop",
      events: [
        event(.ordered, "2026-04-01") { $0.message = mail("b", answering: ["a"]) },
        anonymous(.delayed, "2026-04-02") { $0.message = mail("c", answering: ["a"]) },
      ],
      sizes: [1, 1]),
    Case(
      name: "the last day of a thread",
      events: [
        event(.ordered, "2026-04-01") { $0.message = mail("a") },
        anonymous(.delayed, "2026-06-30") { $0.message = mail("b", answering: ["a"]) },
      ],
      sizes: [2], links: [.orderNumber, .thread]),
    Case(
      name: "an old thread",
      events: [
        event(.ordered, "2026-04-01") { $0.message = mail("a") },
        anonymous(.delayed, "2026-07-01") { $0.message = mail("b", answering: ["a"]) },
      ],
      sizes: [1, 1]),
  ]

  @Test(arguments: numbers + parcels + threads + items + amounts)
  func links(_ course: Case) throws {
    let orders = try classify(course.events, asOf: "2026-04-10").sorted {
      ($0.orderNumber ?? "~", $0.timeline.count) < ($1.orderNumber ?? "~", $1.timeline.count)
    }
    #expect(orders.map(\.timeline.count) == course.sizes)
    let joined = orders.filter { $0.timeline.count > 1 }.flatMap(\.linkedBy)
    #expect(joined.isEmpty || Set(joined.map(\.basis)) == Set(course.links))
  }

  @Test func marksStrength() {
    let strengths = EventLink.Basis.allCases.map { EventLink(basis: $0).strength }
    #expect(strengths == [.strong, .strong, .strong, .weak, .weak])
  }

  /// A restock notice or a coupon alone is no order; with a number, a coupon belongs to one.
  @Test func makesNoOrderOfOffers() throws {
    let restock = Self.anonymous(.restocked, "2026-04-01") { $0.items = [Self.bottle] }
    let coupon = Self.anonymous(.credited, "2026-04-01") { $0.amount = 500 }
    #expect(try classify([restock, coupon], asOf: "2026-04-02").isEmpty)
    #expect(try classify([event(.credited, "2026-04-01") { $0.amount = 500 }], asOf: "2026-04-02").count == 1)
  }

  /// The shop is the mall that issued the number, and the carrier only when no shop is known.
  @Test func namesTheShop() throws {
    let mall = try order(
      of: [
        event(.shipped, "2026-04-02", merchant: Self.aozora, number: "207444-20260401-0013883500"),
        event(.ordered, "2026-04-01", merchant: "rakuten.co.jp", number: "207444-20260401-0013883500"),
      ], asOf: "2026-04-03")
    #expect(mall?.merchant == "rakuten.co.jp")
    let parcel = try order(of: [notice(.delivered, "2026-04-03", of: "123456789012")], asOf: "2026-04-03")
    #expect(parcel?.merchant == "kuronekoyamato.co.jp")
    #expect(parcel?.orderNumber == nil)
  }
}
