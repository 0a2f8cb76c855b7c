/// A CSS length or number: the part of it that tells nothing from something.
struct CSSLength {
  enum Unit {
    case none, absolute, relativeToParent, other
  }

  /// Thousandths of the unit; at most a million units.
  let thousandths: Int
  let unit: Unit

  var isZero: Bool {
    thousandths == 0
  }

  /// Reads a range that holds one length and nothing else.
  init?(_ range: Range<Int>, in source: SourceBytes) {
    var index = range.lowerBound
    var value = 0
    var digits = 0
    var scale = 1_000
    var isFraction = false
    while index < range.upperBound {
      let byte = source[index]
      if byte.isASCIIDigit {
        digits += 1
        if isFraction { scale /= 10 }
        value = min(isFraction ? value + Int(byte - 0x30) * scale : value * 10 + Int(byte - 0x30) * 1_000, 1_000_000_000)
      } else if byte == UInt8(ascii: "."), !isFraction {
        isFraction = true
      } else {
        break
      }
      index += 1
    }
    guard digits > 0, let unit = Self.unit(index..<range.upperBound, in: source) else { return nil }
    thousandths = value
    self.unit = unit
  }

  private static func unit(_ range: Range<Int>, in source: SourceBytes) -> Unit? {
    if range.isEmpty { return Unit.none }
    let absolute: [StaticString] = ["px", "pt"]
    if absolute.contains(where: { source.holds($0, in: range) }) { return .absolute }
    let relative: [StaticString] = ["em", "%", "ex", "ch"]
    if relative.contains(where: { source.holds($0, in: range) }) { return .relativeToParent }
    return range.allSatisfy { source[$0].isASCIILetter } ? .other : nil
  }
}

/// Whether a font can be read.
enum CSSFont {
  /// Whether a `font-size` is more than one pixel; nil if that is up to the outer element.
  static func isReadable(size: Range<Int>, in source: SourceBytes) -> Bool? {
    guard let length = CSSLength(size, in: source) else {
      let keywords: [StaticString] = ["small", "medium", "large", "x-small", "xx-small", "x-large", "xx-large", "initial"]
      return keywords.contains { source.holds($0, in: size) } ? true : nil
    }
    if length.isZero { return false }
    switch length.unit {
    case .none: return length.thousandths > 1_000
    case .absolute: return length.thousandths > 1_000
    case .relativeToParent: return nil
    case .other: return true
    }
  }

  /// The same for the shorthand `font: bold 12px/1.5 Arial`: its first length is the size.
  static func isReadable(shorthand: Range<Int>, in source: SourceBytes) -> Bool? {
    var start = shorthand.lowerBound
    while start < shorthand.upperBound {
      var end = start
      while end < shorthand.upperBound, !source[end].isMarkupSpace, source[end] != UInt8(ascii: "/") { end += 1 }
      if let length = CSSLength(start..<end, in: source), length.unit != .none || length.isZero {
        return isReadable(size: start..<end, in: source)
      }
      start = end + 1
    }
    return nil
  }
}
