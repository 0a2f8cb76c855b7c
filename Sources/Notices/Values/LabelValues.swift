import RulePacks

/// Values that stand beside labels: on the same line, in the next cell, or on the next line.
struct LabelValues {
  struct Value {
    var field: LabelField
    /// The label itself.
    var label: Range<Int>
    /// The value, in folded text; never empty.
    var range: Range<Int>
    /// Line of the label; of the value, where the label heads a column.
    var line: Int
    /// Line of the value.
    var valueLine: Int
    /// The label heads a column, some rows above.
    var isInColumn = false

    /// The words that state what ends at a place in the value: from the label on, unless other rows stand between.
    func evidence(upTo end: Int) -> Range<Int> { (isInColumn ? range : label).lowerBound..<end }
  }

  /// In the order of the text.
  private(set) var values: [Value] = []
  /// Lines on which a label begins, whether or not it has a value.
  private(set) var labelLines: Set<Int> = []

  private let text: NoticeText
  /// The values of each line that holds labels: readers ask for them line by line.
  private var valuesByLine: [Int: [Value]] = [:]
  /// The row asked about last: one row may hold thousands of labels.
  private var lastRow: (line: Int, isHeader: Bool)?

  init(text: NoticeText, phrases: Phrases) {
    self.text = text
    // One line may hold thousands of labels behind a long ornament.
    var start: (cell: Int, content: Int)?
    for hit in phrases.all(.label) {
      guard values.count < NoticeLimits.labelledValues else { break }
      guard let field = LabelField(rawValue: hit.value) else { continue }
      // 【予約商品】発売日変更のご案内: a subject names numbers only.
      if text.isSubject(hit.range), !Self.isNumber(field) { continue }
      if let below = valuesBelow(field, label: hit.range, phrases) {
        values += below
        continue
      }
      guard var value = value(of: field, label: hit.range, &start) else { continue }
      value.range = value.range.prefix(NoticeLimits.valueBytes)
      values.append(value)
    }
    valuesByLine = Dictionary(grouping: values, by: \.line)
  }

  /// The values of the labels of a line, in order.
  func values(on line: Int) -> [Value] { valuesByLine[line] ?? [] }

  /// All values of a field, in order.
  func all(_ field: LabelField) -> [Value] { values.filter { $0.field == field } }

  /// Values in the column below a label that stands in a header row; nil if the row is none.
  private mutating func valuesBelow(_ field: LabelField, label: Range<Int>, _ phrases: Phrases) -> [Value]? {
    let line = text.lineIndex(at: label.lowerBound)
    let cells = text.lines[line].cells
    guard cells.count > 1, let column = cells.firstIndex(where: { $0.contains(label.lowerBound) }), isHeaderRow(line, phrases) else {
      return nil
    }
    labelLines.insert(line)
    // The rows of goods are read as a table.
    switch field {
    case .itemName, .items, .quantity, .price, .amount, .total, .grandTotal, .other: return []
    default: break
    }
    var found: [Value] = []
    for row in text.lines[(line + 1)...].indices.prefix(NoticeLimits.numbers) {
      guard text.lines[row].cells.count == cells.count else { break }
      let cell = text.lines[row].cells[column]
      guard !cell.isEmpty else { continue }
      found.append(
        Value(field: field, label: label, range: cell.prefix(NoticeLimits.valueBytes), line: row, valueLine: row, isInColumn: true))
    }
    return found
  }

  /// Whether a row holds labels only, two at least, and the next row is as wide and holds a number.
  private mutating func isHeaderRow(_ line: Int, _ phrases: Phrases) -> Bool {
    if let lastRow, lastRow.line == line { return lastRow.isHeader }
    let isHeader = holdsLabelsOnly(line, phrases)
    lastRow = (line, isHeader)
    return isHeader
  }

