import Testing

@testable import MIME

@Suite struct CharsetChoiceTests {
  @Test(arguments: [
    ("utf-8", "utf-8"), ("UTF8", "utf-8"), ("\"utf-8\"", "utf-8"), (" Utf-8 ", "utf-8"), ("utf-8*ja", "utf-8"),
    ("ISO-2022-JP", "iso-2022-jp"), ("iso2022jp", "iso-2022-jp"), ("cp50221", "iso-2022-jp"), ("iso-2022-jp-ms", "iso-2022-jp"),
    ("Shift_JIS", "shift_jis"), ("x-sjis", "shift_jis"), ("cp932", "shift_jis"), ("Windows-31J", "shift_jis"),
    ("euc-jp", "euc-jp"), ("cp51932", "euc-jp"), ("eucJP-ms", "euc-jp"),
    ("iso-8859-1", "windows-1252"), ("us-ascii", "us-ascii"), ("latin1", "windows-1252"), ("mac-roman", "macintosh"),
    ("gb2312", "gb18030"), ("ks_c_5601-1987", "cp949"), ("windows-1251", "windows-1251"), ("x-cp1251", "windows-1251"),
    ("unknown-8bit", nil), ("", nil), ("no-such-charset", nil), ("utf-8//IGNORE", nil), ("../../etc/passwd", nil),
  ])
  func labels(_ label: String, _ name: String?) {
    #expect(Charset(label: label)?.name == name)
  }

  static let text = "ご注文ありがとうございます。商品を発送いたしました。"
  static let iso2022JP = hex(
    "1B2442 243443 6D4A38 242224 6A242C 244824 26243424 3624242 45E24392123 1B2842")
  static let shiftJIS = hex("82B2928D95B682A082E882AA82C682A482B282B482A282DC82B78142")
  static let eucJP = hex("A4B4C3EDCAB8A4A2A4EAA4ACA4C8A4A6A4B4A4B6A4A4A4DEA4B9A1A3")
  /// A letter, in which wrong readings of its bytes meet characters by accident.
  static let letterInEUCJP = hex(
    """
    A4B4C3EDCAB8A4CEA5ADA5E3A5F3A5BBA5EBA4CBA4C4A4A4A4C6 0A BAA3B2F3A4B4C3EDCAB8A4A4A4BFA4C0A4ADA4DEA4B7A4BFBEA6C9CAA4CFA1A2
    BADFB8CBC0DAA4ECA4CEA4BFA4E1A5ADA5E3A5F3A5BBA5EBA4B5A4BBA4C6A4A4A4BFA4C0A4ADA4DEA4B9A1A3
    """)
  static let letter = "ご注文のキャンセルについて\n今回ご注文いただきました商品は、在庫切れのためキャンセルさせていただきます。"
  static let kanjiInShiftJIS = hex("95D48BE08F88979D8AAE97B9 2031322C383030 897E")
  static let halfWidthInShiftJIS = hex("D7B8C3DD20B6B0C4DE")
  static let utf8 = Array("ご注文ありがとうございます。".utf8)

  struct Case: CustomTestStringConvertible {
    var label: String?
    var bytes: [UInt8]
    var charset: String
    var code: Diagnostic.Code?
    var string = "ご注文ありがとうございます。"
    var testDescription: String { "\(label ?? "no label"), \(charset)" }
  }

