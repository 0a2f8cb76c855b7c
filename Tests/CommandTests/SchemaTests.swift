import Events
import Testing

@Suite struct SchemaTests {
  @Test func eventsHaveTheirForm() throws {
    let run = try Todoke().run("parse", SampleMail.folder)
    #expect(run.status == 0)
    try holds(run, "event.schema.json")
  }

  @Test func tellingGivesAnEventOfTheSameForm() throws {
    let todoke = try Todoke()
    try todoke.run("ingest", "--ledger", todoke.ledger, input: Array(SampleMail.cancellation(number: 1).utf8))
    #expect(try todoke.run("tell", "Y-100001", "chargedTwice", "--ledger", todoke.ledger).status == 0)
    let order = try JSONValue(parsing: todoke.run("show", "100001", "--json", "--ledger", todoke.ledger).output.dropLast())
    #expect(order["timeline"]?.array?.compactMap { $0["report"]?.string } == ["chargedTwice"])
    #expect(try SchemaValidator(named: "order.schema.json").problems(with: order).isEmpty)
  }

  @Test(arguments: ["ja", "en"], ["2026-11-10", "2026-11-25", "2027-03-01"])
  func ordersHaveTheirForm(language: String, asOf: String) throws {
    let todoke = try Todoke()
    _ = try importJSON(todoke, SampleMail.folder)
    try holds(
      try todoke.run("orders", "--all", "--json", "--lang", language, "--as-of", asOf, "--ledger", todoke.ledger), "order.schema.json")
  }

  private func holds(_ run: CommandRun, _ schema: String) throws {
    let validator = try SchemaValidator(named: schema)
    #expect(run.lines.count > 10)
    for line in run.lines {
      let problems = try validator.problems(with: JSONValue(parsing: line.utf8))
      #expect(problems.isEmpty, "\(problems.joined(separator: "; ")) in \(line)")
    }
  }

  @Test func theSchemaNamesTheMembersOfEvents() throws {
    let properties = try #require(try SchemaValidator(named: "event.schema.json").schema["properties"]?.object)
    #expect(Set(properties.map(\.name)) == Set(Event.memberNames))
  }

  /// The validator itself must notice.
  @Test(arguments: [
    ("{}", "\"id\" is missing"), (#"{"id":"","kind":"cancelled"}"#, "$.id"), (#"{"id":"a","kind":"lost"}"#, "$.kind"),
    (#"{"id":"a","kind":"cancelled","x":1}"#, "'x' is not allowed"), (#"{"id":"a","kind":"cancelled","points":1.5}"#, "$.points"),
    (#"{"id":"a","kind":"cancelled","schema":2}"#, "$.schema"),
    (#"{"id":"a","kind":"cancelled","items":[{"quantity":"1"}]}"#, "$.items[0].quantity"),
    (#"{"id":"a","kind":"cancelled","occurredAt":"2026-11-16"}"#, "$.occurredAt"),
  ])
  func whatDoesNotFitIsFound(text: String, problem: String) throws {
    let problems = try SchemaValidator(named: "event.schema.json").problems(with: JSONValue(parsing: text.utf8))
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }
}
