/// Counts of the kinds of characters in a text, by which readings of the same bytes are compared.
struct TextPortrait {
  private var kana = 0
  private var commonKanji = 0
  private var rareKanji = 0
  private var marks = 0
  private var ornaments = 0
  private var halfWidth = 0
  /// Japanese characters that follow a different one, and ornaments that follow any: a row of one kanji is a row of dashes misread.
  private var joined = 0
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
  /// Whether the last character beyond ASCII is one of them.
  private var endsInError = false

  /// Looks at valid UTF-8.
  init(_ utf8: [UInt8]) {
    var index = 0
    var previous: UInt16 = 0
    while index < utf8.count {
      let lead = utf8[index]
      var codePoint: UInt16 = 0
      switch lead {
      case 0x00...0x7F:
        // An escape that a reading leaves in the text opens what it did not understand.
        if lead == .escape { strange += 1 }
        index += 1
      case 0x80...0xDF:
        guard index + 1 < utf8.count else { return }
        codePoint = UInt16(lead & 0x1F) << 6 | UInt16(utf8[index + 1] & 0x3F)
        count(codePoint, after: previous)
        index += 2
      case 0xE0...0xEF:
        guard index + 2 < utf8.count else { return }
        codePoint = UInt16(lead & 0x0F) << 12 | UInt16(utf8[index + 1] & 0x3F) << 6 | UInt16(utf8[index + 2] & 0x3F)
        count(codePoint, after: previous)
        index += 3
      default:
        other += 1
        endsInError = false
        index += 4
      }
      previous = codePoint
    }
  }

  private mutating func count(_ codePoint: UInt16, after previous: UInt16) {
    let kind = CharacterKind(codePoint)
    endsInError = kind == .error
    switch kind {
    case .kana: kana += 1
    case .kanji: commonKanji += 1
    case .rareKanji: rareKanji += 1
    case .mark: marks += 1
    case .ornament: ornaments += 1
    case .neutral: break
    case .halfWidth: countHalfWidth(codePoint, after: previous)
    case .strange: strange += 1
    case .error: errors += 1
    case .other: other += 1
    }
    let isRepeated = codePoint == previous && kind != .ornament
    if kind.isJapanese, !isRepeated, previous != 0, CharacterKind(previous).isJapanese { joined += 1 }
  }

  private mutating func countHalfWidth(_ codePoint: UInt16, after previous: UInt16) {
    halfWidth += 1
    if (0xFF61...0xFF9F).contains(previous) { joinedHalfWidth += 1 }
    guard codePoint >= 0xFF9E else { return }
    if Self.canBeVoiced(previous, by: codePoint) { voicedHalfWidth += 1 } else { misplacedMarks += 1 }
  }

  /// Whether a half-width sound mark may follow: ﾞ behind ｳ, ｶ to ﾄ, ﾊ to ﾎ, ﾟ behind the last five only.
  private static func canBeVoiced(_ codePoint: UInt16, by mark: UInt16) -> Bool {
    if (0xFF8A...0xFF8E).contains(codePoint) { return true }
    return mark == 0xFF9E && (codePoint == 0xFF73 || (0xFF76...0xFF84).contains(codePoint))
  }

  /// Takes one error back.
  mutating func forgiveOne() { errors = max(0, errors - 1) }
}

extension CharacterKind {
  /// Whether the character is at home in Japanese text only.
  fileprivate var isJapanese: Bool {
    switch self {
    case .kana, .kanji, .rareKanji, .mark, .ornament: true
    case .neutral, .halfWidth, .strange, .error, .other: false
    }
  }
}

// MARK: - What the counts say

extension TextPortrait {
  /// Kana, kanji and Japanese punctuation.
  var japanese: Int { kana + commonKanji + rareKanji + marks }
  /// The same with the ornaments that only Japanese charsets have.
  var japaneseOrOrnaments: Int { japanese + ornaments }
  /// Characters beyond ASCII that have a meaning, ornaments aside: whole rows of them would outweigh the text.
  var wide: Int { japanese + halfWidth + other }
  /// How much the text looks like Japanese, errors aside; below zero if it looks like none.
  var scoreWithoutErrors: Int {
    let good = 6 * kana + 3 * commonKanji + rareKanji + 3 * marks + ornaments
    return good - 2 * halfWidth - other - 20 * strange
  }
  /// How much the text looks like Japanese; below zero if it looks like none.
  ///
  /// A single error at the end is a character that was cut, as in subjects that programs shorten.
  var score: Int { scoreWithoutErrors - (isCut ? 4 : 20 * errors) }
  /// Whether the only error is at the end of what is not ASCII.
  private var isCut: Bool { errors == 1 && endsInError }
  /// Whether Japanese characters and ornaments prevail among those beyond ASCII, errors aside.
  var isMostlyJapanese: Bool { japaneseOrOrnaments > halfWidth + other }
  /// Whether Japanese characters and ornaments prevail, and nothing is damaged.
  var isJapanese: Bool { isMostlyJapanese && errors == 0 }
  /// Whether Japanese characters and ornaments prevail, and no more is damaged than one character cut at the end.
  var isJapaneseOrCut: Bool { isMostlyJapanese && (errors == 0 || isCut) }
  /// Whether the text is Japanese beyond doubt: kana, and hardly anything strange.
  var isPlainlyJapanese: Bool { isJapanese && hasMuchKana }
  /// Whether it would be Japanese beyond doubt but for one character cut at its end.
  var isPlainlyJapaneseOrCut: Bool { isJapaneseOrCut && hasMuchKana }
  private var hasMuchKana: Bool { kana * 8 >= wide && kana > 0 && halfWidth * 4 < wide }
  /// Whether the characters stand in words, and most kanji are common: pairs of accented letters by accident are neither.
  var isConnected: Bool { joined * 3 >= japaneseOrOrnaments && !isMadeOfRareKanji }
  /// Whether there are but single rare kanji between letters, as two accented letters are by accident: "créée", "ação".
  var isScattered: Bool { joined == 0 && kana == 0 && isMadeOfRareKanji }
  /// Whether the kanji are hardly those of a text.
  var isMadeOfRareKanji: Bool { rareKanji > 0 && rareKanji >= commonKanji }
  /// Whether there are C1 controls and the like, which no text has.
  var hasControls: Bool { strange > 0 }
  /// Whether the text is words in half-width katakana, Japanese characters beside them or not.
  var isHalfWidthKatakana: Bool {
    joinedHalfWidth >= 2 && joinedHalfWidth * 2 >= halfWidth && misplacedMarks == 0 && strange + errors + other == 0
  }
  /// Whether half-width katakana carry voiced sound marks where they belong.
  var hasVoicedHalfWidth: Bool { voicedHalfWidth > 0 }
}
