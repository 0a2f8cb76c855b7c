import Events
import RulePacks

/// Values of an order that a message states outside its items.
struct StatedFields {
  let text: NoticeText
  let phrases: Phrases
  let labels: LabelValues
  let messageDay: CalendarDay
  /// The lines that belong to one order, where a message holds several; nil for all.
  var scope: Range<Int>?

  private var amounts: AmountReader { AmountReader(bytes: text.bytes) }
  var dates: DateReader { DateReader(bytes: text.bytes, messageDay: messageDay) }

  func isReadable(_ line: Int) -> Bool {
    scope.map { $0.contains(line) } ?? true && text.lines[line].quoteDepth == 0 && text.lines[line].section != .cut
      && text.lines[line].section != .quote
  }

  // MARK: Money

  /// The order's total, in the text of what is concerned: the sum with the best label.
  func total() -> (money: MoneyValue, evidence: Range<Int>)? {
    for field in [LabelField.grandTotal, .total, .amount] {
      for value in labels.all(field) where isReadable(value.line) && text.lines[value.line].section != .otherItems {
        guard let money = amounts.first(in: value.range, needsCurrency: false), money.amount >= 0,
          money.range.lowerBound - value.range.lowerBound <= 24
        else { continue }
        return (money, value.evidence(upTo: money.range.upperBound))
      }
    }
    return nil
  }

  /// The sum refunded: labelled, or named in the sentence that reports the refund or a neighbouring one.
  func refund(statedAt range: Range<Int>) -> (money: MoneyValue, evidence: Range<Int>)? {
    // `ご返金`, and below it its parts, is a heading.
    let labelled = labels.all(.refundAmount).filter { isReadable($0.line) }
    for value in labelled.filter({ $0.valueLine == $0.line }) + labelled.filter({ $0.valueLine != $0.line }) {
      if let money = amounts.first(in: value.range, needsCurrency: false) {
        return (
          MoneyValue(amount: absolute(money.amount), currency: money.currency, range: money.range),
          value.evidence(upTo: money.range.upperBound)
        )
      }
    }
    return sum(inSentencesAt: range)
  }

  /// The first sum in the sentence that states something, or in a neighbouring one.
  func sum(inSentencesAt range: Range<Int>) -> (money: MoneyValue, evidence: Range<Int>)? {
    let index = text.sentenceIndex(at: range.lowerBound)
    for offset in [0, -1, 1] {
      guard text.sentenceStarts.indices.contains(index + offset) else { continue }
      let sentence = text.sentence(at: text.sentenceStarts[index + offset])
      if let money = amounts.first(in: sentence, needsCurrency: true) { return (money, money.range) }
    }
    return nil
  }

  private func absolute(_ amount: Amount) -> Amount { Amount(hundredths: abs(amount.hundredths)) }

  /// Points given back: the number before ポイント in the sentence that says so.
  func pointsReturned(statedAt range: Range<Int>) -> Int? {
    let sentence = text.sentence(at: range.lowerBound)
    let word = Array("ポイント".utf8)
    var position = sentence.lowerBound
    while position + word.count <= sentence.upperBound {
      if text.bytes[position].isDigit, let money = amounts.first(in: position..<sentence.upperBound, needsCurrency: false) {
        if text.bytes[money.range.upperBound...].starts(with: word) { return money.amount.hundredths / 100 }
        position = max(money.range.upperBound, position + 1)
      } else {
        position += 1
      }
    }
    return nil
  }

  /// Points earned: a total where one is labelled so, else the sum of what stands beside the items.
  func points() -> Int? {
    if let total = pointValues(.pointsTotal).first { return total }
    return pointValues(.points).reduce(nil) { sum, points in min((sum ?? 0) + points, 1_000_000_000) }
  }

  private func pointValues(_ field: LabelField) -> [Int] {
    labels.all(field).filter { isReadable($0.line) }.compactMap { value in
      let points = amounts.first(in: value.range, needsCurrency: false)?.amount.hundredths
      return points.flatMap { $0 >= 0 ? $0 / 100 : nil }
    }
  }

  /// Behind a payment label, or else in the sentence of the statement.
  func paymentMethod(statedAt range: Range<Int>?, kind: Kind) -> (PaymentMethod, Range<Int>)? {
    for value in labels.all(.paymentMethod) where isReadable(value.line) {
      if let hit = phrases.all(.payment, in: value.range).first {
        return (PaymentMethod.allCases[hit.value], value.evidence(upTo: hit.range.upperBound))
      }
    }
    guard let range, kind == .paymentFailed || kind == .refunded || kind == .cancelled else { return nil }
    if kind != .cancelled, let hit = phrases.all(.payment, in: text.sentence(at: range.lowerBound)).first {
      return (PaymentMethod.allCases[hit.value], hit.range)
    }
    return paymentInRefundSentence() ?? onlyPayment()
  }

