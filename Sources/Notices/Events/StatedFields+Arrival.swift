import Events
import RulePacks

/// When goods arrive, and when they do instead.
extension StatedFields {
  /// Whether a day of arrival stands in place of an old one.
  var hasNewArrival: Bool {
    labels.all(.arrival).contains { value in
      isReadable(value.line) && isChanged(value.label) && dates.span(in: twoLines(from: value)) != nil
    }
  }

  /// The announced arrival: the new date where an old one stands beside it.
  func arrival(isDelay: Bool = false) -> (span: DateReader.Span, evidence: Range<Int>)? {
    let values = (labels.all(.arrival) + (isDelay ? labels.all(.shipDate) : [])).filter { isReadable($0.line) }
    let spans = values.compactMap { value -> (DateReader.Span, Range<Int>, Bool)? in
      guard let span = dates.span(in: behindArrow(twoLines(from: value))) else { return nil }
      let isOld = !phrases.all(.oldValue, in: text.lines[value.line].range).isEmpty
      return (span, value.evidence(upTo: span.range.upperBound), isOld)
    }
    let chosen = spans.first { $0.2 == false && isChanged($0.1) } ?? spans.first { !$0.2 }
    if let (span, evidence, _) = chosen { return (withTimes(span), evidence) }
    if let replaced = values.lazy.compactMap({ newSpan(below: $0.valueLine) }).first { return replaced }
    if isDelay, let changed = changedDay() { return changed }
    return arrivalInSentence(isDelay: isDelay)
  }

  /// When the shop means to ship, as a label says.
  func shipDate() -> (span: DateReader.Span, evidence: Range<Int>)? {
    labels.all(.shipDate).lazy.filter { isReadable($0.line) && phrases.all(.oldValue, in: text.lines[$0.line].range).isEmpty }.compactMap {
      guard let span = dates.span(in: behindArrow($0.range)) else { return nil }
      return (span, $0.evidence(upTo: span.range.upperBound))
    }.first
  }

  /// Whether words that name a day speak of dispatch and not of arrival: 「12月3日ごろの発送となります」.
  func isOfDispatch(_ words: Range<Int>) -> Bool {
    speaksOfDispatch(words) && !phrases.all(.stem, in: words).contains { $0.value == Stem.deliver.rawValue }
      && !phrases.all(.label, in: words).contains { $0.value == LabelField.arrival.rawValue }
  }

  private func speaksOfDispatch(_ words: Range<Int>) -> Bool {
    phrases.all(.stem, in: words).contains { $0.value == Stem.ship.rawValue }
      || phrases.all(.label, in: words).contains { $0.value == LabelField.shipDate.rawValue }
  }

  /// Lines below an old day in which the new one may stand.
  private static let newDayReach = 2

  /// `お届け日（変更前）11月16日`, and below it `（変更後）11月30日から12月3日`.
  private func newSpan(below line: Int) -> (span: DateReader.Span, evidence: Range<Int>)? {
    for below in text.lines[(line + 1)...].prefix(Self.newDayReach) where !phrases.all(.newValue, in: below.range).isEmpty {
      if let span = dates.span(in: below.range) { return (span, below.range) }
    }
    return nil
  }

  /// `変更前：9月4日`, and next to it `変更後：9月25日`, which name no arrival.
  private func changedDay() -> (span: DateReader.Span, evidence: Range<Int>)? {
    for hit in phrases.all(.newValue).prefix(NoticeLimits.labelledValues) where !text.isSubject(hit.range) {
      let index = text.lineIndex(at: hit.range.lowerBound)
      let line = text.lines[index].range
      guard isReadable(index), LineShape.contentStart(of: line, in: text.bytes) == hit.range.lowerBound,
        let span = dates.span(in: hit.range.upperBound..<line.upperBound)
      else { continue }
      let near = max(1, index - Self.newDayReach)...min(text.lines.count - 1, index + Self.newDayReach)
      if near.contains(where: { !phrases.all(.oldValue, in: text.lines[$0].range).isEmpty && dates.span(in: text.lines[$0].range) != nil })
      {
        return (span, line)
      }
    }
    return nil
  }

