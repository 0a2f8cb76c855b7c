/// Shift_JIS as Microsoft code page 932, which is what every Shift_JIS label means in mail (Encoding Standard, section 12.3).
enum ShiftJIS {
  /// Decodes a text; returns how many U+FFFD stand for bytes without meaning.
  static func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) -> Int {
    let main = JISX0208.cells
    var replacements = 0
    var index = 0
    while index < input.count {
      let lead = input[index]
      index &+= 1
      switch lead {
      case 0x00...0x80:
        output.append(codePoint: UInt16(lead))
      case 0xA1...0xDF:
        output.append(codePoint: 0xFF61 &- 0xA1 &+ UInt16(lead))
      case 0x81...0x9F, 0xE0...0xFC:
        let trail = index < input.count ? input[index] : 0
        let value = cell(lead, trail, main)
        if value != CellTable.empty {
          output.append(codePoint: value)
          index &+= 1
        } else {
          output.append(codePoint: CellTable.empty)
          replacements &+= 1
          // An ASCII byte after a bad lead byte is kept: it may be a line end or a bracket.
          if index < input.count, trail >= 0x80 { index &+= 1 }
        }
      default:
        output.append(codePoint: CellTable.empty)
        replacements &+= 1
      }
    }
    return replacements
  }

  /// The character that begins with a byte of 0x80 or more, and its length; nil if the bytes mean nothing.
  static func highCharacter(in input: Span<UInt8>, at index: Int) -> (codePoint: UInt16, length: Int)? {
    let lead = input[index]
    switch lead {
    case 0xA1...0xDF: return (0xFF61 &- 0xA1 &+ UInt16(lead), 1)
    case 0x81...0x9F, 0xE0...0xFC:
      guard index &+ 1 < input.count else { return nil }
      let value = cell(lead, input[index &+ 1], JISX0208.cells)
      return value == CellTable.empty ? nil : (value, 2)
    default: return nil
    }
  }

  private static func cell(_ lead: UInt8, _ trail: UInt8, _ main: CellTable) -> UInt16 {
    guard trail >= 0x40, trail <= 0xFC, trail != 0x7F else { return CellTable.empty }
    let row = Int(lead) &- (lead < 0xA0 ? 0x81 : 0xC1)
    let pointer = row &* 188 &+ Int(trail) &- (trail < 0x7F ? 0x40 : 0x41)
    switch pointer {
    case 8836...10715: return UInt16(0xE000 &- 8836 &+ pointer)
    case 10716...: return JISX0208.ibmExtensions[pointer: pointer &- 10716]
    default: return main[pointer: pointer]
    }
  }
}
