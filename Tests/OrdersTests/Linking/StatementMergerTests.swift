import Events
import Testing

@testable import Orders

/// When two mails are one statement.
struct StatementMergerTests {
  struct Case: Sendable, CustomStringConvertible {
    let name: String
    let events: [Event]
    let count: Int
    var description: String { name }
  }

  private static let first = event(.cancelled, "2026-04-01T10:00") { $0.reason = .outOfStock }
  private static let anonymous = event(.ordered, "2026-04-01T10:00", number: nil) { $0.items = [Item(name: "水筒")] }
  private static func at(_ time: String, _ base: Event = first) -> Event { base.restated("~").with { $0.occurredAt = moment(time) } }

  @Test(arguments: [
    Case(name: "the same id", events: [first, first], count: 1),
    Case(name: "another mail, same moment", events: [first, first.restated("~")], count: 1),
    Case(name: "24 hours later", events: [first, at("2026-04-02T10:00")], count: 1),
    Case(name: "24 hours and a second later", events: [first, at("2026-04-02T10:00:01")], count: 2),
    Case(name: "another reason", events: [first, first.restated("~").with { $0.reason = .defectFound }], count: 2),
    Case(name: "another item", events: [first, first.restated("~").with { $0.items = [Item(name: "水筒")] }], count: 2),
    Case(name: "other trust, both believed", events: [first, first.restated("~").with { $0.trust = .genuine }], count: 1),
    Case(name: "a doubtful copy", events: [first, first.restated("~").with { $0.trust = .suspect }], count: 2),
    Case(name: "no number, same moment", events: [anonymous, anonymous.restated("~")], count: 1),
    Case(name: "no number, a second later", events: [anonymous, at("2026-04-01T10:00:01", anonymous)], count: 2),
    Case(name: "no ids, all the same", events: [first.with { $0.id = "" }, first.with { $0.id = "" }], count: 1),
    Case(
      name: "no ids, other reasons",
      events: [
        first.with { $0.id = "" },
        first.with {
          $0.id = ""; $0.reason = .other
        },
      ], count: 2),
  ])
  func merges(_ course: Case) throws {
    let merger = StatementMerger(linking: try Policies.shipped().linking)
    #expect(merger.statements(of: course.events).count == course.count)
    #expect(merger.statements(of: course.events.reversed()).count == course.count)
  }

  /// A copy in the inbox, or a believed one, is enough.
  @Test func takesTheBestOfCopies() throws {
    let merger = StatementMerger(linking: try Policies.shipped().linking)
    let spam = Self.first.with {
      $0.message = MessageReference(id: "<a>", folder: "Junk", spam: true); $0.trust = .genuine
    }
    let inbox = Self.first.with { $0.message = MessageReference(id: "<a>", folder: "INBOX") }
    for copies in [[spam, inbox], [inbox, spam], [spam, inbox, spam]] {
      let statement = try #require(merger.statements(of: copies).first)
      #expect(!statement.isSpam)
      #expect(statement.event.trust == .genuine)
      #expect(statement.event.message?.folder == "INBOX")
    }
    #expect(merger.statements(of: [spam, spam.restated("~")]).map(\.isSpam) == [true])
    #expect(merger.statements(of: [spam, inbox.restated("~")]).map(\.isSpam) == [false])
  }
}
