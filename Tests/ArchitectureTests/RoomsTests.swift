import Foundation
import Testing

/// Each room imports what it may know and nothing else.
@Suite("Rooms")
struct RoomsTests {
  /// Modules of this package and of others that a target may import; Foundation only where it is named.
  private static let allowed: [String: Set<String>] = [
    "Mailbox": ["CZlib", "Glibc"],
    "MIME": ["Glibc"],
    "Markup": ["CLibXML2", "Glibc"],
    "Authentication": ["MIME", "Crypto", "CryptoExtras"],
    "Events": [],
    "RulePacks": ["Events", "Yams"],
    "Notices": ["Events", "MIME", "Markup", "Authentication", "RulePacks", "Crypto"],
    "Orders": ["Events", "Glibc"],
    "Ledger": ["Events", "GRDB", "Glibc", "Synchronization"],
    "Redaction": ["Events", "MIME", "Markup", "Notices"],
    "todoke": [
      "Mailbox", "MIME", "Markup", "Authentication", "Events", "RulePacks", "Notices", "Orders", "Ledger", "Redaction", "ArgumentParser",
      "CResolv", "Glibc", "Synchronization",
    ],
    "KnowledgeCompiler": ["Events", "RulePacks", "Foundation"],
    "EmbedKnowledge": ["PackagePlugin", "Foundation"],
  ]

  private static let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
  private static let sources = root.appending(path: "Sources")

  private static func files(below folder: URL, ending: String) -> [URL] {
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return found.filter { $0.lastPathComponent.hasSuffix(ending) }
  }

  /// The modules that a file imports.
  private static func imports(of file: URL) throws -> [String] {
    try String(contentsOf: file, encoding: .utf8).split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").drop {
        $0.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains($0)
      }
      guard words.first == "import", line.first?.isWhitespace == false else { return nil }
      return words.last.map { String($0.split(separator: ".")[0]) }
    }
  }

  @Test("Every target is known here, and imports only what it may know", arguments: allowed.keys.sorted())
  func imports(target: String) throws {
    let files = Self.files(below: Self.sources.appending(path: target), ending: ".swift")
    #expect(!files.isEmpty)
    let allowed = Self.allowed[target] ?? []
    for file in files {
      for module in try Self.imports(of: file) {
        #expect(allowed.contains(module), "\(target)/\(file.lastPathComponent) imports \(module)")
      }
    }
  }

  @Test("No target is missing from the table")
  func completeness() throws {
    let folders = try FileManager.default.contentsOfDirectory(at: Self.sources, includingPropertiesForKeys: nil).map(\.lastPathComponent)
    #expect(Set(folders.filter { !$0.hasPrefix(".") }) == Set(Self.allowed.keys).union(["CLibXML2", "CResolv", "CZlib"]))
  }

  @Test("One file asks the network, and one place makes use of it")
  func network() throws {
    let files = Self.files(below: Self.sources, ending: ".swift")
    func names(_ word: String) throws -> [String] {
      try files.filter { try String(contentsOf: $0, encoding: .utf8).contains(word) }.map(\.lastPathComponent).sorted()
    }
    #expect(try names("import CResolv") == ["DomainNameSystem.swift"])
    #expect(try names("DomainNameSystem()") == ["KeyFetcher.swift"])
    #expect(try names("KeyFetcher(") == ["Configuration.swift"])
    for call in ["socket(", "connect(", "URLSession", "getaddrinfo", "gethostby", "import FoundationNetworking"] {
      #expect(try names(call).isEmpty, "\(call)")
    }
  }

  @Test("The top level holds what it should")
  func topLevel() throws {
    let names = try FileManager.default.contentsOfDirectory(at: Self.root, includingPropertiesForKeys: nil).map(\.lastPathComponent)
    let visible = Set(names.filter { !$0.hasPrefix(".") && $0 != "Package.resolved" })
    #expect(visible == ["Package.swift", "Sources", "Tests", "samples", "README.md"])
  }

  @Test("Nothing in the sources traps on data, and no knowledge of one sender stands in code")
  func forbiddenWords() throws {
    let words = ["try!", "fatalError(", "as! ", "NSRegularExpression", "@unchecked Sendable", "amazon.co.jp", "rakuten.co.jp"]
    for file in Self.files(below: Self.sources, ending: ".swift") {
      let code = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").filter { line in
        // Examples in comments and help texts may name senders.
        let text = line.drop(while: \.isWhitespace)
        return !text.hasPrefix("//") && !text.hasPrefix("todoke ") && !text.contains("help:")
      }
      for word in words { #expect(!code.contains { $0.contains(word) }, "\(file.lastPathComponent): \(word)") }
    }
  }
}
