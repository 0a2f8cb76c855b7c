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
    let hints = FileHints.found(path.lastComponent, size: size)
    let form = try FileForm(&stream, hints)
    // The search for a separator has used it up.
    if hints.maySeekSeparator { stream = try ByteStream(file, size: size) }
    switch form {
    case .message, .emlx: return try read(&stream, isEMLX: form == .emlx, expectedSize: size)
    case .mbox where isNamed: return try read(&stream, isEMLX: false, expectedSize: size, unlessMailbox: true)
    // The finder notes what has no name of a message.
    case .empty where isNamed: if noteEnding(stream) { noteEmptiness(stream) }
    case .refused where isNamed, .unknown where isNamed: if let kind = form.note { notes.add(kind, path.description) }
    case .empty, .refused, .unknown, .mbox, .mmdf: break
    }
    return nil
  }

  /// The message in the rest of `stream`, which is read to its end.
  ///
  /// - Parameter expectedSize: the size of the file; nil for a pipe, which is read to its end so that the program at the other one
  ///   does not fail
  /// - Parameter unlessMailbox: nothing is wanted where a second message begins in it
  mutating func read(
    _ stream: inout ByteStream, isEMLX: Bool, expectedSize: Int?, unlessMailbox: Bool = false
  ) throws(SystemError) -> Content? {
    let room = limits.message + MessageFile.longestPropertyList
    var bytes: [UInt8] = []
    // One byte more than expected shows the end.
    var size = min((expectedSize ?? 1 << 18) + 1, room)
    while true {
      bytes = try stream.read(size - bytes.count, after: bytes[...])
      guard bytes.count == size, size < room else { break }
      size = min(size * 2, room)
    }
    if expectedSize == nil, bytes.count == room { try drain(&stream) }
    if unlessMailbox, SeparatorSearch.finds(2, in: bytes[...]) { return nil }
    guard noteEnding(stream) else { return nil }
    guard !bytes.isEmpty else {
      noteEmptiness(stream)
      return nil
    }
    return content(bytes, isEMLX: isEMLX)
  }

  /// Notes an end that came too early; false where nothing can be made of what came before.
  @discardableResult
  private mutating func noteEnding(_ stream: ByteStream) -> Bool {
    if let kind = stream.ending.note { notes.add(kind, path.description) }
    return stream.ending != .truncatedCompression && stream.ending != .damagedCompression
  }

  /// Notes a file that ought to hold a message and holds nothing, as full disks leave them.
  private mutating func noteEmptiness(_ stream: ByteStream) {
    if stream.ending == .whole { notes.add(.emptyMessage, path.description) }
  }

  private mutating func content(_ bytes: [UInt8], isEMLX: Bool) -> Content {
    var content: Content
    if isEMLX {
      let emlx = MessageFile.emlx(bytes[...])
      content = emlx.content
      if emlx.isCountWrong, bytes.count < limits.message { notes.add(.truncatedMessage, path.description) }
      if FileNameRule.isPartialEMLX(path.lastComponent) { notes.add(.partialMessage, path.description) }
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
