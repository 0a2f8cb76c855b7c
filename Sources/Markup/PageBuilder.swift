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

  /// A table row in the making, as long as every cell has one line at most.
  struct Row {
    var cells: [Draft] = []
    var isCellOpen = false
    /// Whether a line ended inside the open cell after some text: more text would be a second line.
    var hasCellLine = false
  }

  var page = Page()
  let source: SourceBytes
  let limits: Page.Limits
  var visible = Draft()
  var hidden = Draft()
  var openLink: OpenLink?
  /// Hidden lines that wait for the visible line around them to end.
  private var waiting: [Draft] = []
  private var row: Row?
  var budget: LinkBudget

  init(_ source: SourceBytes, limits: Page.Limits) {
    self.source = source
    self.limits = limits
    budget = LinkBudget(limit: limits.links)
  }

  // MARK: Text

  /// Adds a text of the document.
  mutating func add(_ range: Range<Int>, style: TextStyle) {
    guard style.keepsSpace else { return addPiece(range, style: style) }
    var start = range.lowerBound
    while let end = source.firstIndex(of: 0x0A, from: start, to: range.upperBound) {
      addPiece(start..<end, style: style)
      endLine(hidden: style.isHidden)
      start = end + 1
    }
    addPiece(start..<range.upperBound, style: style)
  }

  private mutating func addPiece(_ range: Range<Int>, style: TextStyle) {
    if style.isHidden {
      Self.extend(&hidden, source, range, style)
    } else {
      guard admitToCell(range) else { return }
      Self.extend(&visible, source, range, style)
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
    if style.isHidden { hidden.text.appendSpace(isLineEnd: isLineEnd) } else { visible.text.appendSpace(isLineEnd: isLineEnd) }
    openLink?.text.appendSpace(isLineEnd: isLineEnd)
  }

  // MARK: Lines

  /// Ends the line, visible or hidden, unless nothing stands in it.
  mutating func endLine(hidden isHidden: Bool) {
    openLink?.text.appendSpace(isLineEnd: false)
    guard !isHidden else { return endHiddenLine() }
    if row != nil {
      if !visible.text.isBlank { row?.hasCellLine = true }
    } else {
      endVisibleLine()
    }
  }

  private mutating func endHiddenLine() {
    if !hidden.isEmpty {
      waiting.append(hidden)
      hidden = Draft()
    }
    hidden.removeAll()
    if row == nil && visible.isEmpty { writeWaiting() }
  }

  private mutating func endVisibleLine() {
    write(visible, isHidden: false)
    visible.removeAll()
    endHiddenLine()
  }

  private mutating func writeWaiting() {
    for draft in waiting { write(draft, isHidden: true) }
    waiting = []
  }

  // MARK: Tables

  /// A table inside a row's cell: the row is layout.
  mutating func openTable() {
    dissolveRow()
    endLine(hidden: false)
  }

  mutating func openRow() {
    dissolveRow()
    endVisibleLine()
    row = Row()
  }

  mutating func openCell() {
    guard let current = row else { return endVisibleLine() }
    // A cell inside a cell happens in broken HTML only.
    if current.isCellOpen { return endLine(hidden: false) }
    row?.isCellOpen = true
    row?.hasCellLine = false
  }

  mutating func closeCell() {
    guard row != nil else { return endVisibleLine() }
    row?.cells.append(visible)
    visible = Draft()
    row?.isCellOpen = false
    row?.hasCellLine = false
  }

  mutating func closeRow() {
    guard let finished = row else { return endVisibleLine() }
    row = nil
    write(finished)
    endVisibleLine()
  }

  /// Prepares the row for visible text: a second line in a cell, or text outside of cells, shows that the row is layout.
  ///
  /// False for mere blanks behind a cell's line, which are dropped.
  private mutating func admitToCell(_ range: Range<Int>) -> Bool {
    guard let current = row, current.hasCellLine || !current.isCellOpen else { return true }
    var piece = CollapsingText()
    piece.append(source, range)
    guard !piece.isBlank else { return false }
    dissolveRow()
    return true
  }

  /// Writes the finished cells of the row as lines; the open cell goes on as an ordinary line.
  private mutating func dissolveRow() {
    guard let current = row else { return }
    row = nil
    for cell in current.cells { write(cell, isHidden: false) }
    if current.hasCellLine { endVisibleLine() }
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
