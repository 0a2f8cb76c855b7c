/// What matters of one start tag's attributes: where they lie in the document, and what the style does to the text.
///
/// Of attributes with the same name the first one counts, as the HTML standard wants it; so a tag with thousands of attributes is read in
/// linear time and gives at most one note.
struct TagNote {
  let element: HTMLElement
  private(set) var target: Range<Int>?
  private(set) var alternativeText: Range<Int>?
  private(set) var style: StyleEffect = []
  private(set) var opensItem = false
  private(set) var itemType: Range<Int>?
  private(set) var itemProperty: Range<Int>?
  /// The machine-readable value of a property: `content`, or what the element has instead.
  private(set) var value: Range<Int>?
  /// The type of a script.
  private(set) var type: Range<Int>?

  /// Whether a tree walk would do the same without this note.
  var isIdle: Bool {
    target == nil && alternativeText == nil && style.isEmpty && !opensItem && itemProperty == nil
  }

  init(_ element: HTMLElement, attributesAt position: Int, in source: SourceBytes, limits: Page.Limits) {
    self.element = element
    var cursor = AttributeCursor(source, from: position)
    var styleText: Range<Int>?
    var box = BoxAttributes()
    while let attribute = cursor.next() {
      let fits = attribute.value.count <= limits.attributeBytes
      // Names are told apart by their first letter and length before they are compared.
      switch (source[attribute.name.lowerBound] | 0x20, attribute.name.count) {
      case (UInt8(ascii: "s"), 5) where styleText == nil && source.holds("style", in: attribute.name): styleText = attribute.value
      case (UInt8(ascii: "h"), 4) where fits && source.holds("href", in: attribute.name): target = target ?? attribute.value
      case (UInt8(ascii: "a"), 3) where fits && source.holds("alt", in: attribute.name):
        alternativeText = alternativeText ?? attribute.value
      case (UInt8(ascii: "t"), 4) where fits && source.holds("type", in: attribute.name): type = type ?? attribute.value
      case (UInt8(ascii: "h"), 6) where source.holds("hidden", in: attribute.name): box.isHidden = true
      case (UInt8(ascii: "w"), 5) where source.holds("width", in: attribute.name): box.read(attribute.value, in: source)
      case (UInt8(ascii: "h"), 6) where source.holds("height", in: attribute.name): box.read(attribute.value, in: source)
      case (UInt8(ascii: "c"), 5) where element == .font && source.holds("color", in: attribute.name): style.insert(.showsColour)
      case (UInt8(ascii: "s"), 4) where element == .font && source.holds("size", in: attribute.name): style.insert(.showsFont)
      case (UInt8(ascii: "i"), 8...9): readItem(attribute, in: source, fits: fits)
      case (_, 5...8) where fits: readValue(attribute, in: source)
      default: break
      }
    }
    if target != nil && element != .a && element != .area && itemProperty == nil { target = nil }
    style.formUnion(StyleEffect(styleText, box: box, element: element, in: source))
  }

  private mutating func readItem(_ attribute: AttributeCursor.Attribute, in source: SourceBytes, fits: Bool) {
    if source.holds("itemscope", in: attribute.name) { opensItem = true }
    guard fits else { return }
    if source.holds("itemprop", in: attribute.name) { itemProperty = itemProperty ?? attribute.value }
    if source.holds("itemtype", in: attribute.name) { itemType = itemType ?? attribute.value }
  }

  private mutating func readValue(_ attribute: AttributeCursor.Attribute, in source: SourceBytes) {
    let isValue =
      source.holds("content", in: attribute.name)
      || (element == .time && source.holds("datetime", in: attribute.name))
      || ((element == .data || element == .meter) && source.holds("value", in: attribute.name))
    if isValue { value = value ?? attribute.value }
  }
}

/// The attributes besides `style` that can hide an element.
struct BoxAttributes {
  /// The `hidden` attribute.
  var isHidden = false

  /// A `width` or `height` of nothing.
  private(set) var isEmpty = false

  mutating func read(_ value: Range<Int>, in source: SourceBytes) {
    if let length = CSSLength(source.trimmed(value), in: source), length.isZero { isEmpty = true }
  }
}
