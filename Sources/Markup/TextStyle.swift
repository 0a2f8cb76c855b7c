/// What outer elements decide about a text.
struct TextStyle {
  var isBoxHidden = false
  var isFontHidden = false
  var isVisibilityHidden = false
  var isColourHidden = false
  var keepsSpace = false
  var quoteDepth = 0

  var isHidden: Bool {
    isBoxHidden || isFontHidden || isVisibilityHidden || isColourHidden
  }

  mutating func apply(_ effect: StyleEffect) {
    if !effect.isDisjoint(with: [.hidesBox, .hidesContent]) { isBoxHidden = true }
    if effect.contains(.hidesFont) { isFontHidden = true } else if effect.contains(.showsFont) { isFontHidden = false }
    if effect.contains(.hidesVisibility) {
      isVisibilityHidden = true
    } else if effect.contains(.showsVisibility) {
      isVisibilityHidden = false
    }
    if effect.contains(.hidesColour) { isColourHidden = true } else if effect.contains(.showsColour) { isColourHidden = false }
  }
}
