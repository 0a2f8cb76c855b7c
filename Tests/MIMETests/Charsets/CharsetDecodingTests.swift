import Testing

@testable import MIME

@Suite struct CharsetDecodingTests {
  private func decode(_ digits: String, _ charset: Charset, _ dialect: ISO2022JP.Dialect = .mail) -> String? {
    charset.decode(hex(digits).span, dialect: dialect).map { String(decoding: $0.utf8, as: UTF8.self) }
  }

  /// What mail and the Encoding Standard agree on.
  @Test(arguments: [
    ("", ""),
    ("61", "a"),
    ("1B2442 467C4B5C 1B2842 61", "日本a"),
    ("1B2440 467C4B5C 1B2842", "日本"),
    ("1B284A 5C617E", "¥a‾"),
    ("1B2849 312132 1B2842 61", "ｱ｡ｲa"),
    ("1B2442 2D212D6A 7C71 1B2842", "①㈱ⅰ"),
    ("1B2442 467C4B5C", "日本"),
    ("1B2442 467C 4B", "日\u{FFFD}"),
    ("1B2442 467C 4B 1B2842 61", "日\u{FFFD}a"),
    ("1B2442 2922 1B2842 61", "\u{FFFD}a"),
    ("61 1B", "a\u{FFFD}"),
    ("1B24", "\u{FFFD}$"),
    ("61 80 62", "a\u{FFFD}b"),
  ])
  func iso2022JP(_ digits: String, _ text: String) {
    #expect(decode(digits, .iso2022JP, .mail) == text)
    #expect(decode(digits, .iso2022JP, .standard) == text)
  }

  /// Where mail goes beyond the standard.
  @Test(arguments: [
    ("joined encoded words", "1B2442 467C 1B2842 1B2442 4B5C 1B2842", "日本", "日\u{FFFD}本"),
    ("JIS X 0212", "1B242844 3021 1B2842 61", "丂a", "\u{FFFD}$(D0!a"),
    ("JIS X 0208 in its long form", "1B242842 467C 1B2842", "日", "\u{FFFD}$(BF|"),
    ("JIS X 0213 plane 1", "1B242851 467C 1B2842", "日", "\u{FFFD}$(QF|"),
    ("announcer", "1B2640 1B2442 467C 1B2842", "日", "\u{FFFD}&@日"),
    ("old JIS-Roman", "1B2848 5C", "\\", "\u{FFFD}(H\\"),
    ("SO and SI", "61 0E 3132 0F 62", "aｱｲb", "a\u{FFFD}12\u{FFFD}b"),
    ("SO without SI", "0E 31 0A", "\u{FFFD}1\n", "\u{FFFD}1\n"),
    ("line end in two-byte text, ASCII follows", "1B2442 467C 0A 616263 0A", "日\nabc\n", "日\u{FFFD}痰\u{FFFD}"),
    ("line end in two-byte text, which goes on", "1B2442 467C 0A 467C 2448 1B2842", "日\n日と", "日\u{FFFD}日と"),
    (
      "line end in two-byte text, ASCII and two bytes follow", "1B2442 467C 0A 41424344 1B2442 4B5C 1B2842", "日\nABCD本",
      "日\u{FFFD}疎団本"
    ),
    ("line end in two-byte text, kanji follow", "1B2442 467C 0A 4B5C 1B2842", "日\n本", "日\u{FFFD}本"),
    ("blank in two-byte text", "1B2442 467C 20 467C 1B2842", "日 日", "日\u{FFFD}日"),
    ("GB 2312 and KS C 5601", "1B2441 3021 1B242843 3021 1B2842 61", "\u{FFFD}\u{FFFD}a", "\u{FFFD}$A0!\u{FFFD}$(C0!a"),
    ("single shift to ISO-8859-1", "1B2E41 63 1B4E69", "cé", "\u{FFFD}.Ac\u{FFFD}Ni"),
    ("8-bit katakana", "61 B1CF", "aｱﾏ", "a\u{FFFD}\u{FFFD}"),
    ("line end in katakana", "1B2849 31 0A 61", "ｱ\na", "ｱ\u{FFFD}\u{FFFD}"),
  ])
  func iso2022JPDialects(_ name: String, _ digits: String, _ mail: String, _ standard: String) {
    #expect(decode(digits, .iso2022JP, .mail) == mail)
    #expect(decode(digits, .iso2022JP, .standard) == standard)
  }

