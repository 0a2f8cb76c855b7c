import Foundation
import Testing

@Suite struct ExitCodeTests {
  struct Row: CustomTestStringConvertible {
    let arguments: [String]
    let status: Int32
    let sentence: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  /// Names in angle brackets stand for files of the test's own folder.
  static let rows = [
    Row(arguments: ["nonsense"], status: 64, sentence: "Unexpected argument 'nonsense'"),
    Row(arguments: ["orders", "--status", "lost"], status: 64, sentence: "'lost' is invalid"),
    Row(arguments: ["orders", "--as-of", "yesterday"], status: 64, sentence: "'yesterday' is invalid"),
    Row(arguments: ["import"], status: 64, sentence: "Missing expected argument"),
    Row(arguments: ["import", "--jobs", "0", "<mail>"], status: 64, sentence: "--jobs"),
    Row(arguments: ["parse", "--authserv-methods", "mx.example.jp=dnssec", "<mail>"], status: 64, sentence: "invalid"),
    Row(arguments: ["inspect"], status: 64, sentence: "Name one of"),
    Row(arguments: ["inspect", "<mail>", "--charset-rows"], status: 64, sentence: "Name one of"),
    Row(arguments: ["parse", "<missing>"], status: 66, sentence: "missing"),
    Row(arguments: ["import", "<missing>"], status: 66, sentence: "missing"),
    Row(arguments: ["explain", "<missing>"], status: 66, sentence: "missing"),
    Row(arguments: ["inspect", "<missing>"], status: 66, sentence: "missing"),
    Row(arguments: ["redact", "<missing>"], status: 66, sentence: "missing"),
    Row(arguments: ["redact", "<picture>"], status: 65, sentence: "picture"),
    Row(arguments: ["redact", "--seed", "one", "<mail>"], status: 64, sentence: "'one' is invalid"),
    Row(arguments: ["orders", "--ledger", "<missing>"], status: 66, sentence: "todoke import"),
    Row(arguments: ["show", "123", "--ledger", "<missing>"], status: 66, sentence: "todoke import"),
    Row(arguments: ["parse", "<picture>"], status: 65, sentence: "picture"),
    Row(arguments: ["parse", "<mbx>"], status: 65, sentence: "mailutil"),
    Row(arguments: ["orders", "--ledger", "<mail>"], status: 65, sentence: "台帳ではありません"),
    Row(arguments: ["import", "--ledger", "<mail>", "<mail>"], status: 65, sentence: "台帳ではありません"),
    Row(arguments: ["import", "--ledger", "<link>", "<mail>"], status: 77, sentence: "シンボリックリンク"),
    Row(arguments: ["import", "--ledger", "<mail>/below/ledger.sqlite", "<mail>"], status: 73, sentence: "開けません"),
    Row(arguments: ["classify", "--policies", "<missing>"], status: 66, sentence: "missing"),
    Row(arguments: ["classify", "--policies", "<mail>"], status: 78, sentence: "/mail:"),
    Row(arguments: ["packs", "check", "<missing>"], status: 66, sentence: "missing"),
    Row(arguments: ["packs", "check", "<badpack>"], status: 65, sentence: "badpack:1:1: unknown key 'titel'"),
  ]

  @Test(arguments: rows)
  func endsWithTheCodeOfSysexits(row: Row) throws {
    let todoke = try Todoke()
    let folder = todoke.home
    try folder.write("mail", Array(SampleMail.cancellation(number: 1).utf8))
    try folder.write("picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13])
    try folder.write("mbx", Array("*mbx*\r\n5c6b3f4a00000001\r\n".utf8))
    try folder.write("badpack", Array("titel: 湯たんぽの店\n".utf8))
    try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: folder.file("elsewhere.sqlite"))
    let arguments = row.arguments.map { $0.replacingOccurrences(of: "<", with: folder.path + "/").replacingOccurrences(of: ">", with: "") }
    let run = try todoke.run(arguments)
    #expect(run.status == row.status, "\(run.errorText)")
    #expect(run.errorText.contains(row.sentence), "\(run.errorText)")
    #expect(run.output.isEmpty)
  }

  @Test func aLineThatIsNoEventIsNamed() throws {
    let good = #"{"schema":1,"id":"a","kind":"cancelled","trust":"genuine","confidence":1}"#
    let run = try Todoke().run("classify", "--lang", "en", input: Array("\(good)\n\n{\"kind\":\"lost\"}\n".utf8))
    #expect(run.status == 65)
    #expect(run.errorText.contains("line 3"))
    #expect(run.errorText.contains("'kind' must be one of ordered, "))
  }

  @Test func aReaderThatGoesAwayIsNoError() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    // The exit code of the command, not of head.
    shell.arguments = [
      "-c", "{ '\(Todoke.binary.path())' inspect --mailbox '\(SampleMail.folder)'; echo $? >&2; } | head -c 10 >/dev/null",
    ]
    let errors = Pipe()
    shell.standardError = errors
    try shell.run()
    shell.waitUntilExit()
    #expect(String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self) == "0\n")
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs a device that is always full"))
  func aFullDiskIsAnError() throws {
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", "'\(Todoke.binary.path())' inspect --mailbox '\(SampleMail.folder)' >/dev/full 2>&1"]
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 74)
  }
}
