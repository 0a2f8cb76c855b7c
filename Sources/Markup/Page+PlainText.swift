extension Page {
  /// Reads plain text: its lines, what they quote, the web addresses in them, and tables drawn with ` | `.
  ///
  /// Blank lines are kept as empty lines. Tabs become blanks; neither they nor runs of blanks make cells, because Japanese notices indent and
  /// align with them at will.
  ///
  /// - Parameters:
  ///   - plainText: UTF-8 with any line ends. Bad bytes become U+FFFD.
  ///   - limits: How much is read.
  public init(plainText: [UInt8], limits: Limits = .standard) {
    self.init()
    let text = Self.readable(plainText, limits: limits, &diagnostics)
    utf8.reserveCapacity(text.count + 1)
    text.withUnsafeBufferPointer { buffer in
      if let source = SourceBytes(buffer) { readLines(source, limits: limits) }
    }
  }

  private mutating func readLines(_ source: SourceBytes, limits: Limits) {
    var start = 0
    var budget = LinkBudget(limit: limits.links)
    while start < source.count {
      guard lines.count < limits.lines else {
        diagnostics.append(.linesJoined(limit: limits.lines))
        return addLine(source, start..<source.count, limits: limits, budget: &budget)
      }
      var end = start
      while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
      addLine(source, start..<end, limits: limits, budget: &budget)
      start = end + (source[end] == 0x0D && source[end + 1] == 0x0A ? 2 : 1)
    }
  }

  private mutating func addLine(_ source: SourceBytes, _ range: Range<Int>, limits: Limits, budget: inout LinkBudget) {
    let (depth, text) = Self.quotation(source, range)
    let start = utf8.count
    var cells = Self.cells(source, text)
    if cells.count < 2 {
      append(source, text)
    } else {
      cells = cells.map { cell in
        if utf8.count > start { utf8.append(0x09) }
        let cellStart = utf8.count
        append(source, cell)
        return cellStart..<utf8.count
      }
    }
    addLinks(source, text, limits: limits, budget: &budget)
    lines.append(Line(range: start..<utf8.count, cells: cells.count < 2 ? [] : cells, isHidden: false, quoteDepth: depth))
    utf8.append(0x0A)
  }

  /// Counts the `>` marks at the start of a line, with a blank between them or not; one blank behind them belongs to them.
  private static func quotation(_ source: SourceBytes, _ line: Range<Int>) -> (depth: Int, text: Range<Int>) {
    var depth = 0
    var start = line.lowerBound
    while start < line.upperBound {
      let mark = depth > 0 && source[start] == 0x20 ? start + 1 : start
      guard mark < line.upperBound, source[mark] == UInt8(ascii: ">") else { break }
      depth += 1
      start = mark + 1
    }
    if depth > 0, start < line.upperBound, source[start] == 0x20 { start += 1 }
    var end = line.upperBound
    while end > start, source[end - 1].isMarkupSpace { end -= 1 }
    return (depth, start..<end)
  }

  /// The cells of a line with two or more ` | `; a `|` at either end of the line counts, but makes no cell.
  ///
  /// In a line that bars frame on both sides, blanks beside the inner ones may be missing: `| 書名 |数量|`.
  private static func cells(_ source: SourceBytes, _ line: Range<Int>) -> [Range<Int>] {
    let text = source.trimmed(line)
    var cells: [Range<Int>] = []
    var separators = 0
    var start = text.lowerBound
    let bar = UInt8(ascii: "|")
    let isFramed = text.count > 2 && source[text.lowerBound] == bar && source[text.upperBound - 1] == bar
    var search = start
    while let bar = source.firstIndex(of: bar, from: search, to: text.upperBound) {
      search = bar + 1
      let opens = bar == text.lowerBound
      let closes = bar + 1 == text.upperBound
      guard isFramed || (opens || source[bar - 1].isMarkupSpace) && (closes || source[bar + 1].isMarkupSpace) else { continue }
      separators += 1
      if !opens { cells.append(source.trimmed(start..<bar)) }
      start = bar + 1
    }
    if start < text.upperBound { cells.append(source.trimmed(start..<text.upperBound)) }
    return separators < 2 ? [] : cells
  }

  /// Appends text with blanks for tabs and no-break spaces, and without control characters.
  private mutating func append(_ source: SourceBytes, _ range: Range<Int>) {
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      while index < range.upperBound, source[index] >= 0x20, source[index] != 0xC2 { index += 1 }
      utf8.append(contentsOf: source.bytes(in: start..<index))
      guard index < range.upperBound else { return }
      if source[index] == 0xC2 && source[index + 1] != 0xA0 {
        utf8.append(contentsOf: source.bytes(in: index..<index + 2))
      } else if source[index] == 0xC2 || source[index].isMarkupSpace {
        utf8.append(0x20)
      }
      index += source[index] == 0xC2 ? 2 : 1
    }
  }
}
