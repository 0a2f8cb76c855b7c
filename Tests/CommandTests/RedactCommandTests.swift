import Events
import Foundation
import Testing

@Suite struct RedactCommandTests {
  private static let mail = SampleMail.cancellation(number: 1)

  @Test func printsAMessageThatSaysTheSame() throws {
    let todoke = try Todoke()
    let path = try todoke.home.write("mail.eml", Array(Self.mail.utf8))
    let run = try todoke.run("redact", "--seed", "1", path)
    #expect(run.status == 0)
    #expect(run.outputText.contains("From: =?UTF-8?B?") && run.outputText.contains("To: sample@example.jp\n"))
    let events = try todoke.run("parse", "-", input: run.output).lines.map { try JSONValue(parsing: $0.utf8) }
    #expect(events.map { $0["kind"]?.string } == ["cancelled"])
    #expect(events.first?["items"]?.array?.first?["quantity"]?.integer == 1)
    #expect(events.first?["orderNumber"]?.string.map { $0.hasPrefix("Y-") && $0 != "Y-100001" } == true)
    #expect(try todoke.home.read("mail.eml") == Array(Self.mail.utf8))
    #expect(run.errorText.contains("目を通して"))
  }

  @Test func aSeedRepeatsTheOutput() throws {
    let todoke = try Todoke()
    let first = try todoke.run("redact", "--seed", "1", "-", input: Array(Self.mail.utf8))
    #expect(try todoke.run("redact", "--seed", "1", "-", input: Array(Self.mail.utf8)).output == first.output)
    #expect(try todoke.run("redact", "--seed", "2", "-", input: Array(Self.mail.utf8)).output != first.output)
    #expect(try todoke.run("redact", "-", input: Array(Self.mail.utf8)).output != first.output)
  }

  @Test func severalMessagesAreRefused() throws {
    let run = try Todoke().run("redact", "--lang", "en", "-", input: Array(SampleMail.mbox(0..<2).utf8))
    #expect(run.status == 65)
    #expect(run.output.isEmpty)
    #expect(run.errorText == "todoke: '-' holds several messages; save the one you mean as .eml and name that\n")
  }

  /// Hosts stay whatever they hold, since they say who speaks.
  @Test func whatStillHoldsANumberIsPrintedOnlyByForce() throws {
    let todoke = try Todoke()
    let mail = Array(Self.mail.replacing("To: taro", with: "List-Help: <https://y-100001.yutampo.example/>\nTo: taro").utf8)
    let refused = try todoke.run("redact", "--lang", "en", "-", input: mail)
    #expect(refused.status == 65)
    #expect(refused.output.isEmpty)
    let sentence = "these values could not be replaced everywhere: Y-100001"
    #expect(refused.errorText == "todoke: \(sentence); nothing was printed; --force prints it all the same, for you to look through\n")
    let forced = try todoke.run("redact", "--lang", "en", "--force", "-", input: mail)
    #expect(forced.status == 65)
    #expect(forced.outputText.contains("y-100001.yutampo.example"))
    #expect(forced.errorText == sentence + "\n")
  }
}
