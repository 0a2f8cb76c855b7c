/// Words in 「」, 『』, “” or 【】, brackets included.
enum Quotations {
  typealias Pair = (open: [UInt8], close: [UInt8])
  static let pairs: [Pair] = [("「", "」"), ("『", "』"), ("“", "”"), ("【", "】")].map { (Array($0.0.utf8), Array($0.1.utf8)) }
  /// Those that quote; 【】 are brackets of headings.
  static let marks = pairs.dropLast()
  /// Bytes of an opening or a closing one.
  static let markLength = 3
  /// Ends of what somebody said or wrote, and of no name.
  static let speechEnds = ["ない", "ません", "未定"]
  /// Longest quotation, in bytes.
  private static let longest = 600

  /// Which of them holds a range.
  static func index(around range: Range<Int>, in quotations: [Range<Int>]) -> Int? {
    var (low, high) = (0, quotations.count)
    while low < high {
      let middle = (low + high) / 2
      if quotations[middle].lowerBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low > 0 && range.upperBound <= quotations[low - 1].upperBound ? low - 1 : nil
  }

  /// The outermost ones of some kinds, in order; across sentences and lines.
  static func find(in bytes: ArraySlice<UInt8>, pairs: ArraySlice<Pair> = pairs[...]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var open: (start: Int, pair: Int)?
    var index = bytes.startIndex
    while index + 2 < bytes.endIndex {
      // All these brackets begin with E2 or E3.
      guard bytes[index] == 0xE3 || bytes[index] == 0xE2 else {
        index += 1
        continue
      }
      if let (start, pair) = open {
        if bytes[index..<index + markLength].elementsEqual(pairs[pair].close) {
          found.append(start..<index + 3)
          open = nil
        } else if index - start > longest {
          open = nil
        }
      } else if let pair = pairs.firstIndex(where: { bytes[index..<index + markLength].elementsEqual($0.open) }) {
        open = (index, pair)
      }
      index += markLength
    }
    return found
  }
}
