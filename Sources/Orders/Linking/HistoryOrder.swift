import Events

/// The order of an order's history.
///
/// By time, what has no time first; at the same moment in the order in which things happen to an order. The rest only makes
/// the order total, so that shuffling events changes nothing.
enum HistoryOrder {
  /// Sorts by plain numbers first: almost all statements are told apart by them.
  static func sorted(_ statements: [Statement]) -> [Statement] {
    var keys: [(seconds: Int, step: Int, place: Int)] = []
    keys.reserveCapacity(statements.count)
    for (place, statement) in statements.enumerated() {
      keys.append((statement.moment?.secondsSince1970 ?? Int.min, statement.kind.step, place))
    }
    keys.sort { left, right in
      if left.seconds != right.seconds { return left.seconds < right.seconds }
      if left.step != right.step { return left.step < right.step }
      return isTold(statements[left.place].event, before: statements[right.place].event)
    }
    return keys.map { statements[$0.place] }
  }

  private static func isTold(_ left: borrowing Event, before right: borrowing Event) -> Bool {
    left.id != right.id ? left.id < right.id : left.json.line < right.json.line
  }
}

extension Kind {
  /// The step of an order's life to which an event of this kind belongs.
  fileprivate var step: Int {
    switch self {
    case .ordered: 0
    case .paymentFailed: 1
    case .delayed: 2
    case .cancelRequested: 3
    case .skipped: 4
    case .shipped: 5
    case .inTransit: 6
    case .deliveryAttempted: 7
    case .readyForPickup: 8
    case .delivered: 9
    case .deliveryFailed: 10
    case .returned: 11
    case .cancelled: 12
    case .refunded: 13
    case .claimUpdated: 14
    case .credited: 15
    case .restocked: 16
    case .reported: 17
    }
  }
}
