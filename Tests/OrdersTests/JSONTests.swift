import Events
import Testing

@testable import Orders

/// The public form.
struct JSONTests {
  private static let events = [
    event(.ordered, "2026-04-01T10:00") {
      $0.items = [Item(name: "水筒", quantity: 1, price: 10_500)]
      $0.amount = 10_500
      $0.currency = "JPY"
      $0.points = 2_100
      $0.paymentMethod = .debitCard
      $0.message = MessageReference(id: "<a@example.jp>", source: "/mail/box:0", folder: "注文", references: ["<z@example.jp>"])
    },
    event(.cancelled, "2026-04-02T10:00") {
      $0.items = [Item(name: "水筒")]
      $0.reason = .customerRequest
    },
  ]

  /// Members in the order of the contract; nothing that is absent.
  @Test func writesAnOrder() throws {
    let json = try #require(try order(of: Self.events, asOf: "2026-04-03")).json(language: .en)
    #expect(
      json.object?.map(\.name) == [
        "merchant", "orderNumber", "items", "total", "currency", "points", "orderedAt", "status", "diagnosis", "refund", "actions",
        "needsAttention", "timeline", "linkedBy",
      ])
    #expect(
      json["refund"]?.line
        == #"{"state":"pending","method":"debitCard","amount":10500,"expectedFrom":"2026-04-02","expectedBy":"2026-05-17"}"#)
    #expect(json["linkedBy"]?.line == #"[{"by":"orderNumber","strength":"strong"}]"#)
    #expect(json["diagnosis"]?.line == #"["customerCancellation","refundPending"]"#)
    #expect(
      json["actions"]?.line
        == #"[{"code":"waitForRefund","title":"Wait for the refund","why":"The refund (debit card) should arrive by 17 May 2026.","due":"2026-05-17","dueEstimated":true,"rule":"refundWindow","events":["cancelled@2026-04-02T10:00#250-0000001-0000001amazon.co.jp"]}]"#
    )
    #expect(
      json["timeline"]?.array?.first?.line
        == #"{"date":"2026-04-01T10:00:00+09:00","kind":"ordered","summary":"Order received","trust":"unverified","event":"ordered@2026-04-01T10:00#250-0000001-0000001amazon.co.jp","message":{"id":"<a@example.jp>","source":"/mail/box:0","folder":"注文"}}"#
    )
  }

  /// Letters call goods by a part of their name; two pieces of one order stay two.
  @Test func knowsGoodsByAPartOfTheirName() throws {
    let long = Item(name: "いくら醤油漬け 500g（冷凍）", quantity: 1, price: 6_480)
    let ordered = event(.ordered, "2026-04-01") { $0.items = [long, Item(name: "いくら醤油漬け")] }
    let shipped = event(.shipped, "2026-04-02") { $0.items = [Item(name: "いくら醤油漬け")] }
    #expect(try order(of: [ordered, shipped], asOf: "2026-04-03")?.items.count == 2)
    #expect(try order(of: [ordered.with { $0.items = [long] }, shipped], asOf: "2026-04-03")?.items == [long])
    let first = event(.cancelled, "2026-04-01") { $0.items = [Item(name: "いくら醤油漬け")] }
    let second = event(.refunded, "2026-04-02") { $0.items = [long] }
    #expect(try order(of: [first, second], asOf: "2026-04-03")?.items == [long])
  }

  /// Of a partly cancelled order the rest counts; what is cancelled in part is counted in pieces.
  @Test func countsWhatIsLeft() throws {
    let ordered = event(.ordered, "2026-04-01") {
      $0.items = [Item(name: "鋳物ホーロー鍋", quantity: 1, price: 10_000), Item(name: "木べら", quantity: 3, price: 500)]
      $0.amount = 11_500
      $0.points = 2_000
    }
    let cancelled = event(.cancelled, "2026-04-02") { $0.items = [Item(name: "木べら", quantity: 2)] }
    let order = try #require(try order(of: [ordered, cancelled], asOf: "2026-04-03"))
    #expect(order.remainingTotal == 10_500 && order.effectivePrice == 8_500)
    #expect(order.items.map(order.cancelledQuantity) == [nil, 2])
    #expect(order.cancelledItemsByOtherNames.isEmpty)
  }

  /// A last day that no notice states is marked.
  @Test func marksEstimatedDays() throws {
    let ordered = event(.ordered, "2026-04-01") { $0.seller = "みずべ" }
    func asked(_ until: DayTime?) -> Event { event(.cancelRequested, "2026-04-02") { $0.respondBy = until } }
    let estimated = try order(of: [ordered, asked(nil)], asOf: "2026-04-03")?.actions.first
    #expect(estimated?.due == day("2026-04-05") && estimated?.isDueEstimated == true)
    let stated = try order(of: [ordered, asked(DayTime(iso: "2026-04-09"))], asOf: "2026-04-03")?.actions.first
    #expect(stated?.due == day("2026-04-09") && stated?.isDueEstimated == false)
  }

  /// 10,500 yen at 20 % points cost 8,400 yen; a cancelled order earns none.
  @Test func computesTheEffectivePrice() throws {
    let open = try #require(try order(of: [Self.events[0]], asOf: "2026-04-02"))
    #expect(open.effectivePrice == 8_400)
    let thanked = try #require(
      try order(of: [Self.events[0], event(.credited, "2026-04-01T20:00") { $0.points = 400 }], asOf: "2026-04-02"))
    #expect(thanked.credits == 400 && thanked.effectivePrice == 8_000)
    #expect(open.json(language: .ja)["effectivePrice"]?.integer == 8_400)
    // The points that the order mail promised, and money of another currency.
    let promised = try #require(
      try order(of: [Self.events[0], event(.credited, "2026-04-20") { $0.points = Self.events[0].points }], asOf: "2026-04-21"))
    #expect(promised.credits == nil && promised.effectivePrice == 8_400)
    let foreign = event(.credited, "2026-04-20") {
      $0.amount = 20
      $0.currency = "USD"
    }
    #expect(try order(of: [Self.events[0], foreign], asOf: "2026-04-21")?.credits == nil)
    #expect(try order(of: Self.events, asOf: "2026-04-03")?.effectivePrice == nil)
    #expect(try order(of: [Self.events[0].with { $0.points = nil }], asOf: "2026-04-02")?.effectivePrice == nil)
  }

  @Test func writesRiskAndGuarantee() throws {
    let ordered = event(.ordered, "2026-04-01") {
      $0.seller = "みずべ"
      $0.expectedArrivalUntil = DayTime(iso: "2026-04-05T21:00")
    }
    let json = try #require(try order(of: [ordered], asOf: "2026-04-02")).json(language: .ja)
    #expect(
      json["risk"]?.line
        == #"{"level":"medium","reasons":["マーケットプレイスの出品者による販売です"],"rules":["marketplaceSeller"]}"#)
    #expect(json["guarantee"]?.line == #"{"opens":"2026-04-08","closes":"2026-07-04"}"#)
    #expect(json["expectedArrivalUntil"]?.string == "2026-04-05T21:00")
  }

  /// The most urgent first: by what is to be done, then by the day on which it is due, then the newest.
  @Test func sortsByUrgency() throws {
    let orders = try classify(
      [
        event(.ordered, "2026-04-09", number: "calm"), event(.delivered, "2026-04-01", number: "done"),
        event(.cancelled, "2026-04-08", number: "cancelled") { $0.reason = .outOfStock },
        event(.paymentFailed, "2026-04-08", number: "later"), event(.paymentFailed, "2026-04-07", number: "sooner"),
        event(.cancelled, "2025-01-08", number: "forgotten") { $0.reason = .outOfStock },
      ], asOf: "2026-04-10")
    #expect(orders.map(\.orderNumber) == ["sooner", "later", "cancelled", "forgotten", "calm", "done"])
    #expect(orders.map(\.needsAttention) == [true, true, true, false, false, false])
  }

  @Test func classifiesNothing() throws { #expect(try classify([], asOf: "2026-04-10").isEmpty) }
}
