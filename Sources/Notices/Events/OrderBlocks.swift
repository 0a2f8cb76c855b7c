/// The lines that belong to each order of a message that speaks of several.
struct OrderBlocks {
  struct Block {
    var number: OrderNumbers.Found
    /// Lines from this order's number to the next one's.
    var lines: Range<Int>

    /// Whether a line belongs to the order; what has no line belongs to every one.
    func holds(_ line: Int?) -> Bool { line.map { lines.contains($0) } ?? true }
  }

  let all: [Block]
  var count: Int { all.count }

  /// Numbers whose label opens a line, or that have the shape of the sender's numbers, begin a block each.
  init(numbers: [OrderNumbers.Found], labels: LabelValues, text: NoticeText) {
    var starts: [(line: Int, number: OrderNumbers.Found)] = []
    for number in numbers {
      guard let range = number.range else { continue }
      let line = text.lineIndex(at: range.lowerBound)
      if !number.isLabelled || labels.labelLines.contains(line) || labels.labelLines.contains(line - 1) { starts.append((line, number)) }
    }
    starts.sort { $0.line < $1.line }
    all = starts.enumerated().map { index, start in
      Block(number: start.number, lines: start.line..<(index + 1 < starts.count ? max(start.line + 1, starts[index + 1].line) : text.lines.count))
    }
  }
}
