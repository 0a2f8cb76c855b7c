import Events

/// Says what the buyer of one order should do now.
struct Adviser {
  let facts: OrderFacts
  let status: OrderStatus
  let found: Set<Diagnosis>
  let refund: RefundWatch?
  let transit: TransitReader
  let risk: Risk?
  let goods: RiskReader
  let restocks: [Statement]
  /// Statements that may not be believed.
  let doubtful: [Statement]
  /// A notice of weight that lies among the spam only.
  let missed: Statement?
  let policies: Policies
  let now: Timestamp

  var today: CalendarDay { now.day }

  /// Most urgent first.
  func actions() -> [Action] {
    guard
      !found.isEmpty || status == .paymentProblem || facts.parcels.attempted != nil || status == .readyForPickup
        || status == .returned || deniedClaim != nil || facts.lastReport(.chargedTwice) != nil || !restocks.isEmpty
    else { return [] }
    var list = ActionList(facts: AdviceFacts(facts, refund: refund, policies: policies))
    adviseOnRequest(&list)
    adviseOnPayment(&list)
    adviseOnShipping(&list)
    adviseOnArrival(&list)
    adviseOnCancellation(&list)
    adviseOnRefund(&list)
    if let missed { list.add(.readMissedMail, on: [missed]) }
    if found.contains(.possiblePhishing) { list.add(.checkOrderHistory, on: doubtful, links: orderPage) }
    return list.sorted(by: policies.attention)
  }

  // MARK: Before shipment

  private func adviseOnRequest(_ list: inout ActionList) {
    guard let request = StatusReader.openRequest(in: facts), status == .cancelRequested, request.event.initiator != .customer else {
      return
    }
    let asked = request.moment?.day
    let due = Due(stated: request.event.respondBy?.day, usual: asked?.adding(days: policies.sellerRequest.answerWithinDays))
    list.add(.answerByWaiting, on: [request], due: due)
    list.add(.answerByRefund, on: [request], due: due)
    let isLate = asked.map { today >= $0.adding(days: policies.sellerRequest.escalateAfterDays) } ?? false
    let silence = facts.lastReport(.sellerSilent)
    if isLate || silence != nil {
      let deadline = today.adding(days: policies.sellerRequest.deadlineDays)
      list.add(.escalateRequest(deadline: deadline), on: [request, silence], due: Due(stated: nil, usual: deadline))
    }
  }

  private func adviseOnPayment(_ list: inout ActionList) {
    if let report = facts.lastReport(.chargedTwice) { list.add(.explainDoubleCharge, on: [report]) }
    guard status == .paymentProblem else { return }
    let declined = facts.last(.paymentFailed)
    let usual = declined?.moment?.day.adding(days: policies.payment.days(for: facts.merchant))
    list.add(.correctPayment, on: [declined], due: Due(stated: declined?.event.respondBy?.day, usual: usual), links: orderPage)
  }

  private func adviseOnShipping(_ list: inout ActionList) {
    if found.contains(.delayedAtRisk) {
      list.add(.askAboutDelay, on: [facts.last(.delayed)], links: orderPage)
    } else if let days = transit.daysStuck {
      list.add(.askAboutUnshipped(days: days), on: [facts.first(.ordered), facts.last(.delayed)], links: orderPage)
    }
    if found.contains(.delayedAtRisk), found.contains(.preorderShortage) {
      let shortages = facts.statements.filter { $0.event.reason == .preorderShortage }
      list.add(.buyElsewhere(.preorder), on: shortages, links: search(for: .preorder))
    } else if risk?.level == .high, found.contains(.delayedAtRisk) || found.contains(.stuckUnshipped) {
      list.add(.buyElsewhere(.precaution), on: [facts.first(.ordered), facts.last(.delayed)], links: search(for: .precaution))
    }
    if found.contains(.subscriptionSkipped) {
      let skipped = [facts.last(.skipped)]
      list.add(.buyElsewhere(.skipped), on: skipped, links: search(for: .skipped, alsoHere: true))
      list.add(.keepSubscription, on: skipped)
    }
  }

  // MARK: Under way

