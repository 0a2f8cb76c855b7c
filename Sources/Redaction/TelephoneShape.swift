/// A telephone number that its shape alone shows: ten or eleven digits from a zero on, or `+` and the digits of a country, in groups that
/// blanks, dots, brackets or any hyphen part.
enum TelephoneShape {
  private static let mostGroups = 3
  private static let mostGroupsAbroad = 5
  private static let widestGap = 3

  /// The telephone numbers of a passage, in order.
  ///
  /// - Parameter undivided: whether ten or eleven digits without anything between them are one, too; they are like other numbers.
  static func numbers(in passage: Passage, undivided: Bool = false) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < passage.count {
      let isStart = passage.folded[index] == "0" || passage.folded[index] == "+"
      guard isStart, mayStart(passage, index), let end = end(of: passage, from: index, undivided) else {
        index += 1
        continue
      }
      found.append(index..<end)
      index = end
    }
    return found
  }

  /// Whether a place is no part of a longer number or name.
  private static func mayStart(_ passage: Passage, _ index: Int) -> Bool {
    guard index > 0 else { return true }
    let before = passage.folded[index - 1]
    if before.isTokenPart || "¥\\$€£/=%&".unicodeScalars.contains(before) { return false }
    return !(".,".unicodeScalars.contains(before) && index > 1 && passage.folded[index - 2].isDigit)
  }

  private static func end(of passage: Passage, from start: Int, _ undivided: Bool) -> Int? {
    let isAbroad = passage.folded[start] == "+"
    var index = isAbroad ? start + 1 : start
    var groups: [Int] = []
    var end = start
    while index < passage.count {
      let low = index
      while index < passage.count, passage.folded[index].isDigit { index += 1 }
      guard index > low else { break }
      groups.append(index - low)
      end = index
      if isComplete(groups, isAbroad, undivided), !goesOn(passage, index) { return end }
      guard groups.count < (isAbroad ? mostGroupsAbroad : mostGroups) else { break }
      while index < passage.count, index - end < widestGap, isSeparator(passage.folded[index]) { index += 1 }
      guard index > end else { break }
    }
    return nil
  }

  private static func isComplete(_ groups: [Int], _ isAbroad: Bool, _ undivided: Bool) -> Bool {
    let digits = groups.reduce(0, +)
    if isAbroad { return (10...15).contains(digits) && (groups.last ?? 0) >= 3 }
    if groups.count == 1 { return undivided && (10...11).contains(digits) }
    // 01/02/2026 10 has too short an end.
    return (10...11).contains(digits) && (2...5).contains(groups[0]) && (groups.last ?? 0) >= 3
  }

  /// Whether a number goes on behind its end, so that it is another one.
  private static func goesOn(_ passage: Passage, _ index: Int) -> Bool {
    guard index < passage.count else { return false }
    let next = passage.folded[index]
    if next.isDigit || next.isSmallLetter || next == "円" || next == "%" { return true }
    let isHyphen = next == "-" || next == "."
    return isHyphen && index + 1 < passage.count && passage.folded[index + 1].isDigit
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    "-() []ー\u{FF70}・\u{FF65}./~".unicodeScalars.contains(scalar)
  }
}
