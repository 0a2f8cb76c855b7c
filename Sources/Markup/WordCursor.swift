/// Reads the words of an attribute that lists some, such as `class`.
struct WordCursor {
  private var position: Int
  private let end: Int

  init(_ range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }

  /// The next word, or nil at the end.
  mutating func next(in source: SourceBytes) -> Range<Int>? {
    while position < end, source[position].isMarkupSpace { position += 1 }
    guard position < end else { return nil }
    let start = position
    while position < end, !source[position].isMarkupSpace { position += 1 }
    return start..<position
  }
}