  private func adviseOnArrival(_ list: inout ActionList) {
    if let report = transit.unregistered {
      let from = facts.first(.shipped)?.moment?.day.adding(days: policies.transit.unregisteredAfterDays)
      list.add(
        .askAboutNumber(from: from), on: [facts.first(.shipped), report], due: Due(stated: nil, usual: from.map { max($0, today) }),
        links: trackingPage)
    }
    let latestNews = [facts.first(.shipped), facts.arrival.announcement, facts.lastReport(.notReceived)]
    if found.contains(.stalledInTransit) { list.add(.callCarrier, on: latestNews, links: trackingPage) }
    if let missing = transit.missingDelivery { list.add(.reportMissing, on: [facts.last(.delivered), missing], links: orderPage) }
    if found.contains(.overseasLoss), facts.cancellation == nil, !facts.has(.refunded) {
      list.add(.askAboutLoss, on: facts.statements.filter(\.tellsOfLoss), links: orderPage)
    }
    if let cameBack = facts.parcels.cameBack, status == .returned, !found.contains(.overseasLoss), cameBack.event.reason != .customerRequest
    {
      list.add(.askAboutReturn, on: [cameBack], links: orderPage)
    }
    if let window = transit.guarantee, window.isOpen(on: today) {
      list.add(.claimGuarantee(window), on: latestNews, due: Due(stated: nil, usual: window.closes), links: orderPage)
    }
    if let deniedClaim { list.add(.contestClaim, on: [deniedClaim], links: orderPage) }
    if let parcel = facts.parcels.attempted, status.isOnTheWay {
      let kept = parcel.carrier.flatMap { policies.merchants.entry(for: $0)?.keptDays }
      let usual = parcel.attempt?.moment?.day.adding(days: kept ?? policies.transit.pickUpWithinDays)
      list.add(
        .arrangeRedelivery, on: [parcel.attempt], due: Due(stated: parcel.attempt?.event.respondBy?.day, usual: usual),
        links: trackingPage)
    }
    if status == .readyForPickup, let notice = facts.parcels.waiting?.waits {
      let stated = (notice.event.respondBy ?? notice.event.expectedArrivalUntil ?? notice.event.expectedArrivalFrom)?.day
      list.add(.pickUp, on: [notice], due: Due(stated: stated, usual: notice.moment?.day.adding(days: policies.transit.pickUpWithinDays)))
    }
  }

  /// The notice that a claim was denied, while neither the goods nor the money came.
  private var deniedClaim: Statement? {
    guard let claim = facts.claim, claim.event.claim == .denied, refund == nil, status != .delivered, status != .refunded else {
      return nil
    }
    return claim
  }

  // MARK: Cancelled

  private func adviseOnCancellation(_ list: inout ActionList) {
    if let restock = restocks.last, !isStale(restock) {
      let age = restock.moment.map { now.secondsSince1970.subtractingReportingOverflow($0.secondsSince1970).partialValue }
      let isFresh = age.map { $0 <= policies.restock.urgentMinutes * 60 } ?? false
      list.add(
        .buyRestocked(isFresh: isFresh), on: [restock], due: Due(stated: nil, usual: restock.moment?.day),
        links: search(for: .stockout, alsoHere: true))
    }
    guard facts.cancellation != nil || found.contains(.labelOnlyShipment) else { return }
    if let reason = buyingReason { list.add(.buyElsewhere(reason), on: ends, links: search(for: reason)) }
    let isUnexplained = facts.cancellation?.cause == nil && facts.cancellation?.reason != .noRestockForecast
    if found.contains(.sellerCancellation) || found.contains(.stockoutCancellation) && isUnexplained {
      list.add(.askForReason, on: ends, links: orderPage)
    }
  }

  /// What says that the order, or a part of it, brings no goods.
  private var ends: [Statement] { facts.statements.filter { $0.kind == .cancelled || $0.kind == .refunded && facts.cancellation == nil } }

  /// Whether the goods of a restock notice are gone by now.
  private func isStale(_ restock: Statement) -> Bool {
    restock.moment.map { today > $0.day.adding(days: policies.restock.staleAfterDays) } ?? true
  }

  private var buyingReason: Advice.BuyingReason? {
    let isLost = found.contains { Self.endsWithoutGoods.contains($0) }
    guard isLost else { return nil }
    if found.contains(.preorderShortage) { return .preorder }
    if goods.isOneOff { return .oneOff }
    return found.contains(.labelOnlyShipment) ? .label : .stockout
  }

