/// What matters of one start tag's attributes: where they lie in the document, and what the style does to the text.
///
/// Of attributes with the same name the first one counts, as the HTML standard wants it; so a tag with thousands of attributes is read in
/// linear time and gives at most one note.
struct TagNote {
  let element: HTMLElement
  /// `href`, or the `action` of a form or its button.
  private(set) var target: Range<Int>?
  private(set) var alternativeText: Range<Int>?
  private(set) var style = StyleEffect()
  private(set) var opensItem = false
  private(set) var itemType: Range<Int>?
  private(set) var itemProperty: Range<Int>?
  /// The machine-readable value of a property: `content`, or what the element has instead; of a button its words.
  private(set) var value: Range<Int>?
  /// The type of a script, a quotation or an input.
  private(set) var type: Range<Int>?
  /// The media for which a style sheet is meant.
  private(set) var media: Range<Int>?
  /// The columns and rows that a cell takes.
  private(set) var columns = 1
  private(set) var rows = 1
  /// Whether `<details>` or `<dialog>` are open.
  private(set) var isOpen = false
  /// Whether a `<blockquote>` says that it quotes a message.
  private(set) var citesMessage = false
  /// Whether a `<blockquote>` counts as quotation; that depends on what stands before it.
  var isQuotation = false

  /// Whether it has more classes than were looked at.
  private(set) var hasCutClasses = false

  /// Whether the attributes say nothing of interest but for the style.
  var isPlain: Bool {
    target == nil && alternativeText == nil && !opensItem && itemProperty == nil && (value == nil || element != .input)
  }

  /// A tag without attributes of interest.
  init(_ element: HTMLElement) {
    self.element = element
    if Self.isUnseen(element) { style.flags.insert(.hidesBox) }
  }

  init(_ entry: ElementTable.Entry, attributesAt position: Int, in source: SourceBytes, sheet: StyleSheet, limits: Page.Limits) {
    element = entry.element
    var cursor = AttributeCursor(source, from: position)
    var looks = Looks()
    while let attribute = cursor.next() {
      let value = attribute.value.count <= limits.attributeBytes ? attribute.value : nil
      // Names are told apart by their first letter and length before they are compared.
      switch (source[attribute.name.lowerBound] | 0x20, attribute.name.count) {
      case (UInt8(ascii: "s"), 5) where source.holds("style", in: attribute.name): looks.style = looks.style ?? attribute.value
      case (UInt8(ascii: "c"), 5) where source.holds("class", in: attribute.name): looks.classes = looks.classes ?? attribute.value
      case (UInt8(ascii: "i"), 2) where source.holds("id", in: attribute.name): looks.identifier = looks.identifier ?? attribute.value
      case (UInt8(ascii: "h"), 6) where source.holds("hidden", in: attribute.name): looks.isHidden = true
      case (UInt8(ascii: "h"), 4) where source.holds("href", in: attribute.name):
        target = target ?? source.prefix(of: attribute.value, limit: limits.attributeBytes)
      case (UInt8(ascii: "a"), 3) where source.holds("alt", in: attribute.name): alternativeText = alternativeText ?? value
      case (UInt8(ascii: "t"), 4) where source.holds("type", in: attribute.name): type = type ?? value
      case (UInt8(ascii: "o"), 4) where source.holds("open", in: attribute.name): isOpen = true
      case (UInt8(ascii: "m"), 5) where source.holds("media", in: attribute.name): media = media ?? value
      case (UInt8(ascii: "i"), 8...9): readItem(attribute.name, value, in: source)
      case (UInt8(ascii: "b"), 7), (UInt8(ascii: "c"), 5), (UInt8(ascii: "t"), 4), (UInt8(ascii: "s"), 4), (UInt8(ascii: "b"), 10):
        looks.read(attribute, of: element, in: source)
      default: readValue(attribute.name, value, in: source, limits: limits)
      }
    }
    if element == .input, !isButton(in: source) { value = nil }
    if target != nil && !element.leadsSomewhere && itemProperty == nil { target = nil }
    citesMessage = citesMessage || (element == .blockquote && isCitation(looks, in: source))
    hasCutClasses = sheet.leavesOut(looks.classes, in: source)
    style = looks.effect(entry, isUnseen: Self.isUnseen(element) && !isOpen, in: source, sheet: sheet)
  }

  /// Whether a browser does not show the element: a template's content, a list of suggestions, a dialog that is not open.
  private static func isUnseen(_ element: HTMLElement) -> Bool {
    element == .template || element == .datalist || element == .dialog
  }

  private mutating func readItem(_ name: Range<Int>, _ value: Range<Int>?, in source: SourceBytes) {
    if source.holds("itemscope", in: name) { opensItem = true }
    if source.holds("itemprop", in: name) { itemProperty = itemProperty ?? value }
    if source.holds("itemtype", in: name) { itemType = itemType ?? value }
  }

