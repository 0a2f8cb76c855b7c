import Events
import RulePacks

/// Reads the goods a notice names, in the shapes in which mail lists them.
///
/// Each shape is tried on its own lines; the first one that finds anything wins, from the most to the least explicit.
struct ItemReader {
  let text: NoticeText
  let phrases: Phrases
  let labels: LabelValues
  let amounts: AmountReader
  /// Lines that hold an items label, ascending, and those of them whose value stands below.
  let itemsHeadings: [Int]
  let emptyItemsHeadings: Set<Int>
  /// Signs before goods that are cancelled or short.
  private let signsOfCancelled: [String]

  init(text: NoticeText, phrases: Phrases, labels: LabelValues) {
    self.text = text
    self.phrases = phrases
    self.labels = labels
    amounts = AmountReader(bytes: text.bytes)
    signsOfCancelled = Self.signsOfCancelled(text, phrases)
    itemsHeadings = phrases.all(.label).prefix(NoticeLimits.hits).filter { $0.value == LabelField.items.rawValue }.map {
      text.lineIndex(at: $0.range.lowerBound)
    }
    emptyItemsHeadings = Set(labels.values.filter { $0.field == .items && $0.valueLine > $0.line }.map(\.line))
  }

  /// The items, in the order of the text.
  func items() -> [FoundItem] {
    // In these the place of a name says that it is one, however it ends (books are called 「…召喚されました」).
    let forms: [() -> [FoundItem]] = [
      tableRows, pricedRows, columnedLines, multipliedLines, calculationLines, quantityBlocks, quotedBlocks, quotedCounts, countedPrices,
      pricedCounts, labelledNames,
    ]
    let lines: [() -> [FoundItem]] = [
      quotedLines, pricedLines, countedNames, leadingCounts, priceBlocks, listedNames, countedRows, soldNames, pointedNames,
      namesPointedAbove, loneGoods,
    ]
    for (shape, isForm) in forms.map({ ($0, true) }) + lines.map({ ($0, false) }) {
      let found = markedByStatus(shape().map(withoutState)).filter {
        !namesNoGoods($0) && ($0.item.name != nil || $0.item.quantity != nil) && !isProse($0.item.name, inForm: isForm)
          && !($0.item.price.map { $0 < 0 } ?? false)
      }
      guard !found.isEmpty else { continue }
      if isForm, found.count == 1, isOneOfPriced(found[0]) { continue }
      // Goods under a heading of their own (キャンセル商品) count beside goods that are listed with prices elsewhere.
      let headed =
        found.contains { $0.section == .concernedItems }
        ? [] : listedNames().filter { $0.section == .concernedItems && !isProse($0.item.name, inForm: false) }
      return Array(Self.withoutRepeats(headed + found).prefix(NoticeLimits.items))
    }
    return []
  }

  /// `まぐろスティック 12本　1,080円` right among lines of goods without a count: 12本 belongs to the name.
  private func isOneOfPriced(_ item: FoundItem) -> Bool {
    let lines = Set(pricedLines().map(\.line))
    let (above, below) = (lines.contains(item.line - 1), lines.contains(item.line + 1))
    return lines.contains(item.line)
      && (above && below || above && lines.contains(item.line - 2) || below && lines.contains(item.line + 2))
  }

  private static let brackets: [Character: Character] = ["[": "]", "［": "］", "【": "】"]

  /// `［欠品］　シェラカップ`: what is said of the goods before their name is no part of it.
  private func withoutState(_ item: FoundItem) -> FoundItem {
    let line = text.lines[item.line].range
    guard let name = item.item.name, let opening = name.first, let closing = Self.brackets[opening],
      let close = name.firstIndex(of: closing)
    else { return item }
    let states = phrases.all(.reason, in: line) + phrases.all(.stem, in: line)
    let isState = states.contains { hit in
      [("[", "]"), ("【", "】")].contains {
        text.hasWord($0.0, endingAt: hit.range.lowerBound) && text.hasWord($0.1, at: hit.range.upperBound)
      }
    }
    guard isState, let rest = ItemName.clean(String(name[name.index(after: close)...])) else { return item }
    var item = item
    item.item.name = rest
    return item
  }

  /// A list that is given again without prices (お届け商品) names the same goods.
  private static func withoutRepeats(_ items: [FoundItem]) -> [FoundItem] {
    let priced = Set(items.filter { $0.item.price != nil }.map { $0.item.name })
    return items.filter { $0.item.price != nil || $0.item.name == nil || !priced.contains($0.item.name) || $0.section == .concernedItems }
  }

