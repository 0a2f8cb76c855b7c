/// Turns the elements and texts of a document into the lines of a page.
struct TreeReader: NestedMarkupVisitor {
  private let source: SourceBytes
  private var builder: PageBuilder
  private var microdata: MicrodataReader
  private var styles: [TextStyle] = [TextStyle()]
  private var forms: [OpenForm] = []

  /// A form that leads somewhere, and whether a button has said so.
  private struct OpenForm {
    let target: Range<Int>
    var hasButton = false
  }

  init(_ source: SourceBytes, limits: Page.Limits) {
    self.source = source
    builder = PageBuilder(source, limits: limits)
    microdata = MicrodataReader(source, limits: limits)
  }

  /// Hands out the page.
  mutating func finish() -> Page {
    var page = builder.finish()
    page.microdata = microdata.items
    if microdata.isCut { page.diagnostics.append(.structuredDataCut) }
    return page
  }

  private var style: TextStyle {
    styles.last ?? TextStyle()
  }

  // MARK: Texts

  mutating func add(_ text: Range<Int>) {
    builder.add(text, style: style)
    microdata.add(text)
  }

  mutating func addSpace(isLineEnd: Bool) {
    builder.addSpace(isLineEnd: isLineEnd, style: style)
    microdata.addSpace(isLineEnd: isLineEnd)
  }

  mutating func endLine() {
    microdata.addSpace(isLineEnd: false)
    builder.endLine(hidden: style.isHidden)
  }

  // MARK: Elements

  mutating func enter(_ note: TagNote, style inner: TextStyle) {
    separate(note, inner: inner)
    beginLine(note, hidden: inner.isHidden)
    styles.append(inner)
    microdata.enter(note)
    enterLink(note, style: inner)
    if note.element != .area, let text = note.alternativeText {
      builder.addImage(text, style: inner)
    } else if note.element == .img, !inner.hidesPictures {
      builder.showLink()
    }
  }

  private mutating func enterLink(_ note: TagNote, style: TextStyle) {
    switch note.element {
    case .a: if let target = note.target { builder.openLink(target, style: style) }
    case .area:
      guard let target = note.target else { return }
      builder.openLink(target, style: style)
      if let text = note.alternativeText { builder.addLinkText(text) }
      builder.closeLink()
    case .base: if let target = note.target { builder.setBase(target) }
    case .form: if let target = note.target { forms.append(OpenForm(target: target)) }
    case .button: if let target = buttonTarget(note) { builder.openLink(target, style: style) }
    case .input:
      let target = note.value == nil && note.target == nil ? nil : buttonTarget(note)
      if let target { builder.openLink(target, style: style) }
      if let value = note.value { add(value) }
      if let text = note.alternativeText { builder.addLinkText(text) }
      if target != nil { builder.closeLink() }
    default: break
    }
  }

  private mutating func buttonTarget(_ note: TagNote) -> Range<Int>? {
    guard let last = forms.indices.last else { return note.target }
    forms[last].hasButton = true
    return note.target ?? forms[last].target
  }

  mutating func leave(_ note: TagNote) {
    let inner = styles.count > 1 ? styles.removeLast() : style
    switch note.element {
    case .a: if note.target != nil { builder.closeLink() }
    case .button: if note.target != nil || !forms.isEmpty { builder.closeLink() }
    case .form:
      // A form without a button still sends what is typed into it somewhere.
      if note.target != nil, let form = forms.popLast(), !form.hasButton {
        builder.openLink(form.target, style: inner)
        builder.closeLink()
      }
    default: break
    }
    microdata.leave(note)
    endLine(note, hidden: inner.isHidden)
    separate(note, inner: inner)
  }

  /// Keeps apart what different elements hide.
  ///
  /// A hidden block ends the visible line too, as ``visibleText(ofHTML:)`` has it.
  private mutating func separate(_ note: TagNote, inner: TextStyle) {
    guard inner.isHidden && !style.isHidden else { return }
    builder.endLine(hidden: true)
    if note.isBlock { builder.endLine(hidden: false) }
  }

  private mutating func beginLine(_ note: TagNote, hidden: Bool) {
    if note.isBlock { microdata.addSpace(isLineEnd: false) }
    switch note.element {
    case .tr where !hidden: builder.openRow()
    case .td where !hidden, .th where !hidden: builder.openCell(columns: note.columns, rows: note.rows)
    case .table where !hidden: builder.openTable()
    case .ul where !hidden, .ol where !hidden: builder.openList()
    default: if note.isBlock { builder.endLine(hidden: hidden) }
    }
  }

  private mutating func endLine(_ note: TagNote, hidden: Bool) {
    if note.isBlock { microdata.addSpace(isLineEnd: false) }
    switch note.element {
    case .tr where !hidden: builder.closeRow()
    case .td where !hidden, .th where !hidden: builder.closeCell()
    case .table where !hidden: builder.closeTable()
    default: if note.isBlock { builder.endLine(hidden: hidden) }
    }
  }
}

extension Skeleton {
  /// Hands the elements and texts of the skeleton's tree to a reader; false if a text is missing.
  func read(_ tree: borrowing HTMLTree, into reader: inout TreeReader) -> Bool {
    var nextText = 0
    tree.walk { step in
      switch step {
      case .enter(let number): if notes.indices.contains(number) { reader.enter(notes[number], style: styles[number]) }
      case .leave(let number): if notes.indices.contains(number) { reader.leave(notes[number]) }
      case .text(let content): read(content, &nextText, into: &reader)
      }
    }
    return nextText == texts.count
  }

  /// Reads white space, line ends and text numbers, as in `12;,13;.` of a skeleton.
  ///
  /// A number out of order is no text of ours; the count then shows that one is missing.
  private func read(_ content: UnsafeBufferPointer<UInt8>, _ nextText: inout Int, into reader: inout TreeReader) {
    var number = 0
    for byte in content {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number &* 10 &+ Int(byte & 0x0F)
      case UInt8(ascii: ";"):
        if number == nextText && number < texts.count {
          nextText += 1
          reader.add(texts[number])
        }
        number = 0
      case Self.lineEnd: reader.endLine()
      case Self.space: reader.addSpace(isLineEnd: false)
      case Self.spaceWithLineEnd: reader.addSpace(isLineEnd: true)
      default: break
      }
    }
  }
}
