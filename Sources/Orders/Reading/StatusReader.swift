import Events

/// Reads where an order stands from its statements; the clock plays no part.
enum StatusReader {
  static func status(of facts: OrderFacts, refunded: Bool) -> OrderStatus {
    if refunded { return .refunded }
    switch facts.cancellation?.scope {
    case .whole: return .cancelled
    case .part: return .partlyCancelled
    case nil: break
    }
    if openRequest(in: facts) != nil { return .cancelRequested }
    if facts.parcels.cameBack != nil { return .returned }
    switch facts.parcels.stage {
    case .shipped: return .shipped
    case .inTransit: return .inTransit
    case .waiting: return .readyForPickup
    case .delivered: return .delivered
    case nil: return statusBeforeShipment(of: facts)
    }
  }

  /// A wish to cancel that nothing has answered since.
  static func openRequest(in facts: OrderFacts) -> Statement? {
    guard let place = facts.statements.lastIndex(where: { $0.kind == .cancelRequested }) else { return nil }
    let answered = facts.statements[(place + 1)...].contains { $0.kind.answersRequest }
    let isDelivered = facts.statements[..<place].contains { $0.kind == .delivered || $0.kind == .refunded }
    return answered || isDelivered ? nil : facts.statements[place]
  }

  /// True when a declined payment was the last thing known before the cancellation.
  static func paymentWasOpen(in facts: OrderFacts) -> Bool {
    let before = facts.statements.prefix { $0.kind != .cancelled }
    return before.last { $0.kind != .ordered && $0.kind != .reported }?.kind == .paymentFailed
  }

  /// True when the money for all of the order came back.
  static func isRefundedWhole(_ facts: OrderFacts, sum: Amount?) -> Bool {
    let notices = facts.statements.filter { $0.kind == .refunded }
    guard !notices.isEmpty else { return false }
    if let sum, let total = facts.total { return sum >= total }
    if facts.cancellation?.scope == .part { return false }
    let named = notices.flatMap(\.event.items)
    return named.isEmpty || GoodsCoverage(known: facts.items, minimumLength: 1).isCovered(by: named)
  }

  /// The newest of the statements counts; a late order mail takes nothing back.
  private static func statusBeforeShipment(of facts: OrderFacts) -> OrderStatus {
    var status: OrderStatus?
    var first: Statement?
    for statement in facts.statements {
      switch statement.kind {
      case .ordered:
        if status == .ordered, let first, statement.isClearlyAfter(first) { status = .preparing }
        status = status ?? .ordered
        first = first ?? statement
      case .delayed: status = .delayed
      case .paymentFailed: status = .paymentProblem
      case .skipped: status = .skipped
      default: break
      }
    }
    return status ?? .ordered
  }
}

extension Kind {
  /// True for what makes a wish to cancel void.
  fileprivate var answersRequest: Bool {
    switch self {
    case .shipped, .inTransit, .readyForPickup, .delivered, .delayed, .cancelled, .refunded, .skipped, .returned: true
    default: false
    }
  }
}
