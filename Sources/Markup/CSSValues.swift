/// A CSS length or number: the part of it that tells nothing from something.
struct CSSLength {
  enum Unit {
    case none, absolute, relativeToParent, percent, other
  }

  /// Thousandths of the unit; at most a million units.
  let thousandths: Int
  let unit: Unit
  private(set) var isNegative = false

  var isZero: Bool {
    thousandths == 0
  }

  /// Whether nothing of this size can be read: one pixel at most.
  var isHairline: Bool {
    isZero || (unit == .absolute && thousandths <= 1_000)
  }

  /// Whether something moved by this length is off every screen.
  var isFarOff: Bool {
    isNegative && thousandths >= (unit == .relativeToParent ? 50_000 : unit == .percent ? 100_000 : 500_000)
  }

  /// Reads a range that holds one length and nothing else, with or without a sign.
  init?(signed range: Range<Int>, in source: SourceBytes) {
    let hasSign = source[range.lowerBound] == UInt8(ascii: "-") || source[range.lowerBound] == UInt8(ascii: "+")
    self.init(hasSign ? range.dropFirst() : range, in: source)
    isNegative = source[range.lowerBound] == UInt8(ascii: "-")
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
    if source.holds("px", in: range) || source.holds("pt", in: range) { return .absolute }
    if source.holds("%", in: range) { return .percent }
    if source.holds("em", in: range) || source.holds("ex", in: range) || source.holds("ch", in: range) { return .relativeToParent }
    return range.allSatisfy { source[$0].isASCIILetter } ? .other : nil
  }
}

/// Whether a font can be read.
enum CSSFont {
  /// Reads a `font-size`, or the shorthand `font: bold 12px/1.5 Arial`, whose first length is the size.
  ///
  /// Yes if it is more than one pixel or that depends on what a browser has to compute; no if it is less, or a small part of the outer size;
  /// else as the outer element has it. Nil for what is no size.
  static func readability(_ value: Range<Int>, in source: SourceBytes) -> StyleValue? {
    var start = value.lowerBound
    var found: StyleValue?
    while start < value.upperBound {
      var end = start
      while end < value.upperBound, !source[end].isMarkupSpace, source[end] != UInt8(ascii: "/") { end += 1 }
      let word = start..<end
      if let length = CSSLength(word, in: source) {
        // A weight such as 700 is no size.
        let isWeight = length.unit == .none && !length.isZero && word != value
        if !isWeight { return readability(length) }
      } else if source.firstIndex(of: UInt8(ascii: "("), from: start, to: end) != nil {
        return .yes
      } else if keywords.contains(where: { source.holds($0, in: word) }) {
        return .yes
      } else if outer.contains(where: { source.holds($0, in: word) }) {
        found = .inherited
      }
      start = end + 1
    }
    return found
  }

  private static func readability(_ length: CSSLength) -> StyleValue {
    switch length.unit {
    case .none, .absolute: StyleValue(length.thousandths > 1_000)
    case .relativeToParent, .other: length.thousandths < 100 ? .no : length.unit == .other ? .yes : .inherited
    case .percent: length.thousandths < 10_000 ? .no : .inherited
    }
  }

  private static let keywords: [StaticString] = [
    "small", "medium", "large", "x-small", "xx-small", "x-large", "xx-large", "xxx-large", "initial",
  ]
  private static let outer: [StaticString] = ["inherit", "smaller", "larger", "unset"]
}
