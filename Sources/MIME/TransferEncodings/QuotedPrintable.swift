/// Quoted-printable (RFC 2045, section 6.7) and the "Q" encoding of header fields (RFC 2047, section 4.2).
enum QuotedPrintable {
  /// Decodes a body; `isDamaged` tells that a `=` was followed by neither two hexadecimal digits nor a line end; it stays as written.
  ///
  /// Blanks at a line's end stay, against RFC 2045 (section 6.7, rule 3): relays no longer add them, and programs that send them unencoded
  /// mean them, as other mail readers know.
  static func decode(_ input: ArraySlice<UInt8>) -> (bytes: [UInt8], isDamaged: Bool) {
    var isDamaged = false
    let source = input.span
    let bytes = [UInt8](capacity: input.count) { output in
      var index = 0
      while index < source.count {
        let byte = source[index]
        index &+= 1
        if byte == UInt8(ascii: "=") {
          if !readEscape(source, &index, into: &output) {
            output.append(byte)
            isDamaged = true
          }
        } else {
          output.append(byte)
        }
      }
    }
    return (bytes, isDamaged)
  }

  /// What follows a `=`: two digits or a soft line break.
  ///
  /// False, with the index unmoved, if it is neither.
  private static func readEscape(_ source: Span<UInt8>, _ index: inout Int, into output: inout OutputSpan<UInt8>) -> Bool {
    if index &+ 1 < source.count, let high = source[index].hexValue, let low = source[index &+ 1].hexValue {
      output.append(high << 4 | low)
      index &+= 2
      return true
    }
    var end = index
    while end < source.count, source[end].isBlank { end &+= 1 }
    if end == source.count {
      index = end
      return true
    }
    guard source[end].isLineEnd else { return false }
    var lineEnd = end
    while lineEnd < source.count, source[lineEnd] == .cr { lineEnd &+= 1 }
    index = lineEnd < source.count && source[lineEnd] == .lf ? lineEnd &+ 1 : end &+ 1
    return true
  }

  /// Decodes the text of an encoded word: `_` is a space; `isDamaged` tells of a `=` without two hexadecimal digits.
  static func decodeWord(_ input: ArraySlice<UInt8>) -> (bytes: [UInt8], isDamaged: Bool) {
    var result: [UInt8] = []
    result.reserveCapacity(input.count)
    var isDamaged = false
    var index = input.startIndex
    while index < input.endIndex {
      let byte = input[index]
      if byte == UInt8(ascii: "="), index + 2 < input.endIndex, let high = input[index + 1].hexValue, let low = input[index + 2].hexValue {
        result.append(high << 4 | low)
        index += 3
      } else {
        if byte == UInt8(ascii: "=") { isDamaged = true }
        result.append(byte == UInt8(ascii: "_") ? .space : byte)
        index += 1
      }
    }
    return (result, isDamaged)
  }
}
