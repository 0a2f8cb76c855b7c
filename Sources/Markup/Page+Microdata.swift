extension Page {
  /// One microdata item (HTML Living Standard, section 5).
  public struct MicrodataItem: Sendable, Hashable {
    /// The types (`itemtype`), as written.
    public internal(set) var types: [String]

    /// The properties in document order; a name may occur more than once.
    public internal(set) var properties: [MicrodataProperty] = []

    /// Whether the item is not the value of another item's property.
    public let isTopLevel: Bool
  }

  /// One property of a microdata item.
  public struct MicrodataProperty: Sendable, Hashable {
    /// One name out of `itemprop`.
    public let name: String

    /// What the property says.
    public let value: MicrodataValue
  }

  /// The value of a microdata property.
  public enum MicrodataValue: Sendable, Hashable {
    /// A text, URL or date as written; white space collapsed if it is the text of an element.
    case text(String)

    /// The index of another item in ``Page/microdata``.
    case item(Int)
  }
}
