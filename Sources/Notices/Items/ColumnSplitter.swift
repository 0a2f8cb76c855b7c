import RulePacks

/// Columns of a table that plain text sets with blanks.
enum ColumnSplitter {
  /// The pieces of a line between runs of blank columns, in folded text.
  ///
  /// - Parameter gap: the fewest blank columns between two pieces; an ideographic blank, which may stand inside a name, counts two.
  static func columns(of range: Range<Int>, in text: NoticeText, gap: Int = 2) -> [Range<Int>] {
    var columns: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      let (_, length) = decodeScalar(text.bytes[range], at: index)
      let next = index + length
      if next < range.upperBound, blankColumns(before: next, after: index, in: text) >= gap {
        columns.append(start..<next)
        start = next
        // Between ASCII letters folding keeps one blank, which has the place of the letter behind it.
        if text.bytes[next] == UInt8(ascii: " ") { start += 1 }
      }
      index = max(next, start)
    }
    if start < range.upperBound { columns.append(start..<range.upperBound) }
    return columns
  }

  /// Width of the white space in the original between two neighbours of the folded text.
  private static func blankColumns(before next: Int, after index: Int, in text: NoticeText) -> Int {
    let from = text.folded.original(index..<index + 1).lowerBound
    let to = text.folded.original(next..<next + 1).lowerBound
    guard to > from, to <= text.original.count else { return 0 }
    let (_, length) = decodeScalar(text.original[from...], at: from)
    guard from + length < to else { return 0 }
    return LineShape.indent(of: text.original[from + length..<to])
  }
}
