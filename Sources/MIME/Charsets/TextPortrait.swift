/// Counts of the kinds of characters in a text, by which readings of the same bytes are compared.
struct TextPortrait {
  private var kana = 0
  private var kanji = 0
  private var marks = 0
  private var halfWidth = 0
  /// Half-width characters that follow another one.
  private var joinedHalfWidth = 0
  /// Half-width voiced sound marks behind a kana that can be voiced.
  private var voicedHalfWidth = 0
  /// Half-width voiced sound marks anywhere else.
  private var misplacedMarks = 0
  private var strange = 0
  private var other = 0
  /// U+FFFD: bytes that had no meaning.
  private(set) var errors = 0

  /// Looks at valid UTF-8.
  init(_ utf8: [UInt8]) {
    var index = 0
    var previous: UInt16 = 0
    while index < utf8.count {
      let lead = utf8[index]
      var codePoint: UInt16 = 0
      defer { previous = codePoint }
      switch lead {
      case 0x00...0x7F:
        // An escape that a reading leaves in the text opens what it did not understand.
        if lead == .escape { strange += 1 }
        index += 1
      case 0x80...0xDF:
        // C2 80 to C2 9F are the C1 controls.
        if lead == 0xC2, index + 1 < utf8.count, utf8[index + 1] < 0xA0 { strange += 1 } else { other += 1 }
        index += 2
      case 0xE0...0xEF:
        guard index + 2 < utf8.count else { return }
        codePoint = UInt16(lead & 0x0F) << 12 | UInt16(utf8[index + 1] & 0x3F) << 6 | UInt16(utf8[index + 2] & 0x3F)
        count(codePoint, after: previous)
        index += 3
      default:
        other += 1
        index += 4
      }
    }
  }

  private mutating func count(_ codePoint: UInt16, after previous: UInt16) {
    switch codePoint {
    case 0x3041...0x30FF: kana += 1
    case 0x4E00...0x9FFF: kanji += 1
    case 0x3000...0x303F, 0xFF01...0xFF5E: marks += 1
    case 0xFF61...0xFF9F:
      halfWidth += 1
      if (0xFF61...0xFF9F).contains(previous) { joinedHalfWidth += 1 }
      if codePoint >= 0xFF9E { if Self.canBeVoiced(previous) { voicedHalfWidth += 1 } else { misplacedMarks += 1 } }
    // User-defined characters of Shift_JIS: the emoji of the Japanese carriers.
    case 0xE000...0xE757: other += 1
    case 0xE758...0xF8FF: strange += 1
    case 0xFFFD: errors += 1
    default: other += 1
    }
  }

  /// Whether a half-width voiced sound mark may follow: ｳ, ｶ to ﾄ, ﾊ to ﾎ.
  private static func canBeVoiced(_ codePoint: UInt16) -> Bool {
    codePoint == 0xFF73 || (0xFF76...0xFF84).contains(codePoint) || (0xFF8A...0xFF8E).contains(codePoint)
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
  /// Whether there are C1 controls and the like, which no text has.
  var hasControls: Bool { strange > 0 }
  /// Whether the text is words in half-width katakana, Japanese characters beside them or not.
  var isHalfWidthKatakana: Bool {
    joinedHalfWidth >= 2 && joinedHalfWidth * 2 >= halfWidth && misplacedMarks == 0 && strange + errors + other == 0
  }
  /// Whether half-width katakana carry voiced sound marks where they belong.
  var hasVoicedHalfWidth: Bool { voicedHalfWidth > 0 }
}
