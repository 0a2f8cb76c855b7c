import MIME
import Markup

/// The texts of a message that are written for its reader.
struct MessageBodies {
  private(set) var plain: [UInt8]?
  private(set) var html: [UInt8]?
  /// What was repaired or guessed to read them.
  private(set) var diagnostics: [Diagnostic]
  private let parts: [Part]

  init(_ message: Message) {
    let structure = message.structure()
    parts = structure.parts
    diagnostics = structure.diagnostics
    for part in structure.textParts {
      switch part.contentType.subtype {
      case "html": if html == nil { html = text(of: part) }
      case "plain": addPlain(part)
      // A multipart that could not be opened is read as text.
      default: if !part.isText { addPlain(part) }
      }
    }
    if let text = plain, !text.contains(where: { $0 > 0x20 }) { plain = nil }
  }

  /// The messages attached as such (RFC 2046, section 5.2.1).
  var attachedMessages: [Message] {
    Array(parts.lazy.filter { !$0.isInsideMessage }.compactMap(\.attachedMessage).prefix(NoticeLimits.attachedMessages))
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
    if html != nil { pages.append(htmlPage) }
    return pages.isEmpty ? [{ Page(plainText: []) }] : pages
  }

  func htmlPage() -> Page { Page(html: html ?? []) }
}
