import Testing

@testable import todoke

@Suite struct TerminalTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("注文", 4), ("ｶﾅ", 2), ("カナ", 4), ("Ａ", 2), ("が", 2), ("か\u{3099}", 2), ("é", 1), ("e\u{301}", 1), ("※→①", 3),
    ("㈱", 2),
    ("🎁", 2), ("👨‍👩‍👧", 2), ("❤️", 2), ("한", 2), ("￥", 2), ("\u{200B}", 0), ("𠮷", 2), ("、。「」", 8), ("…", 1),
  ])
  func countsColumns(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    ("注文番号", 8, "注文番号"), ("注文番号", 7, "注文番…"), ("注文番号", 6, "注文…"), ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("注文", 1, "…"), ("注文", 0, ""),
  ])
  func cutsByColumns(text: String, columns: Int, cut: String) {
    #expect(DisplayWidth.truncated(text, to: columns) == cut)
  }

  @Test(arguments: [("注文", 6, "注文  "), ("注文", 4, "注文"), ("注文", 3, "注…"), ("注文番", 4, "注… ")])
  func fillsColumns(text: String, columns: Int, filled: String) {
    #expect(DisplayWidth.padded(text, to: columns) == filled)
  }

  @Test(arguments: [
    ("plain 注文", "plain 注文"), ("a\u{1B}[31mb", "a\u{FFFD}[31mb"), ("a\u{9D}b", "a\u{FFFD}b"), ("a\u{7F}b", "a\u{FFFD}b"),
    ("a\u{0}b", "a\u{FFFD}b"),
    ("a\nb\tc", "a b c"), ("a\u{2028}b", "a\u{FFFD}b"), ("a\u{202E}b", "a\u{FFFD}b"), ("a\u{2066}b", "a\u{FFFD}b"),
    ("a\u{61C}b", "a\u{FFFD}b"),
    ("a\u{E0041}b", "a\u{FFFD}b"), ("a\u{FFFE}b", "a\u{FFFD}b"), ("a\u{200D}b", "a\u{FFFD}b"), ("👨\u{200D}👩", "👨\u{200D}👩"),
    ("❤\u{FE0F}\u{200D}🔥", "❤\u{FE0F}\u{200D}🔥"),
    ("が", "が"), ("a\u{A0}b", "a b"), ("a\r\nb", "a  b"),
  ])
  func letsNothingThroughThatATerminalObeys(text: String, shown: String) {
    #expect(TerminalText.line(text) == shown)
  }

  @Test func limitsMarksOnOneCharacter() {
    #expect(TerminalText.line("a" + String(repeating: "\u{301}", count: 8) + "b").unicodeScalars.count == 10)
    #expect(TerminalText.line("a" + String(repeating: "\u{301}", count: 9) + "b").unicodeScalars.count == 10)
  }

  @Test func cutsAtTwoHundredColumns() {
    #expect(TerminalText.line(String(repeating: "x", count: 200)).count == 200)
    #expect(TerminalText.line(String(repeating: "x", count: 201)) == String(repeating: "x", count: 199) + "…")
  }

  @Test func keepsLinesOfABlock() {
    #expect(TerminalText.block("a\nb\u{1B}c") == "a\nb\u{FFFD}c")
  }

  @Test(arguments: [
    ("在庫切れのためキャンセルされました。", 20, ["在庫切れのためキャン", "セルされました。"]), ("あいう。え", 6, ["あいう。", "え"]), ("one two three", 8, ["one two", "three"]),
    ("", 10, [""]), ("abcdefgh", 4, ["abcd", "efgh"]), ("注文 250-12 です", 10, ["注文", "250-12 で", "す"]),
  ])
  func wrapsJapaneseAndWords(text: String, columns: Int, lines: [String]) {
    #expect(TextWrapping.lines(text, columns: columns) == lines)
  }
}
