/// What libxml2 gets to see of a document: element names, and numbers in place of texts and attributes.
///
/// The texts and attribute values stay where they are in the document; `<td n="4">7;</td>` says that the attributes are ``notes``[4] and
/// the text is ``texts``[7]. So libxml2 does what it is good at, the tree of broken HTML, and cannot meet what it is bad at: NUL, long texts,
/// charset declarations, character references, tags with thousands of attributes. And a text that it loses is missed by its number.
struct Skeleton {
  /// Stands for the end of a line.
  static let lineEnd = UInt8(ascii: ".")

  /// ASCII HTML.
  private(set) var bytes: [UInt8] = Array("<html><body>".utf8)

  /// Where the texts are.
  private(set) var texts: [Range<Int>] = []

  /// What matters of the tags.
  private(set) var notes: [TagNote] = []

  /// The bodies of JSON-LD scripts.
  private(set) var structuredData: [String] = []

  /// Whether there are more of them than the limit.
  private(set) var isStructuredDataCut = false

  /// Whether the document has more nodes than the limit; the skeleton is then cut.
  private(set) var isTooLarge = false

  /// Where markup begins that never ends.
  private(set) var unterminated: Int?

  private let source: SourceBytes
  private let limits: Page.Limits
  private var nodes = 0
  private var preformatted = 0
  private var structuredDataBytes = 0
  private var openFormatting = FormattingBalance()
  private var isStructuredScript = false
  /// White space or a line end that is written only if text or an inline tag follows: at the edges of blocks it is of no use.
  private var between: UInt8?
  private var isAtLineStart = true

  init(_ source: SourceBytes, limits: Page.Limits) {
    self.source = source
    self.limits = limits
    bytes.reserveCapacity(source.count / 8)
    var scanner = HTMLScanner(source)
    while let token = scanner.next() {
      switch token.kind {
      case .text: addText(token.range)
      case .startTag: addStartTag(token)
      case .endTag: addEndTag(token)
      case .rawContent: addRawContent(token)
      }
      // Structured data is of use even where no tree is.
      if nodes > limits.nodes { isTooLarge = true }
    }
    unterminated = scanner.unterminated
  }

  private mutating func addText(_ range: Range<Int>) {
    guard !isTooLarge else { return }
    if preformatted == 0, let space = onlySpace(in: range) { return addSpace(space) }
    nodes += 1
    writeBetween()
    addNumber(texts.count)
    bytes.append(UInt8(ascii: ";"))
    texts.append(range)
  }

  /// The one byte that stands for a text of white space alone.
  private func onlySpace(in range: Range<Int>) -> UInt8? {
    var space: UInt8 = 0x20
    for index in range {
      guard source[index].isMarkupSpace else { return nil }
      if source[index] == 0x0A || source[index] == 0x0D { space = 0x0A }
    }
    return space
  }

  private mutating func addSpace(_ space: UInt8) {
    guard !isAtLineStart, between != 0x0A else { return }
    between = space
  }

  /// Ends the line, also where the tree has no element to show it: libxml2 ignores an end tag that closes nothing.
  private mutating func addLineEnd() {
    between = Self.lineEnd
    isAtLineStart = true
  }

  private mutating func writeBetween() {
    if let byte = between { bytes.append(byte) }
    between = nil
    isAtLineStart = false
  }

  private mutating func addStartTag(_ token: HTMLScanner.Token) {
    let note = TagNote(token.element, attributesAt: token.attributes, in: source, limits: limits)
    if token.element == .script { isStructuredScript = note.type.map { isStructuredData($0) } ?? false }
    guard !isTooLarge, !token.traits.contains(.raw) || token.element == .textarea else { return }
    if token.traits.contains(.void) {
      if token.element == .br || token.element == .hr { return addTag("br".utf8, note: nil, isBlock: true) }
      // Whatever a void element carries, libxml2 knows how to place an img.
      if !note.isIdle { addTag("img".utf8, note: note, isBlock: false) }
    } else if token.traits.contains(.frame) {
      addLineEnd()
      if !note.isIdle { addTag("div".utf8, note: note, isBlock: true) }
    } else if token.traits.contains(.formatting) {
      if openFormatting.open(token.entry, isIdle: note.isIdle) { addTag(name(of: token), note: note, isBlock: false) }
    } else {
      if token.element.preservesSpace { preformatted += 1 }
      addTag(name(of: token), note: note, isBlock: token.traits.contains(.block))
    }
  }

