/// One buffer that ``StructureWalker`` walks: the message itself, or an attached one that had to be decoded; with the multiparts and
/// attached messages that are open at the position.
struct WalkedDocument {
  /// An open multipart or attached message.
  struct Frame {
    /// The boundary of a multipart; nil for an attached message.
    var boundary: ArraySlice<UInt8>?
    var subtype: String
    var path: [Int]
    var children = 0
    /// The leaf part of an attached message.
    var partIndex: Int?
    /// The header of a multipart, for the case that its boundary never comes.
    var entity: EntityHeader?
    var bodyStart: Int
    var isInsideMessage: Bool
    var container: String?
  }

  /// A boundary line.
  struct Delimiter {
    /// The frame whose boundary it is.
    var frame: Int
    var isClosing: Bool
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
  /// How many decoded messages it lies in.
  let depth: Int
  /// The outermost frame of each boundary.
  private var boundaries: [ArraySlice<UInt8>: Int] = [:]

  init(_ bytes: ArraySlice<UInt8>, position: Int, depth: Int) {
    self.bytes = bytes
    self.position = position
    self.depth = depth
  }

  mutating func push(_ frame: Frame) {
    if let boundary = frame.boundary, boundaries[boundary] == nil { boundaries[boundary] = frames.count }
    frames.append(frame)
  }

  mutating func popFrame() -> Frame? {
    guard let frame = frames.popLast() else { return nil }
    if let boundary = frame.boundary, boundaries[boundary] == frames.count { boundaries[boundary] = nil }
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

  /// The frame whose boundary a line is that begins with two dashes.
  ///
  /// The whole line counts, since a longer boundary may begin with a shorter one; of frames that share a boundary the outermost has it.
  /// One look-up a line, however deep the frames are.
  func match(_ line: Range<Int>) -> (frame: Int, isClosing: Bool)? {
    guard bytes[line].starts(with: "--".utf8) else { return nil }
    var content = bytes[line].dropFirst(2)
    while let last = content.last, last.isWhiteSpace { content.removeLast() }
    if let frame = boundaries[content] { return (frame, false) }
    if content.suffix(2).elementsEqual("--".utf8), let frame = boundaries[content.dropLast(2)] { return (frame, true) }
    // Some programs leave junk behind the closing dashes.
    if let last = frames.indices.last, let boundary = frames[last].boundary, !boundary.isEmpty, content.starts(with: boundary),
      content.dropFirst(boundary.count).starts(with: "--".utf8)
    {
      return (last, true)
    }
    return nil
  }
}
