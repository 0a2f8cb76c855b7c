import Testing

@testable import Mailbox

@Suite struct UnfinishedSeparatorTests {
  private static let line = "From a@b Wed May  1 09:00:00 2024"

  /// What stands at the end of a mailbox behind `Text`, and how much of it begins a message.
  @Test(arguments: [
    ("", 0), ("\n\n", 0), ("\n\nF", 1), ("\n\nFrom", 4), ("\n\nFrom ", 5), ("\n\nFrom a", 6), ("\r\n\r\nFrom a", 6), ("\n\n" + line, 33),
    ("\n\n\(line)\n", 34), ("\r\n\r\n\(line)\r\n", 35), ("\n\n\(line)\nSubj", 38),
    // Not behind an empty line, no separator, or one that is whole or followed by something else.
    ("\nFrom a", 0), ("\n\nf", 0), ("\n\nFx", 0), ("\n\nFrom a b\n", 0), ("\n\nFrom a b\nSubj", 0), ("\n\n\(line)\n\n", 0),
    ("\n\n\(line)\nSubject:", 0), ("\n\n\(line)\nSubj\n", 0), ("\n\n\(line)\nto be", 0), ("\n\n>From a", 0),
  ])
  func length(end: String, length: Int) {
    #expect(UnfinishedSeparator.length(atEndOf: Array(("Text" + end).utf8)[...]) == length)
  }

  @Test func nothingEndsInNothing() {
    #expect(UnfinishedSeparator.length(atEndOf: []) == 0)
    #expect(UnfinishedSeparator.length(atEndOf: Array(Self.line.utf8)[...]) == 0)
  }
}
