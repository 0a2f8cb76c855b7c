import Events
import RulePacks

/// Decides from statements which events a message reports.
struct KindDecision {
  /// One kind that the message reports, with the words that say so.
  struct Reported: Hashable {
    var kind: Kind
    var confidence: Double
    var range: Range<Int>
  }

  /// What else must be known of the message.
  struct Circumstances {
    var hasOrderNumber = false
    var hasTrackingNumber = false
    var hasItems = false
    var hasTotal = false
    /// The reader is spoken to about his order.
    var hasOrderContext = false
    /// An order is spoken of, perhaps not the reader's.
    var hasOrderMention = false
    /// Where a reply or choice is asked for.
    var requests: [Range<Int>] = []
    var subject = SubjectKind.own
    /// The sender is known to write notices.
    var isKnownSender = false
    var isCarrier = false
    /// It names goods to one reader, and nothing that is no goods (セミナー).
    var isLetterOfGoods = false
    /// The reader reserved a visit, and nothing is priced.
    var isVisit = false
    /// A shortage or defect is named as a fact.
    var hasShortage = false
    /// When the message was written.
    var messageDay: CalendarDay?
    /// Where the sender apologises.
    var regrets: [Range<Int>] = []
    /// Sent to many.
    var isBulk = false
    /// Where it is said that no day is put off, or that none was promised.
    var onTime: [Range<Int>] = []
    /// Where it is said that the reader fetches something, and where.
    var pickups: [Range<Int>] = []
    /// A new day of arrival stands in place of an old one.
    var hasNewArrival = false
    /// The letter is addressed to one reader, and prose names goods in it.
    var namesGoodsToReader = false
    /// Points are stated.
    var hasPoints = false
    /// Where it is said that something happened a while ago.
    var earlierTimes: [Range<Int>] = []
    /// Where it is spoken of what is left of the order.
    var rests: [Range<Int>] = []
    /// Lines that are headings of goods concerned that are listed and counted.
    var headings: Set<Int> = []
    /// Lines that are headings of goods that are not concerned.
    var otherHeadings: Set<Int> = []
  }

  /// From here on a kind counts as reported.
  static let threshold = 0.65

  let text: NoticeText
  let statements: [Statement]
  let rejected: [RejectedCue]
  let circumstances: Circumstances
  /// Numbers of the sentences near which something is asked, regretted, or said to be fetched.
  private let askedNear: Set<Int>
  private let choicesNear: Set<Int>
  private let regrettedNear: Set<Int>
  private let pickedUpNear: Set<Int>
  private let onTimeNear: Set<Int>
  private let restNear: Set<Int>
  /// Ends of the first words for a time a while ago, by sentence.
  private let earlierTimeEnds: [Int: Int]
  /// Whether the notice has other news of goods that were sent.
  private let hasNewsOfParcels: Bool
  private let hasRefund: Bool

  init(text: NoticeText, statements: [Statement], rejected: [RejectedCue], circumstances: Circumstances) {
    self.text = text
    self.statements = statements
    self.rejected = rejected
    self.circumstances = circumstances
    func near(_ places: [Range<Int>], within reach: Int = Self.sentencesBetween) -> Set<Int> { text.sentences(near: places, within: reach) }
    askedNear = near(circumstances.requests)
    choicesNear = near(circumstances.requests, within: Self.sentencesOfChoices)
    regrettedNear = near(circumstances.regrets)
    pickedUpNear = near(circumstances.pickups)
    onTimeNear = near(circumstances.onTime)
    restNear = near(circumstances.rests, within: Self.sentencesOfRest)
    earlierTimeEnds = Dictionary(
      circumstances.earlierTimes.map { (text.sentenceIndex(at: $0.lowerBound), $0.upperBound) }, uniquingKeysWith: min)
    hasRefund = statements.contains { $0.kind == .refunded && $0.modality == .done }
    hasNewsOfParcels = statements.contains { !$0.describesGoods && $0.weight >= 0.85 && Self.newsOfParcels.contains($0.kind) }
  }

  /// The reported kinds, each once.
  func reported() -> [Reported] {
    var reported = Kind.allCases.filter { $0 != .ordered }.compactMap(total).filter { isPlausible($0.kind) }
    settleCancellation(&reported)
    if let choice = offeredChoice(reported) { reported.append(choice) }
    if let ordered = total(.ordered), isPlausible(.ordered) { reported.append(ordered) }
    return withoutImplied(reported)
  }