  @Test(arguments: [
    Case(label: "iso-2022-jp", bytes: iso2022JP, charset: "iso-2022-jp"),
    Case(label: "us-ascii", bytes: iso2022JP, charset: "iso-2022-jp", code: .charsetOverridden),
    Case(label: nil, bytes: iso2022JP, charset: "iso-2022-jp", code: .charsetGuessed),
    Case(label: "utf-8", bytes: iso2022JP, charset: "iso-2022-jp", code: .charsetOverridden),
    Case(label: "shift_jis", bytes: iso2022JP, charset: "iso-2022-jp", code: .charsetOverridden),
    Case(label: "x-unknown", bytes: iso2022JP, charset: "iso-2022-jp", code: .charsetUnknown),
    Case(label: "shift_jis", bytes: shiftJIS, charset: "shift_jis"),
    Case(label: "iso-2022-jp", bytes: shiftJIS, charset: "shift_jis", code: .charsetOverridden),
    Case(label: "utf-8", bytes: shiftJIS, charset: "shift_jis", code: .charsetOverridden),
    Case(label: "us-ascii", bytes: shiftJIS, charset: "shift_jis", code: .charsetOverridden),
    Case(label: "iso-8859-1", bytes: shiftJIS, charset: "shift_jis", code: .charsetOverridden),
    Case(label: "euc-jp", bytes: shiftJIS, charset: "shift_jis", code: .charsetOverridden),
    Case(label: nil, bytes: shiftJIS, charset: "shift_jis", code: .charsetGuessed),
    Case(label: "euc-jp", bytes: eucJP, charset: "euc-jp"),
    Case(label: "shift_jis", bytes: eucJP, charset: "euc-jp", code: .charsetOverridden),
    Case(label: "iso-2022-jp", bytes: eucJP, charset: "euc-jp", code: .charsetOverridden),
    Case(label: "shift_jis", bytes: letterInEUCJP, charset: "euc-jp", code: .charsetOverridden, string: letter),
    Case(label: "cp932", bytes: letterInEUCJP, charset: "euc-jp", code: .charsetOverridden, string: letter),
    Case(label: "iso-8859-1", bytes: kanjiInShiftJIS, charset: "shift_jis", code: .charsetOverridden, string: "返金処理完了 12,800円"),
    Case(label: "us-ascii", bytes: halfWidthInShiftJIS, charset: "shift_jis", code: .charsetOverridden, string: "ﾗｸﾃﾝ ｶｰﾄﾞ"),
    Case(label: nil, bytes: halfWidthInShiftJIS, charset: "shift_jis", code: .charsetGuessed, string: "ﾗｸﾃﾝ ｶｰﾄﾞ"),
    Case(label: "iso-2022-jp", bytes: halfWidthInShiftJIS, charset: "iso-2022-jp", string: "ﾗｸﾃﾝ ｶｰﾄﾞ"),
    Case(label: nil, bytes: eucJP, charset: "euc-jp", code: .charsetGuessed),
    Case(label: "utf-8", bytes: utf8, charset: "utf-8"),
    Case(label: "iso-2022-jp", bytes: utf8, charset: "utf-8", code: .charsetOverridden),
    Case(label: "shift_jis", bytes: utf8, charset: "utf-8", code: .charsetOverridden),
    Case(label: "euc-jp", bytes: utf8, charset: "utf-8", code: .charsetOverridden),
    Case(label: "iso-8859-1", bytes: utf8, charset: "utf-8", code: .charsetOverridden),
    Case(label: nil, bytes: utf8, charset: "utf-8", code: .charsetGuessed),
    Case(label: "unknown-8bit", bytes: utf8, charset: "utf-8", code: .charsetUnknown),
  ])
  func labelsThatLie(_ row: Case) {
    let text = DecodedText(decoding: row.bytes[...], label: row.label)
    #expect(text.string == row.string)
    #expect(text.charset == row.charset)
    #expect(text.diagnostics.map(\.code) == (row.code.map { [$0] } ?? []))
  }

  @Test(arguments: [
    ("iso-8859-1", "4D FC 6C 6C 65 72", "Müller", "windows-1252"),
    ("iso-8859-1", "63 61 66 C3 A9", "cafÃ©", "windows-1252"),
    ("windows-1251", "CF F0 E8 E2 E5 F2", "Привет", "windows-1251"),
    ("shift_jis", "B1 B2 B3", "ｱｲｳ", "shift_jis"),
    ("utf-8", "E38194 FF 61", "ご\u{FFFD}a", "utf-8"),
    ("iso-2022-jp", "1B2442 467C 1B2842 FF", "日\u{FFFD}", "iso-2022-jp"),
  ])
  func labelsThatStand(_ label: String, _ digits: String, _ string: String, _ charset: String) {
    let text = DecodedText(decoding: hex(digits)[...], label: label)
    #expect(text.string == string)
    #expect(text.charset == charset)
  }

  @Test(arguments: [
    ("4D FC 6C 6C 65 72", "Müller", "windows-1252"),
    ("E38194 E6B3A8 E69687 E8A9B3 E7B4B0 E38194 E6B3A8 E69687 E8A9B3 E7B4 61", "ご注文詳細ご注文詳\u{FFFD}a", "utf-8"),
    ("92 8D 95 B6 8A 6D 94 46", "注文確認", "shift_jis"),
  ])
  func guesses(_ digits: String, _ string: String, _ charset: String) {
    let text = DecodedText(decoding: hex(digits)[...], label: nil)
    #expect(text.string == string)
    #expect(text.charset == charset)
  }

