import Events
import Foundation
import Testing

@testable import RulePacks

@Suite("Pack files")
struct PackFileTests {
  private static let shop = """
    title: 青空堂
    merchant: aozora.example.jp
    domains: [aozora.example.jp]
    senders:
      notices: [shop@aozora.example.jp, "@mail.aozora.example.jp", "@.ml.aozora.example.jp"]
      newsletter: [news@aozora.example.jp]
    orderNumber: ["AO-#{6}"]
    rules:
      - id: cancelled
        basis: real
        subject: [ご注文を取り消しました]
        unless: [見積]
        kinds: [cancelled]
        reason: outOfStock
    lexicon:
      labels:
        orderNumber: [伝票]
      reasons:
        outOfStock/crossListing: [店先で売れ]
      statements:
        shipped/done: [荷を出しました]
    """

  @Test("A pack is read whole")
  func reads() throws {
    let pack = try RulePack(yaml: Self.shop, file: "aozora.yaml", name: "aozora")
    #expect(pack.title == "青空堂")
    #expect(pack.merchant == "aozora.example.jp")
    #expect(pack.senders.count == 4)
    #expect(pack.rules.map(\.kinds) == [[.cancelled]])
    #expect(pack.lexicon.count == 3)
    #expect(pack.orderNumberShapes.first?.matches("AO-123456".utf8) == true)
  }

  @Test(
    "Alternatives stand for several phrases",
    arguments: [
      ("しました", ["しました"]), ("{し,致し}ました", ["しました", "致しました"]), ("a{b,}c{d,e}", ["abcd", "abce", "acd", "ace"]), ("{}a", ["a"]),
    ])
  func alternatives(written: String, phrases: [String]) throws {
    #expect(try PhraseAlternatives.expanded(written) == phrases)
    let pack = try RulePack(yaml: "lexicon:\n  masks:\n    - '\(written)'\n", file: "p.yaml", name: "p")
    #expect(pack.lexicon.map(\.phrase) == phrases)
  }

  @Test(
    "Senders",
    arguments: [
      ("shop", "aozora.example.jp", 1), ("x", "mail.aozora.example.jp", 1), ("x", "a.mail.aozora.example.jp", 0),
      ("x", "a.ml.aozora.example.jp", 1), ("SHOP", "aozora.example.jp", 1), ("x", "xaozora.example.jp", 0),
    ])
  func senders(localPart: String, domain: String, count: Int) throws {
    let pack = try RulePack(yaml: Self.shop, file: "aozora.yaml", name: "aozora")
    #expect(pack.senders.count { $0.matches(localPart: localPart, domain: domain) } == count)
  }

  @Test(
    "Errors name line and column and the way out",
    arguments: [
      ("title: x\ncolour: red\n", "p.yaml:2:1: unknown key 'colour'"),
      ("lexicon:\n  masks:\n    - a{b\n", "p.yaml:3:7: alternatives are written {a,b}, without braces inside them"),
      ("lexicon:\n  masks: ['a}']\n", "p.yaml:2:11: alternatives are written {a,b}"),
      ("lexicon:\n  masks: ['{a,{b,c}}']\n", "p.yaml:2:11: alternatives are written {a,b}"),
      (
        "lexicon:\n  masks: ['\(String(repeating: "{a,b}", count: 11))']\n", "p.yaml:2:11: stands for more than 2000 phrases"
      ),
      ("rules:\n  - id: a\n", "p.yaml:2:5: rule 'a' needs subject or body phrases"),
      ("rules:\n  - subject: [x]\n", "p.yaml:2:5: a rule needs an id"),
      ("rules:\n  - id: a\n    subject: [x]\n    kinds: [lost]\n", "p.yaml:4:13: 'lost' is none of ordered"),
      ("senders:\n  friends: [a@b]\n", "p.yaml:2:3: unknown sender role 'friends'"),
      ("senders:\n  notices: [b]\n", "p.yaml:2:13: 'b' is no address"),
      ("orderNumber: ['#{2,1}']\n", "p.yaml:1:15: not a number shape"),
      ("lexicon:\n  stems:\n    fly: [x]\n", "p.yaml:3:5: 'fly' is none of cancel"),
      ("lexicon:\n  statements:\n    shipped: [x]\n", "p.yaml:3:5: write kind/modality"),
      ("strict: maybe\n", "p.yaml:1:9: expected true or false"),
      ("", "p.yaml: the file is empty"), ("a: [b\n", "p.yaml:2:1: "),
    ])
  func errors(yaml: String, beginning: String) {
    let error = #expect(throws: PackError.self) { try RulePack(yaml: yaml, file: "p.yaml", name: "p") }
    #expect(error?.description.hasPrefix(beginning) == true, "\(error?.description ?? "")")
  }

  @Test("Packs added replace those of the same name and keep the others' phrases")
  func adding() throws {
    let general = try RulePack(yaml: "lexicon:\n  stems:\n    cancel: [キャンセル]\n", file: "general.yaml", name: "general")
    let shop = try RulePack(yaml: Self.shop, file: "aozora.yaml", name: "aozora")
    let other = try RulePack(
      yaml: "title: 新\nrules:\n  - id: a\n    basis: real\n    body: [発送]\n    kinds: [shipped]\n", file: "aozora.yaml", name: "aozora")
    let packs = CompiledPacks(packs: [general, shop]).adding([other])
    #expect(packs.identities.map(\.name) == ["general", "aozora"])
    #expect(packs.pack(at: 1).title == "新")
    var roles: [PhraseRole] = []
    packs.automaton.forEachMatch(in: FoldedText.phrase("キャンセル、発送、荷を出しました")) { roles += packs.uses(ofPhrase: $0.phrase).map(\.role) }
    #expect(roles == [.stem, .condition])
  }

  @Test("Every section of a lexicon is documented")
  func documentedSections() throws {
    let article = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "../../Sources/RulePacks/RulePacks.docc/WritingPacks.md")
    let words = try String(contentsOf: article, encoding: .utf8)
    for key in RulePack.lexiconKeys { #expect(words.contains("`\(key)`"), "\(key)") }
  }
}
