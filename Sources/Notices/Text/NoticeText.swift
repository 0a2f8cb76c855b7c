import Markup
import RulePacks

/// Subject and page of a message as one folded text, in lines and sentences.
///
/// Hard-wrapped lines of prose are joined, so that a phrase is found across the wrap; lines remain known for reading values
/// beside labels. Hidden lines are left out.
struct NoticeText {
  /// One line; the first one is the subject.
  struct Line {
    /// In ``NoticeText/folded``; empty for a blank line.
    var range: Range<Int>
    /// Cells of a table row, two or more; else empty.
    var cells: [Range<Int>]
    /// Level of quoting.
    var quoteDepth: Int
    /// Columns of white space at its start.
    var indent: Int
    /// Number of the line in the page; -1 for the subject.
    var pageLine = -1
    /// What a heading above it says about it.
    var section: SectionState = .main

    var isBlank: Bool { range.isEmpty }
  }

  enum SectionState {
    case main, notes, otherItems, concernedItems, quote, cut
  }

  let original: [UInt8]
  let folded: FoldedText
  var lines: [Line]
  /// Starts of sentences in ``folded``, ascending; the first is 0.
  let sentenceStarts: [Int]
  /// Length of the subject in ``folded``.
  let subjectEnd: Int

  var bytes: [UInt8] { folded.bytes }

  init(subject: String, page: Page) {
    var builder = Builder()
    builder.appendSubject(subject)
    builder.append(page)
    original = builder.original
    folded = builder.folded
    lines = builder.lines
    subjectEnd = builder.subjectEnd
    sentenceStarts = Self.sentenceStarts(in: builder.folded.bytes)
  }

  /// The original words of a folded range, blanks at the ends removed.
  func words(_ range: Range<Int>) -> String {
    let origin = folded.original(range)
    var slice = original[min(origin.lowerBound, original.count)..<min(origin.upperBound, original.count)]
    while let first = slice.first, first <= 0x20 { slice = slice.dropFirst() }
    while let last = slice.last, last <= 0x20 { slice = slice.dropLast() }
    return String(decoding: slice, as: UTF8.self).trimmingIdeographicBlanks()
  }

  /// The byte of the original from which a folded one comes.
  func original(at position: Int) -> UInt8 {
    let origin = folded.original(position..<position + 1).lowerBound
    return original.indices.contains(origin) ? original[origin] : 0
  }

  /// Whether the original has white space right before a place, which folding dropped.
  func hadBlank(before position: Int) -> Bool {
    guard position < bytes.count else { return false }
    let origin = folded.original(position..<position + 1).lowerBound
    guard origin >= 1, origin <= original.count else { return false }
    return original[origin - 1] <= 0x20 || (origin >= 3 && original[origin - 3..<origin].elementsEqual([0xE3, 0x80, 0x80]))
  }

  /// Whether folded words stand right before a place.
  func hasWord(_ word: String, endingAt end: Int) -> Bool {
    let start = end - word.utf8.count
    return start >= 0 && end <= bytes.count && bytes[start..<end].elementsEqual(word.utf8)
  }

  /// Whether folded words begin at a place.
  func hasWord(_ word: String, at start: Int) -> Bool { start <= bytes.count && bytes[start...].starts(with: word.utf8) }

  /// Where the arrow ends that stands between an old value and what takes its place; nil if none begins there.
  func arrowEnd(at start: Int) -> Int? {
    ["→", "⇒", "=>", "->"].first { hasWord($0, at: start) }.map { start + $0.utf8.count }
  }

  /// Behind a noun they make it the object or topic of the verb that follows: 体操シャツ*のみ*キャンセルしました.
  private static let objectParticles = ["につきましては", "のみ", "だけ", "を", "は", "も"]

  /// Where the object right before a verb ends; nil if no particle makes one of what stands there.
  func objectEnd(before verb: Int) -> Int? {
    Self.objectParticles.first { hasWord($0, endingAt: verb) }.map { verb - $0.utf8.count }
  }

  func isSubject(_ range: Range<Int>) -> Bool { range.lowerBound < subjectEnd }

  /// The sentence in which a place lies, as far as it reaches around the place.
  func sentence(at position: Int) -> Range<Int> {
    let index = sentenceIndex(at: position)
    let end = index + 1 < sentenceStarts.count ? sentenceStarts[index + 1] : bytes.count
    let reach = NoticeLimits.sentenceReach
    return max(sentenceStarts[index], position - reach)..<max(min(end, position + reach), min(end, position))
  }

  /// What stands before a place in its sentence, from the last comma on.
  func clause(endingAt end: Int) -> Range<Int> {
    let start = sentence(at: max(0, end - 1)).lowerBound
    // 、 in UTF-8
    let comma = (start..<max(start, end - 2)).last { bytes[$0] == 0xE3 && bytes[$0 + 1] == 0x80 && bytes[$0 + 2] == 0x81 }
    return (comma.map { $0 + 3 } ?? start)..<max(start, end)
  }

  /// Number of the sentence in which a place lies.
  func sentenceIndex(at position: Int) -> Int {
    var (low, high) = (0, sentenceStarts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if sentenceStarts[middle] <= position { low = middle } else { high = middle }
    }
    return low
  }