  /// Best words of subject and body together.
  func total(_ kind: Kind) -> Reported? {
    // 「キャンセルはマイページよりお手続きください」 explains; only where something went wrong it asks the reader to cancel.
    let own = statements.filter {
      $0.kind == kind
        && ($0.modality != .instructed || kind != .cancelRequested || circumstances.hasShortage || isNear(regrettedNear, $0.range))
    }
    let subject = circumstances.subject == .answered ? nil : own.filter(\.isInSubject).max { $0.weight < $1.weight }
    let body = own.filter { !$0.isInSubject && !isOldNews($0) }.max { self.weight($0) < self.weight($1) }
    let weight = (subject?.weight ?? 0) + (body.map(self.weight) ?? 0)
    guard weight >= Self.threshold, let words = body ?? subject else { return nil }
    // A subject that only announces gives way to a body that only promises.
    if kind == .shipped, body == nil, subject?.modality != .done, isNotYetDone(.ship) { return nil }
    // 「ご用意が整いましたので発送しました」, 「お取り置きしております」 while a payment is awaited: nothing is fetched.
    let isFetched = text.isSubject(words.range) ? !circumstances.pickups.isEmpty : isNear(pickedUpNear, words.range)
    if kind == .readyForPickup, !circumstances.isCarrier, !circumstances.isKnownSender, !isFetched { return nil }
    return Reported(kind: kind, confidence: min(0.98, weight), range: words.range)
  }

  /// A heading `▼キャンセルとなった商品` says of the goods below it what a sentence would.
  private func weight(_ statement: Statement) -> Double {
    let isHeading = statement.describesGoods && isIn(circumstances.headings, statement.range)
    return isHeading && statement.kind == .cancelled ? max(statement.weight, Self.headingWeight) : statement.weight
  }

  private static let headingWeight = 0.9

  func isIn(_ lines: Set<Int>, _ range: Range<Int>) -> Bool { lines.contains(text.lineIndex(at: range.lowerBound)) }

  /// 「12月18日に出荷いたしましたお荷物につきまして」: what was sent before, of which the notice has something else to say.
  private func isOldNews(_ statement: Statement) -> Bool {
    guard statement.kind == .shipped || statement.kind == .delivered else { return false }
    // `2）発送済みの書籍（7月30日発送）`, below goods that were cancelled
    if !circumstances.hasTrackingNumber, isIn(circumstances.otherHeadings, statement.range), isPast(.cancelled) { return true }
    // 「どちらも同じ梱包でお届けしたため、差額をご返金いたしました」
    if statement.kind == .delivered, isReasonForRefund(statement.range) { return true }
    guard statement.describesGoods else {
      // 「先日お届けした苗のご注文で、… 苗を一箱にまとめてお送りしましたので、一口分の送料をお返しします」
      return statement.kind == .shipped && hasNewsOfParcels && statements.contains { $0.kind == .delivered && $0.describesGoods }
    }
    if statement.kind == .delivered, circumstances.subject == .answered { return true }
    return hasNewsOfParcels || isToldBefore(statement.range) || namesEarlierDay(statement.range)
  }

  private func isReasonForRefund(_ range: Range<Int>) -> Bool {
    ["ため", "ので"].contains { text.hasWord($0, at: range.upperBound) } && hasRefund
  }

  /// What a notice may tell of goods that were sent before.
  private static let newsOfParcels: Set<Kind> = [
    .delayed, .refunded, .returned, .deliveryFailed, .deliveryAttempted, .readyForPickup, .credited, .claimUpdated,
  ]

  /// Whether words before a statement say that it was told then: 「*先日*お届けいたしました浴衣のサイズ交換について」.
  private func isToldBefore(_ range: Range<Int>) -> Bool {
    earlierTimeEnds[text.sentenceIndex(at: range.lowerBound)].map { $0 <= range.lowerBound } ?? false
  }

  private func namesEarlierDay(_ range: Range<Int>) -> Bool {
    guard let today = circumstances.messageDay else { return false }
    let sentence = text.sentence(at: range.lowerBound)
    let reader = DateReader(bytes: text.bytes, messageDay: today)
    let day = reader.spans(in: sentence.lowerBound..<range.lowerBound).last
    // 「5月16日ご注文の商品を本日発送いたしました」
    if reader.namesToday(in: (day?.range.upperBound ?? sentence.lowerBound)..<range.lowerBound) { return false }
    return (day?.from ?? day?.until).map { $0.day < today } ?? false
  }