  /// The only method that the letter names, outside of rules and conditions.
  private func onlyPayment() -> (PaymentMethod, Range<Int>)? {
    let modality = ModalityReader(text: text, phrases: phrases)
    var found: (PaymentMethod, Range<Int>)?
    for hit in phrases.all(.payment).prefix(NoticeLimits.candidates) where !text.isSubject(hit.range) {
      let line = text.lineIndex(at: hit.range.lowerBound)
      guard isReadable(line), text.lines[line].section != .notes else { continue }
      let method = PaymentMethod.allCases[hit.value]
      if let found, found.0 != method { return nil }
      guard !modality.isUnderCondition(before: hit.range.upperBound), modality.modality(after: hit.range)?.modality != .conditional else {
        return nil
      }
      found = found ?? (method, hit.range)
    }
    return found
  }

  /// 「お振り込みいただいた代金はご返金いたします」: named beside the money that goes back, and no other method beside it.
  private func paymentInRefundSentence() -> (PaymentMethod, Range<Int>)? {
    var found: (PaymentMethod, Range<Int>)?
    for stem in phrases.all(.stem) where stem.value == Stem.refund.rawValue && isReadable(text.lineIndex(at: stem.range.lowerBound)) {
      for hit in phrases.all(.payment, in: text.sentence(at: stem.range.lowerBound)) {
        let method = PaymentMethod.allCases[hit.value]
        if let found, found.0 != method { return nil }
        found = (method, hit.range)
      }
    }
    return found
  }

  // MARK: Dates

  /// Whether a day of arrival stands in place of an old one.
  var hasNewArrival: Bool {
    labels.all(.arrival).contains { value in
      isReadable(value.line) && isChanged(value.label) && dates.span(in: twoLines(from: value)) != nil
    }
  }

  /// The announced arrival: the new date where an old one stands beside it.
  func arrival(isDelay: Bool = false) -> (span: DateReader.Span, evidence: Range<Int>)? {
    let values = labels.all(.arrival).filter { isReadable($0.line) }
    let spans = values.compactMap { value -> (DateReader.Span, Range<Int>, Bool)? in
      guard let span = dates.span(in: behindArrow(twoLines(from: value))) else { return nil }
      let isOld = !phrases.all(.oldValue, in: text.lines[value.line].range).isEmpty
      return (span, value.evidence(upTo: span.range.upperBound), isOld)
    }
    let chosen = spans.first { $0.2 == false && isChanged($0.1) } ?? spans.first { !$0.2 }
    if let (span, evidence, _) = chosen { return (withTimes(span), evidence) }
    return arrivalInSentence(isDelay: isDelay)
  }

  /// The new day of a delay that no word of arrival names: 「12月10日頃になる見込みです」, in its sentence or the next.
  func newDay(statedAt range: Range<Int>) -> (span: DateReader.Span, evidence: Range<Int>)? {
    let index = text.sentenceIndex(at: range.lowerBound)
    for number in [index, index + 1] where text.sentenceStarts.indices.contains(number) {
      let sentence = text.sentence(at: text.sentenceStarts[number])
      guard isReadable(text.lineIndex(at: sentence.lowerBound)), !text.isSubject(sentence),
        !phrases.all(.stem, in: sentence).contains(where: { $0.value == Stem.cancel.rawValue }), dates.deadline(in: sentence) == nil,
        let span = dates.spans(in: sentence).last, let day = span.until ?? span.from, day.day > messageDay
      else { continue }
      return (span, sentence)
    }
    return nil
  }

  private func isChanged(_ range: Range<Int>) -> Bool {
    !phrases.all(.newValue, in: text.lines[text.lineIndex(at: range.lowerBound)].range).isEmpty
  }

  /// `12月28日 午前中 → 12月30日 午前中`: what replaces the value before the arrow.
  private func behindArrow(_ range: Range<Int>) -> Range<Int> {
    let arrows = ["→", "⇒", "=>", "->"].map { Array($0.utf8) }
    let end = range.indices.last { start in arrows.contains { text.bytes[start..<range.upperBound].starts(with: $0) } }
    return end.map { $0..<range.upperBound } ?? range
  }

