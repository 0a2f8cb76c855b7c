import Testing

@testable import MIME

@Suite struct TextPortraitTests {
  /// Texts of shops are full of the signs in rows 1 to 8 and 13 of JIS X 0208.
  @Test(arguments: Array(0..<8) + [12])
  func noSignOfJISX0208SpeaksAgainstJapanese(_ row: Int) {
    for column in 0..<94 where JISX0208.cells[row, column] != CellTable.empty {
      let sign = String(decoding: [JISX0208.cells[row, column]], as: UTF16.self)
      let portrait = TextPortrait(Array(sign.utf8))
      #expect(portrait.score >= 0, "\(sign), row \(row + 1), cell \(column + 1)")
      #expect(TextPortrait(Array(("あ" + sign).utf8)).isPlainlyJapanese, "\(sign), row \(row + 1), cell \(column + 1)")
    }
  }

  @Test(arguments: [
    ("あ", 6), ("注", 3), ("鷗", 1), ("々", 3), ("★", 1), ("━", 1), ("①", 1), ("§", 0), ("“", 0), ("Я", 0), ("ｱ", -2), ("é", -1),
    ("\u{85}", -20),
    ("\u{E000}", -1), ("\u{E758}", -20), ("a", 0), ("\u{1B}", -20), ("あ\u{FFFD}", 2), ("\u{FFFD}あ", -14), ("あ\u{FFFD}\u{FFFD}", -34),
  ])
  func score(_ text: String, _ score: Int) {
    #expect(TextPortrait(Array(text.utf8)).score == score)
  }

  /// Sound marks stand behind the kana they can voice.
  @Test(arguments: [
    ("ｱｶﾞｱ", true), ("ｱﾊﾟｱ", true), ("ｱｳﾞｱ", true), ("ｱｶﾟｱ", false), ("ｱｱﾞｱ", false), ("ﾞｱｱｱ", false), ("ｱ ｱ", false),
  ])
  func halfWidthKatakana(_ text: String, _ isPlausible: Bool) {
    #expect(TextPortrait(Array(text.utf8)).isHalfWidthKatakana == isPlausible)
  }

  @Test(arguments: [
    ("注文確認", true), ("2009年3月", false), ("末末末末", false), ("━━━━", true), ("注文 a 認", true), ("鷗鷽", false),
  ])
  func connection(_ text: String, _ isConnected: Bool) {
    #expect(TextPortrait(Array(text.utf8)).isConnected == isConnected)
  }
}
