/// Receives the elements and texts of a document, nested as a browser nests them.
protocol NestedMarkupVisitor {
  /// An element begins; the style is that of the text in it.
  mutating func enter(_ note: TagNote, style: TextStyle)
  mutating func leave(_ note: TagNote)
  mutating func add(_ text: Range<Int>)
  mutating func addSpace(isLineEnd: Bool)
  /// Ends the line at the border of a block that is not worth a node.
  mutating func endLine()
}

/// Nests the tags of a document as the HTML standard wants it (HTML Living Standard, section 13.2.6), in one pass.
///
/// libxml2 2.9 nests by the rules of HTML 4: a block ends the `<b>` around it, `<section>` does not end a paragraph, `/>` means nothing in a
/// drawing. What a browser hides would be seen and the other way round; so the tags are put in order first. Elements that change nothing of
/// interest are left out, and with them most of the depth that libxml2 does not bear.
struct NestedMarkup<Visitor: NestedMarkupVisitor> {
  /// What receives the document.
  var visitor: Visitor
  /// The bodies of JSON-LD scripts.
  private(set) var structuredData = StructuredScripts()
  /// Whether a tag had more classes than were looked at.
  private(set) var hasCutClasses = false
  /// Where markup begins that never ends.
  private(set) var unterminated: Int?

  let source: SourceBytes
  private let limits: Page.Limits
  private var sheet = StyleSheet()
  var open: [OpenElement] = []
  var counts = [Int](repeating: 0, count: ElementTable.Entry.ordinalCount)
  /// Elements such as `<b>` that a block has closed and that go on in the next text.
  var pending: [Pending] = []
  /// How many of them belong to what is around the open cells and the like, which they do not reach into.
  var pendingOutside: [Int] = []
  private var rawNote: TagNote?
  /// Whether visible text stands outside of all quotations.
  private var hasOwnText = false

  /// Browsers nest no deeper.
  private let maximumDepth = 512
  /// More elements than this are not opened again.
  let maximumPending = 8

  struct OpenElement {
    let entry: ElementTable.Entry
    /// Tells unknown elements apart.
    let name: Range<Int>
    let note: TagNote
    /// Whether the visitor knows of the element.
    let isEntered: Bool
    /// Inside a drawing or formula, where `/>` closes.
    let isForeign: Bool
    let style: TextStyle

    var changesStyle: Bool { note.style != StyleEffect() }
  }

  struct Pending {
    let entry: ElementTable.Entry
    let name: Range<Int>
    let note: TagNote
  }

  init(_ source: SourceBytes, limits: Page.Limits, visitor: Visitor) {
    self.source = source
    self.limits = limits
    self.visitor = visitor
  }

  /// Reads the whole document.
  mutating func read() {
    var scanner = HTMLScanner(source)
    while let token = scanner.next() {
      switch token.kind {
      case .text: addText(token.range)
      case .startTag: start(token)
      case .endTag: end(token)
      case .rawContent: addRawContent(token)
      }
    }
    unterminated = scanner.unterminated
    close(to: 0)
  }

  /// Whether there were more style rules than were looked at.
  var hasCutRules: Bool { sheet.isCut }

  private var style: TextStyle {
    open.last?.style ?? TextStyle()
  }

  // MARK: Texts

  private mutating func addText(_ range: Range<Int>) {
    if style.space == .collapsed, let isLineEnd = onlySpace(in: range) { return visitor.addSpace(isLineEnd: isLineEnd) }
    reopenPending()
    if style.quoteDepth == 0, !hasOwnText, !style.isHidden { hasOwnText = true }
    visitor.add(range)
  }

  /// Whether there is a line end in a text of white space alone; nil for any other text.
  private func onlySpace(in range: Range<Int>) -> Bool? {
    var isLineEnd = false
    for index in range {
      guard source[index].isMarkupSpace else { return nil }
      if source[index] == 0x0A || source[index] == 0x0D { isLineEnd = true }
    }
    return isLineEnd
  }

  private mutating func addRawContent(_ token: HTMLScanner.Token) {
    guard let note = rawNote else { return }
    rawNote = nil
    if token.element == .style { sheet.add(token.range, media: note.media, in: source) }
    if token.element == .script { structuredData.add(token.range, type: note.type, in: source, limits: limits) }
    guard token.element.hasReadableContent else { return }
    push(token.entry, name: token.range, note: note)
    visitor.add(token.range)
    close(to: open.count - 1)
  }

  // MARK: Start tags

  private mutating func start(_ token: HTMLScanner.Token) {
    let hasAttributes = source[token.attributes] != UInt8(ascii: ">")
    let note =
      hasAttributes || !sheet.isEmpty
      ? TagNote(token.entry, attributesAt: token.attributes, in: source, sheet: sheet, limits: limits) : TagNote(token.element)
    if note.hasCutClasses { hasCutClasses = true }
    if token.traits.contains(.raw) {
      if token.traits.contains(.endsParagraph) { closeParagraph() }
      rawNote = note
    } else if token.traits.contains(.frame) {
      visitor.endLine()
      if !note.isPlain || style.inside(note) != style { push(token.entry, name: token.range, note: note) }
    } else if token.traits.contains(.void) {
      addVoid(token, note)
    } else {
      leaveForeign(token)
      closeImplied(by: token)
      if token.traits.contains(.formatting) { reopenPending() }
      openElement(token, note)
    }
  }

  private mutating func addVoid(_ token: HTMLScanner.Token, _ note: TagNote) {
    if token.traits.contains(.endsParagraph) { closeParagraph() }
    if token.traits.contains(.block) { return visitor.endLine() }
    let inner = style.inside(note)
    // A picture without words still is something to see of a link.
    let isSeen = token.element == .img && counts[ElementTable.Entry.link.ordinal] > 0 && !inner.hidesPictures
    guard !note.isPlain || isSeen else { return }
    visitor.enter(note, style: inner)
    visitor.leave(note)
  }

  private mutating func openElement(_ token: HTMLScanner.Token, _ given: TagNote) {
    var note = given
    if token.element == .blockquote { note.isQuotation = note.citesMessage || hasOwnText }
    if token.isSelfClosing && (isForeign || token.element == .svg || token.element == .math) { return }
    if token.element.isTablePart {
      guard prepareTable(for: token.element) else { return visitor.endLine() }
    }
    push(token.entry, name: token.range, note: note)
  }

  var isForeign: Bool { open.last?.isForeign ?? false }

  mutating func push(_ entry: ElementTable.Entry, name: Range<Int>, note: TagNote) {
    if open.count >= maximumDepth { close(to: open.count - 1) }
    let inner = style.inside(note)
    let isEntered = isWorthEntering(note, inner: inner)
    let wasForeign = isForeign
    let isForeign = entry.element == .svg || entry.element == .math || (wasForeign && !entry.element.holdsMarkupInDrawing)
    counts[entry.ordinal] += 1
    if entry.traits.contains(.boundary) { pendingOutside.append(pending.count) }
    if isEntered { visitor.enter(note, style: inner) } else if entry.traits.contains(.block) { visitor.endLine() }
    open.append(OpenElement(entry: entry, name: name, note: note, isEntered: isEntered, isForeign: isForeign, style: inner))
  }

  private func isWorthEntering(_ note: TagNote, inner: TextStyle) -> Bool {
    !note.isPlain || note.element.isStructural || !inner.shows(as: style) || note.style.flags.contains(.isBlock)
  }
}
