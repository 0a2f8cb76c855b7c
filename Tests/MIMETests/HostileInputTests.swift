import Testing

@testable import MIME

/// Inputs that cost a careless reader quadratic time or its stack.
///
/// Each takes some milliseconds when all is linear.
@Suite struct HostileInputTests {
  private static func times(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String

    init(_ name: String, _ text: String) {
      testDescription = name
      self.text = text
    }
  }

  private static let cases: [Case] = [
    Case("attached messages", times("Content-Type: message/rfc822\n\n", 100_000)),
    Case("multiparts", (0..<50_000).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined()),
    Case("parts", "Content-Type: multipart/mixed; boundary=b\n\n" + times("--b\n\n\n", 500_000)),
    Case("dashes", "Content-Type: multipart/mixed; boundary=b\n\n" + times("--bb\n", 1_000_000)),
    Case("junk lines", times("junk\n", 1_000_000)),
    Case("dashes in a header", "Content-Type: multipart/mixed; boundary=b\n" + times("--a: b\n", 500_000)),
    Case("blank lines in a header", "A: b\n" + times(" \n", 500_000)),
    Case("CR", times("\r", 1_000_000) + "\n" + times("\r", 1_000_000)),
    Case("fields", times("A: b\n", 500_000)),
    Case("addresses", "To: " + times("a@example.com, ", 200_000)),
    Case("groups", "To: x@y " + times(": ", 500_000)),
    Case("comments", "To: " + times("(", 500_000)),
    Case("angles", "To: " + times("<", 500_000)),
    Case("quotes", "To: " + times("\"\\", 500_000)),
    Case("beginnings of encoded words", "Subject: " + times("=?utf-8?Q?", 100_000) + "\nTo: " + times("=?a?b?", 100_000)),
    Case("encoded words", "Subject: " + times("=?utf-8?Q?=E3=81?= ", 100_000)),
    Case("RFC 2231 sections", "Content-Type: a/b" + (0..<100_000).map { "; x*\($0)*=a" }.joined()),
    Case("parameters", "Content-Type: a/b" + (0..<100_000).map { "; x\($0)=a" }.joined()),
    Case("quotes without end in identifiers", "References: " + times("\"\\", 500_000) + "\nContent-ID: " + times("<\"\\", 300_000)),
    Case("boundaries in a header without one", "Content-Type: text/plain" + times("; a=b", 10_000) + times("\nX-A: b\n--x", 1_900)),
    Case("junk behind the last field that is read", times("A: b\n", 2_000) + times("x\nBcc: a\n", 300_000)),
    Case("comments in a type", "Content-Type: " + times("(", 500_000)),
    Case("folded blanks", "Subject: a" + times("\n ", 500_000) + "b"),
    Case("escapes", "\n" + times("\u{1B}$B", 500_000)),
    Case("line ends in two-byte text", "\n\u{1B}$B" + times("$\"\n", 500_000)),
    Case("kanji lines in two-byte text", "\n\u{1B}$B" + times("0!\n", 500_000)),
    Case("kanji lines in two-byte text that end", "\n\u{1B}$B" + times("0!\n", 500_000) + "\u{1B}(B"),
    Case("half characters at line ends", "\n\u{1B}$B" + times("0!0\n", 500_000) + "\u{1B}(B"),
    Case("half characters at blanks", "\n\u{1B}$B" + times("0 ", 500_000)),
    Case("blanks in two-byte text", "\n\u{1B}$B0" + times(" ", 1_000_000) + "0"),
    Case("a piece of UTF-8 after each escape", "\n" + times("\u{1B}$B0!é", 200_000)),
    Case("raw fields", "Content-Type: a/b" + times("; a=b", 10_000) + times("\nSubject: é", 2_000)),
    Case("shift out", "\n\u{1B}$B\u{1B}(B" + times("\u{0E}1", 500_000)),
    Case("date", "Date: " + times("(", 500_000)),
    Case("references", "References: " + times("<a@b> ", 200_000)),
  ]

  @Test(arguments: cases)
  func costsLittle(_ row: Case) {
    let message = Message(text: row.text)
    touch(message)
    #expect(message.structure().parts.count <= Limits.standard.parts)
  }

