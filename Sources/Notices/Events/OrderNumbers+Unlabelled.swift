import RulePacks

/// Order numbers that no label names.
extension OrderNumbers {
  /// `ご注文（A-12345）`, `注文 A5530917 の件`, `ご注文いただきました ST-0094417 は`: a number right behind the word.
  func numbersBesideOrder(_ reader: NumberReader) -> [Found] {
    let receptions = phrases.all(.label).filter { $0.value == LabelField.receptionNumber.rawValue }
    for hit in phrases.all(.orderContext) + phrases.all(.orderMention) + phrases.all(.orderedGoods) + receptions + phrases.all(.numberWord)
    {
      let line = text.lineIndex(at: hit.range.lowerBound)
      guard !isQuoted(line), text.lines[line].section != .cut else { continue }
      var position = hit.range.upperBound
      var end = text.lines[line].range.upperBound
      if text.lines[line].range == hit.range, let below = lineBelow(line) { (position, end) = (below.lowerBound, below.upperBound) }
      while position < end, let length = openerLength(at: position) { position += length }
      guard let token = reader.tokens(in: position..<max(position, min(end, position + 40))).first, token.lowerBound == position,
        text.bytes[token].count(where: \.isDigit) >= 3, token.count <= 30, !isMeasure(token),
        !reader.looksLikeOther(token, isNamed: hit.role == .orderContext || hit.role == .orderMention),
        hit.role != .numberWord || text.bytes[token].count(where: \.isDigit) < Self.shortestParcel
      else { continue }
      return [Found(number: written(token), range: token, isLabelled: false, places: [token])]
    }
    return []
  }

  /// The next line, where a word fills its own: `Order` above `KPG-4471`.
  private func lineBelow(_ line: Int) -> Range<Int>? {
    guard line > 0, line + 1 < text.lines.count, !text.lines[line + 1].isBlank else { return nil }
    return text.lines[line + 1].range
  }

  /// Shortest number that is known by being repeated alone.
  private static let shortestRepeated = 5

  /// `T180903-6612 お取消の件`, and the same number in the body: what names the matter in both places is its number.
  func repeatedNumbers(_ reader: NumberReader) -> [Found] {
    let subject = reader.tokens(in: 0..<text.subjectEnd).filter { token in
      let digits = text.bytes[token].count(where: \.isDigit)
      return token.count >= Self.shortestRepeated && token.count <= 30 && digits >= 3 && digits * 2 >= token.count
        && !reader.looksLikeOther(token) && !isMeasure(token) && !isModel(token)
    }
    guard !subject.isEmpty else { return [] }
    var places: [ArraySlice<UInt8>: Range<Int>] = [:]
    for (index, line) in text.lines.enumerated().dropFirst() where !isQuoted(index) && line.section != .cut && !line.isBlank {
      for token in reader.tokens(in: line.range) where !isOfParcel(token) && places[text.bytes[token]] == nil {
        places[text.bytes[token]] = token
      }
    }
    let found = subject.lazy.compactMap { token in places[text.bytes[token]] }.first
    return found.map { [Found(number: written($0), range: $0, isLabelled: false, places: [$0])] } ?? []
  }

  /// `[C17-0334] レンズの件`, `IF-2290（乾燥ポルチーニ 100g）につきまして`, 「外羽根 栗 25.5」`（HD-2410-06）`: a code by which a letter names its matter.
  func codes(_ reader: NumberReader) -> [Found] {
    let subject = reader.tokens(in: 0..<text.subjectEnd).first {
      isCode($0, reader) && (isBracketed($0) || $0.lowerBound == 0 && isLongCode($0))
    }
    if let subject { return [Found(number: written(subject), range: subject, isLabelled: false, places: places(of: subject, reader))] }
    for (index, line) in text.lines.enumerated().dropFirst() where line.section == .main && !isQuoted(index) && !line.isBlank {
      for token in reader.tokens(in: line.range) where isCode(token, reader) && !isOfParcel(token) {
        let opens = opensSentence(token) && isLongCode(token) && goesOnAsMatter(token.upperBound)
        guard opens || isCancelled(token) || isBracketed(token) && text.hasWord("」", endingAt: unwrapped(token.lowerBound) - 1) else {
          continue
        }
        return [Found(number: written(token), range: token, isLabelled: false, places: [token])]
      }
    }
    return []
  }

  /// A code that opens the subject or stands there in brackets, and is named again in the letter: that of its matter, whatever others it names.
  func namedCode(_ reader: NumberReader) -> [Found] {
    let subject = reader.tokens(in: 0..<text.subjectEnd).first { isCode($0, reader) && (isBracketed($0) || $0.lowerBound == 0) }
    guard let subject else { return [] }
    let places = places(of: subject, reader)
    return places.count > 1 ? [Found(number: written(subject), range: places[1], isLabelled: false, places: places)] : []
  }

  private func places(of code: Range<Int>, _ reader: NumberReader) -> [Range<Int>] {
    let body = text.lines.indices.dropFirst().lazy.filter { !isQuoted($0) }.flatMap { reader.tokens(in: text.lines[$0].range) }
      .first { text.bytes[$0] == text.bytes[code] }
    return [code] + (body.map { [$0] } ?? [])
  }

  /// Letters and digits, or groups of digits, that are no measure, date, telephone number or model.
  private func isCode(_ token: Range<Int>, _ reader: NumberReader) -> Bool {
    let bytes = text.bytes[token]
    let digits = bytes.count(where: \.isDigit)
    guard digits >= 3, digits < Self.shortestParcel, token.count <= 20, !reader.looksLikeOther(token), !isMeasure(token), !isModel(token)
    else {
      return false
    }
    return bytes.first?.isLetter == true || bytes.contains(UInt8(ascii: "-")) || isBracketed(token) && text.isSubject(token)
  }

