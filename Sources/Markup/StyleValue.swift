/// What a declared value does, as far as visibility and lines are concerned.
///
/// One number for all properties, so that the declarations of a rule are a plain array.
struct StyleValue: Equatable {
  let code: Int32

  /// No value was declared.
  static let absent = StyleValue(code: .min)

  // Yes or no: whether a box has any size, a font can be read, an overflow is cut off and so on.
  static let no = StyleValue(code: 0)
  static let yes = StyleValue(code: 1)
  /// As the outer element has it.
  static let inherited = StyleValue(code: 2)

  // Kinds of `display`.
  static let noBox = StyleValue(code: 10)
  static let blockBox = StyleValue(code: 11)
  static let inlineBox = StyleValue(code: 12)
  static let otherBox = StyleValue(code: 13)

  // Kinds of `white-space`.
  static let collapsing = StyleValue(code: 20)
  static let keepingLines = StyleValue(code: 21)
  static let keepingAll = StyleValue(code: 22)

  init(code: Int32) {
    self.code = code
  }

  init(_ isYes: Bool) {
    self = isYes ? .yes : .no
  }

  init(_ colour: CSSColour) {
    switch colour {
    case .transparent: code = -1
    case .other: code = -2
    case .opaque(let rgb): code = Int32(truncatingIfNeeded: rgb)
    }
  }

  /// The colour that the value stands for; nil if there is none.
  var colour: CSSColour? {
    switch code {
    case Int32.min: nil
    case -1: .transparent
    case -2: .other
    default: .opaque(rgb: Int(code))
    }
  }

  /// Reads the value of a property; nil if it is none, so that the declaration does not count.
  init?(_ property: StyleProperty, _ value: Range<Int>, in source: SourceBytes) {
    guard let read = Self.read(property, value, in: source) else { return nil }
    self = read
  }

  private static func read(_ property: StyleProperty, _ value: Range<Int>, in source: SourceBytes) -> StyleValue? {
    switch property {
    case .display: keyword(firstWord(of: value, in: source), displays, in: source)
    case .visibility:
      keyword(value, visibilities, in: source)
    case .opacity: CSSLength(value, in: source).map { StyleValue($0.thousandths >= 50) }
    case .overflow, .overflowX, .overflowY:
      keyword(firstWord(of: value, in: source), overflows, in: source)
    case .height, .width, .maxHeight, .maxWidth, .minHeight, .minWidth: size(value, in: source)
    case .lineHeight: size(value, in: source)
    case .fontSize: CSSFont.readability(value, in: source)
    case .color: CSSColour(value, in: source).map { StyleValue($0) }
    case .backgroundColor: background(value, in: source)
    case .backgroundImage: value.isEmpty ? nil : StyleValue(!source.holds("none", in: value))
    case .position:
      keyword(value, positions, in: source)
    case .left, .top, .right, .marginLeft, .textIndent:
      CSSLength(signed: firstWord(of: value, in: source), in: source).map { StyleValue($0.isFarOff) }
    case .clip: clip(value, in: source)
    case .clipPath: value.isEmpty ? nil : StyleValue(isInsetByHalf(value, in: source))
    case .whiteSpace: keyword(value, whiteSpaces, in: source)
    }
  }

  private static func keyword(_ value: Range<Int>, _ keywords: [Keyword], in source: SourceBytes) -> StyleValue? {
    for keyword in keywords where source.holds(keyword.name, in: value) { return keyword.value }
    return nil
  }

  private struct Keyword {
    let name: StaticString
    let value: StyleValue

    init(_ name: StaticString, _ value: StyleValue) {
      self.name = name
      self.value = value
    }
  }

  private static let visibilities = [
    Keyword("hidden", .no), Keyword("collapse", .no), Keyword("visible", .yes), Keyword("initial", .yes), Keyword("inherit", .inherited),
    Keyword("unset", .inherited),
  ]
  private static let overflows = [
    Keyword("hidden", .yes), Keyword("clip", .yes), Keyword("auto", .yes), Keyword("scroll", .yes), Keyword("visible", .no),
    Keyword("initial", .no), Keyword("unset", .no),
  ]
  private static let positions = [
    Keyword("absolute", .yes), Keyword("fixed", .yes), Keyword("static", .no), Keyword("relative", .no), Keyword("sticky", .no),
    Keyword("initial", .no), Keyword("unset", .no),
  ]
  private static let whiteSpaces = [
    Keyword("pre-line", .keepingLines), Keyword("pre", .keepingAll), Keyword("pre-wrap", .keepingAll), Keyword("break-spaces", .keepingAll),
    Keyword("normal", .collapsing), Keyword("nowrap", .collapsing), Keyword("initial", .collapsing), Keyword("inherit", .inherited),
    Keyword("unset", .inherited),
  ]
  private static let displays =
    ["none"].map { Keyword($0, .noBox) }
    + ["block", "table", "flex", "grid", "list-item", "table-row", "flow-root"].map { Keyword($0, .blockBox) }
    + ["inline", "contents", "initial", "unset", "inherit", "revert", "ruby"].map { Keyword($0, .inlineBox) }
    + [
      "inline-block", "inline-table", "inline-flex", "inline-grid", "table-cell", "table-row-group", "table-header-group",
      "table-footer-group", "table-caption", "table-column", "table-column-group", "-webkit-box", "-webkit-inline-box", "-webkit-flex",
      "run-in",
    ].map { Keyword($0, .otherBox) }

