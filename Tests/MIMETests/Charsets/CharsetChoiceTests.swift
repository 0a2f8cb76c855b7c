import Testing

@testable import MIME

@Suite struct CharsetChoiceTests {
  @Test(arguments: [
    ("utf-8", "utf-8"), ("UTF8", "utf-8"), ("\"utf-8\"", "utf-8"), (" Utf-8 ", "utf-8"), ("utf-8*ja", "utf-8"),
    ("ISO-2022-JP", "iso-2022-jp"), ("iso2022jp", "iso-2022-jp"), ("cp50221", "iso-2022-jp"), ("iso-2022-jp-ms", "iso-2022-jp"),
    ("Shift_JIS", "shift_jis"), ("x-sjis", "shift_jis"), ("cp932", "shift_jis"), ("Windows-31J", "shift_jis"),
    ("euc-jp", "euc-jp"), ("cp51932", "euc-jp"), ("eucJP-ms", "euc-jp"),
    ("iso-8859-1", "windows-1252"), ("us-ascii", "us-ascii"), ("latin1", "windows-1252"),
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
  static let utf8 = Array("ご注文ありがとうございます。".utf8)

  struct Case: CustomTestStringConvertible {
    var label: String?
    var bytes: [UInt8]
    var charset: String
    var code: Diagnostic.Code?
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
    #expect(text.string == "ご注文ありがとうございます。")
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
