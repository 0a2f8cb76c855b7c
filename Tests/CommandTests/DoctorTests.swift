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

  @Test func proposesTheServerThatVouchesForNearlyAllMail() throws {
    let todoke = try Todoke()
    let own = "Authentication-Results: mx.example.ne.jp/17; dkim=pass header.d=shop.example; spf=pass\n"
    let forged = "Authentication-Results: mx.attacker.example; dmarc=pass\n"
    let box = (0..<9).map { "From a Mon Nov 16 10:00:00 2026\n" + own + forged + SampleMail.cancellation(number: $0) + "\n" }
    let stray = "From a Mon Nov 16 10:00:00 2026\n" + forged + SampleMail.cancellation(number: 9) + "\n"
    try todoke.home.write("box", Array((box.joined() + stray).utf8))
    let run = try todoke.run("doctor", todoke.home.file("box"))
    #expect(run.status == 0)
    #expect(run.outputText.hasSuffix("authserv:\n  - id: mx.example.ne.jp\n    methods: [dkim, spf]\n"))
  }
}
