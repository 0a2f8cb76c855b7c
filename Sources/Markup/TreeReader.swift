/// Turns the tree of a skeleton into the lines of a page.
struct TreeReader {
  private let source: SourceBytes
  private let skeleton: Skeleton
  private var builder: PageBuilder
  private var microdata: MicrodataReader
  private var styles: [TextStyle] = [TextStyle()]
  private var nextText = 0

  init(_ skeleton: Skeleton, source: SourceBytes, limits: Page.Limits) {
    self.skeleton = skeleton
    self.source = source
    builder = PageBuilder(source, limits: limits)
    microdata = MicrodataReader(source, limits: limits)
  }

  /// Whether every text of the skeleton has been met, in order.
  var isComplete: Bool {
    nextText == skeleton.texts.count
  }

  /// Takes one step of the tree walk.
  mutating func take(_ step: HTMLTree.Step) {
    switch step {
    case .text(let content): readTexts(content)
    case .enter(let element, let note): enter(element, note.flatMap(noted))
    case .leave(let element, let note): leave(element, note.flatMap(noted))
    }
  }

  /// Ends the walk and hands out the page.
  mutating func finish() -> Page {
    var page = builder.finish()
    page.microdata = microdata.items
    if microdata.isCut { page.diagnostics.append(.structuredDataCut) }
    return page
  }

  private func noted(_ number: Int) -> TagNote? {
    skeleton.notes.indices.contains(number) ? skeleton.notes[number] : nil
  }

  private var style: TextStyle {
    styles.last ?? TextStyle()
  }

  /// Reads white space, line ends and text numbers, as in `12; 13;.` of a skeleton.
  ///
  /// A number out of order is no text of ours; the count then shows that one is missing.
  private mutating func readTexts(_ content: UnsafeBufferPointer<UInt8>) {
    var number = 0
    for byte in content {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number &* 10 &+ Int(byte & 0x0F)
      case UInt8(ascii: ";"):
        if number == nextText && number < skeleton.texts.count {
          nextText += 1
          builder.add(skeleton.texts[number], style: style)
          microdata.add(skeleton.texts[number])
        }
        number = 0
      case Skeleton.lineEnd: builder.endLine(hidden: style.isHidden)
      default:
        builder.addSpace(isLineEnd: byte == 0x0A, style: style)
        microdata.addSpace(isLineEnd: byte == 0x0A)
      }
    }
  }

  private mutating func enter(_ element: HTMLElement, _ note: TagNote?) {
    var inner = style
    if element.preservesSpace { inner.keepsSpace = true }
    if element == .blockquote { inner.quoteDepth += 1 }
    if let note { inner.apply(note.style) }
    separate(element, note, inner: inner)
    beginLine(element, note, hidden: inner.isHidden)
    styles.append(inner)
    if let note {
      microdata.enter(note)
      if element == .a, let target = note.target { builder.openLink(target, style: inner) }
      if let text = note.alternativeText { builder.addImage(text, style: inner) }
    }
  }

  private mutating func leave(_ element: HTMLElement, _ note: TagNote?) {
    let inner = styles.count > 1 ? styles.removeLast() : style
    if let note {
      if element == .a, note.target != nil { builder.closeLink() }
      microdata.leave(note)
    }
    endLine(element, note, hidden: inner.isHidden)
    separate(element, note, inner: inner)
  }

  /// Keeps apart what different elements hide.
  ///
  /// A hidden block ends the visible line too, as ``visibleText(ofHTML:)`` has it.
  private mutating func separate(_ element: HTMLElement, _ note: TagNote?, inner: TextStyle) {
    guard inner.isHidden && !style.isHidden else { return }
    builder.endLine(hidden: true)
    if isBlock(element, note) { builder.endLine(hidden: false) }
  }

  private mutating func beginLine(_ element: HTMLElement, _ note: TagNote?, hidden: Bool) {
    if isBlock(element, note) { microdata.addSpace(isLineEnd: false) }
    switch element {
    case .tr where !hidden: builder.openRow()
    case .td where !hidden, .th where !hidden: builder.openCell()
    case .table where !hidden, .ul where !hidden, .ol where !hidden: builder.openTable()
    default: if isBlock(element, note) { builder.endLine(hidden: hidden) }
    }
  }

  private mutating func endLine(_ element: HTMLElement, _ note: TagNote?, hidden: Bool) {
    if isBlock(element, note) { microdata.addSpace(isLineEnd: false) }
    switch element {
    case .tr where !hidden: builder.closeRow()
    case .td where !hidden, .th where !hidden: builder.closeCell()
    default: if isBlock(element, note) { builder.endLine(hidden: hidden) }
    }
  }

  private func isBlock(_ element: HTMLElement, _ note: TagNote?) -> Bool {
    element.traits.contains(.block) || note?.style.contains(.isBlock) ?? false
  }
}
