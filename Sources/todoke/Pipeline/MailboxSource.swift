import Glibc
import Mailbox

/// A mailbox that the command line names: found under a path, or on standard input.
enum MailboxSource {
  case found(FoundMailbox)
  case standardInput

  /// The mailboxes that one word of the command line means.
  static func sources(named name: String) throws(MailboxError) -> [MailboxSource] {
    if name == "-" { return [.standardInput] }
    return try findMailboxes(at: name).mailboxes.map(MailboxSource.found)
  }

  func reader() throws(MailboxError) -> MailboxReader {
    switch self {
    case .found(let mailbox): try MailboxReader(mailbox)
    case .standardInput: try MailboxReader(standardInput: STDIN_FILENO)
    }
  }
}
