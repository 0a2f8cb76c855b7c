import Events
import MIME
import Testing

@testable import Redaction

@Suite struct NumberRedactionTests {
  private let fixture = RedactionFixture()

  @Test(arguments: [
    "注文番号: 250-1234567-7654321", "受注番号：Y-100001", "271605-20240311-0594403178", "会員番号 88412345", "伝票番号 1234-5678-9012",
    "ＩＤ：１２３４５６７", "m48120957733", "aozora-denki-10000001", "EN417203581JP", "order_8KdnPq2LmXcV7", "D01-1234567-1234567", "(12345)",
    "No.123456",
  ])
  func namesOfThingsAreReplacedInTheirShape(text: String) {
    let redacted = fixture.redacted(text)
    #expect(redacted != text)
    #expect(redacted.shape == text.shape)
  }

  @Test(arguments: [
    "2026-11-16", "20261116", "2026/11/16 10:30", "2026-11", "2025-2026", "12,800円", "¥123456", "12800円", "￥１２３４５６", "10000ポイント", "12345pt",
    "20000mAh",
    "10000-20000円", "1234", "3.14159265", "$12345", "12345 JPY", "1,234,567", "Windows 2000", "10時30分", "30000名様", "MRN-750G",
  ])
  func datesSumsAndCountsStay(text: String) {
    #expect(fixture.redacted(text) == text)
  }

  @Test func theSameNumberBecomesTheSameEverywhere() {
    let text = "1234-5678-9012 123456789012 https://a.example/?no=123456789012&x=1234-5678-9012"
    let numbers = fixture.redacted(text).split { " ?&=".contains($0) }.filter { $0.contains(where: \.isNumber) }.map {
      $0.filter(\.isNumber)
    }
    #expect(Set(numbers).count == 1)
    #expect(fixture.redacted("Y-100001") == "Y-" + fixture.redacted("100001"))
  }

  @Test func differentNumbersStayDifferent() {
    let text = (10_000..<10_400).map(String.init).joined(separator: " ")
    #expect(Set(fixture.redacted(text).split(separator: " ")).count == 400)
  }

  @Test func theKeyDecides() {
    let text = "250-1234567-7654321"
    #expect(fixture.redacted(text, seed: 1) == fixture.redacted(text, seed: 1))
    #expect(fixture.redacted(text, seed: 1) != fixture.redacted(text, seed: 2))
  }

  @Test(arguments: ["301772066415", "3017-7206-6415", "123456789012", "12345678903", "123456789010"])
  func checkDigitsAreAsRightAsTheyWere(number: String) {
    let digits = { (text: String) in text.utf8.filter { $0 != UInt8(ascii: "-") } }
    #expect(ParcelCheckDigit.isRight(digits(fixture.redacted(number))) == ParcelCheckDigit.isRight(digits(number)))
  }

  @Test func shopAndDayOfAnOrderNumberStay() {
    let redacted = fixture.redacted("271605-20240311-0594403178")
    #expect(redacted.hasPrefix("271605-20240311-0"))
    #expect(fixture.redacted("250-1234567-1234567").hasPrefix("250-"))
  }

  @Test(arguments: [
    ("TEL 03-1234-5678", "TEL 00-0000-0000"), ("電話：0120-123-456", "電話：0000-000-000"), ("09012345678", "00000000000"),
    ("Tel:03(1234)5678", "Tel:00(0000)0000"), ("電話は0120-444-444（9:00〜18:00）", "電話は0000-000-000（9:00〜18:00）"),
    ("FAX　０３－１２３４－５６７８", "FAX　００－００００－００００"), ("〒123-4567", "〒000-0000"), ("郵便番号　：　812-0011", "郵便番号　：　000-0000"),
    ("VISA ****1234", "VISA ****0000"), ("下4桁: 9876", "下4桁: 0000"),
  ])
  func telephonesAndCardsBecomeZeros(text: String, redacted: String) {
    #expect(fixture.redacted(text) == redacted)
  }

  @Test(arguments: [
    ("03 1234 5678", "00 0000 0000"), ("(03) 1234-5678", "(00) 0000-0000"), ("[03]1234-5678", "[00]0000-0000"),
    ("03.1234.5678", "00.0000.0000"),
    ("０９０　１２３４　５６７８", "０００　００００　００００"), ("090ー1234ー5678", "000ー0000ー0000"), ("090−1234−5678", "000−0000−0000"),
    ("090‐1234‐5678に", "000‐0000‐0000に"), ("090･1234･5678", "000･0000･0000"), ("03/1234/5678", "00/0000/0000"),
    ("06（1234）5678", "00（0000）0000"),
    ("+81 90 1234 5678", "+00 00 0000 0000"), ("+81-(0)3-1234-5678", "+00-(0)0-0000-0000"), ("＋８１−３−１２３４−５６７８", "＋００−０−００００−００００"),
    ("+1 (206) 555-0100", "+0 (000) 000-0000"), ("+819012345678", "+000000000000"), ("電話03 [1234] 5678", "電話00 [0000] 0000"),
  ])
  func telephonesAreKnownByTheirShape(text: String, redacted: String) {
    #expect(fixture.redacted(text) == redacted)
  }

  @Test(arguments: ["01/02/2026 10:30", "0.1234567890", "05 11 2026", "00 10 20 30 40 50", "09:00 - 18:00", "+500 ポイント", "0 1 2 3"])
  func daysAndTimesAreNoTelephones(text: String) {
    #expect(fixture.redacted(text) == text)
  }

  @Test(arguments: [
    ("tel:+81-90-1234-5678", "tel:+00-00-0000-0000"), ("tel:09012345678", "tel:00000000000"),
    ("sms:090%201234%205678", "sms:000%200000%200000"),
  ])
  func linksThatCallAreTelephones(link: String, redacted: String) {
    #expect(fixture.redacted(link, kind: .link) == redacted)
  }

  @Test(arguments: [
    ("IP: 198.51.100.23", "IP: 192.0.2.1"), ("（203.0.113.5）からの", "（192.0.2.1）からの"), ("2001:db8:12::5 から", "2001:db8::1 から"),
  ])
  func machinesInATextAreReplaced(text: String, redacted: String) {
    #expect(fixture.redacted(text) == redacted)
  }

  @Test func aShortNumberOfAnOrderIsReplacedToo() {
    var fixture = fixture
    fixture.body = "佐藤様\n\nご注文はキャンセルいたしました。\n\n注文番号：2094\n商品名：銅の湯たんぽ\n"
    let text = fixture.rewritten().structure().parts[0].text().string
    #expect(!text.contains("2094"))
    #expect(!text.contains("湯たんぽ\n"))
  }
}
