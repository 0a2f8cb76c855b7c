public import Events
import GRDB

extension Ledger {
  /// Records messages, their events and the mailbox's progress in one transaction.
  ///
  /// Recording the same again changes nothing.
  /// - Throws: ``LedgerError``; nothing was recorded then.
  @discardableResult
  public func record(_ batch: LedgerBatch) throws -> RecordResult {
    try write { db in
      var result = RecordResult()
      for key in batch.replacedKeys { try Self.forget(messageKey: key, in: db) }
      for message in batch.messages { try Self.record(message, readAt: batch.readAt, in: db, result: &result) }
      if let progress = batch.progress { try Self.record(progress, in: db) }
      return result
    }
  }

  /// Records what the user tells, an event of kind ``Events/Kind/reported``.
  ///
  /// - Returns: false when the same report with the same id is there already.
  /// - Throws: ``LedgerError``
  @discardableResult
  public func report(_ event: Event) throws -> Bool {
    try write { db in try Self.insert(event, messageKey: nil, in: db) }
  }

  /// Forgets how far a mailbox was read, so that it is read from its start.
  ///
  /// - Throws: ``LedgerError``
  public func forgetProgress(ofMailbox path: String) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM readFile WHERE mailbox = (SELECT id FROM mailbox WHERE path = ?)", arguments: [path])
      try db.execute(sql: "DELETE FROM mailbox WHERE path = ?", arguments: [path])
    }
  }

  private static func forget(messageKey: String, in db: Database) throws {
    try db.cachedStatement(sql: "DELETE FROM event WHERE messageKey = ?").execute(arguments: [messageKey])
    try db.cachedStatement(sql: "DELETE FROM suspicion WHERE messageKey = ?").execute(arguments: [messageKey])
    try db.cachedStatement(sql: "DELETE FROM message WHERE key = ?").execute(arguments: [messageKey])
  }

  private static func record(_ message: RecordedMessage, readAt: Timestamp, in db: Database, result: inout RecordResult) throws {
    if try remember(message, readAt: readAt, in: db) { result.newMessages += 1 }
    try note(message, in: db)
    for event in message.events {
      if try insert(event, messageKey: message.key, in: db) { result.newEvents += 1 } else { result.knownEvents += 1 }
    }
  }

  /// A later reading with better packs or better settings takes the place of one that gave nothing.
  private static func remember(_ message: RecordedMessage, readAt: Timestamp, in db: Database) throws -> Bool {
    let insertion = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO message (key, outcome, trust, senderDomain, sentAt, firstSeen) VALUES (?, ?, ?, ?, ?, ?)")
    try insertion.execute(arguments: [
      message.key, message.outcome.rawValue, message.trust.rawValue, message.senderDomain, message.sentAt?.secondsSince1970,
      readAt.secondsSince1970,
    ])
    if db.changesCount > 0 { return true }
    try db.cachedStatement(sql: "UPDATE message SET outcome = ?, trust = ? WHERE key = ? AND outcome <> 'read'")
      .execute(arguments: [message.outcome.rawValue, message.trust.rawValue, message.key])
    return false
  }

  private static func note(_ message: RecordedMessage, in db: Database) throws {
    guard let suspicion = message.suspicion else {
      try db.cachedStatement(sql: "DELETE FROM suspicion WHERE messageKey = ?").execute(arguments: [message.key])
      return
    }
    let insertion = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO suspicion (messageKey, sender, subject, brand, reasons, source) VALUES (?, ?, ?, ?, ?, ?)")
    try insertion.execute(arguments: [
      message.key, suspicion.sender, suspicion.subject, suspicion.brand, JSONValue.array(suspicion.reasons.map(JSONValue.string)).line,
      suspicion.source,
    ])
  }

  private static func insert(_ event: Event, messageKey: String?, in db: Database) throws -> Bool {
    let insertion = try db.cachedStatement(
      sql: """
        INSERT OR IGNORE INTO event (id, json, kind, merchant, orderNumber, occurredAt, dueDay, messageKey) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    let announced = [event.expectedArrivalFrom?.day, event.expectedArrivalUntil?.day, event.expectedShipDate, event.refundExpectedBy]
    let due = announced.compactMap(\.self).max()
    try insertion.execute(arguments: [
      event.id, event.json.line, event.kind.rawValue, event.merchant, event.orderNumber, event.occurredAt?.secondsSince1970,
      due?.daysSince1970, messageKey,
    ])
    return db.changesCount > 0
  }

  private static func record(_ progress: MailboxProgress, in db: Database) throws {
    try db.cachedStatement(sql: "INSERT OR IGNORE INTO mailbox (path) VALUES (?)").execute(arguments: [progress.mailbox])
    if let position = progress.position {
      try db.cachedStatement(sql: "UPDATE mailbox SET offset = ?, fingerprint = ? WHERE path = ?")
        .execute(arguments: [position.offset, Int64(bitPattern: position.fingerprint), progress.mailbox])
    }
    let insertion = try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO readFile (mailbox, uniqueName) SELECT id, ? FROM mailbox WHERE path = ?")
    for name in progress.readNames { try insertion.execute(arguments: [name, progress.mailbox]) }
  }
}
