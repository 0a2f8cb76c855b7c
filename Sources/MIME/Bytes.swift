import Glibc

// Byte classes and searches shared by the readers of this module.

extension UInt8 {
  /// SP or HTAB (RFC 5234, WSP).
  package var isBlank: Bool { self == 0x20 || self == 0x09 }
  /// SP, HTAB, CR, LF and the two rarer controls that mail programs treat as white space.
  var isWhiteSpace: Bool { self == 0x20 || (self >= 0x09 && self <= 0x0D) }
  /// CR or LF.
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
  /// An ASCII digit.
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  /// An ASCII letter.
  var isLetter: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }
  /// A byte that may stand in a field name: printable ASCII but the colon (RFC 5322, section 3.6.8).
  var isFieldName: Bool { self > 0x20 && self < 0x7F && self != UInt8(ascii: ":") }
  /// The byte with an ASCII capital made small.
  package var lowercased: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
  /// The value of a hexadecimal digit, either case.
  var hexValue: UInt8? {
    switch self {
    case 0x30...0x39: self &- 0x30
    case 0x41...0x46: self &- 0x37
    case 0x61...0x66: self &- 0x57
    default: nil
    }
  }

  static let escape: UInt8 = 0x1B
  package static let lf: UInt8 = 0x0A
  package static let cr: UInt8 = 0x0D
  static let space: UInt8 = 0x20
}

extension ArraySlice<UInt8> {
  /// The index of the first `byte` in `range`, by memchr.
  func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    guard range.lowerBound >= startIndex, range.upperBound <= endIndex, !range.isEmpty else { return nil }
    let start = startIndex
    return withUnsafeBytes { buffer -> Int? in
      guard let base = buffer.baseAddress,
        let hit = memchr(base + (range.lowerBound - start), Int32(byte), range.count)
      else { return nil }
      return start + (UnsafeRawPointer(hit) - base)
    }
  }

  /// Whether `byte` occurs.
  func has(_ byte: UInt8) -> Bool { firstIndex(of: byte, in: startIndex..<endIndex) != nil }

  /// The slice without white space at its ends.
  var trimmed: ArraySlice<UInt8> {
    var low = startIndex
    var high = endIndex
    while low < high, self[low].isWhiteSpace { low += 1 }
    while high > low, self[high - 1].isWhiteSpace { high -= 1 }
    return self[low..<high]
  }

  /// Whether the bytes are those of `text`, ASCII letters compared without case.
  func equalsIgnoringCase(_ text: String) -> Bool {
    let other = text.utf8
    guard count == other.count else { return false }
    return zip(self, other).allSatisfy { $0.lowercased == $1.lowercased }
  }

  /// The bytes as a string, ASCII capitals made small.
  var lowercasedString: String { String(decoding: map(\.lowercased), as: UTF8.self) }
}

extension Span<UInt8> {
  /// The number of leading ASCII bytes from `start`, eight at a time.
  func asciiRun(from start: Int) -> Int {
    let total = count
    guard start < total else { return 0 }
    return bytes.withUnsafeBytes { buffer in
      var index = start
      while index &+ 8 <= total {
        let word = buffer.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if word & 0x8080_8080_8080_8080 != 0 { break }
        index &+= 8
      }
      while index < total, buffer[index] < 0x80 { index &+= 1 }
      return index &- start
    }
  }

  /// Whether every byte is ASCII.
  var isASCII: Bool { asciiRun(from: 0) == count }
}

extension OutputSpan<UInt8> {
  /// Appends the UTF-8 form of a code point of the basic plane that is no surrogate.
  mutating func append(codePoint value: UInt16) {
    if value < 0x80 {
      append(UInt8(truncatingIfNeeded: value))
    } else if value < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    } else {
      append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }
}
