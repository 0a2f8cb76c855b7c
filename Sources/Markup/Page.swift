/// The text of one message body as a reader sees it, line by line.
///
/// HTML and plain text become the same type, so that whoever looks for labels and values need not know which one it was.
/// Nothing in a page can fail or trap: damage is repaired and reported in ``diagnostics``.
public struct Page: Sendable {
  /// All lines in reading order, each ended by a line feed; the cells of a table row are separated by tabs, and no other tab occurs.
  public internal(set) var utf8: [UInt8] = []

  /// Where the lines lie in ``utf8``.
  public internal(set) var lines: [Line] = []

  /// The links in reading order; in plain text the web addresses.
  public internal(set) var links: [Link] = []

  /// The pictures that have an alternative text, in reading order.
  public internal(set) var images: [Image] = []

  /// The bodies of `<script type="application/ld+json">`, as written.
  public internal(set) var structuredData: [String] = []

  /// The microdata items, outer items before the items inside them.
  public internal(set) var microdata: [MicrodataItem] = []

  /// What was repaired, cut or read in a simpler way.
  public internal(set) var diagnostics: [Diagnostic] = []

  /// An empty page.
  init() {}
}

extension Page {
  /// One line of text.
  public struct Line: Sendable, Hashable {
    /// The bytes of the line in ``Page/utf8``, without the line feed.
    ///
    /// Empty for a blank line of plain text, and for a line of HTML that holds only a link or picture.
    public let range: Range<Int>

    /// The bytes of each cell if the line is a table row of two or more cells, else an empty list.
    ///
    /// A cell may be empty: columns keep their places, and layouts separate label and value by an empty column.
    public let cells: [Range<Int>]

    /// Whether the sender made the text invisible, as with `display:none`.
    ///
    /// Visible and hidden text never share a line.
    public let isHidden: Bool

    /// How many levels of quotation the text stands in: `<blockquote>` elements, or `>` marks in plain text.
    public let quoteDepth: Int
  }

  /// One link that leads somewhere.
  public struct Link: Sendable, Hashable {
    /// The text of the link, or the alternative texts of its pictures if it has no text.
    public internal(set) var text: String

    /// The target without white space at its ends, made whole by the document's `<base>` if there is one; `//host` is taken for `https`.
    ///
    /// A target longer than the limit for attribute values is cut.
    public let target: String

    /// The index in ``Page/lines`` of the line where the link begins.
    public internal(set) var line: Int

    /// Whether nothing of the link, neither text nor picture, is to be seen.
    public internal(set) var isHidden: Bool
  }

  /// One picture with an alternative text.
  public struct Image: Sendable, Hashable {
    /// The alternative text, white space collapsed, never empty; it is not part of ``Page/utf8``.
    public let alternativeText: String

    /// The index in ``Page/lines`` of the line that the picture stands in.
    public internal(set) var line: Int
  }

  /// The bytes of one line, without the line feed.
  public func bytes(of line: Line) -> ArraySlice<UInt8> {
    bytes(in: line.range)
  }

  /// The text of one line.
  public func text(of line: Line) -> String {
    text(in: line.range)
  }

  /// The text of a line's or cell's range; a range that is not inside ``utf8`` is shortened to what is.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes(in: range), as: UTF8.self)
  }

  /// The bytes of a line's or cell's range; a range that is not inside ``utf8`` is shortened to what is.
  public func bytes(in range: Range<Int>) -> ArraySlice<UInt8> {
    utf8[range.clamped(to: utf8.indices)]
  }
}
