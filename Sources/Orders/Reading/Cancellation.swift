import Events

/// How much of an order is cancelled, why, and since when.
struct Cancellation {
  enum Scope {
    case whole, part
  }

  let scope: Scope
  /// The cancelled goods, as the notices name them.
  let items: [Item]
  /// What is to come back, if it was paid at all.
  let amount: Amount?
  /// When it was final.
  let moment: Timestamp?
  /// Why; the first reason that a notice states.
  let reason: Reason?
  let cause: Cause?
  let initiator: Initiator?
  /// What the notices say of the money: true if some was taken, false if none was or will be.
  let charged: Bool?
  /// The day until which a notice promises the money.
  let refundExpectedBy: CalendarDay?
  /// True when the cancelled goods had been shipped before.
  let followsShipment: Bool

  /// Nil when no statement says that anything is cancelled.
  init?(of statements: [Statement], items known: [Item], total: Amount?, policies: Policies) {
    let minimumLength = policies.linking.itemMinimumLength
    let shipments = statements.filter {
      $0.kind == .shipped || ($0.kind == .delivered && !policies.merchants.isCarrier($0.event.merchant))
    }
    let coverage = GoodsCoverage(known: known, minimumLength: minimumLength)
    let renamings = Self.renamings(among: statements)
    let hours = policies.linking.sameStatementHours
    let notices = statements.filter {
      $0.kind == .cancelled && !Self.endsOnlyANumber($0, renamings, hours: hours) && !Self.isOvertaken($0, by: shipments, in: coverage)
    }
    guard let first = notices.first, let last = notices.last else { return nil }
    let halves = Halves(of: statements.filter { !policies.merchants.isCarrier($0.event.merchant) })
    let unnamed = notices.first { $0.event.items.isEmpty && !halves.isOne($0) }
    let reference = unnamed ?? last
    let goesOn = shipments.contains { $0.isClearlyAfter(reference) || $0.isOfSameMail(as: reference) }
    let named = Self.distinct(notices.flatMap { $0.event.items.isEmpty ? halves.goods(of: $0) : $0.event.items })
    if unnamed != nil || halves.areAll(notices) {
      scope = goesOn ? .part : .whole
    } else {
      scope = goesOn || !coverage.isCovered(by: named) ? .part : .whole
    }
    items = named
    switch scope {
    case .whole: amount = total ?? notices.firstValue { $0.event.amount }
    case .part: amount = coverage.price(of: named) ?? notices.firstValue { $0.event.amount == total ? nil : $0.event.amount }
    }
    moment = reference.moment ?? first.moment
    reason = notices.firstValue { $0.event.reason == .other ? nil : $0.event.reason } ?? first.event.reason
    cause = notices.firstValue { $0.event.cause }
    initiator = notices.firstValue { $0.event.initiator }
    charged = notices.reversed().firstValue { $0.event.charged }
    refundExpectedBy = notices.reversed().firstValue { $0.event.refundExpectedBy }
    let earlier = shipments.filter { !$0.isClearlyAfter(reference) && !$0.isOfSameMail(as: reference) }
    switch scope {
    case .whole: followsShipment = !earlier.isEmpty
    case .part:
      followsShipment = earlier.contains { GoodsCoverage(known: $0.event.items, minimumLength: minimumLength).holdsAny(of: named) }
    }
  }

  /// When former numbers were given up.
  private static func renamings(among statements: [Statement]) -> [OrderNumber: Timestamp] {
    var renamings: [OrderNumber: Timestamp] = [:]
    for statement in statements {
      guard let moment = statement.moment else { continue }
      for number in statement.formerOrderNumbers { renamings[number] = min(renamings[number] ?? moment, moment) }
    }
    return renamings
  }

  /// 「同梱のため、ご注文番号 A-1 は取り消しとなります」: the number is gone, and the order goes on under another.
  ///
  /// A notice that gives a reason, or names goods, means them.
  private static func endsOnlyANumber(_ notice: Statement, _ renamings: [OrderNumber: Timestamp], hours: Int) -> Bool {
    guard let number = notice.orderNumber, let renaming = renamings[number], notice.event.reason == nil, notice.event.items.isEmpty else {
      return false
    }
    return !notice.moment.isFarther(thanHours: hours, from: renaming)
  }

  /// Whether the very goods that a notice cancels were sent after all: more was sent than the order holds without them.
  private static func isOvertaken(_ notice: Statement, by shipments: [Statement], in order: GoodsCoverage) -> Bool {
    let cancelled = notice.event.items
    guard !cancelled.isEmpty else { return false }
    let sent = shipments.filter { $0.isClearlyAfter(notice) }.flatMap(\.event.items)
    return !sent.isEmpty && order.cannotHold(cancelled, beside: sent)
  }

  private static func distinct(_ items: [Item]) -> [Item] {
    var seen: Set<Item> = []
    return items.filter { seen.insert($0).inserted }
  }
}

/// The parts of an order that its shop split into several, each with a number of its own.
private struct Halves {
  private let numbers: Set<OrderNumber>
  private let goods: [OrderNumber: [Item]]

  init(of statements: [Statement]) {
    let former = Set(statements.flatMap(\.formerOrderNumbers))
    let current = former.isEmpty ? [] : Set(statements.compactMap(\.orderNumber)).subtracting(former)
    numbers = current.count > 1 ? current : []
    var goods: [OrderNumber: [Item]] = [:]
    for statement in statements where statement.kind != .cancelled {
      if let number = statement.orderNumber, numbers.contains(number), goods[number] == nil, !statement.event.items.isEmpty {
        goods[number] = statement.event.items
      }
    }
    self.goods = goods
  }

  /// Whether a statement speaks of one of several parts.
  func isOne(_ statement: Statement) -> Bool { statement.orderNumber.map(numbers.contains) ?? false }

  /// The goods of the part of which a statement speaks.
  func goods(of statement: Statement) -> [Item] { statement.orderNumber.flatMap { goods[$0] } ?? [] }

  /// Whether each part is spoken of.
  func areAll(_ statements: [Statement]) -> Bool {
    !numbers.isEmpty && numbers.isSubset(of: Set(statements.compactMap { $0.event.items.isEmpty ? $0.orderNumber : nil }))
  }
}
