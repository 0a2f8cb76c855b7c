/// What a character of the basic plane tells about the text it stands in.
enum CharacterKind: Sendable, Hashable {
  case kana
  /// A kanji of JIS level 1, in which nearly all Japanese text is written.
  case kanji
  /// Any other kanji: wrong readings of bytes are full of them.
  case rareKanji
  /// Japanese punctuation and full-width forms.
  case mark
  /// A sign that Japanese charsets have and Western ones lack: ★, ━, ①, ※. Whole rows of them frame the texts of shops.
  case ornament
  /// A sign or letter of JIS X 0208 that other charsets have as well (§, ±, “, Greek, Cyrillic): it speaks for nothing.
  case neutral
  /// Half-width katakana and their punctuation.
  case halfWidth
  /// C1 controls and private characters, which no text has.
  case strange
  /// U+FFFD: bytes that had no meaning.
  case error
  case other

  /// The kind of a code point of 0x80 or more.
  init(_ codePoint: UInt16) {
    self =
      switch codePoint {
      case 0x3041...0x30FF: .kana
      case 0x4E00...0x9FFF: CommonKanji.contains(codePoint) ? .kanji : .rareKanji
      case 0x3000...0x303F, 0xFF01...0xFF5E: .mark
      case 0xFF61...0xFF9F: .halfWidth
      case 0x80...0x9F, 0xE758...0xF8FF: .strange
      case 0xFFFD: .error
      // Signs of rows 1 and 2 that are in Latin-1.
      case 0xA7, 0xA8, 0xB0, 0xB1, 0xB4, 0xB6, 0xD7, 0xF7: .neutral
      // Greek and Cyrillic of rows 6 and 7.
      case 0x0391...0x03C9, 0x0401...0x0451: .neutral
      // Dashes, quotes, daggers, dots and signs that windows-1252 has too.
      case 0x2013, 0x2014, 0x2018...0x2021, 0x2026, 0x2030, 0x2122: .neutral
      case 0x2010...0x203F, 0x2103...0x22FF, 0x2312, 0x2460...0x266F, 0x3200...0x33FF, 0xFFE0...0xFFE6: .ornament
      default: .other
      }
  }
}

/// The kanji of JIS level 1: rows 16 to 47 of JIS X 0208.
private enum CommonKanji {
  private static let first: UInt16 = 0x4E00

  /// One bit for each code point from U+4E00 to U+9FFF.
  private static let bits: [UInt64] = {
    var bits = [UInt64](repeating: 0, count: 0x5200 / 64)
    for row in 15..<47 {
      for column in 0..<94 {
        let codePoint = JISX0208.cells[row, column]
        guard codePoint >= first, codePoint <= 0x9FFF else { continue }
        let place = Int(codePoint &- first)
        bits[place / 64] |= 1 << UInt64(place % 64)
      }
    }
    return bits
  }()

  /// Whether a code point from U+4E00 to U+9FFF is one.
  static func contains(_ codePoint: UInt16) -> Bool {
    let place = Int(codePoint &- first)
    return bits[place / 64] & 1 << UInt64(place % 64) != 0
  }
}
