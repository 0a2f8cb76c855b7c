/// Counts of the kinds of characters in a text, by which readings of the same bytes are compared.
struct TextPortrait {
  private var kana = 0
  private var kanji = 0
  private var marks = 0
  private var halfWidth = 0
  private var strange = 0
  private var other = 0
  /// U+FFFD: bytes that had no meaning.
  private(set) var errors = 0

  /// Looks at valid UTF-8.
  init(_ utf8: [UInt8]) {
    var index = 0
    while index < utf8.count {
      let lead = utf8[index]
      switch lead {
      case 0x00...0x7F: index += 1
      case 0x80...0xDF:
        // C2 80 to C2 9F are the C1 controls.
        if lead == 0xC2, index + 1 < utf8.count, utf8[index + 1] < 0xA0 { strange += 1 } else { other += 1 }
        index += 2
      case 0xE0...0xEF:
        guard index + 2 < utf8.count else { return }
        count(UInt16(lead & 0x0F) << 12 | UInt16(utf8[index + 1] & 0x3F) << 6 | UInt16(utf8[index + 2] & 0x3F))
        index += 3
      default:
        other += 1
        index += 4
      }
    }
  }

  private mutating func count(_ codePoint: UInt16) {
    switch codePoint {
    case 0x3041...0x30FF: kana += 1
    case 0x4E00...0x9FFF: kanji += 1
    case 0x3000...0x303F, 0xFF01...0xFF5E: marks += 1
    case 0xFF61...0xFF9F: halfWidth += 1
    case 0xE000...0xF8FF: strange += 1
    case 0xFFFD: errors += 1
    default: other += 1
    }
  }

  /// Takes one error back.
  mutating func forgiveOne() { errors = max(0, errors - 1) }

  /// Kana, kanji and Japanese punctuation.
  var japanese: Int { kana + kanji + marks }
  /// Characters beyond ASCII that have a meaning.
  var wide: Int { japanese + halfWidth + other }
  /// How much the text looks like Japanese; below zero if it looks like none.
  var score: Int { 6 * kana + 3 * kanji + 3 * marks - 2 * halfWidth - other - 20 * (strange + errors) }
  /// Whether Japanese characters prevail among those beyond ASCII.
  var isJapanese: Bool { japanese * 2 > wide && errors == 0 }
  /// Whether the text is Japanese beyond doubt: kana, and hardly anything strange.
  var isPlainlyJapanese: Bool { isJapanese && kana * 8 >= wide && halfWidth * 4 < wide }
}
