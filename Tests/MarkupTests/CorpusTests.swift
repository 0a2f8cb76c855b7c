import Foundation
import Markup
import Testing

/// HTML bodies from the test corpora of other mail software, with the text that html5lib and lexbor agree on.
///
/// The corpus lies beside a developer's checkout and is not part of the repository.
private enum HTMLCorpus {
  static let folder = (0..<4).reduce(URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()) { url, _ in url.deletingLastPathComponent()
  }
  .appending(path: "shared/corpora/mime/html")

  static let isPresent = FileManager.default.fileExists(atPath: folder.path)

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".html") }.sorted()

  struct Expectation: Decodable {
    enum CodingKeys: String, CodingKey {
      case visibleText = "visible_text_without_space"
    }

    let visibleText: String
  }

  static func html(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: name)))
  }

  static func visibleText(_ name: String) throws -> String {
    let file = folder.appending(path: name.replacing(".html", with: ".expected.json"))
    return try JSONDecoder().decode(Expectation.self, from: Data(contentsOf: file)).visibleText
  }
}

// Without the corpus the suite is skipped.
@Suite("Real HTML", .enabled(if: HTMLCorpus.isPresent, "the corpus is not beside this checkout"))
struct CorpusTests {
  /// One case takes words apart by zero-size text, which the reference parsers show and a page keeps apart.
  @Test(arguments: HTMLCorpus.names.filter { !$0.contains("zerofont") })
  func showsTheSameText(_ name: String) throws {
    let page = Page(html: try HTMLCorpus.html(name))
    #expect(page.isConsistent)
    #expect(squeezed(page.utf8) == (try HTMLCorpus.visibleText(name)))
  }

  @Test(arguments: HTMLCorpus.names)
  func visibleTextIsNeverLess(_ name: String) throws {
    let html = try HTMLCorpus.html(name)
    let page = Page(html: html)
    var rest = String(decoding: visibleText(ofHTML: html[...]), as: UTF8.self)[...]
    for line in page.lines where !line.isHidden {
      for word in page.text(of: line).split(whereSeparator: { $0 == " " || $0 == "\t" }) {
        let found = try #require(rest.firstRange(of: word), "\(word)")
        rest = rest[found.upperBound...]
      }
    }
  }

  private func squeezed(_ utf8: [UInt8]) -> String {
    let dropped: Set<Unicode.Scalar> = ["\u{AD}", "\u{34F}", "\u{2060}", "\u{FEFF}"]
    var scalars = String(decoding: utf8, as: UTF8.self).unicodeScalars
    scalars.removeAll { $0.properties.isWhitespace || dropped.contains($0) || (0x200B...0x200F).contains($0.value) }
    return String(scalars)
  }
}
