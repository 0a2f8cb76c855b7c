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
  private let genuineNumbers: Set<OrderNumber>
  private let genuineKinds: Set<Kind>
  private let lastVerdict: Statement?

  /// - Parameter members: All statements of the order, in the order of ``HistoryOrder``.
  init(_ members: [Statement]) {
    let genuine = members.filter { $0.event.trust == .genuine && $0.kind != .reported }
    genuineNumbers = Set(genuine.compactMap(\.orderNumber))
    genuineKinds = Set(genuine.map(\.kind))
    lastVerdict = members.last { $0.event.report == .mailIsGenuine || $0.event.report == .mailIsFake }
    for member in members {
      let standing = standing(of: member)
      if standing == .doubtful { doubtful.append(member) }
      // What genuine mail says too moves the order already; counted twice, a refund would be two.
      if standing.counts, member.movesOrder || !genuineKinds.contains(member.kind) { believed.append(member) }
    }
  }

  func standing(of statement: Statement) -> Standing {
    if statement.movesOrder {
      let isKnown = statement.orderNumber.map(genuineNumbers.contains) ?? false
      return statement.event.trust == .unverified && isKnown ? .corroborated : .believed
    }
    if let lastVerdict, !statement.isClearlyAfter(lastVerdict) {
      return lastVerdict.event.report == .mailIsGenuine ? .confirmed : .rejected
    }
    return genuineKinds.contains(statement.kind) ? .confirmed : .doubtful
  }
}
