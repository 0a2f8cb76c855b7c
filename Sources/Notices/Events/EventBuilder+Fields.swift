import Events
import RulePacks

// The fields of an event besides its kind, numbers and goods.

extension EventBuilder {
  func addPeople(to event: inout Event, _ fields: StatedFields) {
    if interpretation.role == .sellers, let senderName {
      event.seller = senderName
    } else if isMallShop, let senderName {
      event.seller = clipped(senderName)
    } else if interpretation.pack != nil, interpretation.pack?.carrier == nil, let (seller, range) = fields.seller() {
      event.seller = clipped(seller)
      event.evidence.append(evidence("seller", lineRange(range)))
    } else if let pack = interpretation.pack, interpretation.role == .shops || pack.namesSeller, let senderName, !senderName.isEmpty,
      !senderName.contains("@")
    {
      if !senderName.hasPrefix(pack.title) {
        event.seller = clipped(senderName)
      } else if pack.namesSeller, let name = nameBeforeSubject() {
        event.seller = clipped(name)
      }
    }
  }

  /// `【naminami farm】商品発送のお知らせ`: the shop for which a service writes under its own name.
  private func nameBeforeSubject() -> String? {
    let subject = text.words(0..<text.subjectEnd)
    guard subject.hasPrefix("【"), let close = subject.firstIndex(of: "】") else { return nil }
    let name = subject[subject.index(after: subject.startIndex)..<close]
    return name.isEmpty || interpretation.pack.map { name.hasPrefix($0.title) } ?? false ? nil : String(name)
  }

  func addReason(to event: inout Event, _ range: Range<Int>, _ implied: RulePack.Rule?) {
    switch event.kind {
    case .cancelled, .cancelRequested, .delayed, .returned, .deliveryFailed, .skipped: break
    case .paymentFailed:
      event.reason = .paymentNotAuthorised
      return
    default: return
    }
    let finder = ReasonFinder(text: text, phrases: interpretation.phrases, labels: interpretation.labels)
    // A rule may rest on a heading far below the sentence that explains.
    let found = finder.reason(near: range) ?? (implied == nil ? nil : finder.reason(near: 0..<text.subjectEnd))
    event.reason = implied?.reason ?? found?.reason ?? (isBuyersWish(event.kind, range) ? .customerRequest : nil)
    if let found, event.reason == found.reason {
      event.cause = found.cause
      event.evidence.append(evidence("reason", found.evidence))
    }
    event.initiator = implied?.initiator ?? finder.initiator(for: event.kind, reason: event.reason, near: range) ?? defaultInitiator(event)
  }

  /// 「Re: キャンセルのお願い」, 「キャンセルを承りました」: the answer to a request for it.
  private func isBuyersWish(_ kind: Kind, _ range: Range<Int>) -> Bool {
    guard kind == .cancelled else { return false }
    if interpretation.phrases.all(.acceptance, in: range).contains(where: { $0.range.upperBound <= range.upperBound }) { return true }
    guard interpretation.subjectKind == .answered else { return false }
    return interpretation.phrases.all(.stem).contains {
      $0.value == Stem.cancel.rawValue && (text.isSubject($0.range) || isQuotedWish($0.range))
    }
  }

  /// 「> 申し訳ありませんが、キャンセルしていただけないでしょうか」: what the shop answers to asks for it.
  private func isQuotedWish(_ stem: Range<Int>) -> Bool {
    guard text.lines[text.lineIndex(at: stem.lowerBound)].quoteDepth > 0 else { return false }
    let wishes: Set<Int> = [Modality.asked.rawValue, Modality.instructed.rawValue, Modality.intended.rawValue]
    return interpretation.phrases.all(.modality, in: stem.upperBound..<max(stem.upperBound, text.sentence(at: stem.lowerBound).upperBound))
      .contains { wishes.contains($0.value) }
  }

  /// Who writes 「在庫切れのためキャンセルいたしました」 of his own goods cancels himself.
  private func defaultInitiator(_ event: Event) -> Initiator? {
    guard event.kind == .cancelled || event.kind == .cancelRequested, interpretation.pack?.carrier == nil else { return nil }
    if interpretation.role == .sellers || interpretation.role == .shops || isMallShop { return .seller }
    // Whoever asks is who wants it.
    if event.kind == .cancelRequested { return .merchant }
    switch event.reason {
    case .outOfStock, .noRestockForecast, .defectFound, .preorderShortage, .sellerRequest, .paymentNotAuthorised, .other, .customs,
      .lostInTransit:
      return .merchant
    // Who apologises for it did it, where nothing else is said.
    case nil, .addressProblem: return interpretation.phrases.all(.regret).contains { isInMainText($0.range) } ? .merchant : nil
    case .customerRequest, .carrierReturn: return nil
    }
  }

