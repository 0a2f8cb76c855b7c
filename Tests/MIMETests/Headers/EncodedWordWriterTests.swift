import Testing

@testable import MIME

@Suite struct EncodedWordWriterTests {
  private static let texts = [
    "注文", "【湯たんぽの店】ご注文キャンセルのお知らせ Y-100001（自動送信）このメールには返信できません", "①㈱ｱｲｳ 半角と全角", "a", String(repeating: "見", count: 200),
  ]

  @Test(arguments: ["UTF-8", "ISO-2022-JP", "Shift_JIS", "EUC-JP"], texts)
  func whatIsWrittenIsReadAgain(label: String, text: String) throws {
    for isBase64 in [true, false] {
      let words = try #require(EncodedWordWriter(label: label, isBase64: isBase64)?.words(for: text, column: 9, lineEnd: [0x0D, 0x0A]))
      let field = Array("Subject: ".utf8) + words + [0x0D, 0x0A]
      #expect(Message(parsing: (field + [0x0D, 0x0A])[...]).subject == text)
      for (index, line) in words.split(separator: 0x0A).enumerated() {
        #expect(line.count + (index == 0 ? 9 : 0) <= 77)
        // Each word is whole: read alone it has no damage.
        let word = EncodedWords.decode(Array(line.trimmed), limits: .standard)
        #expect(word.diagnostics.isEmpty && !word.string.unicodeScalars.contains("\u{FFFD}"))
      }
    }
  }

  @Test func aCharacterWithoutPlaceIsNotReplaced() {
    #expect(EncodedWordWriter(label: "ISO-2022-JP")?.words(for: "😀", column: 0, lineEnd: [0x0A]) == nil)
    #expect(EncodedWordWriter(label: "unknown-8bit") == nil)
  }

  @Test(arguments: [
    ("=?ISO-2022-JP?B?GyRCJCIbKEI=?=", "ISO-2022-JP", true), ("Re: =?utf-8?q?=E3=81=82?=", "utf-8", false),
    ("=?utf-8*ja?B?44GC?=", "utf-8", true),
  ])
  func followsTheFirstWord(body: String, label: String, isBase64: Bool) throws {
    let field = try #require(Message(text: "Subject: \(body)\n\n").header.first("Subject"))
    let writer = try #require(EncodedWordWriter(like: field))
    #expect(writer.label == label)
    #expect(writer.isBase64 == isBase64)
  }

  @Test func aPlainFieldHasNoWordsToFollow() throws {
    let field = try #require(Message(text: "Subject: plain =?\n\n").header.first("Subject"))
    #expect(EncodedWordWriter(like: field) == nil)
  }
}
