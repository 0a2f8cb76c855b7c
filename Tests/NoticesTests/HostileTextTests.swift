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
      Row(what: "joined nouns", piece: "発送、返金、キャンセルし、", count: 50_000),
      Row(what: "conditions", piece: "キャンセルの場合は", count: 50_000), Row(what: "numbers of one line", piece: "注文番号:A-1 ", count: 100_000),
      Row(what: "carriers", piece: "配送業者：ヤマト運輸 発送\n", count: 50_000),
      Row(what: "reasons", piece: "「在庫切れ」欠品のため", count: 50_000),
      Row(what: "goods that were sent", piece: "発送した商品は", count: 20_000), Row(what: "signs", piece: "○ あい 1個\n× うえ 1個\n", count: 20_000),
      Row(what: "quoted names", piece: "「あい」うえ（「か」）\n", count: 30_000),
      Row(what: "English quotes", piece: "\"Abcdefgh\" (2 x) ", count: 50_000),
      Row(what: "prices", piece: "あいう 2本　100円\n", count: 30_000), Row(what: "states", piece: "あいう × 1\n返金済み\n", count: 30_000),
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

  private func reading(_ body: String, subject: String = "発送のお知らせ", from: String = "info@aozora-shop.example") -> Reading {
    let text =
      "From: \(from)\nTo: taro@example.jp\nSubject: \(subject)\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n"
      + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\(body)\n"
    return NoticeReader().read(Message(parsing: Array(text.utf8)[...]), depth: .thorough, explains: true)
  }

  @Test(
    "Values that are nothing but punctuation and counts, labels broken by a wrap",
    arguments: [
      "商品名：（１個）", "ご注文商品：（1点）", "キャンセル商品：( 1点 )", "商品名：:1個", "商品名：×1", "りんごジュース\nご\n注文数 3", "りんごジュース\n合\n計 3円", "数量：\n価格：", "商品名",
      "x1", "×", "1個", "（１個", "「」1点", "注文\n番号：1",
    ])
  func punctuation(body: String) {
    let reading = reading("ご注文の商品を発送いたしました。\n注文番号：A-12345\n\(body)")
    #expect(reading.events.map(\.kind) == [.shipped])
  }

  /// Pieces from which the readers of values take their bearings, strung together at random.
  private static let pieces = [
    "商品名", "ご注文商品", "数量", "価格", "合計", "注文番号", "番号", "送り状番号", "お届け予定日", "時間帯", "支払方法", "返金額", "ご", "お", "：", ":", "（", "）", "(", ")", "「",
    "」", "『", "』",
    "×", "x", "*", "|", " | ", "1", "0", "99", "12", "個", "点", "枚", "円", "￥", "JPY", "-", "～", "/", "月", "日", "時", "分", "午前中", "午後", "年",
    "まで", "\n", "\n", "\n\n", "\t", "　", "  ", "■",
    "※", "・", "。", "、", "キャンセル", "いたしました", "発送", "しました", "返金", "場合", "欠品", "りんご", "A-1", "#", "@", "http://", "https://a.jp/", "様", "ﾞ",
    "ｶ", "=", "----", "━━━━", ".", ",", "＞", "＜",
    "キャンセル商品", "ご注意", "おすすめ商品", ">", "pm", "May ", "3", "\u{200B}", "№",
  ]

  @Test("Random strings of labels, units, brackets and line ends", arguments: (1...24).map(UInt64.init))
  func random(seed: UInt64) {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let senders = [
      "info@aozora-shop.example", "order-update@amazon.co.jp", "mail@kuronekoyamato.co.jp", "a@shop.rakuten.co.jp", "no-reply@mercari.jp",
    ]
    for _ in 0..<120 {
      let body = (0..<(5 + next(60))).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
      let events = reading("ご注文の商品を発送いたしました。\n" + body, from: senders[next(senders.count)]).events
      #expect(events.allSatisfy { !$0.id.isEmpty }, "seed \(seed)")
    }
  }
}
