/// Finds the numbers in a passage that name something: orders, parcels, members; no sums, days and counts.
struct NumberFinder {
  /// Numbers that the reader took for those of orders and parcels, in folded form: replaced however short they are.
  var known: Set<String> = []
  /// Runs of fewer digits are left alone.
  var leastDigits = 5

  /// A number to be replaced.
  struct Found {
    var range: Range<Int>
    var token: [UInt8]
    var isKnown: Bool
  }

  func numbers(in passage: Passage) -> [Found] {
    Self.tokens(in: passage, 0..<passage.count).compactMap { range in
      let token = passage.foldedBytes(range)
      let isKnown = known.contains(String(decoding: token, as: UTF8.self))
      guard isKnown || isNumber(token) && !Self.isCounted(token, range, in: passage) else { return nil }
      return Found(range: range, token: token, isKnown: isKnown)
    }
  }

  /// Runs of letters, digits, `-` and `_` that hold a digit, without hyphens at their ends.
  static func tokens(in passage: Passage, _ range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = range.lowerBound
    while index < range.upperBound {
      guard passage.folded[index].isTokenPart else {
        index += 1
        continue
      }
      var end = index
      var hasDigit = false
      while end < range.upperBound, passage.folded[end].isTokenPart {
        hasDigit = hasDigit || passage.folded[end].isDigit
        end += 1
      }
      var (low, high) = (index, end)
      while low < high, passage.folded[low] == "-" || passage.folded[low] == "_" { low += 1 }
      while high > low, passage.folded[high - 1] == "-" || passage.folded[high - 1] == "_" { high -= 1 }
      if hasDigit, low < high { found.append(low..<high) }
      index = end
    }
    return found
  }

  /// Whether a token by itself looks like the number of something: not like a date.
  func isNumber(_ token: [UInt8]) -> Bool {
    guard Self.longestNumber(in: token) >= leastDigits else { return token.count >= 12 && NumberDisguise.isRandom(token) }
    return !DateShape.isDay(token[...]) && !DateShape.isHyphenated(token)
  }

  /// Digits in the longest stretch of digits and hyphens.
  private static func longestNumber(in token: [UInt8]) -> Int {
    token.split { !($0.isASCIIDigit || $0 == UInt8(ascii: "-")) }.map { $0.count(where: \.isASCIIDigit) }.max() ?? 0
  }

  /// Whether the number is a sum or a count: `¥123456`, `10000円`, `20000mAh`, a decimal, digits between commas.
  private static func isCounted(_ token: [UInt8], _ range: Range<Int>, in passage: Passage) -> Bool {
    guard let first = token.first, first.isASCIIDigit else { return false }
    let digitsEnd = token.firstIndex { !$0.isASCIIDigit } ?? token.endIndex
    // Ranges of sums: 10000-20000円.
    let isSpan = token.allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") } && token.count(where: { $0 == UInt8(ascii: "-") }) == 1
    let start = isSpan ? range.upperBound : range.lowerBound + digitsEnd
    var before = range.lowerBound - 1
    while before >= 0, passage.folded[before] == " " { before -= 1 }
    if before >= 0, digitsEnd == token.endIndex {
      if RedactionVocabulary.currencySigns.unicodeScalars.contains(passage.folded[before]) { return true }
      let isPart = passage.folded[before] == "," || passage.folded[before] == "."
      if isPart, before == range.lowerBound - 1, before > 0, passage.folded[before - 1].isDigit { return true }
    }
    var next = start
    if next == range.upperBound, next < passage.count, passage.folded[next] == " " { next += 1 }
    guard next < passage.count, digitsEnd <= 9 else { return false }
    return unitLength(in: passage.folded[next...]).map { next + $0 >= range.upperBound } ?? false
  }

  /// The length of the unit that characters begin with; nil if they begin with none.
  static func unitLength(in characters: ArraySlice<Unicode.Scalar>) -> Int? {
    var longest: Int?
    for unit in RedactionVocabulary.units {
      let scalars = unit.unicodeScalars
      guard characters.starts(with: scalars) else { continue }
      let next = characters.dropFirst(scalars.count).first
      let goesOn = unit.utf8.count == scalars.count && next.map { $0.isSmallLetter || $0 == "-" } ?? false
      if !goesOn { longest = max(longest ?? 0, scalars.count) }
    }
    return longest
  }
}

extension Unicode.Scalar {
  /// Letters, digits, `-` and `_`.
  var isTokenPart: Bool { isDigit || isSmallLetter || self == "-" || self == "_" }
}

extension Passage {
  /// A range of folded characters that are all ASCII.
  func foldedBytes(_ range: Range<Int>) -> [UInt8] { folded[range].map { UInt8(truncatingIfNeeded: $0.value) } }

  /// Puts other letters and digits in the place of a token, in the width and case of those that were there.
  mutating func replace(_ range: Range<Int>, withToken token: [UInt8]) {
    guard isFree(range) else { return }
    for (index, byte) in zip(range, token) { replace(index, with: Unicode.Scalar(byte).inManner(of: scalars[index])) }
  }
}