  /// Numbers of the sentences in which some places lie, and of those around them.
  func sentences(near places: [Range<Int>], within reach: Int) -> Set<Int> {
    let sentences = Set(places.map { sentenceIndex(at: $0.lowerBound) })
    return Set(sentences.flatMap { max(0, $0 - reach)...min(sentenceStarts.count - 1, $0 + reach) })
  }

  /// Number of the line in which a place lies.
  func lineIndex(at position: Int) -> Int {
    var (low, high) = (0, lines.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if lines[middle].range.lowerBound <= position { low = middle } else { high = middle }
    }
    // Blank lines share their start with the next line.
    while low > 0, lines[low].isBlank { low -= 1 }
    return low
  }

  /// The cell, or the line, in which a place lies.
  func field(at position: Int, line: Int) -> Range<Int> {
    lines[line].cells.first { $0.lowerBound <= position && position < max($0.upperBound, $0.lowerBound + 1) } ?? lines[line].range
  }

  private static func sentenceStarts(in bytes: [UInt8]) -> [Int] {
    var starts = [0]
    func begin(at start: Int) {
      // Blank lines are no sentences.
      if starts[starts.count - 1] == start - 1 { starts[starts.count - 1] = start } else { starts.append(start) }
    }
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "\t"): begin(at: index + 1)
      case UInt8(ascii: ".") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: " "): begin(at: index + 2)
      // 。
      case 0xE3 where index + 2 < bytes.count && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x82:
        index += 2
        begin(at: index + 1)
      default: break
      }
      index += 1
    }
    if starts[0] != 0 { starts.insert(0, at: 0) }
    return starts
  }
}

private struct Builder {
  var original: [UInt8] = []
  var folded = FoldedText()
  var lines: [NoticeText.Line] = []
  var subjectEnd = 0

  mutating func appendSubject(_ subject: String) {
    original = Array(subject.utf8)
    folded.append(original[...], at: 0)
    lines.append(NoticeText.Line(range: 0..<folded.bytes.count, cells: [], quoteDepth: 0, indent: 0))
    subjectEnd = folded.bytes.count
    closeLine()
  }

  private mutating func closeLine() {
    folded.appendBorder(at: original.count)
    original.append(UInt8(ascii: "\n"))
  }

  mutating func append(_ page: Page) {
    let visible = page.lines.enumerated().filter { !$0.element.isHidden }
    for (index, (number, line)) in visible.enumerated() {
      var text = page.utf8[line.range]
      while text.count > NoticeLimits.lineBytes { text = appendPiece(of: text, of: line, number) }
      let start = folded.bytes.count
      let cells = append(text, pageCells: text.count < line.range.count || line.cells.count > NoticeLimits.cells ? [] : line.cells)
      lines.append(
        NoticeText.Line(
          range: start..<folded.bytes.count, cells: cells, quoteDepth: line.quoteDepth, indent: LineShape.indent(of: text), pageLine: number
        ))
      let next = index + 1 < visible.count ? visible[index + 1].element : nil
      if let next, line.cells.isEmpty, next.cells.isEmpty, line.quoteDepth == next.quoteDepth,
        LineShape.continues(text, into: page.utf8[next.range])
      {
        folded.appendBlank()
        original.append(UInt8(ascii: "\n"))
      } else {
        closeLine()
      }
    }
  }

  /// Appends the beginning of an overlong line as a line of its own and gives back the rest.
  private mutating func appendPiece(of text: ArraySlice<UInt8>, of line: Page.Line, _ number: Int) -> ArraySlice<UInt8> {
    var end = text.startIndex + NoticeLimits.lineBytes
    while end > text.startIndex + 1, text[end] & 0xC0 == 0x80 { end -= 1 }
    let start = folded.bytes.count
    _ = append(text[..<end], pageCells: [])
    lines.append(NoticeText.Line(range: start..<folded.bytes.count, cells: [], quoteDepth: line.quoteDepth, indent: 0, pageLine: number))
    closeLine()
    return text[end...]
  }

  private mutating func append(_ text: ArraySlice<UInt8>, pageCells: [Range<Int>]) -> [Range<Int>] {
    let base = original.count - text.startIndex
    original += text
    guard !pageCells.isEmpty else {
      folded.append(text, at: base + text.startIndex)
      return []
    }
    var cells: [Range<Int>] = []
    for (index, cell) in pageCells.enumerated() {
      if index > 0 { folded.appendBorder(UInt8(ascii: "\t"), at: base + cell.lowerBound) }
      let start = folded.bytes.count
      folded.append(text[cell.clamped(to: text.startIndex..<text.endIndex)], at: base + cell.lowerBound)
      cells.append(start..<folded.bytes.count)
    }
    return cells
  }
}

extension String {
  /// Without ASCII and ideographic blanks at the ends.
  func trimmingIdeographicBlanks() -> String {
    func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace || (0x200B...0x200F).contains(scalar.value) }
    var view = unicodeScalars[...]
    while let first = view.first, isBlank(first) { view = view.dropFirst() }
    while let last = view.last, isBlank(last) { view = view.dropLast() }
    return String(view)
  }
}
