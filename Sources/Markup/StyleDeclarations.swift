/// The declarations that bear on one element, each with its weight in the cascade (CSS Cascading 4, section 6).
struct StyleDeclarations {
  // A test holds the size to the number of properties; an array would cost an allocation a tag.
  private var values = InlineArray<26, StyleValue>(repeating: .absent)
  private var weights = InlineArray<26, Int32>(repeating: -1)

  /// The weight of an `!important` declaration, and of a `style` attribute.
  private static let importance: Int32 = 1 << 30
  static let attributeWeight: Int32 = 1 << 29

  /// Whether nothing is declared.
  private(set) var isEmpty = true

  /// No declarations.
  init() {}

  /// Adds `name: value; name: value`; a semicolon inside quotes or parentheses does not end a value.
  ///
  /// - Parameter weight: The specificity of the selector and its place among all, or ``attributeWeight``.
  mutating func add(_ style: Range<Int>, weight: Int32, in source: SourceBytes) {
    var splitter = DeclarationSplitter(style)
    while let declaration = splitter.next(in: source) {
      guard let colon = source.firstIndex(of: UInt8(ascii: ":"), from: declaration.lowerBound, to: declaration.upperBound),
        let property = StyleProperty(source.trimmed(declaration.lowerBound..<colon), in: source)
      else { continue }
      add(property, source.trimmed(colon + 1..<declaration.upperBound), weight: weight, in: source)
    }
  }

  private mutating func add(_ property: StyleProperty, _ declared: Range<Int>, weight: Int32, in source: SourceBytes) {
    var value = declared
    var weight = weight
    if let mark = source.firstIndex(of: UInt8(ascii: "!"), from: value.lowerBound, to: value.upperBound) {
      guard source.holds("important", in: source.trimmed(mark + 1..<value.upperBound)) else { return }
      value = source.trimmed(value.lowerBound..<mark)
      weight += Self.importance
    }
    guard let read = StyleValue(property, value, in: source) else { return }
    set(property, read, weight: weight)
  }

  /// Adds the declarations of another rule, each heavier by `weight`.
  mutating func merge(_ other: StyleDeclarations, heavierBy weight: Int32 = 0) {
    for property in StyleProperty.allCases where other.weights[property.rawValue] >= 0 {
      set(property, other.values[property.rawValue], weight: other.weights[property.rawValue] + weight)
    }
  }

  private mutating func set(_ property: StyleProperty, _ value: StyleValue, weight: Int32) {
    guard weight >= weights[property.rawValue] else { return }
    values[property.rawValue] = value
    weights[property.rawValue] = weight
    isEmpty = false
  }

  private subscript(property: StyleProperty) -> StyleValue {
    values[property.rawValue]
  }

  private func isNo(_ property: StyleProperty) -> Bool { self[property] == .no }
  private func isYes(_ property: StyleProperty) -> Bool { self[property] == .yes }

  /// What the declarations do to an element.
  func effect(isHidden: Bool, element: HTMLElement) -> StyleEffect {
    var effect = StyleEffect()
    if self[.display] == .noBox || (isHidden && self[.display] == .absent) { effect.flags.insert(.hidesBox) }
    if self[.display] == .blockBox { effect.flags.insert(.isBlock) }
    if isNo(.opacity) || isCollapsed(element) || isOutOfSight { effect.flags.insert(.hidesContent) }
    switch self[.visibility] {
    case .no: effect.flags.insert(.hidesVisibility)
    case .yes: effect.flags.insert(.showsVisibility)
    default: break
    }
    switch self[.fontSize] {
    case .no: effect.flags.insert(.hidesFont)
    case .yes: effect.flags.insert(.showsFont)
    default: break
    }
    if isYes(.lineHeight) { effect.flags.insert(.showsLine) }
    if isNo(.lineHeight) && isClipped { effect.flags.insert(.hidesLine) }
    switch self[.whiteSpace] {
    case .collapsing: effect.space = .collapsed
    case .keepingLines: effect.space = .lines
    case .keepingAll: effect.space = .kept
    default: break
    }
    effect.colour = self[.color].colour
    effect.background = isYes(.backgroundImage) ? .other : self[.backgroundColor].colour
    return effect
  }

  private var isClipped: Bool {
    isYes(.overflow) || isYes(.overflowX) || isYes(.overflowY)
  }

  /// Whether the box is cut off where it has no size.
  ///
  /// Tables and cells are never smaller than what is in them, and inline boxes have no size of their own.
  private func isCollapsed(_ element: HTMLElement) -> Bool {
    guard isClipped, !element.growsWithContent else { return false }
    if element.traits.contains(.formatting), self[.display] == .absent || self[.display] == .inlineBox, !isYes(.position) { return false }
    let hasNoHeight = (isNo(.height) || isNo(.maxHeight)) && !isYes(.minHeight)
    let hasNoWidth = (isNo(.width) || isNo(.maxWidth)) && !isYes(.minWidth)
    return hasNoHeight || hasNoWidth
  }

  private var isOutOfSight: Bool {
    if isYes(.textIndent) || isYes(.marginLeft) || isYes(.clipPath) { return true }
    return isYes(.position) && (isYes(.left) || isYes(.top) || isYes(.right) || isYes(.clip))
  }
}

extension HTMLElement {
  /// Whether width and height are only the least that a box may have.
  fileprivate var growsWithContent: Bool {
    switch self {
    case .table, .tbody, .thead, .tfoot, .tr, .td, .th, .caption: true
    default: false
    }
  }
}
