import Events

/// Says what to think of goods that are not shipped, or shipped and not there.
struct TransitReader {
  let facts: OrderFacts
  let status: OrderStatus
  let policies: Policies
  let today: CalendarDay
  /// Carriers of which this mailbox holds delivery notices.
  let carriersWithNotices: Set<Carrier>

  /// Days since the order was placed, when it lies too long; nil otherwise.
  ///
  /// Digital goods never ship, and an arrival announced far ahead explains the wait.
  var daysStuck: Int? {
    guard status == .ordered || status == .preparing || status == .delayed, let ordered = facts.orderedAt?.day, !isDigital else {
      return nil
    }
    let days = today.daysSince1970 - ordered.daysSince1970
    guard days >= policies.unshipped.days else { return nil }
    if let first = facts.arrival.firstDay, first > today.adding(days: policies.unshipped.announcedAheadDays) { return nil }
    return days
  }

  private var isDigital: Bool {
    guard let number = OrderNumber(facts.orderNumber) else { return false }
    return policies.unshipped.digitalNumberPrefixes.contains { number.text.hasPrefix($0) }
  }

  /// The user's report that the carrier does not know the number, once that is no longer usual, unless the carrier has spoken since.
  var unregistered: Statement? {
    guard status == .shipped, let report = facts.lastReport(.trackingNotRegistered) else { return nil }
    guard let sent = facts.first(.shipped)?.moment?.day else { return report }
    return today >= sent.adding(days: policies.transit.unregisteredAfterDays) ? report : nil
  }

  /// True past the announced arrival where a delivery notice is to be expected, or where the user says that nothing came.
  var isStalled: Bool {
    guard status == .shipped || status == .inTransit, facts.claim?.event.claim != .granted else { return false }
    // The carrier came and met nobody: as long as it keeps the parcel, the buyer is waited for.
    if let attempt = facts.parcels.attempted?.attempt?.moment, today <= attempt.day.adding(days: policies.transit.pickUpWithinDays) {
      return false
    }
    let isLate = facts.arrival.lastDay.map { today >= $0.adding(days: policies.transit.stalledAfterDays) }
    if let report = facts.lastReport(.notReceived), facts.parcels.underWay != nil {
      return isLate ?? (report.moment != nil)
    }
    return isLate == true && expectsDeliveryNotice
  }

  private var expectsDeliveryNotice: Bool {
    if let merchant = facts.merchant, policies.transit.deliveryNoticesFrom.contains(merchant) { return true }
    return facts.parcels.all.contains { parcel in
      parcel.stage < .waiting && (parcel.carrier.map(carriersWithNotices.contains) ?? false)
    }
  }

  /// The user's report that nothing is there although it was delivered.
  var missingDelivery: Statement? {
    guard status == .delivered, let report = facts.lastReport(.notReceived) else { return nil }
    if let received = facts.lastReport(.received), !report.isClearlyAfter(received) { return nil }
    return report
  }

  /// True when the shop took the shipment back for lack of stock before any carrier spoke of it.
  var isLabelOnly: Bool {
    guard let shipment = facts.first(.shipped), !facts.statements.contains(where: { $0.kind.provesParcel }) else { return false }
    return facts.statements.contains { isTakenBack(shipment, by: $0) }
  }

  /// For a stated shortage, or by a whole refund that states nothing and comes soon.
  private func isTakenBack(_ shipment: Statement, by end: Statement) -> Bool {
    guard end.kind == .refunded || end.kind == .cancelled, end.event.initiator != .customer, !shipment.isClearlyAfter(end),
      concerns(end, theGoodsOf: shipment)
    else { return false }
    if let reason = end.event.reason { return reason.isShortage }
    return end.kind == .refunded && status == .refunded && facts.cancellation == nil
      && !end.moment.isFarther(than: policies.transit.labelOnlyWithinDays, from: shipment.moment)
  }

  /// False where a shop ships what it has and tells, at once or later, that the rest ran out.
  private func concerns(_ end: Statement, theGoodsOf shipment: Statement) -> Bool {
    if end.isOfSameMail(as: shipment) { return false }
    if end.event.items.isEmpty || shipment.event.items.isEmpty { return true }
    return GoodsCoverage(known: shipment.event.items, minimumLength: policies.linking.itemMinimumLength).holdsAny(of: end.event.items)
  }

  /// The days on which a guarantee claim may be filed; nil where there is no guarantee, no date, or no need.
  var guarantee: GuaranteeWindow? {
    guard let merchant = facts.merchant, policies.guarantee.merchants.contains(merchant),
      policies.merchants.isMarketplaceSeller(facts.seller), let latest = facts.arrival.lastDay, !facts.has(.claimUpdated)
    else { return nil }
    let isMissing = status.awaitsShipment || status == .shipped || status == .inTransit || missingDelivery != nil
    guard isMissing else { return nil }
    let opens = latest.adding(days: policies.guarantee.opensAfterDays)
    return GuaranteeWindow(opens: opens, closes: max(opens, latest.adding(days: policies.guarantee.closesAfterDays)))
  }
}

extension Kind {
  /// True for what nobody can say of a parcel that never left the warehouse.
  fileprivate var provesParcel: Bool {
    switch self {
    case .inTransit, .deliveryAttempted, .readyForPickup, .delivered, .deliveryFailed, .returned: true
    default: false
    }
  }
}

extension Reason {
  /// True when the goods ran out.
  var isShortage: Bool {
    switch self {
    case .outOfStock, .noRestockForecast, .preorderShortage: true
    default: false
    }
  }
}
