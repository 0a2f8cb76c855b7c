import Testing

@testable import MIME

@Suite struct HeaderTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    var fields: [[String]]
    var body: String
    var codes: [Diagnostic.Code] = []
  }

  @Test(arguments: [
    Case(testDescription: "empty input", text: "", fields: [], body: ""),
    Case(testDescription: "two fields", text: "A: 1\nB: 2\n\nbody\n", fields: [["A", "1"], ["B", "2"]], body: "body\n"),
    Case(testDescription: "CRLF", text: "A: 1\r\nB: 2\r\n\r\nbody\r\n", fields: [["A", "1"], ["B", "2"]], body: "body\r\n"),
    Case(testDescription: "no body", text: "A: 1\n", fields: [["A", "1"]], body: ""),
    Case(testDescription: "no last line end", text: "A: 1", fields: [["A", "1"]], body: ""),
    Case(testDescription: "folded", text: "A: 1\n 2\n\t3\nB: x\n\n", fields: [["A", "1 2\t3"], ["B", "x"]], body: ""),
    Case(testDescription: "folded after the colon", text: "A:\n 1\n\n", fields: [["A", "1"]], body: ""),
    Case(testDescription: "blank before the colon", text: "A : 1\n\n", fields: [["A", "1"]], body: ""),
    Case(testDescription: "no blank after the colon", text: "A:1\n\n", fields: [["A", "1"]], body: ""),
    Case(testDescription: "empty body of a field", text: "A:\n\n", fields: [["A", ""]], body: ""),
    Case(testDescription: "mbox separator", text: "From a@b Mon Jan  1\nA: 1\n\nx", fields: [["A", "1"]], body: "x"),
    Case(testDescription: "quoted mbox separator", text: ">From a@b Mon Jan  1\nA: 1\n\nx", fields: [["A", "1"]], body: "x"),
    Case(testDescription: "both separators", text: "From a\n>From b\nA: 1\n\nx", fields: [["A", "1"]], body: "x"),
    Case(
      testDescription: "junk line", text: "A: 1\njunk\nTo: 2\n\nx", fields: [["A", "1"], ["To", "2"]], body: "x", codes: [.headerJunk]),
    Case(
      testDescription: "separator line in the middle", text: "A: 1\n>From x\nX-B: 2\n\nx", fields: [["A", "1"], ["X-B", "2"]], body: "x",
      codes: [.headerJunk]),
    Case(
      testDescription: "one line at the end is the body", text: "A: 1\njunk\n\nx", fields: [["A", "1"]], body: "junk\n\nx",
      codes: [.headerUnterminated]),
    Case(
      testDescription: "a body that looks like fields", text: "A: 1\nDear Taro,\nhttp://example.com/ is it\nTotal: 1,000\n",
      fields: [["A", "1"]], body: "Dear Taro,\nhttp://example.com/ is it\nTotal: 1,000\n", codes: [.headerUnterminated]),
    Case(
      testDescription: "a body that begins with a link", text: "A: 1\nhttp://example.com/\n", fields: [["A", "1"]],
      body: "http://example.com/\n", codes: [.headerUnterminated]),
    Case(
      testDescription: "a body that quotes a letter", text: "From: a\nSubject: b\nhe wrote\nFrom: c\nSubject: d\n",
      fields: [["From", "a"], ["Subject", "b"]], body: "he wrote\nFrom: c\nSubject: d\n", codes: [.headerUnterminated]),
    Case(
      testDescription: "a separator of one blank", text: "A: 1\n \nhello\nTotal: 1\n", fields: [["A", "1"]], body: "hello\nTotal: 1\n",
      codes: [.headerUnterminated]),
    Case(
      testDescription: "folded blanks", text: "A: 1\n \n\t\n 2\n \nTo: x\n \n\nbody", fields: [["A", "1 \t 2"], ["To", "x"]], body: "body"),
    Case(
      testDescription: "CR CR LF", text: "A: 1\r\r\nB: 2\r\r\n\r\r\nbody\r\r\n", fields: [["A", "1"], ["B", "2"]],
      body: "body\r\r\n"),
    Case(testDescription: "CR alone", text: "A: 1\r 2\rB: 3\r\rbody\rmore\n", fields: [["A", "1 2"], ["B", "3"]], body: "body\rmore\n"),
    Case(testDescription: "CR alone, no body", text: "A: 1\rB: 2\r", fields: [["A", "1"], ["B", "2"]], body: ""),
    Case(
      testDescription: "CR in a field", text: "A: 1\rB: 2\n\nx", fields: [["A", "1 B: 2"]], body: "x", codes: [.bareCarriageReturn]),
    Case(testDescription: "byte order mark", text: "\u{FEFF}A: 1\n\nx", fields: [["A", "1"]], body: "x"),
    Case(
      testDescription: "two lines of junk at the end are the body", text: "A: 1\njunk one\njunk two\n\nx", fields: [["A", "1"]],
      body: "junk one\njunk two\n\nx", codes: [.headerUnterminated]),
    Case(testDescription: "no header at all", text: "hello\n\nworld\n", fields: [], body: "hello\n\nworld\n", codes: [.headerUnterminated]),
    Case(testDescription: "empty header", text: "\nbody", fields: [], body: "body"),
    Case(
      testDescription: "empty lines first", text: "\n\r\nSubject: 1\nB: 2\n\nx", fields: [["Subject", "1"], ["B", "2"]], body: "x",
      codes: [.emptyLinesFirst]),
    Case(
      testDescription: "empty line first, a known field further down", text: "\nA: 1\n 2\nTo: 3\n\nx",
      fields: [["A", "1 2"], ["To", "3"]],
      body: "x", codes: [.emptyLinesFirst]),
    Case(
      testDescription: "empty lines between separator and header", text: "From a@b Mon Jan  1\n\nTo: 1\n\nx", fields: [["To", "1"]],
      body: "x",
      codes: [.emptyLinesFirst]),
    Case(
      testDescription: "empty lines above a separator", text: "\n>From a@b Mon Jan  1\nTo: 1\n\nx", fields: [["To", "1"]], body: "x",
      codes: [.emptyLinesFirst]),
    Case(
      testDescription: "byte order mark and an empty line", text: "\u{FEFF}\nTo: 1\n\nx", fields: [["To", "1"]], body: "x",
      codes: [.emptyLinesFirst]),
    Case(testDescription: "empty header, a boundary like a field", text: "\n--To: 1\nTo: 2\n\nx", fields: [], body: "--To: 1\nTo: 2\n\nx"),
    Case(testDescription: "empty header, a text like a field", text: "\nTotal: 1,000\n\nx", fields: [], body: "Total: 1,000\n\nx"),
    Case(
      testDescription: "empty header, a field below a text", text: "\nHello\nSubject: 1\n\nx", fields: [], body: "Hello\nSubject: 1\n\nx"),
    Case(testDescription: "empty header, a field below a folded line", text: "\n To: 1\n\nx", fields: [], body: " To: 1\n\nx"),
    Case(testDescription: "name with a blank is junk", text: "A B: 1\nCc: 2\n\n", fields: [["Cc", "2"]], body: "", codes: [.headerJunk]),
    Case(testDescription: "colon first is junk", text: ": 1\nCc: 2\n\n", fields: [["Cc", "2"]], body: "", codes: [.headerJunk]),
  ])
  func block(_ row: Case) {
    let message = Message(text: row.text)
    #expect(message.header.fields.map { [$0.name, $0.text] } == row.fields)
    #expect(String(decoding: message.body, as: UTF8.self) == row.body)
    #expect(message.header.diagnostics.map(\.code) == row.codes)
  }

  @Test func groupsOfJunkUpToTheirLimitArePassedOver() {
    func text(_ count: Int) -> String { "A: 1\n" + String(repeating: "junk\n", count: count) + "X-B: 2\n\nx" }
    #expect(Message(text: text(16)).header.fields.count == 2)
    #expect(Message(text: text(17)).header.fields.count == 1)
  }

  @Test func knownFieldsAreLookedForInSixteenLines() {
    func text(_ count: Int) -> String { "\n" + String(repeating: "A: 1\n", count: count) + "To: 2\n\nx" }
    #expect(Message(text: text(15)).header.fields.count == 16)
    #expect(Message(text: text(16)).header.fields.isEmpty)
  }

  @Test func fieldsAreFoundByNameInAnyCase() {
    let header = Message(text: "X-A: 1\nx-a: 2\nX-AB: 3\n\n").header
    #expect(header.first("x-A")?.text == "1")
    #expect(header.all("X-a").map(\.text) == ["1", "2"])
    #expect(header.first("X") == nil)
  }

  @Test func rawFormsKeepTheBytes() {
    let field = Message(text: "Name: a\n  b\nOther: c\n\n").header.first("name")
    #expect(field.map { String(decoding: $0.rawField, as: UTF8.self) } == "Name: a\n  b\n")
    #expect(field.map { String(decoding: $0.rawBody, as: UTF8.self) } == " a\n  b\n")
    #expect(field.map { String(decoding: $0.unfolded, as: UTF8.self) } == "a  b")
  }

  @Test func sliceNeedNotStartAtZero() {
    let bytes = Array("xxxxA: 1\n\nbody".utf8)
    let message = Message(parsing: bytes[4...])
    #expect(message.header.first("A")?.text == "1")
    #expect(message.body.elementsEqual("body".utf8))
  }

  @Test func fieldCountHasALimit() {
    var limits = Limits()
    limits.headerFields = 3
    let three = Message(text: "A: 1\nB: 2\nC: 3\n\nx", limits: limits)
    #expect(three.header.fields.count == 3)
    #expect(three.header.diagnostics.isEmpty)
    let four = Message(text: "A: 1\nB: 2\nC: 3\nD: 4\nE: 5\n\nx", limits: limits)
    #expect(four.header.fields.count == 3)
    #expect(four.header.diagnostics.map(\.code) == [.headerCut])
    #expect(four.body.elementsEqual("x".utf8))
  }

  @Test func blockSizeHasALimit() {
    var limits = Limits()
    limits.headerBytes = 9
    let inside = Message(text: "A: 1\nB: 2\n\n", limits: limits)
    #expect(inside.header.fields.map(\.name) == ["A", "B"])
    let beyond = Message(text: "A: 1234567\nB: 2\n\nx", limits: limits)
    #expect(beyond.header.fields.map(\.name) == ["A"])
    #expect(beyond.header.diagnostics.map(\.code) == [.headerCut])
    #expect(beyond.body.elementsEqual("x".utf8))
  }

  @Test func fieldSizeHasALimit() {
    var limits = Limits()
    limits.headerFieldBytes = 10
    let inside = Message(text: "A: 345678\nB: 2\n\n", limits: limits)
    #expect(inside.header.diagnostics.isEmpty)
    #expect(inside.header.first("A")?.text == "345678")
    let beyond = Message(text: "A: 3456789\n more\n even more\nB: 2\n\n", limits: limits)
    #expect(beyond.header.diagnostics.map(\.code) == [.fieldCut])
    #expect(beyond.header.first("A")?.text == "3456789")
    #expect(beyond.header.first("B")?.text == "2")
  }

  @Test func messageSizeHasALimit() {
    var limits = Limits()
    limits.messageBytes = 9
    #expect(Message(text: "A: 1\n\nxyz", limits: limits).structure().diagnostics.isEmpty)
    let cut = Message(text: "A: 1\n\nxyzw", limits: limits)
    #expect(cut.body.elementsEqual("xyz".utf8))
    #expect(cut.structure().diagnostics.map(\.code) == [.messageCut])
  }
}
