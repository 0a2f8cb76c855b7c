import Events
import Notices
import Testing

/// Why something happened: what the notice says of it, not what its rules say of other cases.
@Suite("Reasons")
struct ReasonTests {
  private func events(_ body: String) -> [Event] {
    return NoticeReader().read(ShopLetter.message("ご注文番号：M-50003\n\n\(body)")).events
  }

  @Test(
    "Rules about the buyer's wish are none of this cancellation",
    arguments: [
      "在庫切れのため、ご注文をキャンセルいたしました。\nなお、お客様のご都合によるキャンセルはお受けできません。",
      "在庫切れのため、ご注文をキャンセルいたしました。\n今後、お客様のご都合でキャンセルされる場合はご連絡ください。",
      "お品が欠品となりました。\nご注文をキャンセルいたしました。\nお客様のご希望によるキャンセルは承っておりません。",
      "お客様からのお問い合わせをありがとうございます。\n欠品のため、ご注文をキャンセルいたしました。",
    ])
  func rules(body: String) {
    #expect(events(body).map(\.kind) == [.cancelled])
    #expect(events(body).first?.reason == .outOfStock)
  }

  @Test(
    "What the buyer wished",
    arguments: ["お客様のご都合により、ご注文をキャンセルいたしました。", "お客様より電話でキャンセルのお申し出がございました。\nご注文をキャンセルいたしました。"])
  func wishes(body: String) {
    #expect(events(body).first?.reason == .customerRequest)
  }

  @Test("A part is cancelled and the rest dispatched in one sentence")
  func partly() {
    let events = events("「硝子の醤油差し」は検品の折に割れが見つかりましたので、この一点のみキャンセルとさせて頂き、残りの「真鍮の匙」のみ本日ゆうパックにて発送致しました。")
    #expect(Set(events.map(\.kind)) == [.cancelled, .shipped])
  }
}
