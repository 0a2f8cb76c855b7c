import Events
import GRDB
import Glibc
import Testing

@testable import Ledger

/// Parts of the history: what is named, and what keys reach from it.
@Suite struct HistoryPartTests {
  /// Days after 1 January 2020.
  private static func moment(_ day: Int) -> Timestamp { Timestamp(secondsSince1970: 1_577_836_800 + day * 86_400) }

  /// An event whose evidence spells its keys: `x` looks for `x`, `x>y` for `y`.
  private static func event(_ id: String, _ kind: Kind = .ordered, day: Int?, keys: String = "", change: (inout Event) -> Void = { _ in })
    -> Event
  {
    var event = Event(id: id, kind: kind)
    event.occurredAt = day.map(moment)
    event.rule = keys
    change(&event)
    return event
  }

  private static func keys(of event: Event) -> [EventKey] {
    (event.rule ?? "").split(separator: " ").map { word in
      let sides = word.split(separator: ">").map { side in side.utf8.reduce(Int64(0)) { $0 << 8 | Int64($1) } }
      return EventKey(value: sides[0], counterpart: sides[sides.count - 1])
    }
  }

  private static let recent = HistoryPart(
    since: moment(100), longKinds: [.cancelled], longSince: moment(50), dueSince: moment(100).day, witnesses: [:])

  /// Which events the part holds after they were recorded and indexed.
  private func part(_ events: [Event], _ part: HistoryPart = recent) throws -> [String] {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    try ledger.record(batch([message("m", events: events)]))
    _ = try ledger.index(version: "1", keys: Self.keys(of:))
    return try ledger.events(in: part).map(\.id)
  }

  @Test func holdsWhatIsRecentOrStillToCome() throws {
    let events = [
      Self.event("old", day: 99), Self.event("new", day: 100), Self.event("undated", day: nil),
      Self.event("cancelled", .cancelled, day: 50),
      Self.event("long cancelled", .cancelled, day: 49),
      Self.event("awaited", day: 1) { $0.expectedArrivalUntil = DayTime(Self.moment(100).day) },
      Self.event("awaited since", day: 2) { $0.expectedArrivalFrom = DayTime(Self.moment(300).day, minute: 60) },
      Self.event("arrived", day: 3) { $0.expectedArrivalUntil = DayTime(Self.moment(99).day) },
      Self.event("to be shipped", day: 3) { $0.expectedShipDate = Self.moment(101).day },
      Self.event("money to come", .refunded, day: 4) { $0.refundExpectedBy = Self.moment(100).day },
    ]
    #expect(try part(events) == ["undated", "awaited", "awaited since", "to be shipped", "money to come", "cancelled", "new"])
  }

  @Test func followsKeysToAllThatTheyReach() throws {
    let events = [
      Self.event("new", day: 100, keys: "a"), Self.event("older", day: 9, keys: "a b"), Self.event("oldest", day: 3, keys: "b c"),
      Self.event("alone", day: 3, keys: "d"),
    ]
    #expect(try part(events) == ["oldest", "older", "new"])
  }

  /// Two orders of the same goods have nothing to do with each other until something looks for them.
  @Test func followsAKeyOnlyToItsCounterpart() throws {
    let held = [Self.event("new", day: 100, keys: "held>sought"), Self.event("old", day: 9, keys: "held>sought")]
    #expect(try part(held) == ["new"])
    #expect(try part(held + [Self.event("seeker", day: 5, keys: "sought>held")]) == ["seeker", "old", "new"])
  }

  @Test func bringsOneBelievedWitness() throws {
    let events = [
      Self.event("doubtful", .delivered, day: 1) {
        $0.merchant = "carrier.example"
        $0.trust = .suspect
      },
      Self.event("shipped", .shipped, day: 2) { $0.merchant = "carrier.example" },
      Self.event("delivered", .delivered, day: 3) { $0.merchant = "carrier.example" },
      Self.event("other", .delivered, day: 4) { $0.merchant = "other.example" },
    ]
    var part = Self.recent
    part.witnesses = ["carrier.example": [.delivered]]
    #expect(try self.part(events, part) == ["delivered"])
    part.witnesses = ["other.example": [], "unknown.example": []]
    #expect(try self.part(events, part) == ["other"])
  }

  @Test func indexesWhatCameLaterAndForgetsWhatWent() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    try ledger.record(batch([message("m1", events: [Self.event("old", day: 3, keys: "a")])]))
    _ = try ledger.index(version: "1", keys: Self.keys(of:))
    try ledger.record(batch([message("m2", events: [Self.event("new", day: 100, keys: "a")])]))
    #expect(try ledger.events(in: Self.recent).map(\.id) == ["new"])
    _ = try ledger.index(version: "1", keys: Self.keys(of:))
    #expect(try ledger.events(in: Self.recent).map(\.id) == ["old", "new"])
    // The number of a row may be given again.
    try ledger.record(batch([message("m2", events: [Self.event("other", day: 101, keys: "b")])], replacedKeys: ["m2"]))
    _ = try ledger.index(version: "1", keys: Self.keys(of:))
    #expect(try ledger.events(in: Self.recent).map(\.id) == ["other"])
  }

  @Test func makesOtherKeysAnew() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    try ledger.record(batch([message("m", events: [Self.event("old", day: 3, keys: "a"), Self.event("new", day: 100, keys: "a")])]))
    _ = try ledger.index(version: "1", keys: Self.keys(of:))
    _ = try ledger.index(version: "2") { _ in [] }
    #expect(try ledger.events(in: Self.recent).map(\.id) == ["new"])
  }

  /// A ledger of the first version is brought up to date whole.
  @Test func updatesAnOlderLedger() throws {
    let folder = try TemporaryFolder()
    _ = try Ledger(path: folder.ledger)
    let events = [
      Self.event("old", day: 3, keys: "a"), Self.event("new", day: 100, keys: "a"),
      Self.event("awaited", day: 1) { $0.expectedArrivalUntil = DayTime(Self.moment(100).day, minute: 1_200) },
      Self.event("arrived", day: 1) { $0.refundExpectedBy = Self.moment(99).day },
    ]
    try folder.writeFirstVersion(events)
    let ledger = try Ledger(path: folder.ledger)
    _ = try ledger.index(version: "1", keys: Self.keys(of:))
    #expect(try ledger.events(in: Self.recent).map(\.id) == ["awaited", "old", "new"])
    #expect(try ledger.events().count == 4)
  }
}

extension TemporaryFolder {
  /// Writes a ledger as the first version of the tables has it.
  fileprivate func writeFirstVersion(_ events: [Event]) throws {
    for suffix in ["", "-wal", "-shm"] { unlink(ledger + suffix) }
    let queue = try DatabaseQueue(path: ledger)
    try queue.inDatabase { db in try db.execute(sql: "PRAGMA application_id = \(LedgerSchema.applicationID)") }
    let migrator = LedgerSchema.migrator
    try migrator.migrate(queue, upTo: migrator.migrations[0])
    try queue.write { db in
      for event in events {
        try db.execute(
          sql: "INSERT INTO event (id, json, kind, occurredAt) VALUES (?, ?, ?, ?)",
          arguments: [event.id, event.json.line, event.kind.rawValue, event.occurredAt?.secondsSince1970])
      }
    }
    try queue.close()
  }
}