  /// Whether a box of this size can show anything; nil for what is no size.
  private static func size(_ value: Range<Int>, in source: SourceBytes) -> StyleValue? {
    if let length = CSSLength(value, in: source) { return StyleValue(!length.isHairline) }
    return !value.isEmpty && (source[value.lowerBound].isASCIILetter || source[value.lowerBound] == UInt8(ascii: "-")) ? .yes : nil
  }

  /// The colour of a background; a picture counts as a colour that nobody knows.
  private static func background(_ value: Range<Int>, in source: SourceBytes) -> StyleValue? {
    var position = value.lowerBound
    var found: CSSColour?
    while position < value.upperBound {
      let word = firstWord(of: position..<value.upperBound, in: source)
      if isPicture(word, in: source) { return StyleValue(.other) }
      if found == nil, !isPlacement(word, in: source) { found = CSSColour(word, in: source) }
      position = max(word.upperBound, position) + 1
    }
    return value.isEmpty ? nil : StyleValue(found ?? .transparent)
  }

  private static func isPicture(_ word: Range<Int>, in source: SourceBytes) -> Bool {
    guard let open = source.firstIndex(of: UInt8(ascii: "("), from: word.lowerBound, to: word.upperBound) else { return false }
    let name = word.lowerBound..<open
    return !source.holds("rgb", in: name) && !source.holds("rgba", in: name)
  }

  /// Whether a word of a `background` says how a picture lies.
  private static func isPlacement(_ word: Range<Int>, in source: SourceBytes) -> Bool {
    placements.contains { source.holds($0, in: word) }
  }

  private static let placements: [StaticString] = [
    "none", "no-repeat", "repeat", "repeat-x", "repeat-y", "center", "top", "left", "right", "bottom", "scroll", "fixed", "local",
    "cover",
    "contain", "initial", "inherit", "unset", "border-box", "padding-box", "content-box", "round", "space", "auto",
  ]

  /// `rect(0 0 0 0)` and `rect(1px, 1px, 1px, 1px)` leave nothing to see.
  private static func clip(_ value: Range<Int>, in source: SourceBytes) -> StyleValue? {
    guard let open = source.firstIndex(of: UInt8(ascii: "("), from: value.lowerBound, to: value.upperBound),
      source.holds("rect", in: value.lowerBound..<open)
    else { return value.isEmpty ? nil : .no }
    var count = 0
    var start = open + 1
    while start < value.upperBound {
      var end = start
      while end < value.upperBound, !source[end].isMarkupSpace, source[end] != UInt8(ascii: ","), source[end] != UInt8(ascii: ")") {
        end += 1
      }
      if end > start {
        guard let length = CSSLength(start..<end, in: source), length.isHairline else { return .no }
        count += 1
      }
      start = end + 1
    }
    return StyleValue(count == 4)
  }

  /// `inset(50%)` and more leaves nothing to see.
  private static func isInsetByHalf(_ value: Range<Int>, in source: SourceBytes) -> Bool {
    guard let open = source.firstIndex(of: UInt8(ascii: "("), from: value.lowerBound, to: value.upperBound),
      source.holds("inset", in: value.lowerBound..<open), source[value.upperBound - 1] == UInt8(ascii: ")"),
      let length = CSSLength(source.trimmed(open + 1..<max(open + 1, value.upperBound - 1)), in: source)
    else { return false }
    return length.unit == .percent && length.thousandths >= 50_000
  }

  /// The text up to the first blank that stands outside of parentheses, after blanks.
  private static func firstWord(of value: Range<Int>, in source: SourceBytes) -> Range<Int> {
    var start = value.lowerBound
    while start < value.upperBound, source[start].isMarkupSpace { start += 1 }
    var end = start
    var depth = 0
    while end < value.upperBound {
      switch source[end] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth = max(0, depth - 1)
      case let byte where byte.isMarkupSpace && depth == 0: return start..<end
      default: break
      }
      end += 1
    }
    return start..<end
  }
}
