public import Events

/// What became of one order, and what its buyer should do now.
public struct Order: Sendable, Hashable {
  /// The shop's domain; the carrier's, when only carrier mail is known.
  public var merchant: String?
  /// The name that the shop gives itself, where it is known by no other.
  public var merchantName: String?
  /// As the shop writes it.
  public var orderNumber: String?
  /// Further numbers: those it bore before, and those of orders that were united with it.
  public var otherOrderNumbers: [String] = []
  /// The shop inside a mall, or the Marketplace seller.
  public var seller: String?
  /// The goods.
  public var items: [Item] = []
  /// Those of them that are cancelled, as the cancellations name them.
  public var cancelledItems: [Item] = []
  /// Total in ``currency``, as the order mail states it.
  public var total: Amount?
  /// ISO 4217.
  public var currency: String?
  /// Points that the order earns.
  public var points: Int?
  /// Points and coupons that were granted for this order afterwards, in ``currency``.
  public var credits: Amount?
  /// Total minus points (one point is one yen) and credits; nil where neither is stated or the order is cancelled and earns none.
  public var effectivePrice: Amount?
  /// When it was placed.
  public var orderedAt: Timestamp?
  /// Newest announced arrival, first day or minute.
  public var expectedArrivalFrom: DayTime?
  /// Newest announced arrival, last day or minute.
  public var expectedArrivalUntil: DayTime?
  /// Newest announced day of dispatch, where the shop names that and no arrival and has not shipped.
  public var expectedShipDate: CalendarDay?
  /// Who carries it.
  public var carrier: Carrier?
  /// As written, each once.
  public var trackingNumbers: [String] = []
  /// Where it stands.
  public var status: OrderStatus = .ordered
  /// What is going on, in the order of the contract.
  public var diagnosis: [Diagnosis] = []
  /// Only while the order awaits shipment.
  public var risk: Risk?
  /// Only where money is to come back, or might be thought to be.
  public var refund: RefundWatch?
  /// What the user's other orders from the same seller came to; nil where there are none.
  public var sellerRecord: SellerRecord?
  /// Only for Marketplace orders that have not arrived.
  public var guarantee: GuaranteeWindow?
  /// Most urgent first.
  public var actions: [Action] = []
  /// True when there is something to do that does not consist in waiting, and it is not long ago.
  public var needsAttention = false
  /// All that is known, oldest first.
  public var timeline: [TimelineEntry] = []
  /// How its mails were found to belong together, surest first; empty for one mail alone.
  public var linkedBy: [EventLink] = []
  /// Letters that a cut name needs to be known by it, as the policies say; until they are asked, only whole names are known.
  var itemMinimumLength = Int.max
}

extension Order {
  /// How many of one of the order's goods are cancelled; nil when none are.
  ///
  /// A cancellation that names no number means all of them.
  public func cancelledQuantity(of item: Item) -> Int? {
    GoodsCoverage(known: [item], minimumLength: itemMinimumLength).quantity(of: item, among: cancelledItems)
  }

  /// The total without the cancelled goods of a partly cancelled order; nil where a price is not known.
  public var remainingTotal: Amount? {
    guard status == .partlyCancelled, let total, !cancelledItems.isEmpty,
      let cancelled = GoodsCoverage(known: items, minimumLength: itemMinimumLength).price(of: cancelledItems), cancelled < total
    else { return nil }
    return total - cancelled
  }

  /// Cancelled goods that are called otherwise than any of the order's.
  public var cancelledItemsByOtherNames: [Item] {
    let goods = GoodsCoverage(known: items, minimumLength: itemMinimumLength)
    return cancelledItems.filter { !goods.holdsAny(of: [$0]) }
  }
}