  /// Pieces that were put into ISO-2022-JP without being converted.
  @Test(arguments: [
    ("a no-break space in UTF-8", "1B2442 334E4727 1B2842 0A C2A0", "確認\n\u{A0}"),
    ("UTF-8 first", "E38194 0A 1B2442 334E4727 1B2842 0A", "ご\n確認\n"),
    ("a Shift_JIS half", "1B2442 334E4727 1B2842 0A 82B2928D95B6", "確認\nご注文"),
    ("a character of Shift_JIS with a trail of ASCII", "1B2442 334E4727 1B2842 835C", "確認ソ"),
    ("8-bit katakana", "1B2442 334E4727 1B2842 B1CFBFDEDD", "確認ｱﾏｿﾞﾝ"),
    ("8-bit katakana that are UTF-8 as well", "1B2442 334E4727 1B2842 C3B1 BFDE", "確認ﾃｱｿﾞ"),
    ("a byte without meaning", "1B2442 334E4727 1B2842 FF C2A0", "確認\u{FFFD}\u{A0}"),
    ("inside the two-byte state", "1B2442 334E C2A0 4727 1B2842", "確\u{A0}認"),
  ])
  func mixedISO2022JP(_ name: String, _ digits: String, _ string: String) {
    for label in [nil, "iso-2022-jp", "us-ascii", "utf-8", "x-unknown"] {
      let text = DecodedText(decoding: hex(digits)[...], label: label)
      #expect(text.string == string, "\(label ?? "no label")")
      #expect(text.charset == "iso-2022-jp", "\(label ?? "no label")")
    }
  }

  /// ISO-2022-JP whose ESC characters were removed on the way, and ASCII that only looks like it.
  @Test(arguments: [
    ("$B$4CmJ8(B 12 $B$G$9(B", "ご注文 12 です", true),
    ("$@$4CmJ8(J\n$B$G$9(B\n", "ご注文\nです\n", true),
    ("a $B$4CmJ8 (B b", "a ご注文 b", true),
    ("$B$4CmJ8(B and US$Billion", "ご注文 and US$Billion", true),
    ("$Billion (B), $B$4CmJ8(B", "$Billion (B), ご注文", true),
    ("US$Bonds(B), US$Bills(B)", nil, false),
    ("$Billion (B), $B@=IJ(B", nil, false),
    ("$B$4CmJ8\n", nil, false),
    ("$B$4CmJ8a(B", nil, false),
    ("$B(B", nil, false),
    ("$B", nil, false),
  ])
  func lostEscapes(_ written: String, _ read: String?, _ isRestored: Bool) {
    for label in [nil, "iso-2022-jp", "us-ascii", "utf-8", "x-unknown"] {
      let text = DecodedText(decoding: Array(written.utf8)[...], label: label)
      #expect(text.string == read ?? written)
      #expect(text.charset == (isRestored ? "iso-2022-jp" : "us-ascii"))
      #expect(text.diagnostics.map(\.code) == (isRestored ? [.escapesRestored] : []))
    }
  }

  /// What ISO-2022-JP and its kin gained with JIS X 0213 and RFC 1554.
  @Test(arguments: [
    ("iso-2022-jp", "1B242851 2E214F54 1B2442 246B 1B242851 7E65 1B2842", "俱𠮟る鷗", "iso-2022-jp-3"),
    ("iso-2022-jp-2004", "1B242851 2E214F54 1B2442 246B 1B242851 7E65 1B2842", "俱𠮟る鷗", "iso-2022-jp-3"),
    ("iso-2022-jp-2", "1B2441 3A3A 1B242843 4751 1B242844 2B31 1B2842", "汉한é", "iso-2022-jp-2"),
    ("iso-2022-jp-2", "1B2442 4643 1B2842", "特", "iso-2022-jp"),
    ("euc-jis-2004", "AEA1 CFD4 A4EB FEE5", "俱𠮟る鷗", "euc-jisx0213"),
    ("shift_jis-2004", "879F 9873 82E9 EFE3", "俱𠮟る鷗", "shift_jisx0213"),
  ])
  func laterJapaneseSets(_ label: String, _ digits: String, _ string: String, _ charset: String) {
    let text = DecodedText(decoding: hex(digits)[...], label: label)
    #expect(text.string == string)
    #expect(text.charset == charset)
    #expect(text.diagnostics.isEmpty)
  }

