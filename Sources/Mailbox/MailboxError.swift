internal import Glibc

/// Why a mailbox cannot be read, in a form that a program can act on and a person can read.
public struct MailboxError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong.
  public enum Code: Sendable, Hashable {
    /// There is no such file or folder.
    case notFound
    /// The file or folder may not be read by this user.
    case notPermitted
    /// A pipe, socket or device was named where a file or folder is expected.
    case notAFile
    /// The file is not mail.
    case notMail
    /// The file is mail in a form that todoke does not read.
    case unsupportedFormat
    /// The system failed to read it.
    case unreadable
  }

  /// What went wrong.
  public let code: Code
  /// The file or folder concerned, `-` for standard input.
  public let path: String
  /// What was found, and what to do about it.
  public let detail: String

  /// What to do with a pipe, socket or device that was named.
  static let adviceForSpecialFile = "it is a pipe, socket or device; give its contents on standard input, with - as the path"

  init(_ code: Code, path: String, detail: String) {
    self.code = code
    self.path = path
    self.detail = detail
  }

  /// The error for a system call that failed with `number`.
  init(errno number: Int32, path: String) {
    self.path = path
    switch number {
    case ENOENT, ENOTDIR:
      code = .notFound
      detail = "there is no such file or folder; check the spelling of the path"
    case EACCES, EPERM:
      code = .notPermitted
      detail = "it may not be read by this user; check its permissions and those of the folders above it"
    case ENXIO:
      code = .notAFile
      detail = MailboxError.adviceForSpecialFile
    case ELOOP:
      code = .notAFile
      detail = "it is a symbolic link; name the file or folder that it points to"
    default:
      code = .unreadable
      detail = "reading failed (\(String(cString: strerror(number)))); check the disk or network folder and run again"
    }
  }

  /// The note for a mailbox that is passed over because of this error.
  public var note: MailboxNote { MailboxNote(kind: .unreadable, count: 1, example: printable(path)) }

  /// `path: what was found and what to do`, without control characters.
  public var description: String { "\(printable(path)): \(detail)" }
}
