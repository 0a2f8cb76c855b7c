import Events
import Foundation
import Testing

@Suite struct IngestTests {
  private let message = Array(SampleMail.cancellation(number: 7).utf8)

  @Test func recordsAMessageInSilence() throws {
    let todoke = try Todoke()
    let run = try todoke.run("ingest", "--ledger", todoke.ledger, input: message)
    #expect(run.status == 0)
    #expect(run.output.isEmpty)
    #expect(run.errors.isEmpty)
    #expect(try eventCount(todoke) == 1)
  }

  /// The shapes in which mail programs hand over the same message.
  @Test(arguments: ["LF", "CRLF", "From line", "trace fields on top", "one empty line more", "tagged"])
  func allCallersCopiesAreOneMessage(shape: String) throws {
    let todoke = try Todoke()
    let text = SampleMail.cancellation(number: 7)
    let copy =
      switch shape {
      case "CRLF": text.replacingOccurrences(of: "\n", with: "\r\n")
      case "From line": "From a@example.jp Mon Nov 16 10:00:00 2026\n" + text
      case "trace fields on top":
        "Return-Path: <unknown>\nDelivered-To: taro@example.jp\nReceived: from a by b; Mon, 16 Nov 2026 10:00:01 +0900\n" + text
      case "one empty line more": text + "\n"
      case "tagged": "X-Todoke-Version: 0.1.0\nX-Todoke-Trust: unverified\n" + text
      default: text
      }
    try todoke.run("ingest", "--ledger", todoke.ledger, input: message)
    #expect(try todoke.run("ingest", "-", "--ledger", todoke.ledger, input: Array(copy.utf8)).status == 0)
    #expect(try eventCount(todoke) == 1)
  }

  @Test func recordsAnMboxOfSeveral() throws {
    let todoke = try Todoke()
    #expect(try todoke.run("ingest", "--ledger", todoke.ledger, input: Array(SampleMail.mbox(0..<3).utf8)).status == 0)
    #expect(try eventCount(todoke) == 3)
  }

  @Test(arguments: ["", "\n", "no header at all\n", "*mbx*\r\n", "\u{0}\u{1}\u{2}", "Subject: hello\n\nnothing of interest\n"])
  func whatIsNoNoticeIsNoFailure(input: String) throws {
    let todoke = try Todoke()
    let run = try todoke.run("ingest", "--ledger", todoke.ledger, input: Array(input.utf8))
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(try eventCount(todoke) == 0)
  }

  @Test(arguments: ["<file>/below/ledger.sqlite", "<file>", "/proc/no/such/folder/ledger.sqlite"])
  func aLedgerThatCannotBeWrittenDefersTheMail(path: String) throws {
    let todoke = try Todoke()
    let file = try todoke.home.write("file", Array("not a ledger\n".utf8))
    let ledger = path.replacingOccurrences(of: "<file>", with: file)
    let run = try todoke.run("ingest", "--ledger", ledger, "--deliver-to", todoke.home.file("Maildir"), input: message)
    #expect(run.status == 75)
    #expect(run.output.isEmpty)
    #expect(!run.errors.isEmpty)
    #expect(!FileManager.default.fileExists(atPath: todoke.home.file("Maildir")))
  }

  @Test(.enabled(if: getuid() != 0, "nothing is read-only for root"))
  func aReadOnlyFolderDefersTheMail() throws {
    let todoke = try Todoke()
    try FileManager.default.createDirectory(
      atPath: todoke.home.file("state"), withIntermediateDirectories: false, attributes: [.posixPermissions: 0o500])
    #expect(try todoke.run("ingest", "--ledger", todoke.home.file("state/ledger.sqlite"), input: message).status == 75)
  }

  @Test func misspeltOptionsAndBrokenSettingsDeferTheMail() throws {
    let todoke = try Todoke()
    #expect(try todoke.run("ingest", "--no-such-option", input: message).status == 75)
    try todoke.home.write(".config/todoke/config.yaml", Array("languages: ja\n".utf8))
    let run = try todoke.run("ingest", input: message)
    #expect(run.status == 75)
    #expect(run.errorText.contains("config.yaml:1:1: unknown key 'languages'"))
  }

