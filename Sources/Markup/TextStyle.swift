/// What outer elements decide about a text.
struct TextStyle: Equatable {
  /// What becomes of white space.
  enum Space {
    /// Runs become one blank.
    case collapsed
    /// Line ends are kept, blanks become one: `white-space:pre-line`.
    case lines
    /// All is kept: `<pre>`.
    case kept
  }

  var isBoxHidden = false
  var isFontHidden = false
  var isVisibilityHidden = false
  var isLineHidden = false
  /// Inside `<details>` that are not open, outside of their `<summary>`.
  var isFolded = false
  private var isFoldedOutside = false
  private var colour: CSSColour?
  private var background: CSSColour?
  var space = Space.collapsed
  var quoteDepth = 0

  var keepsSpace: Bool { space == .kept }

  var isHidden: Bool {
    isFontHidden || isLineHidden || hidesPictures || isColourHidden
  }

  /// Whether pictures are hidden too; fonts and colours hide only words.
  var hidesPictures: Bool {
    isBoxHidden || isVisibilityHidden || isFolded
  }

  private var isColourHidden: Bool {
    colour?.isVisible(on: background) == false
  }

  /// Whether text in this style looks the same as in another one, as far as pages are concerned.
  func shows(as other: TextStyle) -> Bool {
    isHidden == other.isHidden && hidesPictures == other.hidesPictures && space == other.space && quoteDepth == other.quoteDepth
  }

  /// The style inside an element.
  func inside(_ note: TagNote) -> TextStyle {
    var inner = self
    if note.element.preservesSpace { inner.space = .kept }
    if note.isQuotation { inner.quoteDepth += 1 }
    if note.element == .summary { inner.isFolded = isFoldedOutside }
    if note.element == .details {
      inner.isFoldedOutside = isFolded
      if !note.isOpen { inner.isFolded = true }
    }
    // A link has a colour of its own, whatever the text around it has.
    if note.element == .a, note.target != nil { inner.colour = .other }
    inner.apply(note.style)
    return inner
  }

  private mutating func apply(_ effect: StyleEffect) {
    let flags = effect.flags
    if !flags.isDisjoint(with: [.hidesBox, .hidesContent]) { isBoxHidden = true }
    if flags.contains(.hidesFont) { isFontHidden = true } else if flags.contains(.showsFont) { isFontHidden = false }
    if flags.contains(.hidesLine) { isLineHidden = true } else if flags.contains(.showsLine) { isLineHidden = false }
    if flags.contains(.hidesVisibility) {
      isVisibilityHidden = true
    } else if flags.contains(.showsVisibility) {
      isVisibilityHidden = false
    }
    if let space = effect.space { self.space = space }
    if let colour = effect.colour { self.colour = colour }
    if let background = effect.background, background != .transparent { self.background = background }
  }
}
