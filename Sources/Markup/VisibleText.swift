/// The text of HTML without its tags: cheap, and never less than ``Page`` would show.
///
/// Comments, scripts, style sheets and titles are dropped, character references decoded, white space collapsed; block elements and `<br>`
/// end lines. Hidden text is included; where it stands inside a line, it follows as a line of its own, so that it does not part a word that a
/// reader sees whole. Link targets and alternative texts are not included.
public func visibleText(ofHTML html: ArraySlice<UInt8>) -> [UInt8] {
  html.withUnsafeBufferPointer { buffer in
    guard let source = SourceBytes(buffer) else { return [] }
    var stripper = TagStripper(source)
    return stripper.strip()
  }
}

/// Strips the tags of one document.
private struct TagStripper {
  private let source: SourceBytes
  private var text: CollapsingText
  /// Text of the hidden elements in the line.
  private var aside = CollapsingText()
  /// The hidden inline element that the scanner is in.
  private var hidden: OpenElements?
  /// The elements open outside of it.
  private var outer = OpenElements()
  private var sheet = StyleSheet()
  /// The media of the style sheet that the scanner is in.
  private var media: Range<Int>?

  init(_ source: SourceBytes) {
    self.source = source
    text = CollapsingText(capacity: source.count / 8)
  }

  mutating func strip() -> [UInt8] {
    var scanner = HTMLScanner(source)
    while let token = scanner.next() {
      switch token.kind {
      case .text: append(token.range)
      case .rawContent: addRawContent(token)
      case .startTag: start(token)
      case .endTag: end(token)
      }
    }
    hidden = nil
    endLine()
    return text.bytes
  }

  private mutating func addRawContent(_ token: HTMLScanner.Token) {
    if token.element.hasReadableContent { append(token.range) }
    if token.element == .style { sheet.add(token.range, media: media, in: source) }
  }

  @inline(__always)
  private mutating func append(_ range: Range<Int>) {
    if hidden == nil { text.append(source, range) } else { aside.append(source, range) }
  }

  private mutating func endLine() {
    if hidden != nil { return aside.endLine() }
    text.endLine()
    guard !aside.isEmpty else { return }
    aside.endLine()
    text.append(contentsOf: aside.bytes)
    aside = CollapsingText()
  }

  @inline(__always)
  private mutating func start(_ token: HTMLScanner.Token) {
    if token.traits.contains(.block) { endLine() }
    guard token.traits.isDisjoint(with: [.void, .raw]) else { return readAttributes(of: token) }
    // What is hidden by font, colour or visibility may be shown again further in.
    if hidden != nil && effect(of: token).shows { hidden = nil }
    if hidden != nil {
      hidden?.open(token.entry)
    } else if token.traits.contains(.formatting), text.isInsideWord, effect(of: token).hides {
      hidden = OpenElements()
      hidden?.open(token.entry)
      aside.appendSpace(isLineEnd: false)
    } else {
      outer.count(token.entry)
    }
  }

  @inline(__always)
  private mutating func end(_ token: HTMLScanner.Token) {
    if hidden != nil {
      endHidden(token)
    } else {
      outer.discount(token.entry)
    }
    if token.traits.contains(.block) { endLine() }
  }

  /// The hidden element ends with its own end tag or that of an element around it; a stray end tag means nothing.
  private mutating func endHidden(_ token: HTMLScanner.Token) {
    if hidden?.close(token.entry) == false && outer.contains(token.entry) {
      outer.discount(token.entry)
      hidden = nil
    } else if hidden?.isEmpty == true {
      hidden = nil
    }
  }

  /// Reads what matters of elements without a content of their own: the words of a button, the media of a style sheet.
  private mutating func readAttributes(of token: HTMLScanner.Token) {
    guard token.element == .input || token.element == .style else { return }
    let note = note(of: token)
    if token.element == .style { media = note.media } else if let value = note.value { append(value) }
  }

  private func effect(of token: HTMLScanner.Token) -> StyleEffect {
    guard source[token.attributes] != UInt8(ascii: ">") || !sheet.isEmpty else { return StyleEffect() }
    return note(of: token).style
  }

  private func note(of token: HTMLScanner.Token) -> TagNote {
    TagNote(token.entry, attributesAt: token.attributes, in: source, sheet: sheet, limits: .standard)
  }
}

/// The elements that are open, as far as tags tell without a tree.
private struct OpenElements {
  private var counts = [Int](repeating: 0, count: ElementTable.Entry.ordinalCount)
  private var stack: [Int] = []

  var isEmpty: Bool { stack.isEmpty }

  /// Counts an element without remembering its place.
  mutating func count(_ entry: ElementTable.Entry) {
    counts[entry.ordinal] += 1
  }

  mutating func discount(_ entry: ElementTable.Entry) {
    if counts[entry.ordinal] > 0 { counts[entry.ordinal] -= 1 }
  }

  func contains(_ entry: ElementTable.Entry) -> Bool {
    counts[entry.ordinal] > 0
  }

  mutating func open(_ entry: ElementTable.Entry) {
    counts[entry.ordinal] += 1
    stack.append(entry.ordinal)
  }

  /// Closes the innermost element of this name and all inside it; false if none is open.
  mutating func close(_ entry: ElementTable.Entry) -> Bool {
    guard contains(entry) else { return false }
    while let last = stack.popLast() {
      counts[last] -= 1
      if last == entry.ordinal { break }
    }
    return true
  }
}