  /// Damaged copies of ordinary messages: cut, overwritten, pieces doubled.
  @Test(arguments: 0..<8)
  func damagedMessagesAreRead(_ run: Int) {
    let seed = 0x7064_6F6B_6500 + UInt64(run)
    var generator = SeededGenerator(seed: seed)
    for round in 0..<300 {
      var bytes = Self.specimen
      for _ in 0..<Int.random(in: 1...12, using: &generator) { Self.damage(&bytes, &generator) }
      let message = Message(parsing: bytes[...])
      touch(message)
      for part in message.structure().parts {
        let text = part.text()
        #expect(isValidUTF8(text.utf8), "seed \(seed), round \(round)")
        #expect(part.encodedBody.startIndex >= 0 && part.path.allSatisfy { $0 > 0 })
      }
    }
  }

  /// Random bytes in every charset give valid UTF-8 and never more than the room set aside.
  @Test(arguments: [
    "utf-8", "iso-2022-jp", "shift_jis", "euc-jp", "iso-8859-1", "utf-7", "gb18030", "big5", "euc-kr", "utf-16", "utf-32", "koi8-r",
    "nothing", nil,
  ])
  func randomBytesGiveValidUTF8(_ label: String?) {
    var generator = SeededGenerator(seed: 42)
    let pool = hex("1B 24 42 40 28 4A 49 44 0E 0F 0A 0D 20 2B 2D 21 30 7E 80 8E 8F A1 C6 E3 81 94 F0 FC FE FF 5C 61 00")
    for round in 0..<2_000 {
      let length = Int.random(in: 0...40, using: &generator)
      let bytes = (0..<length).map { _ in pool[Int.random(in: 0..<pool.count, using: &generator)] }
      #expect(isValidUTF8(DecodedText(decoding: bytes[...], label: label).utf8), "round \(round): \(bytes)")
      #expect(isValidUTF8(DecodedText(decodingByTheStandard: bytes[...], label: label).utf8), "round \(round): \(bytes)")
    }
  }

  /// Asks for everything.
  private func touch(_ message: Message) {
    _ = (message.subject, message.from, message.sender, message.to, message.cc, message.replyTo)
    _ = (message.date, message.messageID, message.references, message.inReplyTo)
    for field in message.header.fields.prefix(50) { _ = (field.name, field.text, field.addresses) }
    for part in message.structure().parts.prefix(50) { _ = (part.text(), part.decodedBody().count, part.attachedMessage?.subject) }
  }

  private static func damage(_ bytes: inout [UInt8], _ generator: inout SeededGenerator) {
    guard bytes.count > 2 else { return }
    let place = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<5, using: &generator) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
    case 1: bytes.remove(at: place)
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...60, using: &generator)))
    case 3:
      let piece = Array(bytes[place..<min(bytes.count, place + Int.random(in: 1...80, using: &generator))])
      bytes.insert(contentsOf: piece, at: Int.random(in: 0..<bytes.count, using: &generator))
    default: bytes.insert(Array("\n\r=?;:\"()<>-\u{1B}".utf8)[Int.random(in: 0..<13, using: &generator)], at: place)
    }
  }

  private static let specimen =
    Array(
      """
      Received: from mx.example.jp ([192.0.2.1]) by in.example.com; Mon, 12 May 2025 10:00:00 +0900
      From: =?ISO-2022-JP?B?GyRCJTclZyVDJVcbKEI=?= <shop@example.jp>
      To: "User, One" <one@example.com>, Two (second) <two@example.com>
      Subject: =?UTF-8?B?44GU5rOo5paH?= =?UTF-8?Q?=E3=81=82?=
      Date: Mon, 12 May 2025 10:00:00 +0900 (JST)
      Message-ID: <1@example.jp>
      MIME-Version: 1.0
      Content-Type: multipart/mixed; boundary="outer"

      --outer
      Content-Type: multipart/alternative; boundary=inner

      --inner
      Content-Type: text/plain; charset=iso-2022-jp

      \u{1B}$B$4CmJ8\u{1B}(B 250-1234567-1234567
      --inner
      Content-Type: text/html; charset=utf-8
      Content-Transfer-Encoding: quoted-printable

      <p>=E3=81=94=E6=B3=A8=E6=96=87=
      </p>
      --inner--
      --outer
      Content-Type: application/pdf; name*0*=utf-8''%E8%AB%8B; name*1*=%E6%B1%82.pdf
      Content-Transfer-Encoding: base64

      JVBERi0xLjQKJcOkw7zDtsOfCg==
      --outer
      Content-Type: message/rfc822
      Content-Transfer-Encoding: base64

      U3ViamVjdDogeAoKaW5uZXI=
      --outer--

      """.utf8)
}
