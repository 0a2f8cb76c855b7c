/// Base64 (RFC 2045, section 6.8), read as mail programs must: bytes outside the alphabet are passed over.
package enum Base64 {
  /// Marks a byte outside the alphabet.
  private static let none: UInt8 = 0xFF

  /// The value of each byte.
  private static let values = table("+/")
  /// The value of each byte in the alphabet for addresses of pages.
  private static let pageValues = table("-_")

  private static func table(_ lastTwo: String) -> [UInt8] {
    var table = [UInt8](repeating: none, count: 256)
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" + lastTwo
    for (value, byte) in alphabet.utf8.enumerated() { table[Int(byte)] = UInt8(value) }
    return table
  }

  /// The value of one digit.
  static func value(of byte: UInt8) -> UInt8? {
    let value = values[Int(byte)]
    return value == none ? nil : value
  }

  /// Decodes; `isDamaged` tells that there were bytes beside the alphabet, padding and white space, or half a group at the end.
  package static func decode(_ input: ArraySlice<UInt8>) -> (bytes: [UInt8], isDamaged: Bool) {
    let result = decode(input, values)
    // Some programs use the alphabet for addresses of pages (RFC 4648, section 5).
    guard result.isDamaged, input.has(UInt8(ascii: "-")) || input.has(UInt8(ascii: "_")), !input.has(UInt8(ascii: "+")),
      !input.has(UInt8(ascii: "/"))
    else { return result }
    let other = decode(input, pageValues)
    return other.isDamaged ? result : other
  }

  private static func decode(_ input: ArraySlice<UInt8>, _ values: [UInt8]) -> (bytes: [UInt8], isDamaged: Bool) {
    var isDamaged = false
    // The one unsafe spot of the transfer encodings. Every read is below `count`; writes cannot pass the capacity, because four
    // digits give three bytes and the capacity is three quarters of the input and one group more.
    let bytes = [UInt8](unsafeUninitializedCapacity: input.count / 4 * 3 + 6) { output, written in
      input.withUnsafeBufferPointer { source in
        values.withUnsafeBufferPointer { table in
          (written, isDamaged) = decode(source, table, into: output)
        }
      }
    }
    return (bytes, isDamaged)
  }

  private static func decode(
    _ source: UnsafeBufferPointer<UInt8>, _ table: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
  ) -> (written: Int, isDamaged: Bool) {
    var index = 0
    var written = 0
    var group: UInt32 = 0
    var digits = 0
    var isDamaged = false
    let count = source.count
    while index < count {
      // Whole clean groups, four digits at a time.
      while digits == 0, index &+ 4 <= count {
        let first = table[Int(source[index])]
        let second = table[Int(source[index &+ 1])]
        let third = table[Int(source[index &+ 2])]
        let fourth = table[Int(source[index &+ 3])]
        if (first | second | third | fourth) == none { break }
        output[written] = first << 2 | second >> 4
        output[written &+ 1] = second << 4 | third >> 2
        output[written &+ 2] = third << 6 | fourth
        written &+= 3
        index &+= 4
      }
      guard index < count else { break }
      let byte = source[index]
      index &+= 1
      let value = table[Int(byte)]
      if value != none {
        group = group << 6 | UInt32(value)
        digits &+= 1
        if digits == 4 {
          output[written] = UInt8(truncatingIfNeeded: group >> 16)
          output[written &+ 1] = UInt8(truncatingIfNeeded: group >> 8)
          output[written &+ 2] = UInt8(truncatingIfNeeded: group)
          written &+= 3
          digits = 0
        }
      } else if byte == UInt8(ascii: "=") {
        // Padding ends a piece. A next one may begin at once or on the next line; all else behind it is no base64.
        written &+= flush(group, digits, output, written)
        var padded = digits &+ 1
        digits = 0
        while index < count, source[index] == UInt8(ascii: "=") {
          index &+= 1
          padded &+= 1
        }
        // Digits that do not fill their group with the padding: some were lost, or words stand among them.
        if padded & 3 != 0 { isDamaged = true }
        if index < count, table[Int(source[index])] != none {
          isDamaged = true
          continue
        }
        while index < count, !source[index].isLineEnd {
          if source[index] != UInt8(ascii: "="), !source[index].isWhiteSpace { isDamaged = true }
          index &+= 1
        }
      } else if !byte.isWhiteSpace {
        isDamaged = true
      }
    }
    if digits != 0 { isDamaged = true }
    written &+= flush(group, digits, output, written)
    return (written, isDamaged)
  }

  /// Writes the whole bytes of a group that has fewer than four digits.
  private static func flush(_ group: UInt32, _ digits: Int, _ output: UnsafeMutableBufferPointer<UInt8>, _ written: Int) -> Int {
    switch digits {
    case 2:
      output[written] = UInt8(truncatingIfNeeded: group >> 4)
      return 1
    case 3:
      output[written] = UInt8(truncatingIfNeeded: group >> 10)
      output[written &+ 1] = UInt8(truncatingIfNeeded: group >> 2)
      return 2
    default: return 0
    }
  }
}
