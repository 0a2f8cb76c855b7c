/// Why a ledger cannot be opened, read or written.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble it is; callers decide by it.
  public enum Code: String, Sendable, Hashable {
    /// There is no ledger at the path.
    case missing
    /// The path is a symbolic link, which somebody else could turn elsewhere.
    case symbolicLink
    /// The file belongs to another user.
    case foreignOwner
    /// Everybody may write into the folder.
    case unsafeFolder
    /// The folder or the file cannot be made or opened.
    case cannotOpen
    /// The file is something else than a ledger.
    case notALedger
    /// A newer program wrote it.
    case newerSchema
    /// SQLite, or an entry, says that the file is damaged.
    case damaged
    /// Another program held it for longer than the busy timeout.
    case busy
    /// The disk is full.
    case full
    /// The file or its folder may not be written.
    case readOnly
    /// Any other error of the database.
    case failed
  }

  /// The kind of trouble.
  public let code: Code
  /// The ledger's path.
  public let path: String
  /// What the system or SQLite says, empty when the code says everything.
  public let detail: String

  init(_ code: Code, path: String, detail: String = "") {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// One sentence with the path and the way out.
  public var description: String {
    let reason = detail.isEmpty ? "" : " (\(detail))"
    return switch code {
    case .missing: "there is no ledger at '\(path)'; import some mail first, or name another one"
    case .symbolicLink: "the ledger '\(path)' is a symbolic link; name the file itself"
    case .foreignOwner: "the ledger '\(path)' belongs to another user; run as that user, or name another ledger"
    case .unsafeFolder:
      "everybody may write into the folder of the ledger '\(path)'; take that right away (chmod o-w), or name another ledger"
    case .cannotOpen: "cannot open the ledger '\(path)'\(reason); check the folder's permissions, or name another ledger"
    case .notALedger: "'\(path)' is not a ledger of todoke\(reason); it was left alone, name another file"
    case .newerSchema: "a newer version of todoke wrote the ledger '\(path)'\(reason); update this program, or name another ledger"
    case .damaged: "the ledger '\(path)' is damaged\(reason); keep it aside, then import the mail into a new one"
    case .busy: "another program is writing to the ledger '\(path)'; try again later"
    case .full: "the disk of the ledger '\(path)' is full; make room, then repeat the command: it goes on where it stopped"
    case .readOnly: "the ledger '\(path)' may not be written\(reason); check the permissions of the file and its folder"
    case .failed: "the ledger '\(path)' reports an error: \(detail)"
    }
  }
}
