import Events
import Foundation
import MIME
import Notices
import RulePacks
import Testing

@Suite("The packs that ship")
struct PackExamplesTests {
  private static var folder: URL {
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Sources/Notices/Packs").standardized
  }

  static func packs() throws -> [RulePack] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
      $0.pathExtension == "yaml"
    }
    return try files.sorted { $0.path() < $1.path() }.map { file in
      try RulePack(
        yaml: String(contentsOf: file, encoding: .utf8), file: file.lastPathComponent, name: file.deletingPathExtension().lastPathComponent)
    }
  }

  @Test("The program holds what the files say")
  func embedded() throws {
    let files = try Self.packs()
    let shipped = PackLibrary.shipped.summaries
    #expect(shipped.first?.name == "general")
    #expect(Set(shipped.map(\.name)) == Set(files.map(\.name)))
    for pack in shipped {
      let file = try #require(files.first { $0.name == pack.name })
      #expect(pack.rules.map(\.id) == file.rules.map(\.id))
      #expect(pack.senders == file.senders)
      #expect(pack.domains == file.domains)
    }
  }

  @Test("Every example gives its events")
  func examples() throws {
    var count = 0
    for pack in try Self.packs() {
      for example in pack.examples {
        count += 1
        let events = PackExample.events(of: example)
        #expect(events.count == example.events.count, "\(pack.name): \(example.subject)")
        for (expected, event) in zip(example.events, events) {
          for member in expected.object ?? [] {
            #expect(
              EventComparison.agree(member.name, member.value, event.json[member.name]), "\(pack.name): \(example.subject): \(member.name)")
          }
        }
      }
    }
    #expect(count >= 12)
  }

  @Test("The pack to copy works as it stands")
  func packToCopy() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../samples/config/pack-example.yaml").standardized
    let pack = try RulePack(yaml: String(contentsOf: file, encoding: .utf8), file: "pack-example.yaml", name: "aozora")
    let example = try #require(pack.examples.first)
    let event = try #require(PackExample.events(of: example, packs: PackLibrary.shipped.adding([pack])).first)
    for member in example.events.first?.object ?? [] { #expect(EventComparison.agree(member.name, member.value, event.json[member.name])) }
  }

  @Test("A shop is added in a few lines, and a shipped pack can be replaced")
  func userPacks() throws {
    let yaml = """
      title: 青空堂
      domains: [aozora.example]
      senders: {notices: [shop@aozora.example]}
      orderNumber: ["AO-#{6}"]
      rules:
        - {id: gone, basis: real, subject: [お見送り], kinds: [cancelled], reason: outOfStock}
      """
    let pack = try RulePack(yaml: yaml, file: "aozora.yaml", name: "aozora")
    let text = "From: shop@aozora.example\nSubject: 今回はお見送り\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n\nAO-123456\n"
    let message = Message(parsing: Array(text.utf8)[...])
    let event = try #require(NoticeReader(packs: PackLibrary.shipped.adding([pack])).read(message).events.first)
    #expect(event.kind == .cancelled)
    #expect(event.orderNumber == "AO-123456")
    #expect(event.rule == "aozora/gone")
    #expect(NoticeReader().read(message).events.isEmpty)
  }
}