  /// The value and, where it ends in a dash, the line after it (`11/23 08:00 -` / `11/23 12:00`).
  private func twoLines(from value: LabelValues.Value) -> Range<Int> {
    guard let last = text.bytes[value.range].last, last == UInt8(ascii: "-") || last == UInt8(ascii: "~"),
      text.lines.indices.contains(value.valueLine + 1)
    else { return value.range }
    return value.range.lowerBound..<text.lines[value.valueLine + 1].range.upperBound
  }

  /// Times that stand under a label of their own.
  private func withTimes(_ span: DateReader.Span) -> DateReader.Span {
    guard let from = span.from, from.minute == nil, span.until == nil else { return span }
    for value in labels.all(.arrivalTime) where isReadable(value.line) {
      guard let times = dates.times(in: value.range) else { continue }
      return DateReader.Span(
        from: DayTime(from.day, minute: times.from), until: times.until.map { DayTime(from.day, minute: $0) }, range: span.range)
    }
    return span
  }

  /// 「…2月20日 14時～16時にお届け予定です」: a date in a sentence that speaks of arrival; of a delay the last such day.
  private func arrivalInSentence(isDelay: Bool) -> (span: DateReader.Span, evidence: Range<Int>)? {
    var found: (span: DateReader.Span, evidence: Range<Int>)?
    for hit in phrases.all(.label).prefix(NoticeLimits.labelledValues)
    where hit.value == LabelField.arrival.rawValue && isReadable(text.lineIndex(at: hit.range.lowerBound)) {
      guard let next = arrival(inSentenceOf: hit, isDelay: isDelay) else { continue }
      guard isDelay else { return next }
      if found.map({ ($0.span.from ?? $0.span.until).map { $0.day } ?? messageDay }) ?? messageDay
        < (next.span.from ?? next.span.until).map({ $0.day }) ?? messageDay
      {
        found = next
      }
    }
    return found
  }

  private func arrival(inSentenceOf hit: Phrases.Hit, isDelay: Bool) -> (span: DateReader.Span, evidence: Range<Int>)? {
    let sentence = text.sentence(at: hit.range.lowerBound)
    let days = dates.daysAlone(in: sentence)
    // 「28日に揚がったものを29日に出して、30日着でお届けします」
    let last = isDelay ? dates.spans(in: sentence).last ?? days.last : nil
    if let span = last ?? dates.span(in: sentence) ?? days.first { return (span, sentence) }
    // 「Your package will arrive:」, the day on the next line.
    let line = text.lineIndex(at: hit.range.lowerBound)
    guard text.bytes[text.lines[line].range].last == UInt8(ascii: ":"), text.lines.indices.contains(line + 1),
      let span = dates.span(in: text.lines[line + 1].range)
    else { return nil }
    return (span, text.lines[line + 1].range)
  }

  /// When it happened, if the notice states it with a label.
  func occurredAt() -> Timestamp? {
    for value in labels.all(.occurredAt) where isReadable(value.line) {
      guard let span = dates.span(in: value.range), let moment = span.from ?? span.until,
        abs(moment.day.daysSince1970 - messageDay.daysSince1970) <= 60
      else { continue }
      if let minute = moment.minute { return Timestamp(moment.day, minute: minute) }
    }
    return nil
  }

  // MARK: People

  /// The shop inside a mall, or the seller.
  func seller() -> (String, Range<Int>)? {
    for value in labels.all(.seller) where isReadable(value.line) {
      if let name = ItemName.clean(withoutCompany(text.words(value.range))), !name.contains("http") {
        return (name, value.evidence(upTo: value.range.upperBound))
      }
    }
    for hit in phrases.all(.initiator) where hit.value == Initiator.allCases.firstIndex(of: .seller) {
      if let name = quoted(after: hit.range.lowerBound, within: 90) { return (name, hit.range) }
    }
    return nil
  }

  /// `あじさい手芸　(㈱紫陽花)`: the company behind a shop is no part of its name.
  private func withoutCompany(_ words: String) -> String {
    for open in [" (", "　(", " （", "　（"] {
      if let range = words.firstRange(of: open), words.hasSuffix(")") || words.hasSuffix("）") { return String(words[..<range.lowerBound]) }
    }
    return words
  }

  /// The first 「…」 behind a place.
  private func quoted(after position: Int, within limit: Int) -> String? {
    let window = text.bytes[position..<min(text.bytes.count, position + limit)]
    guard let open = window.firstRange(of: Array("「".utf8))?.lowerBound,
      let close = text.bytes[open..<min(text.bytes.count, open + 120)].firstRange(of: Array("」".utf8))?.lowerBound
    else { return nil }
    return ItemName.clean(text.words(open + 3..<close))
  }
}
