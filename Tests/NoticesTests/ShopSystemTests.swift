import Events
import MIME
import Notices
import RulePacks
import Testing

/// Packs of shop systems: they hold for shops without a pack of their own, by marks in the text.
@Suite("Shop systems")
struct ShopSystemTests {
  private func reading(from: String, _ subject: String, _ body: String, explains: Bool = false) -> Reading {
    let text =
      "From: \(from)\nTo: taro@example.jp\nSubject: \(subject)\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n"
      + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\(body)\n"
    return NoticeReader().read(Message(parsing: Array(text.utf8)[...]), explains: explains)
  }

  private static let body = "注文 #1043\nご注文の商品は配送中です\n注文を表示する\n"

  @Test("A rule of the system decides, and the system vouches for nobody")
  func mark() throws {
    let reading = reading(from: "shop@umi.example", "注文 #1043 の商品が配送中です", Self.body, explains: true)
    let event = try #require(reading.events.first)
    #expect(event.kind == .shipped)
    #expect(event.rule == "shopify/shipped")
    #expect(event.merchant == "umi.example")
    #expect(reading.pack == nil)
    #expect(reading.findings.first?.meaning == .system("Shopify"))
  }

  @Test("Without a mark its rules do not hold")
  func noMark() {
    #expect(reading(from: "shop@umi.example", "注文 #1043 の商品が配送中です", "注文 #1043\nご注文の商品は配送中です\n").events.first?.rule != "shopify/shipped")
  }

  @Test(
    "Words under a condition, or only spoken of, meet no rule",
    arguments: [
      ("商品発送のお知らせメールについて", "ご注文番号：2088\n商品を発送しましたらメールでお知らせします。いま準備中です。\n加算ポイント：20 pt\n"),
      ("商品発送のお知らせメールが届かない方へ", "ご注文番号：2088\n商品はまだ準備中です。\nお問い合わせURL：https://shop.example/\n"),
      ("ご返金について", "[注文 #5122] (2026年1月5日)\nご返送品の到着後に返金いたします。返金されましたらメールでお知らせします。\n"),
    ])
  func conditions(subject: String, body: String) {
    #expect(reading(from: "info@nuno.example", subject, body).events.isEmpty)
  }

  @Test("A known sender is read by his own pack")
  func knownSender() {
    let reading = reading(from: "cancel@yodobashi.com", "注文 #1043 の商品が配送中です", Self.body)
    #expect(!reading.events.contains { $0.rule?.hasPrefix("shopify/") == true })
  }
}
