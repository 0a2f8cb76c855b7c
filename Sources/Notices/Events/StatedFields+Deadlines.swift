import Events
import RulePacks

// Until when the buyer is to act, and when his money comes back.

extension StatedFields {
  /// The last day or minute for an answer, a payment, or for fetching goods.
  ///
  /// Behind a label (お返事期限), or before the words that say what the reader is to do (11月29日までにご返信ください).
  func respondBy() -> (moment: DayTime, evidence: Range<Int>)? {
    for value in labels.all(.respondBy) where isReadable(value.line) {
      guard let found = dates.deadline(in: value.range) ?? dates.moment(in: value.range) else { continue }
      return (found.moment, value.evidence(upTo: found.range.upperBound))
    }
    let modality = ModalityReader(text: text, phrases: phrases)
    for hit in phrases.all(.response).prefix(NoticeLimits.candidates) where isReadable(text.lineIndex(at: hit.range.lowerBound)) {
      // 「3日以内にこちらからお返事いたします」 is the shop's own.
      switch modality.modality(after: hit.range)?.modality {
      case .doing, .future, .done, .ongoing: continue
      default: break
      }
      let sentence = text.sentence(at: hit.range.lowerBound)
      guard let found = dates.deadline(in: sentence.lowerBound..<hit.range.lowerBound) ?? englishDeadline(after: hit, sentence),
        !isAboutAnotherAct(between: found.range, and: hit.range), found.moment.day >= messageDay
      else { continue }
      return (found.moment, sentence)
    }
    return nil
  }

  /// `Please reply by November 29`: in English the day follows.
  private func englishDeadline(after hit: Phrases.Hit, _ sentence: Range<Int>) -> (moment: DayTime, range: Range<Int>)? {
    guard text.bytes[hit.range.lowerBound] < 0x80 else { return nil }
    return dates.moment(in: hit.range.upperBound..<sentence.upperBound)
  }

  /// 「29日までに発送できますので、ご返信ください」: the day is that of another act.
  private func isAboutAnotherAct(between first: Range<Int>, and second: Range<Int>) -> Bool {
    let low = min(first.upperBound, second.upperBound)
    let high = max(first.lowerBound, second.lowerBound)
    return low < high && !phrases.all(.stem, in: low..<high).isEmpty
  }

  /// The day until which the notice promises the money.
  func refundExpectedBy() -> (day: CalendarDay, evidence: Range<Int>)? {
    for value in labels.all(.refundBy) where isReadable(value.line) {
      guard let span = dates.span(in: value.range), let last = span.until ?? span.from else { continue }
      return (last.day, value.evidence(upTo: span.range.upperBound))
    }
    for hit in promisedRefunds() {
      let sentence = text.sentence(at: hit.range.lowerBound)
      // The nearest day before the word: 「11月25日にキャンセルし、11月27日にご返金いたします」.
      let isEnglish = text.bytes[hit.range.lowerBound] < 0x80
      let named = dates.spans(in: isEnglish ? hit.range.upperBound..<sentence.upperBound : sentence.lowerBound..<hit.range.lowerBound)
      guard let span = isEnglish ? named.first : named.last ?? dayAlone(before: hit.range.lowerBound, in: sentence),
        let last = span.until ?? span.from, last.day >= messageDay
      else { continue }
      if !isEnglish, !phrases.all(.stem, in: span.range.upperBound..<hit.range.lowerBound).isEmpty { continue }
      return (last.day, sentence)
    }
    return nil
  }

  /// 「代金は、*28日*に同じ口座へお返しします」, and not 「*24日*にご注文いただいた品の代金をお返しします」.
  private func dayAlone(before end: Int, in sentence: Range<Int>) -> DateReader.Span? {
    dates.daysAlone(in: sentence.lowerBound..<end).last { day in
      let between = day.range.upperBound..<end
      return [PhraseRole.orderContext, .orderedGoods, .goodsOrdered].allSatisfy { phrases.all($0, in: between).isEmpty }
    }
  }

  /// Whether the notice says that money was taken, or that none was.
  func charged() -> (isCharged: Bool, evidence: Range<Int>)? {
    let modality = ModalityReader(text: text, phrases: phrases)
    for hit in phrases.all(.uncharged) where isReadable(text.lineIndex(at: hit.range.lowerBound)) {
      if !modality.isUnderCondition(before: hit.range.lowerBound) { return (false, text.sentence(at: hit.range.lowerBound)) }
    }
    return promisedRefunds().first { _ in true }.map { (true, text.sentence(at: $0.range.lowerBound)) }
  }

  /// Where a notice says that all the money for goods that are short goes back: the shortage in the same sentence or the one before.
  func wholeRefund() -> Range<Int>? {
    for hit in promisedRefunds() {
      let sentence = text.sentence(at: hit.range.lowerBound)
      guard !phrases.all(.wholeMoney, in: sentence).isEmpty, phrases.all(.partialMoney, in: sentence).isEmpty else { continue }
      let before = text.sentenceStarts[max(0, text.sentenceIndex(at: hit.range.lowerBound) - 1)]
      let isShort = phrases.all(.reason, in: min(before, sentence.lowerBound)..<hit.range.lowerBound).contains(where: \.isShortage)
      if isShort { return sentence }
    }
    return nil
  }

  /// Where the notice says of this order that money goes back: no rule, no condition, no points, not one of several payment methods.
  private func promisedRefunds() -> some Sequence<Phrases.Hit> {
    let modality = ModalityReader(text: text, phrases: phrases)
    let nouns = phrases.all(.stem).lazy.filter { $0.value == Stem.refund.rawValue }
    return (Array(nouns.prefix(NoticeLimits.candidates)) + phrases.all(.payout).prefix(NoticeLimits.candidates)).lazy.filter { hit in
      guard !text.isSubject(hit.range) else { return false }
      let line = text.lineIndex(at: hit.range.lowerBound)
      guard isReadable(line), text.lines[line].section != .notes, !labels.values.contains(where: { $0.label.overlaps(hit.range) }) else {
        return false
      }
      if hit.role == .stem {
        switch modality.modality(after: hit.range)?.modality {
        case .done, .doing, .future, .intended: break
        default: return false
        }
      }
      let sentence = text.sentence(at: hit.range.lowerBound)
      guard phrases.all(.accessory, in: sentence.lowerBound..<hit.range.lowerBound).isEmpty else { return false }
      let methods = Set(phrases.all(.payment, in: sentence).map(\.value))
      return methods.count <= 1 && !modality.isUnderCondition(before: hit.range.lowerBound)
    }
  }
}