  @Test func usesTheDefaultLedger() throws {
    let todoke = try Todoke()
    #expect(try todoke.run("ingest", input: message).status == 0)
    #expect(FileManager.default.fileExists(atPath: todoke.home.file(".local/state/todoke/ledger.sqlite")))
  }

  // MARK: Delivery

  @Test(arguments: ["LF", "CRLF", "8-bit", "empty line first"])
  func deliversEveryByte(shape: String) throws {
    let todoke = try Todoke()
    let input: [UInt8] =
      switch shape {
      case "CRLF": Array(SampleMail.cancellation(number: 7).replacingOccurrences(of: "\n", with: "\r\n").utf8)
      case "8-bit": message + [0xFF, 0x00, 0x82]
      case "empty line first": [10] + message
      default: message
      }
    let run = try todoke.run("ingest", "--ledger", todoke.ledger, "--deliver-to", todoke.home.file("Maildir"), input: input)
    #expect(run.status == 0)
    #expect(try delivered(todoke) == [input])
    #expect(try todoke.home.names(in: "Maildir/tmp").isEmpty)
  }

  @Test func deliversAnMboxAsSingleMessages() throws {
    let todoke = try Todoke()
    let input = Array(SampleMail.mbox(0..<3).utf8)
    #expect(try todoke.run("ingest", "--ledger", todoke.ledger, "--deliver-to", todoke.home.file("Maildir"), input: input).status == 0)
    #expect(Set(try delivered(todoke)) == Set((0..<3).map { Array(SampleMail.cancellation(number: $0).utf8) }))
  }

  @Test(arguments: ["no header at all\n", "*mbx*\r\nrest", "From nobody\nno mbox\n"])
  func deliversWhatIsNoMailAsItCame(input: String) throws {
    let todoke = try Todoke()
    let run = try todoke.run("ingest", "--ledger", todoke.ledger, "--deliver-to", todoke.home.file("Maildir"), input: Array(input.utf8))
    #expect(run.status == 0)
    #expect(try delivered(todoke) == [Array(input.utf8)])
  }

  @Test func anEmptyInputIsNotDelivered() throws {
    let todoke = try Todoke()
    #expect(try todoke.run("ingest", "--ledger", todoke.ledger, "--deliver-to", todoke.home.file("Maildir")).status == 0)
    #expect(try delivered(todoke).isEmpty)
  }

  @Test func aMaildirThatCannotBeWrittenDefersTheMail() throws {
    let todoke = try Todoke()
    let file = try todoke.home.write("file", [])
    #expect(try todoke.run("ingest", "--ledger", todoke.ledger, "--deliver-to", file, input: message).status == 75)
  }

  @Test func manyAtOnceLoseNothing() throws {
    let todoke = try Todoke()
    let running = try (0..<6).map { number in
      try todoke.start(
        ["ingest", "--ledger", todoke.ledger, "--deliver-to", todoke.home.file("Maildir")],
        input: Array(SampleMail.cancellation(number: number).utf8))
    }
    for command in running {
      let run = try command.finish()
      #expect(run.status == 0, "\(run.errorText)")
    }
    #expect(try eventCount(todoke) == 6)
    #expect(try delivered(todoke).count == 6)
  }

  // MARK: Helpers

  private func eventCount(_ todoke: Todoke) throws -> Int {
    let run = try todoke.run("doctor", "--json", "--ledger", todoke.ledger)
    return try JSONValue(parsing: run.output.dropLast())["events"]?.integer ?? -1
  }

  private func delivered(_ todoke: Todoke) throws -> [[UInt8]] {
    try todoke.home.names(in: "Maildir/new").map { try todoke.home.read("Maildir/new/" + $0) }
  }
}
