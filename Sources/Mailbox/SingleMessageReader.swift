/// Reads the one message in a file or on standard input.
struct SingleMessageReader {
  /// A message, and the flags that its file states.
  typealias Content = (bytes: ArraySlice<UInt8>, flags: MessageFlags)

  private let path: FilePath
  private let limits: MailboxReader.Limits
  private(set) var notes = NoteList()

  init(path: FilePath, limits: MailboxReader.Limits) {
    self.path = path
    self.limits = limits
  }

  /// The message in a file that is one, whatever it looks like; nil where it is empty or damaged.
  mutating func read(_ file: OpenFile, size: Int) throws(SystemError) -> Content? {
    var stream = try ByteStream(file, size: size)
    return try read(&stream, isEMLX: false, expectedSize: size)
  }

  /// The message in a file that looks like one; nil for others.
  ///
  /// Mailboxes are left alone: they are read as such.
  ///
  /// - Parameter isNamed: the file's name says that it is a message, so that anything else is noted
  mutating func readIfMessage(_ file: OpenFile, size: Int, isNamed: Bool) throws(SystemError) -> Content? {
    var stream = try ByteStream(file, size: size)
    let form = FileForm(try stream.peekPrefix(), isNamed: isNamed)
    switch form {
    case .message, .emlx: break
    case .mbox where isNamed: break
    case .empty: return nil
    case .mbox, .mmdf, .refused, .unknown:
      if isNamed { notes.add(.notMail, path.description) }
      return nil
    }
    return try read(&stream, isEMLX: form == .emlx, expectedSize: size)
  }

  /// The message in the rest of `stream`, which is read to its end.
  ///
  /// - Parameter expectedSize: the size of the file, where there is one
  mutating func read(_ stream: inout ByteStream, isEMLX: Bool, expectedSize: Int = 1 << 18) throws(SystemError) -> Content? {
    let room = limits.message + MessageFile.longestPropertyList
    var bytes: [UInt8] = []
    // One byte more than expected shows the end.
    var size = min(expectedSize + 1, room)
    while true {
      bytes = try stream.read(size - bytes.count, after: bytes[...])
      guard bytes.count == size, size < room else { break }
      size = min(size * 2, room)
    }
    if bytes.count == room { try drain(&stream) }
    switch stream.ending {
    case .truncatedCompression:
      notes.add(.truncatedCompression, path.description)
      return nil
    case .damagedCompression:
      notes.add(.damagedCompression, path.description)
      return nil
    case .bytesAfterCompression: notes.add(.damagedCompression, path.description)
    case .fileShrank: notes.add(.changedWhileReading, path.description)
    case .whole: break
    }
    return bytes.isEmpty ? nil : content(bytes, isEMLX: isEMLX)
  }

  private mutating func content(_ bytes: [UInt8], isEMLX: Bool) -> Content {
    var content: Content
    if isEMLX {
      content = MessageFile.emlx(bytes[...])
      if path.bytes.reversed().starts(with: ".partial.emlx".utf8.reversed()) { notes.add(.partialMessage, path.description) }
    } else {
      content = (MessageFile.message(in: bytes[...]), [])
    }
    if content.bytes.count > limits.message {
      notes.add(.oversizedMessage, path.description)
      content.bytes = content.bytes.prefix(limits.message)
    }
    return content
  }

  /// Reads what is left, so that the program at the other end of a pipe does not fail.
  private func drain(_ stream: inout ByteStream) throws(SystemError) {
    while try !stream.read(limits.batch).isEmpty {}
  }
}
