import Mailbox
import Testing

/// An mbox and the messages that a careful reader finds in it.
struct SeparatorCase: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let subjects: [String]
  var testDescription: String { name }

  init(_ name: String, _ text: String, _ subjects: [String]) {
    self.name = name
    self.text = text
    self.subjects = subjects
  }
}

private let date = "Wed May  1 09:00:00 2024"
private let first = "From: shop@example.jp\nSubject: one\n\nHello\n\n"
private let second = "From: shop@example.jp\nSubject: two\n\nHello again\n\n"

/// On most of these files widely used mail programs disagree.
private let disputedFiles: [SeparatorCase] = [
  SeparatorCase("asctime dates", "From shop@example.jp \(date)\n\(first)From shop@example.jp \(date)\n\(second)", ["one", "two"]),
  SeparatorCase("Takeout", takeout("\n"), ["one", "two"]),
  SeparatorCase("Takeout with CRLF", takeout("\r\n"), ["one", "two"]),
  SeparatorCase("Thunderbird", "From - \(date)\n\(first)From - \(date)\n\(second)", ["one", "two"]),
  SeparatorCase(
    "bare separators of Thunderbird",
    "From \nX-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n\(first)From \nX-Mozilla-Status: 0001\n\(second)", ["one", "two"]),
  SeparatorCase(
    "prose that begins with From, no empty line before",
    "From shop@example.jp \(date)\nSubject: one\n\nText\nFrom here on all is text.\n\nFrom shop@example.jp \(date)\n\(second)",
    ["one", "two"]),
  SeparatorCase(
    "prose that begins with From, after an empty line",
    "From shop@example.jp \(date)\nSubject: one\n\nText\n\nFrom here on all is text.\n\nFrom shop@example.jp \(date)\n\(second)",
    ["one", "two"]),
  SeparatorCase(
    "quoted separator line in a text, after an empty line",
    "From shop@example.jp \(date)\nSubject: one\n\nIt said:\n\nFrom bob@example.com \(date)\nand so on\n\nFrom shop@example.jp \(date)\n\(second)",
    ["one", "two"]),
  SeparatorCase(
    "no empty line between messages",
    "From shop@example.jp \(date)\nFrom: a@example.jp\nSubject: one\n\nText\nFrom shop@example.jp \(date)\nFrom: a@example.jp\nSubject: two\n\nText\n",
    ["one", "two"]),
  SeparatorCase("mboxcl2 with a mailbox inside a message", contentLengthFile(), ["one", "two"]),
  SeparatorCase(
    "byte order mark", "\u{FEFF}From shop@example.jp \(date)\n\(first)From shop@example.jp \(date)\n\(second)", ["one", "two"]),
  SeparatorCase(
    "no newline at the end", "From shop@example.jp \(date)\n\(first)From shop@example.jp \(date)\nSubject: two\n\nHello again",
    ["one", "two"]),
  SeparatorCase(
    "mboxrd",
    "From shop@example.jp \(date)\nSubject: one\n\nText\n\n>From here\n>>From there\n\nFrom shop@example.jp \(date)\n\(second)",
    ["one", "two"]),
]

private func takeout(_ lineEnd: String) -> String {
  [
    "From 1798765432109876543@xxx Wed May 01 01:00:00 +0000 2024", "X-GM-THRID: 1798765432109876543", "X-Gmail-Labels: Inbox",
    "Subject: one",
    "", "Hello", "", "From 1798765432109876544@xxx Wed May 01 01:00:00 +0000 2024", "X-GM-THRID: 1798765432109876544", "Subject: two", "",
    "Hello", "", "",
  ].joined(separator: lineEnd)
}

/// An mboxcl2 message that holds a mailbox; `excess` is added to its `Content-Length`.
private func nestingMessage(excess: Int = 0) -> String {
  let body = "Forwarded:\n\nFrom bob@example.com \(date)\nFrom: bob@example.com\nSubject: inner\n\nInner text\n"
  return "From shop@example.jp \(date)\nSubject: one\nContent-Length: \(body.utf8.count + excess)\n\n\(body)"
}

private func contentLengthFile() -> String {
  nestingMessage() + "\nFrom shop@example.jp \(date)\nSubject: two\nContent-Length: 5\n\nText\n\n"
}

/// A mailbox in which one message has `text` after an empty line.
private func prose(_ name: String, _ text: String) -> SeparatorCase {
  SeparatorCase(name, "From a \(date)\n\(first)\(text)\n\nFrom b \(date)\n\(second)", ["one", "two"])
}

