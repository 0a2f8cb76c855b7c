import Events
import RulePacks

/// Names of goods that prose puts into 「」 or 『』.
struct QuotedNames {
  let text: NoticeText
  let phrases: Phrases

  /// Behind a name they make it a place: 「ことりマート」にて.
  private static let placeParticles = ["に", "へ", "より", "から"].map { Array($0.utf8) }
  /// Behind a name they make it what is spoken of, although they begin like those of a place.
  private static let topics = ["につ", "に関", "に対", "に代"].map { Array($0.utf8) }

  /// The goods in a range, in order, with the counts that stand right behind their names: 「黒酢 90粒」2袋.
  func items(in range: Range<Int>) -> [Item] {
    Quotations.find(in: text.bytes[range], pairs: Quotations.marks).compactMap { quotation in
      let words = quotation.lowerBound + Quotations.markLength..<quotation.upperBound - Quotations.markLength
      guard !isPlace(quotation, in: range), !phrases.isWord(words) else { return nil }
      if let line = listLine(around: quotation), let name = ItemName.clean(text.words(line)) { return Item(name: name) }
      guard let name = ItemName.clean(text.words(words)) else { return nil }
      return Item(name: name, quantity: quantity(behind: quotation.upperBound, limit: range.upperBound))
    }
  }

  /// Longest line of a list that is a name, in bytes.
  private static let longestListed = 120

  /// `・万年筆インク「霧雨」50ml`: the line of a list in which a quotation is only a part of the name.
  private func listLine(around quotation: Range<Int>) -> Range<Int>? {
    let line = text.lines[text.lineIndex(at: quotation.lowerBound)].range
    let start = LineShape.contentStart(of: line, in: text.bytes)
    guard LineShape.opensListItem(text.bytes[line]), line.count <= Self.longestListed, start < quotation.lowerBound,
      quotation.upperBound < line.upperBound, !LineShape.endsInHiragana(text.bytes[line]),
      !LineShape.endsInHiragana(text.bytes[line.lowerBound..<quotation.lowerBound])
    else { return nil }
    return line
  }

  /// `「黒酢 90粒」2袋`, `「黒酢 90粒」(2袋)`, `「生原酒 720ml」二本`, and not `「皿」(2枚組)`; the line may be wrapped there.
  private func quantity(behind end: Int, limit: Int) -> Int? {
    let end = text.bytes[end..<limit].first == UInt8(ascii: "\n") ? end + 1 : end
    guard text.bytes[end..<limit].first == UInt8(ascii: "(") else {
      return ItemReader.countWithUnit(in: text.bytes, at: end, limit: limit)?.value
        ?? ItemReader.kanjiCountWithUnit(in: text.bytes, at: end, limit: limit)
    }
    let count = ItemReader.countWithUnit(in: text.bytes, at: end + 1, limit: limit)
    return count.flatMap { $0.end < limit && text.bytes[$0.end] == UInt8(ascii: ")") ? $0.value : nil }
  }

  /// Whether the words around a quotation say that it names a shop, a page or a button.
  private func isPlace(_ quotation: Range<Int>, in range: Range<Int>) -> Bool {
    let (start, end) = (quotation.lowerBound, quotation.upperBound)
    let rest = text.bytes[end..<range.upperBound]
    // 「ランプ」につきまして speaks of the lamp.
    let isTopic = Self.topics.contains { rest.starts(with: $0) }
    return !isTopic && Self.placeParticles.contains { rest.starts(with: $0) }
      || phrases.all(.placeMark, in: end..<min(range.upperBound, end + 1)).contains { $0.range.lowerBound == end }
      || phrases.all(.placeName, in: range.lowerBound..<start).contains { $0.range.upperBound == start }
  }
}
