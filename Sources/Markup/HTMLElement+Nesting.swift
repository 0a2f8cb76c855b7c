// What the rules of nesting ask of an element.

extension HTMLElement {
  /// Whether the visitor has to know of the element whatever its attributes are.
  var isStructural: Bool {
    switch self {
    case .table, .tr, .td, .th, .ul, .ol, .button: true
    default: false
    }
  }

  var isStruckOut: Bool { self == .del || self == .s || self == .strike }

  /// Whether the end tag of any element around ends the element too.
  var endsWithOuter: Bool { self == .option || self == .optgroup || self == .legend }

  var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  var isRowGroup: Bool { self == .tbody || self == .thead || self == .tfoot }

  var isCellOrRow: Bool { self == .td || self == .th || self == .tr }

  /// Whether the element has no meaning outside of a table.
  var isTablePart: Bool { isCellOrRow || isRowGroup || self == .caption || self == .colgroup }

  /// Whether the element is a table outside of its cells.
  var isTableFrame: Bool { self == .table || self == .tr || isRowGroup }

  var holdsMarkupInDrawing: Bool { self == .foreignObject || self == .desc || self == .annotation }

  var belongsToDrawing: Bool {
    holdsMarkupInDrawing || self == .svg || self == .math || self == .a || self == .font || self == .s || self == .q
  }
}
