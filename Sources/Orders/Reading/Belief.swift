import Events

/// How far a statement of an order counts.
public enum Standing: String, Sendable, Hashable, CaseIterable {
  /// Nothing speaks against its mail.
  case believed
  /// Nobody vouches for its mail, but it names the order by a number that genuine mail named: no fake for everybody knows it.
  case corroborated
  /// Something speaks against its mail, but genuine mail says the same, or the user that it is genuine.
  case confirmed
  /// Something speaks against its mail: it is shown and moves nothing.
  case doubtful
  /// Something speaks against its mail, and the user calls it a fake.
  case rejected

  /// True where it may move the order.
  public var counts: Bool {
    switch self {
    case .believed, .corroborated, .confirmed: true
    case .doubtful, .rejected: false
    }
  }
}

/// Which statements of one order count.
struct Belief {
  /// Those that move the order, in their order.
  private(set) var believed: [Statement] = []
  /// Those that the user should look at.
  private(set) var doubtful: [Statement] = []
  private let genuine: [Statement]
  private let genuineNumbers: Set<OrderNumber>

  /// - Parameter members: All statements of the order, in the order of ``HistoryOrder``.
  init(_ members: [Statement]) {
    genuine = members.filter { $0.event.trust == .genuine && $0.kind != .reported }
    genuineNumbers = Set(genuine.compactMap(\.orderNumber))
    for member in members {
      if member.movesOrder { believed.append(member) }
      if standing(of: member) == .doubtful { doubtful.append(member) }
    }
  }

  func standing(of statement: Statement) -> Standing {
    switch statement.event.trust {
    case .genuine: return .believed
    case .unverified: return statement.orderNumber.map(genuineNumbers.contains) == true ? .corroborated : .believed
    case .spoofed: return .doubtful
    case .suspect: break
    }
    switch statement.verdict {
    case .genuine: return .confirmed
    case .fake: return .rejected
    // Genuine mail that says the same moves the order already.
    case nil: return genuine.contains { $0.isConfirmation(of: statement) } ? .confirmed : .doubtful
    }
  }
}

extension Statement {
  /// Whether both say the same, as far as both say it.
  fileprivate func isConfirmation(of other: Statement) -> Bool {
    func agree<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool { left == nil || right == nil || left == right }
    func meet<Value: Hashable>(_ left: [Value], _ right: [Value]) -> Bool {
      left.isEmpty || right.isEmpty || !Set(left).isDisjoint(with: right)
    }
    return kind == other.kind && agree(event.amount, other.event.amount) && agree(event.currency, other.event.currency)
      && agree(event.points, other.event.points) && agree(event.carrier, other.event.carrier)
      && meet(trackingNumbers, other.trackingNumbers)
      && meet(itemNames.compactMap(\.self), other.itemNames.compactMap(\.self))
  }
}
