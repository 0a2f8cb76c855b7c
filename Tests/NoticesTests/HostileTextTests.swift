import Events
import MIME
import Notices
import Testing

/// Texts that would cost quadratic time or trap in a careless reader; each is read to the end.
@Suite("Hostile texts")
struct HostileTextTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var what: String
    var piece: String
    var count: Int
    var subtype = "plain"
    var testDescription: String { what }
  }

  @Test(
    "Many of the same",
    arguments: [
      Row(what: "labels", piece: "注文番号：123-4\n商品名：あ\n数量：1\n価格：100円\n", count: 20_000),
      Row(what: "one line", piece: "ご注文をキャンセルいたしました 注文番号:123 ", count: 50_000), Row(what: "open quotes", piece: "「", count: 200_000),
      Row(what: "open brackets", piece: "合計(", count: 100_000), Row(what: "nouns", piece: "キャンセル発送返金", count: 50_000),
      Row(what: "carrier links", piece: "キャンセルいたしました https://toi.kuronekoyamato.co.jp/?no=123456789012\n", count: 20_000),
      Row(what: "blank lines", piece: "\n", count: 500_000), Row(what: "items", piece: "ご注文商品：\nあ　1個\n", count: 50_000),
      Row(what: "numbers", piece: "250-1234567-1234567\n#12345\n", count: 50_000),
      Row(what: "headings", piece: "■キャンセル商品\n----------\n", count: 20_000),
      Row(what: "rows", piece: "<tr><td>注文番号</td><td>123</td><td>キャンセルいたしました</td></tr>", count: 10_000, subtype: "html"),
      Row(what: "cells", piece: "<td>数量：1</td>", count: 50_000, subtype: "html"),
      Row(what: "dates", piece: "お届け予定日：5/1-5/2 14:00-16:00～", count: 20_000),
      Row(what: "digits", piece: "9", count: 500_000), Row(what: "quoted", piece: ">", count: 200_000),
      Row(what: "suspicious", piece: "アカウントを停止 信用卡\n", count: 50_000),
    ])
  func repeated(row: Row) {
    let text =
      "From: order-update@amazon.co.jp\nSubject: ご注文のキャンセル\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n"
      + "Content-Type: text/\(row.subtype); charset=utf-8\nContent-Transfer-Encoding: 8bit\n\nご注文をキャンセルいたしました。\n"
      + String(repeating: row.piece, count: row.count)
    let reading = NoticeReader().read(Message(parsing: Array(text.utf8)[...]), depth: .thorough, explains: true)
    #expect(reading.events.count <= 50)
    #expect(reading.findings.count <= 100)
    #expect(reading.events.allSatisfy { $0.items.count <= 100 && $0.trackingNumbers.count <= 50 })
  }
}