  /// Whether the body says plainly that it happened, of no goods that it only describes.
  private func isPlainlyDone(_ kind: Kind) -> Bool {
    statements.contains { $0.kind == kind && $0.isPlainlyDone && !$0.describesGoods }
  }

  /// Mail to many that names no number tells nobody of his order.
  private var speaksOfNoOrder: Bool {
    let facts = circumstances
    return facts.isBulk && !facts.isKnownSender && !facts.hasOrderNumber && !facts.hasTrackingNumber
  }

  func isPlausible(_ kind: Kind) -> Bool {
    let facts = circumstances
    if speaksOfNoOrder { return false }
    switch kind {
    case .ordered:
      let strong = statements.contains { $0.kind == .ordered && ($0.isInSubject || $0.modality == .done) }
      return strong && facts.subject == .own && !facts.isCarrier && (facts.hasOrderNumber || facts.hasItems && facts.hasTotal)
    case .cancelled where facts.isVisit: return false
    case .cancelled:
      return facts.hasOrderNumber || facts.hasItems || facts.hasOrderContext || facts.isLetterOfGoods && isPlainlyDone(kind)
    case .cancelRequested: return isRequestPlausible
    case .shipped, .inTransit, .delivered, .deliveryAttempted, .readyForPickup, .deliveryFailed:
      if facts.hasOrderNumber || facts.hasTrackingNumber || facts.isCarrier { return true }
      // 「お届けした糸、もう編みはじめられたでしょうか」
      if kind == .delivered, statements.allSatisfy({ $0.kind != .delivered || $0.describesGoods }) { return false }
      return facts.hasOrderContext || kind == .shipped && facts.isLetterOfGoods && facts.hasItems && isPlainlyDone(kind)
    case .delayed:
      // 「運送各社では遅れが生じる見込みです」 tells everybody what may be.
      let isReported = statements.contains { $0.kind == .delayed && $0.modality != .future }
      // 「お届け日を5日に変更させていただきます」 may be what the reader wished.
      let isCertain = statements.contains { $0.kind == .delayed && $0.modality != .asked }
      let isRegretted = statements.contains { $0.kind == .delayed && isNear(regrettedNear, $0.range) }
      guard isCertain || facts.hasShortage || isRegretted else { return false }
      if facts.hasOrderNumber { return true }
      return statements.contains { $0.kind == .delayed && !isOnTime($0.range) }
        && (facts.hasItems || facts.namesGoodsToReader && isRegretted || facts.hasOrderContext && isReported)
    case .refunded, .returned, .paymentFailed:
      return facts.hasOrderNumber || facts.hasOrderContext || kind == .refunded && facts.isLetterOfGoods && isPlainlyDone(kind)
    case .restocked: return facts.isKnownSender || statements.contains { $0.kind == .restocked && $0.modality == .done }
    case .credited:
      return facts.isKnownSender
        || statements.contains { statement in
          statement.kind == .credited && statement.isPlainlyDone
            && (facts.hasPoints || facts.hasOrderNumber && isNear(regrettedNear, statement.range))
        }
    case .skipped: return facts.isKnownSender || statements.contains { $0.kind == .skipped && $0.modality == .done && !$0.isInSubject }
    case .claimUpdated: return facts.isKnownSender
    case .reported: return false
    }
  }

  /// 「キャンセルなさるかどうかは、9日までにお知らせください」 in answer to a question asks for nothing.
  private var isRequestPlausible: Bool {
    let facts = circumstances
    guard facts.hasOrderNumber || facts.hasItems || facts.hasOrderContext || facts.hasOrderMention || facts.namesGoodsToReader else {
      return false
    }
    guard facts.subject == .answered, !facts.hasShortage else { return true }
    return statements.contains { $0.kind == .cancelRequested && ($0.modality != .asked || isNear(regrettedNear, $0.range)) }
  }

  /// Asked and announced in one mail: only what is stated as past stands against a question.
  private func settleCancellation(_ reported: inout [Reported]) {
    let isAsked = reported.contains { $0.kind == .cancelRequested }
    if isPast(.cancelled) {
      reported.removeAll { $0.kind == .cancelRequested }
    } else if isAsked {
      reported.removeAll { $0.kind == .cancelled }
    } else if let index = reported.firstIndex(where: { $0.kind == .cancelled }), isChoice(reported[index].range) {
      // 「キャンセルとさせていただきます」 beside 「いずれかをお選びください」 is one of the choices.
      reported[index].kind = .cancelRequested
      reported[index].confidence = min(reported[index].confidence, 0.8)
    }
  }

