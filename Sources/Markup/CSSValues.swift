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

/// A CSS colour, as far as it can be compared.
enum CSSColour: Equatable {
  case transparent
  case opaque(red: UInt8, green: UInt8, blue: UInt8)

  /// Reads `#fff`, `#ffffff`, `rgb(…)`, `transparent` and the basic names; nil for all else.
  init?(_ range: Range<Int>, in source: SourceBytes) {
    if source[range.lowerBound] == UInt8(ascii: "#") {
      self.init(hexadecimal: range.lowerBound + 1..<range.upperBound, in: source)
    } else if let named = Self.names.first(where: { source.holds($0.name, in: range) }) {
      self = named.colour
    } else {
      self.init(function: range, in: source)
    }
  }

  private init?(hexadecimal range: Range<Int>, in source: SourceBytes) {
    let digits = range.prefix(9).map { source[$0].hexadecimalValue }
    let values = digits.compactMap { $0 }.map(UInt8.init)
    guard values.count == digits.count else { return nil }
    switch values.count {
    case 3: self = .opaque(red: values[0] * 17, green: values[1] * 17, blue: values[2] * 17)
    case 6: self = .opaque(red: values[0] << 4 | values[1], green: values[2] << 4 | values[3], blue: values[4] << 4 | values[5])
    default: return nil
    }
  }

  /// `rgb(255, 255, 255)`; `rgba(…, 0)` is transparent.
  private init?(function range: Range<Int>, in source: SourceBytes) {
    guard let open = source.firstIndex(of: UInt8(ascii: "("), from: range.lowerBound, to: range.upperBound),
      source.holds("rgb", in: range.lowerBound..<open) || source.holds("rgba", in: range.lowerBound..<open)
    else { return nil }
    var numbers: [CSSLength] = []
    var start = open + 1
    while start < range.upperBound, numbers.count < 4 {
      var end = start
      while end < range.upperBound, source[end].isASCIIDigit || source[end] == UInt8(ascii: ".") { end += 1 }
      if let number = CSSLength(start..<end, in: source) { numbers.append(number) }
      start = end + 1
    }
    guard numbers.count >= 3 else { return nil }
    if numbers.count == 4 && numbers[3].isZero {
      self = .transparent
    } else {
      let parts = numbers.map { UInt8(clamping: $0.thousandths / 1_000) }
      self = .opaque(red: parts[0], green: parts[1], blue: parts[2])
    }
  }

  private static let names: [(name: StaticString, colour: CSSColour)] = [
    ("transparent", .transparent),
    ("white", .opaque(red: 255, green: 255, blue: 255)),
    ("black", .opaque(red: 0, green: 0, blue: 0)),
    ("red", .opaque(red: 255, green: 0, blue: 0)),
    ("blue", .opaque(red: 0, green: 0, blue: 255)),
    ("green", .opaque(red: 0, green: 128, blue: 0)),
    ("yellow", .opaque(red: 255, green: 255, blue: 0)),
    ("gray", .opaque(red: 128, green: 128, blue: 128)),
    ("silver", .opaque(red: 192, green: 192, blue: 192)),
  ]
}
