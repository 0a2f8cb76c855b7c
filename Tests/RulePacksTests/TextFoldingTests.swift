import RulePacks
import Testing

@Suite("Folding of text")
struct TextFoldingTests {
  @Test(
    "Forms that mail mixes at random become one",
    arguments: [
      ("ＡＭＡＺＯＮ", "amazon"), ("ｷｬﾝｾﾙ", "キャンセル"), ("ｶﾞｷﾞﾊﾟﾊﾞｳﾞ", "ガギパバヴ"), ("ﾂﾞﾃﾞﾄﾞﾂ", "ヅデドツ"), ("合　計", "合計"), ("注文番号 ： 1", "注文番号: 1"),
      ("has   shipped", "has shipped"), ("キ\u{2061}ャ\u{200B}ン\u{FE09}セル", "キャンセル"), ("￥１，２３４", "¥1,234"), ("〜～", "~~"),
      ("2 × 3✕4", "2×3×4"),
      ("ー−‐", "ー--"), ("ﾞ", "゛"), ("あ い", "あい"), ("it’s", "it's"), ("注文№１２", "注文no12"),
      ("ご注文", "御注文"), ("お 客様", "御客様"), ("御注文", "御注文"), ("ごめん", "ごめん"), ("お", "お"),
    ])
  func forms(text: String, folded: String) {
    #expect(String(decoding: FoldedText(text.utf8).bytes, as: UTF8.self) == folded)
  }

  @Test("Line ends are borders, or mere blanks")
  func lineEnds() {
    #expect(String(decoding: FoldedText("発\n送 a\r\nb".utf8).bytes, as: UTF8.self) == "発\n送a\nb")
    #expect(String(decoding: FoldedText("発\n送 a\r\nb".utf8, joinsLines: true).bytes, as: UTF8.self) == "発送a b")
  }

  @Test("Every folded byte leads back to the character it comes from")
  func origins() {
    let text = "Ａ ｶﾞ　x"
    let folded = FoldedText(text.utf8)
    #expect(String(decoding: folded.bytes, as: UTF8.self) == "aガx")
    #expect(folded.original(0..<1) == 0..<4)
    #expect(folded.original(1..<4) == 4..<13)
    #expect(folded.original(4..<5) == 13..<14)
  }

  @Test("Bytes that are no UTF-8 pass through", arguments: [[0xFF], [0xE3, 0x81], [0xC2], [0xF0, 0x9F, 0x98]] as [[UInt8]])
  func damaged(bytes: [UInt8]) {
    #expect(FoldedText(bytes).bytes.count == bytes.count)
  }
}
