import Testing

@testable import Orders

/// Spellings of numbers and names that are the same.
struct NameFoldingTests {
  @Test(arguments: [
    ("250-1234567-1234567", "250-1234567-1234567"),
    ("２５０－１２３４５６７－１２３４５６７", "250-1234567-1234567"),
    ("#1001", "1001"),
    ("＃ 1001", "1001"),
    (" Store-A-10604535\u{3000}", "store-a-10604535"),
    ("\u{202A}503-0000000-0000001\u{202C}", "503-0000000-0000001"),
    ("250\u{2212}1\u{2010}2ー3", "250-1-2-3"),
    ("ＰＢ00012345", "pb00012345"),
  ])
  func foldsOrderNumbers(_ written: String, _ expected: String) {
    #expect(OrderNumber(written)?.text == expected)
  }

  /// Hyphens count, and what is empty is no number.
  @Test func keepsOrderNumbersApart() {
    #expect(OrderNumber("250-1234567") != OrderNumber("2501234567"))
    #expect(OrderNumber(nil) == nil)
    #expect(OrderNumber("") == nil)
    #expect(OrderNumber(" ＃ \u{200B}") == nil)
  }

  @Test(arguments: [
    ("1234-5678-9012", "123456789012"), ("１２３４　５６７８　９０１２", "123456789012"), ("EN 417 203 581 JP", "en417203581jp"),
    ("DA1234567890", "da1234567890"),
  ])
  func foldsTrackingNumbers(_ written: String, _ expected: String) {
    #expect(TrackingNumber(written, minimumLength: 10)?.text == expected)
  }

  /// Ten letters and digits are the least.
  @Test(arguments: [("123-456-789", false), ("123-456-7890", true)])
  func limitsTrackingNumbers(_ written: String, _ isNumber: Bool) {
    #expect((TrackingNumber(written, minimumLength: 10) != nil) == isNumber)
  }

  @Test(arguments: [
    ("ｽﾃﾝﾚｽﾎﾞﾄﾙ", "ステンレスボトル"),
    ("ﾊﾟﾋﾟﾌﾟﾍﾟﾎﾟｶﾞｳﾞ", "パピプペポガヴ"),
    ("ハ\u{309A}ン", "パン"),
    ("か\u{3099}", "が"),
    ("う\u{3099}", "ゔ"),
    ("ナ\u{3099}", "ナ\u{3099}"),
    ("ＡＢＣ　ａｂｃ\t1", "abcabc1"),
    ("￥1,000〜", "¥1,000~"),
    ("", ""),
  ])
  func foldsWidth(_ written: String, _ expected: String) {
    #expect(WidthFolding.fold(written).unicodeScalars.elementsEqual(expected.unicodeScalars))
  }

  @Test(arguments: [
    ("ステンレス水筒 500ml", "ｽﾃﾝﾚｽ水筒500ML", true),
    ("ステンレス水筒 500ml", "ステンレス水筒 5…", true),
    ("ステンレス製水筒...", "ステンレス製水筒 500ml", true),
    ("ステンレス水筒...", "ステンレス水筒 500ml", false),
    ("ステンレス水筒 500ml", "ステンレス水筒 700ml", false),
    ("ステンレス水筒 500ml", "ステンレス水筒", false),
  ])
  func matchesNames(_ left: String, _ right: String, _ isSame: Bool) throws {
    let left = try #require(ItemName(left))
    let right = try #require(ItemName(right))
    #expect(left.matches(right, minimumLength: 8) == isSame)
    #expect(right.matches(left, minimumLength: 8) == isSame)
  }

  @Test func findsNoNameInDots() {
    #expect(ItemName("……") == nil)
    #expect(ItemName(" ") == nil)
  }
}
