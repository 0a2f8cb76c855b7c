/// A stretch of an HTML document that holds words, or ends a line of them; for programs that write the document again with other words.
public struct MarkupPiece: Sendable {
  /// What a piece is.
  public enum Kind: Sendable, Hashable {
    /// Text between tags.
    case text
    /// The value of an attribute, by the names of tag and attribute in lower case.
    case attribute(tag: String, name: String)
    /// The content of an element that holds no markup, by its name in lower case: `style`, `title`.
    case rawContent(String)
    /// A script that states data (JSON-LD).
    case structuredData
    /// A comment or processing instruction, a conditional one included.
    case comment
    /// A tag that ends the line; the range is empty.
    case lineEnd
    /// A tag that ends a table cell; the range is empty.
    case cellEnd
  }

  /// What it is.
  public let kind: Kind
  /// Where it lies in the document.
  public let range: Range<Int>
}

/// One character of a piece.
public struct MarkupCharacter: Sendable {
  /// The character.
  public let scalar: Unicode.Scalar
  /// Its bytes, or those of the reference that stands for it.
  public let range: Range<Int>
}

/// An HTML document, cut for being written again.
public struct MarkupPieces: Sendable {
  /// The pieces in the order of the document; tags themselves are none.
  public private(set) var list: [MarkupPiece] = []

  /// Cuts a document in UTF-8.
  ///
  /// Linear in its length.
  public init(html: [UInt8]) {
    html.withUnsafeBufferPointer { buffer in
      if let source = SourceBytes(buffer) { cut(source) }
    }
  }

  /// The characters of a range, with references such as `&amp;` read.
  public static func characters(of html: [UInt8], in range: Range<Int>, isAttribute: Bool) -> [MarkupCharacter] {
    html.withUnsafeBufferPointer { buffer in
      guard let source = SourceBytes(buffer) else { return [] }
      var characters: [MarkupCharacter] = []
      var position = range.lowerBound
      while position < range.upperBound {
        if source[position] == UInt8(ascii: "&"), let reference = CharacterReference(in: source, at: position, inAttribute: isAttribute) {
          characters.append(MarkupCharacter(scalar: reference.scalar, range: position..<position + reference.length))
          position += reference.length
          continue
        }
        var end = position + 1
        while end < range.upperBound, source[end] & 0xC0 == 0x80 { end += 1 }
        let scalar = String(decoding: source.bytes(in: position..<end), as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
        characters.append(MarkupCharacter(scalar: scalar, range: position..<end))
        position = end
      }
      return characters
    }
  }

  private mutating func cut(_ source: SourceBytes) {
    var scanner = HTMLScanner(source)
    var position = 0
    var isStructured = false
    while let token = scanner.next() {
      addComments(in: position..<token.start, source)
      switch token.kind {
      case .text: list.append(MarkupPiece(kind: .text, range: token.range))
      case .rawContent:
        let isData = token.element == .script && isStructured
        list.append(MarkupPiece(kind: isData ? .structuredData : .rawContent(token.element.rawValue), range: token.range))
      case .startTag:
        isStructured = false
        addBorder(token)
        addAttributes(of: token, source, &isStructured)
      case .endTag: addBorder(token)
      }
      position = scanner.position
    }
    addComments(in: position..<source.count, source)
  }

  private mutating func addBorder(_ token: HTMLScanner.Token) {
    let end = token.attributes
    if token.element == .td || token.element == .th {
      list.append(MarkupPiece(kind: .cellEnd, range: end..<end))
    } else if token.traits.contains(.block) {
      list.append(MarkupPiece(kind: .lineEnd, range: end..<end))
    }
  }

  private mutating func addAttributes(of token: HTMLScanner.Token, _ source: SourceBytes, _ isStructured: inout Bool) {
    var cursor = AttributeCursor(source, from: token.attributes)
    let tag = Self.lowercased(token.range, source)
    while let attribute = cursor.next() {
      let name = Self.lowercased(attribute.name, source)
      if name == "type", source.holds("application/ld+json", in: source.trimmed(attribute.value)) { isStructured = true }
      if !attribute.value.isEmpty { list.append(MarkupPiece(kind: .attribute(tag: tag, name: name), range: attribute.value)) }
    }
  }

  private static func lowercased(_ range: Range<Int>, _ source: SourceBytes) -> String {
    String(decoding: source.bytes(in: range).map(\.lowercased), as: UTF8.self)
  }

  /// What the scanner passed over: comments, declarations; a document type tells nothing.
  private mutating func addComments(in range: Range<Int>, _ source: SourceBytes) {
    var position = range.lowerBound
    while position < range.upperBound, let open = source.firstIndex(of: UInt8(ascii: "<"), from: position, to: range.upperBound) {
      let isComment =
        source[open + 1] == UInt8(ascii: "!") && source[open + 2] == UInt8(ascii: "-") && source[open + 3] == UInt8(ascii: "-")
      guard isComment else {
        position = open + 1
        continue
      }
      var end = range.upperBound
      var search = open + 4
      while let close = source.firstIndex(of: UInt8(ascii: ">"), from: search, to: range.upperBound) {
        if source[close - 1] == UInt8(ascii: "-"), source[close - 2] == UInt8(ascii: "-") {
          end = close + 1
          break
        }
        search = close + 1
      }
      list.append(MarkupPiece(kind: .comment, range: open..<end))
      position = end
    }
  }
}

extension HTMLScanner.Token {
  /// Where the token begins, its brackets included.
  fileprivate var start: Int {
    switch kind {
    case .text, .rawContent: range.lowerBound
    case .startTag: range.lowerBound - 1
    case .endTag: range.lowerBound - 2
    }
  }
}
