/// One buffer that ``StructureWalker`` walks: the message itself, or an attached one that had to be decoded; with the multiparts and
/// attached messages that are open at the position.
struct WalkedDocument {
  /// An open multipart or attached message.
  struct Frame {
    /// The boundary of a multipart; nil for an attached message.
    var boundary: ArraySlice<UInt8>?
    /// The subtype in lower case.
    var subtype: String
    /// Where it stands, as in ``Part/path``.
    var path: [Int]
    /// Parts that began in it.
    var children = 0
    /// The leaf part of an attached message.
    var partIndex: Int?
    /// The header of a multipart, for the case that its boundary never comes.
    var entity: EntityHeader?
    /// Where its body begins.
    var bodyStart: Int
    /// Whether it lies inside an attached message.
    var isInsideMessage: Bool
    /// What it stands in.
    var surroundings = Part.Surroundings()

    /// What its parts stand in.
    var inside: Part.Surroundings {
      Part.Surroundings(container: subtype, alternative: subtype == "alternative" ? path : surroundings.alternative)
    }
  }

  /// A boundary line.
  struct Delimiter {
    /// The frame whose boundary it is.
    var frame: Int
    /// Whether it ends the multipart.
    var isClosing: Bool
    /// Where it begins.
    var lineStart: Int
    /// Where the line after it begins.
    var next: Int
  }

  let bytes: ArraySlice<UInt8>
  /// Where the walk is: always at the start of a line.
  var position: Int
  private(set) var frames: [Frame] = []
  /// The leaf part that began last and has no end yet.
  var openLeaf: Int?
  /// The boundary of the multipart that was closed last, until what stands behind it was looked at.
  var closedBoundary: ArraySlice<UInt8>?
  /// How many decoded messages it lies in.
  let depth: Int
  /// The outermost frame of each boundary, by the boundary's digest.
  private var boundaries: [UInt64: Int] = [:]
  /// The length of the longest boundary so far: no longer line need be looked at.
  private var longestBoundary = 0

  init(_ bytes: ArraySlice<UInt8>, position: Int, depth: Int) {
    self.bytes = bytes
    self.position = position
    self.depth = depth
  }

  mutating func push(_ frame: Frame) {
    if let boundary = frame.boundary {
      let digest = Self.digest(boundary)
      if boundaries[digest] == nil { boundaries[digest] = frames.count }
      longestBoundary = max(longestBoundary, boundary.count)
    }
    frames.append(frame)
  }

  mutating func popFrame() -> Frame? {
    guard let frame = frames.popLast() else { return nil }
    if let boundary = frame.boundary {
      let digest = Self.digest(boundary)
      if boundaries[digest] == frames.count { boundaries[digest] = nil }
    }
    return frame
  }

  /// Counts one more part in a frame and returns the frame.
  mutating func addChild(to index: Int) -> Frame {
    frames[index].children += 1
    return frames[index]
  }

  /// The next boundary line of any open multipart, from the position on; nil at the end.
  func nextDelimiter() -> Delimiter? {
    guard !boundaries.isEmpty else { return nil }
    let dash = UInt8(ascii: "-")
    var start = position
    while start < bytes.endIndex {
      let hasDashes = bytes[start] == dash && start + 1 < bytes.endIndex && bytes[start + 1] == dash
      let lineEnd = bytes.firstIndex(of: .lf, in: start..<bytes.endIndex) ?? bytes.endIndex
      let next = min(lineEnd + 1, bytes.endIndex)
      if hasDashes, let (frame, isClosing) = match(start..<lineEnd) {
        return Delimiter(frame: frame, isClosing: isClosing, lineStart: start, next: next)
      }
      start = next
    }
    return nil
  }

  /// The first line from the position on, and before `end`, that would begin a part of that boundary.
  func firstLine(withBoundary boundary: ArraySlice<UInt8>, upTo end: Int) -> Int? {
    guard !boundary.isEmpty else { return nil }
    var start = position
    while start < end {
      let lineEnd = bytes.firstIndex(of: .lf, in: start..<end) ?? end
      var line = bytes[start..<lineEnd]
      if line.starts(with: "--".utf8) {
        while let last = line.last, last.isWhiteSpace { line.removeLast() }
        if line.dropFirst(2) == boundary { return start }
      }
      start = lineEnd + 1
    }
    return nil
  }

  /// Whether two dashes alone stand on the line at the position.
  ///
  /// Only then is an empty boundary meant as one: the line above a signature looks the same.
  var startsWithDashes: Bool {
    let lineEnd = bytes.firstIndex(of: .lf, in: position..<bytes.endIndex) ?? bytes.endIndex
    return bytes[position..<lineEnd].trimmed.elementsEqual("--".utf8)
  }

  /// Whether the first line of text from the position on is one that base64 fills.
  var startsWithBase64: Bool {
    guard let start = bytes[position...].firstIndex(where: { !$0.isWhiteSpace }) else { return false }
    let lineEnd = bytes.firstIndex(of: .lf, in: start..<bytes.endIndex) ?? bytes.endIndex
    let line = bytes[start..<lineEnd].trimmed
    return line.count >= 16 && line.count.isMultiple(of: 4) && line.allSatisfy { Base64.value(of: $0) != nil || $0 == UInt8(ascii: "=") }
  }

  /// The frame whose boundary a line is that begins with two dashes.
  ///
  /// The whole line counts, since a longer boundary may begin with a shorter one; of frames that share a boundary the outermost has it.
  /// One look-up a line, however deep the frames are.
  func match(_ line: Range<Int>) -> (frame: Int, isClosing: Bool)? {
    let dash = UInt8(ascii: "-")
    guard line.count >= 2, bytes[line.lowerBound] == dash, bytes[line.lowerBound + 1] == dash else { return nil }
    let start = line.lowerBound + 2
    var end = line.upperBound
    while end > start, bytes[end - 1].isWhiteSpace { end -= 1 }
    if end - start <= longestBoundary + 2 {
      if let frame = frame(of: bytes[start..<end]) { return (frame, false) }
      if end - start >= 2, bytes[end - 1] == dash, bytes[end - 2] == dash, let frame = frame(of: bytes[start..<(end - 2)]) {
        return (frame, true)
      }
    }
    // Some programs leave junk behind the closing dashes.
    if let last = frames.indices.last, let boundary = frames[last].boundary, !boundary.isEmpty, end - start >= boundary.count + 2 {
      let rest = start + boundary.count
      if bytes[rest] == dash, bytes[rest + 1] == dash, bytes[start..<rest] == boundary { return (last, true) }
    }
    return nil
  }

  /// The outermost frame with exactly that boundary.
  private func frame(of boundary: ArraySlice<UInt8>) -> Int? {
    guard let frame = boundaries[Self.digest(boundary)], frames[frame].boundary == boundary else { return nil }
    return frame
  }

  /// FNV-1a: cheap, and equal digests are compared byte by byte.
  private static func digest(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return digest
  }
}