  /// A letter and four digits or more: what models of goods seldom have.
  private func isLongCode(_ token: Range<Int>) -> Bool {
    text.bytes[token].first?.isLetter == true && text.bytes[token].count(where: \.isDigit) >= 4
  }

  /// 「あとの 15-0612 を取り消しました」: the very object of a cancellation.
  private func isCancelled(_ token: Range<Int>) -> Bool {
    guard let particle = ["を", "は", "のほう", "の方"].first(where: { text.hasWord($0, at: token.upperBound) }) else { return false }
    let verb = token.upperBound + particle.utf8.count
    return phrases.all(.stem, in: verb..<min(text.bytes.count, verb + 30)).contains {
      $0.value == Stem.cancel.rawValue && $0.range.lowerBound <= verb + 12
    }
  }

  /// Whether brackets hold the number alone.
  private func isBracketed(_ token: Range<Int>) -> Bool {
    let pairs = [("[", "]"), ("(", ")"), ("【", "】")]
    return pairs.contains { text.hasWord($0.0, endingAt: unwrapped(token.lowerBound)) && text.hasWord($0.1, at: token.upperBound) }
  }

  /// A place, or that before it where the line was wrapped there.
  private func unwrapped(_ position: Int) -> Int {
    var position = position
    while position > 0, text.bytes[position - 1] <= UInt8(ascii: " ") { position -= 1 }
    return position
  }

  private func opensSentence(_ token: Range<Int>) -> Bool {
    let start = text.sentence(at: token.lowerBound).lowerBound
    return text.bytes[start..<token.lowerBound].allSatisfy { $0 <= UInt8(ascii: " ") } || text.hasWord("、", endingAt: token.lowerBound)
      || text.lines[text.lineIndex(at: token.lowerBound)].range.lowerBound == token.lowerBound
  }

  /// `…の「エーデルワイス」`, `…(乾燥ポルチーニ`, `…は`: the sentence speaks of what the code names.
  private func goesOnAsMatter(_ position: Int) -> Bool {
    let start = text.bytes[position..<min(text.bytes.count, position + 2)].firstIndex { $0 != UInt8(ascii: " ") } ?? position
    return ["の", "(", "、", "は", "につ", "を", "が"].contains { text.hasWord($0, at: start) }
  }

  /// Digits of the shortest number that its label alone makes a parcel's; 伝票番号 may be that of an order.
  private static let shortestParcel = 10

  /// Whether a number stands behind the label of a parcel's, and is long enough for one.
  private func isOfParcel(_ token: Range<Int>) -> Bool {
    text.bytes[token].count(where: \.isDigit) >= Self.shortestParcel
      && labels.values.contains { $0.field == .trackingNumber && $0.range.contains(token.lowerBound) }
  }

  /// Whether a number counts something: 12,800円, 2026年, 20%, 100g.
  private func isMeasure(_ token: Range<Int>) -> Bool {
    if NumberReader(bytes: text.bytes, shapes: []).isHour(token) { return true }
    let letters = text.bytes[token].count(where: \.isLetter)
    let rest = text.bytes[token.upperBound..<min(text.bytes.count, token.upperBound + 3)]
    let units = ["円", "年", "月", "日", "時", "%", "点", "個", "名", "件", ","]
    return units.contains { rest.starts(with: $0.utf8) } || letters > 0 && text.bytes[token].first?.isDigit == true && token.count <= 6
  }

  /// Length of an opening bracket, blank, colon or `#` at a place.
  private func openerLength(at position: Int) -> Int? {
    let (scalar, length) = decodeScalar(text.bytes[position...], at: position)
    switch scalar {
    // ( [ # : blank tab 【 〔 「 第
    case 0x28, 0x5B, 0x23, 0x3A, 0x20, 0x09, 0x3010, 0x3014, 0x300C, 0x7B2C: return length
    default: return nil
    }
  }

  /// `ご注文 #2094`, `LP（#20773）`: a number sign in a sentence about an order.
  func hashNumbers(_ reader: NumberReader) -> [Found] {
    for (index, line) in text.lines.enumerated() where !isQuoted(index) && line.section != .cut && !line.isBlank {
      for token in reader.tokens(in: line.range) where token.lowerBound > 0 && text.bytes[token.lowerBound - 1] == UInt8(ascii: "#") {
        guard text.bytes[token].count(where: \.isDigit) >= 3, !reader.looksLikeOther(token), !isMeasure(token), !isInLink(token),
          token.lowerBound - 1 == line.range.lowerBound && ["の", "で"].contains(where: { text.hasWord($0, at: token.upperBound) })
            || !phrases.all(.orderContext, in: text.sentence(at: token.lowerBound)).isEmpty
            || !phrases.all(.orderMention, in: text.sentence(at: token.lowerBound)).isEmpty
        else { continue }
        return [Found(number: written(token), range: token, isLabelled: false, places: [token])]
      }
    }
    return []
  }

  /// Whether letters follow digits, as in the names of models: WH-1000XM5; long ones are codes.
  private func isModel(_ token: Range<Int>) -> Bool {
    guard token.count < 12, let digit = text.bytes[token].firstIndex(where: \.isDigit) else { return false }
    return text.bytes[digit..<token.upperBound].contains(where: \.isLetter)
  }

  /// Whether a number is part of an address: `…/help#20240501`.
  private func isInLink(_ token: Range<Int>) -> Bool {
    let before = token.lowerBound - 2
    return before >= 0 && (text.bytes[before].isLetter || text.bytes[before].isDigit || text.bytes[before] == UInt8(ascii: "/"))
  }
}
