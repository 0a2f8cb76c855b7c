/// Cuts a style into declarations at its semicolons, but for those inside quotes and parentheses.
struct DeclarationSplitter {
  private var position: Int
  private let end: Int
  private var lacksQuote = false
  private var lacksApostrophe = false
  private var lacksParenthesis = false

  init(_ style: Range<Int>) {
    position = style.lowerBound
    end = style.upperBound
  }

  /// The next declaration, or nil at the end.
  mutating func next(in source: SourceBytes) -> Range<Int>? {
    guard position < end else { return nil }
    let start = position
    var index = start
    scan: while index < end {
      switch source[index] {
      case UInt8(ascii: ";"): break scan
      case UInt8(ascii: "\"") where !lacksQuote: skip(to: UInt8(ascii: "\""), &index, in: source, &lacksQuote)
      case UInt8(ascii: "'") where !lacksApostrophe: skip(to: UInt8(ascii: "'"), &index, in: source, &lacksApostrophe)
      case UInt8(ascii: "(") where !lacksParenthesis: skip(to: UInt8(ascii: ")"), &index, in: source, &lacksParenthesis)
      default: index += 1
      }
    }
    position = index + 1
    return start..<index
  }

  /// Moves behind `closer`.
  ///
  /// If there is none, the opening mark is an ordinary character from then on, so that an unclosed quote neither
  /// hides the declarations behind it nor is looked for twice.
  private func skip(to closer: UInt8, _ index: inout Int, in source: SourceBytes, _ isLacking: inout Bool) {
    if let close = source.firstIndex(of: closer, from: index + 1, to: end) {
      index = close + 1
    } else {
      isLacking = true
      index += 1
    }
  }
}
