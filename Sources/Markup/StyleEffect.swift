/// What the style of one element does to the visibility and the lines of its text.
struct StyleEffect: Equatable {
  /// `shows…` cancels what an outer element hid in the same way, because fonts, lines and visibility are inherited and can be set anew:
  /// `font-size:0` around columns whose own text has a size is common in honest mail.
  struct Flags: OptionSet {
    let rawValue: UInt16

    /// No box at all: `display:none`, the `hidden` attribute.
    static let hidesBox = Flags(rawValue: 1 << 0)
    /// A box that shows nothing: `opacity:0`, no height or width with `overflow:hidden`, a place off the screen.
    static let hidesContent = Flags(rawValue: 1 << 1)
    static let hidesFont = Flags(rawValue: 1 << 2)
    static let showsFont = Flags(rawValue: 1 << 3)
    static let hidesVisibility = Flags(rawValue: 1 << 4)
    static let showsVisibility = Flags(rawValue: 1 << 5)
    /// Lines of no height that are cut off.
    static let hidesLine = Flags(rawValue: 1 << 6)
    static let showsLine = Flags(rawValue: 1 << 7)
    /// An inline element that begins and ends lines.
    static let isBlock = Flags(rawValue: 1 << 8)

    /// All that hides.
    static let hides: Flags = [.hidesBox, .hidesContent, .hidesFont, .hidesVisibility, .hidesLine]
    /// All that shows again.
    static let shows: Flags = [.showsFont, .showsVisibility, .showsLine]
  }

  var flags: Flags = []
  /// The colour of the text; nil: as outside.
  var colour: CSSColour?
  /// The colour of the background; nil: none of its own.
  var background: CSSColour?
  /// What becomes of white space; nil: as outside.
  var space: TextStyle.Space?

  /// Whether the element by itself hides its text.
  var hides: Bool {
    !flags.isDisjoint(with: .hides) || colour?.isVisible(on: background) == false
  }

  /// Whether the element may show text that an outer one hid.
  var shows: Bool {
    !flags.isDisjoint(with: .shows) || colour != nil || background != nil
  }
}
