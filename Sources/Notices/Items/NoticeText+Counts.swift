import RulePacks

/// Counts at the end of the words for goods.
extension NoticeText {
  /// A count of pieces, and where the name ends before it.
  typealias CountBehind = (count: Int, nameEnd: Int)

  /// `書籍『町の音、山の音』（1冊）`: a count that fills the brackets at the end of a range.
  func bracketedCount(endOf range: Range<Int>) -> CountBehind? {
    guard bytes[range].last == UInt8(ascii: ")"), let open = bytes[range].lastIndex(of: UInt8(ascii: "(")),
      let (count, end) = ItemReader.countWithUnit(in: bytes, at: open + 1, limit: range.upperBound - 1), end == range.upperBound - 1
    else { return nil }
    return (count, open)
  }

  /// `国産百花蜜 600g 1本`, `パッキン（旧タイプ）2個`: digits and a unit at the end of a range.
  func lastCount(endOf range: Range<Int>) -> CountBehind? {
    guard let lastDigit = bytes[range].lastIndex(where: \.isDigit) else { return nil }
    let start = bytes[range.lowerBound..<lastDigit].lastIndex { !$0.isDigit }.map { $0 + 1 } ?? range.lowerBound
    guard start > range.lowerBound, let (count, end) = ItemReader.countWithUnit(in: bytes, at: start, limit: range.upperBound),
      end == range.upperBound
    else { return nil }
    return (count, start)
  }
}
