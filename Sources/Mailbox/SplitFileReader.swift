/// Reads the messages of an mbox or MMDF file, or of standard input in one of these forms, batch by batch.
struct SplitFileReader {
  let path: String
  private let folder: String?
  private let isSpamFolder: Bool
  let limits: MailboxReader.Limits
  /// The file, where a later run can go on in it; nil for pipes and compressed files.
  let mailbox: PositionedFile?
  /// Where the mailbox ended when an earlier read took the message there for a whole one.
  private let earlierEnd: Int?
  var stream: ByteStream
  var splitter: MessageSplitter
  /// Bytes read but not yet given out.
  private var held: [UInt8] = []
  /// The bytes before the first one held.
  var heldPlace: PositionSample
  /// The bytes before the place at which a later run goes on.
  var nextPlace: PositionSample
  /// Whether a later run may believe a `Content-Length`.
  var nextBelievesContentLength: Bool
  var isRewritten = false
  private var bytesReported = 0
  private var hasMetMessage = false
  private var isFinished = false
  var notes: NoteList

  /// A reader for `stream`, which begins in the mailbox at the end of `start`.
  init(
    _ stream: ByteStream, style: MessageSplitter.Style, path: String, folder: String?, limits: MailboxReader.Limits,
    mailbox: PositionedFile? = nil, start: PositionSample = PositionSample(), earlierEnd: Int? = nil,
    believesContentLength: Bool = true, notes: NoteList = NoteList()
  ) throws(SystemError) {
    var stream = stream
    let first = start.end == 0 ? FirstBytes(try stream.peekPrefix(), style) : FirstBytes()
    splitter = MessageSplitter(
      style: style, longestMessage: limits.message, start: first.textStart, startsInMessage: first.areHeader,
      believesContentLength: believesContentLength)
    self.stream = stream
    self.path = path
    self.folder = folder
    self.limits = limits
    self.mailbox = stream.isCompressed ? nil : mailbox
    self.earlierEnd = earlierEnd
    self.notes = notes
    isSpamFolder = FolderName.isSpam(folder)
    heldPlace = start
    nextPlace = start
    nextBelievesContentLength = believesContentLength
    if first.areHeader { self.notes.add(.missingSeparator, path) }
  }

  /// What stands at the start of a mailbox.
  private struct FirstBytes {
    /// Index after a byte order mark, and after empty lines where a header follows.
    var textStart = 0
    /// True when a message begins without a separator line in front of it.
    var areHeader = false

    init() {}

    init(_ bytes: ArraySlice<UInt8>, _ style: MessageSplitter.Style) {
      textStart = ByteOrderMark.length(in: bytes)
      let lines = bytes.dropFirst(textStart).drop { $0 == 0x0A || $0 == 0x0D }
      guard style == .mbox, !lines.starts(with: "From ".utf8) else { return }
      areHeader = lines.withUnsafeBufferPointer { FileForm.hasMailFields($0, from: 0) }
      if areHeader { textStart = lines.startIndex - bytes.startIndex }
    }
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
    // Before anybody remembers the position; at the end that has been asked already.
    if let mailbox, !isFinished, try mailbox.change(since: nextPlace) == .rewritten { noteRewriting() }
    let position = mailbox == nil || isRewritten ? .start : nextPlace.position(believesContentLength: nextBelievesContentLength)
    return MessageBatch(messages: messages, position: position, bytesRead: bytesRead)
  }

  /// Takes the whole messages out of `buffer` and holds the rest.
  private mutating func take(_ buffer: [UInt8], isEnd: Bool) throws(SystemError) -> [RawMessage] {
    var doubts = MessageSplitter.Doubts()
    let end = buffer.count - (isEnd ? unfinishedLength(buffer) : 0)
    var pieces = buffer[..<end].withUnsafeBufferPointer { splitter.split($0, isEnd: isEnd, doubts: &doubts) }
    if let first = doubts.firstIndex { notes.add(.doubtedSeparator, place(first), count: doubts.count) }
    if !hasMetMessage, splitter.openStart != nil || !pieces.isEmpty || isEnd {
      hasMetMessage = true
      if splitter.hasTextFirst { notes.add(.textBeforeFirstMessage, path) }
    }
    nextBelievesContentLength = splitter.believesContentLength
    if isEnd {
      isFinished = true
      nextPlace = heldPlace.advanced(over: buffer[..<end])
      try judgeEnd(&pieces, in: buffer, end: end)
    }
    var messages = pieces.compactMap { message(in: buffer, $0) }
    if !isEnd { hold(buffer, &messages) }
    return messages
  }

  /// Keeps what has no end yet, or cuts it where it is too long.
  private mutating func hold(_ buffer: [UInt8], _ messages: inout [RawMessage]) {
    var keep = max(0, splitter.next - 3)
    if let open = splitter.openStart {
      nextPlace = heldPlace.advanced(over: buffer[..<open])
      let isTooLong = splitter.next - open > limits.message + SeparatorRule.longestLine
      if isTooLong {
        let piece = buffer.withUnsafeBufferPointer { splitter.abandonOpenMessage($0) }
        if let message = piece.flatMap({ message(in: buffer, $0) }) { messages.append(message) }
      } else {
        keep = open
      }
    }
    held = keep == 0 ? buffer : Array(buffer[keep...])
    heldPlace.advance(over: buffer[..<keep])
    splitter.drop(keep)
  }

  func place(_ index: Int) -> String { "\(path):\(heldPlace.end + index)" }

  /// The message in `piece`, unless it is one to be passed over.
  private mutating func message(in buffer: [UInt8], _ piece: MessageSplitter.Piece) -> RawMessage? {
    let offset = heldPlace.end + piece.range.lowerBound
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
    // Between a line that closes a message and one that opens the next there may be an empty one.
    guard !bytes.allSatisfy({ $0 == 0x0A || $0 == 0x0D }) else { return nil }
    if bytes.count > limits.message {
      notes.add(.oversizedMessage, place)
      bytes = bytes.prefix(limits.message)
    }
    let location = MessageLocation(
      path: path, offset: offset, folder: folder, flags: piece.fields.flags, isSpamFolder: isSpamFolder)
    return RawMessage(bytes: bytes, location: location, earlierForm: earlierForm(of: piece, in: buffer))
  }

  /// The first bytes of a message that has grown, as an earlier read gave them out.
  private func earlierForm(of piece: MessageSplitter.Piece, in buffer: [UInt8]) -> ArraySlice<UInt8>? {
    guard let earlierEnd, case let end = earlierEnd - heldPlace.end, end > piece.messageStart, end < piece.range.upperBound else {
      return nil
    }
    return MessageFile.withoutFinalEmptyLine(buffer[piece.messageStart..<end])
  }
}
