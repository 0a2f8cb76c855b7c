public import Events
import GRDB

/// Which part of the history is wanted: the events named here, and all that their keys reach.
public struct HistoryPart: Sendable {
  /// All that happened since then, and what has no date.
  public var since: Timestamp
  /// Kinds of which earlier ones are wanted too.
  public var longKinds: Set<Kind>
  /// Since when those are.
  public var longSince: Timestamp
  /// What was announced for this day or later, whenever it happened.
  public var dueSince: CalendarDay
  /// Merchants of which one believed event is wanted, of these kinds where some are given.
  public var witnesses: [String: Set<Kind>]

  /// A part of the history.
  public init(
    since: Timestamp, longKinds: Set<Kind>, longSince: Timestamp, dueSince: CalendarDay, witnesses: [String: Set<Kind>] = [:]
  ) {
    self.since = since
    self.longKinds = longKinds
    self.longSince = longSince
    self.dueSince = dueSince
    self.witnesses = witnesses
  }
}

extension Ledger {
  /// The events of a part of the history, oldest first, as ``events()`` hands them out.
  ///
  /// Events recorded since the last call of ``index(version:keys:)`` are reached by no key.
  /// - Throws: ``LedgerError``
  public func events(in part: HistoryPart) throws -> [Event] {
    try read { db in
      var seeds = [
        "SELECT rowid FROM event WHERE occurredAt >= min(:longSince, :since) AND (occurredAt >= :since OR kind IN (\(Self.list(part.longKinds))))",
        "SELECT rowid FROM event WHERE occurredAt IS NULL",
        "SELECT rowid FROM event WHERE dueDay >= :dueSince",
      ]
      var arguments: [String: any DatabaseValueConvertible] = [
        "since": part.since.secondsSince1970, "longSince": part.longSince.secondsSince1970, "dueSince": part.dueSince.daysSince1970,
      ]
      for (index, (merchant, kinds)) in part.witnesses.sorted(by: { $0.key < $1.key }).enumerated() {
        let isOfKind = kinds.isEmpty ? "" : "AND kind IN (\(Self.list(kinds)))"
        seeds.append(
          """
          SELECT * FROM (SELECT rowid FROM event WHERE merchant = :witness\(index) \(isOfKind)
            AND json_extract(json, '$.trust') IN ('\(Trust.genuine.rawValue)', '\(Trust.unverified.rawValue)') LIMIT 1)
          """)
        arguments["witness\(index)"] = merchant
      }
      // Events and keys by turns, so that a key of many events is gone through once.
      let sql = """
        WITH RECURSIVE reached (isKey, node) AS (
          SELECT 0, rowid FROM (\(seeds.joined(separator: " UNION ")))
          UNION SELECT 1, own.counterpart FROM reached JOIN eventKey AS own ON own.event = node WHERE NOT isKey
          UNION SELECT 0, other.event FROM reached JOIN eventKey AS other ON other.value = node WHERE isKey
        )
        SELECT id, json FROM event WHERE rowid IN (SELECT node FROM reached WHERE NOT isKey) ORDER BY occurredAt, id
        """
      return try events(of: Row.fetchCursor(db, sql: sql, arguments: StatementArguments(arguments)))
    }
  }

  /// Brings the keys of all events up to date, unless another process is writing just now.
  ///
  /// - Parameters:
  ///   - version: changes whenever `keys` gives others.
  ///   - keys: the keys of one event.
  /// - Returns: whether they are up to date.
  /// - Throws: ``LedgerError``
  public func index(version: String, keys: (Event) -> [EventKey]) throws -> Bool {
    let isCurrent = try read { db in
      try String.fetchOne(db, sql: "SELECT version FROM eventIndex") == version
        && Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM unindexedEvent)") == false
    }
    if isCurrent { return true }
    do {
      try writeWithoutWaiting { db in
        if try String.fetchOne(db, sql: "SELECT version FROM eventIndex") != version {
          try db.execute(sql: "DELETE FROM eventKey; INSERT OR IGNORE INTO unindexedEvent SELECT rowid FROM event; DELETE FROM eventIndex")
          try db.execute(sql: "INSERT INTO eventIndex VALUES (?)", arguments: [version])
        }
        let insertion = try db.cachedStatement(sql: "INSERT OR IGNORE INTO eventKey (event, value, counterpart) VALUES (?, ?, ?)")
        let rows = try Row.fetchCursor(db, sql: "SELECT id, json, event FROM unindexedEvent JOIN event ON event.rowid = event")
        while let row = try rows.next() {
          let number: Int64 = row[2]
          for key in keys(try event(of: row)) { try insertion.execute(arguments: [number, key.value, key.counterpart]) }
        }
        try db.execute(sql: "DELETE FROM unindexedEvent")
      }
      return true
    } catch let error as LedgerError where error.code == .busy {
      return false
    }
  }

  /// Kinds as a list in SQL; their names are identifiers.
  static func list(_ kinds: Set<Kind>) -> String { kinds.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ") }
}
