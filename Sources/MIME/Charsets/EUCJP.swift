/// EUC-JP: JIS X 0208 with the NEC and IBM extensions (CP51932), JIS X 0212 and half-width katakana (eucJP-ms).
enum EUCJP {
  /// Decodes a text; returns how many U+FFFD stand for bytes without meaning.
  static func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) -> Int {
    var replacements = 0
    var index = 0
    while index < input.count {
      let lead = input[index]
      if lead < 0x80 {
        output.append(lead)
        index &+= 1
      } else if let (value, length) = highCharacter(in: input, at: index) {
        output.append(codePoint: value)
        index &+= length
      } else {
        output.append(codePoint: CellTable.empty)
        replacements &+= 1
        index &+= lengthOfDamage(in: input, at: index)
      }
    }
    return replacements
  }

  /// The character that begins with a byte of 0x80 or more, and its length; nil if the bytes mean nothing.
  static func highCharacter(in input: Span<UInt8>, at index: Int) -> (codePoint: UInt16, length: Int)? {
    let isSupplementary = startsSupplementary(input, index)
    let start = isSupplementary ? index &+ 1 : index
    guard start &+ 1 < input.count else { return nil }
    let (first, trail) = (input[start], input[start &+ 1])
    if first == 0x8E, trail >= 0xA1, trail <= 0xDF { return (0xFF61 &- 0xA1 &+ UInt16(trail), 2) }
    guard first >= 0xA1, first <= 0xFE, trail >= 0xA1, trail <= 0xFE else { return nil }
    let table = isSupplementary ? JISX0212.cells : JISX0208.cells
    let value = table[Int(first) &- 0xA1, Int(trail) &- 0xA1]
    return value == CellTable.empty ? nil : (value, isSupplementary ? 3 : 2)
  }

  /// Whether the byte shifts to JIS X 0212 for the character behind it.
  private static func startsSupplementary(_ input: Span<UInt8>, _ index: Int) -> Bool {
    input[index] == 0x8F && index &+ 1 < input.count && input[index &+ 1] >= 0xA1 && input[index &+ 1] <= 0xFE
  }

  /// How many bytes one U+FFFD stands for: an ASCII byte is kept after a bad lead byte; a lone byte that leads nothing takes no other
  /// with it.
  private static func lengthOfDamage(in input: Span<UInt8>, at index: Int) -> Int {
    let start = startsSupplementary(input, index) ? index &+ 1 : index
    let first = input[start]
    let isLead = first == 0x8E || first == 0x8F || (first >= 0xA1 && first <= 0xFE)
    let takesTrail = isLead && start &+ 1 < input.count && input[start &+ 1] >= 0x80
    return start &+ (takesTrail ? 2 : 1) &- index
  }
}
