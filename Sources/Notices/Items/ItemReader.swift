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
  private let itemsHeadings: [Int]
  private let emptyItemsHeadings: Set<Int>

  init(text: NoticeText, phrases: Phrases, labels: LabelValues) {
    self.text = text
    self.phrases = phrases
    self.labels = labels
    amounts = AmountReader(bytes: text.bytes)
    itemsHeadings = phrases.all(.label).prefix(NoticeLimits.hits).filter { $0.value == LabelField.items.rawValue }.map {
      text.lineIndex(at: $0.range.lowerBound)
    }
    emptyItemsHeadings = Set(labels.values.filter { $0.field == .items && $0.valueLine > $0.line }.map(\.line))
  }

  /// The items, in the order of the text.
  func items() -> [FoundItem] {
    let shapes: [() -> [FoundItem]] = [
      tableRows, calculationLines, quantityBlocks, quotedBlocks, pricedCounts, labelledNames, countedNames, leadingCounts, priceBlocks,
      listedNames, countedRows,
    ]
    for shape in shapes {
      let found = shape().filter { $0.item.name != nil || $0.item.quantity != nil }
      guard !found.isEmpty else { continue }
      // Goods under a heading of their own (キャンセル商品) count beside goods that are listed with prices elsewhere.
      let headed = found.contains { $0.section == .concernedItems } ? [] : listedNames().filter { $0.section == .concernedItems }
      return Array((headed + found).prefix(NoticeLimits.items))
    }
    return []
  }

  private func isReadable(_ line: Int) -> Bool {
    line > 0 && text.lines[line].quoteDepth == 0 && text.lines[line].section != .cut && text.lines[line].section != .quote
  }

  private func found(_ item: Item, _ line: Int) -> FoundItem {
    var section = text.lines[line].section
    // 「★ビタミンC錠 1個 1,280円（欠品）」: the line itself says that the item is concerned.
    if section == .main,
      phrases.all(.reason, in: text.lines[line].range).contains(where: { Self.shortages.contains(Reason.allCases[$0.value]) })
    {
      section = .concernedItems
    }
    return FoundItem(item: item, line: line, section: section)
  }

  private static let shortages: Set<Reason> = [.outOfStock, .noRestockForecast, .preorderShortage, .defectFound]

  // MARK: Tables with a header row

  private func tableRows() -> [FoundItem] {
    var rows: [FoundItem] = []
    var columns: [LabelField?] = []
    for (index, line) in text.lines.enumerated()
    where rows.count < NoticeLimits.items && isReadable(index) && !line.isBlank && !LineShape.isRuler(text.bytes[line.range]) {
      let cells = line.cells.count > 1 ? line.cells : ColumnSplitter.columns(of: line.range, in: text)
      let header = cells.count > 1 ? cells.map(columnField) : []
      if header.contains(.itemName), header.contains(where: { $0 == .quantity || $0 == .price || $0 == .amount }) {
        columns = header
      } else if columns.count == cells.count, cells.count > 1, let item = row(cells, columns) {
        rows.append(found(item, index))
      } else {
        columns = []
      }
    }
    return rows
  }

  private func columnField(_ cell: Range<Int>) -> LabelField? {
    guard let label = phrases.all(.label, in: cell).first(where: { $0.range.lowerBound - cell.lowerBound <= 6 }) else {
      return text.words(cell).contains("金額") ? .amount : nil
    }
    let field = LabelField(rawValue: label.value)
    return field == .items ? .itemName : field
  }

  private func row(_ cells: [Range<Int>], _ columns: [LabelField?]) -> Item? {
    var item = Item()
    for (cell, column) in zip(cells, columns) {
      switch column {
      case .itemName: item.name = ItemName.clean(text.words(cell))
      case .quantity: item.quantity = quantity(in: cell)
      case .price: item.price = amounts.first(in: cell, needsCurrency: false)?.amount
      default: break
      }
    }
    return item.name == nil ? nil : item
  }

  // MARK: `3,280円 × 1 = 3,280円`

  private func calculationLines() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated() where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty {
      guard let (price, quantity, start) = calculation(in: line.range) else { continue }
      let before = text.words(line.range.lowerBound..<start)
      let sameLine = startsWithPriceLabel(line.range, before: start) ? nil : ItemName.clean(before)
      items.append(found(Item(name: sameLine ?? nameAbove(index), quantity: quantity, price: price), index))
    }
    return items
  }

  private func startsWithPriceLabel(_ range: Range<Int>, before end: Int) -> Bool {
    phrases.all(.label, in: range.lowerBound..<end).contains {
      $0.value == LabelField.price.rawValue && $0.range.lowerBound - range.lowerBound <= 12
    }
  }

  /// `price × count` with a currency on the price.
  private func calculation(in range: Range<Int>) -> (price: Amount, quantity: Int, start: Int)? {
    for money in amounts.all(in: range) {
      var position = money.range.upperBound
      while position < range.upperBound, text.bytes[position] == UInt8(ascii: " ") || text.bytes[position] == UInt8(ascii: ")") {
        position += 1
      }
      // The unit price may carry (税込) before the sign.
      if position < range.upperBound, text.bytes[position] == UInt8(ascii: "("),
        let close = text.bytes[position..<min(range.upperBound, position + 24)].firstIndex(of: UInt8(ascii: ")"))
      {
        position = close + 1
      }
      guard position < range.upperBound else { continue }
      let isTimes =
        text.bytes[position] == UInt8(ascii: "x") || text.bytes[position] == UInt8(ascii: "*")
        || text.bytes[position...].starts(with: [0xC3, 0x97])
      guard isTimes, let quantity = quantity(in: position..<range.upperBound) else { continue }
      return (money.amount, quantity, money.range.lowerBound)
    }
    return nil
  }

  /// The name on the lines above, passing over a line that holds only the shop's code.
  private func nameAbove(_ line: Int) -> String? {
    var passedCode = false
    for above in stride(from: line - 1, to: max(0, line - 5), by: -1) {
      let candidate = text.lines[above]
      if candidate.isBlank || LineShape.isRuler(text.bytes[candidate.range]) { return nil }
      if !passedCode, isCode(candidate.range), above > 1, !text.lines[above - 1].isBlank, !labels.labelLines.contains(above - 1) {
        passedCode = true
        continue
      }
      if labels.labelLines.contains(above) {
        return labels.values.first { $0.line == above && $0.field == .itemName }.flatMap { ItemName.clean(text.words($0.range)) }
      }
      return name(endingAt: above)
    }
    return nil
  }

  /// The name on a line, with the line before it when it was hard-wrapped there.
  private func name(endingAt line: Int) -> String? { ItemName.clean(text.words(text.lines[line].range)) }

  // MARK: `数量: 1` below a name

  private func quantityBlocks() -> [FoundItem] {
    var items: [FoundItem] = []
    for value in labels.all(.quantity) where isReadable(value.line) {
      guard let quantity = quantity(in: value.range) else { continue }
      let name = nameBefore(value)
      guard let name else { continue }
      items.append(found(Item(name: name, quantity: quantity, price: price(around: value)), value.line))
    }
    return items
  }

  /// The labelled name since the last quantity, or else the line above.
  private func nameBefore(_ quantity: LabelValues.Value) -> String? {
    let previous = labels.all(.quantity).last { $0.label.lowerBound < quantity.label.lowerBound }?.line ?? 0
    if let labelled = labels.all(.itemName).last(where: {
      $0.line > previous && $0.line <= quantity.line && $0.label.lowerBound < quantity.label.lowerBound
    }) {
      return labelledName(labelled)
    }
    for above in stride(from: quantity.line - 1, to: max(previous, quantity.line - 4), by: -1) {
      let line = text.lines[above]
      if line.isBlank || LineShape.isRuler(text.bytes[line.range]) { continue }
      if labels.labelLines.contains(above) {
        if labels.values.contains(where: { $0.line == above && ($0.field == .price || $0.field == .other) }) { continue }
        return labels.values.first { $0.line == above && $0.field == .items && $0.valueLine == above }.flatMap {
          ItemName.clean(text.words($0.range))
        }
      }
      if amounts.first(in: line.range, needsCurrency: true).map({ $0.range.count + 4 >= line.range.count }) == true { continue }
      if isCode(line.range), above > 1, !text.lines[above - 1].isBlank { continue }
      // 種類：50g, カラー：紺: an option of the item named above it.
      if isOptionLine(line), above > 1, !text.lines[above - 1].isBlank { continue }
      return name(endingAt: above)
    }
    return nil
  }

  /// `kt-08-gg`, `(tsuki-15)`: the shop's own code on a line of its own.
  private func isCode(_ range: Range<Int>) -> Bool {
    text.words(range).utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 } || text.bytes[range].allSatisfy { $0 < 0x80 && $0 != 0x20 }
  }

  /// A short word and a colon.
  private func isOptionLine(_ line: NoticeText.Line) -> Bool {
    let start = LineShape.contentStart(of: line.range, in: text.bytes)
    return text.bytes[start..<min(line.range.upperBound, start + 19)].contains(UInt8(ascii: ":"))
  }

  /// A price on the same line behind its label, or on one of the next two lines alone or labelled.
  private func price(around quantity: LabelValues.Value) -> Amount? {
    let line = text.lines[quantity.line].range
    if let label = phrases.all(.label, in: quantity.label.upperBound..<line.upperBound).first(where: {
      $0.value == LabelField.price.rawValue
    }),
      let money = amounts.first(in: label.range.upperBound..<line.upperBound, needsCurrency: true)
    {
      return money.amount
    }
    for near in [quantity.line - 1, quantity.line + 1, quantity.line + 2] where text.lines.indices.contains(near) && isReadable(near) {
      let candidate = text.lines[near]
      if let value = labels.values.first(where: { $0.line == near && $0.field == .price }),
        let money = amounts.first(in: value.range, needsCurrency: false)
      {
        return money.amount
      }
      guard near > quantity.line, let money = amounts.first(in: candidate.range, needsCurrency: true),
        money.range.lowerBound - candidate.range.lowerBound <= 3
      else {
        if near > quantity.line { return nil }
        continue
      }
      return money.amount
    }
    return nil
  }

  // MARK: 「name」 wrapped over lines, `1 点 2,480 円` below

  private func quotedBlocks() -> [FoundItem] {
    var items: [FoundItem] = []
    var index = 1
    while index < text.lines.count {
      defer { index += 1 }
      guard isReadable(index), let (name, last) = quotedName(from: index), last + 1 < text.lines.count else { continue }
      let next = text.lines[last + 1].range
      guard let count = counted(in: next) else { continue }
      items.append(found(Item(name: name, quantity: count, price: amounts.first(in: next, needsCurrency: true)?.amount), index))
      index = last
    }
    return items.map { item in
      // The sum of the line is no price of one piece.
      var item = item
      if let quantity = item.item.quantity, quantity > 1 { item.item.price = nil }
      return item
    }
  }

  private func quotedName(from line: Int) -> (name: String, lastLine: Int)? {
    let range = text.lines[line].range
    let start = LineShape.contentStart(of: range, in: text.bytes)
    guard start > range.lowerBound, start >= 3, text.bytes[start - 3..<start].elementsEqual([0xE3, 0x80, 0x8C]) else { return nil }
    var words = ""
    for last in line..<min(line + 5, text.lines.count) {
      guard !text.lines[last].isBlank else { return nil }
      words += text.words(last == line ? start..<range.upperBound : text.lines[last].range)
      if words.hasSuffix("」") { return ItemName.clean(String(words.dropLast())).map { ($0, last) } }
    }
    return nil
  }

  /// `1 点`, `合計 2 点`.
  private func counted(in range: Range<Int>) -> Int? {
    for token in range where text.bytes[token].isDigit && (token == range.lowerBound || !text.bytes[token - 1].isDigit) {
      var end = token
      while end < range.upperBound, text.bytes[end].isDigit { end += 1 }
      if end - token <= 3, Self.units.contains(where: { text.bytes[end..<range.upperBound].starts(with: $0) }) {
        return Int(String(decoding: text.bytes[token..<end], as: UTF8.self))
      }
      return nil
    }
    return nil
  }

  // MARK: `name　2個　1,516円`

  private func pricedCounts() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && !line.isBlank && !labels.labelLines.contains(index) {
      guard let money = amounts.all(in: line.range).last, let count = countBefore(money.range.lowerBound, in: line.range),
        let name = ItemName.clean(text.words(line.range.lowerBound..<count.start))
      else { continue }
      items.append(found(Item(name: name, quantity: count.quantity, price: count.quantity == 1 ? money.amount : nil), index))
    }
    return items
  }

  /// `2個` or `× 2本` right before a place.
  private func countBefore(_ position: Int, in range: Range<Int>) -> (quantity: Int, start: Int)? {
    var end = position
    while end > range.lowerBound,
      text.bytes[end - 1] == UInt8(ascii: " ") || text.bytes[end - 1] == UInt8(ascii: "(") || text.bytes[end - 1] == UInt8(ascii: "\t")
    { end -= 1 }
    guard let unit = Self.units.first(where: { end - $0.count >= range.lowerBound && text.bytes[end - $0.count..<end].elementsEqual($0) })
    else { return nil }
    let digitsEnd = end - unit.count
    var start = digitsEnd
    while start > range.lowerBound, text.bytes[start - 1].isDigit { start -= 1 }
    guard start < digitsEnd, digitsEnd - start <= 3, let quantity = Int(String(decoding: text.bytes[start..<digitsEnd], as: UTF8.self)),
      quantity > 0
    else { return nil }
    var nameEnd = start
    while nameEnd > range.lowerBound, text.bytes[nameEnd - 1] == UInt8(ascii: " ") { nameEnd -= 1 }
    if nameEnd - 2 >= range.lowerBound, text.bytes[nameEnd - 2..<nameEnd].elementsEqual([0xC3, 0x97]) { nameEnd -= 2 }
    return (quantity, nameEnd)
  }

  // MARK: `商品名：…` without quantity

  private func labelledNames() -> [FoundItem] {
    var items: [FoundItem] = []
    for value in labels.values
    where isReadable(value.line) && (value.field == .itemName || value.field == .items && value.valueLine == value.line) {
      guard let (name, quantity) = countedName(value), !items.contains(where: { $0.item.name == name }) else { continue }
      let next = labels.all(.itemName).first { $0.label.lowerBound > value.label.lowerBound }?.label.lowerBound ?? text.bytes.count
      let price = labels.all(.price).first {
        $0.label.lowerBound > value.label.lowerBound && $0.label.lowerBound < next && $0.line <= value.line + 4
      }
      items.append(
        found(
          Item(name: name, quantity: quantity, price: price.flatMap { amounts.first(in: $0.range, needsCurrency: false)?.amount }),
          value.line))
    }
    return items
  }

  /// The name without a count behind it (`… ベージュ　１枚`).
  private func countedName(_ value: LabelValues.Value) -> (String, Int?)? {
    if let (quantity, end) = trailingCount(value.range, isListed: true), quantity == 1 || isPlainCount(value.range),
      let name = ItemName.clean(text.words(value.range.lowerBound..<end))
    {
      return (name, quantity)
    }
    return labelledName(value).map { ($0, nil) }
  }

  /// `2個` and `2点` count pieces; `10枚` behind a name may belong to it.
  private func isPlainCount(_ range: Range<Int>) -> Bool {
    ["個", "点", "コ", "ヶ"].contains { text.bytes[range].suffix($0.utf8.count).elementsEqual($0.utf8) }
      || text.bytes[range].suffix(1).allSatisfy(\.isDigit)
  }

  /// The value of a name label, with the indented lines that continue it.
  private func labelledName(_ value: LabelValues.Value) -> String? {
    var words = text.words(value.range)
    var next = value.valueLine + 1
    while next < min(value.valueLine + 3, text.lines.count), !text.lines[next].isBlank, !labels.labelLines.contains(next),
      text.lines[next].indent >= 2,
      text.lines[next].indent > text.lines[value.line].indent, amounts.first(in: text.lines[next].range, needsCurrency: true) == nil
    {
      words += text.words(text.lines[next].range)
      next += 1
    }
    return ItemName.clean(words)
  }

  // MARK: `name × 2`, `name：1個`

  private func countedNames() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty && !line.isBlank {
      guard !labels.labelLines.contains(index) || isItemsLabel(index), let (quantity, end) = trailingCount(line.range),
        let name = ItemName.clean(text.words(nameStart(index)..<end))
      else { continue }
      items.append(found(Item(name: name, quantity: quantity), index))
    }
    return items
  }

  /// `1 点 スノードーム`, `2 x Brass Ruler`: the count stands first.
  private func leadingCounts() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty && !line.isBlank {
      let start = LineShape.contentStart(of: line.range, in: text.bytes)
      var end = start
      while end < line.range.upperBound, text.bytes[end].isDigit { end += 1 }
      guard end > start, end - start <= 3, let quantity = Int(String(decoding: text.bytes[start..<end], as: UTF8.self)), quantity > 0 else {
        continue
      }
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
      guard hadBlank(before: end + mark) || rest.starts(with: [0xC3, 0x97]),
        let name = ItemName.clean(text.words(end + mark..<line.range.upperBound))
      else { continue }
      items.append(found(Item(name: name, quantity: quantity), index))
    }
    return items
  }

  private func isItemsLabel(_ line: Int) -> Bool {
    labels.values.contains { $0.line == line && $0.valueLine == line && ($0.field == .items || $0.field == .itemName) }
  }

  private func nameStart(_ line: Int) -> Int {
    labels.values.first { $0.line == line && $0.valueLine == line && ($0.field == .items || $0.field == .itemName) }?.range.lowerBound
      ?? text.lines[line].range.lowerBound
  }

  private static let units: [[UInt8]] = [
    "個", "点", "冊", "枚", "本", "台", "セット", "箱", "袋", "着", "足", "組", "巻", "パック", "ヶ", "コ", "玉", "匹", "杯", "株", "鉢", "丁", "膳", "客", "双", "対",
    "瓶", "缶", "束", "帖", "組",
  ].map { Array($0.utf8) }

  /// A count at the end of a line: `× 2`, `x2`, `：1個`, `　1点`.
  private func trailingCount(_ range: Range<Int>, isListed: Bool = false) -> (quantity: Int, nameEnd: Int)? {
    var end = range.upperBound
    while end > range.lowerBound, text.bytes[end - 1] == UInt8(ascii: " ") || text.bytes[end - 1] == UInt8(ascii: ")") { end -= 1 }
    let unit = Self.units.first { end - $0.count >= range.lowerBound && text.bytes[end - $0.count..<end].elementsEqual($0) }
    let digitsEnd = end - (unit?.count ?? 0)
    var start = digitsEnd
    while start > range.lowerBound, text.bytes[start - 1].isDigit { start -= 1 }
    guard start < digitsEnd, digitsEnd - start <= 3, start > range.lowerBound,
      let quantity = Int(String(decoding: text.bytes[start..<digitsEnd], as: UTF8.self)), quantity > 0
    else { return nil }
    var mark = start
    while mark > range.lowerBound, text.bytes[mark - 1] == UInt8(ascii: " ") || text.bytes[mark - 1] == UInt8(ascii: "(") { mark -= 1 }
    if mark - 2 > range.lowerBound, text.bytes[mark - 2..<mark].elementsEqual([0xC3, 0x97]) { return (quantity, mark - 2) }
    if text.bytes[mark - 1] == UInt8(ascii: "x"), mark - 2 > range.lowerBound, !text.bytes[mark - 2].isLetter, !text.bytes[mark - 2].isDigit
    {
      return (quantity, mark - 1)
    }
    guard unit != nil else { return nil }
    if text.bytes[mark - 1] == UInt8(ascii: ":") { return (quantity, mark - 1) }
    // `name　1点`: the blank that folding dropped must be there; two of them set a column.
    let isColumn = ColumnSplitter.columns(of: range, in: text).last.map { $0.lowerBound == start } ?? false
    return (isListed || isColumn || isItemListed(range)) && hadBlank(before: start) ? (quantity, start) : nil
  }

  private func hadBlank(before position: Int) -> Bool {
    guard position < text.bytes.count else { return false }
    let origin = text.folded.original(position..<position + 1).lowerBound
    guard origin >= 1, origin <= text.original.count else { return false }
    return text.original[origin - 1] <= 0x20 || (origin >= 3 && text.original[origin - 3..<origin].elementsEqual([0xE3, 0x80, 0x80]))
  }

  /// The line stands in the block below an items heading.
  private func isItemListed(_ range: Range<Int>) -> Bool {
    let line = text.lineIndex(at: range.lowerBound)
    var (low, high) = (0, itemsHeadings.count)
    while low < high {
      let middle = (low + high) / 2
      if itemsHeadings[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return low > 0 && line - itemsHeadings[low - 1] <= NoticeLimits.headingDistance
  }

  // MARK: name, then `￥ 382` alone below it, both indented

  private func priceBlocks() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.indent >= 6 && index > 1 {
      guard let money = amounts.first(in: line.range, needsCurrency: true), money.range.lowerBound - line.range.lowerBound <= 1,
        money.range.upperBound + 2 >= line.range.upperBound, text.lines[index - 1].indent >= 6, !text.lines[index - 1].isBlank,
        !labels.labelLines.contains(index - 1), let name = name(endingAt: index - 1)
      else { continue }
      items.append(found(Item(name: name, price: money.amount), index))
    }
    return items
  }

  // MARK: a row of a name and a number

  private func countedRows() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.count == 2 && !labels.labelLines.contains(index) {
      let count = text.bytes[line.cells[1]]
      guard !count.isEmpty, count.count <= 2, count.allSatisfy(\.isDigit), line.cells[0].count >= 6,
        let quantity = quantity(in: line.cells[1]),
        let name = ItemName.clean(text.words(line.cells[0]))
      else { continue }
      items.append(found(Item(name: name, quantity: quantity), index))
    }
    return items
  }

  // MARK: bare names below a heading

  private func listedNames() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && !line.isBlank && isBelowHeading(index) {
      guard !labels.labelLines.contains(index), !LineShape.isRuler(text.bytes[line.range]), !isProse(line.range),
        let name = ItemName.clean(text.words(line.range))
      else { continue }
      items.append(found(Item(name: name), index))
    }
    return items
  }

  /// The line belongs to the first block below a heading of the goods concerned, or below an empty items label.
  private func isBelowHeading(_ line: Int) -> Bool {
    var above = line - 1
    var passedBlank = false
    while above > 0, line - above <= 6 {
      if phrases.all(.section, in: text.lines[above].range).contains(where: { $0.value == Section.concernedItems.rawValue }) { return true }
      if emptyItemsHeadings.contains(above) { return true }
      if text.lines[above].isBlank {
        if passedBlank || line - above == 1 && labels.labelLines.contains(above - 1) { return false }
        passedBlank = true
      }
      above -= 1
    }
    return false
  }

  private func isProse(_ range: Range<Int>) -> Bool {
    let bytes = text.bytes[range]
    return bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x82]) || bytes.starts(with: Array("http".utf8)) || bytes.last == UInt8(ascii: ".")
  }

  /// The first whole number of 1...9,999 in a range.
  private func quantity(in range: Range<Int>) -> Int? {
    var position = range.lowerBound
    while position < range.upperBound, !text.bytes[position].isDigit { position += 1 }
    var end = position
    while end < range.upperBound, text.bytes[end].isDigit { end += 1 }
    guard end > position, end - position <= 4, let value = Int(String(decoding: text.bytes[position..<end], as: UTF8.self)), value > 0
    else { return nil }
    return value
  }
}
