import Events
import MIME
import Notices
import Testing

/// How a guarantee claim stands, as its notices say.
@Suite("Guarantee claims")
struct ClaimTests {
  @Test(
    "Each notice",
    arguments: [
      ("マーケットプレイス保証の申請を受け付けました", "申請内容を確認しております。申請が承認された場合は、メールでお知らせします。", ClaimState.filed),
      ("マーケットプレイス保証の申請について", "お客様の保証申請が承認されました。返金額は3,000円です。", .granted),
      ("マーケットプレイス保証の申請について", "お客様の保証申請は承認されませんでした。", .denied),
      ("マーケットプレイス保証の申請について", "今回のご注文はマーケットプレイス保証の対象とはなりません。", .denied),
      ("Amazonマーケットプレイス保証: 申請が却下されました", "詳しくは注文履歴をご覧ください。", .denied),
      ("マーケットプレイス保証の申請について", "ご不明な点はお問い合わせください。", nil),
    ] as [(String, String, ClaimState?)])
  func reads(subject: String, body: String, claim: ClaimState?) throws {
    let text =
      "From: Amazon.co.jp <atoz-guarantee-no-reply@amazon.co.jp>\nTo: taro@example.jp\nSubject: \(subject)\n"
      + "Date: Thu, 15 Jan 2026 12:00:00 +0900\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
      + "山田様\n\nマーケットプレイス保証についてのご連絡です。\n注文番号：250-1234567-1234567\n\n\(body)\n"
    let events = NoticeReader().read(Message(parsing: Array(text.utf8)[...])).events
    let event = try #require(events.first { $0.kind == .claimUpdated })
    #expect(event.claim == claim)
  }
}
