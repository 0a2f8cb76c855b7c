/// The CSS properties that bear on visibility and lines.
enum StyleProperty: Int, CaseIterable {
  case display, visibility, opacity, overflow, overflowX, overflowY, height, width, maxHeight, maxWidth, minHeight, minWidth, lineHeight
  case fontSize, color, backgroundColor, backgroundImage, position, left, top, right, marginLeft, textIndent, clip, clipPath, whiteSpace

  /// The property named in a range of the document, in any case; the shorthands `font` and `background` name the property they bear on.
  init?(_ name: Range<Int>, in source: SourceBytes) {
    let candidates: [(StaticString, StyleProperty)]
    switch name.count {
    case 3: candidates = Self.names3
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

  private static let names3: [(StaticString, StyleProperty)] = [("top", .top)]
  private static let names4: [(StaticString, StyleProperty)] = [("font", .fontSize), ("left", .left), ("clip", .clip)]
  private static let names5: [(StaticString, StyleProperty)] = [("color", .color), ("width", .width), ("right", .right)]
  private static let names6: [(StaticString, StyleProperty)] = [("height", .height)]
  private static let names7: [(StaticString, StyleProperty)] = [("display", .display), ("opacity", .opacity)]
  private static let names8: [(StaticString, StyleProperty)] = [("overflow", .overflow), ("position", .position)]
  private static let names9: [(StaticString, StyleProperty)] = [
    ("font-size", .fontSize), ("max-width", .maxWidth), ("min-width", .minWidth), ("clip-path", .clipPath),
  ]
  private static let names10: [(StaticString, StyleProperty)] = [
    ("visibility", .visibility), ("max-height", .maxHeight), ("min-height", .minHeight), ("background", .backgroundColor),
    ("overflow-x", .overflowX), ("overflow-y", .overflowY),
  ]
  private static let names11: [(StaticString, StyleProperty)] = [
    ("line-height", .lineHeight), ("text-indent", .textIndent), ("white-space", .whiteSpace), ("margin-left", .marginLeft),
  ]
  private static let names16: [(StaticString, StyleProperty)] = [
    ("background-color", .backgroundColor), ("background-image", .backgroundImage),
  ]
}
