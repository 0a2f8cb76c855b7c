import Events

/// What the believed statements of one order say, gathered once for all readers.
///
/// A class, because all readers of the order hold it. Events are large: they are read in place, never copied.
final class OrderFacts {
  /// Believed statements, in their order.
  let statements: [Statement]
  let merchant: String?
  let orderNumber: String?
  /// Further numbers: those it bore before, and those of orders that were united with it.
  let otherOrderNumbers: [String]
  let seller: String?
  let items: [Item]
  let total: Amount?
  let currency: String?
  let points: Int?
  /// Points and sums that were granted afterwards.
  let credits: Amount?
  let orderedAt: Timestamp?
  /// How the order was paid, as its mail before any refund states it.
  let paymentMethod: PaymentMethod?
  let arrival: Arrival
  let cancellation: Cancellation?
  let parcels: Parcels

  init(_ statements: [Statement], merchant home: String?, policies: Policies) {
    self.statements = statements
    let merchants = policies.merchants
    let shops = statements.filter { !merchants.isCarrier($0.event.merchant) }
    merchant = home ?? shops.firstValue { $0.event.merchant } ?? statements.firstValue { $0.event.merchant }
    let numbers = Self.numbers(of: shops)
    orderNumber = numbers.first
    otherOrderNumbers = Array(numbers.dropFirst())
    seller = statements.firstValue { $0.event.seller }
    let ordered = statements.filter { $0.kind == .ordered }
    let items = Self.goods(of: ordered.contains { !$0.event.items.isEmpty } ? ordered : statements)
    self.items = items
    let charged = statements.filter { $0.kind != .refunded && $0.kind != .credited && $0.kind != .restocked }
    let priced = ordered.last { $0.event.amount != nil } ?? charged.first { $0.event.amount != nil }
    total = priced?.event.amount
    currency = priced?.event.currency ?? statements.firstValue { $0.event.currency }
    points = ordered.reversed().firstValue { $0.event.points }
    credits = Self.credits(among: statements, promised: points, currency: currency)
    orderedAt = ordered.firstValue { $0.moment }
    paymentMethod = charged.firstValue { $0.event.paymentMethod }
    arrival = Arrival(of: statements)
    parcels = Parcels(of: statements, minimumLength: policies.linking.itemMinimumLength)
    cancellation = Cancellation(of: statements, items: items, total: priced?.event.amount, policies: policies)
  }

  func first(_ kind: Kind) -> Statement? { statements.first { $0.kind == kind } }
  func last(_ kind: Kind) -> Statement? { statements.last { $0.kind == kind } }
  func has(_ kind: Kind) -> Bool { statements.contains { $0.kind == kind } }
  /// The newest notice that says how a claim stands.
  var claim: Statement? { statements.last { $0.event.claim != nil } }
  func lastReport(_ report: Report) -> Statement? { statements.last { $0.event.report == report } }

  /// The order's numbers as written, each once: first those that no mail calls former ones.
  private static func numbers(of statements: [Statement]) -> [String] {
    let former = Set(statements.flatMap(\.formerOrderNumbers))
    var seen: Set<OrderNumber> = []
    var numbers: [(written: String, isFormer: Bool)] = []
    for statement in statements {
      for written in [statement.event.orderNumber].compactMap(\.self) + statement.event.formerOrderNumbers {
        guard let number = OrderNumber(written), seen.insert(number).inserted else { continue }
        numbers.append((written, former.contains(number)))
      }
    }
    return (numbers.filter { !$0.isFormer } + numbers.filter(\.isFormer)).map(\.written)
  }

  /// What was granted on top of the points that the order promised, as far as it is of the order's currency.
  private static func credits(among statements: [Statement], promised: Int?, currency: String?) -> Amount? {
    var open = promised
    var granted: Amount?
    for statement in statements where statement.kind == .credited {
      if let points = statement.event.points {
        guard currency == nil || currency == "JPY" else { continue }
        if points == open {
          open = nil
          continue
        }
        granted = (granted ?? 0) + Amount(points)
      } else if let amount = statement.event.amount, (statement.event.currency ?? currency) == currency {
        granted = (granted ?? 0) + amount
      }
    }
    return granted
  }

  /// Each piece of goods once, in the order of mention; what later mail adds to it fills the gaps.
  ///
  /// A name without a price that is part of the one name in another mail means the same goods.
  private static func goods(of statements: [Statement]) -> [Item] {
    var places: [ItemName: Int] = [:]
    var goods: [Item] = []
    var names: [ItemName?] = []
    for statement in statements {
      let earlier = names.count
      for (item, name) in zip(statement.event.items, statement.itemNames) {
        guard let name else {
          if goods.count < maximumNamelessItems, !goods.contains(item) {
            goods.append(item)
            names.append(nil)
          }
          continue
        }
        if let place = places[name] ?? samePlace(item, name, goods[..<earlier], names) {
          goods[place].quantity = goods[place].quantity ?? item.quantity
          goods[place].price = goods[place].price ?? item.price
          if let known = names[place], known.isPart(of: name) { (goods[place].name, names[place]) = (item.name, name) }
          places[name] = place
        } else {
          places[name] = goods.count
          goods.append(item)
          names.append(name)
        }
      }
    }
    return goods
  }

  /// Where goods of earlier mail stand that are called by a part of a name, or whose name is a part of this one.
  private static func samePlace(_ item: Item, _ name: ItemName, _ goods: ArraySlice<Item>, _ names: [ItemName?]) -> Int? {
    guard goods.count <= maximumCompared else { return nil }
    let places = goods.indices.filter { place in
      guard let known = names[place] else { return false }
      return item.price == nil && name.isPart(of: known) || goods[place].price == nil && known.isPart(of: name)
    }
    return places.count == 1 ? places.first : nil
  }

  /// Of longer lists no names are compared by their parts.
  private static let maximumCompared = 50
  private static let maximumNamelessItems = 100
}

extension Sequence {
  /// The first value that `read` finds in an element.
  func firstValue<Value>(_ read: (Element) -> Value?) -> Value? {
    for element in self {
      if let value = read(element) { return value }
    }
    return nil
  }
}
