/// Reads the attributes of one start tag, one after the other (HTML Living Standard, sections 13.2.5.32 to 13.2.5.40).
///
/// The scanner finds the end of a tag with it, and whoever wants the attributes reads the same bytes with it again: one grammar, no drift.
struct AttributeCursor {
  struct Attribute {
    let name: Range<Int>
    let value: Range<Int>
  }

  let source: SourceBytes

  /// Where the next attribute is looked for; behind the `>` once the tag has ended.
  private(set) var position: Int

  /// Whether the document ended inside the tag.
  private(set) var isCut = false

  /// Whether the tag ends with `/>`.
  private(set) var isSelfClosing = false

  init(_ source: SourceBytes, from position: Int) {
    self.source = source
    self.position = position
  }

  /// The next attribute, or nil at the end of the tag.
  @inline(__always)
  mutating func next() -> Attribute? {
    while position < source.count {
      let byte = source[position]
      if byte == UInt8(ascii: ">") {
        position += 1
        return nil
      }
      isSelfClosing = byte == UInt8(ascii: "/")
      if !isSelfClosing && !byte.isMarkupSpace { return attribute() }
      position += 1
    }
    isCut = true
    return nil
  }

  @inline(__always)
  private mutating func attribute() -> Attribute? {
    let start = position
    // A name may begin with "=", but not go on with it.
    position += 1
    while position < source.count, !source[position].endsAttributeName { position += 1 }
    let name = start..<position
    skipSpace()
    guard source[position] == UInt8(ascii: "=") else { return Attribute(name: name, value: position..<position) }
    position += 1
    skipSpace()
    return value().map { Attribute(name: name, value: $0) }
  }

  /// The value after "=": quoted or not, or missing before ">".
  @inline(__always)
  private mutating func value() -> Range<Int>? {
    let first = source[position]
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") {
      guard let close = source.firstIndex(of: first, from: position + 1) else {
        position = source.count
        isCut = true
        return nil
      }
      defer { position = close + 1 }
      return position + 1..<close
    }
    let start = position
    while position < source.count, source[position] != UInt8(ascii: ">"), !source[position].isMarkupSpace { position += 1 }
    return start..<position
  }

  @inline(__always)
  private mutating func skipSpace() {
    while position < source.count, source[position].isMarkupSpace { position += 1 }
  }
}

extension UInt8 {
  @inline(__always)
  fileprivate var endsAttributeName: Bool {
    self == UInt8(ascii: "=") || self == UInt8(ascii: ">") || self == UInt8(ascii: "/") || isMarkupSpace
  }
}
