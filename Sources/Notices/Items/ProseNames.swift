import Events
import RulePacks

/// Names of goods in running prose, which nothing quotes: ご注文の*オリーブの苗木*ですが, *桐の小箪笥*(注文 0414-2)ですが.
struct ProseNames {
  let text: NoticeText
  let phrases: Phrases
  let labels: LabelValues
  /// Where order numbers stand.
  let numbers: [Range<Int>]

  /// Shortest name (two kanji) and longest name, in folded bytes.
  private static let shortest = 6
  private static let longest = 90
  /// Marks that end a name; words that do stand in the pack.
  private static let marks = ["、", "。", "\n", "\t", "!", "?"]
  /// They end it behind what is no hiragana: オリーブの苗木*は*.
  private static let particles = ["は", "が", "を", "も", "に", "で", "と"]

  /// The goods that a range names, in order, each once.
  func items(in range: Range<Int>) -> [Item] {
    var named: Set<String> = []
    return found(in: range).filter { named.insert($0.name ?? "").inserted }
  }

  private func found(in range: Range<Int>) -> [Item] {
    let behindNumbers = numbers.compactMap { $0.isEmpty || !range.contains($0.lowerBound) ? nil : endOfNumber($0.upperBound, in: range) }
    let starts = (phrases.all(.orderedGoods, in: range).map(\.range.upperBound) + behindNumbers).sorted()
    let behind = starts.compactMap { name(from: $0, in: range) }
    return behind.nonEmpty ?? namesBeforeNumbers(in: range).nonEmpty
      ?? phrases.all(.goodsOrdered, in: range).compactMap { item(in: text.clause(endingAt: $0.range.lowerBound)) }
  }

  /// `ご注文(No. 40912)の`, `#1187 の`, `ご注文(20200708-3、江戸切子ぐい呑)の`: where the name behind a number begins.
  private func endOfNumber(_ end: Int, in range: Range<Int>) -> Int? {
    var end = end
    let comma = "、"
    if text.hasWord(comma, at: end), text.bytes[end..<min(range.upperBound, end + Self.longest)].contains(UInt8(ascii: ")")) {
      return end + comma.utf8.count
    }
    // `IF-2290（乾燥ポルチーニ 100g × 3袋）につきまして`
    if text.bytes[end..<min(range.upperBound, end + 1)].first == UInt8(ascii: "("),
      text.bytes[end..<min(range.upperBound, end + Self.longest)].contains(UInt8(ascii: ")"))
    {
      return end + 1
    }
    for word in [")", "番", "で"] where text.hasWord(word, at: end) { end += word.utf8.count }
    return ["の", "いただいた", "いただきました", "くださった"].first { text.hasWord($0, at: end) }.map { end + $0.utf8.count }
  }

  /// `桐の小箪笥(注文 0414-2)`: before a number in brackets.
  private func namesBeforeNumbers(in range: Range<Int>) -> [Item] {
    let words = phrases.all(.orderMention, in: range).map(\.range) + labels.all(.orderNumber).map(\.label)
    return words.compactMap { word in
      guard range.contains(word.lowerBound), !text.isSubject(word), let open = bracket(before: word.lowerBound, in: range),
        !isPerson(bracketedAt: open)
      else {
        return nil
      }
      return item(in: text.clause(endingAt: open))
    }
  }

  /// Whether the name before a bracket is a person's, as in `山田太郎（注文 HG-10338）様`.
  private func isPerson(bracketedAt open: Int) -> Bool {
    guard let close = text.bytes[open..<min(text.bytes.count, open + Self.longest)].firstIndex(of: UInt8(ascii: ")")) else { return false }
    return ["様", "さま", "さん"].contains { text.hasWord($0, at: close + 1) }
  }

  private func bracket(before position: Int, in range: Range<Int>) -> Int? {
    var position = position
    // 御: so folding writes the honorific before kanji.
    if text.hasWord("御", endingAt: position) { position -= 3 }
    guard position > range.lowerBound, text.bytes[position - 1] == UInt8(ascii: "(") else { return nil }
    return position - 1
  }

  /// The name that begins at a place, up to the words that end it, with the count in brackets behind it.
  private func name(from start: Int, in range: Range<Int>) -> Item? {
    let limit = min(range.upperBound, start + Self.longest)
    var end = start
    var depth = 0
    while end < limit {
      let (scalar, length) = decodeScalar(text.bytes[end...], at: end)
      if scalar == 0x28 { depth += 1 }
      if scalar == 0x29 { depth -= 1 }
      if depth < 0 || depth == 0 && end > start && endsName(at: end) { break }
      end += length
    }
    guard end < limit || end == range.upperBound else { return nil }
    return item(in: start..<min(end, limit))
  }

