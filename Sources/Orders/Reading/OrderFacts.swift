import Events

/// What the believed statements of one order say, gathered once for all readers.
struct OrderFacts {
  /// Believed statements, in their order.
  let statements: [Statement]
  let merchant: String?
  let orderNumber: String?
  let seller: String?
  let items: [Item]
  let total: Amount?
  let currency: String?
  let points: Int?
  let orderedAt: Timestamp?
  /// How the order was paid, as its mail before any refund states it.
  let paymentMethod: PaymentMethod?
  let arrival: Arrival
  let cancellation: Cancellation?
  let parcels: Parcels

  init(_ statements: [Statement], merchant home: String?, policies: Policies) {
    self.statements = statements
    let events = statements.lazy.map(\.event)
    merchant = home ?? events.compactMap(\.merchant).first { !policies.merchants.isCarrier($0) } ?? events.compactMap(\.merchant).first
    orderNumber =
      events.filter { !policies.merchants.isCarrier($0.merchant) }.compactMap(\.orderNumber).first { OrderNumber($0) != nil }
    seller = events.compactMap(\.seller).first
    let ordered = events.filter { $0.kind == .ordered }
    let goods = ordered.contains { !$0.items.isEmpty } ? ordered.flatMap(\.items) : events.flatMap(\.items)
    items = Self.distinct(goods)
    let charged = events.filter { $0.kind != .refunded && $0.kind != .credited && $0.kind != .restocked }
    let priced = ordered.last { $0.amount != nil } ?? charged.first { $0.amount != nil }
    total = priced?.amount
    currency = priced?.currency ?? events.compactMap(\.currency).first
    points = ordered.compactMap(\.points).last
    orderedAt = statements.first { $0.kind == .ordered && $0.moment != nil }?.moment
    paymentMethod = charged.filter { $0.kind != .restocked }.compactMap(\.paymentMethod).first
    arrival = Arrival(of: statements)
    let parcels = Parcels(of: statements, minimumLength: policies.linking.itemMinimumLength)
    self.parcels = parcels
    cancellation = Cancellation(of: statements, items: items, total: total, policies: policies)
  }

  func first(_ kind: Kind) -> Statement? { statements.first { $0.kind == kind } }
  func last(_ kind: Kind) -> Statement? { statements.last { $0.kind == kind } }
  func has(_ kind: Kind) -> Bool { statements.contains { $0.kind == kind } }
  func lastReport(_ report: Report) -> Statement? { statements.last { $0.event.report == report } }

  /// Each piece of goods once, in the order of mention; what later mail adds to it fills the gaps.
  private static func distinct(_ items: [Item]) -> [Item] {
    guard items.count > 1 else { return items }
    var places: [ItemName: Int] = [:]
    var distinct: [Item] = []
    for item in items {
      guard let name = ItemName(item.name) else {
        if !distinct.contains(item), distinct.count < Self.maximumNamelessItems { distinct.append(item) }
        continue
      }
      if let place = places[name] {
        distinct[place].quantity = distinct[place].quantity ?? item.quantity
        distinct[place].price = distinct[place].price ?? item.price
      } else {
        places[name] = distinct.count
        distinct.append(item)
      }
    }
    return distinct
  }

  private static let maximumNamelessItems = 100
}
