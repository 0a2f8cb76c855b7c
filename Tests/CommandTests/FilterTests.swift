import Foundation
import Testing

@Suite struct FilterTests {
  /// Messages by what is unusual about them.
  struct Row: CustomTestStringConvertible {
    let name: String
    let message: [UInt8]
    var testDescription: String { name }

    init(_ name: String, _ message: String) { (self.name, self.message) = (name, Array(message.utf8)) }
    init(_ name: String, bytes: [UInt8]) { (self.name, message) = (name, bytes) }
  }

  static let plain = "From: a@example.jp\nSubject: hello\n\nbody\n"

  /// Messages that get fields on top.
  static let tagged = [
    Row("LF", plain),
    Row("CRLF", plain.replacingOccurrences(of: "\n", with: "\r\n")),
    Row("no line end at the end", "From: a@example.jp\nSubject: hello\n\nbody"),
    Row("From line", "From a@example.jp Mon Nov 16 10:00:00 2026\n" + plain),
    Row("From line, CRLF", ("From a@example.jp Mon Nov 16 10:00:00 2026\n" + plain).replacingOccurrences(of: "\n", with: "\r\n")),
    Row("header only", "From: a@example.jp\nSubject: hello\n"),
    Row("header only, no line end", "From: a@example.jp\nSubject: hello"),
    Row("header and empty line", "From: a@example.jp\n\n"),
    Row("NUL in header and body", "From: a@example.jp\nSubject: a\u{0}b\n\nbo\u{0}dy\u{0}\n"),
    Row(
      "8-bit bytes",
      bytes: Array("From: a@example.jp\nSubject: ".utf8) + [0x82, 0xA0, 0xFF, 0xFE] + Array("\n\n".utf8) + [0x83, 0x00, 0x80, 0x0D]),
    Row("mixed line ends", "From: a@example.jp\r\nSubject: hello\n\r\nbody\n"),
    Row("a line that is no field", "From: a@example.jp\njunk line\nSubject: hello\n\nbody\n"),
    Row("a body with a From line", plain + "\nFrom here on\n>From there\n"),
    Row(
      "a long line",
      "From: a@example.jp\nSubject: " + String(repeating: "x", count: 100_000) + "\n\n" + String(repeating: "y", count: 200_000)),
    Row("a field as in the body", plain + "X-Todoke-Event: cancelled\n"),
  ]

  @Test(arguments: tagged)
  func addsOneBlockOnTopAndKeepsEveryByte(row: Row) throws {
    let run = try Todoke().run("filter", input: row.message)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    let (block, rest) = try split(run.output, original: row.message)
    #expect(rest == row.message)
    #expect(!block.isEmpty)
    let lineEnd = row.name.contains("CRLF") || row.name.hasPrefix("mixed") ? "\r\n" : "\n"
    for line in block.components(separatedBy: lineEnd).dropLast() {
      #expect(line.hasPrefix("X-Todoke-"), "\(line)")
      #expect(line.utf8.count <= 78)
      #expect(line.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
    }
    #expect(block.hasSuffix(lineEnd))
  }

  /// Messages that must pass as they are.
  static let untouched = [
    Row("empty", ""),
    Row("one line end", "\n"),
    Row("body only", "\nbody\n"),
    Row("no header at all", "just some text\nand more of it\n"),
    Row("From line only", "From a@example.jp Mon Nov 16 10:00:00 2026\n"),
    Row("CR line ends", "From a\rno field in here\r"),
    Row("binary", bytes: (0..<4_096).map { UInt8(truncatingIfNeeded: $0 &* 7) | 0x80 }),
  ]

  @Test(arguments: untouched)
  func inDoubtTheMessagePassesUnchanged(row: Row) throws {
    let run = try Todoke().run("filter", input: row.message)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(run.output == row.message)
  }

  @Test func removesForgedFields() throws {
    let message = """
      From a@example.jp Mon Nov 16 10:00:00 2026
      X-Todoke-Event: cancelled
      From: a@example.jp
      x-todoke-TRUST : genuine
      \tand more of it
        and more
      Subject: hello
      X-TODOKE-Version: 9
      X-Todoker: stays

      X-Todoke-Event: a body is a body

      """
    let kept = """
      From a@example.jp Mon Nov 16 10:00:00 2026
      From: a@example.jp
      Subject: hello
      X-Todoker: stays

      X-Todoke-Event: a body is a body

      """
    let run = try Todoke().run("filter", input: Array(message.utf8))
    let (block, rest) = try split(run.output, original: Array(kept.utf8))
    #expect(String(decoding: rest, as: UTF8.self) == kept)
    #expect(!block.contains("cancelled"))
    #expect(!block.contains("genuine"))
  }

