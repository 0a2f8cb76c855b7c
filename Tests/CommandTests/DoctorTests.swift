import Events
import Foundation
import Testing

@Suite struct DoctorTests {
  @Test func worksWithoutALedger() throws {
    let todoke = try Todoke()
    let run = try todoke.run("doctor")
    #expect(run.status == 0)
    #expect(run.outputText.contains(todoke.home.file(".local/state/todoke/ledger.sqlite")))
    #expect(!FileManager.default.fileExists(atPath: todoke.home.file(".local")))
  }

  @Test func countsBySender() throws {
    let todoke = try Todoke()
    _ = try importJSON(todoke, SampleMail.folder)
    let json = try JSONValue(parsing: todoke.run("doctor", "--json", "--ledger", todoke.ledger).output.dropLast())
    let amazon = json["senders"]?.array?.first { $0["domain"]?.string == "amazon.co.jp" }
    #expect((amazon?["read"]?.integer ?? 0) > 3)
    #expect(json["policies"]?.object?.isEmpty == false)
  }

  struct Study: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// Fields on top of each message.
    var headers: [String]
    /// What the report ends with.
    var proposal: String
  }

  private static let received = "Received: from a by mx.example.ne.jp with ESMTP; Mon, 16 Nov 2026 10:00:00 +0900\n"
  private static func taken(by host: String) -> String {
    "Received: from a by \(host) with ESMTP; Mon, 16 Nov 2026 10:00:00 +0900\n"
  }
  private static let own = "Authentication-Results: mx.example.ne.jp/17; dkim=pass header.d=shop.example; spf=pass\n"
  private static let forged = "Authentication-Results: mx.attacker.example; dmarc=pass\n"

  @Test(arguments: [
    Study(
      testDescription: "the server that vouches for nearly all mail",
      headers: Array(repeating: own + forged + received, count: 9) + [forged + received],
      proposal: "authserv:\n  # 9 通(90 %)、差出人のドメイン 1 個。受け取ったのも同じサーバー\n  - id: mx.example.ne.jp\n    methods: [dkim, spf]\n"),
    Study(
      testDescription: "a method that stands there once is not the server's",
      headers: Array(repeating: received + own, count: 30) + [received + "Authentication-Results: mx.example.ne.jp; dmarc=pass\n"],
      proposal: "  - id: mx.example.ne.jp\n    methods: [dkim, spf]\n"),
    Study(
      testDescription: "several servers of one provider",
      headers: (0..<8).map {
        "Authentication-Results: \(["dmarc", "spf"][$0 % 2]).mail.example.com; \(["dmarc", "spf"][$0 % 2])=pass\n"
          + taken(by: "mx1.mail.example.com")
      },
      proposal: "  - id: .mail.example.com\n    methods: [dmarc, spf]\n"),
    Study(
      testDescription: "one provider that writes several fields",
      headers: Array(
        repeating: "Authentication-Results: mx1.example.com; bimi=none\nAuthentication-Results: mx1.example.com; dmarc=pass; spf=pass\n"
          + taken(by: "mx1.example.com"),
        count: 4), proposal: "  - id: mx1.example.com\n    methods: [dmarc, spf]\n"),
    Study(
      testDescription: "results without a name",
      headers: Array(
        repeating: "Authentication-Results: spf=pass smtp.mailfrom=a.jp; dkim=none; dmarc=pass header.from=a.jp\n" + received, count: 4),
      proposal: "authservNameless: true\n"),
    Study(
      testDescription: "a server that did not take the mail in: anybody may have written its name",
      headers: Array(repeating: received + "Authentication-Results: mx.google.com; dmarc=pass\n", count: 4),
      proposal: "分かる場合だけ # を外す\n#  - id: mx.google.com\n#    methods: [dmarc]\n"),
    Study(
      testDescription: "what the user wrote himself proves nothing", headers: [own, own, received],
      proposal: "信頼を勧められるサーバーはありません。\n"),
    Study(
      testDescription: "names of strangers, each once",
      headers: (0..<20).map { "Authentication-Results: mx\($0).a\($0).example; dmarc=pass\n" + received },
      proposal: "信頼を勧められるサーバーはありません。\n"),
  ])
  func proposes(_ study: Study) throws {
    let todoke = try Todoke()
    let box = study.headers.enumerated().map {
      "From a Mon Nov 16 10:00:00 2026\n" + $0.element + SampleMail.cancellation(number: $0.offset) + "\n"
    }
    try todoke.home.write("box", Array(box.joined().utf8))
    let run = try todoke.run("doctor", todoke.home.file("box"))
    #expect(run.status == 0)
    #expect(run.outputText.hasSuffix(study.proposal), "\(run.outputText)")
  }
}
