/// Walks the body of a message line by line and collects its leaf parts (RFC 2046, section 5.1).
///
/// One loop, an explicit stack of open multiparts and attached messages, ranges instead of copies: time and memory are linear in the
/// message, whatever it nests.
struct StructureWalker {
  private let limits: Limits
  private var document: WalkedDocument
  private var waiting: [WalkedDocument] = []
  private var parts: [Part] = []
  private var diagnostics: [Diagnostic] = []
  private var isFull = false
  /// The open leaf is this multipart, wholly in base64 against RFC 2045; it is walked when its end is known.
  private var encodedMultipart: WalkedDocument.Frame?
  /// Header blocks and boundary lines of the message itself; nil where nobody asks for them.
  private var marks: [MessagePiece.Mark]?

  /// What a walk found.
  struct Result {
    var parts: [Part]
    var diagnostics: [Diagnostic]
    /// Header blocks and boundary lines around the parts, the message's own header block not included; empty unless asked for.
    var marks: [MessagePiece.Mark]
  }

  /// Walks a message whose header block is read already.
  static func walk(_ bytes: ArraySlice<UInt8>, header: Header, bodyStart: Int, limits: Limits, setsMarks: Bool = false) -> Result {
    var walker = StructureWalker(bytes, bodyStart, limits)
    if setsMarks { walker.marks = [] }
    walker.run(header)
    return Result(parts: walker.parts, diagnostics: walker.diagnostics, marks: walker.marks ?? [])
  }

  private init(_ bytes: ArraySlice<UInt8>, _ bodyStart: Int, _ limits: Limits) {
    self.limits = limits
    document = WalkedDocument(bytes, position: bodyStart, depth: 0)
  }

  private mutating func run(_ header: Header) {
    open(header, path: [], number: nil, surroundings: Part.Surroundings(), fallback: .plainText, isInsideMessage: false)
    while !isFull {
      let delimiter = document.nextDelimiter()
      let end = delimiter?.lineStart ?? document.bytes.endIndex
      lookForParts(behindClosedUpTo: end)
      if let encodedLeaf = closeLeaf(at: end) {
        // Walk what is in it first; the delimiter is found again when the outer document goes on.
        document.position = end
        enter(encodedLeaf)
        continue
      }
      closeFrames(above: delimiter?.frame ?? -1, at: end)
      if let delimiter {
        pass(delimiter)
      } else if let outer = waiting.popLast() {
        document = outer
      } else {
        return
      }
    }
  }

  private mutating func note(_ code: Diagnostic.Code, _ detail: String, _ position: Int? = nil) {
    note(Diagnostic(code, detail, offset: position.map { $0 - document.bytes.startIndex }))
  }

  private mutating func note(_ diagnostic: Diagnostic) {
    // One message can earn thousands; the first tell enough.
    guard diagnostics.count < 200 else { return }
    // Offsets count in the message's own bytes; a decoded message has other ones.
    diagnostics.append(document.depth == 0 ? diagnostic : Diagnostic(diagnostic.code, diagnostic.detail))
  }
}

// MARK: - Boundaries

extension StructureWalker {
  /// Goes on behind a boundary line: to the next part's header, or behind the multipart.
  private mutating func pass(_ delimiter: WalkedDocument.Delimiter) {
    document.position = delimiter.next
    if document.depth == 0 { marks?.append(MessagePiece.Mark(range: delimiter.lineStart..<delimiter.next, kind: .boundary)) }
    if delimiter.isClosing {
      guard let frame = document.popFrame() else { return }
      if frame.children == 0 { takeWhole(frame, closedBy: delimiter) } else { document.closedBoundary = frame.boundary }
      return
    }
    // A delimiter that ends the message opens nothing: the closing one was cut off.
    guard delimiter.next < document.bytes.endIndex else { return }
    let frame = document.addChild(to: delimiter.frame)
    let header = readHeader(isMessage: false)
    open(
      header, path: frame.path, number: frame.children, surroundings: frame.inside,
      fallback: frame.subtype == "digest" ? .message : .plainText, isInsideMessage: frame.isInsideMessage)
  }

  /// Notes a part that stands behind the closing boundary of the multipart closed last: scanners append theirs there, and other readers
  /// may show it.
  private mutating func lookForParts(behindClosedUpTo end: Int) {
    guard let boundary = document.closedBoundary else { return }
    document.closedBoundary = nil
    if let line = document.firstLine(withBoundary: boundary, upTo: end) {
      note(.partAfterEnd, "a part stands behind the closing boundary of its multipart; it was not read", line)
    }
  }

