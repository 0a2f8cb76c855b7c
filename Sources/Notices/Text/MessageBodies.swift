import MIME
import Markup

/// The texts of a message that are written for its reader.
struct MessageBodies {
  private(set) var plain: [UInt8]?
  /// The pages in reading order: scanners put a banner before the notice, Apple Mail parts a page at each picture.
  private(set) var html: [[UInt8]] = []
  /// What was repaired or guessed to read them.
  private(set) var diagnostics: [Diagnostic]
  private let parts: [Part]

  init(_ message: Message) {
    let structure = message.structure()
    parts = structure.parts
    diagnostics = structure.diagnostics
    let texts = structure.textParts
    for part in texts {
      // A multipart that could not be opened is read as text.
      if Self.isPlain(part) || !part.isText { addPlain(part) }
    }
    for part in Self.shownPages(texts) { html.append(text(of: part)) }
    // A kind of text that nobody knows is read as plain one (RFC 2046, section 4.1.4), unless the message says the same otherwise.
    if plain == nil, html.isEmpty { texts.forEach { addPlain($0) } }
    if let text = plain, !text.contains(where: { $0 > 0x20 }) { plain = nil }
  }

  private static func isPlain(_ part: Part) -> Bool { ["plain", "enriched", "richtext"].contains(part.contentType.subtype) && part.isText }

  /// The HTML parts, of several in one multipart/alternative the last alone: the richest form comes last (RFC 2046, section 5.1.4), and
  /// readers show that.
  private static func shownPages(_ texts: [Part]) -> [Part] {
    func form(_ part: Part) -> Int? { part.alternative.flatMap { $0.count < part.path.count ? part.path[$0.count] : nil } }
    let pages = texts.filter(\.isHTML)
    var last: [[Int]: Int] = [:]
    for page in pages {
      if let alternative = page.alternative { last[alternative] = form(page) }
    }
    return pages.filter { page in page.alternative.map { last[$0] == form(page) } ?? true }
  }

  /// The messages attached as such (RFC 2046, section 5.2.1).
  var attachedMessages: [Message] {
    Array(parts.lazy.filter { !$0.isInsideMessage }.compactMap(\.attachedMessage).prefix(NoticeLimits.attachedMessages))
  }

  /// Whether a page is attached as a file, to be opened by itself.
  var hasAttachedPage: Bool {
    parts.contains { part in
      let name = part.filename?.lowercased() ?? ""
      return [".html", ".htm", ".shtml"].contains(where: name.hasSuffix)
    }
  }

  private mutating func addPlain(_ part: Part) {
    let text = text(of: part)
    if plain == nil { plain = [] } else { plain?.append(UInt8(ascii: "\n")) }
    plain?.append(contentsOf: text)
  }

  private mutating func text(of part: Part) -> [UInt8] {
    let text = part.readableText()
    diagnostics += text.diagnostics
    return text.utf8
  }

  /// Text part first, HTML part last, each made only when asked for; an empty page when there is neither.
  func pages() -> [() -> Page] {
    var pages: [() -> Page] = []
    if let plain { pages.append { Page(plainText: plain) } }
    if !html.isEmpty { pages.append(htmlPage) }
    return pages.isEmpty ? [{ Page(plainText: []) }] : pages
  }

  func htmlPage() -> Page { Page(htmlParts: html) }
}