  private func isPast(_ kind: Kind) -> Bool { statements.contains { $0.kind == kind && $0.modality == .done && $0.weight >= 0.9 } }

  /// Sentences between a statement and a question or apology that belongs to it.
  private static let sentencesBetween = 2

  /// Whether the reader is asked beside these words, or anywhere if they stand in a list of choices.
  private func isChoice(_ range: Range<Int>) -> Bool {
    isNear(askedNear, range) || !circumstances.requests.isEmpty && isListed(range)
  }

  func isOnTime(_ range: Range<Int>) -> Bool { isNear(onTimeNear, range) }

  /// Whether words stand beside those for what is left of the order: 「残りの…が遅れており」.
  func isAboutRest(_ range: Range<Int>) -> Bool { isNear(restNear, range) }

  /// Whether words stand among goods that a heading sets apart: `DELAYED`, and below it what is late.
  private func isAmongConcerned(_ range: Range<Int>) -> Bool {
    text.lines[text.lineIndex(at: range.lowerBound)].section == .concernedItems
  }

  /// Sentences between the words for what is left and what is said of it.
  private static let sentencesOfRest = 1

  private func isNear(_ sentences: Set<Int>, _ range: Range<Int>) -> Bool {
    sentences.contains(text.sentenceIndex(at: range.lowerBound))
  }

  func isNotYetDone(_ stem: Stem) -> Bool {
    rejected.contains { $0.stem == stem && ($0.modality == .future || $0.modality == .doing || $0.modality == .negated) }
  }

  /// 「いずれかをお選びください … 今回はキャンセルする」: a shortage, a question, and cancelling, or the money back, as one answer.
  private func offeredChoice(_ reported: [Reported]) -> Reported? {
    guard !speaksOfNoOrder, !circumstances.requests.isEmpty,
      circumstances.hasOrderNumber || circumstances.hasOrderContext && !circumstances.regrets.isEmpty,
      !reported.contains(where: { $0.kind == .cancelled || $0.kind == .cancelRequested || $0.kind == .shipped || $0.kind == .refunded })
    else { return nil }
    let options = rejected.filter { cue in
      cue.modality != .negated && cue.reason != .section && cue.reason != .besideOrder && isOption(cue)
        && (circumstances.hasShortage
          || circumstances.hasOrderNumber && cue.stem == .cancel && cue.modality != .conditional && isListed(cue.range))
    }
    // 「交換品の在庫がない場合は、ご返金いたします」 is a rule.
    let option =
      options.first { $0.stem == .cancel }
      ?? options.first {
        $0.stem == .refund && circumstances.hasOrderNumber && !$0.isUnderCondition
      }
    return option.map { Reported(kind: .cancelRequested, confidence: 0.75, range: $0.range) }
  }

  /// Sentences between a question and the choices that belong to it.
  private static let sentencesOfChoices = 6

  /// Whether a cue stands among choices: in a list, or near a question, where it is no mere topic (ご注文の取り消し*について*).
  private func isOption(_ cue: RejectedCue) -> Bool {
    if isListed(cue.range) || isPartOfRequest(cue) { return true }
    guard cue.modality != .announced, cue.modality != .topic else { return false }
    return isNear(choicesNear, cue.range)
  }

  /// 「『商品をキャンセル』より、リクエストを送っていただけますと助かります」: a topic in the very sentence of a request.
  private func isPartOfRequest(_ cue: RejectedCue) -> Bool {
    guard cue.modality == .topic, cue.stem == .cancel else { return false }
    let sentence = text.sentence(at: cue.range.lowerBound)
    return circumstances.requests.contains { sentence.contains($0.lowerBound) && $0.lowerBound >= cue.range.upperBound }
  }

  /// Longest line of a list of choices, in folded bytes.
  private static let longestChoice = 90

  /// Whether words stand in a short line that a dot, a number or the like opens, beside another such line.
  private func isListed(_ range: Range<Int>) -> Bool {
    let line = text.lineIndex(at: range.lowerBound)
    func isChoice(_ index: Int) -> Bool {
      guard text.lines.indices.contains(index), !text.lines[index].isBlank, text.lines[index].range.count <= Self.longestChoice else {
        return false
      }
      return LineShape.opensListItem(text.bytes[text.lines[index].range])
    }
    return isChoice(line) && (isChoice(line - 1) || isChoice(line + 1))
      || isLettered(line) && (isLettered(line - 1) || isLettered(line + 1))
  }

