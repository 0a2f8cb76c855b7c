import Testing

@testable import MIME

/// Texts as they are to be read: paragraphs joined, files left out.
@Suite struct ReadableTextTests {
  struct Flowed: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var parameters = "format=flowed"
    var text: String
    var readable: String
  }

  @Test(arguments: [
    Flowed(testDescription: "a soft break keeps its space", text: "your order \nhas shipped\n", readable: "your order has shipped\n"),
    Flowed(
      testDescription: "Japanese, the space deleted", parameters: "format=flowed; delsp=yes", text: "ご注文を \nキャンセル \nしました。\n以上\n",
      readable: "ご注文をキャンセルしました。\n以上\n"),
    Flowed(testDescription: "case of the parameters", parameters: "Format=Flowed; DelSp=Yes", text: "あ \nい\n", readable: "あい\n"),
    Flowed(testDescription: "no parameter, no joining", parameters: "charset=utf-8", text: "a \nb\n", readable: "a \nb\n"),
    Flowed(testDescription: "fixed lines stay apart", text: "a\nb\n", readable: "a\nb\n"),
    Flowed(testDescription: "a stuffed space goes", text: " From here\n  indented\n", readable: "From here\n indented\n"),
    Flowed(testDescription: "a stuffed mark is no quotation", text: " > 5,000円\n", readable: " > 5,000円\n"),
    Flowed(testDescription: "quoted paragraphs", text: "> a \n> b\n>> c \n>>d\n", readable: "> a b\n>> c d\n"),
    Flowed(testDescription: "depth changes end a paragraph", text: "> a \nb \n> c\n", readable: "> a \nb \n> c\n"),
    Flowed(testDescription: "a signature is fixed", text: "so \n-- \nTaro \nYamada\n", readable: "so \n-- \nTaro Yamada\n"),
    Flowed(testDescription: "a quoted signature", text: "> -- \n> Taro\n", readable: "> -- \n> Taro\n"),
    Flowed(
      testDescription: "labels that nobody's program broke", text: "注文番号: A-1 \n商品名：電気毛布 \n合計: 5,980円 \n以上\n",
      readable: "注文番号: A-1 \n商品名：電気毛布 \n合計: 5,980円 以上\n"),
    Flowed(
      testDescription: "a full line before a colon", text: "the quick brown fox jumps over the lazy dog and says \nhello: fox\n",
      readable: "the quick brown fox jumps over the lazy dog and says hello: fox\n"),
    Flowed(testDescription: "a line of one space breaks softly", text: "a\n \nb\n", readable: "a\n\nb\n"),
    Flowed(testDescription: "no line end at the end", text: "a \nb", readable: "a b"),
    Flowed(testDescription: "soft break at the end", text: "a ", readable: "a "),
    Flowed(testDescription: "empty", text: "", readable: ""),
    Flowed(testDescription: "empty lines", text: "a\n\n\nb\n", readable: "a\n\n\nb\n"),
  ])
  func flowed(_ row: Flowed) throws {
    for text in [row.text, row.text.replacing("\n", with: "\r\n")] {
      let message = Message(text: "Content-Type: text/plain; charset=utf-8; \(row.parameters)\n\n" + text)
      #expect(try #require(message.structure().parts.first).readableText().string == row.readable)
    }
  }

  @Test(arguments: [
    ("enriched", "<bold>注文</bold>番号\n\n<color><param>red</param>A-1</color>\n", "注文番号\nA-1\n"),
    ("enriched", "one\ntwo\n\nthree\n\n\nfour<b></b>", "one two\nthree\n\nfour"),
    ("enriched", "キャン\nセル<i></i>\nx \ny", "キャンセルx y"),
    ("enriched", "a <<b> <x-y>c</X-Y> < d > <e f> <", "a <b> c < d > <e f> <"),
    ("enriched", "<nofill>a\nb\n\nc</nofill>\nd", "a\nb\n\nc d"),
    ("enriched", "<param>a<param>b</param>\nc</param>d</param>e", "de"),
    // No command: another text under this name.
    ("enriched", "注文番号：A-1\n合計：5,980円\n\n", "注文番号：A-1\n合計：5,980円\n\n"),
    ("richtext", "one\ntwo<nl>three<lt>four<paragraph>five</paragraph>six<comment>x</comment>\n", "one two\nthree<fourfive\nsix\n"),
    ("plain", "<bold>a</bold>\nb", "<bold>a</bold>\nb"),
  ])
  func enriched(_ subtype: String, _ text: String, _ readable: String) throws {
    let message = Message(text: "Content-Type: text/\(subtype); charset=utf-8\n\n" + text)
    #expect(try #require(message.structure().parts.first).readableText().string == readable)
  }

  /// A command of sixty-one characters is the longest.
  @Test(arguments: [(61, "a"), (62, nil)])
  func enrichedCommandsHaveALimit(_ length: Int, _ readable: String?) throws {
    let text = "<b>a</b><\(String(repeating: "x", count: length))>"
    let message = Message(text: "Content-Type: text/enriched\n\n" + text)
    #expect(try #require(message.structure().parts.first).readableText().string == readable ?? "a" + text.dropFirst(8))
  }

  struct Embedded: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var readable: String
    var diagnostic: String?
  }

  @Test(arguments: [
    Embedded(
      testDescription: "a file between two lines", text: "見積書です\nbegin 644 a.txt\n#86)C\n`\nend\n以上\n", readable: "見積書です\n以上\n",
      diagnostic: "a.txt (3 bytes) left out of the text"),
    Embedded(
      testDescription: "two files", text: "begin 644 a.txt\n#86)C\n`\nend\nbegin 0600 b c.txt\n#86)C\n \nend", readable: "",
      diagnostic: "a.txt (3 bytes) and 1 more left out of the text"),
    Embedded(
      testDescription: "an empty line before the end", text: "begin 644 a.txt\n#86)C\n\nend\nx\n", readable: "x\n",
      diagnostic: "a.txt (3 bytes) left out of the text"),
    Embedded(testDescription: "no end", text: "begin 644 a.txt\n#86)C\n`\n以上\n", readable: "begin 644 a.txt\n#86)C\n`\n以上\n"),
    Embedded(testDescription: "prose", text: "begin 644 steps\nwith this\nend\n", readable: "begin 644 steps\nwith this\nend\n"),
    Embedded(testDescription: "no data", text: "begin 644 a\n`\nend\n", readable: "begin 644 a\n`\nend\n"),
    Embedded(
      testDescription: "a broken one before a whole one", text: "begin 644 a\nbegin 644 b\n#86)C\n`\nend\nx\n",
      readable: "begin 644 a\nx\n",
      diagnostic: "b (3 bytes) left out of the text"),
  ])
  func embeddedFiles(_ row: Embedded) throws {
    for text in [row.text, row.text.replacing("\n", with: "\r\n")] {
      let part = try #require(Message(text: "Content-Type: text/plain; charset=utf-8\n\n" + text).structure().parts.first)
      #expect(part.readableText().string == row.readable)
      #expect(part.readableText().diagnostics.first { $0.code == .embeddedFile }?.detail == row.diagnostic)
      // The text itself stays whole.
      #expect(part.text().string == row.text)
    }
  }
}
