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
  /// Where markup begins that never ends.
  private(set) var unterminated: Int?

  private let source: SourceBytes
  private let limits: Page.Limits
  private var sheet = StyleSheet()
  private var open: [OpenElement] = []
  private var counts = [Int](repeating: 0, count: ElementTable.Entry.ordinalCount)
  /// Elements such as `<b>` that a block has closed and that go on in the next text.
  private var pending: [Pending] = []
  /// How many of them belong to what is around the open cells and the like, which they do not reach into.
  private var pendingOutside: [Int] = []
  private var rawNote: TagNote?
  /// Whether visible text stands outside of all quotations.
  private var hasOwnText = false

  /// Browsers nest no deeper.
  private let maximumDepth = 512
  /// More elements than this are not opened again.
  private let maximumPending = 8

  private struct OpenElement {
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

  private struct Pending {
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

  private var isForeign: Bool { open.last?.isForeign ?? false }

  private mutating func push(_ entry: ElementTable.Entry, name: Range<Int>, note: TagNote) {
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

  // MARK: End tags

  private mutating func end(_ token: HTMLScanner.Token) {
    if token.traits.contains(.block) && (token.traits.contains(.frame) || token.traits.contains(.void)) { return visitor.endLine() }
    guard token.traits.isDisjoint(with: [.void, .raw, .frame]) else { return }
    // What is struck out and what holds instead are not one word.
    if token.element.isStruckOut { visitor.addSpace(isLineEnd: false) }
    if token.traits.contains(.reopens), dropPending(token.entry) { return }
    guard let index = indexToClose(token) else {
      if token.traits.contains(.block) { visitor.endLine() }
      return
    }
    if token.traits.contains(.reopens), index + 1 < open.count, leaveAround(index) { return }
    close(to: index)
  }

  /// The open element that an end tag closes; nil if it closes none.
  private func indexToClose(_ token: HTMLScanner.Token) -> Int? {
    guard counts[token.entry.ordinal] > 0 || token.element.isHeading else { return nil }
    for index in open.indices.reversed() {
      let entry = open[index].entry
      if entry.ordinal == token.entry.ordinal {
        if token.element != .unknown || source.holdsSame(open[index].name, token.range) { return index }
      } else if token.element.isHeading, entry.element.isHeading {
        return index
      }
      if isOutOfReach(entry, of: token) { return nil }
    }
    return nil
  }

  /// Whether an end tag does not reach beyond an open element.
  private func isOutOfReach(_ entry: ElementTable.Entry, of token: HTMLScanner.Token) -> Bool {
    if token.element.isTablePart || token.element == .table { return entry.element == .table }
    if entry.traits.contains(.boundary) { return true }
    if token.element == .li { return entry.element == .ul || entry.element == .ol }
    // The end tag of a <span> does not close the block around which it stands.
    let isWeak = token.traits.isDisjoint(with: [.block, .reopens, .boundary]) && token.element != .button
    return isWeak && entry.traits.contains(.block) && !entry.element.endsWithOuter
  }

  /// Ends an element such as `<b>` whose end tag stands inside a block that began in it: the block goes on without it.
  ///
  /// False if there is no such block, or more than can be opened again.
  private mutating func leaveAround(_ index: Int) -> Bool {
    let inner = open[(index + 1)...]
    guard inner.contains(where: { $0.entry.traits.contains(.block) }) else { return false }
    guard open[index].isEntered || open[index].changesStyle else { return forget(index) }
    guard inner.count <= maximumPending, inner.allSatisfy({ $0.note.isPlain && !$0.entry.element.isStructural }) else { return false }
    let again = Array(inner)
    close(to: index, reopening: false)
    for element in again { push(element.entry, name: element.name, note: element.note) }
    return true
  }

  /// Takes an element that the visitor does not know of out of the open ones.
  private mutating func forget(_ index: Int) -> Bool {
    counts[open[index].entry.ordinal] -= 1
    open.remove(at: index)
    return true
  }

  /// Forgets the last element of this name that would have been opened again; false if there is none.
  private mutating func dropPending(_ entry: ElementTable.Entry) -> Bool {
    let outside = pendingOutside.last ?? 0
    guard pending.count > outside, let index = pending.lastIndex(where: { $0.entry.ordinal == entry.ordinal }), index >= outside else {
      return false
    }
    pending.remove(at: index)
    return true
  }

  // MARK: Closing

  /// Closes elements until `count` are open; those inside the last one that have to are opened again later.
  private mutating func close(to count: Int, reopening: Bool = true) {
    var again: [Pending] = []
    while open.count > count, let element = open.popLast() {
      counts[element.entry.ordinal] -= 1
      if element.entry.traits.contains(.boundary), let outside = pendingOutside.popLast() {
        pending.removeSubrange(min(outside, pending.count)...)
        again = []
      }
      if element.isEntered { visitor.leave(element.note) } else if element.entry.traits.contains(.block) { visitor.endLine() }
      if reopening, element.changesStyle, open.count > count, element.entry.traits.contains(.reopens), again.count < maximumPending {
        again.append(Pending(entry: element.entry, name: element.name, note: element.note.looksAlone()))
      }
    }
    let outside = pendingOutside.last ?? 0
    for element in again.reversed() where pending.count - outside < maximumPending { pending.append(element) }
  }

  private mutating func reopenPending() {
    let outside = pendingOutside.last ?? 0
    guard pending.count > outside else { return }
    let again = pending[outside...]
    pending.removeSubrange(outside...)
    for element in again { push(element.entry, name: element.name, note: element.note) }
  }

  /// Ends what a start tag ends without an end tag.
  private mutating func closeImplied(by token: HTMLScanner.Token) {
    if token.traits.contains(.endsParagraph) { closeParagraph() }
    switch token.element {
    case .li: closeItem { $0 == .li }
    case .dd, .dt: closeItem { $0 == .dd || $0 == .dt }
    case .option, .optgroup: if open.last?.entry.element == .option { close(to: open.count - 1) }
    case .a, .nobr, .button, .select: closeOpen(token.entry)
    case .h1, .h2, .h3, .h4, .h5, .h6: if open.last?.entry.element.isHeading == true { close(to: open.count - 1) }
    case .table: if open.last?.entry.element.isTableFrame == true, let table = tableIndex { close(to: table) }
    default: break
    }
  }

  private mutating func closeParagraph() {
    guard counts[ElementTable.Entry.paragraph.ordinal] > 0 else { return }
    for index in open.indices.reversed() {
      if open[index].entry.element == .p { return close(to: index) }
      if open[index].entry.traits.contains(.boundary) || open[index].entry.element == .button { return }
    }
  }

  /// Ends the item before, unless another block than a plain one stands between.
  private mutating func closeItem(_ isItem: (HTMLElement) -> Bool) {
    for index in open.indices.reversed() {
      let entry = open[index].entry
      if isItem(entry.element) { return close(to: index) }
      let isPlain = entry.element == .div || entry.element == .p || entry.element == .address
      if entry.traits.contains(.boundary) || (entry.traits.contains(.block) && !isPlain) { return }
    }
  }

  /// Ends an open element of the same name, which cannot stand inside itself.
  private mutating func closeOpen(_ entry: ElementTable.Entry) {
    guard counts[entry.ordinal] > 0 else { return }
    for index in open.indices.reversed() {
      if open[index].entry.ordinal == entry.ordinal {
        if entry.traits.contains(.reopens), index + 1 < open.count, leaveAround(index) { return }
        return close(to: index)
      }
      if open[index].entry.traits.contains(.boundary) { return }
    }
  }

  /// An HTML element inside a drawing ends it, as in a browser, so that a forgotten end tag costs no text.
  private mutating func leaveForeign(_ token: HTMLScanner.Token) {
    guard isForeign, token.element != .unknown, !token.element.belongsToDrawing else { return }
    var count = open.count
    while count > 0, open[count - 1].isForeign { count -= 1 }
    close(to: count)
  }

  // MARK: Tables

  private var tableIndex: Int? {
    guard counts[ElementTable.Entry.table.ordinal] > 0 else { return nil }
    return open.lastIndex { $0.entry.element == .table }
  }

  /// Closes and opens what has to be around a part of a table; false if there is no table.
  private mutating func prepareTable(for element: HTMLElement) -> Bool {
    guard let table = tableIndex else { return false }
    var count = table + 1
    if element.isCellOrRow, open.indices.contains(count), open[count].entry.element.isRowGroup { count += 1 }
    guard element == .td || element == .th else {
      close(to: count)
      return true
    }
    if open.indices.contains(count), open[count].entry.element == .tr {
      close(to: count + 1)
    } else {
      close(to: count)
      push(.row, name: 0..<0, note: TagNote(.tr))
    }
    return true
  }
}

extension HTMLElement {
  /// Whether the visitor has to know of the element whatever its attributes are.
  fileprivate var isStructural: Bool {
    switch self {
    case .table, .tr, .td, .th, .ul, .ol, .button: true
    default: false
    }
  }

  fileprivate var isStruckOut: Bool { self == .del || self == .s || self == .strike }

  /// Whether the end tag of any element around ends the element too.
  fileprivate var endsWithOuter: Bool { self == .option || self == .optgroup || self == .legend }

  fileprivate var isHeading: Bool {
    switch self {
    case .h1, .h2, .h3, .h4, .h5, .h6: true
    default: false
    }
  }

  fileprivate var isRowGroup: Bool { self == .tbody || self == .thead || self == .tfoot }

  fileprivate var isCellOrRow: Bool { self == .td || self == .th || self == .tr }

  /// Whether the element has no meaning outside of a table.
  fileprivate var isTablePart: Bool { isCellOrRow || isRowGroup || self == .caption || self == .colgroup }

  /// Whether the element is a table outside of its cells.
  fileprivate var isTableFrame: Bool { self == .table || self == .tr || isRowGroup }

  fileprivate var holdsMarkupInDrawing: Bool { self == .foreignObject || self == .desc || self == .annotation }

  fileprivate var belongsToDrawing: Bool {
    holdsMarkupInDrawing || self == .svg || self == .math || self == .a || self == .font || self == .s || self == .q
  }
}

extension SourceBytes {
  /// Whether two ranges hold the same name, in any case.
  fileprivate func holdsSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { self[$0].lowercased == self[$1].lowercased }
  }
}
