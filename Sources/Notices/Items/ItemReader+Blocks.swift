import Events
import RulePacks

/// Goods in blocks of lines: a name with its sum, its quantity or its price below.
extension ItemReader {
  // MARK: `3,280円 × 1 = 3,280円`

  func calculationLines() -> [FoundItem] {
    var items: [FoundItem] = []
    for (index, line) in text.lines.enumerated() where items.count < NoticeLimits.items && isReadable(index) {
      // `半幅帯 麻 白` in one cell of a row, `9,900円 × 1` in the next.
      guard line.cells.isEmpty else {
        if line.cells.count == 2, let (price, quantity, start) = calculation(in: line.cells[1]), start <= line.cells[1].lowerBound + 1,
          !isSumName(line.cells[0]), let name = ItemName.clean(text.words(line.cells[0]))
        {
          items.append(found(Item(name: name, quantity: quantity, price: price), index))
        }
        continue
      }
      guard let (price, quantity, start) = calculation(in: line.range) else { continue }
      let before = text.words(line.range.lowerBound..<start)
      let sameLine = startsWithPriceLabel(line.range, before: start) ? nil : ItemName.clean(before)
      items.append(found(Item(name: sameLine ?? nameAbove(index), quantity: quantity, price: price), index))
    }
    return items
  }

  func startsWithPriceLabel(_ range: Range<Int>, before end: Int) -> Bool {
    phrases.all(.label, in: range.lowerBound..<end).contains {
      $0.value == LabelField.price.rawValue && $0.range.lowerBound - range.lowerBound <= 12
    }
  }

