/// Which text or attribute `itemprop` speaks of, while a page is read.
struct MicrodataMark {
  private var meaning: StructuredMember.Meaning?
  /// A `content` of the same tag, before its `itemprop`.
  private var content: Int?
  /// Whether the latest `itemtype` is a person.
  private var isPerson = false
  /// Where the latest attribute ends.
  private(set) var end = 0

  /// Takes note of an attribute; gives back the place of the `content` that is now known to mean something.
  mutating func attribute(
    _ name: String, _ value: Passage, index: Int, isSameTag: Bool, end: Int
  ) -> (meaning: StructuredMember.Meaning, index: Int)? {
    self.end = end
    if !isSameTag {
      content = nil
      if name != "itemprop", !["itemscope", "class", "style", "id", "href"].contains(name) { meaning = name == "content" ? nil : meaning }
    }
    switch name {
    case "itemtype": isPerson = value.foldedText(0..<value.count).hasSuffix("/person")
    case "itemprop":
      let property = value.foldedText(value.trimmed(0..<value.count))
      meaning = property == "name" && isPerson ? .name : StructuredMember.properties[property]
      if let meaning, let content {
        self.meaning = nil
        return (meaning, content)
      }
    case "content":
      if let meaning {
        self.meaning = nil
        return (meaning, index)
      }
      content = index
    default: break
    }
    return nil
  }

  /// What the text that comes next means.
  mutating func text(isBlank: Bool) -> StructuredMember.Meaning? {
    guard !isBlank else { return nil }
    defer { meaning = nil }
    // An address of parts has none of its own.
    return meaning == .address ? nil : meaning
  }
}
