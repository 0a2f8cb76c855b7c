import GRDB

/// The tables, and how older ones become them.
enum LedgerSchema {
  /// "todk" in SQLite's header: tells a ledger from any other SQLite file.
  static let applicationID = 0x746F_646B

  /// Every step that a ledger has gone through, oldest first; a step that has shipped is never changed.
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: events, messages, mailboxes") { db in
      try db.execute(sql: firstTables)
    }
    migrator.registerMigration("2: parts of the history") { db in
      try db.execute(sql: partsOfHistory)
    }
    return migrator
  }

  /// Brings a new or older ledger up to date; refuses newer ones.
  static func migrate(_ queue: DatabaseQueue, path: String) throws {
    let migrator = migrator
    try queue.read { db in try check(db, migrator: migrator, path: path) }
    // Before any table, so that no other process ever meets a ledger without it.
    try queue.inDatabase { db in
      if try Int.fetchOne(db, sql: "PRAGMA page_count") == 0 { try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
    }
    if try queue.read(migrator.hasCompletedMigrations) { return }
    do {
      try migrator.migrate(queue)
    } catch {
      // Two processes may open a new ledger at once: the slower one finds the tables made.
      guard try queue.read(migrator.hasCompletedMigrations) else { throw error }
    }
  }

  private static func check(_ db: Database, migrator: DatabaseMigrator, path: String) throws {
    let pages = try Int.fetchOne(db, sql: "PRAGMA page_count")
    let id = try Int.fetchOne(db, sql: "PRAGMA application_id")
    guard pages == 0 || id == applicationID else {
      throw LedgerError(.notALedger, path: path, detail: "an SQLite file of another program")
    }
    guard try !migrator.hasBeenSuperseded(db) else {
      let unknown = try migrator.appliedIdentifiers(db).subtracting(migrator.migrations).sorted()
      throw LedgerError(.newerSchema, path: path, detail: "it has '\(unknown.last ?? "")'")
    }
  }

  // `event` holds the public form and what queries need of it. `message` holds digests of messages that matter and no text of
  // theirs; `suspicion` what a user needs to look at a suspect one himself. Times are seconds since 1970.
  private static let firstTables = """
    CREATE TABLE event (
      id TEXT NOT NULL PRIMARY KEY,
      json TEXT NOT NULL,
      kind TEXT NOT NULL,
      merchant TEXT,
      orderNumber TEXT,
      occurredAt INTEGER,
      messageKey TEXT
    );
    CREATE INDEX eventByMessage ON event (messageKey);
    CREATE TABLE message (
      key TEXT NOT NULL PRIMARY KEY,
      outcome TEXT NOT NULL,
      trust TEXT NOT NULL,
      senderDomain TEXT,
      sentAt INTEGER,
      firstSeen INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE suspicion (
      messageKey TEXT NOT NULL PRIMARY KEY REFERENCES message (key),
      sender TEXT,
      subject TEXT,
      brand TEXT,
      reasons TEXT NOT NULL,
      source TEXT
    ) WITHOUT ROWID;
    CREATE TABLE mailbox (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,
      offset INTEGER,
      fingerprint INTEGER
    );
    CREATE TABLE readFile (
      mailbox INTEGER NOT NULL REFERENCES mailbox (id),
      uniqueName TEXT NOT NULL,
      PRIMARY KEY (mailbox, uniqueName)
    ) WITHOUT ROWID;
    """

  // `dueDay` is the last day, since 1970, that an event announces. `eventKey` holds which events may have to do with each other, for
  // all events but those in `unindexedEvent`; `eventIndex` by which version of the keys.
  private static let partsOfHistory = """
    ALTER TABLE event ADD COLUMN dueDay INTEGER;
    UPDATE event SET dueDay = (
      SELECT CAST(max(julianday(substr(value, 1, 10))) - 2440587.5 AS INTEGER) FROM json_each(event.json)
      WHERE key IN ('expectedArrivalFrom', 'expectedArrivalUntil', 'refundExpectedBy')
    ) WHERE json_valid(json);
    CREATE INDEX eventByMoment ON event (occurredAt, id);
    CREATE INDEX eventByDueDay ON event (dueDay) WHERE dueDay IS NOT NULL;
    CREATE INDEX eventByMerchant ON event (merchant, kind);
    CREATE TABLE eventKey (
      event INTEGER NOT NULL,
      value INTEGER NOT NULL,
      counterpart INTEGER NOT NULL,
      PRIMARY KEY (event, value, counterpart)
    ) WITHOUT ROWID;
    CREATE INDEX eventByKey ON eventKey (value);
    CREATE TABLE unindexedEvent (event INTEGER PRIMARY KEY);
    INSERT INTO unindexedEvent SELECT rowid FROM event;
    CREATE TABLE eventIndex (version TEXT NOT NULL);
    CREATE TRIGGER eventCame AFTER INSERT ON event BEGIN
      INSERT INTO unindexedEvent VALUES (new.rowid);
    END;
    CREATE TRIGGER eventWent AFTER DELETE ON event BEGIN
      DELETE FROM eventKey WHERE event = old.rowid;
      DELETE FROM unindexedEvent WHERE event = old.rowid;
    END;
    """
}
