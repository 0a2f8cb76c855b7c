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
    let quotations = Quotations.find(in: text.bytes[range], pairs: Quotations.marks)
    if quotations.isEmpty, range.lowerBound < text.bytes.count, text.bytes[range.lowerBound] < 0x80 { return englishItems(in: range) }
    return quotations.compactMap { quotation in
      let words = quotation.lowerBound + Quotations.markLength..<quotation.upperBound - Quotations.markLength
      guard !isPlace(quotation, in: range), !isSpeech(words, quotation), !isRemark(quotation, in: range), !phrases.isWord(words)
      else { return nil }
      if let line = listLine(around: quotation), let name = ItemName.clean(text.words(line)) { return Item(name: name) }
      if let longer = longerName(around: quotation, in: range) {
        // 煎茶「野点」100g　3袋
        let counted = text.lastCount(endOf: longer).flatMap { text.hadBlank(before: $0.nameEnd) ? $0 : nil }
        let name = ItemName.clean(text.words(longer.lowerBound..<(counted?.nameEnd ?? longer.upperBound)))
        return name.map { Item(name: $0, quantity: counted?.count) }
      }
      guard let name = ItemName.clean(text.words(words)) else { return nil }
      return Item(
        name: name, quantity: quantity(behind: quotation.upperBound, limit: range.upperBound),
        price: price(behind: quotation.upperBound, limit: range.upperBound))
    }
  }

  /// `"Moorland DK - Heather" (4 skeins)`: names in plain quotes of English prose.
  private func englishItems(in range: Range<Int>) -> [Item] {
    var items: [Item] = []
    var open: Int?
    for position in range where text.bytes[position] == UInt8(ascii: "\"") {
      let isOpening =
        position == range.lowerBound || text.bytes[position - 1] == UInt8(ascii: " ") || text.bytes[position - 1] == UInt8(ascii: "(")
      // `12" Steel Wok`: the mark of inches opens nothing.
      if isOpening {
        open = position
        continue
      }
      guard let start = open else { continue }
      open = nil
      let words = start + 1..<position
      let isName =
        (Self.shortestEnglish...Self.longestListed).contains(words.count)
        && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(text.original(at: words.lowerBound))
      let spoken: [PhraseRole] = [.stem, .statement, .request, .orderContext]
      guard isName, spoken.allSatisfy({ phrases.all($0, in: words).isEmpty }), let name = ItemName.clean(text.words(words)) else {
        continue
      }
      items.append(Item(name: name, quantity: englishQuantity(behind: position + 1, limit: range.upperBound)))
    }
    return items
  }

  /// Shortest English name in quotes, in bytes: shorter ones are buttons and answers.
  private static let shortestEnglish = 8

  /// The count in brackets behind a name: ` (4 skeins)`.
  private func englishQuantity(behind end: Int, limit: Int) -> Int? {
    let open = text.bytes[end..<max(end, limit)].firstIndex { $0 != UInt8(ascii: " ") } ?? limit
    guard open < limit, text.bytes[open] == UInt8(ascii: "("), let count = ItemReader.count(in: text.bytes, at: open + 1, limit: limit),
      text.bytes[count.end..<limit].first == UInt8(ascii: " ")
    else { return nil }
    return count.value
  }

  /// カウチソファ「ノルド」3人掛け（グレー）について: a name that goes on before and behind the quotation.
  ///
  /// Kanji behind it may be a word of the sentence: 「霧雨」*欠品のため*.
  private func longerName(around quotation: Range<Int>, in range: Range<Int>) -> Range<Int>? {
    let limit = min(range.upperBound, quotation.lowerBound + Self.longestListed)
    var end = quotation.upperBound
    guard end < limit, isLatinOrKatakana(at: end),
      // 「黒酢 90粒」2袋
      ItemReader.countWithUnit(in: text.bytes, at: end, limit: range.upperBound) == nil
    else { return nil }
    let start = startOfNoun(before: quotation.lowerBound, limit: range.lowerBound)
    let before = start..<quotation.lowerBound
    guard start < quotation.lowerBound,
      [PhraseRole.label, .orderContext, .orderMention, .goods, .vagueGoods].allSatisfy({ phrases.all($0, in: before).isEmpty })
    else { return nil }
    var depth = 0
    while end < limit {
      let (scalar, length) = decodeScalar(text.bytes[end..<range.upperBound], at: end)
      if scalar == 0x28 { depth += 1 }
      if scalar == 0x29 { depth -= 1 }
      // 3人掛*け*（グレー）
      let joins = end + length < limit && text.bytes[end + length] == UInt8(ascii: "(")
      guard depth > 0 || scalar == 0x29 && depth == 0 || scalar == 0x20 || LineShape.isKanji(scalar) || isLatinOrKatakana(at: end) || joins
      else {
        break
      }
      end += length
    }
    let name = start..<end
    return [PhraseRole.reason, .stem, .statement].allSatisfy { phrases.all($0, in: quotation.upperBound..<end).isEmpty } ? name : nil
  }

  private func isLatinOrKatakana(at position: Int) -> Bool {
    if text.bytes[position] < 0x80 { return text.bytes[position].isLetterOrDigit }
    return LineShape.isKatakana(decodeScalar(text.bytes[position...], at: position).scalar)
  }

  /// Where the katakana and kanji begin that stand right before a place.
  private func startOfNoun(before end: Int, limit: Int) -> Int {
    var start = end
    while start - 3 >= limit {
      let (scalar, length) = decodeScalar(text.bytes[(start - 3)..<start], at: start - 3)
      guard length == 3, LineShape.isKanji(scalar) || LineShape.isKatakana(scalar) else { break }
      start -= 3
    }
    return start
  }

  /// `『北国の汽車旅 下巻』（ご注文番号 20180212-07、1,800円）`: the only sum of the brackets right behind a name.
  private func price(behind end: Int, limit: Int) -> Amount? {
    guard end < limit, text.bytes[end] == UInt8(ascii: "("),
      let close = text.bytes[end..<min(limit, end + Self.longestListed)].firstIndex(of: UInt8(ascii: ")")),
      // （送料500円）
      phrases.all(.label, in: end..<close).allSatisfy({
        $0.value == LabelField.orderNumber.rawValue || $0.value == LabelField.price.rawValue
      })
    else { return nil }
    let sums = AmountReader(bytes: text.bytes).all(in: end..<close)
    return sums.count == 1 ? sums[0].amount : nil
  }

  /// 「この住所では届けられない」*と*戻されました, and not 「A」と「B」.
  private func isSpeech(_ words: Range<Int>, _ quotation: Range<Int>) -> Bool {
    guard text.hasWord("と", at: quotation.upperBound), !text.hasWord("と「", at: quotation.upperBound),
      !text.hasWord("と『", at: quotation.upperBound)
    else { return false }
    return Quotations.speechEnds.contains { text.hasWord($0, endingAt: words.upperBound) }
  }

  /// 三徳包丁（名入れ「はなこ」）: a remark on the goods in brackets.
  private func isRemark(_ quotation: Range<Int>, in range: Range<Int>) -> Bool {
    guard text.hasWord(")", at: quotation.upperBound) else { return false }
    let before = text.bytes[range.lowerBound..<quotation.lowerBound]
    guard let open = before.lastIndex(of: UInt8(ascii: "(")) else { return false }
    return open + 1 < quotation.lowerBound && !before[open...].contains(UInt8(ascii: ")"))
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
