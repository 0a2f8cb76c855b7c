import Foundation
import Testing

@Suite struct ReadableOutputTests {
  private func withOneOrder() throws -> Todoke {
    let todoke = try Todoke()
    try todoke.run("ingest", "--ledger", todoke.ledger, input: Array(SampleMail.cancellation(number: 1).utf8))
    return todoke
  }

  @Test func listsWhatNeedsAttention() throws {
    let todoke = try withOneOrder()
    let run = try todoke.run("orders", "--ledger", todoke.ledger, "--as-of", "2026-11-17")
    #expect(run.status == 0)
    #expect(run.outputText.contains("Y-100001"))
    #expect(run.outputText.contains("銅の湯たんぽ 1号"))
    #expect(run.outputText.contains("→ "))
    #expect(!run.outputText.contains("\u{1B}"))
  }

  @Test func speaksTheLanguageAskedFor() throws {
    let todoke = try withOneOrder()
    let japanese = try todoke.run("show", "Y-100001", "--ledger", todoke.ledger)
    let english = try todoke.run("show", "Y-100001", "--ledger", todoke.ledger, "--lang", "en")
    #expect(japanese.outputText.contains("\n経緯\n"))
    #expect(english.outputText.contains("\nHistory\n"))
  }

  @Test(arguments: [
    (["LC_ALL": "C"], "注文"), (["LC_ALL": "ja_JP.UTF-8"], "注文"), (["LC_ALL": "en_US.UTF-8"], "order"),
    (["LC_ALL": "", "LANG": "de_DE.UTF-8"], "order"),
    (["LC_ALL": "", "LANG": ""], "注文"), (["LC_ALL": "", "LC_MESSAGES": "en_GB", "LANG": "ja_JP"], "order"), (["LC_ALL": "POSIX"], "注文"),
  ])
  func followsTheLocale(variables: [String: String], word: String) throws {
    var todoke = try withOneOrder()
    todoke.variables = variables
    #expect(try todoke.run("orders", "--ledger", todoke.ledger, "--status", "delivered").errorText.contains(word))
  }

  @Test func theConfigurationNamesLanguageAndLedger() throws {
    let todoke = try withOneOrder()
    try todoke.home.write(".config/todoke/config.yaml", Array("language: en\nledger: ~/ledger.sqlite\n".utf8))
    let run = try todoke.run("show", "Y-100001")
    #expect(run.outputText.contains("\nHistory\n"))
    #expect(try todoke.run("show", "Y-100001", "--lang", "ja").outputText.contains("\n経緯\n"))
  }

  @Test(arguments: ["", "# only a comment\n", "---\n"])
  func aConfigurationMayBeEmpty(text: String) throws {
    let todoke = try Todoke()
    try todoke.home.write(".config/todoke/config.yaml", Array(text.utf8))
    #expect(try todoke.run("packs", "list").status == 0)
  }

  @Test(arguments: [
    ("langauge: ja\n", "1:1: unknown key 'langauge'"), ("language: fr\n", "1:11: 'fr' is none of ja, en"),
    ("authserv:\n  - methods: [dkim]\n", "id"),
    ("authserv:\n  - id: mx.example.jp\n    methods: [dnssec]\n", "3:15: unknown method 'dnssec'"),
    ("authservNameless: maybe\n", "true or false"), ("[1", "config.yaml:"),
  ])
  func aFaultyConfigurationIsNamed(text: String, problem: String) throws {
    let todoke = try Todoke()
    try todoke.home.write(".config/todoke/config.yaml", Array(text.utf8))
    let run = try todoke.run("orders")
    #expect(run.status == 78)
    #expect(run.errorText.contains(problem), "\(run.errorText)")
  }

  @Test func theEnvironmentNamesTheLedger() throws {
    var todoke = try withOneOrder()
    todoke.variables = ["TODOKE_STATE": todoke.ledger]
    #expect(try todoke.run("show", "Y-100001").status == 0)
    todoke.variables = ["TODOKE_STATE": todoke.home.path]
    #expect(try todoke.run("show", "Y-100001").status == 0)
    todoke.variables = ["XDG_STATE_HOME": "relative/path"]
    #expect(try todoke.run("show", "Y-100001").errorText.contains(todoke.home.file(".local/state/todoke/ledger.sqlite")))
  }

  @Test func tellingIsRemembered() throws {
    let todoke = try withOneOrder()
    #expect(
      try todoke.run("tell", "100001", "refundReceived", "--ledger", todoke.ledger, "--as-of", "2026-12-01").errorText.contains("記録しました"))
    #expect(
      try todoke.run("tell", "100001", "refundReceived", "--ledger", todoke.ledger, "--as-of", "2026-12-01").errorText.contains("記録済み"))
    #expect(try todoke.run("tell", "999999", "received", "--ledger", todoke.ledger).status == 66)
    #expect(try todoke.run("tell", "100001", "lost", "--ledger", todoke.ledger).status == 64)
  }

  @Test func filtersOrders() throws {
    let todoke = try withOneOrder()
    func count(_ options: String...) throws -> Int {
      try todoke.run(["orders", "--json", "--ledger", todoke.ledger, "--as-of", "2026-11-17"] + options).lines.count
    }
    #expect(try count("--merchant", "YUTAMPO") == 1)
    #expect(try count("--merchant", "amazon") == 0)
    #expect(try count("--search", "銅の　湯たんぽ") == 1)
    #expect(try count("--search", "金の湯たんぽ") == 0)
    #expect(try count("--since", "2026-11-16") == 1)
    #expect(try count("--since", "2026-11-17") == 0)
    #expect(try count("--status", "cancelled", "--status", "delivered") == 1)
    #expect(try count("--status", "delivered") == 0)
  }

  @Test func explainsAMessage() throws {
    let run = try Todoke().run("explain", "-", "--lang", "en", input: Array(SampleMail.cancellation(number: 1).utf8))
    #expect(run.status == 0)
    #expect(run.outputText.contains("From: 湯たんぽの店 <order@yutampo.example>"))
    #expect(run.outputText.contains("Trust: unverified"))
    #expect(run.outputText.contains("cancelled"))
    #expect(run.outputText.contains("キャンセルいたしました"))
  }

  @Test func printsNoControlsFromMail() throws {
    let hostile = "From: \"\u{1B}]0;x\u{7}\" <a@b.example>\nSubject: \u{1B}[2J\u{9D}注文キャンセル\u{202E}\n\nご注文をキャンセルいたしました。\n注文番号: A-12345\n"
    let todoke = try Todoke()
    try todoke.run("ingest", "--ledger", todoke.ledger, input: Array(hostile.utf8))
    let runs = [
      try todoke.run("explain", "-", input: Array(hostile.utf8)), try todoke.run("explain", "--json", "-", input: Array(hostile.utf8)),
      try todoke.run("orders", "--all", "--ledger", todoke.ledger), try todoke.run("parse", "-", input: Array(hostile.utf8)),
      try todoke.run("inspect", "-", input: Array(hostile.utf8)),
    ]
    for run in runs {
      #expect(run.status == 0)
      #expect(!run.outputText.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || (0x7F..<0xA0).contains($0.value) })
    }
  }
}
