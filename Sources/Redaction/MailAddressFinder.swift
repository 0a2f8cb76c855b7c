/// Finds mail addresses in a passage.
struct MailAddressFinder {
  func addresses(in passage: Passage) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var index = 0
    while index < passage.count {
      guard let at = atLength(in: passage, index) else {
        index += 1
        continue
      }
      var low = index
      while low > 0, index - low < 64, passage.folded[low - 1].isLocalPart { low -= 1 }
      while low < index, passage.folded[low] == "." || passage.folded[low] == "-" { low += 1 }
      var high = index + at
      while high < passage.count, passage.folded[high].isHostPart { high += 1 }
      while high > index + at, passage.folded[high - 1] == "." || passage.folded[high - 1] == "-" { high -= 1 }
      if low < index, passage.folded[(index + at)..<high].contains(".") { found.append(low..<high) }
      index = max(high, index + 1)
    }
    return found
  }

  private func atLength(in passage: Passage, _ index: Int) -> Int? {
    if passage.folded[index] == "@" { return 1 }
    return passage.starts("%40", at: index) ? 3 : nil
  }
}

extension Unicode.Scalar {
  fileprivate var isLocalPart: Bool { isDigit || isSmallLetter || "._-+".unicodeScalars.contains(self) }
  /// A character of a host's name, in folded form.
  var isHostPart: Bool { isDigit || isSmallLetter || self == "." || self == "-" }
}
