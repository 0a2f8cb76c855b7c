import Markup
import Testing

extension Page {
  init(html: String) {
    self.init(html: Array(html.utf8))
  }

  init(plainText: String) {
    self.init(plainText: Array(plainText.utf8))
  }

  /// The lines as a test writes them: hidden ones in parentheses, `> ` for each level of quotation, cells in brackets.
  var sketch: [String] {
    lines.map { line in
      let text = line.cells.isEmpty ? text(of: line) : line.cells.map { "[\(self.text(in: $0))]" }.joined()
      return String(repeating: "> ", count: line.quoteDepth) + (line.isHidden ? "(\(text))" : text)
    }
  }

  /// What must hold for every page, whatever it was made of.
  var isConsistent: Bool {
    var position = 0
    for line in lines {
      guard line.range.lowerBound == position, line.range.upperBound < utf8.count, utf8[line.range.upperBound] == 0x0A else { return false }
      guard line.cells.count != 1, line.cells.allSatisfy({ line.range.contains($0.lowerBound) || $0.isEmpty }) else { return false }
      guard line.cells.allSatisfy({ $0.upperBound <= line.range.upperBound }) else { return false }
      guard utf8[line.range].count(where: { $0 == 0x09 }) == max(0, line.cells.count - 1) else { return false }
      position = line.range.upperBound + 1
    }
    guard position == utf8.count, String(validating: utf8, as: UTF8.self) != nil else { return false }
    return links.allSatisfy { lines.indices.contains($0.line) } && images.allSatisfy { lines.indices.contains($0.line) }
  }
}

/// One row of a table of pages.
struct PageRow: CustomTestStringConvertible, Sendable {
  let source: String
  let sketch: [String]

  init(_ source: String, _ sketch: [String]) {
    self.source = source
    self.sketch = sketch
  }

  var testDescription: String { source }
}
