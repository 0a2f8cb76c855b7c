/// The name of a piece of goods as it is compared. Mail cuts long names short and ends them in `…` or `...`.
struct ItemName: Sendable, Hashable {
  /// Width and case folded, without blanks, without the dots that mark a cut.
  let key: String
  /// True when the name was cut short.
  let isCut: Bool

  /// Nil when nothing is left.
  init?(_ written: String?) {
    guard let written else { return nil }
    var folded = WidthFolding.fold(written)
    var isCut = false
    while let mark = ["…", "...", "‥"].first(where: folded.hasSuffix) {
      folded.removeLast(mark.count)
      isCut = true
    }
    guard !folded.isEmpty else { return nil }
    key = folded
    self.isCut = isCut
  }

  /// True for the same name, or for a cut name and the whole one that begins with it, if enough of it is left.
  func matches(_ other: ItemName, minimumLength: Int) -> Bool {
    if key == other.key { return true }
    if isCut, key.count >= minimumLength, other.key.hasPrefix(key) { return true }
    return other.isCut && other.key.count >= minimumLength && key.hasPrefix(other.key)
  }
}
