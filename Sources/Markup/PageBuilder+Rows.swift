extension PageBuilder {
  /// A table row in the making.
  struct Row {
    /// The cells so far; the last one may be open.
    var cells: [Cell] = []
    var isCellOpen = false
    /// The columns and rows that the open cell takes.
    var columns = 1
    var rows = 1
  }

  /// How many of the rows to come a cell above reaches into, column by column.
  struct RowSpans {
    private var rest: [Int] = []

    /// Takes one row off a column; whether a cell from above reaches into it.
    mutating func take(_ column: Int) -> Bool {
      guard rest.indices.contains(column), rest[column] > 0 else { return false }
      rest[column] -= 1
      return true
    }

    /// Notes a cell of several rows.
    mutating func add(columns: Range<Int>, rows: Int) {
      guard rows > 1, columns.upperBound <= PageBuilder.widestSpread else { return }
      while rest.count < columns.upperBound { rest.append(0) }
      for column in columns { rest[column] = rows - 1 }
    }
  }

  /// Columns further to the right are not filled up.
  fileprivate static let widestSpread = 64

  /// A few bytes can ask for many cells.
  private static let maximumFilledCells = 200_000

  /// The lines of one cell.
  struct Cell {
    var lines: [Draft] = []
    private var byteCount = 0

    /// More lines or bytes than this are a text of its own, not a value.
    private static let maximumLines = 6
    private static let maximumBytes = 600

    var isBlank: Bool { lines.allSatisfy(\.text.isBlank) }

    /// Whether the cell has one line of text at most.
    var isSingleLine: Bool { lines.count(where: { !$0.text.isBlank }) < 2 }

    /// Whether the cell holds paragraphs rather than a value: several lines that are many, long, or sentences.
    var isLayout: Bool {
      guard !isSingleLine else { return false }
      return lines.count > Self.maximumLines || byteCount > Self.maximumBytes || lines.contains { $0.endsSentence }
    }

    mutating func append(_ line: Draft) {
      byteCount += line.text.bytes.count
      lines.append(line)
    }
  }

  private var isCellOpen: Bool { row?.isCellOpen == true }

  /// Ends a line inside a row: the cell may go on with another one.
  mutating func endCellLine() {
    guard isCellOpen, !visibleLine.text.isBlank else { return }
    appendLineToCell()
  }

  private mutating func appendLineToCell() {
    guard let last = row?.cells.indices.last else { return }
    row?.cells[last].append(visibleLine)
    visibleLine = Draft()
    if row?.cells[last].isLayout == true { dissolveRow() }
  }

  /// A table inside a row's cell: the row is layout.
  mutating func openTable() {
    dissolveRow()
    endLine(hidden: false)
    spans.append(RowSpans())
  }

  mutating func closeTable() {
    endLine(hidden: false)
    _ = spans.popLast()
  }

  /// A list inside a row's cell: the row is layout.
  mutating func openList() {
    dissolveRow()
    endLine(hidden: false)
  }

  mutating func openRow() {
    dissolveRow()
    endVisibleLine()
    row = Row()
  }

  mutating func openCell(columns: Int, rows: Int) {
    guard row != nil else { return endVisibleLine() }
    guard !isCellOpen else {
      // A cell inside a cell happens in broken HTML only.
      dissolveRow()
      return endVisibleLine()
    }
    fillFromAbove()
    if let count = row?.cells.count, count >= limits.rowCells {
      dissolveRow()
      return endVisibleLine()
    }
    row?.cells.append(Cell())
    row?.isCellOpen = true
    row?.columns = columns
    row?.rows = rows
  }

  mutating func closeCell() {
    guard row != nil else { return endVisibleLine() }
    guard isCellOpen else { return }
    row?.isCellOpen = false
    if visibleLine.isEmpty { visibleLine.removeAll() } else { appendLineToCell() }
    spread()
  }

  /// Fills the columns that a cell takes besides its first, so that those behind it keep their places.
  private mutating func spread() {
    guard let columns = row?.columns, let rows = row?.rows, let end = row?.cells.count else { return }
    let count = min(columns - 1, Self.widestSpread - end)
    if count > 0 { _ = fill(count) }
    if rows > 1, let last = spans.indices.last { spans[last].add(columns: end - 1..<end + max(0, count), rows: rows) }
  }

  /// Puts empty cells where cells of rows above reach into this row.
  private mutating func fillFromAbove() {
    guard let last = spans.indices.last else { return }
    while let column = row?.cells.count, spans[last].take(column), fill(1) {}
  }

  /// Adds empty cells; false if there are absurdly many on the page already.
  private mutating func fill(_ count: Int) -> Bool {
    guard filledCells + count <= Self.maximumFilledCells else { return false }
    filledCells += count
    row?.cells.append(contentsOf: repeatElement(Cell(), count: count))
    return true
  }

  mutating func closeRow() {
    fillFromAbove()
    guard let finished = row else { return endVisibleLine() }
    row = nil
    write(finished)
    endVisibleLine()
  }

  /// Prepares the row for visible text: text outside of cells shows that the row is layout.
  ///
  /// False for mere blanks there, which are dropped.
  mutating func admitToCell(_ range: Range<Int>) -> Bool {
    guard row?.isCellOpen == false else { return true }
    var piece = CollapsingText()
    piece.append(source, range)
    guard !piece.isBlank else { return false }
    dissolveRow()
    return true
  }

  /// Writes the lines of the row so far; the open cell goes on as an ordinary line.
  mutating func dissolveRow() {
    guard let current = row else { return }
    row = nil
    for cell in current.cells {
      for line in cell.lines { write(line, isHidden: false) }
    }
  }

  /// Writes a row as one line if it is one of a table of values, else what it holds as ordinary lines.
  ///
  /// A row of values has text in two or more cells, and one of them has a single line: the goods of an order stand with their colour and size
  /// below their name, but number and price beside it. Columns of which each has several lines are layout.
  private mutating func write(_ row: Row) {
    let filled = row.cells.filter { !$0.isBlank }
    if filled.count >= 2, filled.contains(where: \.isSingleLine), !isFull { return writeCells(of: row) }
    for cell in row.cells {
      for line in cell.lines { write(line, isHidden: false) }
    }
  }

  private mutating func writeCells(of row: Row) {
    let start = page.utf8.count
    var cells: [Range<Int>] = []
    for cell in row.cells {
      if !cells.isEmpty { page.utf8.append(0x09) }
      let cellStart = page.utf8.count
      for line in cell.lines where !line.text.isBlank {
        if page.utf8.count > cellStart { page.utf8.append(0x20) }
        page.utf8.append(contentsOf: line.trimmed)
      }
      cells.append(cellStart..<page.utf8.count)
    }
    let lines = row.cells.flatMap(\.lines)
    finishLine(from: start, cells: cells, isHidden: false, quoteDepth: lines.map(\.quoteDepth).max() ?? 0)
    for line in lines { place(line) }
  }
}

extension PageBuilder.Draft {
  /// Whether the line ends with 。 as prose does.
  fileprivate var endsSentence: Bool {
    trimmed.suffix(3).elementsEqual([0xE3, 0x80, 0x82])
  }
}
