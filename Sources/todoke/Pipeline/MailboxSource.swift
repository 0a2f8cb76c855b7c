import Glibc
import Mailbox

/// A mailbox that the command line names: found under a path, or on standard input.
enum MailboxSource {
  case found(FoundMailbox)
  case standardInput

  /// The mailboxes that one word of the command line means, and what was passed over in looking for them.
  static func found(under name: PathArgument) throws(MailboxError) -> (sources: [MailboxSource], notes: [MailboxNote]) {
    if name.isStandardInput { return ([.standardInput], []) }
    let (mailboxes, notes) = try findMailboxes(at: name.path)
    return (mailboxes.map(MailboxSource.found), notes)
  }

  /// Size of a file in bytes; 0 where it is not known.
  var byteCount: Int {
    switch self {
    case .found(let mailbox): mailbox.byteCount ?? 0
    case .standardInput: 0
    }
  }

  func reader(limits: MailboxReader.Limits = .standard) throws(MailboxError) -> MailboxReader {
    switch self {
    case .found(let mailbox): try MailboxReader(mailbox, limits: limits)
    case .standardInput: try MailboxReader(standardInput: STDIN_FILENO, limits: limits)
    }
  }
}
