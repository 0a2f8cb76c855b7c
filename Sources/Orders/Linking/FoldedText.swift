import Glibc

/// A folded text, compared byte by byte: folding has left one spelling only, so no other normalisation is due.
struct FoldedText: Sendable, Hashable {
  let text: String

  init(_ text: String) { self.text = WidthFolding.fold(text) }

  /// A text that is folded already, or a part of one.
  init(folded text: String) { self.text = text }

  func hash(into hasher: inout Hasher) { withBytes { hasher.combine(bytes: $0) } }

  static func == (left: FoldedText, right: FoldedText) -> Bool {
    left.withBytes { left in
      right.withBytes { right in
        guard left.count == right.count, let leftBytes = left.baseAddress, let rightBytes = right.baseAddress else {
          return left.isEmpty && right.isEmpty
        }
        return memcmp(leftBytes, rightBytes, left.count) == 0
      }
    }
  }

  private func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    var copy = text
    return copy.withUTF8 { body(UnsafeRawBufferPointer($0)) }
  }
}
