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
    var isReply = false
    /// The sender is known to write notices.
    var isKnownSender = false
    var isCarrier = false
    /// A shortage or defect is named as a fact.
    var hasShortage = false
    /// Where the sender apologises.
    var regrets: [Range<Int>] = []
    /// Sent to many.
    var isBulk = false
  }

  /// From here on a kind counts as reported.
  static let threshold = 0.65

  let text: NoticeText
  let statements: [Statement]
  let rejected: [RejectedCue]
  let circumstances: Circumstances

  /// The reported kinds, each once.
  func reported() -> [Reported] {
    var reported = Kind.allCases.filter { $0 != .ordered }.compactMap(total).filter { isPlausible($0.kind) }
    settleCancellation(&reported)
    if let choice = offeredChoice(reported) { reported.append(choice) }
    if let ordered = total(.ordered), isPlausible(.ordered) { reported.append(ordered) }
    return withoutImplied(reported)
  }

  /// Best words of subject and body together.
  private func total(_ kind: Kind) -> Reported? {
    // 「キャンセルはマイページよりお手続きください」 explains; only where something went wrong it asks the reader to cancel.
    let own = statements.filter {
      $0.kind == kind
        && ($0.modality != .instructed || kind != .cancelRequested || circumstances.hasShortage || isNear(circumstances.regrets, $0.range))
    }
    let subject = own.filter(\.isInSubject).max { $0.weight < $1.weight }
    let body = own.filter { !$0.isInSubject }.max { $0.weight < $1.weight }
    let weight = (subject?.weight ?? 0) + (body?.weight ?? 0)
    guard weight >= Self.threshold, let words = body ?? subject else { return nil }
    // A subject that only announces gives way to a body that only promises.
    if kind == .shipped, body == nil, subject?.modality != .done, isOnlyPromised(.ship) { return nil }
    return Reported(kind: kind, confidence: min(0.98, weight), range: words.range)
  }

  private func isPlausible(_ kind: Kind) -> Bool {
    let facts = circumstances
    if facts.isBulk, !facts.isKnownSender, !facts.hasOrderNumber, !facts.hasTrackingNumber { return false }
    switch kind {
    case .ordered:
      let strong = statements.contains { $0.kind == .ordered && ($0.isInSubject || $0.modality == .done) }
      return strong && !facts.isReply && !facts.isCarrier && (facts.hasOrderNumber || facts.hasItems && facts.hasTotal)
    case .cancelled: return facts.hasOrderNumber || facts.hasItems || facts.hasOrderContext
    case .cancelRequested: return facts.hasOrderNumber || facts.hasItems || facts.hasOrderContext || facts.hasOrderMention
    case .shipped, .inTransit, .delivered, .deliveryAttempted, .readyForPickup, .deliveryFailed:
      return facts.hasOrderNumber || facts.hasTrackingNumber || facts.hasOrderContext || facts.isCarrier
    case .delayed: return facts.hasOrderNumber || facts.hasOrderContext
    case .refunded, .returned, .paymentFailed: return facts.hasOrderNumber || facts.hasOrderContext
    case .restocked: return facts.isKnownSender || statements.contains { $0.kind == .restocked && $0.modality == .done }
    case .credited, .skipped, .claimUpdated: return facts.isKnownSender
    case .reported: return false
    }
  }

  /// Asked and announced in one mail: only what is stated as past stands against a question.
  private func settleCancellation(_ reported: inout [Reported]) {
    let cancelled = statements.filter { $0.kind == .cancelled }
    let isAsked = reported.contains { $0.kind == .cancelRequested }
    let isPast = cancelled.contains { $0.modality == .done && $0.weight >= 0.9 }
    if isPast {
      reported.removeAll { $0.kind == .cancelRequested }
    } else if isAsked {
      reported.removeAll { $0.kind == .cancelled }
    } else if let index = reported.firstIndex(where: { $0.kind == .cancelled }), isNearRequest(reported[index].range) {
      // 「キャンセルとさせていただきます」 beside 「いずれかをお選びください」 is one of the choices.
      reported[index].kind = .cancelRequested
      reported[index].confidence = min(reported[index].confidence, 0.8)
    }
  }

  /// Sentences between a statement and a question or apology that belongs to it.
  private static let sentencesBetween = 2

  private func isNearRequest(_ range: Range<Int>) -> Bool { isNear(circumstances.requests, range) }

  private func isNear(_ places: [Range<Int>], _ range: Range<Int>) -> Bool {
    let sentence = text.sentenceIndex(at: range.lowerBound)
    return places.contains { abs(text.sentenceIndex(at: $0.lowerBound) - sentence) <= Self.sentencesBetween }
  }

  private func isOnlyPromised(_ stem: Stem) -> Bool {
    rejected.contains { $0.stem == stem && ($0.modality == .future || $0.modality == .doing || $0.modality == .negated) }
  }

  /// 「いずれかをお選びください … 今回はキャンセルする」: a shortage, a question, and cancelling, or the money back, as one answer.
  private func offeredChoice(_ reported: [Reported]) -> Reported? {
    guard !circumstances.requests.isEmpty, circumstances.hasShortage, circumstances.hasOrderContext || circumstances.hasOrderNumber,
      !reported.contains(where: { $0.kind == .cancelled || $0.kind == .cancelRequested || $0.kind == .shipped || $0.kind == .refunded })
    else { return nil }
    let options = rejected.filter { $0.modality != .negated && $0.note != "section" }
    let option = options.first { $0.stem == .cancel } ?? options.first { $0.stem == .refund && circumstances.hasOrderNumber }
    return option.map { Reported(kind: .cancelRequested, confidence: 0.75, range: $0.range) }
  }

  /// Drops what other kinds imply or contradict.
  private func withoutImplied(_ reported: [Reported]) -> [Reported] {
    var kinds = Set(reported.map(\.kind))
    func drop(_ kind: Kind, if condition: Bool) { if condition { kinds.remove(kind) } }
    let isCancelled = kinds.contains(.cancelled) || kinds.contains(.cancelRequested)
    let subjectKinds = Set(statements.filter { $0.isInSubject && $0.weight >= 0.6 }.map(\.kind))
    drop(.delayed, if: isCancelled && !subjectKinds.contains(.delayed))
    drop(.paymentFailed, if: isCancelled)
    if kinds.contains(.shipped), kinds.contains(.delivered) {
      kinds.remove(subjectKinds.contains(.delivered) && !subjectKinds.contains(.shipped) ? .shipped : .delivered)
    }
    drop(.shipped, if: kinds.contains(.deliveryAttempted) || kinds.contains(.readyForPickup) || kinds.contains(.returned))
    drop(.delivered, if: kinds.contains(.deliveryAttempted) || kinds.contains(.readyForPickup))
    drop(.delayed, if: kinds.contains(.shipped) && !subjectKinds.contains(.delayed))
    drop(.ordered, if: kinds.count > (kinds.contains(.ordered) ? 1 : 0))
    return reported.filter { kinds.contains($0.kind) }
  }
}
