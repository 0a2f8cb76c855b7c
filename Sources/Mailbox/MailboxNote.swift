/// Something that was passed over or repaired while a mailbox was read, counted.
public struct MailboxNote: Sendable, Hashable, CustomStringConvertible {
  /// What was met.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A message that Thunderbird has deleted but not yet compacted away; not read.
    case expungedMessage
    /// The pseudo message that IMAP servers keep in an mbox; not read.
    case folderInternalData
    /// A line that begins with `From ` but was taken as text, not as the start of a message.
    case doubtedSeparator
    /// A message longer than the limit; its rest was not read.
    case oversizedMessage
    /// Text before the first message of an mbox; not read.
    case textBeforeFirstMessage
    /// An mbox that has lost the line before its first message; read all the same.
    case missingSeparator
    /// A compressed file that ends too early; what was whole was read.
    case truncatedCompression
    /// A compressed file with damaged data; what came before was read.
    case damagedCompression
    /// A message still being delivered; left for the next run.
    case messageInDelivery
    /// A mailbox or message that another program rewrote or cut meanwhile; the next run reads a mailbox again from its start.
    case changedWhileReading
    /// A mailbox that has changed before the place where reading was to go on; read again from its start.
    case readAgainFromStart
    /// A mailbox that another program kept locked; read without a lock.
    case lockedMailbox
    /// A message that was moved away or deleted while the folder was read.
    case vanishedMessage
    /// A symbolic link inside a mailbox or folder; not followed.
    case link
    /// A pipe, socket or device inside a mailbox or folder; not read.
    case specialFile
    /// A file that is not mail; not read.
    case notMail
    /// A mailbox in a form that todoke does not read, or compressed otherwise than by gzip.
    case unsupportedFormat
    /// A file or folder that could not be opened or read.
    case unreadable
    /// A folder met a second time, or nested too deep; not entered.
    case folderLoop
    /// A message file without its attachments, `.partial.emlx`; read as far as it goes.
    case partialMessage
    /// A message file that ends before the message does, or whose count of the message's bytes is wrong; read as far as it goes.
    case truncatedMessage
    /// A message file without a byte.
    case emptyMessage
    /// A file or link beside `new` and `cur` of a Maildir; not read.
    case strayFile
  }

  /// What was met.
  public let kind: Kind
  /// How often.
  public internal(set) var count: Int
  /// Where it was met first, as it may be printed.
  public let example: String

  /// This note and another of the same kind in one.
  public func adding(_ other: MailboxNote) -> MailboxNote { MailboxNote(kind: kind, count: count + other.count, example: example) }

  /// One sentence in English.
  public var description: String { "\(count) × \(kind.rawValue), first: \(example)" }
}

/// Notes in the order in which their kinds were met first.
struct NoteList: Sendable {
  private(set) var notes: [MailboxNote] = []

  mutating func add(_ kind: MailboxNote.Kind, _ example: String, count: Int = 1) {
    guard count > 0 else { return }
    // There are few kinds, so that a search costs nothing.
    if let index = notes.firstIndex(where: { $0.kind == kind }) {
      notes[index].count += count
    } else {
      notes.append(MailboxNote(kind: kind, count: count, example: printable(example)))
    }
  }

  mutating func add(_ others: NoteList) {
    for note in others.notes { add(note.kind, note.example, count: note.count) }
  }
}

/// The text without control characters, which file names may contain: they are shown as `\xNN`.
func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  var result = ""
  for scalar in text.unicodeScalars {
    if isControl(scalar) {
      result += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
  return result
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