  /// Reads the header block at the position and moves behind it.
  ///
  /// A boundary line ends it.
  private mutating func readHeader(isMessage: Bool) -> Header {
    let start = document.position
    let rest = document.bytes[start...]
    let result = HeaderParser.parse(rest, limits: limits, origin: document.bytes.startIndex, isMessage: isMessage) {
      document.match($0) != nil
    }
    document.position = result.bodyStart
    if document.depth == 0 { marks?.append(MessagePiece.Mark(range: start..<result.bodyStart, kind: .header(result.header))) }
    return result.header
  }
}

// MARK: - Parts

extension StructureWalker {
  /// Opens the entity whose header block was read; the position is at its body.
  ///
  /// Attached messages are opened in turn.
  private mutating func open(
    _ header: Header, path: [Int], number: Int?, surroundings: Part.Surroundings, fallback: ContentType, isInsideMessage: Bool
  ) {
    var entity = EntityHeader(header, fallback: fallback, limits: limits)
    var path = number.map { path + [$0] } ?? path
    var isPartOfMultipart = number != nil
    var surroundings = surroundings
    var isInsideMessage = isInsideMessage
    while true {
      for diagnostic in entity.diagnostics { note(diagnostic) }
      if entity.contentType.type == "multipart", openMultipart(entity, path, surroundings, isInsideMessage) { return }
      if !isPartOfMultipart { path.append(1) }
      guard let index = addLeaf(entity, path, surroundings, isInsideMessage) else { return }
      guard entity.contentType.isMessage, TransferEncoding(label: entity.transferEncoding) ?? .identity == .identity, hasRoom() else {
        document.openLeaf = index
        return
      }
      parts[index].isOpened = true
      document.push(
        WalkedDocument.Frame(
          subtype: entity.contentType.subtype, path: path, partIndex: index, bodyStart: document.position, isInsideMessage: true))
      entity = EntityHeader(readHeader(isMessage: true), fallback: .plainText, limits: limits)
      isPartOfMultipart = false
      surroundings = Part.Surroundings()
      isInsideMessage = true
    }
  }

  /// Opens a multipart; false if it cannot be opened and is to be a leaf.
  private mutating func openMultipart(
    _ entity: EntityHeader, _ path: [Int], _ surroundings: Part.Surroundings, _ isInsideMessage: Bool
  ) -> Bool {
    guard let boundary = entity.contentType.boundary, !boundary.isEmpty || document.startsWithDashes else {
      note(.boundaryMissing, "a multipart without boundary was read as one part", document.position)
      return false
    }
    guard hasRoom() else { return false }
    let frame = WalkedDocument.Frame(
      boundary: boundary, subtype: entity.contentType.subtype, path: path, entity: entity, bodyStart: document.position,
      isInsideMessage: isInsideMessage, surroundings: surroundings)
    let encoding = TransferEncoding(label: entity.transferEncoding) ?? .identity
    if encoding == .base64, document.startsWithBase64 {
      note(.encodedMultipart, "a multipart in base64; it was decoded", document.position)
      encodedMultipart = frame
      return false
    }
    if encoding != .identity {
      note(.encodedMultipart, "a multipart claims \(entity.transferEncoding); its parts were read as they lie", document.position)
    }
    document.push(frame)
    return true
  }

  /// Whether one more multipart or message may be opened.
  private mutating func hasRoom() -> Bool {
    let depth = document.frames.count + waiting.reduce(0) { $0 + $1.frames.count }
    if depth < limits.nestingDepth { return true }
    note(.nestingCut, "nested deeper than \(limits.nestingDepth); not opened", document.position)
    return false
  }

  /// Lists a leaf whose end is not known yet.
  ///
  /// Nil, and the walk ends, if there are too many.
  private mutating func addLeaf(
    _ entity: EntityHeader, _ path: [Int], _ surroundings: Part.Surroundings, _ isInsideMessage: Bool
  ) -> Int? {
    guard parts.count < limits.parts else {
      note(.partsCut, "more than \(limits.parts) parts; the rest is left out", document.position)
      isFull = true
      return nil
    }
    parts.append(
      Part(
        entity: entity, path: path, surroundings: surroundings, isInsideMessage: isInsideMessage,
        body: document.bytes[document.position...],
        limits: limits))
    parts[parts.count - 1].isInPlace = document.depth == 0
    return parts.count - 1
  }

