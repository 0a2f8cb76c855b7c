/// The CSS properties that bear on visibility and lines.
enum StyleProperty: UInt16 {
  case display, visibility, opacity, overflow, height, width, maxHeight, maxWidth, lineHeight, msoHide, fontSize, font, color
  case background, backgroundColor

  /// A set of properties.
  struct Set: OptionSet {
    let rawValue: UInt16
  }

  var asSet: Set {
    Set(rawValue: 1 << rawValue)
  }

  /// The property named in a range of the document, in any case.
  init?(_ name: Range<Int>, in source: SourceBytes) {
    let candidates: [(StaticString, StyleProperty)]
    switch name.count {
    case 4: candidates = Self.names4
    case 5: candidates = Self.names5
    case 6: candidates = Self.names6
    case 7: candidates = Self.names7
    case 8: candidates = Self.names8
    case 9: candidates = Self.names9
    case 10: candidates = Self.names10
    case 11: candidates = Self.names11
    case 16: candidates = Self.names16
    default: return nil
    }
    for (candidate, property) in candidates where source.holds(candidate, in: name) {
      self = property
      return
    }
    return nil
  }

  private static let names4: [(StaticString, StyleProperty)] = [("font", .font)]
  private static let names5: [(StaticString, StyleProperty)] = [("color", .color), ("width", .width)]
  private static let names6: [(StaticString, StyleProperty)] = [("height", .height)]
  private static let names7: [(StaticString, StyleProperty)] = [("display", .display), ("opacity", .opacity)]
  private static let names8: [(StaticString, StyleProperty)] = [("overflow", .overflow), ("mso-hide", .msoHide)]
  private static let names9: [(StaticString, StyleProperty)] = [("font-size", .fontSize), ("max-width", .maxWidth)]
  private static let names10: [(StaticString, StyleProperty)] = [
    ("visibility", .visibility), ("max-height", .maxHeight), ("background", .background),
  ]
  private static let names11: [(StaticString, StyleProperty)] = [("line-height", .lineHeight)]
  private static let names16: [(StaticString, StyleProperty)] = [("background-color", .backgroundColor)]
}

/// Cuts a style into declarations at its semicolons, but for those inside quotes and parentheses.
struct DeclarationSplitter {
  private var position: Int
  private let end: Int
  private var lacksQuote = false
  private var lacksApostrophe = false
  private var lacksParenthesis = false

  init(_ style: Range<Int>) {
    position = style.lowerBound
    end = style.upperBound
  }

  /// The next declaration, or nil at the end.
  mutating func next(in source: SourceBytes) -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    var index = start
    scan: while index < end {
      switch source[index] {
      case UInt8(ascii: ";"): break scan
      case UInt8(ascii: "\"") where !lacksQuote: skip(to: UInt8(ascii: "\""), &index, in: source, &lacksQuote)
      case UInt8(ascii: "'") where !lacksApostrophe: skip(to: UInt8(ascii: "'"), &index, in: source, &lacksApostrophe)
      case UInt8(ascii: "(") where !lacksParenthesis: skip(to: UInt8(ascii: ")"), &index, in: source, &lacksParenthesis)
      default: index += 1
      }
    }
    position = index + 1
    return start..<index
  }

  /// Moves behind `closer`.
  ///
  /// If there is none, the opening mark is an ordinary character from then on, so that an unclosed quote neither
  /// hides the declarations behind it nor is looked for twice.
  private func skip(to closer: UInt8, _ index: inout Int, in source: SourceBytes, _ isLacking: inout Bool) {
    if let close = source.firstIndex(of: closer, from: index + 1, to: end) {
      index = close + 1
    } else {
      isLacking = true
      index += 1
    }
  }
}
