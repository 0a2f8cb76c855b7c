/// Text in the making, with white space collapsed as a browser does it (CSS Text 3, section 4.1).
///
/// A run of spaces, tabs and line ends becomes one space; a line end between two characters of Chinese or Japanese becomes nothing, since such
/// text is broken anywhere. Character references are decoded. A no-break space becomes a plain space that does not collapse.
/// Control characters are dropped.
struct CollapsingText {
  private enum White: UInt8 {
    case none, space, lineEnd
  }

  private(set) var bytes: [UInt8]

  /// Whether there is nothing but blanks.
  private(set) var isBlank = true

  private var white = White.none

  init(capacity: Int = 0) {
    bytes = []
    if capacity > 0 { bytes.reserveCapacity(capacity) }
  }

  /// Adds a range of the document.
  ///
  /// - Parameters:
  ///   - keepingSpace: Blanks do not collapse, as in `<pre>`; a tab becomes one blank. The caller looks after line ends.
  ///   - inAttribute: The range is an attribute's value, where a character reference is read more strictly.
  mutating func append(_ source: SourceBytes, _ range: Range<Int>, keepingSpace: Bool = false, inAttribute: Bool = false) {
    var index = range.lowerBound
    let end = min(range.upperBound, source.count)
    while index < end {
      let byte = source[index]
      if byte.isPlain {
        let start = index
        repeat { index += 1 } while index < end && source[index].isPlain
        appendRun(source.bytes(in: start..<index))
      } else if byte <= 0x20 {
        if keepingSpace && byte.isMarkupSpace { appendKept(byte) } else { appendSpace(byte) }
        index += 1
      } else if byte == UInt8(ascii: "&") {
        index += appendReference(source, at: index, inAttribute: inAttribute)
      } else {
        index += appendLatin(source, at: index)
      }
    }
  }

  /// Forgets the text, but not its memory.
  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    isBlank = true
    white = .none
  }

  /// Adds text that is already decoded and collapsed.
  mutating func append(contentsOf run: some Collection<UInt8>) {
    guard let first = run.first else { return }
    writeWhite(before: first, run.dropFirst().first ?? 0)
    bytes.append(contentsOf: run)
    isBlank = false
  }

  /// Adds white space; `isLineEnd`: it holds a line end.
  mutating func appendSpace(isLineEnd: Bool) {
    appendSpace(isLineEnd ? 0x0A : 0x20)
  }

  /// Ends the line, unless it is empty.
  mutating func endLine() {
    white = .none
    while bytes.last == 0x20 { bytes.removeLast() }
    if !isAtLineStart { bytes.append(0x0A) }
  }

  /// Whether there is neither text nor a line end.
  var isEmpty: Bool {
    bytes.isEmpty
  }

  /// Whether more text might go on with the last word; white space asked for may still vanish.
  var isInsideWord: Bool {
    !isAtLineStart && bytes.last != 0x20
  }

  /// Whether nothing stands in the line yet.
  var isAtLineStart: Bool {
    bytes.last.map { $0 == 0x0A } ?? true
  }

  /// The text from a byte on, without blanks at its ends, cut between characters to at most `limit` bytes.
  func string(from start: Int = 0, limit: Int) -> String {
    var end = bytes.count
    if end - start > limit {
      end = start + max(0, limit)
      while end > start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    }
    guard start < end else { return "" }
    let text = bytes[start..<end].drop { $0 == 0x20 }
    let textEnd = text.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? text.startIndex
    return String(decoding: text[..<textEnd], as: UTF8.self)
  }

  @inline(__always)
  private mutating func appendSpace(_ byte: UInt8) {
    if byte == 0x0A || byte == 0x0D {
      white = .lineEnd
    } else if byte.isMarkupSpace, white == .none {
      white = .space
    }
  }

  @inline(__always)
  private mutating func appendRun(_ run: UnsafeBufferPointer<UInt8>) {
    if white != .none, let first = run.first { writeWhite(before: first, run.count > 1 ? run[1] : 0) }
    bytes.append(contentsOf: run)
    isBlank = false
  }

  /// Characters U+0080 to U+00BF: among them is the no-break space, and all other bytes are plain.
  private mutating func appendLatin(_ source: SourceBytes, at index: Int) -> Int {
    if source[index + 1] == 0xA0 {
      appendPlainSpace()
    } else {
      appendRun(source.bytes(in: index..<index + 2))
    }
    return 2
  }

  private mutating func appendPlainSpace() {
    writeWhite(before: 0x20, 0)
    bytes.append(0x20)
  }

  private mutating func appendKept(_ space: UInt8) {
    if space != 0x0D { appendPlainSpace() }
  }

  private mutating func appendReference(_ source: SourceBytes, at index: Int, inAttribute: Bool) -> Int {
    guard let reference = CharacterReference(in: source, at: index, inAttribute: inAttribute) else {
      appendRun(source.bytes(in: index..<index + 1))
      return 1
    }
    switch reference.scalar.value {
    case 0xA0: appendPlainSpace()
    case 0...0x20: appendSpace(UInt8(truncatingIfNeeded: reference.scalar.value))
    default: append(contentsOf: Array(UTF8.encode(reference.scalar) ?? UTF8.EncodedScalar()))
    }
    return reference.length
  }

  private mutating func writeWhite(before first: UInt8, _ second: UInt8) {
    defer { white = .none }
    if white == .none || isAtLineStart { return }
    if white == .lineEnd && isWide(first, second) && endsWide { return }
    bytes.append(0x20)
  }

  private var endsWide: Bool {
    let count = bytes.count
    if count >= 3, bytes[count - 3] >= 0xE0 { return isWide(bytes[count - 3], bytes[count - 2]) }
    if count >= 4, bytes[count - 4] >= 0xF0 { return isWide(bytes[count - 4], bytes[count - 3]) }
    return false
  }

  /// Whether a character that begins with these bytes is as wide as a kanji: U+3000 to U+9FFF, U+FF00 to U+FFBF with the narrow
  /// katakana, and the planes of pictographs and rare kanji.
  private func isWide(_ first: UInt8, _ second: UInt8) -> Bool {
    switch first {
    case 0xE3...0xE9: true
    case 0xEF: 0xBC...0xBE ~= second
    case 0xF0: second >= 0x9F
    default: false
    }
  }
}

extension SourceBytes {
  /// The decoded value of an attribute, without white space at its ends.
  func attributeText(in range: Range<Int>) -> String {
    var text = CollapsingText()
    text.append(self, trimmed(range), inAttribute: true)
    return String(decoding: text.bytes, as: UTF8.self)
  }
}

extension UInt8 {
  /// A byte that text takes over as it is.
  @inline(__always)
  fileprivate var isPlain: Bool {
    self > 0x20 && self != UInt8(ascii: "&") && self != 0xC2
  }
}
