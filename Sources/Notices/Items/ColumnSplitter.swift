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
    let isRuled = hasRules(range, in: text)
    while index < range.upperBound {
      let (scalar, length) = decodeScalar(text.bytes[range], at: index)
      let next = index + length
      if isRuled, isRule(scalar) {
        if let column = trimmed(start..<index, in: text) { columns.append(column) }
        (start, index) = (next, next)
        continue
      }
      if next < range.upperBound, blankColumns(before: next, after: index, in: text) >= gap {
        if let column = isRuled ? trimmed(start..<next, in: text) : start..<next { columns.append(column) }
        start = next
        // Between ASCII letters folding keeps one blank, which has the place of the letter behind it.
        if text.bytes[next] == UInt8(ascii: " ") { start += 1 }
      }
      index = max(next, start)
    }
    if start < range.upperBound, let column = isRuled ? trimmed(start..<range.upperBound, in: text) : start..<range.upperBound {
      columns.append(column)
    }
    return columns
  }

  /// `│name│ 6,480円│`: columns set off by upright rules, at both ends too.
  private static func hasRules(_ range: Range<Int>, in text: NoticeText) -> Bool {
    range.first.map { isRule(decodeScalar(text.bytes[range], at: $0).0) } ?? false
  }

  /// `│`, `┃`, `|`.
  private static func isRule(_ scalar: UInt32) -> Bool { scalar == 0x2502 || scalar == 0x2503 || scalar == 0x7C }

  private static func trimmed(_ range: Range<Int>, in text: NoticeText) -> Range<Int>? {
    var range = range
    while let first = range.first, text.bytes[first] == UInt8(ascii: " ") { range = first + 1..<range.upperBound }
    while let last = range.last, text.bytes[last] == UInt8(ascii: " ") { range = range.lowerBound..<last }
    return range.isEmpty ? nil : range
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