  private mutating func addTag(_ name: String.UTF8View, note: TagNote?, isBlock: Bool) {
    if isBlock {
      between = nil
      isAtLineStart = true
    } else {
      writeBetween()
    }
    nodes += 1
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name)
    if let note, !note.isIdle {
      // The attribute and its value are nodes too.
      nodes += 2
      bytes.append(contentsOf: " n=\"".utf8)
      addNumber(notes.count)
      bytes.append(UInt8(ascii: "\""))
      notes.append(note)
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func addEndTag(_ token: HTMLScanner.Token) {
    guard !isTooLarge else { return }
    if token.element == .br { return addTag("br".utf8, note: nil, isBlock: true) }
    if token.traits.contains(.frame) { addLineEnd() }
    if !token.traits.isDisjoint(with: [.void, .frame]) { return }
    if token.traits.contains(.raw) && token.element != .textarea { return }
    if token.traits.contains(.formatting) && !openFormatting.close(token.entry) { return }
    if token.element.preservesSpace { preformatted = max(0, preformatted - 1) }
    let isBlock = token.traits.contains(.block)
    if !isBlock { writeBetween() }
    bytes.append(contentsOf: "</".utf8)
    bytes.append(contentsOf: name(of: token))
    bytes.append(UInt8(ascii: ">"))
    if isBlock { addLineEnd() }
  }

  private func name(of token: HTMLScanner.Token) -> String.UTF8View {
    (token.element == .unknown ? "x" : token.element.rawValue).utf8
  }

  private mutating func addNumber(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  private mutating func addRawContent(_ token: HTMLScanner.Token) {
    if token.element == .textarea { return addText(token.range) }
    guard token.element == .script, isStructuredScript else { return }
    isStructuredScript = false
    guard structuredDataBytes + token.range.count <= limits.structuredDataBytes else {
      isStructuredDataCut = true
      return
    }
    structuredDataBytes += token.range.count
    structuredData.append(String(decoding: source.bytes(in: source.trimmed(token.range)), as: UTF8.self))
  }

  /// Whether a script's type is that of JSON-LD, whatever parameters follow.
  private func isStructuredData(_ type: Range<Int>) -> Bool {
    let end = source.firstIndex(of: UInt8(ascii: ";"), from: type.lowerBound, to: type.upperBound) ?? type.upperBound
    return source.holds("application/ld+json", in: source.trimmed(type.lowerBound..<end))
  }
}

/// Decides which formatting tags the skeleton can do without.
///
/// Most mail is full of `<span>` and `<font>` that change nothing of interest, and unclosed ones soon nest deeper than libxml2 bears. A start
/// tag is left out if it is idle and no kept one of its name is open; its end tag then is left out too. While a kept one is open all tags of
/// that name stay, so that libxml2 alone decides which end tag closes it.
private struct FormattingBalance {
  private var kept = [Int](repeating: 0, count: ElementTable.Entry.ordinalCount)
  private var dropped = [Int](repeating: 0, count: ElementTable.Entry.ordinalCount)

  /// Notes a start tag; whether to keep it.
  mutating func open(_ entry: ElementTable.Entry, isIdle: Bool) -> Bool {
    if isIdle && kept[entry.ordinal] == 0 {
      dropped[entry.ordinal] += 1
      return false
    }
    kept[entry.ordinal] += 1
    return true
  }

  /// Notes an end tag; whether to keep it.
  mutating func close(_ entry: ElementTable.Entry) -> Bool {
    if kept[entry.ordinal] > 0 {
      kept[entry.ordinal] -= 1
      return true
    }
    if dropped[entry.ordinal] > 0 { dropped[entry.ordinal] -= 1 }
    return false
  }
}
