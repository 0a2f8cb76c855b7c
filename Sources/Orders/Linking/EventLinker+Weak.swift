import Events

extension EventLinker {
  /// Links clusters by shop, goods and time to the one order that they can mean; returns the others.
  mutating func linkByItem(_ clusters: [[Int]]) -> [[Int]] {
    guard !clusters.isEmpty else { return [] }
    let index = orderedGoods()
    var remaining: [[Int]] = []
    for cluster in clusters {
      if let group = onlyGroup(holdingGoodsOf: cluster, in: index) {
        for position in cluster { groups[group].add(position, by: .item) }
      } else {
        remaining.append(cluster)
      }
    }
    return remaining
  }

  private func orderedGoods() -> ItemIndex {
    var index = ItemIndex(minimumLength: policies.linking.itemMinimumLength)
    let statements = self.statements
    for (group, content) in groups.enumerated() {
      let members = content.entries.map { statements[$0.position] }
      guard let merchant = content.merchant, let moment = members.compactMap({ $0.moment }).min() else { continue }
      let ended = members.compactMap { $0.kind.endsOrder ? $0.moment : nil }.max()
      for statement in members where statement.kind == .ordered {
        index.add(
          statement.itemNames, merchant: merchant, seller: statement.event.seller, group: group, moment: moment, ended: ended)
      }
    }
    index.finish()
    return index
  }

  private func onlyGroup(holdingGoodsOf cluster: [Int], in index: ItemIndex) -> Int? {
    var groups: Set<Int> = []
    for position in cluster {
      let statement = statements[position]
      guard let merchant = statement.event.merchant, let moment = statement.moment, !statement.event.items.isEmpty else { continue }
      guard
        let found = index.groups(
          holding: statement.itemNames, merchant: merchant, seller: statement.event.seller, moment: moment,
          days: policies.linking.itemDays, mayHaveEnded: statement.kind.mayFollowEnd)
      else { return nil }
      groups.formUnion(found)
    }
    return groups.count == 1 ? groups.first : nil
  }

  /// Ties restock notices, of whatever shop, to the newest order of the same goods that was cancelled before them.
  mutating func linkRestocks(_ clusters: [[Int]]) {
    let restocks = clusters.joined().filter { statements[$0].kind == .restocked }
    guard !restocks.isEmpty else { return }
    let index = cancelledGoods()
    for position in restocks {
      let statement = statements[position]
      guard let moment = statement.moment, !statement.event.items.isEmpty,
        let group = index.groups(
          holding: statement.itemNames, merchant: nil, seller: nil, moment: moment, days: policies.linking.restockDays,
          mayHaveEnded: true)?.last
      else { continue }
      groups[group].add(position, by: .item)
    }
  }

  private func cancelledGoods() -> ItemIndex {
    var index = ItemIndex(minimumLength: policies.linking.itemMinimumLength)
    let statements = self.statements
    for (group, content) in groups.enumerated() {
      let members = content.entries.map { statements[$0.position] }
      guard let cancellation = members.first(where: { $0.kind == .cancelled }), let moment = cancellation.moment else { continue }
      let named = cancellation.itemNames.isEmpty ? members.first { $0.kind == .ordered }?.itemNames : cancellation.itemNames
      index.add(named ?? [], merchant: nil, seller: nil, group: group, moment: moment, ended: nil)
    }
    index.finish()
    return index
  }

  /// Links card reversals, which name amount and time only, to the one order whose money they can be; returns the others.
  mutating func linkReversals(_ clusters: [[Int]]) -> [[Int]] {
    var remaining: [[Int]] = []
    var awaited: [Amount: [AwaitedMoney]]?
    for cluster in clusters {
      guard let position = cluster.first, cluster.count == 1, isReversal(statements[position]),
        let amount = statements[position].event.amount
      else {
        remaining.append(cluster)
        continue
      }
      let money = awaited ?? awaitedMoney()
      awaited = money
      if let group = onlyGroup(awaiting: money[amount] ?? [], at: statements[position].moment) {
        groups[group].add(position, by: .amount)
      } else {
        remaining.append(cluster)
      }
    }
    return remaining
  }

  private func isReversal(_ statement: Statement) -> Bool {
    statement.kind == .refunded && statement.event.isCardReversal(policies.merchants)
  }

  /// A sum that a cancellation, return or refund of an order lets expect from a card company.
  struct AwaitedMoney {
    let group: Int
    let since: Timestamp
  }

  /// Where a sum is awaited by more orders than this, none is certain.
  private static let maximumAwaited = 64

  private func awaitedMoney() -> [Amount: [AwaitedMoney]] {
    var money: [Amount: [AwaitedMoney]] = [:]
    for (group, content) in groups.enumerated() {
      let members = content.entries.map { statements[$0.position] }
      let methods = Set(members.compactMap { $0.event.paymentMethod })
      guard methods.isEmpty || !methods.isDisjoint(with: policies.refund.cards) else { continue }
      let total = members.last { $0.kind == .ordered && $0.event.amount != nil }?.event.amount
      for statement in members {
        guard let since = statement.moment else { continue }
        let amounts: Set<Amount> =
          switch statement.kind {
          case .refunded: Set([statement.event.amount].compactMap(\.self))
          case .cancelled, .returned, .deliveryFailed: Set([statement.event.amount, total].compactMap(\.self))
          default: []
          }
        for amount in amounts { money[amount, default: []].append(AwaitedMoney(group: group, since: since)) }
      }
    }
    return money
  }

  private func onlyGroup(awaiting money: [AwaitedMoney], at moment: Timestamp?) -> Int? {
    guard let moment, money.count <= Self.maximumAwaited else { return nil }
    var only: Int?
    for awaited in money {
      let earliest = awaited.since.adding(days: -1)
      guard moment >= earliest, moment <= awaited.since.adding(days: policies.linking.reversalDays) else { continue }
      if let only, only != awaited.group { return nil }
      only = awaited.group
    }
    return only
  }
}

extension Event {
  /// True for a refund that a card company tells of, who knows neither order nor shop.
  func isCardReversal(_ merchants: MerchantPolicy) -> Bool {
    guard orderNumber == nil, items.isEmpty else { return false }
    return merchant.map(merchants.cardCompanies.contains) ?? true
  }
}

extension Kind {
  /// True for what ends an order.
  fileprivate var endsOrder: Bool {
    switch self {
    case .delivered, .cancelled, .refunded, .returned, .deliveryFailed: true
    default: false
    }
  }

  /// True for what may still be said of an order that has ended.
  fileprivate var mayFollowEnd: Bool {
    switch self {
    case .refunded, .returned, .claimUpdated, .credited, .reported, .cancelled: true
    default: false
    }
  }
}
