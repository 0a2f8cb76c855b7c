/// EUC-JP: JIS X 0208 with the NEC and IBM extensions (CP51932), JIS X 0212 and half-width katakana (eucJP-ms).
enum EUCJP {
  /// Decodes a text; returns how many U+FFFD stand for bytes without meaning.
  static func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) -> Int {
    let main = JISX0208.cells
    var replacements = 0
    var index = 0
    while index < input.count {
      let lead = input[index]
      index &+= 1
      if lead < 0x80 {
        output.append(lead)
        continue
      }
      var first = lead
      var isSupplementary = false
      if lead == 0x8F, index < input.count, input[index] >= 0xA1, input[index] <= 0xFE {
        first = input[index]
        isSupplementary = true
        index &+= 1
      }
      let trail = index < input.count ? input[index] : 0
      var value = CellTable.empty
      if first == 0x8E, trail >= 0xA1, trail <= 0xDF {
        value = 0xFF61 &- 0xA1 &+ UInt16(trail)
      } else if first >= 0xA1, first <= 0xFE, trail >= 0xA1, trail <= 0xFE {
        let row = Int(first) &- 0xA1
        let column = Int(trail) &- 0xA1
        value = isSupplementary ? JISX0212.cells[row, column] : main[row, column]
      }
      output.append(codePoint: value)
      if value != CellTable.empty {
        index &+= 1
      } else {
        replacements &+= 1
        // An ASCII byte is kept after a bad lead byte; a lone byte that leads nothing takes no other with it.
        let isLead = first == 0x8E || first == 0x8F || (first >= 0xA1 && first <= 0xFE)
        if isLead, index < input.count, trail >= 0x80 { index &+= 1 }
      }
    }
    return replacements
  }
}
