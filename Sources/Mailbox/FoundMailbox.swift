/// One mailbox that ``findMailboxes(at:)`` has found: what ``MailboxReader`` reads.
public struct FoundMailbox: Sendable, Hashable {
  /// How messages are kept in it.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// One file with a `From ` line before each message: mboxo, mboxrd, mboxcl, mboxcl2, Takeout, Thunderbird.
    case mbox
    /// One file with a line of four Control-A around each message.
    case mmdf
    /// A folder with `cur` and `new`.
    case maildir
    /// A folder of message files: MH, saved `.eml` files, Apple Mail's `.emlx` files.
    case mh
    /// One message in its own file.
    case messageFile
    /// One message in Apple Mail's form.
    case emlx
  }

  /// The file or folder, fit for showing and for comparing; bytes that are not UTF-8 appear as `%XX`.
  public let path: String
  /// How messages are kept in it.
  public let kind: Kind
  /// True when the file is compressed by gzip.
  public let isCompressed: Bool
  /// The folder's name for people, `/` between its levels; nil for single messages.
  public let folder: String?
  /// Size of the file in bytes; nil for folders.
  public let byteCount: Int?
  /// The file or folder as the system names it.
  let filePath: FilePath
  /// True where the user named it: only then may it be a symbolic link.
  let followsLink: Bool

  init(
    _ filePath: FilePath, kind: Kind, isCompressed: Bool = false, folder: String?, byteCount: Int? = nil, followsLink: Bool = false
  ) {
    self.followsLink = followsLink
    self.filePath = filePath
    self.kind = kind
    self.isCompressed = isCompressed
    self.folder = folder
    self.byteCount = byteCount
    path = filePath.description
  }
}