  private static let endsWithoutGoods: Set<Diagnosis> = [
    .stockoutCancellation, .sellerCancellation, .preorderShortage, .defectCancellation, .labelOnlyShipment, .overseasLoss,
  ]

  // MARK: Money

  private func adviseOnRefund(_ list: inout ActionList) {
    guard let refund else { return }
    let isCard = refund.method.map(policies.refund.cards.contains) ?? false
    let causes = facts.statements.filter {
      $0.kind == .cancelled || $0.kind == .refunded || $0.kind == .returned || $0.kind == .deliveryFailed || $0.event.claim == .granted
    }
    switch refund.state {
    case .notCharged, .done: break
    case .pending:
      let stated = facts.statements.lazy.compactMap(\.event.refundExpectedBy).first { $0 == refund.expectedBy }
      list.add(.awaitRefund, on: causes, due: Due(stated: stated, usual: refund.expectedBy))
    case .overdue where isCard:
      list.add(.lookAtStatement, on: causes)
      list.add(.askCardCompany, on: causes)
    case .overdue: list.add(.remindOfRefund, on: causes, links: orderPage)
    case .unknown: list.add(.askHowRefunded, on: causes, links: orderPage)
    }
  }

  // MARK: Links

  /// Searches at all shops but the one that has none; one-off goods are looked for at flea markets and auctions only.
  private func search(for reason: Advice.BuyingReason, alsoHere: Bool = false) -> LinkSource {
    let wanted = facts.cancellation?.items.lazy.compactMap(\.name).first ?? facts.items.lazy.compactMap(\.name).first
    guard let item = wanted else { return .none }
    let shops = policies.shopping.shops.filter { shop in
      guard alsoHere || shop.merchant != facts.merchant else { return false }
      return reason == .oneOff ? shop.goods == .used : true
    }
    return .search(item: item, shops: shops, maximumLength: policies.shopping.queryMaximumLength)
  }

  private var orderPage: LinkSource {
    guard let page = policies.merchants.orderPages.first(where: { $0.merchant == facts.merchant }) else { return .none }
    return .page(name: page.name, address: page.page, number: facts.orderNumber ?? "")
  }

  private var trackingPage: LinkSource {
    guard let parcel = facts.parcels.underWay ?? facts.parcels.all.last, let carrier = parcel.carrier, let number = parcel.numbers.first,
      let entry = policies.merchants.entry(for: carrier), let page = entry.trackingPage
    else { return .none }
    return .page(name: entry.name, address: page, number: number.text)
  }
}

/// Until when something helps, as a notice states it or as it usually is.
struct Due {
  let day: CalendarDay
  let isEstimated: Bool

  /// Nil when neither is known.
  init?(stated: CalendarDay?, usual: CalendarDay?) {
    guard let day = stated ?? usual else { return nil }
    self.day = day
    isEstimated = stated == nil
  }
}

/// The actions of one order while they are found.
struct ActionList {
  let facts: AdviceFacts
  private var actions: [Action] = []

  init(facts: AdviceFacts) { self.facts = facts }

  /// - Parameter on: the statements on which the advice rests; those that are not there are left out.
  mutating func add(_ advice: Advice, on basis: [Statement?], due: Due? = nil, links: LinkSource = .none) {
    actions.append(
      Action(
        code: advice.code(isSeller: facts.isSeller), due: due?.day, isDueEstimated: due?.isEstimated ?? false, rule: advice.rule,
        events: basis.compactMap { $0?.event.id }, advice: advice,
        facts: facts, linkSource: links))
  }

  /// Most urgent first; of the same code what was added first.
  ///
  /// A restock notice that is not fresh has no more hurry than buying elsewhere.
  func sorted(by policy: AttentionPolicy) -> [Action] {
    func rank(_ action: Action) -> (Int, Int) {
      action.advice == .buyRestocked(isFresh: false) ? (policy.rank(of: .buyElsewhere), 1) : (policy.rank(of: action.code), 0)
    }
    return actions.enumerated().sorted { left, right in
      let (first, second) = (rank(left.element), rank(right.element))
      return first == second ? left.offset < right.offset : first < second
    }.map(\.element)
  }
}
