import Events

/// Names what is going on with an order.
struct DiagnosisReader {
  let facts: OrderFacts
  let status: OrderStatus
  let refund: RefundWatch?
  let transit: TransitReader
  let policies: Policies
  let today: CalendarDay
  /// True when a statement that may not be believed names the order.
  let hasDoubtfulMail: Bool

  /// In the order of ``Diagnosis``.
  func diagnosis() -> [Diagnosis] {
    var found: Set<Diagnosis> = []
    if let cancellation = facts.cancellation { found.insert(Self.diagnosis(of: cancellation, facts)) }
    if status == .cancelRequested, StatusReader.openRequest(in: facts)?.event.initiator != .customer { found.insert(.sellerAsksToCancel) }
    addShipping(to: &found)
    if facts.statements.contains(where: { $0.event.reason == .preorderShortage }) { found.insert(.preorderShortage) }
    if status == .skipped { found.insert(.subscriptionSkipped) }
    if isLost { found.insert(.overseasLoss) }
    if refund?.state == .pending { found.insert(.refundPending) }
    if refund?.state == .overdue { found.insert(.refundOverdue) }
    if transit.guarantee?.isOpen(on: today) == true { found.insert(.guaranteeOpen) }
    if missed != nil { found.insert(.missedInSpam) }
    if hasDoubtfulMail { found.insert(.possiblePhishing) }
    return Diagnosis.allCases.filter(found.contains)
  }

  /// A notice of weight that lies among the spam only.
  var missed: Statement? { facts.statements.last { $0.isSpam && policies.attention.missedInSpamKinds.contains($0.kind) } }

  private func addShipping(to found: inout Set<Diagnosis>) {
    if transit.daysStuck != nil { found.insert(.stuckUnshipped) }
    if status == .delayed { found.insert(.delayedAtRisk) }
    if transit.unregistered != nil { found.insert(.shippedNotTracked) }
    if transit.isStalled { found.insert(.stalledInTransit) }
    if transit.missingDelivery != nil { found.insert(.deliveredNotReceived) }
    if transit.isLabelOnly { found.insert(.labelOnlyShipment) }
  }

  private var isLost: Bool {
    facts.statements.contains(where: \.tellsOfLoss) && status != .delivered
  }

  private static func diagnosis(of cancellation: Cancellation, _ facts: OrderFacts) -> Diagnosis {
    switch cancellation.reason {
    case .outOfStock, .noRestockForecast: return .stockoutCancellation
    case .preorderShortage: return .preorderShortage
    case .defectFound: return .defectCancellation
    case .paymentNotAuthorised: return .paymentCancellation
    case .customerRequest: return .customerCancellation
    case .customs, .lostInTransit: return .overseasLoss
    case .sellerRequest, .addressProblem, .carrierReturn, .other, nil: break
    }
    if cancellation.initiator == .customer { return .customerCancellation }
    if cancellation.reason == nil, StatusReader.paymentWasOpen(in: facts) { return .paymentCancellation }
    return .sellerCancellation
  }
}
