import Testing

@testable import MIME

@Suite struct CharsetEncoderTests {
  static let everyday = "注文番号：①㈱ｱｲｳ№髙﨑 ABC\n～－∥￠ 見本\n"

  @Test(arguments: [
    ("iso-2022-jp", everyday), ("shift_jis", everyday), ("euc-jp", everyday), ("utf-8", everyday + "𠮷😀"),
    ("iso-2022-jp", "¥100 ‾"), ("iso-2022-jp", "丂"), ("euc-jp", "丂"), ("shift_jis", "\u{E000}\u{E757}黑纊"),
    ("windows-1252", "Größe 5 €"), ("iso-8859-1", "Größe"), ("gb2312", "中文邮件"), ("us-ascii", "plain"), ("iso-2022-jp", ""),
    ("koi8-r", "Привет"),
  ])
  func whatIsWrittenIsReadAgain(charset: String, text: String) throws {
    let bytes = try #require(CharsetEncoder(charset: charset)?.encode(Array(text.utf8)))
    #expect(DecodedText(decoding: bytes[...], label: charset).string == text)
  }

  @Test(arguments: [
    ("iso-2022-jp", "①ｱ", "1b 24 42 2d 21 1b 28 49 31 1b 28 42"), ("shift_jis", "①㈱ｱ", "87 40 87 8a b1"),
    ("euc-jp", "①㈱ｱ", "ad a1 ad ea 8e b1"), ("iso-2022-jp", "見\n本", "1b 24 42 38 2b 1b 28 42 0a 1b 24 42 4b 5c 1b 28 42"),
  ])
  func writesTheBytesThatMailHas(charset: String, text: String, digits: String) throws {
    #expect(CharsetEncoder(charset: charset)?.encode(Array(text.utf8)) == hex(digits))
  }

  @Test(arguments: [
    ("iso-2022-jp", "😀"), ("shift_jis", "丂"), ("euc-jp", "😀"), ("us-ascii", "é"), ("windows-1252", "あ"), ("iso-2022-jp", "\u{1B}$B"),
    ("utf-7", "あ"), ("shift_jis", "\u{FFFD}"),
  ])
  func aCharacterWithoutPlaceIsNotReplaced(charset: String, text: String) {
    #expect(CharsetEncoder(charset: charset)?.encode(Array(text.utf8)) == nil)
  }

  @Test func anUnknownCharsetHasNoEncoder() { #expect(CharsetEncoder(charset: "unknown-8bit") == nil) }

  @Test(arguments: [Charset.shiftJIS, .eucJP, .iso2022JP])
  func everyCellIsWrittenAsItIsRead(charset: Charset) throws {
    let encoder = CharsetEncoder(charset)
    for pointer in 0..<(94 * 92) where JISX0208.cells[pointer: pointer] != CellTable.empty {
      let scalar = try #require(Unicode.Scalar(UInt32(JISX0208.cells[pointer: pointer])))
      let bytes = try #require(encoder.encode(Array(String(scalar).utf8)), "\(scalar)")
      #expect(charset.decode(bytes.span).map { String(decoding: $0.utf8, as: UTF8.self) } == String(scalar))
    }
  }
}
