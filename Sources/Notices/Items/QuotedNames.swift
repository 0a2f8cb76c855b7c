import Events
import RulePacks

/// Names of goods that prose puts into 「」 or 『』.
struct QuotedNames {
  let text: NoticeText
  let phrases: Phrases

  private static let pairs: [(open: [UInt8], close: [UInt8])] = [
    (Array("「".utf8), Array("」".utf8)), (Array("『".utf8), Array("』".utf8)), (Array("“".utf8), Array("”".utf8)),
  ]
  /// Behind a name they make it a place: 「ことりマート」にて.
  private static let placeParticles = ["に", "へ", "より", "から"].map { Array($0.utf8) }

  private static let topics = ["につ", "に関", "に対", "に代"].map { Array($0.utf8) }

  /// The goods in a range, in order, with the counts that stand right behind their names: 「黒酢 90粒」2袋.
  func items(in range: Range<Int>) -> [Item] {
    var names: [Item] = []
    var position = range.lowerBound
    while position + 3 <= range.upperBound {
      guard let pair = Self.pairs.first(where: { text.bytes[position..<position + 3].elementsEqual($0.open) }) else {
        position += 1
        continue
      }
      guard
        let close = (position + 3..<max(position + 3, min(range.upperBound - 2, position + 600))).first(where: {
          text.bytes[$0..<$0 + 3].elementsEqual(pair.close)
        })
      else { return names }
      if !isPlace(position..<close + 3, in: range), !phrases.isWord(position + 3..<close),
        let name = ItemName.clean(text.words(position + 3..<close))
      {
        names.append(Item(name: name, quantity: count(at: close + 3, limit: range.upperBound)))
      }
      position = close + 3
    }
    return names
  }

  /// A number and its unit at a place.
  private func count(at position: Int, limit: Int) -> Int? {
    let end = text.bytes[position..<max(position, limit)].firstIndex { !$0.isDigit } ?? limit
    guard end > position, end - position <= 3, let number = Int(String(decoding: text.bytes[position..<end], as: UTF8.self)), number > 0,
      ItemReader.units.contains(where: { text.bytes[end..<limit].starts(with: $0) })
    else { return nil }
    return number
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
