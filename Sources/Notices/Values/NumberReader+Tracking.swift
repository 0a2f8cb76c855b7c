import Events
import RulePacks

/// Tracking numbers, told by their shapes and check digits.
extension NumberReader {
  /// Tracking numbers in a value beside their label, several where several stand there.
  func trackingNumbers(in range: Range<Int>, isCertainLabel: Bool) -> [Range<Int>] {
    groupedTokens(in: range).filter { isTrackingNumber($0, isCertainLabel: isCertainLabel) }
  }

  /// Tokens, with groups of four digits that only blanks separate joined: `1234 5678 9012`, `EN 417 203 581 JP`.
  private func groupedTokens(in range: Range<Int>) -> [Range<Int>] {
    var groups: [Range<Int>] = []
    for token in pieces(in: range) {
      if let last = groups.last, token.lowerBound - last.upperBound == 1, bytes[last.upperBound] == UInt8(ascii: " "),
        !isWord(last, before: token), compact(last).count < 12,
        compact(last.lowerBound..<token.upperBound).count <= 13
      {
        groups[groups.count - 1] = last.lowerBound..<token.upperBound
      } else {
        groups.append(token)
      }
    }
    return groups
  }

  /// A word of a sentence is no part of the number behind it: the number *is* EN 538 209 171 JP.
  private func isWord(_ piece: Range<Int>, before next: Range<Int>) -> Bool {
    bytes[piece].allSatisfy(\.isLetter) && (bytes[next].first?.isLetter == true || piece.count > 2)
  }

  private func pieces(in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = range.lowerBound
    while position < range.upperBound {
      var end = position
      while end < range.upperBound, isTokenByte(bytes[end]) { end += 1 }
      if end > position { found.append(position..<end) }
      position = max(end, position + 1)
    }
    return found
  }

  private func compact(_ range: Range<Int>) -> [UInt8] { bytes[range].filter { $0.isDigit || $0.isLetter } }

  private func isTrackingNumber(_ token: Range<Int>, isCertainLabel: Bool) -> Bool {
    let number = compact(token)
    let digits = number.count(where: \.isDigit)
    if number.count == 13, digits == 9, number[0].isLetter, number[1].isLetter, number[11].isLetter, number[12].isLetter { return true }
    guard digits >= 8, number.count - digits <= 4 else { return false }
    // A telephone number in its groups: 03-1234-5678, 0120-123-456, 090-1234-5678.
    if number.first == UInt8(ascii: "0"), (10...11).contains(digits), bytes[token].contains(UInt8(ascii: "-")) { return false }
    if number.count == 12, digits == 12 { return isCertainLabel || Self.hasCheckDigit(number) }
    return isCertainLabel ? (9...22).contains(number.count) : (10...14).contains(number.count)
  }

  /// Whether a text holds a number that is a parcel's by its check digit.
  var holdsParcel: Bool { trackingNumbers(in: bytes.indices, isCertainLabel: false).contains(where: isPlainlyTracking) }

  /// Whether a text holds a number that is a parcel's if a label says so.
  var holdsLabelledParcel: Bool { !trackingNumbers(in: bytes.indices, isCertainLabel: true).isEmpty }

  /// Whether a number is that of a parcel by its check digit: twelve digits, or two letters, nine digits and two letters (UPU S10).
  func isPlainlyTracking(_ token: Range<Int>) -> Bool {
    let number = compact(token)
    if Self.hasCheckDigit(number) { return true }
    guard number.count == 13, number[..<2].allSatisfy(\.isLetter), number[11...].allSatisfy(\.isLetter) else { return false }
    return Self.hasPostalCheckDigit(number[2..<11])
  }

  /// UPU S10: eight digits weighted 8 6 4 2 3 5 9 7, then 11 minus the sum modulo 11, where 10 is written 0 and 11 is written 5.
  private static func hasPostalCheckDigit(_ digits: ArraySlice<UInt8>) -> Bool {
    guard digits.allSatisfy(\.isDigit), let last = digits.last else { return false }
    let sum = zip(digits, [8, 6, 4, 2, 3, 5, 9, 7]).reduce(0) { $0 + Int($1.0 - UInt8(ascii: "0")) * $1.1 }
    let check = 11 - sum % 11
    return Int(last - UInt8(ascii: "0")) == (check == 10 ? 0 : check == 11 ? 5 : check)
  }

  /// Twelve digits of which the last is right.
  static func hasCheckDigit(_ digits: [UInt8]) -> Bool { digits.count == 12 && ParcelCheckDigit.isRight(digits) }
}
