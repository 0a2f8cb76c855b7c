import Testing

@testable import MIME

/// Raw bytes in header fields, which carry no label of their own: that of the body is a hint.
@Suite struct RawFieldTests {
  @Test(arguments: [
    ("katakana of EUC-JP", "euc-jp", "8ED28EB08ED9", "ﾒｰﾙ"),
    ("the same bytes in Shift_JIS", "shift_jis", "8ED28EB08ED9", "者鴫勺"),
    ("katakana of Shift_JIS", "shift_jis", "D2B0D9", "ﾒｰﾙ"),
    ("Russian", "windows-1251", "CFF0E8E2E5F2", "Привет"),
    ("Chinese", "gb2312", "C4E3BAC3", "你好"),
    ("UTF-8 in spite of the body", "gb2312", "C3BC", "ü"),
    ("UTF-8 in spite of the body, long", "shift_jis", "E38194E6B3A8E69687", "ご注文"),
    ("EUC-JP in spite of the body", "shift_jis", "A4B4C3EDCAB8A4A2A4EAA4ACA4C8A4A6", "ご注文ありがとう"),
    ("Shift_JIS in spite of the body", "iso-8859-1", "82B2928D95B6", "ご注文"),
    ("ISO-2022-JP in spite of the body", "euc-jp", "1B2442436D4A381B2842", "注文"),
    ("a body without meaning", "x-none", "C3EDCAB8", "注文"),
  ])
  func areReadLikeTheBody(_ name: String, _ label: String, _ digits: String, _ text: String) {
    let type = Array("Content-Type: text/plain; charset=\(label)\n\n".utf8)
    let fields = Array("Subject: ".utf8) + hex(digits) + Array("\nFrom: ".utf8) + hex(digits) + Array(" <a@example.jp>\n".utf8)
    let message = Message(parsing: (fields + type)[...])
    #expect(message.subject == text)
    #expect(message.from.first?.displayName == text)
  }

  @Test func withoutALabelTheBytesDecide() {
    let message = Message(parsing: (Array("Subject: ".utf8) + hex("C3EDCAB8") + Array("\n\n".utf8))[...])
    #expect(message.subject == "注文")
  }
}
