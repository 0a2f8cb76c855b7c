import Events
import RulePacks

/// Goods with their price on one line, in letters that set no columns.
extension ItemReader {
  // MARK: `name　38,000円　一棹`, `name　1,650円`

  func pricedLines() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated()
    where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty && !labels.labelLines.contains(index) {
      guard let money = amounts.first(in: line.range, needsCurrency: true), money.amount > 0,
        setsOffPrice(money.range.lowerBound, in: line.range),
        let tail = tail(of: money.range.upperBound..<line.range.upperBound),
        !isSumName(line.range.lowerBound..<money.range.lowerBound), !startsWithCarrier(line.range),
        let name = ItemName.clean(text.words(line.range.lowerBound..<money.range.lowerBound))
          ?? (money.range.lowerBound - line.range.lowerBound <= 3 && tail.count != nil ? nameAbove(index) : nil)
      else { continue }
      let counted = leadingCount(name)
      items.append(found(Item(name: counted?.name ?? name, quantity: counted?.quantity ?? tail.count, price: money.amount), index))
    }
    return items
  }

  /// `1 x Headphones`: the count before a name.
  private func leadingCount(_ name: String) -> (quantity: Int, name: String)? {
    let parts = name.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, let quantity = Int(parts[0]), (1...999).contains(quantity),
      parts[1] == "x" || parts[1] == "×" || parts[1] == "X"
    else { return nil }
    return (quantity, String(parts[2]))
  }

  /// Whether a price is set off from what stands before it: by a blank, by brackets that close, by `@`.
  private func setsOffPrice(_ position: Int, in line: Range<Int>) -> Bool {
    if position == line.lowerBound || text.hadBlank(before: position) { return true }
    return [")", "@", "」", "』"].contains { text.bytes[line.lowerBound..<position].suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// `佐川急便　735円` is a fee.
  func startsWithCarrier(_ range: Range<Int>) -> Bool {
    phrases.all(.carrier, in: range).contains { $0.range.lowerBound - range.lowerBound <= 3 }
  }

  // MARK: `1 x name = 7,980円`

  func multipliedLines() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated() where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty {
      guard case (let quantity, let end)? = count(at: LineShape.contentStart(of: line.range, in: text.bytes), limit: line.range.upperBound)
      else { continue }
      guard let start = behindTimes(end, limit: line.range.upperBound),
        let equals = text.bytes[start..<line.range.upperBound].lastIndex(of: UInt8(ascii: "=")), equals > start,
        let sum = amounts.first(in: equals..<line.range.upperBound, needsCurrency: true),
        let name = ItemName.clean(text.words(start..<equals))
      else { continue }
      items.append(found(Item(name: name, quantity: quantity, price: quantity == 1 ? sum.amount : nil), index))
    }
    return items
  }

  /// Where words begin behind `x` or `×`; nil if no such sign stands at a place.
  private func behindTimes(_ position: Int, limit: Int) -> Int? {
    let rest = text.bytes[position..<limit]
    let sign = rest.firstIndex { $0 != UInt8(ascii: " ") } ?? limit
    if text.bytes[sign..<limit].starts(with: "\u{D7}".utf8) { return sign + 2 }
    guard sign + 1 < limit, text.bytes[sign] == UInt8(ascii: "x"), !text.bytes[sign + 1].isLetter, !text.bytes[sign + 1].isDigit else {
      return nil
    }
    return sign + 1
  }

  // MARK: tails

  /// What follows a price: a count, or nothing.
  private enum Tail {
    case nothing
    case counted(Int)

    var count: Int? { if case .counted(let count) = self { count } else { nil } }
  }

  /// Longest rest of a line that is a count: （税込） 一棹.
  private static let longestCount = 30

  /// What follows a price up to the end of its line; nil if it is other words.
  private func tail(of range: Range<Int>) -> Tail? {
    guard range.count <= Self.longestCount else { return nil }
    func skipBlanks(_ position: Int) -> Int {
      text.bytes[position..<range.upperBound].firstIndex { $0 != UInt8(ascii: " ") } ?? range.upperBound
    }
    var position = skipBlanks(range.lowerBound)
    if text.bytes[position..<range.upperBound].first == UInt8(ascii: "("),
      let close = text.bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: ")"))
    {
      position = skipBlanks(close + 1)
    }
    guard position < range.upperBound else { return .nothing }
    let kanji = kanjiCount(at: position, limit: range.upperBound).map { ($0, position + 3) }
    guard let (count, end) = count(at: position, limit: range.upperBound) ?? kanji, end < range.upperBound,
      range.upperBound - end <= Self.longestUnit, text.bytes[end] >= 0x80
    else { return nil }
    return .counted(count)
  }

  /// Longest word behind a count that is taken for its unit: 棹, セット, 個入.
  private static let longestUnit = 12

  private static let kanjiNumbers: [([UInt8], Int)] = [
    ("一", 1), ("壱", 1), ("壹", 1), ("二", 2), ("弐", 2), ("三", 3), ("参", 3), ("四", 4), ("五", 5), ("六", 6), ("七", 7), ("八", 8), ("九", 9),
    ("十", 10),
  ].map { (Array($0.0.utf8), $0.1) }

  /// A number written as one kanji that begins at a place.
  func kanjiCount(at position: Int, limit: Int) -> Int? { Self.kanjiCount(in: text.bytes, at: position, limit: limit) }

  private static func kanjiCount(in bytes: [UInt8], at position: Int, limit: Int) -> Int? {
    kanjiNumbers.first { position + 3 <= limit && bytes[position..<position + 3].elementsEqual($0.0) }?.1
  }

  /// One kanji and a unit that begin at a place, the line wrapped between them or not: `二本`.
  static func kanjiCountWithUnit(in bytes: [UInt8], at position: Int, limit: Int) -> Int? {
    guard let count = kanjiCount(in: bytes, at: position, limit: limit) else { return nil }
    let end = bytes[(position + 3)..<limit].first == UInt8(ascii: "\n") ? position + 4 : position + 3
    return units.contains { bytes[end..<limit].starts(with: $0) } ? count : nil
  }

  /// Whether what stands before a sum names a sum, a fee or a payment and no goods: クール送料, ご請求予定額.
  func isSumName(_ range: Range<Int>) -> Bool {
    if [PhraseRole.payment, .oldValue, .newValue].contains(where: { !phrases.all($0, in: range).isEmpty }) { return true }
    return phrases.all(.label, in: range).contains { hit in
      guard hit.range.upperBound + 3 >= range.upperBound, let field = LabelField(rawValue: hit.value) else { return false }
      switch field {
      case .amount, .total, .grandTotal, .refundAmount, .points, .pointsTotal, .pointsUsed, .other, .price: return true
      default: return false
      }
    }
  }

  // MARK: `1 "name"`, the price at the end of the next line

  func quotedCounts() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated() where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty {
      guard case (let quantity, var end)? = count(at: LineShape.contentStart(of: line.range, in: text.bytes), limit: line.range.upperBound)
      else { continue }
      while end < line.range.upperBound, text.bytes[end] == UInt8(ascii: " ") { end += 1 }
      guard text.bytes[end..<line.range.upperBound].first == UInt8(ascii: "\""), text.bytes[line.range].last == UInt8(ascii: "\""),
        let name = ItemName.clean(text.words(end..<line.range.upperBound))
      else { continue }
      let below = text.lines.indices.contains(index + 1) && isReadable(index + 1) ? amounts.all(in: text.lines[index + 1].range).last : nil
      items.append(found(Item(name: name, quantity: quantity, price: below?.amount), index))
    }
    return items
  }

  // MARK: `name - 2 x ¥1,980`

  func countedPrices() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated() where items.count < NoticeLimits.items && isReadable(index) && line.cells.isEmpty {
      guard let money = amounts.first(in: line.range, needsCurrency: true), money.amount > 0,
        let count = countWithMark(before: money.range.lowerBound, in: line.range),
        let name = ItemName.clean(text.words(line.range.lowerBound..<count.start))
      else { continue }
      items.append(found(Item(name: name, quantity: count.quantity, price: money.amount), index))
    }
    return items
  }

  /// `2 x ` right before a place, a dash before it or not.
  private func countWithMark(before position: Int, in range: Range<Int>) -> (quantity: Int, start: Int)? {
    func skip(_ end: inout Int, _ bytes: String) {
      while end > range.lowerBound, bytes.utf8.contains(text.bytes[end - 1]) { end -= 1 }
    }
    var end = position
    skip(&end, " ")
    if end - 2 >= range.lowerBound, text.bytes[end - 2..<end].elementsEqual([0xC3, 0x97]) {
      end -= 2
    } else if end > range.lowerBound, text.bytes[end - 1] == UInt8(ascii: "x") {
      end -= 1
    } else {
      return nil
    }
    skip(&end, " ")
    guard case (let quantity, let start)? = count(before: end, limit: range.lowerBound) else { return nil }
    end = start
    skip(&end, " -")
    return end > range.lowerBound ? (quantity, end) : nil
  }
}
