public import Events
import GRDB

extension Ledger {
  /// All events, oldest first; those of one moment by their ids, so that the order of importing shows nowhere.
  ///
  /// - Throws: ``LedgerError``
  public func events() throws -> [Event] {
    try read { db in
      try events(of: Row.fetchCursor(db, sql: "SELECT id, json FROM event ORDER BY occurredAt, id"))
    }
  }

  /// The events of rows, whose columns begin with id and public form.
  func events(of rows: RowCursor) throws -> [Event] {
    var events: [Event] = []
    while let row = try rows.next() { events.append(try event(of: row)) }
    return events
  }

  /// The event of a row, whose columns begin with id and public form.
  func event(of row: Row) throws -> Event {
    let text: String = row[1]
    do {
      return try Event(json: JSONValue(parsing: text.utf8))
    } catch {
      let id: String = row[0]
      throw LedgerError(.damaged, path: path, detail: "entry \(id): \(error)")
    }
  }

  /// How many events it holds.
  ///
  /// - Throws: ``LedgerError``
  public func eventCount() throws -> Int { try read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM event") ?? 0 } }

  /// How many suspect messages, or spoofed ones, it holds.
  ///
  /// - Throws: ``LedgerError``
  public func suspectCount(trust: Trust) throws -> Int {
    try read { db in
      let sql = "SELECT count(*) FROM suspicion JOIN message ON key = messageKey WHERE trust = ?"
      return try Int.fetchOne(db, sql: sql, arguments: [trust.rawValue]) ?? 0
    }
  }

  /// Where the reading of a mailbox file may go on, nil when it was never read.
  ///
  /// - Throws: ``LedgerError``
  public func position(ofMailbox path: String) throws -> MailboxPosition? {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT offset, fingerprint FROM mailbox WHERE path = ?")
      guard let row = try Row.fetchOne(statement, arguments: [path]), let offset: Int = row[0], let fingerprint: Int64 = row[1]
      else { return nil }
      return MailboxPosition(offset: offset, fingerprint: UInt64(bitPattern: fingerprint))
    }
  }

  /// Whether a message file, named without its flags, was read from a mailbox folder.
  ///
  /// - Throws: ``LedgerError``
  public func isRead(mailbox path: String, uniqueName: String) throws -> Bool {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT EXISTS (SELECT 1 FROM readFile JOIN mailbox ON mailbox.id = readFile.mailbox WHERE path = ? AND uniqueName = ?)")
      return try Bool.fetchOne(statement, arguments: [path, uniqueName]) ?? false
    }
  }

  /// Suspect and spoofed messages, newest first.
  ///
  /// - Throws: ``LedgerError``
  public func suspects() throws -> [SuspectMessage] {
    try read { db in
      let sql = """
        SELECT key, trust, sentAt, sender, subject, brand, reasons, source FROM suspicion JOIN message ON key = messageKey
        ORDER BY sentAt DESC, key
        """
      return try Row.fetchAll(db, sql: sql).map { row in
        let reasons: String = row["reasons"]
        let trust: String = row["trust"]
        return SuspectMessage(
          key: row["key"], trust: Trust(rawValue: trust) ?? .suspect, sentAt: timestamp(row["sentAt"]),
          suspicion: Suspicion(
            sender: row["sender"], subject: row["subject"], brand: row["brand"],
            reasons: (try? JSONValue(parsing: reasons.utf8))?.array?.compactMap(\.string) ?? [], source: row["source"]))
      }
    }
  }

  /// What was read of each sender, by domain.
  ///
  /// - Throws: ``LedgerError``
  public func senderStatistics() throws -> [SenderStatistics] {
    try read { db in
      let sql = """
        WITH sender AS (
          SELECT senderDomain AS domain, count(*) FILTER (WHERE outcome = 'read') AS read,
            count(*) FILTER (WHERE outcome = 'unread') AS unread,
            min(sentAt) FILTER (WHERE outcome = 'read') AS firstRead, max(sentAt) FILTER (WHERE outcome = 'read') AS lastRead
          FROM message WHERE senderDomain IS NOT NULL AND outcome <> 'suspected' GROUP BY senderDomain
        )
        SELECT sender.*, (
          SELECT min(sentAt) FROM message WHERE senderDomain = domain AND outcome = 'unread' AND (lastRead IS NULL OR sentAt > lastRead)
        ) AS unreadSince
        FROM sender ORDER BY domain
        """
      return try Row.fetchAll(db, sql: sql).map { row in
        SenderStatistics(
          domain: row["domain"], read: row["read"], unread: row["unread"], firstRead: timestamp(row["firstRead"]),
          lastRead: timestamp(row["lastRead"]), unreadSince: timestamp(row["unreadSince"]))
      }
    }
  }
}

private func timestamp(_ seconds: Int?) -> Timestamp? { seconds.map(Timestamp.init(secondsSince1970:)) }

/// A suspect or spoofed message.
public struct SuspectMessage: Sendable, Hashable {
  /// Its digest.
  public let key: String
  /// ``Events/Trust/suspect`` or ``Events/Trust/spoofed``.
  public let trust: Trust
  /// When it claims to have been sent.
  public let sentAt: Timestamp?
  /// What to show of it.
  public let suspicion: Suspicion
}

/// What was read of one sender; a sender whose templates changed shows by messages that are no longer understood.
public struct SenderStatistics: Sendable, Hashable {
  /// The sender's domain.
  public let domain: String
  /// Messages that gave events.
  public let read: Int
  /// Messages that had the words of a notice, yet gave none.
  public let unread: Int
  /// The oldest message that gave events.
  public let firstRead: Timestamp?
  /// The newest message that gave events.
  public let lastRead: Timestamp?
  /// The first message not understood after the last that was; nil while the newest are understood.
  public let unreadSince: Timestamp?
}