  /// Ends the open leaf before a boundary line or at the end.
  ///
  /// Returns its index if it is an encoded message that is to be walked.
  private mutating func closeLeaf(at end: Int) -> Int? {
    guard let index = document.openLeaf else { return nil }
    document.openLeaf = nil
    endBody(of: index, at: end)
    let part = parts[index]
    let isEncodedMessage = part.contentType.isMessage && TransferEncoding(label: part.transferEncoding) ?? .identity != .identity
    guard isEncodedMessage || encodedMultipart != nil else { return nil }
    let isTooDeep = document.depth >= limits.encodedMessageDepth
    if isTooDeep { note(.nestingCut, "more than \(limits.encodedMessageDepth) encoded messages in each other; not opened", end) }
    guard !isTooDeep, hasRoom() else {
      encodedMultipart = nil
      return nil
    }
    return index
  }

  /// Walks the message or multipart in an encoded leaf; the present document waits.
  private mutating func enter(_ index: Int) {
    let part = parts[index]
    if var frame = encodedMultipart {
      encodedMultipart = nil
      parts.remove(at: index)
      waiting.append(document)
      document = WalkedDocument(part.decodedBody()[...], position: 0, depth: document.depth + 1)
      frame.bodyStart = 0
      frame.entity = frame.entity?.ofDecodedBody
      document.push(frame)
      return
    }
    parts[index].isOpened = true
    waiting.append(document)
    document = WalkedDocument(part.decodedBody()[...], position: 0, depth: document.depth + 1)
    let header = readHeader(isMessage: true)
    open(header, path: part.path, number: nil, surroundings: Part.Surroundings(), fallback: .plainText, isInsideMessage: true)
  }

  /// Closes the multiparts and messages inside the frame of that number.
  private mutating func closeFrames(above number: Int, at end: Int) {
    while document.frames.count - 1 > number, let frame = document.popFrame() {
      if let index = frame.partIndex {
        endBody(of: index, at: end)
        continue
      }
      if frame.children > 0 {
        note(.multipartUnclosed, "a multipart ends without its closing boundary", end)
      } else if let entity = frame.entity {
        note(.boundaryNotFound, "the boundary of a multipart never comes; it was read as one part", frame.bodyStart)
        document.position = frame.bodyStart
        if let index = addLeaf(entity, unopenedPath(of: frame), frame.surroundings, frame.isInsideMessage) { endBody(of: index, at: end) }
      }
    }
  }

  /// Makes a leaf of a multipart that has no boundary but the closing one: of what stands before it, or else behind it.
  private mutating func takeWhole(_ frame: WalkedDocument.Frame, closedBy delimiter: WalkedDocument.Delimiter) {
    guard let entity = frame.entity else { return }
    note(.boundaryNotFound, "a multipart has only its closing boundary; it was read as one part", frame.bodyStart)
    let isEmptyBefore = document.bytes[frame.bodyStart..<delimiter.lineStart].allSatisfy(\.isWhiteSpace)
    document.position = isEmptyBefore ? delimiter.next : frame.bodyStart
    let index = addLeaf(entity, unopenedPath(of: frame), frame.surroundings, frame.isInsideMessage)
    document.position = delimiter.next
    guard let index else { return }
    if isEmptyBefore { document.openLeaf = index } else { endBody(of: index, at: delimiter.lineStart) }
  }

  /// The path of a multipart that turned out to be a leaf.
  private func unopenedPath(of frame: WalkedDocument.Frame) -> [Int] {
    frame.path.isEmpty || frame.path == document.frames.last?.path ? frame.path + [1] : frame.path
  }

  /// Sets the end of a body; the line end before a boundary belongs to the boundary.
  private mutating func endBody(of index: Int, at end: Int) {
    let bytes = document.bytes
    let start = parts[index].encodedBody.startIndex
    var stop = max(start, end)
    if end < bytes.endIndex, stop > start, bytes[stop - 1] == .lf {
      stop -= 1
      while stop > start, bytes[stop - 1] == .cr { stop -= 1 }
    }
    parts[index].encodedBody = bytes[start..<stop]
  }
}