  @Test(
    arguments: [
      ("katakana of Shift_JIS", nil, "B1CFBFDEDD", "ｱﾏｿﾞﾝ", "shift_jis"),
      ("katakana of Shift_JIS under another label", "utf-8", "B1CFBFDEDD", "ｱﾏｿﾞﾝ", "shift_jis"),
      ("katakana alone under iso-2022-jp", "iso-2022-jp", "B1CFBFDEDD", "ｱﾏｿﾞﾝ", "iso-2022-jp"),
      ("katakana beside kanji", nil, "C4DEBABE 20 90BF8B81", "ﾄﾞｺｾ 請求", "shift_jis"),
      ("kanji of EUC-JP alone", nil, "C3EDCAB8", "注文", "euc-jp"),
      ("signs of windows-1252", nil, "A3 35 20 A3 36", "£5 £6", "windows-1252"),
      ("a carrier's emoji", nil, "82B2928D95B6 F89F F8A0 F8A1", "ご注文\u{E63E}\u{E63F}\u{E640}", "shift_jis"),
      ("UTF-8 cut inside its last character", nil, "E38194E6B3A8E696", "ご注\u{FFFD}", "utf-8"),
      ("UTF-8 cut inside its last character, labelled", "utf-8", "E38194E696", "ご\u{FFFD}", "utf-8"),
      ("an accented letter at the end", nil, "636166E9", "café", "windows-1252"),
      ("UTF-16 with its mark", "utf-16", "FEFF 3054", "\u{FEFF}ご", "utf-16be"),
      ("UTF-16 with its mark and no label", nil, "FFFE 5430 E86C", "\u{FEFF}ご注", "utf-16le"),
      ("UTF-16 of ASCII alone", "utf-16be", "0061 0062", "ab", "utf-16be"),
      ("UCS-2 in lower case", "ucs-2be", "0061 0062", "ab", "ucs-2be"),
      ("ASCII under utf-16", "utf-16", "6162 0A 6364", "ab\ncd", "us-ascii"),
      ("kana of ASCII bytes under utf-16", "utf-16", "4230 4430 4630", "あいう", "utf-16le"),
      ("DOS", "ibm437", "81", "ü", "cp437"),
    ] as [(String, String?, String, String, String)])
  func rareReadings(_ name: String, _ label: String?, _ digits: String, _ string: String, _ charset: String) {
    let text = DecodedText(decoding: hex(digits)[...], label: label)
    #expect(text.string == string)
    #expect(text.charset == charset)
  }

  @Test(arguments: [nil, "utf-8"])
  func emojiInSurrogatesStayUTF8(_ label: String?) {
    let text = DecodedText(decoding: (Self.utf8 + hex("EDA0BD EDB880"))[...], label: label)
    #expect(text.charset == "utf-8")
    #expect(text.string.hasPrefix("ご注文ありがとうございます。"))
  }

  @Test func asciiNeedsNoLabel() {
    #expect(
      DecodedText(decoding: Array("abc".utf8)[...], label: nil)
        == DecodedText(utf8: Array("abc".utf8), charset: "us-ascii", diagnostics: []))
    #expect(DecodedText(decoding: Array("abc".utf8)[...], label: "no-such").diagnostics.isEmpty)
    #expect(DecodedText(decoding: Array("+MFQ-".utf8)[...], label: "utf-7").string == "ご")
  }

  @Test func replacedBytesAreReported() {
    let text = DecodedText(decoding: hex("E38194 FF FF")[...], label: "utf-8")
    #expect(text.diagnostics.map(\.code) == [.bytesReplaced])
  }

  @Test func theStandardLooksAtTheLabelAlone() {
    #expect(DecodedText(decodingByTheStandard: Self.shiftJIS[..<4], label: "utf-8").string == "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
    #expect(DecodedText(decodingByTheStandard: Self.shiftJIS[...], label: nil).charset == "shift_jis")
  }
}