  /// Lines between goods and the label of their state.
  private static let statusReach = 8

  /// The goods, those concerned whose state is said below them to be a cancellation or a shortage: `状況：キャンセル`.
  private func markedByStatus(_ items: [FoundItem]) -> [FoundItem] {
    var items = items
    for status in labels.all(.itemStatus) where isReadable(status.line) {
      let isCancelled = phrases.all(.stem, in: status.range).contains { $0.value == Stem.cancel.rawValue }
      let isShort = phrases.all(.reason, in: status.range).contains(where: \.isShortage)
      guard isCancelled || isShort,
        let index = items.lastIndex(where: { $0.line <= status.line && status.line - $0.line <= Self.statusReach }),
        items[index].section == .main
      else { continue }
      items[index].section = .concernedItems
    }
    for index in items.indices where items[index].section == .main && isStatedBelow(items[index].line) {
      items[index].section = .concernedItems
    }
    markByPresence(&items)
    for mark in signsOfCancelled {
      for index in items.indices
      where items[index].section == .main && text.hasWord(mark, at: text.lines[items[index].line].range.lowerBound) {
        items[index].section = .concernedItems
      }
    }
    return items
  }

  /// Longest line that is a state and no more, in bytes, and how far below the goods it stands.
  private static let longestState = 30
  private static let stateReach = 2

  /// `返金済み` alone below the goods.
  private func isStatedBelow(_ line: Int) -> Bool {
    text.lines[(line + 1)...].prefix(Self.stateReach).contains { below in
      guard !below.isBlank, below.range.count <= Self.longestState,
        ["済み", "済"].contains(where: { text.hasWord($0, endingAt: below.range.upperBound) })
      else { return false }
      return phrases.all(.stem, in: below.range).contains {
        ($0.value == Stem.cancel.rawValue || $0.value == Stem.refund.rawValue) && $0.range.lowerBound - below.range.lowerBound <= 3
      }
    }
  }

  /// `○ ラチェットレンチ`, `× 六角棒スパナ`: where something is missing, what is there is not concerned.
  private func markByPresence(_ items: inout [FoundItem]) {
    func areMarked(_ line: Int, _ marks: [String]) -> Bool { Self.isMarked(text.lines[line].range, by: marks, in: text) }
    guard items.contains(where: { areMarked($0.line, Self.presentMarks) }),
      text.lines.contains(where: { Self.isMarked($0.range, by: Self.missingMarks, in: text) })
    else { return }
    for index in items.indices where items[index].section == .main {
      if areMarked(items[index].line, Self.missingMarks) { items[index].section = .concernedItems }
      if areMarked(items[index].line, Self.presentMarks) { items[index].section = .otherItems }
    }
  }

  /// Marks before goods that are there, and before those that are not.
  private static let presentMarks = ["○", "◯", "◎"]
  private static let missingMarks = ["\u{D7}", "✕"]

  /// Whether a line begins with one of some marks, which a blank sets off.
  private static func isMarked(_ line: Range<Int>, by marks: [String], in text: NoticeText) -> Bool {
    marks.contains { mark in
      let end = line.lowerBound + mark.utf8.count
      // `× 2` is a count.
      return end < line.upperBound && text.hasWord(mark, at: line.lowerBound) && text.hadBlank(before: end) && !text.bytes[end].isDigit
    }
  }

  private static let signs = ["★", "☆", "●", "◆", "▲", "※", "*", "◎"]

  /// 「★印の商品はキャンセル扱いとし」: the signs before goods that a sentence speaks of.
  private static func signsOfCancelled(_ text: NoticeText, _ phrases: Phrases) -> [String] {
    func tellsOfCancelled(_ sentence: Range<Int>) -> Bool {
      phrases.all(.stem, in: sentence).contains { $0.value == Stem.cancel.rawValue }
        || phrases.all(.reason, in: sentence).contains(where: \.isShortage)
    }
    // Each at its first place only: crafted mail repeats signs without end.
    var (seen, found): (Set<String>, [String]) = ([], [])
    var rest = text.bytes[...]
    while seen.count < signs.count, let place = rest.firstRange(of: Array("印".utf8)) {
      rest = rest[place.upperBound...]
      guard let sign = signs.first(where: { text.hasWord($0, endingAt: place.lowerBound) }), seen.insert(sign).inserted else { continue }
      let index = text.sentenceIndex(at: place.lowerBound)
      let sentences = text.sentenceStarts[index...].prefix(2).map(text.sentence)
      if sentences.contains(where: tellsOfCancelled) { found.append(sign) }
    }
    return found
  }

