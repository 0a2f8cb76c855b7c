/// The check digit of Yamato, Sagawa and Japan Post: the digits before it modulo 7.
package enum ParcelCheckDigit {
  /// Whether the last of eleven or twelve ASCII digits is right.
  package static func isRight(_ digits: some BidirectionalCollection<UInt8>) -> Bool {
    guard let last = digits.last, (11...12).contains(digits.count), digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return false }
    return Int(last) - 0x30 == remainder(of: digits.dropLast())
  }

  /// Makes the last of these ASCII digits right.
  package static func set(in digits: inout [UInt8]) {
    guard !digits.isEmpty else { return }
    digits[digits.count - 1] = UInt8(0x30 + remainder(of: digits.dropLast()))
  }

  private static func remainder(of digits: some Sequence<UInt8>) -> Int { digits.reduce(0) { ($0 * 10 + Int($1) - 0x30) % 7 } }
}
