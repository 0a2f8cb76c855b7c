import Markup

/// A text whose characters know where they stand in the source, so that words can be found across tags and character references, and
/// replaced there.
struct Passage {
  /// What a passage is taken for.
  enum Kind: Hashable {
    /// Words for a reader.
    case prose
    /// A link's target.
    case link
    /// An attribute that no reader sees.
    case attribute
    /// JSON.
    case data
    /// A header field that tells of a message's way.
    case trace
  }

  let kind: Kind
  /// What structured data says that some of its stretches are.
  var members: [StructuredMember] = []
  private(set) var scalars: [Unicode.Scalar] = []
  /// The characters with width and case folded, for finding.
  private(set) var folded: [Unicode.Scalar] = []
  /// The bytes of each character in the source; none for a line end that a tag makes.
  private var sources: [Range<Int>] = []
  /// What is to stand in a character's place.
  private var replacements: [Int: String] = [:]
  /// Characters that nothing else may replace.
  private var settled: Set<Int> = []

  init(_ kind: Kind) { self.kind = kind }

  /// A plain text.
  init(_ text: String, kind: Kind = .prose) {
    self.init(kind)
    var position = 0
    for scalar in text.unicodeScalars {
      let length = UTF8.width(scalar)
      append(scalar, position..<position + length)
      position += length
    }
  }

  var count: Int { scalars.count }

  mutating func append(_ scalar: Unicode.Scalar, _ source: Range<Int>) {
    scalars.append(scalar)
    folded.append(scalar.foldedForFinding)
    sources.append(source)
  }

  // MARK: Replacing

  func isFree(_ range: Range<Int>) -> Bool { settled.isEmpty || range.allSatisfy { !settled.contains($0) } }

  /// Puts `text` in the place of those of the characters that nothing else has replaced.
  mutating func replace(_ places: some Sequence<Int>, with text: String) {
    var text = text
    for index in places where !settled.contains(index) && !sources[index].isEmpty {
      replacements[index] = text
      text = ""
      settled.insert(index)
    }
  }

  /// Puts one character in the place of another.
  mutating func replace(_ index: Int, with scalar: Unicode.Scalar) {
    guard !settled.contains(index), !sources[index].isEmpty else { return }
    if scalar != scalars[index] { replacements[index] = String(scalar) }
    settled.insert(index)
  }

  /// Forbids that a range be replaced.
  mutating func settle(_ range: Range<Int>) { settled.formUnion(range) }

  /// The changes, by the bytes they replace.
  var edits: [(range: Range<Int>, text: String)] { replacements.map { (sources[$0.key], $0.value) } }

  /// The text with its changes; for passages of plain text.
  var rewritten: String {
    var result = String.UnicodeScalarView()
    for index in scalars.indices {
      if let replacement = replacements[index] {
        result.append(contentsOf: replacement.unicodeScalars)
      } else {
        result.append(scalars[index])
      }
    }
    return String(result)
  }

  // MARK: Finding

  func text(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }

  func foldedText(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: folded[range])
    return String(view)
  }

  /// Whether the folded text goes on with `word` at a place.
  func starts(_ word: String, at index: Int) -> Bool {
    var position = index
    for scalar in word.unicodeScalars {
      guard position < folded.count, folded[position] == scalar else { return false }
      position += 1
    }
    return true
  }

  /// The lines and table cells, in order.
  var cells: [Range<Int>] {
    var cells: [Range<Int>] = []
    var start = 0
    for index in scalars.indices where scalars[index].endsCell {
      cells.append(start..<index)
      start = index + 1
    }
    cells.append(start..<scalars.count)
    return cells
  }

  /// Whether a line or cell is nothing but the gap between two tags.
  func isGapOfTags(_ cell: Range<Int>) -> Bool { cell.lowerBound > 0 && sources[cell.lowerBound - 1].isEmpty && trimmed(cell).isEmpty }

  /// A range without blanks at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, folded[low].isBlank { low += 1 }
    while high > low, folded[high - 1].isBlank { high -= 1 }
    return low..<high
  }
}
