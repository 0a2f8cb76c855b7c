/// Reads the messages of an mbox or MMDF file, or of standard input in one of these forms, batch by batch.
struct SplitFileReader {
  private let path: String
  private let folder: String?
  private let isSpamFolder: Bool
  private let limits: MailboxReader.Limits
  /// The file, where a later run can go on in it; nil for pipes and compressed files.
  private let mailbox: PositionedFile?
  private var stream: ByteStream
  private var splitter: MessageSplitter
  /// Bytes read but not yet given out.
  private var held: [UInt8] = []
  /// Offset of the first byte held.
  private var heldOffset: Int
  /// Offset at which a later run goes on.
  private var nextOffset: Int
  private var bytesReported = 0
  private var hasMetMessage = false
  private var isFinished = false
  private(set) var notes: NoteList

  /// A reader for `stream`, which begins at `offset` of the mailbox.
  init(
    _ stream: ByteStream, style: MessageSplitter.Style, path: String, folder: String?, limits: MailboxReader.Limits,
    mailbox: PositionedFile? = nil, offset: Int = 0, believesContentLength: Bool = true, notes: NoteList = NoteList()
  ) throws(SystemError) {
    var stream = stream
    let mark = offset == 0 ? ByteOrderMark.length(in: try stream.peek(3)) : 0
    splitter = MessageSplitter(
      style: style, longestMessage: limits.message, start: mark, believesContentLength: believesContentLength)
    self.stream = stream
    self.path = path
    self.folder = folder
    self.limits = limits
    self.mailbox = stream.isCompressed ? nil : mailbox
    self.notes = notes
    isSpamFolder = FolderName.isSpam(folder)
    heldOffset = offset
    nextOffset = offset
  }

  /// The next messages; nil at the end.
  mutating func nextBatch() throws(SystemError) -> MessageBatch? {
    while !isFinished {
      // A message that does not fit doubles the buffer, up to the size at which any line of it can be judged.
      let largest = max(limits.batch, limits.message + 2 * (SeparatorRule.longestLine + SeparatorRule.lookahead))
      let size = min(max(limits.batch, 2 * held.count, 64), largest)
      let buffer = try stream.read(size - held.count, after: held[...])
      held = []
      let messages = try take(buffer, isEnd: buffer.count < size)
      if !messages.isEmpty || isFinished { return try batch(messages) }
    }
    return nil
  }

  private mutating func batch(_ messages: [RawMessage]) throws(SystemError) -> MessageBatch {
    let bytesRead = stream.bytesTaken - bytesReported
    bytesReported = stream.bytesTaken
    let position: ReadPosition
    if let mailbox {
      position = ReadPosition(offset: nextOffset, fingerprint: try mailbox.fingerprint(at: nextOffset))
    } else {
      position = .start
    }
    return MessageBatch(messages: messages, position: position, bytesRead: bytesRead)
  }

  /// Takes the whole messages out of `buffer` and holds the rest.
  private mutating func take(_ buffer: [UInt8], isEnd: Bool) throws(SystemError) -> [RawMessage] {
    var doubts = MessageSplitter.Doubts()
    var pieces = buffer.withUnsafeBufferPointer { splitter.split($0, isEnd: isEnd, doubts: &doubts) }
    if let first = doubts.firstIndex { notes.add(.doubtedSeparator, place(first), count: doubts.count) }
    if !hasMetMessage, splitter.openStart != nil || !pieces.isEmpty || isEnd {
      hasMetMessage = true
      if splitter.hasTextFirst { notes.add(.textBeforeFirstMessage, path) }
    }
    if isEnd {
      isFinished = true
      nextOffset = heldOffset + buffer.count
      try judgeEnd(&pieces)
    }
    var messages = pieces.compactMap { message(in: buffer, $0) }
    if !isEnd { hold(buffer, &messages) }
    return messages
  }

  /// Keeps what has no end yet, or cuts it where it is too long.
  private mutating func hold(_ buffer: [UInt8], _ messages: inout [RawMessage]) {
    var keep = max(0, splitter.next - 3)
    if let open = splitter.openStart {
      nextOffset = heldOffset + open
      let isTooLong = splitter.next - open > limits.message + SeparatorRule.longestLine
      if isTooLong {
        let piece = buffer.withUnsafeBufferPointer { splitter.abandonOpenMessage($0) }
        if let message = piece.flatMap({ message(in: buffer, $0) }) { messages.append(message) }
      } else {
        keep = open
      }
    }
    held = keep == 0 ? buffer : Array(buffer[keep...])
    heldOffset += keep
    splitter.drop(keep)
  }

  /// Leaves out the last message where it is not whole.
  private mutating func judgeEnd(_ pieces: inout [MessageSplitter.Piece]) throws(SystemError) {
    switch stream.ending {
    case .truncatedCompression:
      notes.add(.truncatedCompression, path)
      pieces.removeLast(min(1, pieces.count))
    case .damagedCompression:
      notes.add(.damagedCompression, path)
      pieces.removeLast(min(1, pieces.count))
    case .bytesAfterCompression:
      notes.add(.damagedCompression, path)
    case .fileShrank:
      noteRewriting()
      pieces.removeLast(min(1, pieces.count))
    case .whole:
      guard let mailbox else { return }
      switch try mailbox.change() {
      case .none: break
      case .rewritten: noteRewriting()
      case .grown:
        guard let last = pieces.last, try !mailbox.startsMessage(at: nextOffset, style: splitter.style) else { return }
        nextOffset = heldOffset + last.range.lowerBound
        notes.add(.messageInDelivery, place(last.range.lowerBound))
        pieces.removeLast()
      }
    }
  }

  private mutating func noteRewriting() {
    notes.add(.changedWhileReading, path)
    nextOffset = 0
  }

  private func place(_ index: Int) -> String { "\(path):\(heldOffset + index)" }

  /// The message in `piece`, unless it is one to be passed over.
  private mutating func message(in buffer: [UInt8], _ piece: MessageSplitter.Piece) -> RawMessage? {
    let offset = heldOffset + piece.range.lowerBound
    let place = "\(path):\(offset)"
    if piece.fields.isFolderInternalData {
      notes.add(.folderInternalData, place)
      return nil
    }
    if piece.fields.flags.contains(.expunged) {
      notes.add(.expungedMessage, place)
      return nil
    }
    var bytes = buffer[piece.messageStart..<piece.range.upperBound]
    switch splitter.style {
    case .mbox: bytes = MessageFile.withoutFinalEmptyLine(bytes)
    case .mmdf: bytes = MessageFile.withoutEnvelopeLine(bytes)
    }
    guard !bytes.isEmpty else { return nil }
    if bytes.count > limits.message {
      notes.add(.oversizedMessage, place)
      bytes = bytes.prefix(limits.message)
    }
    let location = MessageLocation(
      path: path, offset: offset, folder: folder, flags: piece.fields.flags, isSpamFolder: isSpamFolder)
    return RawMessage(bytes: bytes, location: location)
  }
}