  /// `price × count` with a currency on the price.
  func calculation(in range: Range<Int>) -> (price: Amount, quantity: Int, start: Int)? {
    for money in amounts.all(in: range) + pricesWithAtSign(in: range) {
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

  /// `@840`: the price of one piece, as old Japanese bills mark it.
  private func pricesWithAtSign(in range: Range<Int>) -> [MoneyValue] {
    guard let sign = text.bytes[range].firstIndex(of: UInt8(ascii: "@")), sign == range.lowerBound || text.bytes[sign - 1] >= 0x80,
      let money = amounts.first(in: sign + 1..<range.upperBound, needsCurrency: false), money.range.lowerBound == sign + 1
    else { return [] }
    return [MoneyValue(amount: money.amount, currency: nil, range: sign..<money.range.upperBound)]
  }

  /// The name on the lines above, passing over a line that holds only the shop's code.
  func nameAbove(_ line: Int) -> String? {
    var passedCode = false
    for above in stride(from: line - 1, to: max(0, line - 5), by: -1) {
      let candidate = text.lines[above]
      if candidate.isBlank || LineShape.isRuler(text.bytes[candidate.range]) { return nil }
      if !passedCode, isCode(candidate.range), above > 1, !text.lines[above - 1].isBlank, !labels.labelLines.contains(above - 1) {
        passedCode = true
        continue
      }
      if labels.labelLines.contains(above) {
        let value = labels.values(on: above).first { $0.valueLine == above && ($0.field == .itemName || $0.field == .items) }
        if let value { return ItemName.clean(text.words(value.range)) }
      }
      // `カラー:ネイビー`, `SKU管理番号:im-ft5`
      if isOptionLine(candidate), above > 1, !text.lines[above - 1].isBlank { continue }
      if labels.labelLines.contains(above) { return nil }
      return name(endingAt: above)
    }
    return nil
  }

  /// The name on a line, with the line before it when it was hard-wrapped there.
  func name(endingAt line: Int) -> String? { ItemName.clean(text.words(text.lines[line].range)) }

  // MARK: `数量: 1` below a name

  func quantityBlocks() -> [FoundItem] {
    var items: [FoundItem] = []
    for value in labels.all(.quantity) where isReadable(value.line) {
      guard let quantity = quantity(in: value.range) ?? kanjiCount(at: value.range.lowerBound, limit: value.range.upperBound) else {
        continue
      }
      let name = nameBefore(value)
      guard let name else { continue }
      items.append(found(Item(name: name, quantity: quantity, price: price(around: value)), value.line))
    }
    return items
  }

  /// The labelled name since the last quantity, or else the line above.
  func nameBefore(_ quantity: LabelValues.Value) -> String? {
    if let name = nameOnLine(quantity.line) { return name }
    let previous = labels.all(.quantity).last { $0.label.lowerBound < quantity.label.lowerBound }?.line ?? 0
    if let labelled = labels.all(.itemName).last(where: {
      $0.line > previous && $0.line <= quantity.line && $0.label.lowerBound < quantity.label.lowerBound
    }) {
      return countedName(labelled)?.0
    }
    for above in stride(from: quantity.line - 1, to: max(previous, quantity.line - 4), by: -1) {
      let line = text.lines[above]
      if line.isBlank || LineShape.isRuler(text.bytes[line.range]) { continue }
      if labels.labelLines.contains(above) {
        if labels.values(on: above).contains(where: { $0.field == .price || $0.field == .other }) { continue }
        return labels.values(on: above).first { $0.field == .items && $0.valueLine == above }.flatMap {
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

  /// `手摘み玉露 50g缶　単価：￥3,240　数量：1`: what stands before the labels of its own line.
  private func nameOnLine(_ line: Int) -> String? {
    let range = text.lines[line].range
    let first = phrases.all(.label, in: range).first {
      ($0.value == LabelField.price.rawValue || $0.value == LabelField.quantity.rawValue) && text.hadBlank(before: $0.range.lowerBound)
    }
    guard let first, text.lines[line].cells.isEmpty, !labels.labelLines.contains(line) || !startsWithLabel(range),
      amounts.first(in: range.lowerBound..<first.range.lowerBound, needsCurrency: true) == nil
    else { return nil }
    return ItemName.clean(text.words(range.lowerBound..<first.range.lowerBound))
  }

  private func startsWithLabel(_ range: Range<Int>) -> Bool {
    let start = LineShape.contentStart(of: range, in: text.bytes)
    return phrases.all(.label, in: range).contains { $0.range.lowerBound - start <= 6 }
  }

  /// `kt-08-gg`, `(tsuki-15)`: the shop's own code on a line of its own.
  func isCode(_ range: Range<Int>) -> Bool {
    text.words(range).utf8.allSatisfy { $0 < 0x80 && $0 != 0x20 } || text.bytes[range].allSatisfy { $0 < 0x80 && $0 != 0x20 }
  }

  /// A short word and a colon.
  func isOptionLine(_ line: NoticeText.Line) -> Bool {
    let start = LineShape.contentStart(of: line.range, in: text.bytes)
    return text.bytes[start..<min(line.range.upperBound, start + 19)].contains(UInt8(ascii: ":"))
  }

  /// A price on the same line behind its label, or on one of the next two lines alone or labelled.
  func price(around quantity: LabelValues.Value) -> Amount? {
    let line = text.lines[quantity.line].range
    if let label = phrases.all(.label, in: quantity.label.upperBound..<line.upperBound).first(where: {
      $0.value == LabelField.price.rawValue
    }),
      let money = amounts.first(in: label.range.upperBound..<line.upperBound, needsCurrency: true)
    {
      return money.amount
    }
    // `単価：14,800円　数量：1`, `￥7,590　数量：1`
    if let money = amounts.all(in: line.lowerBound..<quantity.label.lowerBound).last,
      money.range.lowerBound - line.lowerBound <= 3 || labels.values(on: quantity.line).contains(where: { $0.field == .price })
    {
      return money.amount
    }
    for near in [quantity.line - 1, quantity.line + 1, quantity.line + 2] where text.lines.indices.contains(near) && isReadable(near) {
      let candidate = text.lines[near]
      // A sum for one piece is its price.
      let isOne = self.quantity(in: quantity.range) == 1
      if let value = labels.values(on: near).first(where: { ($0.field == .price || isOne && $0.field == .amount) }),
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

  func quotedBlocks() -> [FoundItem] {
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

  func quotedName(from line: Int) -> (name: String, lastLine: Int)? {
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
  func counted(in range: Range<Int>) -> Int? {
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

  // MARK: name, then `￥ 382` alone below it, both indented

  func priceBlocks() -> [FoundItem] {
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
}
