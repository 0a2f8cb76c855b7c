/// Finds IP addresses, in fields that tell of a message's way and in words about who logged in.
struct NetworkAddressFinder {
  struct Found {
    var range: Range<Int>
    var sample: String
  }

  /// Addresses that are kept for documentation (RFC 5737, RFC 3849).
  private static let sampleIPv4 = "192.0.2.1"
  private static let sampleIPv6 = "2001:db8::1"

  func addresses(in passage: Passage) -> [Found] {
    var found: [Found] = []
    var index = 0
    while index < passage.count {
      // An address in brackets says so (RFC 5321, section 4.1.3).
      if passage.starts("ipv6:", at: index) { index += 5 }
      guard index < passage.count, isPart(passage.folded[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < passage.count, isPart(passage.folded[end]) { end += 1 }
      let isName =
        end < passage.count && (passage.folded[end].isSmallLetter || passage.folded[end] == "-" || passage.folded[end] == "_")
        || index > 0 && (passage.folded[index - 1].isSmallLetter || passage.folded[index - 1] == "-")
      if !isName, let sample = Self.sample(for: passage.foldedText(index..<end)) { found.append(Found(range: index..<end, sample: sample)) }
      index = end
    }
    return found
  }

  private func isPart(_ scalar: Unicode.Scalar) -> Bool { scalar.isDigit || ("a"..."f").contains(scalar) || scalar == "." || scalar == ":" }

  private static func sample(for text: String) -> String? {
    let groups = text.split(separator: ".", omittingEmptySubsequences: false)
    if groups.count == 4, groups.allSatisfy({ UInt8($0) != nil }) { return sampleIPv4 }
    // 10:22:36 is a time.
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    let isIPv6 = pieces.count >= 4 && pieces.allSatisfy { $0.count <= 4 } || text.contains("::") && pieces.count >= 3
    return isIPv6 && !text.contains(".") && text.utf8.contains(where: \.isASCIIDigit) ? sampleIPv6 : nil
  }
}
