extension PageBuilder {
  /// Writes a line, unless it is empty.
  ///
  /// A line with a link or picture but no text is written as an empty line, so that they have a place.
  mutating func write(_ draft: Draft, isHidden: Bool) {
    guard !draft.isEmpty else { return }
    let start = startLine(isHidden: isHidden)
    page.utf8.append(contentsOf: draft.trimmed)
    finishLine(from: start, cells: [], isHidden: isHidden, quoteDepth: draft.quoteDepth)
    place(draft)
  }

  var isFull: Bool {
    page.lines.count >= limits.lines
  }

  /// Where the next line begins: at the end, or once there are too many lines, in the last one, if that is visible as the next one is.
  private mutating func startLine(isHidden: Bool) -> Int {
    guard page.lines.count > limits.lines, let last = page.lines.last, last.isHidden == isHidden else { return page.utf8.count }
    if !page.diagnostics.contains(.linesJoined(limit: limits.lines)) { page.diagnostics.append(.linesJoined(limit: limits.lines)) }
    page.lines.removeLast()
    page.utf8.removeLast()
    page.utf8.append(0x20)
    return last.range.lowerBound
  }

  mutating func finishLine(from start: Int, cells: [Range<Int>], isHidden: Bool, quoteDepth: Int) {
    page.lines.append(Page.Line(range: start..<page.utf8.count, cells: cells, isHidden: isHidden, quoteDepth: quoteDepth))
    page.utf8.append(0x0A)
  }

  /// Tells the links and pictures of a draft the number of the line just written.
  ///
  /// A link with something to see stands where that is, though a hidden part of it may be written later.
  mutating func place(_ draft: Draft) {
    let line = page.lines.count - 1
    let isHidden = page.lines.last?.isHidden ?? false
    for index in draft.links where page.links[index].isHidden || !isHidden { page.links[index].line = line }
    for index in draft.images { page.images[index].line = line }
  }
}

extension PageBuilder.Draft {
  /// The text without blanks at its end, and unless they are meant, at its beginning.
  var trimmed: ArraySlice<UInt8> {
    let end = text.bytes.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
    let start = keepsSpace ? 0 : text.bytes.firstIndex { $0 != 0x20 } ?? 0
    return text.bytes[min(start, end)..<end]
  }
}