  /// Whether what was taken for a name is that of a fee, a sum or a day, or a mere label (送料, 作品).
  private func namesNoGoods(_ item: FoundItem) -> Bool {
    guard let name = item.item.name else { return false }
    let folded = FoldedText.phrase(name)
    let line = text.lines[item.line].range
    guard let place = text.bytes[line].firstRange(of: folded).map({ $0.lowerBound..<$0.upperBound }) else { return false }
    if phrases.all(.label, in: place).contains(where: { hit in
      guard hit.range.lowerBound == place.lowerBound, let field = LabelField(rawValue: hit.value) else { return false }
      if hit.range.upperBound == place.upperBound { return true }
      // `送料(全国一律)`
      return (field.isAmount || field == .other) && text.bytes[hit.range.upperBound] == UInt8(ascii: "(")
    }) {
      return true
    }
    // 「変更前　5袋」, "I have therefore cancelled the order"
    if [PhraseRole.oldValue, .newValue].contains(where: { phrases.all($0, in: place).contains { $0.range == place } }) { return true }
    if text.bytes[place.lowerBound] < 0x80, !phrases.all(.statement, in: place).isEmpty { return true }
    return DateReader(bytes: text.bytes, messageDay: CalendarDay(daysSince1970: 0)).spans(in: place)
      .contains { place.upperBound - $0.range.upperBound <= 3 && $0.range.lowerBound - place.lowerBound <= 1 }
  }

  /// Whether what was taken for a name is the beginning of a sentence, or its end.
  private func isProse(_ name: String?, inForm isForm: Bool) -> Bool {
    guard let name else { return false }
    return name.contains("。") || (isForm ? Self.humbleEnds : Self.sentenceEnds).contains(where: name.hasSuffix)
  }

  /// Ends of words that go on.
  private static let openEnds = ["この", "その", "（", "("]

  /// Ends of what a shop says of itself; even books are not called so.
  private static let humbleEnds = openEnds + ["いただきました", "いたしました", "承りました", "ございました", "いたします", "しております"]

  /// Ends of clauses in which no name of goods ends.
  private static let sentenceEnds = openEnds + ["ため", "ので", "ました", "ません", "いたします", "しております", "ください"]

  func isReadable(_ line: Int) -> Bool {
    line > 0 && text.lines[line].quoteDepth == 0 && text.lines[line].section != .cut && text.lines[line].section != .quote
  }

  /// - Parameter isCancelled: whether its own row says that it is cancelled.
  func found(_ item: Item, _ line: Int, isCancelled: Bool = false) -> FoundItem {
    var section = text.lines[line].section
    // 「★ビタミンC錠 1個 1,280円（欠品）」: the line itself says that the item is concerned.
    let isShort = phrases.all(.reason, in: text.lines[line].range).contains(where: \.isShortage)
    if section == .main, isCancelled || isShort || endsInCancelWord(text.lines[line].range) {
      section = .concernedItems
    }
    return FoundItem(item: item, line: line, section: section)
  }

  /// Whether a line of goods ends in the word for a cancellation: `くるみ小袋　330円 × 1　→ キャンセル`.
  private func endsInCancelWord(_ range: Range<Int>) -> Bool {
    phrases.all(.stem, in: range).contains { hit in
      guard hit.value == Stem.cancel.rawValue, range.upperBound - hit.range.upperBound <= 3, hit.range.lowerBound > range.lowerBound
      else { return false }
      return ["→", "⇒", "←", "(", "【", "["].contains {
        text.bytes[range.lowerBound..<hit.range.lowerBound].suffix($0.utf8.count).elementsEqual($0.utf8)
      }
    }
  }

  // MARK: Counts

  static let units: [[UInt8]] = [
    "個", "点", "冊", "枚", "本", "台", "セット", "箱", "袋", "着", "足", "組", "巻", "パック", "ヶ", "コ", "玉", "匹", "杯", "株", "鉢", "丁", "膳", "客", "双", "対",
    "瓶", "缶", "束", "帖", "脚", "面", "基", "房", "つ", "尾", "羽", "棹", "俵", "樽", "斤", "ケース", "カートン", "ボトル", "ピース", "張", "部", "球", "挺", "灯", "反",
    "式", "頭", "通",
  ].map { Array($0.utf8) }

