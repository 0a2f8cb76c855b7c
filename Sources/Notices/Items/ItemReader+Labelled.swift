import Events
import RulePacks

/// Goods beside labels of their own.
extension ItemReader {
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
    for position in value.range where text.bytes[position].isDigit && position > start && text.hadBlank(before: position) {
      guard let (quantity, end) = Self.countWithUnit(in: text.bytes, at: position, limit: value.range.upperBound),
        end == value.range.upperBound || text.hadBlank(before: end), let name = ItemName.clean(text.words(start..<position))
      else { continue }
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
        isSetBelow(line, value), let count = trailingCount(range, isListed: true),
        let name = ItemName.clean(text.words(range.lowerBound..<count.nameEnd))
      else { break }
      items.append(found(Item(name: name, quantity: count.quantity), line))
    }
    return items
  }

  // MARK: a name above `販売： …`

  /// Names that stand alone right above the label of who sells them.
  func soldNames() -> [FoundItem] {
    labels.all(.seller).compactMap { value in
      let line = value.line - 1
      guard line > 0, isReadable(line), value.label.lowerBound - text.lines[value.line].range.lowerBound <= Self.longestBullet,
        !text.lines[line].isBlank, !labels.labelLines.contains(line), !LineShape.isRuler(text.bytes[text.lines[line].range]),
        text.lines[line].indent >= text.lines[value.line].indent, let name = ItemName.clean(text.words(text.lines[line].range))
      else { return nil }
      return found(Item(name: name), line)
    }
  }

  /// A dot or the like before a label, in bytes.
  private static let longestBullet = 3

  /// Whether a line stands below a value as the next one of a list: deeper than the label, or in line with a value below it.
  private func isSetBelow(_ line: Int, _ value: LabelValues.Value) -> Bool {
    let indent = text.lines[line].indent
    return indent > text.lines[value.line].indent + 2 || value.valueLine > value.line && indent == text.lines[value.valueLine].indent
  }

  /// `爪とぎタワー　1個　5,980円`: the sum behind one piece is its price.
  private func priceBehind(_ value: LabelValues.Value, _ quantity: Int?) -> Amount? {
    guard quantity == 1, let money = amounts.first(in: value.range, needsCurrency: true), money.range.lowerBound > value.range.lowerBound
    else { return nil }
    return money.amount
  }

  /// The name without a count behind it (`… ベージュ　１枚`).
  func countedName(_ value: LabelValues.Value) -> (String, Int?)? {
    // `『遠い汽笛』 10月8日(土) 自由席 2枚`
    if let quotation = Quotations.find(in: text.bytes[value.range], pairs: Quotations.marks).first,
      quotation.lowerBound == value.range.lowerBound, let count = trailingCount(value.range, isListed: true),
      count.nameEnd > quotation.upperBound, let name = ItemName.clean(text.words(quotation))
    {
      return (name, count.quantity)
    }
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
        && text.hadBlank(before: $0.range.lowerBound)
    }
    if let label {
      let isQuantity = label.value == LabelField.quantity.rawValue
      return (label.range.lowerBound, isQuantity ? quantity(in: label.range.upperBound..<range.upperBound) : nil)
    }
    guard let money = amounts.first(in: range, needsCurrency: true), money.range.lowerBound > range.lowerBound else { return nil }
    if text.bytes[money.range.lowerBound - 1] == UInt8(ascii: "(") { return (money.range.lowerBound - 1, nil) }
    return text.hadBlank(before: money.range.lowerBound) ? (money.range.lowerBound, nil) : nil
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
}
