/// What the style of one element does to the visibility and the lines of its text.
///
/// `shows…` cancels what an outer element hid in the same way, because fonts, colours and visibility are inherited and can be set anew:
/// `font-size:0` around columns whose own text has a size is common in honest mail.
struct StyleEffect: OptionSet {
  let rawValue: UInt16

  /// No box at all: `display:none`, the `hidden` attribute, `mso-hide:all`.
  static let hidesBox = StyleEffect(rawValue: 1 << 0)
  /// A box that shows nothing: `opacity:0`, `max-height:0`, no height or width with `overflow:hidden`.
  static let hidesContent = StyleEffect(rawValue: 1 << 1)
  static let hidesFont = StyleEffect(rawValue: 1 << 2)
  static let showsFont = StyleEffect(rawValue: 1 << 3)
  static let hidesVisibility = StyleEffect(rawValue: 1 << 4)
  static let showsVisibility = StyleEffect(rawValue: 1 << 5)
  static let hidesColour = StyleEffect(rawValue: 1 << 6)
  static let showsColour = StyleEffect(rawValue: 1 << 7)
  /// An inline element that begins and ends lines.
  static let isBlock = StyleEffect(rawValue: 1 << 8)

  /// All that hides.
  static let hides: StyleEffect = [.hidesBox, .hidesContent, .hidesFont, .hidesVisibility, .hidesColour]
  /// All that shows again.
  static let shows: StyleEffect = [.showsFont, .showsVisibility, .showsColour]

  /// Reads a `style` attribute and the attributes that go with it.
  init(_ style: Range<Int>?, box: BoxAttributes, element: HTMLElement, in source: SourceBytes) {
    self = element == .template ? .hidesBox : []
    guard let style else {
      if box.isHidden { insert(.hidesBox) }
      return
    }
    formUnion(Self.declared(style, in: source) { $0.effect(box: box, element: element) })
  }

  /// Reads the declarations, after decoding character references if there are any.
  private static func declared(
    _ style: Range<Int>, in source: SourceBytes, _ effect: (StyleDeclarations) -> StyleEffect
  ) -> StyleEffect {
    guard source.firstIndex(of: UInt8(ascii: "&"), from: style.lowerBound, to: style.upperBound) != nil else {
      return effect(StyleDeclarations(style, in: source))
    }
    var decoded = CollapsingText()
    decoded.append(source, style, inAttribute: true)
    return decoded.bytes.withUnsafeBufferPointer { buffer in
      guard let source = SourceBytes(buffer) else { return [] }
      return effect(StyleDeclarations(0..<source.count, in: source))
    }
  }

  init(rawValue: UInt16) {
    self.rawValue = rawValue
  }
}