  /// The new day of a delay that no word of arrival names: 「12月10日頃になる見込みです」, in its sentence or the next.
  func newDay(statedAt range: Range<Int>) -> (span: DateReader.Span, evidence: Range<Int>)? {
    let index = text.sentenceIndex(at: range.lowerBound)
    for number in [index, index + 1] where text.sentenceStarts.indices.contains(number) {
      let sentence = text.sentence(at: text.sentenceStarts[number])
      guard isReadable(text.lineIndex(at: sentence.lowerBound)), !text.isSubject(sentence),
        !phrases.all(.stem, in: sentence).contains(where: { $0.value == Stem.cancel.rawValue }), dates.deadline(in: sentence) == nil,
        let span = dates.spans(in: sentence).last(where: { !isFormer($0, in: sentence) }), let day = span.until ?? span.from,
        day.day > messageDay
      else { continue }
      return (span, sentence)
    }
    return nil
  }

  /// Farthest start of the words behind a day that say that it was promised before: 12月13日*の出荷を*予定しておりましたが.
  private static let promiseReach = 30

  /// Whether words beside a day say that it was promised before.
  private func isFormer(_ span: DateReader.Span, in sentence: Range<Int>) -> Bool {
    let end = span.range.upperBound
    return phrases.all(.promisedDay, in: end..<max(end, sentence.upperBound)).contains {
      $0.range.lowerBound <= end + Self.promiseReach && dates.spans(in: span.range.upperBound..<$0.range.lowerBound).isEmpty
    }
  }

  private func isChanged(_ range: Range<Int>) -> Bool {
    !phrases.all(.newValue, in: text.lines[text.lineIndex(at: range.lowerBound)].range).isEmpty
  }

  /// `12月28日 午前中 → 12月30日 午前中`: what replaces the value before the arrow.
  private func behindArrow(_ range: Range<Int>) -> Range<Int> {
    let end = range.indices.reversed().lazy.compactMap { text.arrowEnd(at: $0) }.first
    return end.map { min($0, range.upperBound)..<range.upperBound } ?? range
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
    var words = phrases.all(.label).filter { $0.value == LabelField.arrival.rawValue }
    if isDelay { words += phrases.all(.stem).filter { $0.value == Stem.deliver.rawValue } }
    for hit in words.prefix(NoticeLimits.labelledValues) where isReadable(text.lineIndex(at: hit.range.lowerBound)) {
      guard let next = arrival(inSentenceOf: hit, isDelay: isDelay) else { continue }
      guard isDelay else { return next }
      func day(_ span: DateReader.Span) -> CalendarDay { (span.until ?? span.from)?.day ?? messageDay }
      // The day that was promised is over.
      guard day(next.span) > messageDay else { continue }
      if found.map({ day($0.span) < day(next.span) }) ?? true { found = next }
    }
    return found
  }