  @Test func namesTheKindsOfEvents() throws {
    let run = try Todoke().run("filter", input: Array(SampleMail.cancellation(number: 1).utf8))
    let header = run.outputText.components(separatedBy: "From: ")[0]
    #expect(header.contains("X-Todoke-Version: 0."))
    #expect(header.contains("\nX-Todoke-Trust: unverified\n"))
    #expect(header.contains("\nX-Todoke-Event: cancelled\n"))
  }

  @Test func filteringTwiceIsFilteringOnce() throws {
    let todoke = try Todoke()
    let once = try todoke.run("filter", input: Array(SampleMail.cancellation(number: 1).utf8)).output
    #expect(try todoke.run("filter", input: once).output == once)
  }

  @Test func aBrokenConfigurationLosesNoMail() throws {
    let todoke = try Todoke()
    try todoke.home.write(".config/todoke/config.yaml", Array("authserv: [\n".utf8))
    let message = Array(SampleMail.cancellation(number: 1).utf8)
    let run = try todoke.run("filter", input: message)
    #expect(run.status == 0)
    #expect(run.output == message)
    #expect(run.errors.isEmpty)
  }

  @Test func aMisspeltOptionLosesNoMail() throws {
    let message = Array(SampleMail.cancellation(number: 1).utf8)
    let run = try Todoke().run("filter", "--no-such-option", input: message)
    #expect(run.status == 0)
    #expect(run.output == message)
  }

  @Test func needsNoEnvironment() throws {
    var todoke = try Todoke()
    todoke.variables = ["HOME": "", "PATH": "", "LC_ALL": ""]
    let message = Array(Self.plain.utf8)
    let run = try todoke.run("filter", input: message)
    #expect(run.status == 0)
    #expect(try split(run.output, original: message).rest == message)
  }

  @Test func passesALargeMessage() throws {
    let message = Array(SampleMail.cancellation(number: 1, padding: 3_000_000).utf8)
    let run = try Todoke().run("filter", input: message)
    #expect(run.status == 0)
    #expect(try split(run.output, original: message).rest == message)
  }

  @Test(arguments: 0..<20)
  func randomBytesComeOutWholeOrTagged(seed: Int) throws {
    // Printed by the test's name: the generator starts from it alone.
    var generator = SplitMix(state: UInt64(seed))
    let pieces = [
      "From: a@b\n", "X-Todoke-Event: x\n", "\n", "\r\n", " folded\n", "Subject: キャンセル\n", "\u{0}", "From x Mon\n", "text", ":", "\r",
    ]
    let message = (0..<generator.next(below: 40)).flatMap { _ in Array(pieces[generator.next(below: pieces.count)].utf8) }
    let run = try Todoke().run("filter", input: message)
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    #expect(withoutFields(run.output) == withoutFields(message), "seed \(seed)")
  }

  // MARK: Helpers

  /// Takes the added block off: it stands after the From line of the original, or on top.
  private func split(_ output: [UInt8], original: [UInt8]) throws -> (block: String, rest: [UInt8]) {
    let start = original.starts(with: "From ".utf8) ? (original.firstIndex(of: 10) ?? -1) + 1 : 0
    let count = output.count - original.count
    try #require(count >= 0)
    try #require(start + count <= output.count)
    let block = output[start..<start + count]
    return (String(decoding: block, as: UTF8.self), Array(output[..<start] + output[(start + count)...]))
  }

  /// All lines but those of X-Todoke fields and their continuations, up to the first empty line; the rest as it is.
  private func withoutFields(_ message: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    var isDropped = false
    var isHeader = true
    for line in message.split(separator: 10, omittingEmptySubsequences: false) {
      if isHeader, line.isEmpty || line.elementsEqual([13]) { isHeader = false }
      if isHeader, line.first != 32, line.first != 9 {
        isDropped = String(decoding: line, as: UTF8.self).lowercased().hasPrefix("x-todoke-")
      }
      if isHeader, isDropped { continue }
      kept += Array(line) + [10]
    }
    return kept
  }
}
