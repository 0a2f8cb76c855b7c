extension Page {
  /// Adds the web addresses of a line that is about to be added as links whose text is their target.
  ///
  /// An address ends before the first byte that RFC 3986 has no place for, so that Japanese text may follow without a blank, and before
  /// punctuation that belongs to the sentence.
  /// A longer one than the limit for attribute values is cut there: its host, which comes first, is what matters.
  mutating func addLinks(_ source: SourceBytes, _ line: Range<Int>, limits: Limits, budget: inout LinkBudget) {
    var search = line.lowerBound
    while let colon = source.firstIndex(of: UInt8(ascii: ":"), from: search, to: line.upperBound) {
      search = colon + 1
      guard let start = Self.schemeStart(source, colon, in: line) else { continue }
      let end = Self.addressEnd(source, from: colon + 3, in: line)
      guard end > colon + 3 else { continue }
      // No byte of an address is looked at again, however many colons it has.
      search = end
      let target = String(decoding: source.bytes(in: start..<min(end, start + limits.attributeBytes)), as: UTF8.self)
      guard budget.admits(target) else {
        noteListCut(limits.links)
        continue
      }
      links.append(Link(text: target, target: target, line: lines.count, isHidden: false))
    }
  }

  /// Where `http` or `https` before the colon begins, if `//` follows.
  private static func schemeStart(_ source: SourceBytes, _ colon: Int, in line: Range<Int>) -> Int? {
    guard source[colon + 1] == UInt8(ascii: "/"), source[colon + 2] == UInt8(ascii: "/"), colon + 2 < line.upperBound else { return nil }
    let schemes: [StaticString] = ["https", "http"]
    for scheme in schemes {
      let start = colon - scheme.utf8CodeUnitCount
      if start >= line.lowerBound, source.holds(scheme, in: start..<colon) { return start }
    }
    return nil
  }

  private static func addressEnd(_ source: SourceBytes, from start: Int, in line: Range<Int>) -> Int {
    var end = start
    var hasParenthesis = false
    while end < line.upperBound, source[end].isInAddress {
      if source[end] == UInt8(ascii: "(") { hasParenthesis = true }
      end += 1
    }
    while end > start, source[end - 1].isSentencePunctuation || (source[end - 1] == UInt8(ascii: ")") && !hasParenthesis) { end -= 1 }
    return end
  }
}

extension UInt8 {
  fileprivate var isInAddress: Bool {
    switch self {
    case UInt8(ascii: "\""), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "^"): false
    case UInt8(ascii: "{"), UInt8(ascii: "|"), UInt8(ascii: "}"): false
    default: self > 0x20 && self < 0x7F
    }
  }

  fileprivate var isSentencePunctuation: Bool {
    switch self {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: "?"),
      UInt8(ascii: "'"):
      true
    case UInt8(ascii: "*"), UInt8(ascii: "]"): true
    default: false
    }
  }
}
