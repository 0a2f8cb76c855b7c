import Mailbox
import Testing

/// One file or standard input: what it is taken for, and what comes out of it.
struct FormCase: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let kind: FoundMailbox.Kind
  let messages: [String]
  var testDescription: String { name }

  init(_ name: String, _ text: String, _ kind: FoundMailbox.Kind, _ messages: [String]) {
    self.name = name
    self.text = text
    self.kind = kind
    self.messages = messages
  }
}

private let mark = "\u{1}\u{1}\u{1}\u{1}\n"

private let forms: [FormCase] = [
  FormCase("nothing", "", .mbox, []),
  FormCase("message", "Subject: x\n\nText\n", .messageFile, ["Subject: x\n\nText\n"]),
  FormCase("message with CRLF", "Subject: x\r\n\r\nText\r\n", .messageFile, ["Subject: x\r\n\r\nText\r\n"]),
  FormCase("message without a final newline", "Subject: x\n\nText", .messageFile, ["Subject: x\n\nText"]),
  FormCase("raw UTF-8 in the header", "Subject: ご注文\n\nText\n", .messageFile, ["Subject: ご注文\n\nText\n"]),
  FormCase("byte order mark", "\u{FEFF}Subject: x\n\nText\n", .messageFile, ["Subject: x\n\nText\n"]),
  FormCase("empty lines first", "\n\nSubject: x\n\nText\n", .messageFile, ["\n\nSubject: x\n\nText\n"]),
  FormCase("empty header", "\nText only\n", .messageFile, ["\nText only\n"]),
  FormCase("obsolete From field first", "From : a@example.jp\n\nText\n", .messageFile, ["From : a@example.jp\n\nText\n"]),
  FormCase("quoted separator first", ">From a\nSubject: x\n\nText\n", .messageFile, [">From a\nSubject: x\n\nText\n"]),
  FormCase("separator and message", "From a@b Wed May  1 09:00:00 2024\nSubject: x\n\nText\n", .mbox, ["Subject: x\n\nText\n"]),
  FormCase("separator and no header", "From a@b Wed May  1 09:00:00 2024\n\nText\n", .mbox, ["\nText\n"]),
  FormCase("separator without a date", "From a@b\nSubject: x\n\nText\n", .mbox, ["Subject: x\n\nText\n"]),
  FormCase(
    "several messages as mutt pipes them",
    "From a Wed May  1 09:00:00 2024\nA: 1\n\nText\n\nFrom a Wed May  1 09:00:00 2024\nA: 2\n\nText\n\n",
    .mbox, ["A: 1\n\nText\n", "A: 2\n\nText\n"]),
  FormCase("emlx", "18\nSubject: x\n\nTextX\n<plist/>", .emlx, ["Subject: x\n\nTextX\n"]),
  FormCase("emlx, padded number", "18        \nSubject: x\n\nTextX\n<plist/>", .emlx, ["Subject: x\n\nTextX\n"]),
  FormCase("emlx, number too large", "999999999999\nSubject: x\n\nText\n", .emlx, ["Subject: x\n\nText\n"]),
  FormCase("emlx, number too small", "5\nSubject: x\n\nText\n<?xml?>\n<plist></plist>\n", .emlx, ["Subject: x\n\nText\n"]),
  FormCase("emlx, number a little too large", "20\nSubject: x\n\nText\n<?xml?>\n<plist></plist>\n", .emlx, ["Subject: x\n\nText\n"]),
  FormCase("emlx, number too small, no list", "5\nSubject: x\n\nText\nMore\n", .emlx, ["Subject: x\n\nText\nMore\n"]),
  FormCase(
    "emlx, number too small, a list in the text", "5\nA: x\n\n<plist/>\nText\n<!DOCTYPE plist>\n<plist></plist>\n", .emlx,
    ["A: x\n\n<plist/>\nText\n"]),
  FormCase("emlx, number right, the text ends in a list", "20\nA: x\n\nText\n<plist/>\n<plist/>", .emlx, ["A: x\n\nText\n<plist/>\n"]),
  FormCase("MMDF", mark + "A: 1\n\nText\n" + mark + mark + "A: 2\n\nText\n" + mark, .mmdf, ["A: 1\n\nText\n", "A: 2\n\nText\n"]),
  FormCase(
    "MMDF with separator lines", mark + "From a Wed May  1 09:00:00 2024\nA: 1\n\nFrom b Wed May  1 09:00:00 2024\nB: 2\nC: 3\n" + mark,
    .mmdf,
    ["A: 1\n\nFrom b Wed May  1 09:00:00 2024\nB: 2\nC: 3\n"]),
  FormCase("MMDF, end missing", mark + "A: 1\n\nText\n" + mark + mark + "A: 2\n\nTex", .mmdf, ["A: 1\n\nText\n", "A: 2\n\nTex"]),
  FormCase(
    "MMDF with CRLF", "\u{1}\u{1}\u{1}\u{1}\r\nA: 1\r\n\r\nText\r\n\u{1}\u{1}\u{1}\u{1}\r\n", .mmdf, ["A: 1\r\n\r\nText\r\n"]),
  FormCase(
    "MMDF, empty lines between", mark + "A: 1\n\nText\n" + mark + "\n" + mark + "A: 2\n" + mark + "\r\n\n", .mmdf,
    ["A: 1\n\nText\n", "A: 2\n"]),
  FormCase("emlx, byte order mark", "\u{FEFF}18\nSubject: x\n\nTextX\n<plist/>", .emlx, ["Subject: x\n\nTextX\n"]),
  FormCase("MMDF, five marks are text", mark + "A: 1\n\n\u{1}\(mark)Text\n" + mark, .mmdf, ["A: 1\n\n\u{1}\(mark)Text\n"]),
]

