/// A CSS colour, as far as it can be compared.
enum CSSColour: Equatable {
  case transparent
  /// Red, green and blue, eight bits each.
  case opaque(rgb: Int)

  /// Reads `#fff`, `#ffffff`, `rgb(…)`, `transparent` and the basic names; nil for all else.
  init?(_ range: Range<Int>, in source: SourceBytes) {
    if source[range.lowerBound] == UInt8(ascii: "#") {
      self.init(hexadecimal: range.dropFirst(), in: source)
    } else if let named = Self.names.first(where: { source.holds($0.name, in: range) }) {
      self = named.colour
    } else {
      self.init(function: range, in: source)
    }
  }

  private init?(hexadecimal digits: Range<Int>, in source: SourceBytes) {
    guard digits.count == 3 || digits.count == 6 else { return nil }
    var rgb = 0
    for index in digits {
      guard let digit = source[index].hexadecimalValue.map(Int.init) else { return nil }
      // #abc means #aabbcc.
      rgb = digits.count == 3 ? rgb << 8 | digit << 4 | digit : rgb << 4 | digit
    }
    self = .opaque(rgb: rgb)
  }

  /// `rgb(255, 255, 255)`; `rgba(…, 0)` is transparent.
  private init?(function range: Range<Int>, in source: SourceBytes) {
    guard let open = source.firstIndex(of: UInt8(ascii: "("), from: range.lowerBound, to: range.upperBound),
      source.holds("rgb", in: range.lowerBound..<open) || source.holds("rgba", in: range.lowerBound..<open)
    else { return nil }
    var rgb = 0
    var count = 0
    var isTransparent = false
    var start = open + 1
    while start < range.upperBound, count < 4 {
      var end = start
      while end < range.upperBound, source[end].isASCIIDigit || source[end] == UInt8(ascii: ".") { end += 1 }
      if let number = CSSLength(start..<end, in: source) {
        count += 1
        if count <= 3 { rgb = rgb << 8 | min(number.thousandths / 1_000, 255) } else { isTransparent = number.isZero }
      }
      start = end + 1
    }
    guard count >= 3 else { return nil }
    self = isTransparent ? .transparent : .opaque(rgb: rgb)
  }

  private static let names: [(name: StaticString, colour: CSSColour)] = [
    ("transparent", .transparent), ("white", .opaque(rgb: 0xFF_FFFF)), ("black", .opaque(rgb: 0)), ("red", .opaque(rgb: 0xFF_0000)),
    ("blue", .opaque(rgb: 0x00_00FF)), ("green", .opaque(rgb: 0x00_8000)), ("yellow", .opaque(rgb: 0xFF_FF00)),
    ("gray", .opaque(rgb: 0x80_8080)), ("silver", .opaque(rgb: 0xC0_C0C0)),
  ]
}
