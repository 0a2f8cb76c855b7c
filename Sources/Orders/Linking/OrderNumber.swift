/// An order number as it is compared: width and case folded, without `#`, blanks and invisible characters; hyphens count.
struct OrderNumber: Sendable, Hashable {
  private let folded: FoldedText

  /// Nil when nothing is left.
  init?(_ written: String?) {
    guard let written else { return nil }
    var folded = WidthFolding.fold(written)
    if !folded.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: "#") }) {
      folded = String(String.UnicodeScalarView(folded.unicodeScalars.compactMap(Self.unifyingHyphens)))
    }
    guard !folded.isEmpty else { return nil }
    self.folded = FoldedText(folded: folded)
  }

  var text: String { folded.text }

  /// Dashes, minus signs and the long-vowel mark, which is typed in their place, become a hyphen.
  private static func unifyingHyphens(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "#": nil
    case "\u{2010}"..."\u{2015}", "\u{2212}", "\u{FE58}", "\u{FE63}", "ー": "-"
    default: scalar
    }
  }
}

/// A tracking number as it is compared: letters and digits only, width and case folded.
struct TrackingNumber: Sendable, Hashable {
  private let folded: FoldedText

  /// Nil when fewer than `minimumLength` letters and digits are left.
  init?(_ written: String, minimumLength: Int) {
    let folded = WidthFolding.fold(written).utf8.filter {
      ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || ($0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z"))
    }
    guard folded.count >= minimumLength else { return nil }
    self.folded = FoldedText(folded: String(decoding: folded, as: UTF8.self))
  }

  var text: String { folded.text }
}