  private func endsName(at position: Int) -> Bool {
    if Self.marks.contains(where: { text.hasWord($0, at: position) }) || begins(.nameEnd, at: position) { return true }
    return Self.particles.contains { text.hasWord($0, at: position) } && !LineShape.endsInHiragana(text.bytes[..<position])
  }

  private func item(in range: Range<Int>) -> Item? {
    var range = behindPredicate(range)
    let mention = phrases.all(.orderMention, in: range).first?.range ?? numbers.first { range.contains($0.lowerBound) }
    if let number = mention?.lowerBound,
      let open = text.bytes[range.lowerBound..<number].lastIndex(of: UInt8(ascii: "("))
    {
      range = range.lowerBound..<open
    }
    while range.count > 1, text.bytes[range.upperBound - 1] == UInt8(ascii: "\n") { range = range.lowerBound..<range.upperBound - 1 }
    var quantity: Int?
    if let (count, nameEnd) = text.bracketedCount(endOf: range) { (quantity, range) = (count, range.lowerBound..<nameEnd) }
    // `乾燥ポルチーニ 100g × 3袋`
    if quantity == nil, let times = text.bytes[range].lastIndex(of: 0xC3), text.hasWord("\u{D7}", at: times) {
      let start = text.bytes[(times + 2)..<range.upperBound].firstIndex { $0 != UInt8(ascii: " ") } ?? range.upperBound
      if let (count, end) = ItemReader.countWithUnit(in: text.bytes, at: start, limit: range.upperBound), end == range.upperBound {
        (quantity, range) = (count, range.lowerBound..<times)
      }
    }
    if quantity == nil, let (count, nameEnd) = pieces(endOf: range) { (quantity, range) = (count, range.lowerBound..<nameEnd) }
    guard (Self.shortest...Self.longest).contains(range.count), !isCount(range), !endsOtherwise(range),
      !beginsOtherwise(at: range.lowerBound),
      let name = ItemName.clean(text.words(range)),
      !name.contains("「"), !name.contains("。"), !name.contains("を"),
      !name.unicodeScalars.allSatisfy({ LineShape.isHiragana($0.value) })
    else { return nil }
    return Item(name: name, quantity: quantity)
  }

  /// Whether words are a count and no more: `5台分`.
  private func isCount(_ range: Range<Int>) -> Bool {
    guard let (_, end) = ItemReader.countWithUnit(in: text.bytes, at: range.lowerBound, limit: range.upperBound) else { return false }
    return end == range.upperBound || text.bytes[end..<range.upperBound].elementsEqual("分".utf8)
  }

  /// `国産百花蜜 600g 1本`, `パッキン（旧タイプ）2個`: a count that is no part of the name, as `4本` behind `乾電池 単3` may be.
  private func pieces(endOf range: Range<Int>) -> NoticeText.CountBehind? {
    guard let found = text.lastCount(endOf: range) else { return nil }
    if text.hasWord(")", endingAt: found.nameEnd) { return found }
    // 百花蜜 600g 2本（ご注文番号 …）, ご注文（…、百花蜜 600g 2本）
    let isBesideBracket = ["(", ")"].contains { text.hasWord($0, at: range.upperBound) }
    return text.hadBlank(before: found.nameEnd) && (found.count == 1 || isBesideBracket && found.count <= 9) ? found : nil
  }

  /// `二月十四日にお送りいたしました*木目込みの親王飾り*`: without what is said of the goods before their name.
  private func behindPredicate(_ range: Range<Int>) -> Range<Int> {
    let ends = phrases.all(.predicateEnd, in: range).map(\.range.upperBound)
    let end = ends.last { $0 < range.upperBound && !LineShape.endsInHiragana(text.bytes[..<min($0 + 3, text.bytes.count)]) }
    return (end ?? range.lowerBound)..<range.upperBound
  }

  /// 29*日*, 山田*様*, 楽天市場*で*: what ends no name of goods.
  private func endsOtherwise(_ range: Range<Int>) -> Bool {
    let ends = phrases.all(.goods, in: range) + phrases.all(.predicateEnd, in: range)
    if ends.contains(where: { $0.range.upperBound == range.upperBound }) { return true }
    return ["うち", "日", "月", "年", "様", "さん", "で", "へ", "より", "から", "頃"].contains { text.hasWord($0, endingAt: range.upperBound) }
  }

  /// Whether words that begin no name stand there: ご注文の*商品*, ご注文の*確認*.
  private func beginsOtherwise(at position: Int) -> Bool {
    let roles: [PhraseRole] = [
      .goods, .vagueGoods, .orderMention, .orderContext, .stem, .statement, .label, .message, .noName, .orderedGoods, .regret, .reason,
      .request, .payment,
    ]
    return roles.contains { begins($0, at: position) }
  }

  private func begins(_ role: PhraseRole, at position: Int) -> Bool { !phrases.all(role, in: position..<position + 1).isEmpty }
}
