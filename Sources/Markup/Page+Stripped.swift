extension Page {
  /// Reads a document without a tree, tag by tag: nothing is lost, but rows have no cells and hidden text counts as visible.
  static func stripped(_ source: SourceBytes, limits: Limits) -> Page {
    var builder = PageBuilder(source, limits: limits)
    var style = TextStyle()
    var preformatted = 0
    var scanner = HTMLScanner(source)
    while let token = scanner.next() {
      switch token.kind {
      case .text: builder.add(token.range, style: style)
      case .rawContent: if token.element == .textarea { builder.add(token.range, style: style) }
      case .startTag, .endTag:
        if token.traits.contains(.block) { builder.endLine(hidden: false) }
        if token.element.preservesSpace && !token.traits.contains(.raw) {
          preformatted = max(0, preformatted + (token.kind == .startTag ? 1 : -1))
          style.keepsSpace = preformatted > 0
        }
        if token.element == .a || token.element == .img { builder.addLinkTag(token, style: style) }
      }
    }
    return builder.finish()
  }
}

extension PageBuilder {
  fileprivate mutating func addLinkTag(_ token: HTMLScanner.Token, style: TextStyle) {
    if token.kind == .endTag { return closeLink() }
    let note = TagNote(token.element, attributesAt: token.attributes, in: source, limits: limits)
    if token.element == .a, let target = note.target { openLink(target, style: style) }
    if token.element == .img, let text = note.alternativeText { addImage(text, style: style) }
  }
}