  func addMoney(to event: inout Event, _ range: Range<Int>, _ fields: StatedFields) {
    let stated: (money: MoneyValue, evidence: Range<Int>)?
    switch event.kind {
    case .refunded, .credited: stated = fields.refund(statedAt: range)
    case .paymentFailed: stated = fields.total() ?? fields.sum(inSentencesAt: range)
    case .ordered, .shipped, .cancelled, .cancelRequested, .delayed, .readyForPickup: stated = fields.total()
    default: stated = nil
    }
    if let stated {
      event.amount = stated.money.amount
      event.currency = stated.money.currency
      event.evidence.append(evidence("amount", lineRange(stated.evidence)))
    }
    switch event.kind {
    case .ordered, .shipped, .cancelled, .cancelRequested, .refunded, .paymentFailed, .returned, .delayed, .readyForPickup:
      if let (method, words) = fields.paymentMethod(statedAt: range, kind: event.kind) {
        event.paymentMethod = method
        event.evidence.append(evidence("paymentMethod", lineRange(words)))
      }
    default: break
    }
    // 「お使いいただいた800ポイントを、お戻しいたしました」
    if event.kind == .refunded, event.amount == nil, event.paymentMethod == nil, fields.pointsGiven(statedAt: range) != nil {
      event.paymentMethod = .points
    }
    switch event.kind {
    case .ordered: event.points = fields.points()
    case .credited: event.points = fields.points() ?? fields.pointsGiven(statedAt: range)
    case .refunded where event.paymentMethod == .points: event.points = fields.pointsGiven(statedAt: range)
    default: break
    }
  }

  /// - Parameter range: where a delay is stated.
  func addArrival(to event: inout Event, statedAt range: Range<Int>?, _ fields: StatedFields) {
    switch event.kind {
    case .ordered, .shipped, .inTransit, .delayed, .deliveryAttempted: break
    default: return
    }
    let isDelay = event.kind == .delayed
    if let (span, words) = fields.arrival(isDelay: isDelay) ?? (isDelay ? range : nil).flatMap(fields.newDay) {
      if isDelay && fields.isOfDispatch(words) { return addShipDate(span, words, to: &event) }
      event.expectedArrivalFrom = span.from
      event.expectedArrivalUntil = span.until
      event.evidence.append(evidence("expectedArrivalFrom", lineRange(words)))
    } else if event.kind == .ordered, let (span, words) = fields.shipDate() {
      addShipDate(span, words, to: &event)
    }
  }

  private func addShipDate(_ span: DateReader.Span, _ words: Range<Int>, to event: inout Event) {
    event.expectedShipDate = (span.until ?? span.from)?.day
    event.evidence.append(evidence("expectedShipDate", lineRange(words)))
  }

  /// By when the buyer is to answer, pay or come, and what the notice says about his money.
  func addDeadlines(to event: inout Event, _ range: Range<Int>, _ fields: StatedFields) {
    switch event.kind {
    case .cancelRequested, .paymentFailed, .deliveryAttempted, .readyForPickup:
      guard let (moment, words) = fields.respondBy() else { return }
      event.respondBy = moment
      event.evidence.append(evidence("respondBy", words))
    case .cancelled, .refunded:
      if let (day, words) = fields.refundExpectedBy() {
        event.refundExpectedBy = day
        event.evidence.append(evidence("refundExpectedBy", words))
      }
      guard event.kind == .cancelled, let (isCharged, words) = fields.charged() else { return }
      event.charged = isCharged
      event.evidence.append(evidence("charged", words))
    default: break
    }
  }

  /// How a claim stands: the subject says it first, then the body; 「承認された場合」 says nothing.
  func addClaim(to event: inout Event) {
    guard event.kind == .claimUpdated else { return }
    let modality = ModalityReader(text: text, phrases: interpretation.phrases)
    let states = interpretation.phrases.all(.claim).filter {
      interpretation.isReadable($0.range) && !modality.isTakenBack($0.range, by: .claimUpdated)
    }
    // 「以前の申請は却下されましたが、再審査の結果、承認されました」: the end of the sentence that speaks of it first.
    let sentence = states.map { text.sentenceIndex(at: $0.range.lowerBound) }.min()
    let last = states.filter { text.sentenceIndex(at: $0.range.lowerBound) == sentence }
      .max { ($0.range.upperBound, $0.range.count) < ($1.range.upperBound, $1.range.count) }
    guard let state = last, ClaimState.allCases.indices.contains(state.value) else { return }
    event.claim = ClaimState.allCases[state.value]
    event.evidence.append(evidence("claim", text.isSubject(state.range) ? state.range : text.sentence(at: state.range.lowerBound)))
  }
}
