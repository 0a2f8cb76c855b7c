import Events
import RulePacks

/// A sum of money as it stands in a text.
struct MoneyValue: Hashable {
  var amount: Amount
  /// ISO 4217, nil when no mark of a currency stands beside the number.
  var currency: String?
  /// Where it stands.
  var range: Range<Int>
}

/// Reads numbers and sums: `￥1,234`, `1234 JPY`, `「6,158」円`, `▲500`, `$12.34`.
struct AmountReader {
  let bytes: [UInt8]

  /// The first sum in a range; without `needsCurrency` a bare number will do.
  func first(in range: Range<Int>, needsCurrency: Bool) -> MoneyValue? {
    var position = range.lowerBound
    while position < range.upperBound {
      guard bytes[position].isDigit else {
        position += 1
        continue
      }
      guard let value = number(at: position, in: range) else {
        // Longer than any sum: no part of it is one.
        while position < range.upperBound, bytes[position].isDigit { position += 1 }
        continue
      }
      let money = money(value.amount, digits: value.range, in: range)
      if money.currency != nil || !needsCurrency { return money }
      position = value.range.upperBound
    }
    return nil
  }

  /// All sums with a currency in a range.
  func all(in range: Range<Int>) -> [MoneyValue] {
    var found: [MoneyValue] = []
    var position = range.lowerBound
    while let money = first(in: position..<range.upperBound, needsCurrency: true) {
      found.append(money)
      position = money.range.upperBound
    }
    return found
  }

  /// A whole number that begins at `position`, thousands separated by commas or not; at most 12 digits.
  private func number(at position: Int, in range: Range<Int>) -> (amount: Amount, range: Range<Int>)? {
    var index = position
    var value = 0
    var digits = 0
    while index < range.upperBound {
      let byte = bytes[index]
      if byte.isDigit {
        digits += 1
        guard digits <= 12 else { return nil }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
      } else if byte != UInt8(ascii: ",") || !isThousands(after: index, in: range) {
        break
      }
      index += 1
    }
    var hundredths = value * 100
    if index + 2 < range.upperBound + 0, index < range.upperBound, bytes[index] == UInt8(ascii: "."), index + 2 < bytes.count,
      bytes[index + 1].isDigit,
      bytes[index + 2].isDigit, index + 3 >= bytes.count || !bytes[index + 3].isDigit
    {
      hundredths += Int(bytes[index + 1] - UInt8(ascii: "0")) * 10 + Int(bytes[index + 2] - UInt8(ascii: "0"))
      index += 3
    }
    return (Amount(hundredths: hundredths), position..<index)
  }

  private func isThousands(after comma: Int, in range: Range<Int>) -> Bool {
    guard comma + 3 < range.upperBound else { return false }
    return bytes[comma + 1].isDigit && bytes[comma + 2].isDigit && bytes[comma + 3].isDigit
  }

  /// Currency words behind, marks before the number.
  private static let behind: [(StaticString, String)] = [
    ("円", "JPY"), ("jpy", "JPY"), ("yen", "JPY"), ("usd", "USD"), ("eur", "EUR"), ("krw", "KRW"), ("gbp", "GBP"),
  ]
  private static let before: [(StaticString, String)] = [
    ("¥", "JPY"), ("jpy", "JPY"), ("\\", "JPY"), ("usd", "USD"), ("us$", "USD"), ("gbp", "GBP"), ("eur", "EUR"), ("$", "USD"), ("€", "EUR"),
    ("£", "GBP"),
  ]

  private func money(_ amount: Amount, digits: Range<Int>, in range: Range<Int>) -> MoneyValue {
    var end = digits.upperBound
    // 「6,158」円 and 1(円)
    while end < range.upperBound,
      bytes[end] == UInt8(ascii: " ") || bytes[end] == UInt8(ascii: "(") || bytes[end...].starts(with: [0xE3, 0x80, 0x8D])
    {
      end += bytes[end] == 0xE3 ? 3 : 1
    }
    for (word, currency) in Self.behind where starts(word, at: end, limit: range.upperBound) {
      return MoneyValue(amount: signed(amount, digits), currency: currency, range: digits.lowerBound..<end + word.utf8CodeUnitCount)
    }
    var start = digits.lowerBound
    while start > range.lowerBound, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
    for (mark, currency) in Self.before where ends(mark, at: start, limit: range.lowerBound) {
      return MoneyValue(
        amount: signed(amount, start - mark.utf8CodeUnitCount..<start), currency: currency,
        range: start - mark.utf8CodeUnitCount..<digits.upperBound)
    }
    return MoneyValue(amount: signed(amount, digits), currency: nil, range: digits)
  }

  /// `-` and `▲` before the number make it negative.
  private func signed(_ amount: Amount, _ range: Range<Int>) -> Amount {
    let start = range.lowerBound
    let isNegative =
      (start > 0 && bytes[start - 1] == UInt8(ascii: "-")) || (start >= 3 && bytes[start - 3..<start].elementsEqual([0xE2, 0x96, 0xB2]))
    return isNegative ? Amount(hundredths: -amount.hundredths) : amount
  }

  private func starts(_ word: StaticString, at position: Int, limit: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position + length <= limit else { return false }
    return word.withUTF8Buffer { bytes[position..<position + length].elementsEqual($0) }
  }

  private func ends(_ word: StaticString, at position: Int, limit: Int) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position - length >= limit else { return false }
    return word.withUTF8Buffer { bytes[position - length..<position].elementsEqual($0) }
  }
}
