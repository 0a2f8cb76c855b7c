import Events
import RulePacks

/// Goods in rows: tables of HTML, and columns that plain text sets with blanks.
extension ItemReader {
  // MARK: Tables with a header row

  func tableRows() -> [FoundItem] {
    var rows: [FoundItem] = []
    var columns: [LabelField?] = []
    for (index, line) in text.lines.enumerated()
    where rows.count < NoticeLimits.items && isReadable(index) && !line.isBlank && !LineShape.isRuler(text.bytes[line.range]) {
      var cells = line.cells.count > 1 ? line.cells : ColumnSplitter.columns(of: line.range, in: text)
      if line.cells.isEmpty, columns.count > 1, cells.count > columns.count {
        let wider = ColumnSplitter.columns(of: line.range, in: text, gap: 3)
        if wider.count == columns.count { cells = wider }
      }
      let header = cells.count > 1 && !cells.contains(where: isCountedCell) ? cells.map(columnField) : []
      if header.contains(.itemName), header.contains(where: { $0 == .quantity || $0 == .price || $0?.isAmount == true }) {
        columns = header
      } else if columns.count == cells.count, cells.count > 1, let item = row(cells, columns) {
        if !isSum(cells, columns) { rows.append(found(item, index, isCancelled: cells.contains(where: isCancelWord))) }
      } else {
        columns = []
      }
    }
    return rows
  }

  /// `数量 1` is no heading.
  private func isCountedCell(_ cell: Range<Int>) -> Bool {
    text.bytes[cell].last?.isDigit == true && phrases.all(.label, in: cell).contains { $0.value == LabelField.quantity.rawValue }
  }

  func columnField(_ cell: Range<Int>) -> LabelField? {
    guard let label = phrases.all(.label, in: cell).first(where: { $0.range.lowerBound - cell.lowerBound <= 6 }) else {
      return text.words(cell).contains("金額") ? .amount : nil
    }
    let field = LabelField(rawValue: label.value)
    return field == .items ? .itemName : field
  }

  /// Whether a row is that of 小計, 送料 and the like.
  private func isSum(_ cells: [Range<Int>], _ columns: [LabelField?]) -> Bool {
    guard let name = zip(cells, columns).first(where: { $0.1 == .itemName })?.0,
      let label = phrases.all(.label, in: name).first(where: {
        $0.range.lowerBound - name.lowerBound <= 6 && $0.range.upperBound <= name.upperBound
      })
    else { return false }
    switch LabelField(rawValue: label.value) {
    case .amount, .total, .grandTotal, .refundAmount, .points, .pointsTotal, .pointsUsed, .paymentMethod, .other: return true
    default: return false
    }
  }

  /// A cell of the column for the state that says キャンセル.
  private func isCancelWord(_ cell: Range<Int>) -> Bool {
    phrases.all(.stem, in: cell).contains { $0.value == Stem.cancel.rawValue && cell.count - $0.range.count <= 6 }
  }

  func row(_ cells: [Range<Int>], _ columns: [LabelField?]) -> Item? {
    var item = Item()
    for (cell, column) in zip(cells, columns) {
      switch column {
      case .itemName: item.name = ItemName.clean(text.words(cell))
      case .quantity: item.quantity = quantity(in: cell)
      case .price: item.price = amounts.first(in: cell, needsCurrency: false)?.amount
      default: break
      }
    }
    // A sum for one piece is its price.
    if !columns.contains(.price), item.quantity == 1, let sum = zip(cells, columns).first(where: { $0.1?.isAmount == true })?.0 {
      item.price = amounts.first(in: sum, needsCurrency: false)?.amount
    }
    return item.name == nil ? nil : item
  }

  // MARK: a row of a name with its count, and a price

  /// `ブレンド 200g × 2 豆のまま | ￥3,240`, as shop systems lay it out; a picture may stand before it.
  func pricedRows() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.count > 1 {
      let cells = line.cells.filter { !$0.isEmpty }
      if let item = selfLabelledRow(cells) {
        items.append(found(item, index))
        continue
      }
      guard !labels.labelLines.contains(index), cells.count == 2, let (quantity, nameEnd) = innerCount(cells[0]),
        let price = amounts.first(in: cells[1], needsCurrency: true), cells[1].count - price.range.count <= 4,
        let name = ItemName.clean(text.words(cells[0].lowerBound..<nameEnd))
      else { continue }
      // What stands in the row is the sum of the pieces.
      items.append(found(Item(name: name, quantity: quantity, price: quantity == 1 ? price.amount : nil), index))
    }
    return items
  }

  /// `生クリーム 200ml | 321円 | 数量 1`: a row that labels its count; a sum before the count is the price of one.
  private func selfLabelledRow(_ cells: [Range<Int>]) -> Item? {
    guard cells.count >= 2,
      let count = cells.dropFirst().firstIndex(where: { columnField($0) == .quantity }), let quantity = quantity(in: cells[count]),
      let name = ItemName.clean(text.words(cells[0])), columnField(cells[0]) == nil
    else { return nil }
    let price = cells[1..<count].lazy.compactMap { self.amounts.first(in: $0, needsCurrency: true)?.amount }.first
    return Item(name: name, quantity: quantity, price: price)
  }

  /// `× 2` anywhere behind a name.
  private func innerCount(_ cell: Range<Int>) -> (quantity: Int, nameEnd: Int)? {
    var position = cell.lowerBound + 2
    while position + 2 < cell.upperBound {
      if text.bytes[position] == 0xC3, text.bytes[position + 1] == 0x97 {
        var start = position + 2
        while start < cell.upperBound, text.bytes[start] == UInt8(ascii: " ") { start += 1 }
        let end = text.bytes[start..<cell.upperBound].firstIndex { !$0.isDigit } ?? cell.upperBound
        if end > start, end - start <= 3, let quantity = quantity(in: start..<end) { return (quantity, position) }
      }
      position += 1
    }
    return nil
  }

  // MARK: a row of a name and a number

  /// `A3カッティングマット | 1点`, a label before it or not.
  func countedRows() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && (2...3).contains(line.cells.count) {
      let (nameCell, countCell) = (line.cells[line.cells.count - 2], line.cells[line.cells.count - 1])
      guard line.cells.count == 3 || !labels.labelLines.contains(index), nameCell.count >= 6, let quantity = wholeCount(countCell),
        !phrases.isWord(nameCell), let name = ItemName.clean(text.words(nameCell))
      else { continue }
      items.append(found(Item(name: name, quantity: quantity), index))
    }
    return items
  }

  /// `2`, `2点`: nothing but a count.
  private func wholeCount(_ cell: Range<Int>) -> Int? {
    guard let (quantity, end) = count(at: cell.lowerBound, limit: cell.upperBound) else { return nil }
    let rest = text.bytes[end..<cell.upperBound]
    return rest.isEmpty && end - cell.lowerBound <= 2 || Self.units.contains { rest.elementsEqual($0) } ? quantity : nil
  }
}
