import RulePacks

/// Reads order and tracking numbers.
struct NumberReader {
  let bytes: [UInt8]
  /// Shapes of the sender's pack; empty for unknown shops.
  let shapes: [NumberShape]

  /// The first order number in a value.
  func orderNumber(in range: Range<Int>, isLabelled: Bool) -> Range<Int>? {
    tokens(in: range).first { isOrderNumber($0, isLabelled: isLabelled) }
  }

  /// All tokens of a text that have the shape of the sender's order numbers, where the pack says one.
  func shaped(in range: Range<Int>) -> [Range<Int>] {
    shapes.isEmpty ? [] : tokens(in: range).filter { hasShape($0) }
  }

  func hasShape(_ token: Range<Int>) -> Bool { shapes.contains { $0.matches(bytes[token]) } }

  /// `9:00-21:00`: whether a colon and minutes stand behind a number.
  func isHour(_ token: Range<Int>) -> Bool {
    bytes[token].last?.isDigit == true && bytes[token.upperBound...].first == UInt8(ascii: ":")
      && bytes[token.upperBound...].dropFirst().first?.isDigit == true
  }

  private func isOrderNumber(_ token: Range<Int>, isLabelled: Bool) -> Bool {
    if hasShape(token) { return true }
    guard isLabelled, shapes.isEmpty else { return false }
    if isHour(token) { return false }
    let text = bytes[token]
    let digits = text.count(where: \.isDigit)
    return digits >= 1 && text.count >= 3 && text.count <= 40 && !looksLikeDate(token)
  }

  private func looksLikeDate(_ token: Range<Int>) -> Bool {
    let parts = bytes[token].split(separator: UInt8(ascii: "-"))
    if token.count == 8, bytes[token].allSatisfy(\.isDigit) {
      let digits = bytes[token].map { Int($0 - UInt8(ascii: "0")) }
      let (century, month, day) = (digits[0] * 10 + digits[1], digits[4] * 10 + digits[5], digits[6] * 10 + digits[7])
      return (19...20).contains(century) && (1...12).contains(month) && (1...31).contains(day)
    }
    return parts.count == 3 && parts[0].count == 4 && parts[1].count <= 2 && parts[2].count <= 2
      && parts.allSatisfy { $0.allSatisfy(\.isDigit) }
  }

  /// Whether a token without a label looks like a date or a telephone or postal number; right behind a word for the order none is postal.
  func looksLikeOther(_ token: Range<Int>, isNamed: Bool = false) -> Bool {
    if looksLikeDate(token) { return true }
    let parts = bytes[token].split(separator: UInt8(ascii: "-"))
    guard parts.allSatisfy({ $0.allSatisfy(\.isDigit) }) else { return false }
    let digits = parts.reduce(0) { $0 + $1.count }
    if !isNamed, parts.count == 2, parts[0].count == 3, parts[1].count == 4 { return true }
    return bytes[token].first == UInt8(ascii: "0") && (10...11).contains(digits) && parts.count != 2
  }

  /// Runs of letters, digits, `-`, `_` that contain a digit; `#` before them is no part.
  func tokens(in range: Range<Int>) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var position = range.lowerBound
    while position < range.upperBound {
      guard isTokenByte(bytes[position]) else {
        position += 1
        continue
      }
      var end = position
      var hasDigit = false
      while end < range.upperBound, isTokenByte(bytes[end]) {
        hasDigit = hasDigit || bytes[end].isDigit
        end += 1
      }
      var trimmed = position..<end
      while let first = bytes[trimmed].first, first == UInt8(ascii: "-") || first == UInt8(ascii: "_") {
        trimmed = trimmed.lowerBound + 1..<trimmed.upperBound
      }
      while let last = bytes[trimmed].last, last == UInt8(ascii: "-") || last == UInt8(ascii: "_") {
        trimmed = trimmed.lowerBound..<trimmed.upperBound - 1
      }
      if hasDigit, !trimmed.isEmpty { found.append(trimmed) }
      position = end
    }
    return found
  }

  func isTokenByte(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
