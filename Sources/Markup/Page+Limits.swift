extension Page {
  /// How much of a page is read; none of the limits cuts ordinary mail.
  public struct Limits: Sendable, Hashable {
    /// Bytes of HTML or plain text; the rest is left out.
    public var inputBytes = 16 << 20

    /// Elements, attributes and texts given to libxml2, about 170 bytes each; beyond it the document is read without a tree.
    public var nodes = 500_000

    /// Bytes of one attribute value; longer ones, such as embedded pictures, are left out, but link targets are cut.
    ///
    /// Styles are read at any length, so that padding cannot keep hidden text from being seen as such.
    public var attributeBytes = 2_048

    /// Links, and apart from them pictures, kept; beyond it as many links again, each to a host of its own.
    public var links = 500

    /// Cells of a table row; those of a longer one become lines of their own.
    public var rowCells = 1_000

    /// Lines kept apart; all later text stands in one more line.
    public var lines = 200_000

    /// Bytes of all structured data kept.
    public var structuredDataBytes = 1 << 20

    /// Microdata properties kept.
    public var microdataProperties = 2_000

    /// Bytes of one link's text, and of one microdata value.
    public var valueBytes = 4_096

    /// The limits for mail.
    public static let standard = Limits()

    /// The standard limits, to be changed.
    public init() {}
  }
}