@Suite struct FileFormTests {
  @Test(arguments: forms)
  func readsFileAndStandardInput(form: FormCase) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(form.text, to: "file")
    let found = try findMailboxes(at: path)
    #expect(found.mailboxes.map(\.kind) == [form.kind])
    #expect(found.mailboxes.first?.byteCount == form.text.utf8.count)
    for batch in [64, 8 << 20] {
      #expect(try read(at: path, limits: .small(batch: batch)).texts == form.messages)
      let piped = try readAsStandardInput(Array(form.text.utf8), limits: .small(batch: batch))
      #expect(piped.texts == form.messages)
      #expect(piped.messages.allSatisfy { $0.location.path == "-" && $0.location.folder == nil })
    }
  }

  @Test(arguments: [
    ("*mbx*\r\n", MailboxError.Code.unsupportedFormat, "mailutil"),
    ("BZh91AY", .unsupportedFormat, "bzcat"),
    ("PK\u{3}\u{4}", .unsupportedFormat, "unpack"),
    ("!BDN", .unsupportedFormat, "readpst"),
    ("Dear all,\n\ntext\n", .notMail, "does not look like mail"),
    ("From here on all is text\n\nText\n", .notMail, "does not look like mail"),
    ("https://example.jp/\n", .notMail, "does not look like mail"),
    ("12\nText\n", .notMail, "does not look like mail"),
    ("\u{0}\u{0}\u{0}", .notMail, "does not look like mail"),
  ])
  func refusesWhatItCannotRead(text: String, code: MailboxError.Code, words: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(text, to: "file")
    let error = try #require(throws: MailboxError.self) { try findMailboxes(at: path) }
    #expect(error.code == code && error.path == path)
    #expect(error.description.contains(words))
    let piped = try #require(throws: MailboxError.self) { try readAsStandardInput(Array(text.utf8)) }
    #expect(piped.code == code && piped.path == "-")
  }

  @Test func refusesOutlookExpress() throws {
    let error = try #require(throws: MailboxError.self) { try readAsStandardInput([0xCF, 0xAD, 0x12, 0xFE, 0xC5, 0xFD, 0x74, 0x6F]) }
    #expect(error.code == .unsupportedFormat)
    #expect(error.description.contains("undbx"))
  }

  @Test(arguments: ["18", "17", "19", "900", "5"])
  func countsOfAppleMailThatTheListMends(number: String) throws {
    let text =
      "\(number)\nSubject: x\n\nText!\n<?xml version=\"1.0\"?>\n<plist><dict><key>flags</key>\n<integer>1</integer></dict></plist>\n"
    let result = try readAsStandardInput(Array(text.utf8))
    #expect(result.texts == ["Subject: x\n\nText!\n"])
    #expect(result.flags == [.seen] && result.notes.isEmpty)
  }

  @Test(arguments: [("17", 0), ("16", 1), ("18", 1)])
  func countsOfAppleMailThatNothingMends(number: String, notes: Int) throws {
    let result = try readAsStandardInput(Array("\(number)\nSubject: x\n\nText\n".utf8))
    #expect(result.texts == ["Subject: x\n\nText\n"])
    #expect(result.count(.truncatedMessage) == notes)
  }

  @Test(arguments: [(9_999, 0), (10_000, 0), (10_001, 1), (50_000, 1)])
  func cutsLongMessages(length: Int, notes: Int) throws {
    let text = "Subject: x\n\n" + String(repeating: "x", count: length - 12)
    let folder = try TemporaryFolder()
    for result in [
      try read(at: folder.write(text, to: "a.eml"), limits: .small(batch: 64, message: 10_000)),
      try readAsStandardInput(Array(text.utf8), limits: .small(batch: 64, message: 10_000)),
    ] {
      #expect(result.messages.map(\.bytes.count) == [min(length, 10_000)])
      #expect(result.count(.oversizedMessage) == notes)
    }
  }

  @Test(
    arguments: [
      (0, []), (1, .seen), (2, .trashed), (4, .replied), (16, .flagged), (64, .draft), (8_590_195_713, .seen),
    ] as [(Int, MessageFlags)])
  func readsFlagsOfAppleMail(number: Int, flags: MessageFlags) throws {
    let text = "12\nSubject: x\n\n<plist><dict><key>flags</key>\n\t<integer>\(number)</integer></dict></plist>"
    #expect(try readAsStandardInput(Array(text.utf8)).flags == [flags])
  }
}
