/// Whether bytes are text of Western Europe in windows-1252, told from how its high bytes stand among ASCII.
enum WesternText {
  /// Whether the high bytes are mostly single accented letters between ASCII, or the quotes and dashes of word processors.
  ///
  /// A quote and the letter beside it may be a kanji of Shift_JIS: `’t` in "don’t" is one.
  static func isLikely(_ sample: [UInt8]) -> Bool {
    var high = 0
    var western = 0
    for index in sample.indices where sample[index] >= 0x80 {
      high += 1
      let isAfterASCII = index == 0 || sample[index - 1] < 0x80
      let isBeforeASCII = index + 1 == sample.count || sample[index + 1] < 0x80
      if isInRow(sample, index) { western += 1 }
      guard isAfterASCII, isBeforeASCII else { continue }
      if sample[index] >= 0xC0 || sample[index] == 0xA0 || isTypographic(sample, index) { western += 1 }
    }
    return western * 2 > high
  }

  /// Whether a byte is one in a row of the same dashes, dots or ellipses.
  private static func isInRow(_ sample: [UInt8], _ index: Int) -> Bool {
    let byte = sample[index]
    guard byte == 0x85 || (0x95...0x97).contains(byte) else { return false }
    return (index > 0 && sample[index - 1] == byte) || (index + 1 < sample.count && sample[index + 1] == byte)
  }

  /// Whether a byte between ASCII is a quote, dash or ellipsis where Western text has it.
  private static func isTypographic(_ sample: [UInt8], _ index: Int) -> Bool {
    func byte(_ offset: Int) -> UInt8 { sample.indices.contains(index + offset) ? sample[index + offset] : .space }
    let isAfterLetter = byte(-1).isLetter
    let isBeforeLetter = byte(1).isLetter
    switch sample[index] {
    // ’ in a word.
    case 0x92: return isAfterLetter && isBeforeLetter && byte(2) < 0x80
    // ‘ and “ open a word.
    case 0x91, 0x93: return !isAfterLetter && byte(-1) < 0x40 && isBeforeLetter && byte(2).isLetter
    // ” closes one, and … ends it.
    case 0x94, 0x85: return byte(-1) > .space && byte(1) < 0x40
    // • – and — stand between words.
    case 0x95, 0x96, 0x97: return byte(-1).isWhiteSpace && byte(1).isWhiteSpace
    default: return false
    }
  }
}
