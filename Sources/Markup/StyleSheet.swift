/// The rules of a document's `<style>` elements that bear on visibility and lines, as far as they can be decided from a tag alone.
///
/// Read are selectors of an element, a class, an id, or an element with one of these, and lists of them. All others, and what stands inside
/// `@media` for anything but every screen, are passed over: mail programs differ there, and the rule outside of it is what most show.
/// A rule counts for the tags behind it.
struct StyleSheet {
  /// Rules by the hash of their selector; those with the same selector are one.
  private var rules: [UInt64: StyleDeclarations] = [:]
  /// Which elements have rules of their own, by ordinal.
  private var elements = Swift.Set<Int>()
  private var ruleCount: Int32 = 0

  /// Whether a rule that was passed over paints a background: what a text stands on is then not known from its outer elements.
  private(set) var paintsUnseen = false

  /// More rules than any honest mail has; later ones are passed over.
  static let maximumRules: Int32 = 2_000
  /// More classes of one tag than this are passed over.
  static let maximumClasses = 64

  /// Whether there were more rules.
  private(set) var isCut = false

  /// Whether there are no rules.
  var isEmpty: Bool { rules.isEmpty }

  /// What a selector names.
  private enum Kind: UInt64 {
    case element, className, identifier
  }

  /// What the rules declare for a tag.
  func declarations(
    for entry: ElementTable.Entry, classes: Range<Int>?, identifier: Range<Int>?, in source: SourceBytes
  ) -> StyleDeclarations {
    var found = StyleDeclarations()
    guard !rules.isEmpty else { return found }
    if elements.contains(entry.ordinal) { merge(Self.key(.element, entry.ordinal, nil, in: source), into: &found) }
    var words = classes.map { WordCursor($0) }
    for _ in 0..<Self.maximumClasses {
      guard let word = words?.next(in: source) else { break }
      merge(Self.key(.className, 0, word, in: source), into: &found)
      merge(Self.key(.className, entry.ordinal, word, in: source), into: &found)
    }
    if let identifier = identifier.map(source.trimmed), !identifier.isEmpty {
      merge(Self.key(.identifier, 0, identifier, in: source), into: &found)
      merge(Self.key(.identifier, entry.ordinal, identifier, in: source), into: &found)
    }
    return found
  }

  /// Whether a tag has more classes than are looked at, and rules that they could name.
  func leavesOut(_ classes: Range<Int>?, in source: SourceBytes) -> Bool {
    guard !rules.isEmpty, let classes, classes.count > 2 * Self.maximumClasses else { return false }
    var words = WordCursor(classes)
    for _ in 0..<Self.maximumClasses where words.next(in: source) == nil { return false }
    return words.next(in: source) != nil
  }

  private func merge(_ key: UInt64, into found: inout StyleDeclarations) {
    if let rule = rules[key] { found.merge(rule) }
  }

