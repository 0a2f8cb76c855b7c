import Events
import Testing

@Suite struct PacksTests {
  private func pack(title: String = "湯たんぽの店", kind: String = "cancelled") -> [UInt8] {
    Array(
      """
      title: \(title)
      merchant: yutampo.example
      domains: [yutampo.example]
      senders:
        notices: [order@yutampo.example]
      rules:
        - id: cancelled
          basis: inferred
          subject: [キャンセルのお知らせ]
          kinds: [cancelled]
      examples:
        - from: order@yutampo.example
          subject: ご注文キャンセルのお知らせ
          body: |
            ご注文をキャンセルいたしました。
            注文番号: Y-100001
          events:
            - { kind: \(kind), merchant: yutampo.example, orderNumber: Y-100001 }

      """.utf8)
  }

  @Test func acceptsAGoodPack() throws {
    let todoke = try Todoke()
    let run = try todoke.run("packs", "check", "--lang", "en", try todoke.home.write("yutampo.example.yaml", pack()))
    #expect(run.status == 0, "\(run.errorText)")
    #expect(run.errorText.hasSuffix("yutampo.example.yaml: good (1 rules, 1 examples)\n"))
  }

  @Test func anExampleThatGivesOtherEventsIsShown() throws {
    let todoke = try Todoke()
    let run = try todoke.run("packs", "check", "--lang", "en", try todoke.home.write("yutampo.example.yaml", pack(kind: "shipped")))
    #expect(run.status == 65)
    #expect(run.errorText.contains("example 1 (ご注文キャンセルのお知らせ) gives other events"))
  }

  @Test func aMisspeltMemberOfAnExampleIsNamed() throws {
    let todoke = try Todoke()
    let text = String(decoding: pack(), as: UTF8.self).replacing("orderNumber: Y-100001", with: "ordernumber: Y-100001")
    let run = try todoke.run("packs", "check", try todoke.home.write("yutampo.example.yaml", Array(text.utf8)))
    #expect(run.status == 65)
    #expect(run.errorText.contains("yutampo.example.yaml:18:"))
    #expect(run.errorText.contains("no member 'ordernumber'"))
  }

  @Test func theUsersPacksAreInForce() throws {
    let todoke = try Todoke()
    try todoke.home.write(".config/todoke/packs/yutampo.example.yaml", pack(title: "自分の店"))
    let names = try todoke.run("packs", "list", "--json").lines.map { try JSONValue(parsing: $0.utf8)["name"]?.string }
    #expect(names.first == "general")
    #expect(names.contains("yutampo.example"))
    #expect(names.contains("amazon.co.jp"))
    #expect(try todoke.run("packs", "list").outputText.contains("自分の店"))
  }

  @Test func theListSaysWhatEachPackCovers() throws {
    let todoke = try Todoke()
    try todoke.home.write(".config/todoke/packs/yutampo.example.yaml", pack(title: "湯たんぽの店"))
    let lines = try todoke.run("packs", "list", "--lang", "ja").lines
    let own = try #require(lines.firstIndex { $0.hasPrefix("yutampo.example ") })
    #expect(lines[own + 1] == "    規則 1(実文 0、推測 1): キャンセル")
    let json = try todoke.run("packs", "list", "--json").lines.map { try JSONValue(parsing: $0.utf8) }
    let system = try #require(json.first { $0["name"]?.string == "shopify" })
    #expect(system["isSystem"]?.bool == true)
    #expect(system["kinds"]?.array?.compactMap(\.string) == ["ordered", "shipped", "inTransit"])
  }

  @Test func aFaultyUsersPackStopsInteractiveCommandsOnly() throws {
    let todoke = try Todoke()
    try todoke.home.write(".config/todoke/packs/bad.yaml", Array("titel: x\n".utf8))
    let message = Array(SampleMail.cancellation(number: 1).utf8)
    let parse = try todoke.run("parse", "-", input: message)
    #expect(parse.status == 78)
    #expect(parse.errorText.contains("bad.yaml:1:1"))
    #expect(try todoke.run("ingest", "--ledger", todoke.ledger, input: message).status == 75)
    let filter = try todoke.run("filter", input: message)
    #expect(filter.status == 0)
    #expect(filter.output == message)
  }
}
