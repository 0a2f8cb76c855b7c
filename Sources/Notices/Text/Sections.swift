import RulePacks

/// Marks the lines of a text by the headings above them: what is cut off, what are rules, which goods are concerned.
enum Sections {
  /// Longest tail of a line that is still a heading, in folded bytes.
  private static let headingTail = 24

  /// Whether a line ends with words of a heading, or soon after them; 「発送済みの商品についてのみご請求いたします」 is a sentence.
  static func isHeading(endingIn words: Range<Int>, line: Range<Int>, in text: NoticeText) -> Bool {
    // English words such as `delayed` end sentences too.
    if text.bytes[words.lowerBound] < 0x80, LineShape.contentStart(of: line, in: text.bytes) != words.lowerBound { return false }
    return tail(behind: words, of: line, in: text) <= headingTail && !goesOnInWord(words, in: text)
  }

  /// Whether the words of a heading fill their line to its end, but for marks and a remark in brackets.
  static func fillsLine(_ words: Range<Int>, line: Range<Int>, in text: NoticeText) -> Bool {
    let rest = text.bytes[words.upperBound..<max(words.upperBound, line.upperBound)]
    return isHeading(endingIn: words, line: line, in: text) && (isRemark(rest) || rest.count <= 3)
  }

  /// - Parameter quotedFrom: The line from which on all is quoted.
  static func mark(_ text: inout NoticeText, phrases: Phrases, quotedFrom: Int?) {
    var state = NoticeText.SectionState.main
    var blankRun = 0
    for index in text.lines.indices.dropFirst() {
      let line = text.lines[index]
      if let quotedFrom, index >= quotedFrom {
        text.lines[index].section = .quote
        continue
      }
      if line.isBlank {
        blankRun += 1
        text.lines[index].section = state
        continue
      }
      if let heading = heading(of: line, phrases: phrases, in: text) {
        state = heading
      } else if state == .notes, endsNotes(line, blankRun: blankRun, in: text) {
        state = .main
      } else if state == .otherItems || state == .concernedItems,
        LineShape.isRuler(text.bytes[line.range]) || blankRun > 0 && isBareHeading(line, in: text),
        hasItems(before: index, in: text, state: state)
      {
        state = .main
      }
      blankRun = 0
      text.lines[index].section = state
    }
  }

  private static func heading(of line: NoticeText.Line, phrases: Phrases, in text: NoticeText) -> NoticeText.SectionState? {
    let start = LineShape.contentStart(of: line.range, in: text.bytes)
    for hit in phrases.all(.section, in: line.range)
    where hit.range.lowerBound - start <= 9 || hit.value == Section.cut.rawValue || isWholeHeading(hit, line, start: start) {
      guard let section = Section(rawValue: hit.value) else { continue }
      let tail = tail(behind: hit.range, of: line.range, in: text)
      guard tail >= 0, !goesOnInWord(hit.range, in: text) else { continue }
      switch section {
      case .cut: if hit.range.lowerBound - start <= 30, tail <= 60 { return .cut }
      case .notes: if tail <= headingTail, isDecorated(line, start: start, in: text) || tail <= 12 { return .notes }
      case .quote: return .quote
      case .otherItems: if tail <= headingTail { return .otherItems }
      case .concernedItems: if tail <= headingTail { return .concernedItems }
      }
    }
    return nil
  }

  /// How much of a line stands behind words; a remark in brackets counts nothing, and less than nothing is a word over the line's end.
  private static func tail(behind words: Range<Int>, of line: Range<Int>, in text: NoticeText) -> Int {
    let rest = words.upperBound..<max(words.upperBound, line.upperBound)
    return isRemark(text.bytes[rest]) ? 0 : line.upperBound - words.upperBound
  }

  /// お届けできる品*質*: the last kanji of the words begin another word.
  private static func goesOnInWord(_ words: Range<Int>, in text: NoticeText) -> Bool {
    ["質", "目", "番", "切", "薄"].contains { text.hasWord($0, at: words.upperBound) } && text.hasWord("品", endingAt: words.upperBound)
  }

  /// `（予定どおり6月15日に出荷いたします）` behind a heading is no part of it.
  private static func isRemark(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.first == UInt8(ascii: "(") && bytes.last == UInt8(ascii: ")") }

  /// Longest words before those that make a line a heading: ■*欠品により*お届けできない商品.
  private static let headingLead = 36

  /// Whether a line is nothing but a heading of goods that ends in these words.
  private static func isWholeHeading(_ hit: Phrases.Hit, _ line: NoticeText.Line, start: Int) -> Bool {
    hit.value != Section.notes.rawValue && hit.value != Section.quote.rawValue && start > line.range.lowerBound
      && hit.range.lowerBound - start <= headingLead && line.range.upperBound - hit.range.upperBound <= 3
  }

  private static func isDecorated(_ line: NoticeText.Line, start: Int, in text: NoticeText) -> Bool { start > line.range.lowerBound }

  /// Rules end at a heading of another kind: a decorated line after a blank one, or a ruler after a blank line.
  private static func endsNotes(_ line: NoticeText.Line, blankRun: Int, in text: NoticeText) -> Bool {
    guard blankRun > 0 else { return false }
    let bytes = text.bytes[line.range]
    if LineShape.isRuler(bytes) { return false }
    let (scalar, _) = decodeScalar(bytes, at: bytes.startIndex)
    // ■ ◆ ● ▼ 【
    return [0x25A0, 0x25C6, 0x25CF, 0x25BC, 0x3010].contains(scalar)
  }

  /// `【21日にお送りする品】`: a line that is nothing but a heading in brackets.
  private static func isBareHeading(_ line: NoticeText.Line, in text: NoticeText) -> Bool {
    let bytes = text.bytes[line.range]
    return line.cells.isEmpty && bytes.starts(with: "【".utf8) && bytes.suffix(3).elementsEqual("】".utf8)
  }

  private static func hasItems(before index: Int, in text: NoticeText, state: NoticeText.SectionState) -> Bool {
    var above = index - 1
    var lines = 0
    while above > 0, index - above <= NoticeLimits.headingDistance, text.lines[above].section == state {
      if !text.lines[above].isBlank, !LineShape.isRuler(text.bytes[text.lines[above].range]) { lines += 1 }
      above -= 1
    }
    // The heading itself counts one.
    return lines >= 2
  }
}
