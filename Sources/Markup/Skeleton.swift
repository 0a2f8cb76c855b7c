/// What libxml2 gets to see of a document: properly nested elements of one name, and numbers in place of texts and attributes.
///
/// The texts and attribute values stay where they are in the document; `<span n="4">7;</span>` is the element of ``notes``[4] with the text
/// ``texts``[7] in it. So libxml2 keeps the tree, and cannot meet what it is bad at: NUL, long texts, charset declarations, character
/// references, tags with thousands of attributes, nesting in disorder. And a text that it loses is missed by its number.
struct Skeleton: NestedMarkupVisitor {
  /// Stand for the end of a line, and for white space with and without one: libxml2 drops blanks where it thinks that they are of no use.
  static let lineEnd = UInt8(ascii: ".")
  static let spaceWithLineEnd = UInt8(ascii: ":")
  static let space = UInt8(ascii: ",")

  /// ASCII HTML.
  private(set) var bytes: [UInt8] = Array("<html><body>".utf8)

  /// Where the texts are.
  private(set) var texts: [Range<Int>] = []

  /// What matters of the tags.
  private(set) var notes: [TagNote] = []

  /// The style of the text in each of the elements.
  private(set) var styles: [TextStyle] = []

  /// Whether the document has more nodes than the limit; the skeleton is then cut.
  private(set) var isTooLarge = false

  private let limits: Page.Limits
  private var nodes = 0
  /// White space or a line end that is written only if text or an inline tag follows: at the edges of blocks it is of no use.
  private var between: UInt8?
  private var isAtLineStart = true

  init(_ source: SourceBytes, limits: Page.Limits) {
    self.limits = limits
    bytes.reserveCapacity(source.count / 16)
  }

  mutating func enter(_ note: TagNote, style: TextStyle) {
    guard take(3) else { return }
    if note.isBlock { skipBetween() } else { writeBetween() }
    bytes.append(contentsOf: "<span n=\"".utf8)
    addNumber(notes.count)
    bytes.append(contentsOf: "\">".utf8)
    notes.append(note)
    styles.append(style)
  }

  mutating func leave(_ note: TagNote) {
    guard !isTooLarge else { return }
    if !note.isBlock { writeBetween() }
    bytes.append(contentsOf: "</span>".utf8)
    if note.isBlock { endLine() }
  }

  mutating func add(_ text: Range<Int>) {
    guard take(1) else { return }
    writeBetween()
    addNumber(texts.count)
    bytes.append(UInt8(ascii: ";"))
    texts.append(text)
  }

  mutating func addSpace(isLineEnd: Bool) {
    guard !isAtLineStart, between != Self.spaceWithLineEnd else { return }
    between = isLineEnd ? Self.spaceWithLineEnd : Self.space
  }

  mutating func endLine() {
    between = Self.lineEnd
    isAtLineStart = true
  }

  /// Counts nodes; false once there are too many.
  private mutating func take(_ count: Int) -> Bool {
    nodes += count
    if nodes > limits.nodes { isTooLarge = true }
    return !isTooLarge
  }

  private mutating func skipBetween() {
    between = nil
    isAtLineStart = true
  }

  private mutating func writeBetween() {
    if let byte = between { bytes.append(byte) }
    between = nil
    isAtLineStart = false
  }

  private mutating func addNumber(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }
}

extension TagNote {
  /// Whether the element begins and ends lines.
  var isBlock: Bool {
    element.traits.contains(.block) || style.flags.contains(.isBlock)
  }
}