  @Test(arguments: [
    ("93FA967B", "日本"),
    ("83 5C 61", "ソa"),
    ("5C 7E", "\\~"),
    ("B1B2", "ｱｲ"),
    ("8740 878A", "①㈱"),
    ("FA40 FBFC FC4B", "ⅰ髙黑"),
    ("F040 F9FC", "\u{E000}\u{E757}"),
    ("8160 817C", "～－"),
    ("81", "\u{FFFD}"),
    ("81 0A", "\u{FFFD}\n"),
    ("85 9E 61", "\u{FFFD}a"),
    ("FC4C", "\u{FFFD}L"),
    ("80 A0 FD", "\u{80}\u{FFFD}\u{FFFD}"),
  ])
  func shiftJIS(_ digits: String, _ text: String) {
    #expect(decode(digits, .shiftJIS) == text)
  }

  @Test(arguments: [
    ("C6FCCBDC", "日本"),
    ("8EB1 61", "ｱa"),
    ("8FB0A1", "丂"),
    ("ADA1 FCF1", "①ⅰ"),
    ("8FF4FB", "髙"),
    ("C6", "\u{FFFD}"),
    ("C6 0A", "\u{FFFD}\n"),
    ("8FB0 61", "\u{FFFD}a"),
    ("8EE0 61", "\u{FFFD}a"),
    ("A9A2 61", "\u{FFFD}a"),
    ("80 A0 61", "\u{FFFD}\u{FFFD}a"),
  ])
  func eucJP(_ digits: String, _ text: String) {
    #expect(decode(digits, .eucJP) == text)
  }

  /// The examples of the Unicode Standard, section 3.9, tables 3-8 to 3-11.
  @Test(arguments: [
    ("E38194", "ご"),
    ("F09F9180", "👀"),
    ("C0AF E080BF F08182 41", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"),
    ("EDA080 EDBFBF EDAF 41", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"),
    ("F4919293 FF 41 80BF 42", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A\u{FFFD}\u{FFFD}B"),
    ("E180 E2 F09192 F1BF 41", "\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A"),
    ("E381", "\u{FFFD}"),
  ])
  func utf8(_ digits: String, _ text: String) {
    #expect(decode(digits, .utf8) == text)
    #expect(isValidUTF8(hex(digits)) == !text.unicodeScalars.contains("\u{FFFD}"))
  }

  @Test(arguments: [
    ("A+ImIDkQ-.", "A≢Α."),
    ("+2D3cAA-", "🐀"),
    ("+-", "+"),
    ("1+-1", "1+1"),
    ("+MFQ", "ご"),
    ("+2D0-x", "\u{FFFD}x"),
    ("+3AA-x", "\u{FFFD}x"),
    ("+", "+"),
    ("1+1=2 C++ a+b +81-3", "1+1=2 C++ a+b +81-3"),
    ("+MF-", "+MF-"),
    ("+MFQ-+MFQ-", "ごご"),
  ])
  func utf7(_ raw: String, _ text: String) {
    let decoded = Charset.utf7.decode(Array(raw.utf8).span)
    #expect(decoded.map { String(decoding: $0.utf8, as: UTF8.self) } == text)
  }

  @Test(arguments: [
    ("80 85 93 9F E9", "€…“Ÿé"),
    ("81 8D", "\u{81}\u{8D}"),
  ])
  func windows1252(_ digits: String, _ text: String) {
    #expect(decode(digits, .windows1252) == text)
  }

  @Test(arguments: [
    ("gb2312", "C4E3BAC3", "你好"),
    ("big5", "A741A66E", "你好"),
    ("euc-kr", "BEC8B3E7", "안녕"),
    ("ks_c_5601-1987", "8141", "갂"),
    ("koi8-r", "F0D2C9D7C5D4", "Привет"),
    ("windows-1251", "CFF0E8", "При"),
    ("iso-8859-2", "B1", "ą"),
    ("utf-16le", "54307300", "ごs"),
    // A bad byte, and a character cut off.
    ("gb2312", "C4E3 FF 61", "你\u{FFFD}a"),
    ("gb2312", "C4E3 BA", "你\u{FFFD}"),
  ])
  func throughIconv(_ label: String, _ digits: String, _ text: String) throws {
    let charset = try #require(Charset(label: label))
    #expect(decode(digits, charset) == text)
  }

  @Test func iconvBlocksJoin() throws {
    // More than one block of output, with characters across the block's end.
    let bytes = [0x61] + [[UInt8]](repeating: [0xC4, 0xE3], count: 10_000).joined()
    let result = try #require(convert(bytes, from: "GB18030"))
    #expect(result.text == "a" + String(repeating: "你", count: 10_000))
    #expect(result.replacements == 0)
  }
}
