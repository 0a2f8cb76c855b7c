/// A folded text, compared byte by byte: folding has left one spelling only, so no other normalisation is due.
struct FoldedText: Sendable, Hashable {
  let text: String

  init(_ text: String) { self.text = WidthFolding.fold(text) }

  /// A text that is folded already, or a part of one.
  init(folded text: String) { self.text = text }

  func hash(into hasher: inout Hasher) {
    let isHashed = text.utf8.withContiguousStorageIfAvailable { hasher.combine(bytes: UnsafeRawBufferPointer($0)) } != nil
    if !isHashed { hasher.combine(text.utf8.count) }
  }

  static func == (left: FoldedText, right: FoldedText) -> Bool {
    left.text.utf8.count == right.text.utf8.count && left.text.utf8.elementsEqual(right.text.utf8)
  }
}