  /// A hash (FNV-1a) of what a selector names; 0 stands for any element.
  private static func key(_ kind: Kind, _ ordinal: Int, _ name: Range<Int>?, in source: SourceBytes) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ (UInt64(truncatingIfNeeded: ordinal) << 2 | kind.rawValue)
    hash = hash &* 0x100_0000_01B3
    for index in name ?? 0..<0 { hash = (hash ^ UInt64(source[index])) &* 0x100_0000_01B3 }
    return hash
  }

  /// Adds the rules of a style sheet, in one pass.
  ///
  /// - Parameter media: The `media` attribute of the `<style>` element.
  mutating func add(_ range: Range<Int>, media: Range<Int>?, in source: SourceBytes) {
    if let media, !Self.isForEveryScreen(source.trimmed(media), in: source) { return }
    if let plain = StyleText.plain(range, in: source, isAttribute: false) {
      plain.withUnsafeBufferPointer { buffer in
        if let text = SourceBytes(buffer) { addRules(0..<text.count, in: text) }
      }
    } else {
      addRules(range, in: source)
    }
  }

  private mutating func addRules(_ range: Range<Int>, in source: SourceBytes) {
    var position = range.lowerBound
    while let start = Self.ruleStart(from: position, to: range.upperBound, in: source) {
      guard ruleCount < Self.maximumRules else {
        isCut = true
        return
      }
      if source[start] == UInt8(ascii: "@") {
        position = Self.behindAtRule(start, to: range.upperBound, in: source)
        continue
      }
      guard let open = source.firstIndex(of: UInt8(ascii: "{"), from: start, to: range.upperBound) else { return }
      let close = source.firstIndex(of: UInt8(ascii: "}"), from: open, to: range.upperBound) ?? range.upperBound
      addRule(selectors: start..<open, declarations: open + 1..<close, in: source)
      position = close + 1
    }
  }

  /// Where the next rule begins, after blanks, `<!--` and `-->`, and the closing brace of a block that was entered.
  private static func ruleStart(from position: Int, to end: Int, in source: SourceBytes) -> Int? {
    var start = position
    while start < end {
      if source[start].isMarkupSpace || source[start] == UInt8(ascii: "}") {
        start += 1
      } else if source.holds("<!--", in: start..<min(start + 4, end)) {
        start += 4
      } else if source.holds("-->", in: start..<min(start + 3, end)) {
        start += 3
      } else {
        return start
      }
    }
    return nil
  }

  /// Where to go on: inside the block if it is for every screen, else behind it.
  private static func behindAtRule(_ start: Int, to end: Int, in source: SourceBytes) -> Int {
    var index = start
    while index < end, source[index] != UInt8(ascii: "{"), source[index] != UInt8(ascii: ";") { index += 1 }
    guard source[index] == UInt8(ascii: "{"), index < end else { return index + 1 }
    let name = start..<min(start + 6, index)
    if source.holds("@media", in: name), isForEveryScreen(source.trimmed(name.upperBound..<index), in: source) { return index + 1 }
    var depth = 0
    while index < end {
      if source[index] == UInt8(ascii: "{") { depth += 1 }
      if source[index] == UInt8(ascii: "}") { depth -= 1 }
      index += 1
      if depth == 0 { break }
    }
    return index
  }

  private static func isForEveryScreen(_ media: Range<Int>, in source: SourceBytes) -> Bool {
    media.isEmpty || source.holds("all", in: media) || source.holds("screen", in: media) || source.holds("only screen", in: media)
  }

  private mutating func addRule(selectors: Range<Int>, declarations: Range<Int>, in source: SourceBytes) {
    // Read once for all selectors: crafted sheets have many of both.
    var rule = StyleDeclarations()
    rule.add(declarations, weight: 0, in: source)
    guard !rule.isEmpty else { return }
    var start = selectors.lowerBound
    var hasUnread = false
    while start < selectors.upperBound {
      guard ruleCount < Self.maximumRules else {
        isCut = true
        break
      }
      let end = source.firstIndex(of: UInt8(ascii: ","), from: start, to: selectors.upperBound) ?? selectors.upperBound
      if let selector = StyleSelector(source.trimmed(start..<end), in: source) {
        add(rule, for: selector, in: source)
      } else {
        hasUnread = true
      }
      start = end + 1
    }
    if hasUnread, rule.effect(isHidden: false, element: .div).background != nil { paintsUnseen = true }
  }

  private mutating func add(_ rule: StyleDeclarations, for selector: StyleSelector, in source: SourceBytes) {
    if selector.name == nil { elements.insert(selector.ordinal) }
    let kind: Kind = selector.name == nil ? .element : selector.isIdentifier ? .identifier : .className
    let weight = selector.specificity * Self.maximumRules + ruleCount
    rules[Self.key(kind, selector.ordinal, selector.name, in: source), default: StyleDeclarations()].merge(rule, heavierBy: weight)
    ruleCount += 1
  }
}
