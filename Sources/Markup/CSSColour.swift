/// A CSS colour, as far as it can be compared.
enum CSSColour: Equatable {
  case transparent
  /// Red, green and blue, eight bits each.
  case opaque(rgb: Int)
  /// A colour that is not known, lets others shine through, or is a picture: it is the same as none.
  case other

  /// Reads `#fff`, `#ffffffff`, `rgb(…)`, `transparent` and the common names; nil for what is no colour.
  init?(_ range: Range<Int>, in source: SourceBytes) {
    if source[range.lowerBound] == UInt8(ascii: "#") {
      self.init(hexadecimal: range.dropFirst(), in: source)
    } else if let named = Self.names.first(where: { source.holds($0.name, in: range) }) {
      self = named.colour
    } else if source.firstIndex(of: UInt8(ascii: "("), from: range.lowerBound, to: range.upperBound) != nil {
      self = Self(function: range, in: source) ?? .other
    } else {
      guard !range.isEmpty, range.allSatisfy({ source[$0].isASCIILetter }), !Self.inherited.contains(where: { source.holds($0, in: range) })
      else { return nil }
      self = .other
    }
  }

  /// Reads the value of an attribute such as `bgcolor`, where the `#` may be missing.
  init?(attribute range: Range<Int>, in source: SourceBytes) {
    let value = source.trimmed(range)
    if value.count == 6, let colour = Self(hexadecimal: value, in: source) { self = colour } else { self.init(value, in: source) }
  }

  /// Whether text of this colour is seen on a background.
  func isVisible(on background: CSSColour?) -> Bool {
    switch (self, background) {
    case (.transparent, _): false
    case (.opaque(let text), .opaque(let ground)): text != ground
    default: true
    }
  }

  private init?(hexadecimal digits: Range<Int>, in source: SourceBytes) {
    let isShort = digits.count <= 4
    guard 3...8 ~= digits.count, digits.count != 5, digits.count != 7 else { return nil }
    var value = 0
    for index in digits {
      guard let digit = source[index].hexadecimalValue.map(Int.init) else { return nil }
      // #abc means #aabbcc.
      value = isShort ? value << 8 | digit << 4 | digit : value << 4 | digit
    }
    guard digits.count == 4 || digits.count == 8 else {
      self = .opaque(rgb: value)
      return
    }
    self = value & 0xFF == 0 ? .transparent : value & 0xFF == 0xFF ? .opaque(rgb: value >> 8) : .other
  }

  /// `rgb(255, 255, 255)`; `rgba(…, 0)` is transparent.
  private init?(function range: Range<Int>, in source: SourceBytes) {
    guard let open = source.firstIndex(of: UInt8(ascii: "("), from: range.lowerBound, to: range.upperBound),
      source.holds("rgb", in: range.lowerBound..<open) || source.holds("rgba", in: range.lowerBound..<open)
    else { return nil }
    var rgb = 0
    var count = 0
    var opacity = 1_000
    var start = open + 1
    while start < range.upperBound, count < 4 {
      var end = start
      while end < range.upperBound, source[end].isASCIIDigit || source[end] == UInt8(ascii: ".") { end += 1 }
      if let number = CSSLength(start..<end, in: source) {
        count += 1
        let isPercent = source[end] == UInt8(ascii: "%")
        if count <= 3 {
          rgb = rgb << 8 | min(isPercent ? number.thousandths * 255 / 100_000 : number.thousandths / 1_000, 255)
        } else {
          opacity = isPercent ? number.thousandths / 100 : number.thousandths
        }
      }
      start = end + 1
    }
    guard count >= 3 else { return nil }
    self = opacity < 50 ? .transparent : opacity < 1_000 ? .other : .opaque(rgb: rgb)
  }

  private static let inherited: [StaticString] = ["inherit", "initial", "unset", "currentcolor", "revert"]

  private static let names: [(name: StaticString, colour: CSSColour)] = [
    ("transparent", .transparent), ("white", .opaque(rgb: 0xFF_FFFF)), ("black", .opaque(rgb: 0)), ("red", .opaque(rgb: 0xFF_0000)),
    ("blue", .opaque(rgb: 0x00_00FF)), ("green", .opaque(rgb: 0x00_8000)), ("yellow", .opaque(rgb: 0xFF_FF00)),
    ("gray", .opaque(rgb: 0x80_8080)), ("grey", .opaque(rgb: 0x80_8080)), ("silver", .opaque(rgb: 0xC0_C0C0)),
    ("whitesmoke", .opaque(rgb: 0xF5_F5F5)), ("snow", .opaque(rgb: 0xFF_FAFA)), ("ivory", .opaque(rgb: 0xFF_FFF0)),
    ("navy", .opaque(rgb: 0x00_0080)), ("orange", .opaque(rgb: 0xFF_A500)), ("lightgray", .opaque(rgb: 0xD3_D3D3)),
    ("lightgrey", .opaque(rgb: 0xD3_D3D3)),
  ]
}
