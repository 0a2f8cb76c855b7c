import Events
import Testing

@testable import Orders

/// Where the money is, and how much of it.
struct RefundTests {
  private static func ordered(_ method: PaymentMethod?, _ amount: Amount? = 4_000) -> Event {
    event(.ordered, "2026-04-01") {
      $0.paymentMethod = method
      $0.amount = amount
    }
  }
  private static func cancelled(_ reason: Reason = .customerRequest) -> Event {
    event(.cancelled, "2026-04-02T10:00") { $0.reason = reason }
  }
  private static func refunded(_ amount: Amount?, _ method: PaymentMethod? = nil, at time: String = "2026-04-03T10:00", items: [Item] = [])
    -> Event
  {
    event(.refunded, time) {
      $0.amount = amount
      $0.paymentMethod = method
      $0.items = items
      $0.id += "\(amount?.description ?? "")\(items.first?.name ?? "")"
    }
  }
  private static let received = report(.refundReceived, "2026-04-20")
  private static let reversal = event(.refunded, "2026-04-20", merchant: nil, number: nil) { $0.amount = 4_000 }

  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let events: [Event]
    let state: RefundWatch.State?
    var amount: Amount?
    var method: PaymentMethod?
    var remaining: Amount?
    var description: String { name }
  }

  static let cases: [Case] = [
    Case(name: "nothing to come back", events: [ordered(.creditCard)], state: nil),
    Case(name: "card, never shipped", events: [ordered(.creditCard), cancelled()], state: .notCharged, method: .creditCard),
    Case(
      name: "card, shipped before", events: [ordered(.creditCard), event(.shipped, "2026-04-01T18:00"), cancelled()], state: .pending,
      amount: 4_000, method: .creditCard),
    Case(
      name: "card, never shipped, and yet refunded", events: [ordered(.creditCard), cancelled(), refunded(4_000)], state: .pending,
      amount: 4_000, method: .creditCard),
    Case(
      name: "payment never went through", events: [ordered(.convenienceStore), cancelled(.paymentNotAuthorised)], state: .notCharged,
      method: .convenienceStore),
    Case(name: "method unknown", events: [ordered(nil), cancelled()], state: .unknown, amount: 4_000),
    Case(
      name: "gift card at the notice", events: [ordered(.giftCard), cancelled(), refunded(4_000)], state: .done, amount: 4_000,
      method: .giftCard),
    Case(
      name: "PayPay at the notice", events: [ordered(.payPay), cancelled(), refunded(4_000)], state: .done, amount: 4_000, method: .payPay),
    Case(
      name: "points at the notice", events: [ordered(.points), cancelled(), refunded(4_000)], state: .done, amount: 4_000, method: .points),
    Case(name: "points without a notice", events: [ordered(.points), cancelled()], state: .unknown, amount: 4_000, method: .points),
    Case(
      name: "the notice's method counts", events: [ordered(.convenienceStore), cancelled(), refunded(4_000, .giftCard)], state: .done,
      amount: 4_000, method: .giftCard),
    Case(
      name: "the method of an earlier mail", events: [ordered(.debitCard), cancelled(), refunded(4_000)], state: .pending, amount: 4_000,
      method: .debitCard),
    Case(
      name: "the user has it", events: [ordered(.debitCard), cancelled(), refunded(4_000), received], state: .done, amount: 4_000,
      method: .debitCard),
    Case(
      name: "the user has it, then more is announced",
      events: [ordered(.debitCard), refunded(1_000), received, refunded(500, at: "2026-04-25")], state: .pending, amount: 1_500,
      method: .debitCard),
    Case(
      name: "cash on delivery", events: [ordered(.cashOnDelivery), cancelled()], state: .unknown, amount: 4_000, method: .cashOnDelivery),
    Case(
      name: "bank transfer", events: [ordered(.bankTransfer), cancelled(), refunded(4_000)], state: .unknown, amount: 4_000,
      method: .bankTransfer),
    Case(
      name: "transferred, as the shop states",
      events: [ordered(.bankTransfer), cancelled(), refunded(4_000).with { $0.paymentMethod = .bankTransfer }], state: .done, amount: 4_000,
      method: .bankTransfer),
    Case(
      name: "to be transferred by a day",
      events: [
        ordered(.bankTransfer), cancelled(),
        refunded(4_000).with {
          $0.paymentMethod = .bankTransfer
          $0.refundExpectedBy = day("2026-12-31")
        },
      ], state: .pending, amount: 4_000, method: .bankTransfer),
    Case(
      name: "paid at a convenience store, to come back as the cancellation says",
      events: [ordered(.convenienceStore), cancelled().with { $0.paymentMethod = .bankTransfer }], state: .unknown, amount: 4_000,
      method: .bankTransfer),
    Case(
      name: "convenience store, of a shop that has no gift cards",
      events: [ordered(.convenienceStore), cancelled()].map { $0.with { $0.merchant = "shop.example" } }, state: .unknown, amount: 4_000,
      method: .convenienceStore),
    Case(
      name: "carrier billing", events: [ordered(.carrierBilling), cancelled()], state: .unknown, amount: 4_000, method: .carrierBilling),
  ]

  static let sums: [Case] = [
    Case(
      name: "two parts", events: [ordered(.payPay), cancelled(), refunded(1_000), refunded(3_000, at: "2026-04-04T10:00")], state: .done,
      amount: 4_000, method: .payPay),
    Case(
      name: "a part is missing", events: [ordered(.debitCard), cancelled(), refunded(1_000)], state: .pending, amount: 1_000,
      method: .debitCard, remaining: 3_000),
    Case(
      name: "two alike parts with names",
      events: [ordered(.payPay), refunded(1_000, items: [Item(name: "水筒")]), refunded(1_000, items: [Item(name: "替え")])], state: .done,
      amount: 2_000, method: .payPay),
    Case(
      name: "one part told twice within a day", events: [ordered(.payPay), refunded(1_000), refunded(1_000, at: "2026-04-04T10:00")],
      state: .done, amount: 1_000, method: .payPay),
    Case(
      name: "two alike parts, a day and a minute apart",
      events: [ordered(.payPay), refunded(1_000), refunded(1_000, at: "2026-04-04T10:01")], state: .done, amount: 2_000, method: .payPay),
    Case(
      name: "more than the order cost is told twice", events: [ordered(.payPay), refunded(3_000), refunded(3_000, at: "2026-04-10")],
      state: .done, amount: 3_000, method: .payPay),
    Case(
      name: "settled and unsettled parts", events: [ordered(.debitCard), refunded(1_000, .giftCard), refunded(3_000, at: "2026-04-05")],
      state: .pending, amount: 4_000, method: .debitCard),
    Case(
      name: "the card company confirms", events: [ordered(.creditCard), cancelled(), refunded(4_000), reversal], state: .done,
      amount: 4_000, method: .creditCard),
    Case(
      name: "only the card company tells", events: [ordered(.creditCard), event(.shipped, "2026-04-01"), cancelled(), reversal],
      state: .done, amount: 4_000, method: .creditCard),
  ]

  /// What a notice says itself goes before what is usual.
  static let promises: [Case] = [
    Case(
      name: "card, never shipped, money is promised back", events: [ordered(.creditCard), cancelled().with { $0.charged = true }],
      state: .pending, amount: 4_000, method: .creditCard),
    Case(
      name: "bank transfer, nothing was taken", events: [ordered(.bankTransfer), cancelled().with { $0.charged = false }],
      state: .notCharged, method: .bankTransfer),
    Case(
      name: "method unknown, nothing was taken", events: [ordered(nil), cancelled().with { $0.charged = false }], state: .notCharged),
    Case(
      name: "shipped before, whatever is said of charges",
      events: [ordered(.creditCard), event(.shipped, "2026-04-01T18:00"), cancelled().with { $0.charged = false }], state: .pending,
      amount: 4_000, method: .creditCard),
    Case(
      name: "method unknown, the last promised day", events: [ordered(nil), cancelled().with { $0.refundExpectedBy = day("2026-05-01") }],
      state: .pending, amount: 4_000),
    Case(
      name: "method unknown, past the promised day", events: [ordered(nil), cancelled().with { $0.refundExpectedBy = day("2026-04-30") }],
      state: .overdue, amount: 4_000),
    Case(
      name: "a promised day of the refund notice",
      events: [ordered(.bankTransfer), cancelled(), refunded(4_000).with { $0.refundExpectedBy = day("2026-04-30") }],
      state: .overdue, amount: 4_000, method: .bankTransfer),
  ]

  @Test(arguments: cases + sums + promises)
  func watches(_ course: Case) throws {
    let refund = try #require(try order(of: course.events, asOf: "2026-05-01")).refund
    #expect(refund?.state == course.state)
    #expect(refund?.amount == course.amount)
    #expect(refund?.method == course.method)
    #expect(refund?.remaining == course.remaining)
  }

  /// Of a part, its price is to come back.
  @Test func expectsThePriceOfAPart() throws {
    let goods = [Item(name: "ステンレス水筒 500ml", quantity: 1, price: 3_000), Item(name: "替えパッキン", quantity: 2, price: 500)]
    let events = [
      Self.ordered(.debitCard).with { $0.items = goods }, Self.cancelled().with { $0.items = [Item(name: "替えパッキン")] },
    ]
    #expect(try order(of: events, asOf: "2026-04-10")?.refund?.amount == 1_000)
  }

  /// A day that is past the end of the calendar traps nothing.
  @Test func survivesTheEndOfTime() throws {
    for seconds in [Int.min, Int.min / 2, -1, Int.max / 2, Int.max] {
      var cancelled = Self.cancelled()
      cancelled.occurredAt = Timestamp(secondsSince1970: seconds / 4)
      let orders = try OrderClassifier(policies: .shipped()).classify(
        [Self.ordered(.debitCard), cancelled], asOf: Timestamp(secondsSince1970: seconds / 2))
      #expect(orders.count == 1)
      #expect(!orders.map { $0.json(language: .ja).line }.isEmpty)
    }
  }
}
