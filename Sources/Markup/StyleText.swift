/// Style text without what the reader of declarations does not know: comments and escapes.
enum StyleText {
  /// The text as a document of its own if it holds character references, comments or escapes; nil if it holds none.
  static func plain(_ style: Range<Int>, in source: SourceBytes, isAttribute: Bool) -> [UInt8]? {
    let bytes = source.bytes(in: style)
    let isEscaped = bytes.contains(UInt8(ascii: "\\"))
    let hasComment = bytes.contains(UInt8(ascii: "*"))
    let hasReference = isAttribute && bytes.contains(UInt8(ascii: "&"))
    guard isEscaped || hasComment || hasReference else { return nil }
    var decoded: [UInt8]
    if hasReference {
      var text = CollapsingText()
      text.append(source, style, inAttribute: true)
      decoded = text.bytes
    } else {
      decoded = Array(bytes)
    }
    if hasComment { decoded = withoutComments(decoded) }
    return isEscaped || hasReference ? withoutEscapes(decoded) : decoded
  }

  /// `/* … */` becomes nothing; one without end goes on to the end, as in a browser.
  private static func withoutComments(_ text: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "/"), index + 1 < text.count, text[index + 1] == UInt8(ascii: "*") else {
        plain.append(text[index])
        index += 1
        continue
      }
      index += 2
      while index < text.count, text[index] != UInt8(ascii: "*") || index + 1 >= text.count || text[index + 1] != UInt8(ascii: "/") {
        index += 1
      }
      index += 2
    }
    return plain
  }

  /// `\69` and `\i` become `i`; an escaped mark becomes a byte that is part of no word of CSS.
  private static func withoutEscapes(_ text: [UInt8]) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      guard text[index] == UInt8(ascii: "\\") else {
        plain.append(text[index])
        index += 1
        continue
      }
      index += 1
      var code: UInt32 = 0
      let start = index
      while index < text.count, index < start + 6, let digit = text[index].hexadecimalValue {
        code = code << 4 | digit
        index += 1
      }
      if index == start {
        guard index < text.count else { break }
        code = UInt32(text[index])
        index += 1
      } else if index < text.count, text[index].isMarkupSpace {
        index += 1
      }
      let byte = UInt8(exactly: code) ?? 0x7F
      plain.append(byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "-") ? byte : 0x7F)
    }
    return plain
  }
}
