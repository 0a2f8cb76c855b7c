extension QuotedPrintable {
  /// The longest line (RFC 2045, section 6.7, rule 5).
  private static let maximumColumns = 76

  /// Encodes a body; its CR LF or LF become line ends, every other control is escaped.
  static func encode(_ bytes: [UInt8], lineEnd: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 2)
    var column = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      let isBreak = byte == .lf || byte == .cr && index < bytes.count && bytes[index] == .lf
      if isBreak {
        if byte == .cr { index += 1 }
        result.append(contentsOf: lineEnd)
        column = 0
        continue
      }
      let endsLine = index == bytes.count || bytes[index].isLineEnd
      let isPlain = byte > .space && byte < 0x7F && byte != UInt8(ascii: "=") || byte.isBlank && !endsLine
      let width = isPlain ? 1 : 3
      // One column stays free for the mark of a line that goes on.
      if column + width > (endsLine ? maximumColumns : maximumColumns - 1) {
        result.append(UInt8(ascii: "="))
        result.append(contentsOf: lineEnd)
        column = 0
      }
      if isPlain { result.append(byte) } else { escape(byte, into: &result) }
      column += width
    }
    return result
  }

  /// The text of an encoded word (RFC 2047, section 4.2): only what is allowed in every place.
  static func encodeWord(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for byte in bytes {
      if byte == .space {
        result.append(UInt8(ascii: "_"))
      } else if byte.isLetter || byte.isDigit || "!*+-/".utf8.contains(byte) {
        result.append(byte)
      } else {
        escape(byte, into: &result)
      }
    }
    return result
  }

  private static func escape(_ byte: UInt8, into result: inout [UInt8]) {
    let digits = Array("0123456789ABCDEF".utf8)
    result.append(UInt8(ascii: "="))
    result.append(digits[Int(byte >> 4)])
    result.append(digits[Int(byte & 0xF)])
  }
}
