/// Gathers microdata items along a tree walk (HTML Living Standard, section 5.2).
struct MicrodataReader {
  private(set) var items: [Page.MicrodataItem] = []
  /// Whether there are more properties than the limit.
  private(set) var isCut = false

  private let source: SourceBytes
  private let limits: Page.Limits
  private var openItems: [Int] = []
  private var openProperties: [OpenProperty] = []
  private var propertyCount = 0
  /// The texts inside the outermost open property.
  private var text = CollapsingText()

  /// A property whose value is the text of its element.
  private struct OpenProperty {
    let item: Int?
    let names: [String]
    let start: Int
  }

  init(_ source: SourceBytes, limits: Page.Limits) {
    self.source = source
    self.limits = limits
  }

  /// Whether the end tag of this element has a text to hand in.
  private func takesText(_ note: TagNote) -> Bool {
    note.itemProperty != nil && !note.opensItem && note.value == nil && note.target == nil && !note.element.traits.contains(.void)
  }

  mutating func enter(_ note: TagNote) {
    let names = note.itemProperty.map { words(in: $0) } ?? []
    let owner = openItems.last
    if note.opensItem {
      let isTopLevel = owner == nil || names.isEmpty
      items.append(Page.MicrodataItem(types: note.itemType.map { words(in: $0) } ?? [], isTopLevel: isTopLevel))
      if !isTopLevel, let owner { add(names, .item(items.count - 1), to: owner) }
      openItems.append(items.count - 1)
    } else if takesText(note) {
      openProperties.append(OpenProperty(item: owner, names: names, start: text.bytes.count))
    } else if let owner, !names.isEmpty {
      let value = note.value ?? note.target ?? note.alternativeText
      add(names, .text(value.map(source.attributeText) ?? ""), to: owner)
    }
  }

  mutating func leave(_ note: TagNote) {
    if note.opensItem {
      _ = openItems.popLast()
    } else if takesText(note), let property = openProperties.popLast() {
      add(property.names, .text(text.string(from: property.start, limit: limits.valueBytes)), to: property.item)
      if openProperties.isEmpty { text = CollapsingText() }
    }
  }

  /// Adds a text of the document to the open properties.
  mutating func add(_ range: Range<Int>) {
    if !openProperties.isEmpty { text.append(source, range) }
  }

  /// Adds white space between texts.
  mutating func addSpace(isLineEnd: Bool) {
    if !openProperties.isEmpty { text.appendSpace(isLineEnd: isLineEnd) }
  }

  private mutating func add(_ names: [String], _ value: Page.MicrodataValue, to item: Int?) {
    guard let item else { return }
    for name in names {
      guard propertyCount < limits.microdataProperties else {
        isCut = true
        return
      }
      propertyCount += 1
      items[item].properties.append(Page.MicrodataProperty(name: name, value: value))
    }
  }

  private func words(in range: Range<Int>) -> [String] {
    source.attributeText(in: range).split(separator: " ").map(String.init)
  }
}
