import Authentication
import Events
import Foundation
import MIME
import Notices
import Testing

@testable import Redaction

@Suite struct MessageRedactionTests {
  private func rewritten(_ text: String) -> String { String(decoding: redaction(text).bytes, as: UTF8.self) }

  private func redaction(_ text: String) -> RedactedMessage {
    RedactedMessage(of: Message(parsing: Array(text.utf8)[...]), reader: NoticeReader(), seed: 7)
  }

  @Test(arguments: [
    ("To: Hanako Sato <hanako@mail.example>", "To: \"Taro Mihon\" <sample@example.jp>"),
    ("Delivered-To: hanako@mail.example", "Delivered-To: sample@example.jp"),
    ("From: shop <a@shop.example>", "From: shop <a@shop.example>"),
    ("Date: Mon, 16 Nov 2026 10:00:00 +0900", "Date: Mon, 16 Nov 2026 10:00:00 +0900"),
    ("X-Customer: 4711", "X-Customer: redacted"), ("X-Folded: a\n b\n c", "X-Folded: redacted"),
    ("List-Id: <news.shop.example>", "List-Id: <news.shop.example>"),
    ("Return-Path: <bounce-hanako=mail.example@shop.example>", "Return-Path: <bounce-sample=example.jp@shop.example>"),
    (
      "DKIM-Signature: v=1; d=shop.example; s=k1; bh=abc=; b=def\n ghi",
      "DKIM-Signature: v=1; d=shop.example; s=k1; bh=redacted; b=redacted"
    ),
    (
      "Authentication-Results: mx.a.example; dkim=pass header.d=shop.example",
      "Authentication-Results: mx.a.example; dkim=pass header.d=shop.example"
    ),
    ("Content-Description: 佐藤", "Content-Description: redacted"),
  ])
  func fields(field: String, redacted: String) {
    let other = field.hasPrefix("To:") ? "" : "To: hanako@mail.example\n"
    #expect(rewritten("\(field)\n\(other)\nbody\n").contains(redacted + "\n"))
  }

  @Test func aTraceKeepsHostsAndDates() {
    let text = rewritten(
      """
      Received: from a27.shop.example (a27.shop.example [203.0.113.228])
      \tby mx.mail.example (Postfix) with ESMTPS id C4C6C13FED
      \tfor <hanako@mail.example>; Sun, 12 Apr 2026 10:22:36 +0900 (JST)
      To: hanako@mail.example

      body

      """)
    for word in ["203.0.113.228", "C4C6C13FED", "hanako", "mail.example"] { #expect(!text.contains(word), "\(word)") }
    for word in ["a27.shop.example", "[192.0.2.1]", "for <sample@example.jp>;", "Sun, 12 Apr 2026", "10:22:36 +0900"] {
      #expect(text.replacingOccurrences(of: "\n ", with: " ").contains(word), "\(word)")
    }
  }

  @Test(arguments: [
    ("from hanako-pc (unknown [10.0.0.7])", "from host (unknown [192.0.2.1])"),
    ("from DESKTOP-8A7B6C5.local ([10.0.0.7])", "from host.local ([192.0.2.1])"),
    ("from a27-1.smtp-out.relay.example (HELO kitchen)", "from a27-1.smtp-out.relay.example (HELO host)"),
    ("from localhost (localhost [127.0.0.1])", "from localhost (localhost [192.0.2.1])"),
    ("from x by mailer with ESMTP", "from host by host with ESMTP"),
    ("from mail.shop.example", "from mail.shop.example"), ("from [IPv6:2001:db8:7::9]", "from [IPv6:2001:db8::1]"),
  ])
  func machinesOfAHouseAreReplaced(trace: String, redacted: String) {
    let text = rewritten("Received: \(trace); Sun, 12 Apr 2026 10:22:36 +0900\nFrom: a@shop.example\nTo: hanako@mail.example\n\nbody\n")
    #expect(
      text.replacingOccurrences(of: "\n ", with: " ").hasPrefix("Received: \(redacted); Sun, 12 Apr 2026 10:22:36 +0900\n"), "\(text)")
  }