  private func holdsLabelsOnly(_ line: Int, _ phrases: Phrases) -> Bool {
    let cells = text.lines[line].cells
    guard text.lines.indices.contains(line + 1), text.lines[line + 1].cells.count == cells.count,
      text.bytes[text.lines[line + 1].range].contains(where: \.isDigit), !text.bytes[text.lines[line].range].contains(where: \.isDigit)
    else { return false }
    func isLabel(_ cell: Range<Int>) -> Bool {
      phrases.all(.label, in: cell).contains { $0.range.lowerBound - cell.lowerBound <= 6 && cell.upperBound - $0.range.upperBound <= 6 }
    }
    // Labels and values take turns in other tables: then the row below begins with a label too.
    return cells.count(where: isLabel) >= 2 && !text.lines[line + 1].cells.contains(where: isLabel)
  }

  private static func isNumber(_ field: LabelField) -> Bool {
    field == .orderNumber || field == .formerOrderNumber || field.isParcel || field == .otherNumber || field == .receptionNumber
  }

  private mutating func value(of field: LabelField, label: Range<Int>, _ start: inout (cell: Int, content: Int)?) -> Value? {
    let line = text.lineIndex(at: label.lowerBound)
    let cell = text.field(at: label.lowerBound, line: line)
    // Joined lines have no border between them: what runs over one is no label.
    guard label.upperBound <= cell.upperBound else { return nil }
    // `order NO-JP-40871`: the label ends in a word that is part of the number.
    if text.hasWord("-", at: label.upperBound), label.upperBound + 1 < cell.upperBound, text.bytes[label.upperBound + 1].isLetter,
      text.bytes[label.upperBound - 1].isLetter
    {
      return nil
    }
    if start?.cell != cell.lowerBound { start = (cell.lowerBound, LineShape.contentStart(of: cell, in: text.bytes)) }
    let leading = label.lowerBound - (start?.content ?? cell.lowerBound)
    let isNumber = Self.isNumber(field)
    // A label opens its line or cell (ご, お and 【変更対象の may stand before it); a number may be named inside a sentence.
    let isSecond = (field == .quantity || field == .price) && opensColumn(label.lowerBound)
    guard leading <= 6 || isSecond || (isNumber && !text.lines[line].range.isEmpty) else { return nil }
    // 番号 alone ends many other labels: it must open its line or a bracket.
    let isBracketed = ["(", ")"].contains { text.hasWord($0, endingAt: label.lowerBound) }
    if label.count <= 6, leading > 0, !isSecond, !isBracketed { return nil }
    let opensLine = leading <= 6 && (leading == 0 || !isSecond)
    var position = label.upperBound
    skipTranslation(&position, end: cell.upperBound)
    let hasSeparator = skipSeparators(&position, end: cell.upperBound)
    if opensLine, hasSeparator || position >= cell.upperBound || text.lines[line].cells.count > 1 { labelLines.insert(line) }
    if position < cell.upperBound {
      guard hasSeparator || followsDirectly(position, field: field) else { return nil }
      if opensLine { labelLines.insert(line) }
      return Value(field: field, label: label, range: position..<cell.upperBound, line: line, valueLine: line)
    }
    guard leading <= 6 else { return isNumber ? wrappedValue(of: field, label: label, line: line) : nil }
    if let next = nextCell(after: cell, line: line) { return Value(field: field, label: label, range: next, line: line, valueLine: line) }
    guard let next = nextLine(after: line) else { return nil }
    return Value(field: field, label: label, range: text.lines[next].range, line: line, valueLine: next)
  }

  /// `（予約番号`, and on the next line `1507-2284）`: a label in brackets at which the line was wrapped.
  private func wrappedValue(of field: LabelField, label: Range<Int>, line: Int) -> Value? {
    let isBracketed = ["(", "(御"].contains { text.hasWord($0, endingAt: label.lowerBound) }
    guard isBracketed, text.lines[line].cells.isEmpty, text.lines.indices.contains(line + 1), !text.lines[line + 1].isBlank else {
      return nil
    }
    let next = text.lines[line + 1].range
    guard text.bytes[next.lowerBound].isDigit || text.bytes[next.lowerBound].isLetter else { return nil }
    return Value(field: field, label: label, range: next, line: line, valueLine: line + 1)
  }

