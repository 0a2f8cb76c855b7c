import Events
import Testing

@Suite("The public form of events")
struct EventJSONTests {
  private var full: Event {
    var event = Event(id: "0123", kind: .cancelled)
    event.merchant = "amazon.co.jp"
    event.orderNumber = "250-1234567-1234567"
    event.formerOrderNumbers = ["250-7654321-7654321"]
    event.seller = "青空堂"
    event.items = [Item(name: "急須", quantity: 2, price: 1_234), Item(name: "湯呑", price: Amount(hundredths: 1_050))]
    event.reason = .outOfStock
    event.cause = .inventoryLag
    event.initiator = .merchant
    event.amount = 2_468
    event.currency = "JPY"
    event.paymentMethod = .creditCard
    event.points = 12
    event.carrier = .yamato
    event.trackingNumbers = ["1234-5678-9012"]
    event.expectedArrivalFrom = DayTime(iso: "2026-05-01")
    event.expectedArrivalUntil = DayTime(iso: "2026-05-03T21:00")
    event.expectedShipDate = CalendarDay(iso: "2026-04-30")
    event.occurredAt = Timestamp(iso: "2026-04-29T09:30:00+09:00")
    event.trust = .genuine
    event.trustReasons = ["dkim=pass amazon.co.jp by mx.example.jp"]
    event.confidence = 0.98
    event.rule = "amazon.co.jp/cancelled"
    event.evidence = [Evidence(field: "kind", text: "在庫切れのため")]
    event.message = MessageReference(
      id: "<1@example.jp>", from: "a@example.jp", subject: "件名", date: Timestamp(iso: "2026-04-29T09:30:00+09:00"), source: "m.mbox:12",
      folder: "注文", spam: true, references: ["<0@example.jp>"])
    return event
  }

  @Test("What is written is read back")
  func roundTrip() throws {
    #expect(try Event(json: JSONValue(parsing: full.json.line.utf8)) == full)
  }

  @Test("Members stand in the order of the contract, absent ones are left out")
  func order() {
    var event = Event(id: "1", kind: .shipped)
    event.orderNumber = "X-1"
    #expect(event.json.line == #"{"schema":1,"id":"1","kind":"shipped","orderNumber":"X-1","trust":"unverified","confidence":1}"#)
  }

  @Test(
    "Errors name the member and what it must be",
    arguments: [
      (#"{"kind":"lost"}"#, "event: 'kind' must be one of ordered"), (#"{"id":"1"}"#, "event: 'kind' must be one of the event kinds"),
      (#"{"kind":"shipped","amount":"12"}"#, "event: 'amount' must be a number"),
      (#"{"kind":"shipped","trackingNumbers":["1",2]}"#, "event: 'trackingNumbers' must be an array of strings"),
      (#"{"kind":"shipped","occurredAt":"gestern"}"#, "event: 'occurredAt' must be a date and time of ISO 8601"),
      (#"{"kind":"shipped","schema":2}"#, "event: 'schema' must be 1, the version this program reads"), ("[]", "event: expected an object"),
    ])
  func errors(text: String, beginning: String) throws {
    let json = try JSONValue(parsing: text.utf8)
    let error = #expect(throws: EventFormatError.self) { try Event(json: json) }
    #expect(error?.description.hasPrefix(beginning) == true)
  }

  @Test("Members of later versions are passed over")
  func unknownMembers() throws {
    #expect(try Event(json: JSONValue(parsing: #"{"kind":"shipped","weight":3}"#.utf8)).kind == .shipped)
  }

  @Test("Amounts", arguments: [(123_456, "1234.56"), (100, "1"), (-50, "-0.50"), (5, "0.05")])
  func amounts(hundredths: Int, text: String) {
    #expect(Amount(hundredths: hundredths).description == text)
  }
}
