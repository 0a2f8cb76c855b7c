import Events
import RulePacks

/// Goods one to a line: counted, labelled, or bare below a heading.
extension ItemReader {
  // MARK: `name　2個　1,516円`

  func pricedCounts() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && !line.isBlank && !labels.labelLines.contains(index) {
      guard let money = amounts.all(in: line.range).last, let count = countBefore(money.range.lowerBound, in: line.range) else { continue }
      // `マグカップ　2個　（1個 3,300円）`: the price of one in brackets, the count before them.
      if count.start > line.range.lowerBound + 1, text.bytes[count.start - 1] == UInt8(ascii: "("),
        let pieces = trailingCount(line.range.lowerBound..<count.start - 1, isListed: true),
        let name = ItemName.clean(text.words(line.range.lowerBound..<pieces.nameEnd))
      {
        items.append(found(Item(name: name, quantity: pieces.quantity, price: count.quantity == 1 ? money.amount : nil), index))
        continue
      }
      // `1点　　980円`, the name on the line above.
      let isWholeLine = count.start == line.range.lowerBound
      guard let name = isWholeLine ? nameAbove(index) : ItemName.clean(text.words(line.range.lowerBound..<count.start)) else { continue }
      let isUnitPrice = phrases.all(.label, in: count.start..<money.range.lowerBound).contains { $0.value == LabelField.price.rawValue }
      let price = count.quantity == 1 || isUnitPrice ? money.amount : nil
      items.append(found(Item(name: name, quantity: count.quantity, price: price), index))
    }
    return items
  }

  /// `2個` or `× 2本` right before a place.
  func countBefore(_ position: Int, in range: Range<Int>) -> (quantity: Int, start: Int)? {
    var end = position
    // `2点　単価178円`
    if let label = phrases.all(.label, in: range.lowerBound..<position).last, label.value == LabelField.price.rawValue,
      position - label.range.upperBound <= 3
    {
      end = label.range.lowerBound
    }
    while end > range.lowerBound, " (-\t".utf8.contains(text.bytes[end - 1]) { end -= 1 }
    let unit = Self.units.first { end - $0.count >= range.lowerBound && text.bytes[end - $0.count..<end].elementsEqual($0) }
    guard let (quantity, start) = count(before: end - (unit?.count ?? 0), limit: range.lowerBound) else { return nil }
    var nameEnd = start
    while nameEnd > range.lowerBound, text.bytes[nameEnd - 1] == UInt8(ascii: " ") { nameEnd -= 1 }
    if nameEnd - 2 >= range.lowerBound, text.bytes[nameEnd - 2..<nameEnd].elementsEqual([0xC3, 0x97]) { return (quantity, nameEnd - 2) }
    // `x 1 - 9,800 JPY`
    if nameEnd - 2 >= range.lowerBound, text.bytes[nameEnd - 2..<nameEnd].elementsEqual(" x".utf8) { return (quantity, nameEnd - 1) }
    return unit == nil ? nil : (quantity, nameEnd)
  }

  // MARK: `name × 2`, `name：1個`

  func countedNames() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty && !line.isBlank {
      let opensItem = LineShape.opensListItem(text.bytes[line.range])
      guard !labels.labelLines.contains(index) || isItemsLabel(index),
        let (quantity, end) = trailingCount(line.range, isListed: opensItem),
        nameStart(index) < end, let name = ItemName.clean(text.words(nameStart(index)..<end))
      else { continue }
      items.append(found(Item(name: name, quantity: quantity, price: quantity == 1 ? priceBelow(index) : nil), index))
    }
    return items
  }

  /// The sum that stands alone on the next line, or below one line with a choice of the goods (`Large / Natural oil`).
  private func priceBelow(_ line: Int) -> Amount? {
    for below in line + 1..<min(line + 3, max(line + 1, text.lines.count)) {
      let range = text.lines[below].range
      guard !text.lines[below].isBlank, !labels.labelLines.contains(below), trailingCount(range) == nil else { return nil }
      if let money = amounts.first(in: range, needsCurrency: true) { return range.count - money.range.count <= 3 ? money.amount : nil }
    }
    return nil
  }

  /// `1 点 スノードーム`, `2 x Brass Ruler`: the count stands first.
  func leadingCounts() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty && !line.isBlank {
      guard case (let quantity, var end)? = count(at: LineShape.contentStart(of: line.range, in: text.bytes), limit: line.range.upperBound)
      else { continue }
      while end < line.range.upperBound, text.bytes[end] == UInt8(ascii: " ") { end += 1 }
      let rest = text.bytes[end..<line.range.upperBound]
      let mark: Int
      if let unit = Self.units.first(where: { rest.starts(with: $0) }) {
        mark = unit.count
      } else if rest.starts(with: [0xC3, 0x97]) {
        mark = 2
      } else if rest.starts(with: Array("x ".utf8)) {
        mark = 2
      } else {
        continue
      }
      guard text.hadBlank(before: end + mark) || rest.starts(with: [0xC3, 0x97]),
        let item = withPriceBehind(end + mark..<line.range.upperBound, quantity)
      else { continue }
      items.append(found(item, index))
    }
    return items
  }

  /// `Aran Tweed 100g      GBP 9.50 each`: a name, and in a column behind it the price.
  private func withPriceBehind(_ range: Range<Int>, _ quantity: Int) -> Item? {
    let columns = ColumnSplitter.columns(of: range, in: text)
    let money = columns.dropFirst().first.flatMap { amounts.first(in: $0, needsCurrency: true) }
    guard let name = ItemName.clean(text.words(money == nil ? range : columns[0])) else { return nil }
    return Item(name: name, quantity: quantity, price: money?.amount)
  }

  func isItemsLabel(_ line: Int) -> Bool {
    labels.values(on: line).contains { $0.valueLine == line && ($0.field == .items || $0.field == .itemName) }
  }

  func nameStart(_ line: Int) -> Int {
    labels.values(on: line).first { $0.valueLine == line && ($0.field == .items || $0.field == .itemName) }?.range.lowerBound
      ?? text.lines[line].range.lowerBound
  }

  // MARK: 「name」 alone on a line, and below it another

  func quotedLines() -> [FoundItem] {
    let quoted = text.lines.indices.filter { index in
      let line = text.lines[index]
      return isReadable(index) && !line.isBlank && line.section == .main && line.range.count > 2 * Quotations.markLength
        && ["「", "『"].contains { text.hasWord($0, at: line.range.lowerBound) }
        && ["」", "』"].contains { text.hasWord($0, endingAt: line.range.upperBound) }
        // 「またのご来店を」 is said.
        && !LineShape.endsInHiragana(text.bytes[line.range.lowerBound..<line.range.upperBound - Quotations.markLength])
    }
    let neighbours = Set(quoted)
    return quoted.prefix(NoticeLimits.items).compactMap { index in
      guard neighbours.contains(index - 1) || neighbours.contains(index + 1) else { return nil }
      return ItemName.clean(text.words(text.lines[index].range)).map { found(Item(name: $0), index) }
    }
  }

  // MARK: bare names below a heading

  func listedNames() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && !line.isBlank && isBelowHeading(index) {
      guard !labels.labelLines.contains(index), !LineShape.isRuler(text.bytes[line.range]), !isProse(line.range), !isGoodsHeading(index),
        !namesParcel(index),
        let item = countedColumns(of: line.range) ?? pricedColumns(of: line.range) ?? countedInBrackets(of: line.range)
          ?? ItemName.clean(text.words(line.cells.first { !$0.isEmpty } ?? line.range)).map({ Item(name: $0) })
      else { continue }
      items.append(found(item, index))
    }
    // Beside rows of a table the other lines are its headings.
    let rows = items.filter { $0.item.price != nil }
    return rows.isEmpty ? items : rows
  }

  /// Whether a line holds a parcel's number: `ゆうパック　お問い合わせ番号 5520-7743-0181`.
  private func namesParcel(_ line: Int) -> Bool { labels.values(on: line).contains { $0.field.isParcel } }

  /// A name with its count in brackets: `書籍『町の音、山の音』（1冊）`.
  private func countedInBrackets(of range: Range<Int>) -> Item? {
    guard let (count, nameEnd) = text.bracketedCount(endOf: range), count == 1 || !text.hasWord("枚", endingAt: range.upperBound - 1),
      let name = ItemName.clean(text.words(range.lowerBound..<nameEnd))
    else { return nil }
    return Item(name: name, quantity: count)
  }

  /// ` 2  ニッケル水素充電池 4本パック   ￥1,180   ￥2,360`: the count, the name, the price of one.
  private func countedColumns(of range: Range<Int>) -> Item? {
    let columns = ColumnSplitter.columns(of: range, in: text)
    guard columns.count >= 3, let count = count(at: columns[0].lowerBound, limit: columns[0].upperBound),
      count.end == columns[0].upperBound,
      let name = ItemName.clean(text.words(columns[1])),
      let money = amounts.first(in: columns[2].lowerBound..<range.upperBound, needsCurrency: true)
    else { return nil }
    return Item(name: name, quantity: count.value, price: money.amount)
  }

  /// `帆布と索具     2,625円  →  品切れ`: the name, the price, perhaps a remark.
  private func pricedColumns(of range: Range<Int>) -> Item? {
    let columns = ColumnSplitter.columns(of: range, in: text)
    guard columns.count >= 2, let money = amounts.first(in: columns[1], needsCurrency: true),
      money.range.lowerBound == columns[1].lowerBound,
      let name = ItemName.clean(text.words(columns[0]))
    else { return nil }
    return Item(name: name, price: money.amount)
  }

  /// The line belongs to the first block below a heading of the goods concerned, or below an empty items label.
  func isBelowHeading(_ line: Int) -> Bool {
    var above = line - 1
    var passedBlank = false
    while above > 0, line - above <= 6 {
      if isGoodsHeading(above) { return true }
      if emptyItemsHeadings.contains(above) { return true }
      if text.lines[above].isBlank {
        if passedBlank || line - above == 1 && labels.labelLines.contains(above - 1) { return false }
        passedBlank = true
      }
      above -= 1
    }
    return false
  }

  // MARK: a name below 「…下記の商品が入荷いたしました」

  /// Longest line that names goods, in bytes.
  private static let longestPointed = 120

  /// The lone line below a sentence that points to goods.
  func pointedNames() -> [FoundItem] {
    for pointer in phrases.all(.goodsBelow).prefix(NoticeLimits.candidates) where isReadable(text.lineIndex(at: pointer.range.lowerBound)) {
      let sentence = text.sentence(at: pointer.range.lowerBound)
      let last = text.lineIndex(at: max(sentence.lowerBound, sentence.upperBound - 1))
      let below = text.lines.indices[(last + 1)...].prefix(3).first {
        !text.lines[$0].isBlank && !LineShape.isRuler(text.bytes[text.lines[$0].range])
      }
      guard let below, isReadable(below), text.lines[below].section == .main, !labels.labelLines.contains(below),
        text.lines[below].range.count <= Self.longestPointed, !isProse(text.lines[below].range),
        let name = ItemName.clean(text.words(text.lines[below].range))
      else { continue }
      let price = labels.all(.price).first { $0.line > below && $0.line <= below + 3 }.flatMap {
        amounts.first(in: $0.range, needsCurrency: false)?.amount
      }
      return [found(Item(name: name, price: price ?? priceBelow(below)), below)]
    }
    return []
  }

  // MARK: a name above 「上記商品ですが…」

  /// The lone line right above a sentence that points to goods there.
  func namesPointedAbove() -> [FoundItem] {
    for pointer in phrases.all(.goodsAbove).prefix(NoticeLimits.candidates) where isReadable(text.lineIndex(at: pointer.range.lowerBound)) {
      let first = text.lineIndex(at: text.sentence(at: pointer.range.lowerBound).lowerBound)
      guard let above = text.lines[..<max(0, first)].indices.suffix(3).last(where: { !text.lines[$0].isBlank }), isReadable(above),
        text.lines[above].section == .main, !labels.labelLines.contains(above), text.lines[above].range.count <= Self.longestPointed,
        !isProse(text.lines[above].range), !LineShape.isRuler(text.bytes[text.lines[above].range]),
        let name = ItemName.clean(text.words(text.lines[above].range))
      else { continue }
      return [found(Item(name: name), above)]
    }
    return []
  }

  // MARK: one name, and its price alone on the next line

  /// The only line of the mail below which nothing but a price stands.
  func loneGoods() -> [FoundItem] {
    let named = text.lines.indices.dropFirst().filter { index in
      let line = text.lines[index]
      return !line.isBlank && line.section == .main && isReadable(index) && !labels.labelLines.contains(index) && !isProse(line.range)
        && line.range.count <= Self.longestPointed && isLonePrice(index + 1) && amounts.first(in: line.range, needsCurrency: true) == nil
        && !namesSum(line.range)
    }
    guard named.count == 1, let index = named.first, let name = ItemName.clean(text.words(text.lines[index].range)) else { return [] }
    return [found(Item(name: name, price: amounts.first(in: text.lines[index + 1].range, needsCurrency: true)?.amount), index)]
  }

  /// `送料無料`: a line that begins with the label of a sum.
  private func namesSum(_ range: Range<Int>) -> Bool {
    let start = LineShape.contentStart(of: range, in: text.bytes)
    return phrases.all(.label, in: range).contains { hit in
      hit.range.lowerBound - start <= 3 && endsWord(hit.range.upperBound, in: range)
        && LabelField(rawValue: hit.value).map { $0.isAmount || $0 == .other } ?? false
    }
  }

  /// `合計 `, `合計:` and not 合計盛り茶碗.
  private func endsWord(_ position: Int, in line: Range<Int>) -> Bool {
    position >= line.upperBound || text.hadBlank(before: position) || [" ", ":", "/", "("].contains { text.hasWord($0, at: position) }
  }

  /// Whether a line is a price and no more: `19,440円(税込)`.
  private func isLonePrice(_ line: Int) -> Bool {
    guard text.lines.indices.contains(line) else { return false }
    var range = text.lines[line].range
    // `販売価格 17,600円（税込）`
    if let value = labels.values(on: line).first(where: { $0.field == .price && $0.valueLine == line }) {
      range = value.range
    } else if labels.labelLines.contains(line) {
      return false
    }
    guard let money = amounts.first(in: range, needsCurrency: true), money.range.lowerBound - range.lowerBound <= 3 else { return false }
    let rest = text.bytes[money.range.upperBound..<max(money.range.upperBound, range.upperBound)]
    return rest.isEmpty || rest.elementsEqual("(税込)".utf8) || rest.elementsEqual("税込".utf8)
  }

  private func isGoodsHeading(_ line: Int) -> Bool {
    let range = text.lines[line].range
    return phrases.all(.section, in: range).contains {
      ($0.value == Section.concernedItems.rawValue || $0.value == Section.otherItems.rawValue)
        && Sections.isHeading(endingIn: $0.range, line: range, in: text)
    }
  }

  func isProse(_ range: Range<Int>) -> Bool {
    let bytes = text.bytes[range]
    // 。 and 、 at the end, and the words for goods themselves (Amazon.co.jp が発送した*商品*)
    if bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x81]) { return true }
    if phrases.all(.goods, in: range).contains(where: { $0.range.upperBound == range.upperBound }) { return true }
    return bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x82]) || bytes.starts(with: Array("http".utf8)) || bytes.last == UInt8(ascii: ".")
  }
}
