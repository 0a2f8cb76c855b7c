/// The declarations of one `style` attribute that bear on visibility and lines; later ones count, unless an earlier one is `!important`.
struct StyleDeclarations {
  private enum Display {
    case none, block, other
  }

  private var display: Display?
  private var isVisible: Bool?
  private var isTransparent = false
  private var isClipped = false
  private var hasNoHeight = false
  private var hasNoWidth = false
  private var hasNoMaximumHeight = false
  private var hasNoLineHeight = false
  private var isHiddenInWord = false
  private var isFontReadable: Bool?
  private var colour: CSSColour?
  private var background: CSSColour?
  private var important: StyleProperty.Set = []

  /// Reads `name: value; name: value`; a semicolon inside quotes or parentheses does not end a value.
  init(_ style: Range<Int>, in source: SourceBytes) {
    var splitter = DeclarationSplitter(style)
    while let declaration = splitter.next(in: source) {
      guard let colon = source.firstIndex(of: UInt8(ascii: ":"), from: declaration.lowerBound, to: declaration.upperBound),
        let property = StyleProperty(source.trimmed(declaration.lowerBound..<colon), in: source)
      else { continue }
      set(property, source.trimmed(colon + 1..<declaration.upperBound), in: source)
    }
  }

  private mutating func set(_ property: StyleProperty, _ declared: Range<Int>, in source: SourceBytes) {
    var value = declared
    if let mark = source.firstIndex(of: UInt8(ascii: "!"), from: value.lowerBound, to: value.upperBound) {
      value = source.trimmed(value.lowerBound..<mark)
      important.insert(property.asSet)
    } else if important.contains(property.asSet) {
      return
    }
    switch property {
    case .display: display = Self.display(value, in: source)
    case .visibility: isVisible = !(source.holds("hidden", in: value) || source.holds("collapse", in: value))
    case .opacity: isTransparent = Self.isZero(value, in: source)
    case .overflow: isClipped = source.holds("hidden", in: value) || source.holds("clip", in: value)
    case .height: hasNoHeight = Self.isZero(value, in: source)
    case .width, .maxWidth: hasNoWidth = Self.isZero(value, in: source)
    case .maxHeight: hasNoMaximumHeight = Self.isZero(value, in: source)
    case .lineHeight: hasNoLineHeight = Self.isZero(value, in: source)
    case .msoHide: isHiddenInWord = source.holds("all", in: value)
    case .fontSize: isFontReadable = CSSFont.isReadable(size: value, in: source)
    case .font: isFontReadable = CSSFont.isReadable(shorthand: value, in: source)
    case .color: colour = CSSColour(value, in: source)
    case .background, .backgroundColor: background = CSSColour(value, in: source)
    }
  }

  private static func isZero(_ value: Range<Int>, in source: SourceBytes) -> Bool {
    CSSLength(value, in: source)?.isZero ?? false
  }

  private static func display(_ value: Range<Int>, in source: SourceBytes) -> Display {
    if source.holds("none", in: value) { return .none }
    let blocks: [StaticString] = ["block", "table", "flex", "grid", "list-item", "table-row"]
    return blocks.contains { source.holds($0, in: value) } ? .block : .other
  }

  /// What the declarations do, together with the attributes that go with them.
  func effect(box: BoxAttributes, element: HTMLElement) -> StyleEffect {
    var effect: StyleEffect = []
    // A link that only Outlook is not to show is the button for all other programs; Outlook gets a drawing of it.
    let isHiddenByWord = isHiddenInWord && element != .a
    if display == Display.none || isHiddenByWord || (box.isHidden && display == nil) { effect.insert(.hidesBox) }
    let isCollapsed = isClipped && (hasNoHeight || hasNoWidth || hasNoLineHeight || box.isEmpty)
    if isTransparent || hasNoMaximumHeight || isCollapsed { effect.insert(.hidesContent) }
    if let isVisible { effect.insert(isVisible ? .showsVisibility : .hidesVisibility) }
    if let isFontReadable { effect.insert(isFontReadable ? .showsFont : .hidesFont) }
    if let colour {
      effect.insert(colour == .transparent || colour == background ? .hidesColour : .showsColour)
    } else if let background, background != .transparent {
      effect.insert(.showsColour)
    }
    if display == .block { effect.insert(.isBlock) }
    return effect
  }
}
