import Events
import RulePacks
import Testing

@testable import Notices

@Suite("Values in text")
struct ValueReaderTests {
  @Test(
    "Dates and times",
    arguments: [
      ("2026年5月1日（金）", "2026-05-01", nil), ("2026/5/1", "2026-05-01", nil), ("2026-05-01", "2026-05-01", nil), ("5月3日", "2026-05-03", nil),
      ("4月30日", "2026-04-30", nil), ("木曜日, 5/14", "2026-05-14", nil), ("月曜日, 5/18 までに到着予定", nil, "2026-05-18"),
      ("5月20日(水) 14:00～16:00", "2026-05-20T14:00", "2026-05-20T16:00"), ("07月09日 午後2時から4時", "2026-07-09T14:00", "2026-07-09T16:00"),
      ("5月9日 19～21時", "2026-05-09T19:00", "2026-05-09T21:00"), ("5月10日 午前中", "2026-05-10", "2026-05-10T12:00"),
      ("土曜日, 5/23 08:00 - 12:00", "2026-05-23T08:00", "2026-05-23T12:00"), ("5月1日～5月3日", "2026-05-01", "2026-05-03"),
      ("Monday, May 25", "2026-05-25", nil), ("Now expected May 27 - May 28.", "2026-05-27", "2026-05-28"),
      ("June 2, 2027", "2027-06-02", nil),
      ("2024年11月14日 の終業時までに", nil, "2024-11-14"), ("5月1日～4月1日", "2026-05-01", nil), ("２月３０日", nil, nil), ("3/4/2026", nil, nil),
      ("1/350", nil, nil),
      ("5月10日～12日", "2026-05-10", "2026-05-12"), ("5月10日(日)から12日(火)の間", "2026-05-10", "2026-05-12"),
      ("5月30日～6月2日", "2026-05-30", "2026-06-02"), ("5月10日～2日", "2026-05-10", nil), ("5月10日 12日間有効", "2026-05-10", nil),
      ("", nil, nil), ("25時", nil, nil), ("五月三日(日)", "2026-05-03", nil), ("十一月二十八日までに", nil, "2026-11-28"), ("十月十日", "2026-10-10", nil),
      ("二十月三日", nil, nil), ("五月分三日", nil, nil),
    ] as [(String, String?, String?)])
  func dates(text: String, from: String?, until: String?) throws {
    let day = try #require(CalendarDay(iso: "2026-05-01"))
    let bytes = FoldedText(text.utf8).bytes
    let span = DateReader(bytes: bytes, messageDay: day).span(in: bytes.indices)
    #expect(span?.from?.description == from)
    #expect(span?.until?.description == until)
  }

  @Test(
    "The year that is not stated lies near the message",
    arguments: [
      ("2026-12-30", "1月3日", "2027-01-03"), ("2027-01-02", "12月29日", "2026-12-29"), ("2024-02-20", "2月29日", "2024-02-29"),
      ("2026-06-15", "2月1日", "2027-02-01"), ("2026-06-15", "5月1日", "2026-05-01"),
      ("2026-11-25", "3月1日", "2027-03-01"),
    ])
  func years(message: String, text: String, day: String) throws {
    let bytes = FoldedText(text.utf8).bytes
    let reader = DateReader(bytes: bytes, messageDay: try #require(CalendarDay(iso: message)))
    #expect(reader.span(in: bytes.indices)?.from?.description == day)
  }

  @Test(
    "Days by their distance from the message, a Friday",
    arguments: [
      ("明後日のお届け", "2026-05-03"), ("明日になります", "2026-05-02"), ("来週木曜日に", "2026-05-07"), ("再来週の月曜", "2026-05-11"), ("今週日曜", "2026-05-03"),
      ("今週の水曜", nil), ("来週中に", nil), ("本日", nil),
    ] as [(String, String?)])
  func distances(text: String, day: String?) throws {
    let bytes = FoldedText(text.utf8).bytes
    let reader = DateReader(bytes: bytes, messageDay: try #require(CalendarDay(iso: "2026-05-01")))
    #expect(reader.relativeDay(in: bytes.indices)?.from?.description == day)
  }

  @Test(
    "Sums",
    arguments: [
      ("￥ 2,168", "2168", "JPY"), ("2420 JPY", "2420", "JPY"), ("「6,158」円", "6158", "JPY"), ("-1,080円", "-1080", "JPY"),
      ("▲￥300", "-300", "JPY"), ("12,800", "12800", nil),
      ("$46.50", "46.50", "USD"), ("GBP 28.00", "28", "GBP"), ("￡12", "12", "GBP"), ("1,23円", "1", nil), ("￥1,300.00", "1300", "JPY"),
      ("２，４２０円", "2420", "JPY"), ("円", nil, nil),
      ("9999999999999999", nil, nil), ("2,750(円)", "2750", "JPY"), ("100ポイント", "100", nil),
    ] as [(String, String?, String?)])
  func sums(text: String, amount: String?, currency: String?) {
    let bytes = FoldedText(text.utf8).bytes
    let money = AmountReader(bytes: bytes).first(in: bytes.indices, needsCurrency: false)
    #expect(money?.amount.description == amount)
    #expect(money?.currency == currency)
  }

  @Test(
    "Tracking numbers and what only looks like one",
    arguments: [
      ("3019-0551-2731", true, true), ("3019 0551 2731", true, true), ("301905512731", false, true), ("301905512732", false, false),
      ("301905512732", true, true),
      ("03-1234-5678", true, false), ("0120-123-456", true, false), ("090-1234-5678", true, false), ("RR473124829JP", false, true),
      ("1234567", true, false),
      ("AB-1", true, false),
    ])
  func tracking(text: String, isCertain: Bool, isOne: Bool) {
    let bytes = FoldedText(text.utf8).bytes
    #expect(NumberReader(bytes: bytes, shapes: []).trackingNumbers(in: bytes.indices, isCertainLabel: isCertain).isEmpty == !isOne)
  }

  @Test(
    "Names of goods without what lists put around them",
    arguments: [
      ("* 急須", "急須"), ("（1）急須 赤", "急須 赤"), ("1.急須", "急須"), ("①急須", "急須"), ("「急須」", "急須"), ("急須(kyusu-01)", "急須"),
      ("入門 通信(第6版)", "入門 通信(第6版)"),
      ("1/72 偵察機", "1/72 偵察機"), ("https://example.jp/a", nil), ("12,800", nil), ("　・　急須：", "急須"), ("本", "本"), ("", nil),
    ] as [(String, String?)])
  func names(words: String, name: String?) {
    #expect(ItemName.clean(words) == name)
  }

  @Test(
    "Prose that goes on in the next line",
    arguments: [
      ("誠に申し訳ございませんが、", "在庫がございません。", true), ("在庫を確保することが", "できませんでした。", true), ("ありがとうございます。", "在庫がございません。", false),
      ("注文番号：12345", "在庫がございません。", false), ("山田様", "ご注文の件です。", false), ("在庫を切らしており", "・次回入荷は未定です", false),
      ("----------", "在庫がございません。", false),
      ("ご注文いただきました商品につきまして確認いたしましたところ在庫切", "れとなっておりました。", true),
    ])
  func wraps(line: String, next: String, goesOn: Bool) {
    #expect(LineShape.continues(Array(line.utf8)[...], into: Array(next.utf8)[...]) == goesOn)
  }
}
