import Events
import GRDB
import Glibc

/// What todoke remembers: events, digests of the messages they came from, and how far each mailbox was read.
///
/// An SQLite file in WAL mode. Every change is one transaction that is on disk when the call returns, ids are digests, and
/// what is known already is passed over; so a process killed at any moment and repeated ends in the same ledger as one that
/// was left alone. Several processes may use a ledger at once; a writer waits for the other.
public final class Ledger: Sendable {
  /// Whether a missing ledger is made or reported.
  public enum Opening: Sendable {
    /// Makes folder and file where they are missing.
    case creating
    /// Throws ``LedgerError/Code/missing``.
    case existing
  }

  /// What a change has outlived when the call that made it returns.
  public enum Durability: Sendable {
    /// The death of this process, at any moment; a power failure may take back the last changes, all of them whole ones. For work
    /// that is simply repeated.
    case processDeath
    /// A power failure too. For a promise to another program, which then forgets the mail.
    case powerFailure
  }

  /// Seconds for which a call waits while another process writes.
  public static let busyTimeout = 30.0

  /// Where it lies.
  public let path: String
  private let queue: DatabaseQueue

  /// Opens a ledger and brings an older one up to date.
  ///
  /// Folders it makes have mode 0700, the file 0600; a wider mode of an existing file is taken back.
  /// - Parameters:
  ///   - path: the file; a symbolic link is refused.
  ///   - opening: what to do when there is none.
  ///   - durability: what a change must outlive; power failures cost a wait for the disk at each change.
  ///   - busyTimeout: seconds to wait for another writer.
  /// - Throws: ``LedgerError``
  public init(
    path: String, opening: Opening = .creating, durability: Durability = .powerFailure, busyTimeout: Double = Ledger.busyTimeout
  ) throws {
    self.path = path
    try LedgerFile(path: path).prepare(creating: opening == .creating)
    let deadline = ContinuousClock.now + .seconds(busyTimeout)
    while true {
      do {
        queue = try Self.open(path, durability, busyTimeout: busyTimeout)
        return
      } catch {
        // SQLite does not wait while another process makes the same ledger or turns it to WAL mode.
        let failure = LedgerError(error, path: path)
        guard failure.code == .busy, ContinuousClock.now < deadline else { throw failure }
        usleep(10_000)
      }
    }
  }

  private static func open(_ path: String, _ durability: Durability, busyTimeout: Double) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.busyMode = .timeout(busyTimeout)
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try LedgerSchema.migrate(queue, path: path)
    // Only after the first tables: what is committed in WAL mode does not show in the main file's header for a while.
    let synchronous = durability == .powerFailure ? "FULL" : "NORMAL"
    try queue.inDatabase { db in try db.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = \(synchronous)") }
    return queue
  }

  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.read(body) } catch { throw LedgerError(error, path: path) }
  }

  /// Runs `body` in one immediate transaction.
  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    do { return try queue.write(body) } catch { throw LedgerError(error, path: path) }
  }

  /// Runs `body` in one immediate transaction; throws ``LedgerError/Code/busy`` at once while another process writes.
  func writeWithoutWaiting(_ body: (Database) throws -> Void) throws {
    do {
      try queue.inDatabase { db in
        let timeout = try Int.fetchOne(db, sql: "PRAGMA busy_timeout") ?? 0
        try db.execute(sql: "PRAGMA busy_timeout = 0")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(timeout)") }
        try db.inTransaction(.immediate) {
          try body(db)
          return .commit
        }
      }
    } catch {
      throw LedgerError(error, path: path)
    }
  }
}
