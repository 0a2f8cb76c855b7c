import Events
import RulePacks

/// Finds why something happened: reasons named in the sentences around the statement.
struct ReasonFinder {
  let text: NoticeText
  let phrases: Phrases
  let labels: LabelValues

  /// Sentences looked at before and behind the one that states it.
  private static let before = 8
  private static let behind = 3

  /// From the most to the least telling, for sentences that name several.
  private static let precedence: [Reason] = [
    .customerRequest, .paymentNotAuthorised, .preorderShortage, .defectFound, .other, .noRestockForecast, .customs, .lostInTransit,
    .addressProblem,
    .carrierReturn, .outOfStock, .sellerRequest,
  ]

  /// Reasons that tell more than that nothing is there, and how many sentences before it they may stand.
  private static let telling: Set<Reason> = [.defectFound, .preorderShortage]
  private static let justBefore = 2

  struct Found {
    var reason: Reason
    var cause: Cause?
    var evidence: Range<Int>
  }

  /// The reason for what is stated at `range`.
  func reason(near range: Range<Int>) -> Found? {
    let hits = candidates(near: range)
    // What the very sentence names goes before what others name.
    let own = text.sentenceIndex(at: range.lowerBound)
    let named = hits.filter { text.sentenceIndex(at: $0.range.lowerBound) == own }
    guard var best = (named.isEmpty ? hits : named).min(by: { rank($0) < rank($1) }) else { return nil }
    // 「古い汗じみを見つけました。お代わりもご用意できず、取り消しとさせていただきました」: that nothing is there explains least.
    let leastTelling: [Reason] = [.outOfStock, .sellerRequest]
    if leastTelling.contains(Reason.allCases[best.value]), best.detail == 0 {
      let told = hits.filter {
        Self.telling.contains(Reason.allCases[$0.value])
          && (0...Self.justBefore).contains(own - text.sentenceIndex(at: $0.range.lowerBound))
      }
      best = told.min { rank($0) < rank($1) } ?? best
    }
    var reason = Reason.allCases[best.value]
    // 「数量を確保することができませんでした」 of goods that were there before.
    if reason == .preorderShortage, phrases.all(.preorder).isEmpty { reason = .outOfStock }
    let causes = hits.filter { $0.detail > 0 && (reason == .outOfStock || Reason.allCases[$0.value] == reason) }
      .map { Cause.allCases[$0.detail - 1] }
    // Who sells in two places tells that the count lagged, too.
    let cause = causes.contains(.crossListing) ? .crossListing : causes.first
    return Found(reason: reason, cause: cause, evidence: text.sentence(at: best.range.lowerBound))
  }

  private func candidates(near range: Range<Int>) -> [Phrases.Hit] {
    let modality = ModalityReader(text: text, phrases: phrases)
    let index = text.isSubject(range) ? 1 : text.sentenceIndex(at: range.lowerBound)
    let first = text.sentenceStarts[max(0, index - Self.before)]
    let lastIndex = min(text.sentenceStarts.count - 1, index + (text.isSubject(range) ? 12 : Self.behind))
    let end = lastIndex + 1 < text.sentenceStarts.count ? text.sentenceStarts[lastIndex + 1] : text.bytes.count
    return phrases.all(.reason, in: first..<end).filter { hit in
      if text.isSubject(hit.range) { return true }
      let line = text.lines[text.lineIndex(at: hit.range.lowerBound)]
      guard line.quoteDepth == 0, line.section != .cut, line.section != .notes, line.section != .quote, !isInName(hit.range) else {
        return false
      }
      return !isRule(hit, modality)
    }
  }

  /// Whether a reason is named in a rule: 「在庫切れの場合は…」, 「お客様のご都合によるキャンセルはお受けできません」.
  private func isRule(_ hit: Phrases.Hit, _ modality: ModalityReader) -> Bool {
    if modality.modality(after: hit.range)?.modality == .conditional { return true }
    let wishes: [Reason] = [.customerRequest, .sellerRequest]
    guard wishes.contains(Reason.allCases[hit.value]) else { return false }
    let sentence = text.sentence(at: hit.range.lowerBound)
    return modality.isUnderCondition(before: hit.range.lowerBound)
      || phrases.all(.modality, in: hit.range.upperBound..<sentence.upperBound).contains {
        $0.value == Modality.conditional.rawValue || $0.value == Modality.negated.rawValue || $0.value == Modality.potential.rawValue
      }
  }

  /// Whether words are part of the name of goods: カビキラー is no defect.
  private func isInName(_ range: Range<Int>) -> Bool {
    if labels.values.contains(where: { $0.field == .itemName && $0.range.contains(range.lowerBound) }) { return true }
    // A quotation that ends in another line is speech, not a name.
    let line = text.lines[text.lineIndex(at: range.lowerBound)].range
    let reach =
      max(line.lowerBound, range.lowerBound - NoticeLimits.valueBytes)..<min(line.upperBound, range.upperBound + NoticeLimits.valueBytes)
    let isQuoted =
      bracket(in: stride(from: range.lowerBound - 3, through: reach.lowerBound, by: -1)) == .opening
      && bracket(in: stride(from: range.upperBound, to: reach.upperBound - 2, by: 1)) == .closing
    guard isQuoted, let close = text.bytes[range.upperBound..<reach.upperBound].firstRange(of: Array("」".utf8)) else { return isQuoted }
    // 「あて所に尋ねあたりません」 is what somebody wrote.
    return !Quotations.speechEnds.contains { text.hasWord($0, endingAt: close.lowerBound) }
  }

  private enum Bracket { case opening, closing }

  /// The first 「 or 」 met at these places.
  private func bracket(in places: some Sequence<Int>) -> Bracket? {
    for place in places where text.bytes[place] == 0xE3 && text.bytes[place + 1] == 0x80 {
      if text.bytes[place + 2] == 0x8C { return .opening }
      if text.bytes[place + 2] == 0x8D { return .closing }
    }
    return nil
  }

  private func rank(_ hit: Phrases.Hit) -> Int { Self.precedence.firstIndex(of: Reason.allCases[hit.value]) ?? Self.precedence.count }

  /// Whether the text names a shortage or a defect as a fact.
  var namesShortage: Bool {
    let modality = ModalityReader(text: text, phrases: phrases)
    return phrases.all(.reason).contains { hit in
      guard hit.isShortage else { return false }
      if text.isSubject(hit.range) { return true }
      let line = text.lines[text.lineIndex(at: hit.range.lowerBound)]
      guard line.quoteDepth == 0, line.section == .main || line.section == .concernedItems, !isInName(hit.range) else { return false }
      return modality.modality(after: hit.range)?.modality != .conditional && !modality.isUnderCondition(before: hit.range.lowerBound)
    }
  }

  /// On whose wish it happened.
  func initiator(for kind: Kind, reason: Reason?, near range: Range<Int>) -> Initiator? {
    if kind == .returned, reason == .carrierReturn { return .carrier }
    guard kind == .cancelled || kind == .cancelRequested || kind == .skipped else { return nil }
    if reason == .customerRequest { return .customer }
    let named = phrases.all(.initiator, in: text.sentence(at: range.lowerBound)).map { Initiator.allCases[$0.value] }
    return [.seller, .system].first(where: named.contains)
  }
}
