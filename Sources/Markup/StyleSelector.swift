/// A selector that can be decided from a tag alone.
struct StyleSelector {
  /// The element's place among all; 0 for any.
  private(set) var ordinal = 0
  /// The class or id.
  private(set) var name: Range<Int>?
  private(set) var isIdentifier = false

  var specificity: Int32 {
    (name == nil ? 0 : isIdentifier ? 100 : 10) + (ordinal == 0 ? 0 : 1)
  }

  /// Fails for all that is not simple.
  init?(_ range: Range<Int>, in source: SourceBytes) {
    var start = range.lowerBound
    // Every element of the text stands in these two.
    for ancestor in ["html ", "body "] as [StaticString]
    where start + 5 < range.upperBound && source.holds(ancestor, in: start..<start + 5) {
      start = source.trimmed(start + 5..<range.upperBound).lowerBound
    }
    var index = start
    while index < range.upperBound, source[index].isNamePart { index += 1 }
    if index > start {
      ordinal = ElementTable.shared.entry(named: start..<index, in: source).ordinal
      guard ordinal != 0 else { return nil }
    } else if source[index] == UInt8(ascii: "*"), index + 1 < range.upperBound {
      index += 1
    }
    guard index < range.upperBound else {
      if ordinal == 0 { return nil }
      return
    }
    guard source[index] == UInt8(ascii: ".") || source[index] == UInt8(ascii: "#"), index + 1 < range.upperBound else { return nil }
    isIdentifier = source[index] == UInt8(ascii: "#")
    let rest = index + 1..<range.upperBound
    guard rest.allSatisfy({ source[$0].isNamePart }) else { return nil }
    name = rest
  }
}

extension UInt8 {
  /// A byte of a name in CSS.
  fileprivate var isNamePart: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self >= 0x80
  }
}