  private mutating func readValue(_ name: Range<Int>, _ value: Range<Int>?, in source: SourceBytes, limits: Page.Limits) {
    switch element {
    case .td, .th:
      if source.holds("colspan", in: name) { columns = count(value, in: source) }
      if source.holds("rowspan", in: name) { rows = count(value, in: source) }
    case .form, .button, .input:
      if source.holds("action", in: name) && element == .form || source.holds("formaction", in: name) {
        target = target ?? value.flatMap { source.prefix(of: $0, limit: limits.attributeBytes) }
      }
      if element == .input, source.holds("value", in: name) { self.value = self.value ?? value }
    case .blockquote: if source.holds("cite", in: name) { citesMessage = true }
    case .time: if source.holds("datetime", in: name) { self.value = self.value ?? value }
    case .data, .meter: if source.holds("value", in: name) { self.value = self.value ?? value }
    default: break
    }
    if source.holds("content", in: name) { self.value = self.value ?? value }
  }

  /// A number of columns or rows, at least one.
  private func count(_ value: Range<Int>?, in source: SourceBytes) -> Int {
    let number = value.flatMap { CSSLength(source.trimmed($0), in: source) }?.thousandths ?? 1_000
    return min(max(1, number / 1_000), 1_000)
  }

  private func isButton(in source: SourceBytes) -> Bool {
    guard let type = type.map(source.trimmed) else { return false }
    return ["submit", "button", "reset"].contains { (word: StaticString) in source.holds(word, in: type) }
  }

  private func isCitation(_ looks: Looks, in source: SourceBytes) -> Bool {
    if let type, source.holds("cite", in: source.trimmed(type)) { return true }
    var words = looks.classes.map { WordCursor($0) }
    while let word = words?.next(in: source) {
      if source.holds("gmail_quote", in: word) { return true }
    }
    return false
  }

  /// The same element as far as its looks go, for opening it again inside the next block.
  func looksAlone() -> TagNote {
    var note = TagNote(element)
    note.style = style
    return note
  }
}

/// The attributes that bear on the looks of an element.
private struct Looks {
  var style: Range<Int>?
  var classes: Range<Int>?
  var identifier: Range<Int>?
  var isHidden = false
  private var colour: CSSColour?
  private var background: CSSColour?
  private var hasSize = false

  /// Reads attributes from before style sheets: `bgcolor`, `background`, `color` and `size` of `<font>`, `text` of `<body>`.
  mutating func read(_ attribute: AttributeCursor.Attribute, of element: HTMLElement, in source: SourceBytes) {
    if source.holds("bgcolor", in: attribute.name) {
      background = background ?? CSSColour(attribute: attribute.value, in: source)
    } else if source.holds("background", in: attribute.name), !attribute.value.isEmpty {
      background = .other
    } else if element == .font && source.holds("color", in: attribute.name) || element == .body && source.holds("text", in: attribute.name)
    {
      colour = colour ?? CSSColour(attribute: attribute.value, in: source)
    } else if element == .font && source.holds("size", in: attribute.name) {
      hasSize = true
    }
  }

  /// What all this does, the `style` attribute and the sheet's rules before what older attributes say.
  func effect(_ entry: ElementTable.Entry, isUnseen: Bool, in source: SourceBytes, sheet: StyleSheet) -> StyleEffect {
    var declarations = sheet.declarations(for: entry, classes: classes, identifier: identifier, in: source)
    if let style {
      if let plain = StyleText.plain(style, in: source, isAttribute: true) {
        plain.withUnsafeBufferPointer { buffer in
          guard let text = SourceBytes(buffer) else { return }
          declarations.add(0..<text.count, weight: StyleDeclarations.attributeWeight, in: text)
        }
      } else {
        declarations.add(style, weight: StyleDeclarations.attributeWeight, in: source)
      }
    }
    var effect = StyleEffect()
    if !declarations.isEmpty {
      effect = declarations.effect(isHidden: isHidden, element: entry.element)
    } else if isHidden {
      effect.flags.insert(.hidesBox)
    }
    if isUnseen { effect.flags.insert(.hidesBox) }
    if hasSize, !effect.flags.contains(.hidesFont) { effect.flags.insert(.showsFont) }
    effect.colour = effect.colour ?? colour
    effect.background = effect.background ?? background
    if sheet.paintsUnseen, effect.background != nil, effect.colour?.isVisible(on: effect.background) != false { effect.background = .other }
    return effect
  }
}

extension HTMLElement {
  /// Whether a target makes the element a link.
  fileprivate var leadsSomewhere: Bool {
    self == .a || self == .area || self == .form || self == .button || self == .input || self == .base
  }
}
