/// Cuts HTML into texts and tags, in one pass and without memory (HTML Living Standard, section 13.2.5).
///
/// Comments, declarations and processing instructions are passed over. The content of elements that hold no markup (``HTMLElement/Traits/raw``)
/// comes as one ``Token/Kind/rawContent``. Every byte is looked at a bounded number of times.
struct HTMLScanner {
  struct Token {
    enum Kind {
      case text, startTag, endTag
      /// The content of a raw element, which ``Token/entry`` names.
      case rawContent
    }

    let kind: Kind
    let entry: ElementTable.Entry
    /// Text or content; of a tag, its name.
    let range: Range<Int>
    /// Where the attributes of a start tag begin.
    let attributes: Int
    /// Whether the tag ends with `/>`.
    var isSelfClosing = false

    var element: HTMLElement { entry.element }
    var traits: HTMLElement.Traits { entry.traits }
  }

  let source: SourceBytes

  /// Where the next token begins.
  private(set) var position = 0

  /// Where a comment, tag, script or style sheet begins that goes on to the end of the document.
  private(set) var unterminated: Int?

  private let table = ElementTable.shared
  private var openRaw: ElementTable.Entry?
  private var openRawName = 0..<0
  /// Raw elements whose end tag was looked for in vain: there is none further on either.
  private var unclosedRaw: [HTMLElement] = []

  init(_ source: SourceBytes) {
    self.source = source
  }

  /// The next token, or nil at the end.
  @inline(__always)
  mutating func next() -> Token? {
    if let raw = openRaw {
      openRaw = nil
      if let content = rawContent(of: raw) { return content }
    }
    while position < source.count {
      let open = nextMarkup(from: position)
      if open > position { return text(to: open) }
      guard open < source.count else { return nil }
      switch source[position + 1] {
      case UInt8(ascii: "/"):
        if source[position + 2].isASCIILetter { return endTag() }
        skipBogusComment(from: position + 2)
      case UInt8(ascii: "!") where source[position + 2] == UInt8(ascii: "-") && source[position + 3] == UInt8(ascii: "-"): skipComment()
      case UInt8(ascii: "!"), UInt8(ascii: "?"): skipBogusComment(from: position + 2)
      default: return startTag()
      }
    }
    return nil
  }

  /// The next `<` that begins markup; any other is text.
  @inline(__always)
  private func nextMarkup(from start: Int) -> Int {
    var search = start
    while let open = source.firstIndex(of: UInt8(ascii: "<"), from: search) {
      let after = source[open + 1]
      if after.isASCIILetter || after == UInt8(ascii: "!") || after == UInt8(ascii: "?") { return open }
      // The standard's rule for "</" at the very end: text.
      if after == UInt8(ascii: "/") && open + 2 < source.count { return open }
      search = open + 1
    }
    return source.count
  }

  @inline(__always)
  private mutating func text(to end: Int) -> Token {
    defer { position = end }
    return Token(kind: .text, entry: .unknown, range: position..<end, attributes: end)
  }

  @inline(__always)
  private mutating func startTag() -> Token? {
    tag(kind: .startTag, nameStart: position + 1)
  }

  @inline(__always)
  private mutating func endTag() -> Token? {
    tag(kind: .endTag, nameStart: position + 2)
  }

  @inline(__always)
  private mutating func tag(kind: Token.Kind, nameStart: Int) -> Token? {
    var end = nameStart
    while end < source.count, !source[end].endsTagName { end += 1 }
    let name = nameStart..<end
    var cursor = AttributeCursor(source, from: end)
    while cursor.next() != nil {}
    guard !cursor.isCut else {
      giveUp()
      return nil
    }
    position = cursor.position
    let entry = table.entry(named: name, in: source)
    if kind == .startTag && entry.traits.contains(.raw) && !unclosedRaw.contains(entry.element) {
      openRaw = entry
      openRawName = name
    }
    return Token(kind: kind, entry: entry, range: name, attributes: end, isSelfClosing: cursor.isSelfClosing)
  }

  /// Passes over `<!-- … -->`; `<!-->` and `<!--->` are whole comments, and `--!>` ends one too.
  private mutating func skipComment() {
    var search = position + 4
    while let close = source.firstIndex(of: UInt8(ascii: ">"), from: search) {
      let dashes = source[close - 1] == UInt8(ascii: "-") && source[close - 2] == UInt8(ascii: "-") && close - 2 >= position + 2
      let exclaimed =
        source[close - 1] == UInt8(ascii: "!") && source[close - 2] == UInt8(ascii: "-") && source[close - 3] == UInt8(ascii: "-")
        && close - 3 >= position + 4
      if dashes || exclaimed {
        position = close + 1
        return
      }
      search = close + 1
    }
    giveUp()
  }

  /// Passes over `<!…>`, `<?…>` and `</ …>`.
  private mutating func skipBogusComment(from start: Int) {
    guard let close = source.firstIndex(of: UInt8(ascii: ">"), from: start) else { return giveUp() }
    position = close + 1
  }

  private mutating func giveUp() {
    unterminated = position
    position = source.count
  }

  /// The content up to the end tag of the raw element just opened.
  ///
  /// Without an end tag a script or style sheet goes on to the end; in any other element the content is then taken as markup, so that a
  /// forgotten `</title>` does not swallow a mail.
  private mutating func rawContent(of raw: ElementTable.Entry) -> Token? {
    let start = position
    var end = start
    while let open = source.firstIndex(of: UInt8(ascii: "<"), from: end) {
      if isEndTag(at: open) {
        position = open
        return Token(kind: .rawContent, entry: raw, range: start..<open, attributes: open)
      }
      end = open + 1
    }
    guard raw.element == .script || raw.element == .style else {
      unclosedRaw.append(raw.element)
      return nil
    }
    giveUp()
    return nil
  }

  private func isEndTag(at open: Int) -> Bool {
    guard source[open + 1] == UInt8(ascii: "/") else { return false }
    for (offset, index) in openRawName.enumerated() where source[open + 2 + offset].lowercased != source[index].lowercased { return false }
    return source[open + 2 + openRawName.count].endsTagName
  }
}

extension UInt8 {
  @inline(__always)
  fileprivate var endsTagName: Bool {
    isMarkupSpace || self == UInt8(ascii: "/") || self == UInt8(ascii: ">")
  }
}