  /// Longest second name of a label, in bytes.
  private static let longestTranslation = 40

  /// Skips what says a label again in another language: 追跡番号* / Tracking number*: 7304.
  private func skipTranslation(_ position: inout Int, end: Int) {
    guard position < end, let slash = text.bytes[position..<min(end, position + 2)].firstIndex(of: UInt8(ascii: "/")) else { return }
    let rest = slash..<min(end, slash + Self.longestTranslation)
    if let colon = text.bytes[rest].firstIndex(of: UInt8(ascii: ":")) {
      position = colon
    } else if rest.upperBound == end, !text.bytes[rest].contains(where: \.isDigit) {
      position = end
    }
  }

  /// Skips closing brackets, colons and blanks behind a label; true when one of them ends the label.
  private func skipSeparators(_ position: inout Int, end: Int) -> Bool {
    var found = false
    var parenthesis = position
    // お問い合わせ番号（伝票番号）：, 合計（税込）
    if parenthesis < end, text.bytes[parenthesis] == UInt8(ascii: "("),
      let close = text.bytes[parenthesis..<min(end, parenthesis + 40)].firstIndex(of: UInt8(ascii: ")"))
    {
      parenthesis = close + 1
      position = parenthesis
      found = true
    }
    while position < end {
      let (scalar, length) = decodeScalar(text.bytes[position..<end], at: position)
      switch scalar {
      // : . ] ) } = > | and 】〕〉》」』 … ・
      case 0x3A, 0x2E, 0x5D, 0x29, 0x7D, 0x3D, 0x3E, 0x7C, 0x3011, 0x3015, 0x3009, 0x300B, 0x300D, 0x300F, 0x2026, 0x30FB, 0x2025:
        found = true
      case 0x20: break
      default: return found
      }
      position += length
    }
    return found
  }

  /// Folding dropped the blanks, so `合計 2,420` reads `合計2,420`: a number may follow its label directly, prose may not.
  private func followsDirectly(_ position: Int, field: LabelField) -> Bool {
    let byte = text.bytes[position]
    switch field {
    case .orderNumber, .formerOrderNumber, .trackingNumber, .inquiryNumber, .otherNumber, .receptionNumber:
      return byte < 0x80 || startsWith("は", position) || startsWith("が", position) || startsWith("第", position)
    case .amount, .total, .grandTotal, .refundAmount, .price, .quantity, .points, .pointsTotal, .pointsUsed, .arrival, .arrivalTime,
      .shipDate,
      .orderedAt, .occurredAt, .respondBy, .refundBy, .other:
      return byte < 0x80 || byte == 0xC2 || text.hadBlank(before: position)
    default: return text.hadBlank(before: position)
    }
  }

  private func startsWith(_ word: String, _ position: Int) -> Bool { text.bytes[position...].starts(with: Array(word.utf8)) }

  /// Whether a label stands behind white space, a bracket before it or not: `[単価] 630円　[数量] 3`.
  private func opensColumn(_ position: Int) -> Bool {
    if text.hadBlank(before: position) { return true }
    let bracketLength = position >= 3 && text.bytes[position - 3..<position].elementsEqual("【".utf8) ? 3 : 1
    guard position > bracketLength, bracketLength == 3 || text.bytes[position - 1] == UInt8(ascii: "[") else { return false }
    return text.hadBlank(before: position - bracketLength)
  }

  private func nextCell(after cell: Range<Int>, line: Int) -> Range<Int>? {
    text.lines[line].cells.first { $0.lowerBound > cell.lowerBound && !$0.isEmpty }
  }

  /// The next line with text, unless more than one blank line, a ruler or another label comes first.
  private func nextLine(after line: Int) -> Int? {
    for next in line + 1..<min(line + 3, max(line + 1, text.lines.count)) where !text.lines[next].isBlank {
      guard !LineShape.isRuler(text.bytes[text.lines[next].range]), text.lines[next].quoteDepth == text.lines[line].quoteDepth else {
        return nil
      }
      return next
    }
    return nil
  }
}