/// Shapes that real files have.
private let otherFiles: [SeparatorCase] = [
  SeparatorCase("empty file", "", []),
  SeparatorCase("empty lines first", "\n\r\nFrom a@example.jp \(date)\n\(first)", ["one"]),
  SeparatorCase("Takeout without dates", "From 1844347792267117879@xxx\n\(first)From 1844347839636459560@xxx\n\(second)", ["one", "two"]),
  SeparatorCase(
    "RFC 5322 dates", "From a@b Sun, 11 Nov 2007 06:58:35 +0200\n\(first)From a@b Sun, 11 Nov 2007 06:58:35 +0200\n\(second)",
    ["one", "two"]),
  SeparatorCase("remote from", "From a \(date) remote from host\n\(first)From a \(date) remote from host\n\(second)", ["one", "two"]),
  SeparatorCase(
    "quoted separator below the real one", "From a \(date)\n>From b \(date)\n\(first)From a \(date)\n>From b \(date)\n\(second)",
    ["one", "two"]),
  SeparatorCase(
    "no empty line and one field only", "From a \(date)\nSubject: one\n\nText\nFrom b \(date)\nSubject: two\n\nText\n", ["one"]),
  SeparatorCase(
    "no empty line and two fields", "From a \(date)\nSubject: one\n\nText\nFrom b \(date)\nA: b\nSubject: two\n\nText\n", ["one", "two"]),
  SeparatorCase("folded field counts once", "From a \(date)\nSubject: one\n\nText\nFrom b \(date)\nA: b\n c: d\n\nText\n", ["one"]),
  SeparatorCase("link below a date", "From a \(date)\nSubject: one\n\nText\n\nFrom b \(date)\nhttps://example.jp/\n\nText\n", ["one"]),
  SeparatorCase(
    "dash and no date", "From - x\n\(first)From - Tokyo\nTo: Osaka\n\nFrom - Tokyo\nTo: Osaka\nSubject: two\n\nText\n", ["one", "two"]),
  SeparatorCase("obsolete From field", "From a \(date)\nFrom : a@example.jp\nSubject: one\n\nText\n", ["one"]),
  SeparatorCase("separator without anything after it", "From a \(date)\n\(first)From a \(date)\n", ["one"]),
  SeparatorCase("mboxcl2, the last message", nestingMessage(), ["one"]),
  SeparatorCase("mboxcl2, the last message and an empty line", nestingMessage() + "\n", ["one"]),
  SeparatorCase("mboxcl2, the empty line counted", nestingMessage(excess: 1) + "\nFrom a \(date)\n\(second)", ["one", "two"]),
  SeparatorCase("Content-Length too small", nestingMessage(excess: -2) + "\n", ["one", "inner"]),
  SeparatorCase("Content-Length beyond the end", nestingMessage(excess: 1), ["one", "inner"]),
  SeparatorCase("Content-Length beyond all numbers", nestingMessage(excess: 999_999_999_000), ["one", "inner"]),
  prose("a span of dates", "From 29 Apr (Mon) 10:00 to 6 May 18:00\nContact: https://example.jp/"),
  prose("a date in a sentence", "From about 2024-05-01 the fee changes\nFee: 100"),
  prose("a heading alone", "From \nTokyo: 10:00"),
  prose("a heading and a dash", "From -\nTokyo: 10:00\nOsaka: 12:30"),
  SeparatorCase(
    "bare separators and other fields of mail", "From -\nReceived: x\n\(first)From \nX-Account-Key: account1\n\(second)", ["one", "two"]),
  SeparatorCase("carriage return in the separator only", "From a \(date)\r\n\(first)From a \(date)\r\n\(second)", ["one", "two"]),
]

@Suite struct SeparatorRuleTests {
  @Test(arguments: disputedFiles + otherFiles, [64, 100, 4_096, 8 << 20])
  func findsMessages(file: SeparatorCase, batch: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(file.text, to: "box")
    let result = try read(at: path, limits: .small(batch: batch))
    #expect(result.subjects == file.subjects)
  }

  @Test func countsLinesTakenAsText() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(disputedFiles[6].text, to: "box")
    let result = try read(at: path)
    #expect(result.count(.doubtedSeparator) == 1)
    #expect(try read(at: folder.write(disputedFiles[5].text, to: "other")).notes.isEmpty)
    let prefix = disputedFiles[6].text.split(separator: "From here", maxSplits: 1).first
    #expect(result.notes.first?.example == "\(path):\(prefix?.utf8.count ?? 0)")
  }

  @Test func contentLengthHidesNothingWhereItIsNotTheRule() throws {
    // A sender guesses where the mail after the next one will begin.
    let victim = "From b \(date)\nSubject: victim\n\nText\n\n"
    let forged = "From a \(date)\nSubject: forged\nContent-Length: \(3 + victim.utf8.count)\n\nHi\n\n"
    let rest = "From c \(date)\nSubject: last\n\nText\n"
    let folder = try TemporaryFolder()
    let inside = try folder.write("From c \(date)\nSubject: first\n\nText\n\n" + forged + victim + rest, to: "inside")
    #expect(try read(at: inside).subjects == ["first", "forged", "victim", "last"])
  }

  @Test func contentLengthIsNotBelievedWhereNoSeparatorStandsAtItsEnd() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("From a \(date)\nSubject: one\nContent-Length: 30\n\nHi\n\nFrom b \(date)\n\(second)", to: "box")
    #expect(try read(at: path).subjects == ["one", "two"])
  }
}
