/// The name of a piece of goods as it is compared.
///
/// Mail cuts long names short and ends them in `…` or `...`.
struct ItemName: Sendable, Hashable {
  /// Width and case folded, without blanks, without the dots that mark a cut.
  let key: FoldedText
  /// True when the name was cut short.
  let isCut: Bool

  /// Nil when nothing is left.
  init?(_ written: String?) {
    guard let written else { return nil }
    let folded = WidthFolding.fold(written)
    var letters = folded.unicodeScalars[...]
    while let mark = Self.lengthOfCutMark(endOf: letters) { letters.removeLast(mark) }
    guard !letters.isEmpty else { return nil }
    isCut = letters.endIndex < folded.endIndex
    key = FoldedText(folded: isCut ? String(letters) : folded)
  }

  private static func lengthOfCutMark(endOf letters: Substring.UnicodeScalarView) -> Int? {
    switch letters.last {
    case "…", "‥": 1
    case ".": letters.suffix(3).elementsEqual("...".unicodeScalars) ? 3 : nil
    default: nil
    }
  }

  /// The first letters, under which names that may be the same are found.
  func beginning(_ length: Int) -> FoldedText { FoldedText(folded: String(key.text.unicodeScalars.prefix(length))) }

  /// True for the same name, or for a cut name and the whole one that begins with it, if enough of it is left.
  func matches(_ other: ItemName, minimumLength: Int) -> Bool {
    key == other.key || isBeginning(of: other, minimumLength) || other.isBeginning(of: self, minimumLength)
  }

  /// Shortest name, in letters, that may stand for a longer one that holds it.
  private static let shortestPart = 4

  /// True for a part of a longer name, by which letters call the goods: *いくら醤油漬け* 500g（冷凍）.
  func isPart(of other: ItemName) -> Bool {
    key.text.unicodeScalars.count >= Self.shortestPart && key.text.utf8.count < other.key.text.utf8.count
      && other.key.text.contains(key.text)
  }

  private func isBeginning(of other: ItemName, _ minimumLength: Int) -> Bool {
    isCut && other.key.text.utf8.starts(with: key.text.utf8) && key.text.unicodeScalars.count >= minimumLength
  }
}
