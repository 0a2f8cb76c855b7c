import Markup

/// The text of a part, as passages that can be redacted, and how to put it together again.
struct RedactableText {
  private let source: [UInt8]
  private let isHTML: Bool
  private(set) var passages: [Passage] = []
  /// Stretches that are left out, with what stands there instead.
  private var removed: [(range: Range<Int>, text: String)] = []

  /// A plain text or a page of HTML, in UTF-8.
  init(_ utf8: [UInt8], isHTML: Bool) {
    source = utf8
    self.isHTML = isHTML
    if isHTML { readMarkup() } else { passages = [Passage(String(decoding: utf8, as: UTF8.self))] }
  }

  mutating func redact(with redactor: inout Redactor) {
    for index in passages.indices { redactor.redact(&passages[index]) }
  }

  /// The text with all changes.
  var rewritten: [UInt8] {
    let edits = (passages.flatMap(\.edits) + removed).sorted { $0.range.lowerBound < $1.range.lowerBound }
    var result: [UInt8] = []
    result.reserveCapacity(source.count)
    var position = 0
    for edit in edits where edit.range.lowerBound >= position {
      result.append(contentsOf: source[position..<edit.range.lowerBound])
      result.append(contentsOf: isHTML ? Self.escaped(edit.text) : Array(edit.text.utf8))
      position = edit.range.upperBound
    }
    result.append(contentsOf: source[position...])
    return result
  }

  private static func escaped(_ text: String) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: ">"): Array("&gt;".utf8)
      case UInt8(ascii: "\""): Array("&quot;".utf8)
      default: [byte]
      }
    }
  }

  // MARK: HTML

  /// All words of the page become one passage, so that what tags part is found; each attribute is one of its own.
  private mutating func readMarkup() {
    var words = Passage(.prose)
    var microdata = MicrodataMark()
    for piece in MarkupPieces(html: source).list {
      switch piece.kind {
      case .text, .rawContent("title"), .rawContent("textarea"), .rawContent("xmp"):
        let isTitle = piece.kind != .text
        let start = words.count
        append(piece.range, to: &words)
        if let meaning = microdata.text(isBlank: words.trimmed(start..<words.count).isEmpty) {
          words.members.append(StructuredMember(meaning: meaning, value: start..<words.count))
        }
        if isTitle { words.append("\n", piece.range.upperBound..<piece.range.upperBound) }
      case .lineEnd: words.append("\n", piece.range)
      case .cellEnd: words.append("\t", piece.range)
      case .attribute(_, let name):
        let passage = attribute(piece.range, name)
        passages.append(passage)
        // A tag's properties stand in any order; tags have no end here.
        let isSameTag = !source[microdata.end..<max(microdata.end, piece.range.lowerBound)].contains(UInt8(ascii: "<"))
        if let found = microdata.attribute(name, passage, index: passages.count - 1, isSameTag: isSameTag, end: piece.range.upperBound) {
          passages[found.index].members.append(StructuredMember(meaning: found.meaning, value: 0..<passages[found.index].count))
        }
      case .structuredData: readData(piece.range)
      // Style sheets decide what is seen.
      case .rawContent("style"): break
      case .rawContent: removed.append((piece.range, ""))
      case .comment:
        let start = min(piece.range.lowerBound + 4, piece.range.upperBound)
        let isClosed = source[start..<piece.range.upperBound].suffix(3).elementsEqual("-->".utf8)
        removed.append((start..<max(start, piece.range.upperBound - (isClosed ? 3 : 0)), ""))
      }
    }
    passages.append(words)
  }

  /// Source line ends are blanks in HTML.
  private func append(_ range: Range<Int>, to passage: inout Passage) {
    for character in MarkupPieces.characters(of: source, in: range, isAttribute: false) {
      passage.append(character.scalar.endsCell ? " " : character.scalar, character.range)
    }
  }

  private static let linkAttributes: Set<String> = [
    "href", "src", "action", "formaction", "background", "srcset", "cite", "data", "poster", "longdesc", "lowsrc", "content-url",
  ]
  private static let wordAttributes: Set<String> = ["alt", "title", "content", "value", "summary", "placeholder", "label", "aria-label"]

  private func attribute(_ range: Range<Int>, _ name: String) -> Passage {
    let characters = MarkupPieces.characters(of: source, in: range, isAttribute: true)
    let isLink = Self.linkAttributes.contains(name)
    var passage = Passage(isLink ? .link : Self.wordAttributes.contains(name) ? .prose : .attribute)
    for character in characters { passage.append(character.scalar, character.range) }
    return passage
  }

  /// JSON: its escapes are read, its quotation marks end cells.
  private mutating func readData(_ range: Range<Int>) {
    var passage = Passage(.data)
    var index = range.lowerBound
    let text = Passage(String(decoding: source[range], as: UTF8.self), kind: .data)
    var position = 0
    while position < text.count {
      let scalar = text.scalars[position]
      var length = 1
      var meant = scalar == "\"" ? "\t" : scalar == "\t" ? " " : scalar
      if scalar == "\\", position + 1 < text.count {
        let isCode = text.scalars[position + 1] == "u" && position + 5 < text.count
        length = isCode ? 6 : 2
        let code = isCode ? UInt32(text.text(position + 2..<position + 6), radix: 16).flatMap(Unicode.Scalar.init) : nil
        meant = isCode ? code ?? "\u{FFFD}" : text.scalars[position + 1] == "n" ? "\n" : text.scalars[position + 1]
      }
      let end = index + text.scalars[position..<position + length].reduce(0) { $0 + UTF8.width($1) }
      passage.append(meant, index..<end)
      index = end
      position += length
    }
    passage.members = StructuredMember.members(ofJSON: passage)
    passages.append(passage)
  }
}
