import GRDB

extension LedgerError {
  /// The one place where SQLite's result codes get a meaning.
  ///
  /// Bound values stay out of the sentence: they come from mail.
  init(_ error: any Error, path: String) {
    if let known = error as? LedgerError {
      self = known
      return
    }
    guard let database = error as? DatabaseError else {
      self.init(.failed, path: path, detail: "\(error)")
      return
    }
    self.init(Self.code(for: database.resultCode), path: path, detail: database.message ?? "SQLite error \(database.resultCode.rawValue)")
  }

  private static func code(for result: ResultCode) -> Code {
    switch result {
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
    case .SQLITE_FULL: .full
    case .SQLITE_READONLY: .readOnly
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen
    case .SQLITE_NOTADB: .notALedger
    case .SQLITE_CORRUPT: .damaged
    default: .failed
    }
  }
}
