import Events
import MIME
import Notices
import Testing

/// Cancelling as one of several answers, and numbers that stand beside the order's.
@Suite("Choices and numbers")
struct ChoiceTests {
  private func events(_ body: String) -> [Event] {
    return NoticeReader().read(ShopLetter.message("山田様\n\n\(body)\n\n青空堂")).events
  }

  @Test(
    "A list of answers that holds cancelling asks",
    arguments: [
      ("ご注文番号：A-12345\n次のうちどれがよろしいか、教えてください。\n\n・このまま待つ\n・今回はキャンセル\n", [Kind.cancelRequested]),
      ("御注文番号　A-12345\n御意向をお伺い致したく存じます。\n\n　一、お待ち頂く\n　一、御注文をお取り消しとさせて頂く\n", [.cancelRequested]),
      ("ご注文番号：A-12345\nご希望をお知らせください。\n1) 入荷を待つ\n2) 注文を取り消す\n", [.cancelRequested]),
      // No question, or no list.
      ("ご注文番号：A-12345\n・このまま待つ\n・今回はキャンセル\n", []),
      ("ご注文番号：A-12345\n・キャンセルの場合はご連絡ください。\n・返品の場合は7日以内にお願いします。\nお返事をお待ちしております。\n", []),
    ] as [(String, [Kind])])
  func lists(body: String, kinds: [Kind]) {
    #expect(events(body).map(\.kind) == kinds)
  }

  @Test(
    "The order's number goes before that of an inquiry",
    arguments: [
      ("受付番号：Q-0011\nご注文番号：SM-88210\n", "SM-88210"), ("ご注文番号：SM-88210\n受付番号：Q-0011\n", "SM-88210"),
      ("受付番号：Q-0011\n", "Q-0011"),
    ])
  func numbers(head: String, number: String) {
    let events = events(head + "ご注文をキャンセルいたしました。")
    #expect(events.map(\.kind) == [.cancelled])
    #expect(events.first?.orderNumber == number)
  }

  @Test("Tracking numbers that stand below one label")
  func trackingNumbers() {
    let events = events("ご注文番号：A-12345\n発送を済ませました。\n運送会社：ヤマト運輸\n送り状番号：4861-0093-7715\n　　　　　　4861-0093-7726\nお届け：明日")
    #expect(events.first?.trackingNumbers == ["4861-0093-7715", "4861-0093-7726"])
  }

  @Test("Rows of sums are no goods, and a sum for one piece is its price")
  func sums() {
    let html =
      "<p>ご注文の商品を発送いたしました。注文番号 #2213</p><table><tr><th>商品名</th><th>数量</th><th>金額</th></tr>"
      + "<tr><td>夜の図書館地図帳</td><td>1</td><td>2,970円</td></tr><tr><td>送料</td><td></td><td>385円</td></tr>"
      + "<tr><td>合計</td><td></td><td>3,355円</td></tr></table>"
    let text =
      "From: info@aozora-shop.example\nSubject: x\nDate: Thu, 15 Jan 2026 12:00:00 +0900\nContent-Type: text/html; charset=utf-8\n"
      + "Content-Transfer-Encoding: 8bit\n\n\(html)"
    let items = NoticeReader().read(Message(parsing: Array(text.utf8)[...])).events.first?.items ?? []
    #expect(items.map(\.name) == ["夜の図書館地図帳"])
    #expect(items.map { $0.price?.hundredths } == [297_000])
  }

  @Test("Rows of shop systems: a name with its count, and a price")
  func rows() {
    let html =
      "<p>ご注文をキャンセルいたしました。注文番号 #2213</p><table>"
      + "<tr><td><img src=a></td><td>ブレンド 200g&nbsp;&times;&nbsp;2<br><span>豆のまま</span></td><td>&yen;3,240</td></tr>"
      + "<tr><td><img src=a></td><td>モカ 100g&nbsp;&times;&nbsp;1<br><span>粉</span></td><td>&yen;1,480</td></tr></table>"
      + "<table><tr><td>小計</td><td>&yen;4,720</td></tr><tr><td>送料</td><td>&yen;0</td></tr></table>"
    let text =
      "From: info@aozora-shop.example\nSubject: x\nDate: Thu, 15 Jan 2026 12:00:00 +0900\nContent-Type: text/html; charset=utf-8\n"
      + "Content-Transfer-Encoding: 8bit\n\n\(html)"
    let items = NoticeReader().read(Message(parsing: Array(text.utf8)[...])).events.first?.items ?? []
    #expect(items.map(\.name) == ["ブレンド 200g", "モカ 100g"])
    #expect(items.map(\.quantity) == [2, 1])
    #expect(items.map { $0.price?.hundredths } == [nil, 148_000])
  }
}
