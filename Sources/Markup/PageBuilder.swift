/// Builds the lines of a page out of texts and line ends in reading order.
///
/// Visible and hidden text are gathered apart: hidden text inside a visible line becomes lines of its own behind that line.
struct PageBuilder {
  /// A line in the making.
  struct Draft {
    var text = CollapsingText()
    var quoteDepth = 0
    var keepsSpace = false
    /// Links and images of the page that stand in this line.
    var links: [Int] = []
    var images: [Int] = []

    /// Whether there is no reason to write the line.
    var isEmpty: Bool { links.isEmpty && images.isEmpty && text.isBlank }

    /// Begins anew in the same memory.
    mutating func removeAll() {
      text.removeAll()
      quoteDepth = 0
      keepsSpace = false
      links.removeAll(keepingCapacity: true)
      images.removeAll(keepingCapacity: true)
    }
  }

  var page = Page()
  let source: SourceBytes
  let limits: Page.Limits
  var visibleLine = Draft()
  var hiddenLine = Draft()
  var currentLink: OpenLink?
  /// Hidden lines that wait for the visible line around them to end.
  private var waiting: [Draft] = []
  var row: Row?
  var budget: LinkBudget
  /// What targets are relative to.
  var base: LinkBase?
  /// The cells that reach down from rows above, for each open table.
  var spans: [RowSpans] = []
  /// How many empty cells were put where wide and high cells reach.
  var filledCells = 0

  init(_ source: SourceBytes, limits: Page.Limits) {
    self.source = source
    self.limits = limits
    budget = LinkBudget(limit: limits.links)
  }

  // MARK: Text

  /// Adds a text of the document.
  mutating func add(_ range: Range<Int>, style: TextStyle) {
    guard style.space != .collapsed else { return addPiece(range, style: style) }
    var start = range.lowerBound
    while let end = lineEnd(from: start, to: range.upperBound) {
      addPiece(start..<end, style: style)
      endLine(hidden: style.isHidden)
      start = end + (source[end] == 0x0D && source[end + 1] == 0x0A ? 2 : 1)
    }
    if start < range.upperBound { addPiece(start..<range.upperBound, style: style) }
  }

  private func lineEnd(from start: Int, to end: Int) -> Int? {
    var index = start
    while index < end {
      if source[index] == 0x0A || source[index] == 0x0D { return index }
      index += 1
    }
    return nil
  }

  private mutating func addPiece(_ range: Range<Int>, style: TextStyle) {
    if style.isHidden {
      Self.extend(&hiddenLine, source, range, style)
    } else {
      guard row == nil || admitToCell(range) else { return }
      Self.extend(&visibleLine, source, range, style)
    }
    extendLink(range, style: style)
  }

  private static func extend(_ draft: inout Draft, _ source: SourceBytes, _ range: Range<Int>, _ style: TextStyle) {
    if draft.text.bytes.isEmpty {
      draft.quoteDepth = style.quoteDepth
      draft.keepsSpace = style.keepsSpace
    }
    draft.text.append(source, range, keepingSpace: style.keepsSpace)
  }

  /// Adds white space between texts.
  mutating func addSpace(isLineEnd: Bool, style: TextStyle) {
    if style.isHidden { hiddenLine.text.appendSpace(isLineEnd: isLineEnd) } else { visibleLine.text.appendSpace(isLineEnd: isLineEnd) }
    currentLink?.appendSpace(isLineEnd: isLineEnd)
  }

  // MARK: Lines

  /// Ends the line, visible or hidden, unless nothing stands in it.
  mutating func endLine(hidden isHidden: Bool) {
    currentLink?.appendSpace(isLineEnd: false)
    guard !isHidden else { return endHiddenLine() }
    if row != nil { endCellLine() } else { endVisibleLine() }
  }

  mutating func endHiddenLine() {
    if !hiddenLine.isEmpty { waiting.append(hiddenLine) }
    hiddenLine = Draft()
    if row == nil && visibleLine.isEmpty { writeWaiting() }
  }

  mutating func endVisibleLine() {
    write(visibleLine, isHidden: false)
    visibleLine.removeAll()
    endHiddenLine()
  }

  private mutating func writeWaiting() {
    for draft in waiting { write(draft, isHidden: true) }
    waiting = []
  }

  // MARK: The end

  /// Ends all that is open and hands out the page.
  mutating func finish() -> Page {
    closeLink()
    dissolveRow()
    endHiddenLine()
    endVisibleLine()
    return page
  }
}
