import RulePacks

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

  /// Whether the numbers are of one kind, each beside a label: a shop's own number beside the mall's has another shape.
  var areAlike: Bool {
    let shapes = Set(
      all.map { block in block.number.number.utf8.map { $0.isDigit ? UInt8(ascii: "0") : $0.isLetter ? UInt8(ascii: "a") : $0 } })
    return shapes.count == 1 && all.allSatisfy(\.number.isLabelled)
  }

  /// Numbers whose label opens a line, or that have the shape of the sender's numbers, begin a block each; of several places of
  /// one number the one with most lines below it counts (a list at the top repeats the numbers).
  init(numbers: [OrderNumbers.Found], labels: LabelValues, text: NoticeText) {
    // In a table the rows below a heading hold one each.
    let rows = Set(labels.all(.orderNumber).filter(\.isInColumn).map(\.line))
    var places: [(line: Int, index: Int)] = []
    for (index, number) in numbers.enumerated() {
      for range in number.places {
        let line = text.lineIndex(at: range.lowerBound)
        if line > 0, !number.isLabelled || rows.contains(line) || labels.labelLines.contains(line) || labels.labelLines.contains(line - 1) {
          places.append((line, index))
        }
      }
    }
    places.sort { $0 < $1 }
    var blocks: [Int: Block] = [:]
    for (position, place) in places.enumerated() {
      let next = places[(position + 1)...].first { $0.index != place.index }?.line ?? text.lines.count
      let lines = place.line..<max(place.line + 1, next)
      if lines.count > blocks[place.index]?.lines.count ?? 0 { blocks[place.index] = Block(number: numbers[place.index], lines: lines) }
    }
    all = blocks.values.sorted { $0.lines.lowerBound < $1.lines.lowerBound }
  }
}
