public import Events

/// Makes orders of events: a pure function of events, time and policies.
///
/// The order of the events, and how often each of them is given, make no difference. Cost grows linearly with the number
/// of events, but for sorting them by time.
public struct OrderClassifier: Sendable {
  private let policies: Policies

  /// A classifier that judges by `policies`.
  public init(policies: Policies) { self.policies = policies }

  /// The orders of which `events` tell, most urgent first.
  ///
  /// All events count, whenever they happened; `asOf` decides what is overdue, open or late at that moment. Restock
  /// notices and coupons that belong to no order make none.
  public func classify(_ events: [Event], asOf: Timestamp) -> [Order] {
    let statements = StatementMerger(linking: policies.linking).statements(of: events)
    var linker = EventLinker(statements: statements, policies: policies)
    let groups = linker.link()
    let carriers = carriersWithNotices(statements)
    let orders = groups.map { group in
      OrderReader(policies: policies, now: asOf, carriersWithNotices: carriers).read(group, statements)
    }
    let real = orders.filter { !$0.isMadeOfFakes }
    return UrgencyOrder(policy: policies.attention).sorted(SellerMemory.remembered(real, merchants: policies.merchants))
  }

  /// Carriers that tell of deliveries in mail of their own: they did, or have a service for it that writes to this mailbox.
  private func carriersWithNotices(_ statements: [Statement]) -> Set<Carrier> {
    var carriers: Set<Carrier> = []
    for statement in statements where statement.movesOrder {
      guard let merchant = statement.event.merchant, let entry = policies.merchants.carrierByDomain[merchant],
        statement.kind == .delivered || policies.transit.noticeServices.contains(entry.carrier)
      else { continue }
      carriers.insert(entry.carrier)
    }
    carriers.remove(.other)
    return carriers
  }
}

/// Reads one order from its statements.
struct OrderReader {
  let policies: Policies
  let now: Timestamp
  let carriersWithNotices: Set<Carrier>

  func read(_ group: OrderGroup, _ statements: [Statement]) -> Order {
    let members = group.entries.map { statements[$0.position] }
    let belief = Belief(members)
    let facts = OrderFacts(belief.believed, merchant: group.merchant, policies: policies)
    let money = RefundReader(facts, policies: policies, today: now.day)
    let status = StatusReader.status(of: facts, refunded: StatusReader.isRefundedWhole(facts, sum: money.sum))
    let transit = TransitReader(
      facts: facts, status: status, policies: policies, today: now.day, carriersWithNotices: carriersWithNotices)
    let refund = money.watch()
    let diagnosis = DiagnosisReader(
      facts: facts, status: status, refund: refund, transit: transit, policies: policies, today: now.day,
      hasDoubtfulMail: !belief.doubtful.isEmpty)
    let found = diagnosis.diagnosis()
    let goods = RiskReader(
      facts: facts, status: status, transit: transit, policies: policies, isInSpam: facts.statements.contains(where: \.isSpam))
    let risk = facts.statements.isEmpty ? nil : goods.risk()
    let adviser = Adviser(
      facts: facts, status: status, found: Set(found), refund: refund, transit: transit, risk: risk, goods: goods,
      restocks: facts.statements.filter { $0.kind == .restocked }, doubtful: belief.doubtful, missed: diagnosis.missed, policies: policies,
      now: now)

    var order = goodsAndNames(facts, doubtful: members)
    order.status = status
    order.effectivePrice = effectivePrice(of: order, facts)
    order.diagnosis = found
    order.risk = risk
    order.refund = refund
    order.guarantee = transit.guarantee
    order.actions = adviser.actions()
    order.timeline = group.entries.map { entry in
      let statement = statements[entry.position]
      return TimelineEntry(statement: statement, standing: belief.standing(of: statement), link: entry.link)
    }
    order.linkedBy = Set(group.entries.compactMap(\.link)).sorted()
    order.needsAttention = needsAttention(order)
    return order
  }

  /// What is bought, from whom, for how much.
  ///
  /// An order of which only doubtful mail tells bears the names that it uses.
  private func goodsAndNames(_ facts: OrderFacts, doubtful members: [Statement]) -> Order {
    var order = Order()
    order.itemMinimumLength = policies.linking.itemMinimumLength
    order.merchant = facts.merchant ?? members.firstValue { $0.event.merchant }
    order.merchantName = members.firstValue { $0.event.merchant == order.merchant ? $0.event.merchantName : nil }
    order.orderNumber = facts.orderNumber ?? members.firstValue { $0.movesOrder || $0.orderNumber == nil ? nil : $0.event.orderNumber }
    order.otherOrderNumbers = facts.otherOrderNumbers
    order.seller = facts.seller
    order.items = facts.items
    if facts.cancellation?.scope == .part { order.cancelledItems = facts.cancellation?.items ?? [] }
    order.total = facts.total
    order.currency = facts.currency
    order.points = facts.points
    order.credits = facts.credits
    order.orderedAt = facts.orderedAt
    order.expectedArrivalFrom = facts.arrival.from
    order.expectedArrivalUntil = facts.arrival.until
    order.expectedShipDate = facts.first(.shipped) == nil ? facts.arrival.shipDate : nil
    order.carrier = facts.parcels.all.reversed().firstValue { $0.carrier } ?? facts.statements.reversed().firstValue { $0.event.carrier }
    order.trackingNumbers = distinctNumbers(facts)
    return order
  }

  /// What is paid for the goods that come, minus points and credits.
  private func effectivePrice(of order: Order, _ facts: OrderFacts) -> Amount? {
    guard let total = order.remainingTotal ?? facts.total, facts.points != nil || facts.credits != nil, facts.cancellation?.scope != .whole
    else { return nil }
    return total - Amount(facts.points ?? 0) - (facts.credits ?? 0)
  }

  private func distinctNumbers(_ facts: OrderFacts) -> [String] {
    var seen: Set<TrackingNumber> = []
    return facts.statements.flatMap { $0.event.trackingNumbers }.filter { written in
      guard let number = TrackingNumber(written, minimumLength: policies.linking.trackingNumberMinimumLength) else { return false }
      return seen.insert(number).inserted
    }
  }

  /// Something to do that does not consist in waiting, and not long ago.
  private func needsAttention(_ order: Order) -> Bool {
    guard order.actions.contains(where: { !policies.attention.passive.contains($0.code) }) else { return false }
    let announced = order.expectedArrivalUntil?.day ?? order.expectedShipDate
    let days = [order.timeline.compactMap(\.date).max()?.day, order.refund?.expectedBy, announced].compactMap(\.self)
    guard let last = days.max() else { return true }
    return now.day <= last.adding(days: policies.attention.forgetAfterDays)
  }
}

extension Order {
  /// Whether only mail tells of it that the user calls a fake.
  fileprivate var isMadeOfFakes: Bool {
    let mail = timeline.filter { $0.event.kind != .reported }
    return !mail.isEmpty && mail.allSatisfy { $0.standing == .rejected }
  }
}