  /// A count at the end of a line: `× 2`, `x2`, `：1個`, `　1点`.
  func trailingCount(_ range: Range<Int>, isListed: Bool = false) -> (quantity: Int, nameEnd: Int)? {
    var end = range.upperBound
    while end > range.lowerBound, text.bytes[end - 1] == UInt8(ascii: " ") || text.bytes[end - 1] == UInt8(ascii: ")") { end -= 1 }
    let unit = Self.units.first { end - $0.count >= range.lowerBound && text.bytes[end - $0.count..<end].elementsEqual($0) }
    let digitsEnd = end - (unit?.count ?? 0)
    let kanji = digitsEnd - 3
    if unit != nil, kanji > range.lowerBound, let quantity = kanjiCount(at: kanji, limit: digitsEnd) {
      return text.hadBlank(before: kanji) ? (quantity, kanji) : nil
    }
    guard let (quantity, start) = count(before: digitsEnd, limit: range.lowerBound), start > range.lowerBound else { return nil }
    var mark = start
    while mark > range.lowerBound, text.bytes[mark - 1] == UInt8(ascii: " ") || text.bytes[mark - 1] == UInt8(ascii: "(") { mark -= 1 }
    guard mark > range.lowerBound else { return nil }
    if mark - 2 > range.lowerBound, text.bytes[mark - 2..<mark].elementsEqual([0xC3, 0x97]) { return (quantity, mark - 2) }
    if text.bytes[mark - 1] == UInt8(ascii: "x"), mark - 2 > range.lowerBound, !text.bytes[mark - 2].isLetter, !text.bytes[mark - 2].isDigit
    {
      return (quantity, mark - 1)
    }
    guard let unit else { return nil }
    // `name（1台）`; many sheets, though, are part of a name.
    if isListed, text.bytes[start - 1] == UInt8(ascii: "("), quantity <= 9, quantity == 1 || !unit.elementsEqual("枚".utf8) {
      return (quantity, start - 1)
    }
    if text.bytes[mark - 1] == UInt8(ascii: ":") { return (quantity, mark - 1) }
    if text.bytes[mark - 1] == UInt8(ascii: "/") { return (quantity, start) }
    // `「…」1冊`, `パッキン（旧タイプ）1個`
    if isListed, [")", "」", "』"].contains(where: { text.hasWord($0, endingAt: start) }) { return (quantity, start) }
    // `name　1点`: the blank that folding dropped must be there; two of them set a column.
    let isColumn = ColumnSplitter.columns(of: range, in: text).last.map { $0.lowerBound == start } ?? false
    return (isListed || isColumn || isItemListed(range)) && text.hadBlank(before: start) ? (quantity, start) : nil
  }

  /// The line stands in the block below an items heading.
  func isItemListed(_ range: Range<Int>) -> Bool {
    let line = text.lineIndex(at: range.lowerBound)
    var (low, high) = (0, itemsHeadings.count)
    while low < high {
      let middle = (low + high) / 2
      if itemsHeadings[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 && line - itemsHeadings[low - 1] <= NoticeLimits.headingDistance
  }

  /// A number of one to three digits, above 0, that begins at a place.
  func count(at position: Int, limit: Int) -> (value: Int, end: Int)? { Self.count(in: text.bytes, at: position, limit: limit) }

  static func count(in bytes: [UInt8], at position: Int, limit: Int) -> (value: Int, end: Int)? {
    let end = bytes[position..<max(position, limit)].firstIndex { !$0.isDigit } ?? limit
    return count(bytes[position..<max(position, end)]).map { ($0, end) }
  }

  /// A number and its unit that begin at a place: `2袋`.
  static func countWithUnit(in bytes: [UInt8], at position: Int, limit: Int) -> (value: Int, end: Int)? {
    guard let (value, digitsEnd) = count(in: bytes, at: position, limit: limit),
      let unit = units.first(where: { bytes[digitsEnd..<limit].starts(with: $0) })
    else { return nil }
    return (value, digitsEnd + unit.count)
  }

  /// A number of one to three digits, above 0, that ends at a place.
  func count(before position: Int, limit: Int) -> (value: Int, start: Int)? {
    let start = text.bytes[limit..<position].lastIndex { !$0.isDigit }.map { $0 + 1 } ?? limit
    return Self.count(text.bytes[start..<position]).map { ($0, start) }
  }

  private static func count(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...3).contains(digits.count), let value = Int(String(decoding: digits, as: UTF8.self)), value > 0 else { return nil }
    return value
  }

  /// The first whole number of 1...9,999 in a range.
  func quantity(in range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position < range.upperBound, !text.bytes[position].isDigit { position += 1 }
    var end = position
    while end < range.upperBound, text.bytes[end].isDigit { end += 1 }
    guard end > position, end - position <= 4, let value = Int(String(decoding: text.bytes[position..<end], as: UTF8.self)), value > 0
    else { return nil }
    return value
  }
}
