import Mailbox
import Testing

@Suite struct MboxReadingTests {
  private let separator = "From - Wed May 01 09:00:00 2024\n"

  private func read(_ text: String, limits: MailboxReader.Limits = .small(batch: 8 << 20)) throws -> ReadResult {
    let folder = try TemporaryFolder()
    return try MailboxTests.read(at: folder.write(text, to: "Inbox"), limits: limits)
  }

  // MARK: Bytes

  @Test(arguments: [
    ("Subject: x\n\nText\n\n", "Subject: x\n\nText\n"),
    ("Subject: x\n\nText\n", "Subject: x\n\nText\n"),
    ("Subject: x\n\nText", "Subject: x\n\nText"),
    ("Subject: x\n\nText\n\n\n", "Subject: x\n\nText\n\n"),
    ("Subject: x\r\n\r\nText\r\n\r\n", "Subject: x\r\n\r\nText\r\n"),
    ("Subject: x\r\n\r\nText\r\n", "Subject: x\r\n\r\nText\r\n"),
    ("Subject: x\n\nText\r", "Subject: x\n\nText\r"),
    ("Subject: x\n\n>From here\n>>From there\n\n", "Subject: x\n\n>From here\n>>From there\n"),
    ("Subject: x\n", "Subject: x\n"),
  ])
  func leavesOutSeparatorAndFinalEmptyLine(text: String, message: String) throws {
    #expect(try read(separator + text).texts == [message])
    #expect(try read(separator + text + (text.hasSuffix("\n") ? "" : "\n") + "\n" + separator + "A: b\n").texts.count == 2)
  }

  @Test func tellsTextBeforeTheFirstMessage() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(separator + "Subject: one\n\nText\n\n" + separator + "Subject: two\n\n", to: "box")
    let mailbox = try #require(try findMailboxes(at: path).mailboxes.first)
    try folder.write("Some text\n\n" + separator + "Subject: one\n\nText\n\n", to: "box")
    let result = try MailboxTests.read(MailboxReader(mailbox))
    #expect(result.subjects == ["one"])
    #expect(result.kinds == [.textBeforeFirstMessage])
  }

  // MARK: Flags and what is passed over

  @Test func passesOverMessagesThatThunderbirdHasDeleted() throws {
    let text =
      separator + "X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\nSubject: kept\n\nText\n\n"
      + separator + "X-Mozilla-Status: 0009\nX-Mozilla-Status2: 00000000\nSubject: deleted\n\nText\n\n"
      + separator + "X-Account-Key: account1\nX-UIDL: 5\nX-Mozilla-Status: 0008\nSubject: deleted\n\nText\n\n"
      + separator + "X-Mozilla-Status: 1006\nSubject: last\n\nText\n\n"
    let result = try read(text)
    #expect(result.subjects == ["kept", "last"])
    #expect(result.count(.expungedMessage) == 2)
    #expect(result.flags == [.seen, [.replied, .flagged, .passed]])
  }

  @Test func doesNotLetSendersHideTheirMail() throws {
    let result = try read(separator + "Received: x\nX-Mozilla-Status: 0008\nSubject: kept\n\nText\nX-Mozilla-Status: 0008\n")
    #expect(result.subjects == ["kept"])
    #expect(result.flags == [[]])
  }

  @Test(
    arguments: [
      ("Status: RO\nX-Status: AF\n", [.seen, .replied, .flagged]),
      ("Status: O\nX-Status: DT\n", [.trashed, .draft]),
      ("status:RO\n", .seen),
      ("X-Mozilla-Status: zzzz\n", []),
      ("X-Mozilla-Status: -0008\n", []),
      ("X-Mozilla-Status: 0000000000008\n", []),
    ] as [(String, MessageFlags)])
  func readsFlags(fields: String, flags: MessageFlags) throws {
    #expect(try read(separator + fields + "Subject: x\n\nText\n").flags == [flags])
  }

  @Test func passesOverDataOfServers() throws {
    let text =
      "From MAILER-DAEMON Wed May  1 09:00:00 2024\nSubject: DON'T DELETE THIS MESSAGE -- FOLDER INTERNAL DATA\nX-IMAP: 1 2\n\nText\n\n"
      + separator + "Subject: DON'T DELETE THIS MESSAGE\n\nText\n"
    let result = try read(text)
    #expect(result.subjects == ["DON'T DELETE THIS MESSAGE"])
    #expect(result.kinds == [.folderInternalData])
  }

  // MARK: Long messages

  @Test(arguments: [64, 1_000, 100_000])
  func cutsLongMessagesAndGoesOn(batch: Int) throws {
    let line = String(repeating: "x", count: 99) + "\n"
    let long = "Subject: long\n\n" + String(repeating: line, count: 3_000)
    let hole = "Subject: hole\n\n" + String(repeating: "y", count: 400_000)
    let text =
      separator + "Subject: one\n\nText\n\n" + separator + long + "\n" + separator + "Subject: two\n\nText\n\n" + separator + hole + "\n\n"
      + separator + "Subject: three\n\nText\n"
    let result = try read(text, limits: .small(batch: batch, message: 10_000))
    #expect(result.subjects == ["one", "long", "two", "hole", "three"])
    #expect(result.count(.oversizedMessage) == 2)
    #expect(result.messages.map(\.bytes.count).max() == 10_000)
    #expect(result.texts[1] == String(long.prefix(10_000)))
  }

  @Test(arguments: [(9_999, 0), (10_000, 0), (10_001, 1)])
  func allowsTheLongestMessage(length: Int, notes: Int) throws {
    let message = "Subject: x\n\n" + String(repeating: "x", count: length - 13) + "\n"
    let result = try read(separator + message + "\n" + separator + "A: b\n", limits: .small(batch: 64, message: 10_000))
    #expect(result.messages.first?.bytes.count == min(length, 10_000))
    #expect(result.count(.oversizedMessage) == notes)
  }
}
