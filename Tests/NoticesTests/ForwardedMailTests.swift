import Authentication
import Events
import MIME
import Notices
import Testing

/// Notices inside other messages: forwarded in the text, attached, or only quoted.
@Suite("Mail inside mail")
struct ForwardedMailTests {
  private static let notice = """
    佐藤 花子 様

    在庫切れのため、ご注文をキャンセルいたしました。

    注文番号：AZ-20411
    商品名：い草のラグ
    """

  private func read(_ subject: String, _ body: String, type: String = "text/plain; charset=utf-8", policy: TrustPolicy = .init()) -> Reading
  {
    let text =
      "From: Hanako <hanako@mail.example>\nTo: taro@mail.example\nSubject: \(subject)\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n"
      + "MIME-Version: 1.0\nContent-Type: \(type)\nContent-Transfer-Encoding: 8bit\n\n\(body)\n"
    return NoticeReader(trust: policy).read(Message(parsing: Array(text.utf8)[...]))
  }

  @Test(
    "Forwarded in the text",
    arguments: [
      "---------- Forwarded message ---------\nFrom: 青空堂 <shop@aozora.example.jp>\nDate: Tue, 13 Jan 2026 10:00:00 +0900\n"
        + "Subject: ご注文のキャンセルについて\nTo: <hanako@mail.example>\n\n\n",
      "---------- Forwarded message ---------\n差出人: 青空堂 <shop@aozora.example.jp>\n日付: 2026年1月13日(火) 10:00\n"
        + "件名: ご注文のキャンセルについて\n宛先: <hanako@mail.example>\n\n\n",
      "これ見て。\n\nBegin forwarded message:\n\n> From: 青空堂 <shop@aozora.example.jp>\n> Subject: ご注文のキャンセルについて\n"
        + "> Date: 2026年1月13日 10:00:00 JST\n> To: hanako@mail.example\n> \n",
      "-------- 転送メッセージ --------\n件名: ご注文のキャンセルについて\n日付: Tue, 13 Jan 2026 10:00:00 +0900\n"
        + "差出人: 青空堂 <shop@aozora.example.jp>\n宛先: hanako@mail.example\n\n",
      "________________________________\n差出人: 青空堂 <shop@aozora.example.jp>\n送信日時: 2026年1月13日 10:00\n宛先: Hanako\n"
        + "件名: ご注文のキャンセルについて\n\n",
      "-----Original Message-----\nFrom: 青空堂 [mailto:shop@aozora.example.jp]\nSent: 2026年1月13日 10:00\nTo: Hanako\n"
        + "Subject: ご注文のキャンセルについて\n\n",
    ], ["Fwd: ご注文のキャンセルについて", "Fwd: 【青空堂】ご注文キャンセルのお知らせ", "FW: ご注文をキャンセルしました"])
  func forwarded(head: String, subject: String) {
    let isQuoted = head.contains("\n> ")
    let body =
      isQuoted
      ? Self.notice.split(separator: "\n", omittingEmptySubsequences: false).map { "> " + $0 }.joined(separator: "\n") : Self.notice
    let reading = read(subject, head + body)
    #expect(reading.events.map(\.kind) == [.cancelled])
    #expect(reading.events.first?.items.map(\.name) == ["い草のラグ"])
    #expect(reading.events.first?.reason == .outOfStock)
    #expect(reading.events.first?.orderNumber == "AZ-20411")
    #expect(reading.events.first?.merchant == "aozora.example.jp" || reading.events.first?.merchant == "example.jp")
    #expect(reading.events.first?.trust == .unverified)
    #expect(reading.events.first?.message?.from == "shop@aozora.example.jp")
    #expect(reading.events.first?.occurredAt?.description == "2026-01-13T10:00:00+09:00")
    #expect(reading.dismissal == nil)
  }

  @Test(
    "A reply that quotes is no news",
    arguments: [
      "ありがとうございます。\n\n差出人: 青空堂 <shop@aozora.example.jp>\n送信日時: 2026年1月13日 10:00\n宛先: Hanako\n件名: ご注文のキャンセルについて\n\n",
      "承知しました。\n\n-----Original Message-----\nFrom: 青空堂 <shop@aozora.example.jp>\nSent: Tuesday, January 13, 2026 10:00 AM\n"
        + "To: Hanako\nSubject: ご注文のキャンセルについて\n\n",
    ])
  func quoted(head: String) {
    #expect(read("Re: ご注文のキャンセルについて", head + Self.notice).events.isEmpty)
  }

  private func attached(_ header: String) -> String {
    "--b\nContent-Type: text/plain; charset=utf-8\n\nご参考まで\n--b\nContent-Type: message/rfc822\n\n"
      + header + "From: 青空堂 <shop@aozora.example.jp>\nTo: hanako@mail.example\nSubject: =?utf-8?B?44GU5rOo5paH?=\n"
      + "Date: Tue, 13 Jan 2026 10:00:00 +0900\nMessage-ID: <1@aozora.example.jp>\nContent-Type: text/plain; charset=utf-8\n"
      + "Content-Transfer-Encoding: 8bit\n\n" + Self.notice + "\n--b--"
  }

  @Test("Attached as a message, it is read as itself, whoever vouches for it inside")
  func attachedMessage() {
    let results = "Authentication-Results: mx.example.jp; dmarc=pass header.from=aozora.example.jp\n"
    for header in ["", results] {
      let policy = TrustPolicy(receivers: [.init(id: "mx.example.jp")])
      let reading = read("Fwd: notice", attached(header), type: "multipart/mixed; boundary=b", policy: policy)
      #expect(reading.events.map(\.kind) == [.cancelled])
      #expect(reading.events.first?.trust == .unverified)
      #expect(reading.events.first?.message?.id == "<1@aozora.example.jp>")
      #expect(reading.sender?.address == "hanako@mail.example")
    }
  }

  @Test("A fake stays one inside another message")
  func attachedFake() {
    let fake = attached("").replacing("From: 青空堂 <shop@aozora.example.jp>", with: "From: Amazon.co.jp <info@amazon-co-jp.example>")
    #expect(read("Fwd: notice", fake, type: "multipart/mixed; boundary=b").events.isEmpty)
  }
}