  /// Whether a line begins with one letter or digit and a blank, as choices do: `B 今回はやめておく`.
  private func isLettered(_ index: Int) -> Bool {
    guard text.lines.indices.contains(index) else { return false }
    let range = text.lines[index].range
    guard (2...Self.longestChoice).contains(range.count) else { return false }
    let (first, second) = (text.bytes[range.lowerBound], text.bytes[range.lowerBound + 1])
    let isSetOff = second == UInt8(ascii: " ") || second >= 0x80 && text.hadBlank(before: range.lowerBound + 1)
    return (first.isDigit || (UInt8(ascii: "a")...UInt8(ascii: "d")).contains(first)) && isSetOff
  }

  /// Drops what other kinds imply or contradict.
  private func withoutImplied(_ reported: [Reported]) -> [Reported] {
    var kinds = Set(reported.map(\.kind))
    func drop(_ kind: Kind, if condition: Bool) { if condition { kinds.remove(kind) } }
    let isCancelled = kinds.contains(.cancelled) || kinds.contains(.cancelRequested)
    let subjectKinds = Set(statements.filter { $0.isInSubject && circumstances.subject != .answered && $0.weight >= 0.6 }.map(\.kind))
    drop(.delayed, if: isCancelled && !subjectKinds.contains(.delayed))
    drop(.paymentFailed, if: isCancelled)
    // 「保管期間を過ぎたお荷物は返送され、ご注文はキャンセルとなります」 below a dispatch is a rule.
    drop(.cancelled, if: subjectKinds.contains(.shipped) && !circumstances.hasShortage && !isPast(.cancelled))
    // A carrier that put something into a letter box delivered it.
    drop(.shipped, if: circumstances.isCarrier && kinds.contains(.delivered))
    if kinds.contains(.shipped), kinds.contains(.delivered) {
      kinds.remove(subjectKinds.contains(.delivered) && !subjectKinds.contains(.shipped) ? .shipped : .delivered)
    }
    drop(.shipped, if: kinds.contains(.deliveryAttempted) || kinds.contains(.readyForPickup) || kinds.contains(.returned))
    drop(.readyForPickup, if: kinds.contains(.paymentFailed) || kinds.contains(.returned) || isCancelled)
    // 「間に合わない見込みとなりました。…はPDFでお渡しできます」
    drop(.readyForPickup, if: kinds.contains(.delayed) && !circumstances.isCarrier)
    drop(.deliveryFailed, if: isCancelled)
    drop(.deliveryFailed, if: kinds.contains(.returned))
    // 「お届けできなかった「…」の代金をお返しいたしました」
    drop(.deliveryFailed, if: kinds.contains(.refunded) && statements.allSatisfy { $0.kind != .deliveryFailed || $0.describesGoods })
    drop(.delayed, if: kinds.contains(.deliveryFailed))
    drop(.deliveryAttempted, if: kinds.contains(.returned))
    drop(.inTransit, if: kinds.contains(.returned))
    drop(.returned, if: kinds.contains(.restocked))
    // 「ご返送いただきました商品を確認し、返金いたしました」
    drop(
      .returned,
      if: kinds.contains(.refunded)
        && statements.allSatisfy {
          $0.kind != .returned || $0.describesGoods || $0.isInSubject || text.hasWord("の代金", at: $0.range.upperBound)
        })
    // 「次回お届けのスキップを承りました」
    drop(.delivered, if: kinds.contains(.skipped))
    drop(.delivered, if: kinds.contains(.deliveryAttempted) || kinds.contains(.readyForPickup))
    // 「入荷が遅れている*商品*」 heads goods of its own.
    let headsLateGoods = statements.contains { $0.kind == .delayed && $0.describesGoods && !$0.isInSubject }
    let isRestLate =
      headsLateGoods || statements.contains { $0.kind == .delayed && isAmongConcerned($0.range) }
      || reported.contains { $0.kind == .delayed && isAboutRest($0.range) }
    // 「遅くなりましたが送りました」
    let isLateNews = subjectKinds.contains(.delayed) && !subjectKinds.contains(.shipped)
    drop(.delayed, if: kinds.contains(.shipped) && !isLateNews && !circumstances.hasNewArrival && !isRestLate)
    drop(.ordered, if: kinds.count > (kinds.contains(.ordered) ? 1 : 0))
    return reported.filter { kinds.contains($0.kind) }
  }
}
