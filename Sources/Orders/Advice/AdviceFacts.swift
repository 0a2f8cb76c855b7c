import Events

/// What wording fills in: numbers, names and dates of one order.
struct AdviceFacts: Sendable, Hashable {
  let merchant: String?
  let seller: String?
  let orderNumber: String?
  let itemName: String?
  let itemCount: Int
  let trackingNumber: String?
  let carrierName: Wording?
  let total: Amount?
  let currency: String?
  let points: Int?
  let orderedOn: CalendarDay?
  let arrivalBy: CalendarDay?
  let cancelledOn: CalendarDay?
  let cancellationReason: Reason?
  let refund: RefundWatch?
  /// The shop inside a mall or the Marketplace seller is to be written to, not the shop's support.
  let isSeller: Bool
  let hasGuarantee: Bool
  let isOverseas: Bool
  /// What to keep in mind of the shop's point campaigns.
  let campaignHint: Wording?

  init(_ facts: OrderFacts, refund: RefundWatch?, policies: Policies) {
    merchant = facts.merchant
    seller = facts.seller
    orderNumber = facts.orderNumber
    // Of a part that is cancelled it is the part that letters are about.
    let cancelled = facts.cancellation?.scope == .part ? facts.cancellation?.items ?? [] : []
    itemName = (cancelled + facts.items).lazy.compactMap(\.name).first
    itemCount = facts.items.count
    let parcel = facts.parcels.underWay ?? facts.parcels.all.last
    let number = parcel?.numbers.first
    trackingNumber = number.flatMap { number in
      facts.statements.firstValue { statement in
        statement.trackingNumbers.contains(number)
          ? statement.event.trackingNumbers.first { TrackingNumber($0, minimumLength: number.text.utf8.count) == number } : nil
      }
    }
    carrierName = parcel?.carrier.flatMap { policies.merchants.entry(for: $0)?.name }
    total = facts.total
    currency = facts.currency
    points = facts.points
    orderedOn = facts.orderedAt?.day
    arrivalBy = facts.arrival.lastDay
    cancelledOn = facts.cancellation?.moment?.day
    cancellationReason = facts.cancellation?.reason
    self.refund = refund
    isSeller = policies.merchants.isMarketplaceSeller(facts.seller)
    hasGuarantee = isSeller && (facts.merchant.map(policies.guarantee.merchants.contains) ?? false)
    isOverseas = facts.merchant.map(policies.merchants.overseas.contains) ?? false
    campaignHint = policies.campaigns.hint(for: facts.merchant)
  }

  /// Overseas shops are written to in English.
  var draftLanguage: Language { isOverseas ? .en : .ja }
}