  private func arrival(inSentenceOf hit: Phrases.Hit, isDelay: Bool) -> (span: DateReader.Span, evidence: Range<Int>)? {
    let sentence = text.sentence(at: hit.range.lowerBound)
    // 「お届け日の変更をご希望の場合は、9月10日までにご返信ください」
    guard phrases.all(.response, in: sentence).isEmpty || dates.deadline(in: sentence) == nil else { return nil }
    let days = dates.daysAlone(in: sentence)
    // 「28日に揚がったものを29日に出して、30日着でお届けします」
    let all = dates.spans(in: sentence)
    let spans = all.filter { !isFormer($0, in: sentence) }
    let dated = spans.last
    let alone = days.last { $0.range.lowerBound >= dated?.range.upperBound ?? sentence.lowerBound }
    let last = isDelay ? alone ?? dated : nil
    // `発送予定日：1月20日（お届けは1月22日ごろ）`: the day before the word is one of dispatch.
    let isBehind = speaksOfDispatch(sentence.lowerBound..<hit.range.lowerBound)
    let first = (isBehind ? spans.first { $0.range.lowerBound > hit.range.lowerBound } : nil) ?? spans.first
    let named = last ?? (isDelay || !all.isEmpty && first == nil ? nil : first ?? days.first)
    if let span = named ?? relativeDay(beside: hit.range, in: sentence) { return (withTimesBehind(span, in: sentence), sentence) }
    if let span = dayAbove(sentence) { return (span, sentence) }
    if isDelay, let span = daySetApart(below: sentence) { return span }
    // 「Your package will arrive:」, the day on the next line.
    let line = text.lineIndex(at: hit.range.lowerBound)
    guard text.bytes[text.lines[line].range].last == UInt8(ascii: ":"), text.lines.indices.contains(line + 1),
      let span = dates.span(in: text.lines[line + 1].range)
    else { return nil }
    return (span, text.lines[line + 1].range)
  }

  /// 「…とご案内しておりましたお届けが、」, and set apart below it `6月14日（月）ごろ`.
  private func daySetApart(below sentence: Range<Int>) -> (span: DateReader.Span, evidence: Range<Int>)? {
    let last = text.lineIndex(at: max(sentence.lowerBound, sentence.upperBound - 1))
    guard ["が、", "は、", "を"].contains(where: { text.hasWord($0, endingAt: text.lines[last].range.upperBound) }),
      let below = text.lines[(last + 1)...].prefix(3).first(where: { !$0.isBlank }), let span = dates.span(in: below.range),
      LineShape.contentStart(of: below.range, in: text.bytes) == span.range.lowerBound
    else { return nil }
    return (span, below.range)
  }

  /// Longest words in which the times of a day may stand behind it, in bytes.
  private static let timesReach = 30

  /// The day with the times behind it: 「16日*の18時から20時のあいだに*届く」.
  private func withTimesBehind(_ span: DateReader.Span, in sentence: Range<Int>) -> DateReader.Span {
    guard let from = span.from, from.minute == nil, span.until == nil else { return span }
    let behind = span.range.upperBound..<max(span.range.upperBound, min(span.range.upperBound + Self.timesReach, sentence.upperBound))
    guard let times = dates.times(in: behind), times.range.lowerBound - behind.lowerBound <= 3 else { return span }
    return DateReader.Span(
      from: DayTime(from.day, minute: times.from), until: times.until.map { DayTime(from.day, minute: $0) }, range: span.range)
  }

  /// `【12月05日（木）　午前中】`, and on the next line 「にお届け予定です」.
  private func dayAbove(_ sentence: Range<Int>) -> DateReader.Span? {
    let line = text.lineIndex(at: sentence.lowerBound)
    guard line > 1, text.hasWord("に", at: sentence.lowerBound), sentence.lowerBound - text.lines[line].range.lowerBound <= 3 else {
      return nil
    }
    return dates.span(in: text.lines[line - 1].range)
  }

  /// Longest words between a day and what arrives then, in bytes.
  private static let dayReach = 30

  /// 「来週木曜日のお届け」, 「お手元に届くのは明後日」, and not 「明日出荷し、…お届け」.
  private func relativeDay(beside arrival: Range<Int>, in sentence: Range<Int>) -> DateReader.Span? {
    guard let span = dates.relativeDay(in: sentence) else { return nil }
    let isBefore = span.range.lowerBound < arrival.lowerBound
    let (start, end) = isBefore ? (span.range.upperBound, arrival.lowerBound) : (arrival.upperBound, span.range.lowerBound)
    let between = start..<max(start, end)
    let isSeparate = between.count > Self.dayReach || text.bytes[between].firstRange(of: Array("、".utf8)) != nil
    return isSeparate || phrases.all(.stem, in: between).contains { $0.value == Stem.ship.rawValue } ? nil : span
  }
}
