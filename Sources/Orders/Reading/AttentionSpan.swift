public import Events

/// Which events can make an order need attention on a day; the rest of a history can only add to the orders of these.
public struct AttentionSpan: Sendable {
  /// All that happened since then.
  public let since: Timestamp
  /// Since then, what money may be awaited for.
  public let refundsSince: Timestamp
  /// What money may be awaited for.
  public let refundKinds: Set<Kind>
  /// What was announced for this day or later, whenever it was.
  public let expectedSince: CalendarDay
  /// Shops and carriers of which one believed event is wanted, of these kinds where some are given: it shows what else to expect.
  public let witnesses: [String: Set<Kind>]

  /// What matters on the day of `asOf` by `policies`.
  public init(asOf: Timestamp, policies: Policies) {
    let forgotten = asOf.day.adding(days: -policies.attention.forgetAfterDays - 1)
    since = Timestamp(forgotten)
    refundsSince = Timestamp(forgotten.adding(days: -policies.refund.longestWindow))
    refundKinds = Set(Kind.allCases).subtracting(Self.quietKinds)
    expectedSince = forgotten
    var witnesses: [String: Set<Kind>] = [:]
    for entry in policies.merchants.carrierByDomain.values where entry.carrier != .other {
      witnesses[entry.domain] = policies.transit.noticeServices.contains(entry.carrier) ? [] : [.delivered]
    }
    self.witnesses = witnesses
  }

  /// No money is awaited for these.
  private static let quietKinds: Set<Kind> = [.ordered, .shipped, .inTransit, .delivered, .readyForPickup, .delayed]
}
