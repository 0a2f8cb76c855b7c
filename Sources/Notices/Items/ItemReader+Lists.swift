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
      guard let name = ItemName.clean(text.words(line.range.lowerBound..<count.start)) else { continue }
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

  // MARK: `商品名：…` without quantity

  func labelledNames() -> [FoundItem] {
    var items: [FoundItem] = []
    for value in labels.values
    where isReadable(value.line) && (value.field == .itemName || value.field == .items && value.valueLine == value.line) {
      let pieces = countedPieces(value)
      guard pieces.isEmpty else {
        items += pieces
        continue
      }
      guard let (name, quantity) = countedName(value), !items.contains(where: { $0.item.name == name }) else { continue }
      let next = labels.all(.itemName).first { $0.label.lowerBound > value.label.lowerBound }?.label.lowerBound ?? text.bytes.count
      let price = labels.all(.price).first {
        $0.label.lowerBound > value.label.lowerBound && $0.label.lowerBound < next && $0.line <= value.line + 4
      }
      items.append(
        found(
          Item(
            name: name, quantity: quantity,
            price: price.flatMap { amounts.first(in: $0.range, needsCurrency: false)?.amount } ?? priceBehind(value, quantity)),
          value.line))
      items += countedLinesBelow(value)
    }
    return items
  }

  /// `万年筆 中字　1点 ボトルインク 50ml　2点`: a cell in which several goods stood on lines of their own; empty for one.
  private func countedPieces(_ value: LabelValues.Value) -> [FoundItem] {
    var pieces: [FoundItem] = []
    var start = value.range.lowerBound
    for position in value.range where text.bytes[position].isDigit && position > start && hadBlank(before: position) {
      guard let (quantity, digitsEnd) = count(at: position, limit: value.range.upperBound),
        let unit = Self.units.first(where: { text.bytes[digitsEnd..<value.range.upperBound].starts(with: $0) })
      else { continue }
      let end = digitsEnd + unit.count
      guard end == value.range.upperBound || hadBlank(before: end), let name = ItemName.clean(text.words(start..<position)) else {
        continue
      }
      pieces.append(found(Item(name: name, quantity: quantity), value.line))
      start = end
    }
    return pieces.count > 1 && start == value.range.upperBound ? pieces : []
  }

  /// Further goods on the lines that are set in below the first one: `商品　ネックピロー ×1`, `　　　ダイキャストモデル ×1`.
  private func countedLinesBelow(_ value: LabelValues.Value) -> [FoundItem] {
    var items: [FoundItem] = []
    for line in text.lines[(value.valueLine + 1)...].indices.prefix(NoticeLimits.items) {
      let range = text.lines[line].range
      guard !text.lines[line].isBlank, !labels.labelLines.contains(line), isReadable(line),
        text.lines[line].indent > text.lines[value.line].indent + 2, let count = trailingCount(range, isListed: true),
        let name = ItemName.clean(text.words(range.lowerBound..<count.nameEnd))
      else { break }
      items.append(found(Item(name: name, quantity: count.quantity), line))
    }
    return items
  }

  /// `爪とぎタワー　1個　5,980円`: the sum behind one piece is its price.
  private func priceBehind(_ value: LabelValues.Value, _ quantity: Int?) -> Amount? {
    guard quantity == 1, let money = amounts.first(in: value.range, needsCurrency: true), money.range.lowerBound > value.range.lowerBound
    else { return nil }
    return money.amount
  }

  /// The name without a count behind it (`… ベージュ　１枚`).
  func countedName(_ value: LabelValues.Value) -> (String, Int?)? {
    if let cut = innerValues(value.range) {
      let named = value.range.lowerBound..<cut.start
      let inner = cut.quantity == nil ? trailingCount(named, isListed: true) : nil
      return ItemName.clean(text.words(inner.map { named.lowerBound..<$0.nameEnd } ?? named)).map { ($0, cut.quantity ?? inner?.quantity) }
    }
    if let (quantity, end) = trailingCount(value.range, isListed: true),
      quantity == 1 || isPlainCount(value.range) || ColumnSplitter.columns(of: value.range, in: text).last?.lowerBound == end,
      let name = ItemName.clean(text.words(value.range.lowerBound..<end))
    {
      return (name, quantity)
    }
    return labelledName(value).map { ($0, nil) }
  }

  /// `黒酢カプセル 60粒　数量：1`, `レンズ　12,800円`: where the name ends, and the count behind it.
  private func innerValues(_ range: Range<Int>) -> (start: Int, quantity: Int?)? {
    let label = phrases.all(.label, in: range).first {
      ($0.value == LabelField.quantity.rawValue || $0.value == LabelField.price.rawValue) && $0.range.lowerBound > range.lowerBound
        && hadBlank(before: $0.range.lowerBound)
    }
    if let label {
      let isQuantity = label.value == LabelField.quantity.rawValue
      return (label.range.lowerBound, isQuantity ? quantity(in: label.range.upperBound..<range.upperBound) : nil)
    }
    guard let money = amounts.first(in: range, needsCurrency: true), money.range.lowerBound > range.lowerBound else { return nil }
    if text.bytes[money.range.lowerBound - 1] == UInt8(ascii: "(") { return (money.range.lowerBound - 1, nil) }
    return hadBlank(before: money.range.lowerBound) ? (money.range.lowerBound, nil) : nil
  }

  /// `2個` and `2点` count pieces, and so does what stands behind a `×` or a slash; `10枚` behind a name may belong to it.
  func isPlainCount(_ range: Range<Int>) -> Bool {
    ["個", "点", "コ", "ヶ"].contains { text.bytes[range].suffix($0.utf8.count).elementsEqual($0.utf8) }
      || text.bytes[range].suffix(1).allSatisfy(\.isDigit)
      || trailingCount(range, isListed: true).map { isCountMark(endingAt: $0.nameEnd) || text.bytes[$0.nameEnd] == 0xC3 } ?? false
  }

  /// Whether a slash sets off what follows.
  private func isCountMark(endingAt position: Int) -> Bool {
    position > 0 && text.bytes[position - 1] == UInt8(ascii: "/")
  }

  /// The value of a name label, with the indented lines that continue it.
  func labelledName(_ value: LabelValues.Value) -> String? {
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

  func countedNames() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty && !line.isBlank {
      guard !labels.labelLines.contains(index) || isItemsLabel(index), let (quantity, end) = trailingCount(line.range),
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
      guard hadBlank(before: end + mark) || rest.starts(with: [0xC3, 0x97]),
        let name = ItemName.clean(text.words(end + mark..<line.range.upperBound))
      else { continue }
      items.append(found(Item(name: name, quantity: quantity), index))
    }
    return items
  }

  func isItemsLabel(_ line: Int) -> Bool {
    labels.values.contains { $0.line == line && $0.valueLine == line && ($0.field == .items || $0.field == .itemName) }
  }

  func nameStart(_ line: Int) -> Int {
    labels.values.first { $0.line == line && $0.valueLine == line && ($0.field == .items || $0.field == .itemName) }?.range.lowerBound
      ?? text.lines[line].range.lowerBound
  }

  // MARK: bare names below a heading

  func listedNames() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && !line.isBlank && isBelowHeading(index) {
      guard !labels.labelLines.contains(index), !LineShape.isRuler(text.bytes[line.range]), !isProse(line.range),
        let name = ItemName.clean(text.words(line.cells.first { !$0.isEmpty } ?? line.range))
      else { continue }
      items.append(found(Item(name: name), index))
    }
    return items
  }

  /// The line belongs to the first block below a heading of the goods concerned, or below an empty items label.
  func isBelowHeading(_ line: Int) -> Bool {
    var above = line - 1
    var passedBlank = false
    while above > 0, line - above <= 6 {
      let headings: [Section] = [.concernedItems, .otherItems]
      if phrases.all(.section, in: text.lines[above].range).contains(where: { hit in headings.contains { $0.rawValue == hit.value } }) {
        return true
      }
      if emptyItemsHeadings.contains(above) { return true }
      if text.lines[above].isBlank {
        if passedBlank || line - above == 1 && labels.labelLines.contains(above - 1) { return false }
        passedBlank = true
      }
      above -= 1
    }
    return false
  }

  func isProse(_ range: Range<Int>) -> Bool {
    let bytes = text.bytes[range]
    return bytes.suffix(3).elementsEqual([0xE3, 0x80, 0x82]) || bytes.starts(with: Array("http".utf8)) || bytes.last == UInt8(ascii: ".")
  }
}
