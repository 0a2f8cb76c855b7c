import Events
import RulePacks

/// Goods in columns that plain text sets with blanks or rules, without a row that heads them.
extension ItemReader {
  /// Most columns of a line of goods.
  private static let mostColumns = 6

  // MARK: `name    2    1,950円    3,900円`, `name　7,900円　1`

  func columnedLines() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty && !line.isBlank && !labels.labelLines.contains(index)
    {
      let columns = ColumnSplitter.columns(of: line.range, in: text)
      guard (3...Self.mostColumns).contains(columns.count), sumAlone(columns[0]) == nil, let row = Row(columns, self),
        !isSumName(columns[0]),
        !startsWithCarrier(line.range), let name = ItemName.clean(text.words(columns[0]))
      else { continue }
      items.append(found(Item(name: name, quantity: row.quantity, price: row.price), index))
    }
    return items
  }

  /// What stands in the columns behind a name: one count and a sum or two, and nothing else.
  private struct Row {
    private(set) var quantity = 0
    private(set) var price: Amount?

    init?(_ columns: [Range<Int>], _ reader: ItemReader) {
      let bytes = reader.text.bytes
      var sums: [Amount] = []
      var unitPrice: Amount?
      var isCountFirst = false
      for column in columns.dropFirst() {
        // `×` alone, `(税込)`
        if column.count <= 3, bytes[column].first.map({ !$0.isDigit }) ?? true { continue }
        if bytes[column].first == UInt8(ascii: "("), bytes[column].last == UInt8(ascii: ")") { continue }
        if let count = reader.countAlone(column) {
          guard quantity == 0 else { return nil }
          quantity = count
          isCountFirst = sums.isEmpty
        } else if let sum = reader.sumAlone(column) {
          if bytes[column].first == UInt8(ascii: "@") || reader.priceLabel(opening: column) != nil { unitPrice = sum }
          sums.append(sum)
        } else {
          return nil
        }
      }
      guard quantity > 0, let first = sums.first, sums.count <= 2 else { return nil }
      if unitPrice != nil || sums.count == 1 {
        price = unitPrice ?? (quantity == 1 || !isCountFirst ? first : nil)
      } else {
        let (product, overflow) = first.hundredths.multipliedReportingOverflow(by: quantity)
        price = !overflow && product == sums[1].hundredths ? first : nil
      }
    }
  }

  /// `2`, `×2`, `3個`: a count and no more.
  private func countAlone(_ column: Range<Int>) -> Int? {
    var start = column.lowerBound
    while start < column.upperBound, text.bytes[start] == UInt8(ascii: " ") || text.bytes[start] == UInt8(ascii: "x") { start += 1 }
    if text.hasWord("\u{D7}", at: start) { start += 2 }
    while start < column.upperBound, text.bytes[start] == UInt8(ascii: " ") { start += 1 }
    if let (count, end) = Self.countWithUnit(in: text.bytes, at: start, limit: column.upperBound), end == column.upperBound { return count }
    guard let (count, end) = count(at: start, limit: column.upperBound), end == column.upperBound else { return nil }
    return count
  }

  private func priceLabel(opening column: Range<Int>) -> Range<Int>? {
    phrases.all(.label, in: column).first { $0.value == LabelField.price.rawValue && $0.range.lowerBound == column.lowerBound }?.range
  }

  /// `1,950円`, `@ JPY 1,950`, `7,980`: a sum and no more.
  private func sumAlone(_ column: Range<Int>) -> Amount? {
    var start = column.lowerBound
    if let label = priceLabel(opening: column) { start = label.upperBound }
    if text.hasWord("税込", at: start) { start += "税込".utf8.count }
    start = text.bytes[start..<column.upperBound].firstIndex { $0 != UInt8(ascii: "@") && $0 != UInt8(ascii: " ") } ?? column.upperBound
    guard let money = amounts.first(in: start..<column.upperBound, needsCurrency: false), money.range.lowerBound - start <= 4,
      column.upperBound - money.range.upperBound <= 12
    else { return nil }
    // A number of one to three digits without a currency is a count.
    let isPlain = text.bytes[money.range].allSatisfy(\.isDigit)
    return isPlain && money.range.count <= 3 ? nil : money.amount
  }
}
