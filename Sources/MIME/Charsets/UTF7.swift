/// UTF-7 (RFC 2152), which some old mail programs sent.
enum UTF7 {
  /// Decodes a text; returns how many U+FFFD stand for bytes without meaning.
  static func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) -> Int {
    var replacements = 0
    var index = 0
    while index < input.count {
      let byte = input[index]
      index &+= 1
      if byte == UInt8(ascii: "+") {
        if index < input.count, input[index] == UInt8(ascii: "-") {
          output.append(byte)
          index &+= 1
        } else if !isShifted(input, index) {
          output.append(byte)
        } else {
          replacements &+= decodeShifted(input, &index, into: &output)
        }
      } else if byte < 0x80 {
        output.append(byte)
      } else {
        output.append(codePoint: CellTable.empty)
        replacements &+= 1
      }
    }
    return replacements
  }

  /// Whether what follows a `+` can be a shifted sequence; a `+` that the writer did not escape stands for itself: `1+1=2`.
  ///
  /// A character takes three digits.
  private static func isShifted(_ input: Span<UInt8>, _ index: Int) -> Bool {
    index &+ 2 < input.count && (index..<(index &+ 3)).allSatisfy { Base64.value(of: input[$0]) != nil }
  }

  /// A shifted sequence: UTF-16 in base64 up to a byte that is no base64; a `-` there belongs to it.
  private static func decodeShifted(_ input: Span<UInt8>, _ index: inout Int, into output: inout OutputSpan<UInt8>) -> Int {
    var replacements = 0
    var bits: UInt32 = 0
    var bitCount = 0
    var highSurrogate: UInt16?
    while index < input.count, let value = Base64.value(of: input[index]) {
      index &+= 1
      bits = bits << 6 | UInt32(value)
      bitCount &+= 6
      guard bitCount >= 16 else { continue }
      bitCount &-= 16
      let unit = UInt16(truncatingIfNeeded: bits >> UInt32(bitCount))
      replacements &+= append(unit, after: &highSurrogate, to: &output)
    }
    if index < input.count, input[index] == UInt8(ascii: "-") { index &+= 1 }
    if highSurrogate != nil {
      output.append(codePoint: CellTable.empty)
      replacements &+= 1
    }
    return replacements
  }

  private static func append(_ unit: UInt16, after highSurrogate: inout UInt16?, to output: inout OutputSpan<UInt8>) -> Int {
    var replacements = 0
    if let high = highSurrogate {
      highSurrogate = nil
      if unit & 0xFC00 == 0xDC00 {
        let value = 0x10000 &+ (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
        output.append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
        output.append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
        output.append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
        output.append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
        return 0
      }
      output.append(codePoint: CellTable.empty)
      replacements = 1
    }
    if unit & 0xFC00 == 0xD800 {
      highSurrogate = unit
    } else if unit & 0xFC00 == 0xDC00 {
      output.append(codePoint: CellTable.empty)
      replacements &+= 1
    } else {
      output.append(codePoint: unit)
    }
    return replacements
  }
}
