import Events
import Foundation
import Testing

@Suite struct PhishingTests {
  private static func fake(_ number: Int, from: String, text: String = "ログインしてお支払い方法を更新してください。\nhttps://evil.example/login") -> String {
    "From x Mon Nov 16 10:00:00 2026\nFrom: \(from)\nTo: a@example.jp\nSubject: ご注文のキャンセル \(number)\nDate: Mon, 16 Nov 2026 10:0\(number):00 +0900\n"
      + "Message-ID: <\(number)@x>\nContent-Type: text/plain; charset=utf-8\n\nご注文をキャンセルいたしました。\n注文番号 250-0000001-000000\(number)\n\(text)\n\n"
  }

  private func imported() throws -> Todoke {
    let todoke = try Todoke()
    let box =
      Self.fake(1, from: "Amazon <x@evil.example>") + Self.fake(2, from: "x@amazon-co-jp.evil.example")
      + Self.fake(3, from: "楽天市場 <x@evil.example>") + Self.fake(4, from: "アマゾン <x@evil.example>", text: "")
    try todoke.home.write("box", Array(box.utf8))
    _ = try importJSON(todoke, todoke.home.file("box"))
    return todoke
  }

  @Test func listsFakesByBrandWithReasons() throws {
    let todoke = try imported()
    let text = try todoke.run("phishing", "--lang", "ja", "--as-of", "2026-11-20", "--ledger", todoke.ledger).outputText
    #expect(text.hasPrefix("なりすまし 3 通、疑わしいもの 1 通\n名をかたられたブランド: amazon.co.jp 3, rakuten.co.jp 1\n\n11月16日(月)"))
    #expect(text.contains("有名なドメインに似せたドメイン: amazon-co-jp.evil.example(amazon.co.jp に似せたもの)"))
    #expect(text.contains("差出人: x@evil.example"))
    let orders = try todoke.run("orders", "--lang", "ja", "--as-of", "2026-11-20", "--ledger", todoke.ledger)
    #expect(orders.errorText.contains("なりすましメール 3 通を除外しました(todoke phishing)"))
  }

  @Test func filters() throws {
    let todoke = try imported()
    func count(_ options: String...) throws -> Int {
      try todoke.run(["phishing", "--json", "--ledger", todoke.ledger] + options).lines.count
    }
    #expect(try count() == 4)
    #expect(try count("--brand", "rakuten") == 1)
    #expect(try count("--since", "2026-11-17") == 0)
    let first = try JSONValue(parsing: try #require(todoke.run("phishing", "--json", "--ledger", todoke.ledger).lines.first).utf8)
    #expect(first["trust"]?.string == "suspect")
    #expect(first["reasons"]?.array?.isEmpty == false)
  }

  @Test func suspectMailMovesNothingUntilTheUserSaysSo() throws {
    let todoke = try imported()
    func order() throws -> JSONValue {
      try JSONValue(parsing: try #require(todoke.run("show", "250-0000001-0000004", "--json", "--ledger", todoke.ledger).lines.first).utf8)
    }
    #expect(try order()["status"]?.string == "ordered")
    #expect(try todoke.run("tell", "250-0000001-0000004", "mailIsGenuine", "--as-of", "2026-11-17", "--ledger", todoke.ledger).status == 0)
    #expect(try order()["status"]?.string == "cancelled")
    #expect(try order()["timeline"]?.array?.first?["standing"]?.string == "confirmed")
  }

  @Test func mailThatTheUserCallsAFakeIsNoOrder() throws {
    let todoke = try imported()
    func orders() throws -> Int { try todoke.run("orders", "--all", "--json", "--ledger", todoke.ledger).lines.count }
    #expect(try orders() == 1)
    #expect(try todoke.run("tell", "250-0000001-0000004", "mailIsFake", "--as-of", "2026-11-17", "--ledger", todoke.ledger).status == 0)
    #expect(try orders() == 0)
  }

  @Test func saysNothingOfMailAboutOrdersWithoutSuspectMail() throws {
    let todoke = try Todoke()
    try todoke.home.write("box", Array(SampleMail.cancellation(number: 1).utf8))
    _ = try importJSON(todoke, todoke.home.file("box"))
    let number = try JSONValue(parsing: try #require(todoke.run("orders", "--all", "--json", "--ledger", todoke.ledger).lines.first).utf8)[
      "orderNumber"]
    let run = try todoke.run("tell", try #require(number?.string), "mailIsFake", "--ledger", todoke.ledger)
    #expect(run.status == 65)
  }

  @Test func whatTheUsersOwnServerDisownsIsListedWhateverItSpeaksOf() throws {
    let todoke = try Todoke()
    let results = "Authentication-Results: mx.example.jp; dmarc=fail header.from="
    let senders = [
      ("account-update@amazon.co.jp", "amazon.co.jp"), ("info@eki-net.com", "eki-net.com"), ("info@rakuten.co.jp", "rakuten.co.jp"),
    ]
    let box = senders.map { from, domain in
      "From x Mon Nov 16 10:00:00 2026\n\(results)\(domain)\nList-Unsubscribe: <https://x.example/u>\nFrom: \(from)\nSubject: 重要なお知らせ\n"
        + "Message-ID: <\(domain)@x>\nDate: Mon, 16 Nov 2026 10:00:00 +0900\nContent-Type: text/plain; charset=utf-8\n\n確認が必要です。\n\n"
    }
    try todoke.home.write("box", Array(box.joined().utf8))
    _ = try importJSON(todoke, todoke.home.file("box"), "--authserv-id", "mx.example.jp")
    #expect(try todoke.run("phishing", "--json", "--ledger", todoke.ledger).lines.count == 3)
    let filtered = try todoke.run(["filter", "--authserv-id", "mx.example.jp"], input: Array(box[0].utf8))
    #expect(filtered.outputText.contains("X-Todoke-Trust: spoofed"))
  }

  @Test func saysThatThereIsNone() throws {
    let todoke = try Todoke()
    _ = try importJSON(todoke, SampleMail.folder)
    let run = try todoke.run("phishing", "--brand", "nobody.example", "--ledger", todoke.ledger)
    #expect(run.status == 0)
    #expect(run.outputText.hasPrefix("条件に合うものはありません(全部で 3 通。"))
    let empty = try Todoke()
    try empty.home.write("box", Array(SampleMail.cancellation(number: 1).utf8))
    _ = try importJSON(empty, empty.home.file("box"))
    #expect(try empty.run("phishing", "--ledger", empty.ledger).outputText == "疑わしいメールはありません。\n")
  }
}
