/// Reads the one message in a file or on standard input.
struct SingleMessageReader {
  /// Which files are taken.
  enum Acceptance {
    /// The folder says that it is a message, whatever it looks like.
    case anything
    /// Only what looks like a message. Mailboxes are left alone: they are read as such.
    case messages
  }

  let path: FilePath
  let limits: MailboxReader.Limits
  private(set) var notes = NoteList()

  init(path: FilePath, limits: MailboxReader.Limits) {
    self.path = path
    self.limits = limits
  }

  /// The message in `file`; nil where there is none, which is noted.
  mutating func read(
    _ file: OpenFile, size: Int, isNamed: Bool, wants acceptance: Acceptance
  ) throws(SystemError) -> (bytes: ArraySlice<UInt8>, flags: MessageFlags)? {
    var stream = try ByteStream(file, size: size)
    let prefix = try stream.peek(FileForm.prefixSize)
    let form = FileForm(prefix, isWhole: prefix.count < FileForm.prefixSize, isNamed: isNamed)
    switch (acceptance, form) {
    case (.anything, .empty), (.messages, .empty): return nil
    case (.anything, _), (.messages, .message), (.messages, .emlx): break
    case (.messages, .mbox) where isNamed: break
    case (.messages, _):
      if isNamed { notes.add(.notMail, path.description) }
      return nil
    }
    return try read(&stream, isEMLX: form == .emlx)
  }

  /// The message in the rest of `stream`, which is read to its end.
  mutating func read(_ stream: inout ByteStream, isEMLX: Bool) throws(SystemError) -> (bytes: ArraySlice<UInt8>, flags: MessageFlags)? {
    let room = limits.message + MessageFile.longestPropertyList
    var bytes: [UInt8] = []
    var size = 1 << 18
    repeat {
      size = min(size * 2, room)
      bytes = try stream.read(size - bytes.count, after: bytes[...])
    } while bytes.count == size && size < room
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
    return content(bytes, isEMLX: isEMLX)
  }

  private mutating func content(_ bytes: [UInt8], isEMLX: Bool) -> (bytes: ArraySlice<UInt8>, flags: MessageFlags) {
    var content: (bytes: ArraySlice<UInt8>, flags: MessageFlags)
    if isEMLX {
      let (message, flags) = MessageFile.emlx(bytes[...])
      content = (message, flags)
      if path.lastComponent.elementsEqual(path.lastComponent.prefix { $0 != 0 }), path.description.contains(".partial.emlx") {
        notes.add(.partialMessage, path.description)
      }
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
