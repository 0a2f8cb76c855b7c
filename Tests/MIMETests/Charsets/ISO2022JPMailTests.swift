import Testing

@testable import MIME

/// ISO-2022-JP as it arrives: without its escapes, broken inside a character, with pieces of other charsets in it.
@Suite struct ISO2022JPMailTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var text: String
    var codes: [Diagnostic.Code]

    init(_ name: String, _ digits: String, _ text: String, _ codes: [Diagnostic.Code] = []) {
      testDescription = name
      bytes = hex(digits)
      self.text = text
      self.codes = codes
    }
  }

  @Test(arguments: [
    Case(
      "an address without escapes, kana last",
      "1B2442242A464F243140680A456C357E4554394136684F3B4B5C4C5A0A3B33454442404F3A4D4D0A2422246A242C244824260A1B2842",
      "お届け先\n東京都港区六本木\n山田太郎様\nありがとう\n", [.escapesRestored]),
    Case(
      "an address without escapes, a return last", "1B2442242A464F243140680A456C357E4554394136684F3B4B5C4C5A0A3B33454442404F3A4D4D1B2842",
      "お届け先\n東京都港区六本木\n山田太郎様", [.escapesRestored]),
    Case("CR LF and an empty line", "1B2442456C357E45540D0A0D0A3B3345441B2842", "東京都\r\n\r\n山田", [.escapesRestored]),
    Case("kanji that nothing ends", "1B2442456C357E45540A3B3345440A", "東京都\n;3ED\n"),
    Case("a line of ASCII ends them", "1B2442456C357E45540A3B3345440A6162631B2842", "東京都\n;3ED\nabc"),
    Case("ASCII and then two bytes", "1B2442456C357E45540A414243441B2442244724391B2842", "東京都\nABCDです"),
    Case("kana behind a blank prove nothing", "1B2442456C357E45540A41420924240A", "東京都\nAB\t$$\n"),
    Case("TAB between cells of a table", "1B24423E26494A093241334A1B2842", "商品\t価格"),
    Case("NUL", "1B24423E26494A003241334A1B2842", "商品\u{0}価格"),
    Case("another control", "1B24423E26494A013241334A1B2842", "商品\u{1}価格"),
    Case("a blank inside a character", "1B24422434436D4A2038244E334E47271B2842", "ご注文の確認"),
    Case("blanks inside a character", "1B24422434436D4A092038244E334E47271B2842", "ご注文の確認"),
    Case("a blank between characters", "1B24422434436D4A3820244E334E47271B2842", "ご注文 の確認"),
    Case("half a character before a blank", "1B24422434436D4A20244E334E47271B2842", "ご注\u{FFFD} の確認", [.bytesReplaced]),
    Case("a line broken inside a character", "1B24422434436D4A0A38244E334E47271B2842", "ご注文の確認", [.escapesRestored]),
    Case("half a character at a line end, ASCII follows", "1B24422434436D4A0A616263", "ご注\u{FFFD}\nabc", [.bytesReplaced]),
    Case("a Shift_JIS footer", "1B24422422246A242C244824261B28420A8D4C8D90814696B397BF8381815B838B", "ありがとう\n広告：無料メール", [.charsetMixed]),
    Case(
      "a UTF-8 footer", "1B24422422246A242C244824261B28420AE5BA83E5918AEFBC9AE784A1E69699E383A1E383BCE383AB", "ありがとう\n広告：無料メール",
      [.charsetMixed]),
    Case(
      "an EUC-JP footer", "1B24422422246A242C244824261B28420AB9ADB9F0A1A7CCB5CEC1A5E1A1BCA5EBA4C7A4B9", "ありがとう\n広告：無料メールです", [.charsetMixed]
    ),
    Case("two kanji of EUC-JP", "1B24422422246A242C244824261B28420ABADFB8CB", "ありがとう\n在庫", [.charsetMixed]),
    Case("two bytes alone", "1B2442 2422 1B2842 20 B1CF", "あ ｱﾏ"),
    Case("8-bit katakana", "1B24422422246A242C244824261B28420AD7B8C3DD20B6B0C4DE", "ありがとう\nﾗｸﾃﾝ ｶｰﾄﾞ"),
    Case("8-bit katakana, an even number, rare kanji in EUC-JP", "1B24422422246A242C244824261B28420AD7D9D7D9", "ありがとう\nﾗﾙﾗﾙ"),
  ])
  func isRead(_ row: Case) {
    let decoded = DecodedText(decoding: row.bytes[...], label: "iso-2022-jp")
    #expect(decoded.string == row.text)
    #expect(decoded.charset == "iso-2022-jp")
    #expect(decoded.diagnostics.map(\.code) == row.codes)
  }

  @Test func theOtherCharsetIsNamed() {
    let decoded = DecodedText(decoding: hex("1B24422422246A242C244824261B28420AE5BA83E5918A")[...], label: "iso-2022-jp")
    #expect(decoded.diagnostics.map(\.detail) == ["pieces of it are utf-8"])
  }

  /// An ISO-2022-JP footer below text in another charset, which the label names.
  @Test(arguments: [
    ("shift_jis", "82B2928D95B682A082E882AA82C682A482B282B482A282DC82B781420A1B2442392D397021274C354E412561213C256B1B2842"),
    ("euc-jp", "A4B4C3EDCAB8A4A2A4EAA4ACA4C8A4A6A4B4A4B6A4A4A4DEA4B9A1A30A1B2442392D397021274C354E412561213C256B1B2842"),
    (
      "utf-8",
      "E38194E6B3A8E69687E38182E3828AE3818CE381A8E38186E38194E38196E38184E381BEE38199E380820A1B2442392D397021274C354E412561213C256B1B2842"
    ),
  ])
  func footers(_ label: String, _ digits: String) {
    let decoded = DecodedText(decoding: hex(digits)[...], label: label)
    #expect(decoded.string == "ご注文ありがとうございます。\n広告：無料メール")
    #expect(decoded.diagnostics.map(\.code) == [.charsetOverridden, .charsetMixed])
  }
}