  @Test func linesOfAnAccessProviderAreReplaced() {
    let text = rewritten(
      "Received: from p12345-ipngn.tokyo.isp.example (203-0-113-5.ppp.isp.example [203.0.113.5])\nTo: hanako@mail.example\n\nbody\n")
    for word in ["12345", "203-0", "203.0"] { #expect(!text.contains(word), "\(text)") }
    #expect(text.contains("-ipngn.tokyo.isp.example"))
  }

  @Test func threadsStayThreads() {
    let text = rewritten(
      "From: a@shop.example\nMessage-ID: <a1@shop.example>\nReferences: <b22@shop.example>\n <a1@shop.example>\n\nbody\n")
    let message = Message(parsing: Array(text.utf8)[...])
    #expect(message.messageID != "<a1@shop.example>")
    #expect(message.references.last == message.messageID)
    #expect(message.messageID?.hasSuffix("@shop.example>") == true)
  }

  @Test func partsKeepTheirPlacesAndEncodings() {
    let text = """
      To: hanako@mail.example
      Content-Type: multipart/mixed; boundary="x"

      preamble for hanako
      --x
      Content-Type: text/plain; charset=iso-2022-jp
      Content-Transfer-Encoding: 7bit

      \u{1B}$B:4F#2V;R\u{1B}(B \u{1B}$BMM\u{1B}(B
      --x
      Content-Type: image/png; name="hanako.png"
      Content-Disposition: attachment; filename="hanako.png"
      Content-Transfer-Encoding: base64

      iVBORw0KGgo=
      --x
      Content-Type: message/rfc822; name="hanako.eml"

      Subject: inner
      To: hanako@mail.example

      250-1234567-7654321
      --x--
      epilogue

      """
    let result = rewritten(text)
    #expect(!result.contains("hanako") && !result.contains("epilogue") && !result.contains("iVBOR") && !result.contains("1234567"))
    let before = Message(parsing: Array(text.utf8)[...]).structure().parts
    let after = Message(parsing: Array(result.utf8)[...]).structure().parts
    #expect(before.map(\.path) == after.map(\.path))
    #expect(before.map(\.contentType.essence) == after.map(\.contentType.essence))
    #expect(before.map(\.transferEncoding) == after.map(\.transferEncoding))
    #expect(after[0].text().string == "見本太郎 様")
    #expect(after[0].text().charset == "iso-2022-jp")
    #expect(after[1].filename == "redacted.png")
    #expect(after[1].decodedBody() == Array("redacted\n".utf8))
  }

  @Test func anAttachedMessageInBase64IsRedactedInside() throws {
    let inner = "Subject: inner\nTo: hanako@mail.example\n\n佐藤 花子 様\n250-1234567-7654321\n"
    let text =
      "To: a@b.example\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n\(Data(inner.utf8).base64EncodedString())\n"
    let part = try #require(Message(parsing: redaction(text).bytes[...]).structure().parts.first)
    let attached = try #require(part.attachedMessage)
    #expect(part.transferEncoding == "base64")
    #expect(attached.to.first?.address.hasSuffix("@example.jp") == true)
    #expect(String(decoding: attached.body, as: UTF8.self).hasPrefix("見本 太郎 様\n250-"))
  }

  @Test(arguments: ["\n", "\r\n"])
  func lineEndsStay(lineEnd: String) {
    let text = ["To: a@b.example", "Subject: x", "X-A: b", "", "佐藤様", "", "本文", ""].joined(separator: lineEnd)
    let result = rewritten(text)
    #expect(result.replacingOccurrences(of: "\r\n", with: "\n").count { $0 == "\n" } == 7)
    #expect(result.utf8.count { $0 == 0x0D } == (lineEnd == "\n" ? 0 : 7))
  }

  @Test func aCharsetThatLacksACharacterBecomesUTF8() throws {
    // A byte without meaning in Shift_JIS is U+FFFD, which Shift_JIS cannot write.
    let head = "To: a@b.example\nContent-Type: text/plain; charset=Shift_JIS\nContent-Transfer-Encoding: 8bit\n\n"
    let bytes = Array(head.utf8) + [0x8D, 0xB2, 0x93, 0xA1, 0x97, 0x6C, 0x0A, 0x92, 0x8D, 0x95, 0xB6, 0xFF, 0x0A]
    let redaction = RedactedMessage(of: Message(parsing: bytes[...]), reader: NoticeReader(), seed: 7)
    let part = try #require(Message(parsing: redaction.bytes[...]).structure().parts.first)
    #expect(redaction.notes == [.charsetChanged("shift_jis")])
    #expect(part.charset == "utf-8")
    #expect(part.text().string == "見本様\n注文\u{FFFD}\n")
  }

  @Test func theRecipientsOwnServerGivesNothingAway() {
    var fixture = RedactionFixture()
    fixture.body = "佐藤様\n\n在庫切れのためキャンセルいたしました。\n\n注文番号：Y-100001\n"
    fixture.fields = "Authentication-Results: mx.mail.example; dkim=pass header.d=yutampo.example\n"
    let reader = NoticeReader(trust: TrustPolicy(receivers: [.init(id: "mx.mail.example")]))
    #expect(reader.read(fixture.message).events.map(\.trust) == [.genuine])
    let redaction = RedactedMessage(of: fixture.message, reader: reader, seed: 7)
    #expect(redaction.isFaithful)
    #expect(!String(decoding: redaction.bytes, as: UTF8.self).contains("mail.example"))
  }

  /// What the reader sent himself: from an address as people have them, or kept as an answer.
  @Test(arguments: [
    "From: Kenji Murakami <k.murakami@gmail.com>\n",
    "From: Kenji Murakami <k.murakami@mail.example>\nSubject: Re: order\nIn-Reply-To: <a@shop.example>\n",
  ])
  func aLetterToAShopIsTheReaders(fields: String) {
    let body = "Kenji Murakami here.\n\nOn 2026/05/01 10:00, Shop Team <order@shop.example> wrote:\n> Dear Kenji Murakami,\n"
    let text = rewritten("\(fields)To: Shop Team <order@shop.example>, friend@gmail.com\n\n\(body)")
    #expect(text.contains("From: \"Taro Mihon\" <sample"))
    #expect(text.contains("To: \"Shop Team\" <order@shop.example>,\n sample"))
    #expect(text.contains("Taro Mihon here."))
    #expect(text.contains("10:00, Shop Team <order@shop.example> wrote:\n> Dear Taro Mihon,"))
    for word in ["urakami", "enji", "friend@", "gmail.com"] { #expect(!text.contains(word), "\(word): \(text)") }
  }

  @Test(arguments: [
    "From: Shop <order@shop.example>\nSubject: Re: order\nIn-Reply-To: <a@shop.example>\nReceived: from a by b\n",
    "From: Shop <order@gmail.com>\n", "From: Shop <order.desk@gmail.com>\n", "From: Shop <order2@auctions.yahoo.co.jp>\n",
    "From: Shop <order@shop.example>\nSubject: hello\n",
  ])
  func aShopThatWritesStays(fields: String) {
    #expect(rewritten("\(fields)To: hanako@mail.example\n\nbody\n").contains("From: Shop <order"))
  }

  @Test func aReadersOwnMessageThatCameBackIsHisToo() {
    let inner = "From: Hanako Sato <hanako@mail.example>\nTo: nobody@shop.example\nSubject: question\n\nbody\n"
    let text = rewritten("From: mailer@relay.example\nTo: hanako@mail.example\nContent-Type: message/rfc822\n\n" + inner)
    #expect(text.contains("From: \"Taro Mihon\" <sample@example.jp>"))
    #expect(!text.contains("anako"))
    #expect(text.contains("From: mailer@relay.example"))
  }
}
