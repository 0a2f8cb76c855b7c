import Events

/// Brings the statements of one order together.
///
/// A wrong link is worse than a missing one: orders with different numbers are united only where their shop names the number that one
/// bore before, and where two orders may be meant, none is chosen.
struct EventLinker {
  let policies: Policies
  /// All statements, in the order of ``HistoryOrder``.
  let statements: [Statement]
  var groups: [OrderGroup] = []
  private var numbers: NumberIndex
  private var parcels: TrackingIndex
  private var threads: ThreadIndex

  init(statements: [Statement], policies: Policies) {
    self.statements = statements
    self.policies = policies
    let merchants = policies.merchants
    numbers = NumberIndex(
      of: statements.lazy.filter { $0.movesOrder && !merchants.isCarrier($0.event.merchant) }, policies: policies)
    parcels = TrackingIndex(linking: policies.linking)
    threads = ThreadIndex(linking: policies.linking, capacity: statements.count)
  }

  /// The orders, in the order of their first statements; the entries of each are sorted.
  mutating func link() -> [OrderGroup] {
    let loose = linkByNumber()
    let clusters = linkLoose(loose)
    for cluster in clusters where hasOrder(cluster) { addGroup(of: cluster) }
    let others = linkByItem(clusters.filter { !hasOrder($0) && isOrder($0) })
    for cluster in linkReversals(others) { addGroup(of: cluster) }
    linkRestocks(clusters.filter { !isOrder($0) })
    linkSuspects()
    for index in groups.indices { groups[index].entries.sort { $0.position < $1.position } }
    return groups.sorted { ($0.entries.first?.position ?? 0) < ($1.entries.first?.position ?? 0) }
  }

  // MARK: Order numbers

  /// Groups believed statements by order number and returns the positions of those without one.
  ///
  /// A carrier's own reference number is no order number.
  private mutating func linkByNumber() -> [Int] {
    var loose: [Int] = []
    for (position, statement) in statements.enumerated() where statement.movesOrder {
      guard !policies.merchants.isCarrier(statement.event.merchant),
        let (group, home) = numbers.group(of: statement, orNew: groups.count)
      else {
        loose.append(position)
        continue
      }
      if group == groups.count { groups.append(OrderGroup(merchant: home)) }
      groups[group].add(position, by: .orderNumber)
      index(statement, group: group)
    }
    return loose
  }

  /// Makes the parcels and messages of a statement known as those of an order.
  private mutating func index(_ statement: Statement, group: Int) {
    parcels.add(statement, group: group)
    threads.add(statement, group: group)
  }

  // MARK: Parcels and threads

  /// Links statements without a number by parcel and thread, and returns clusters of those that belong to no order yet.
  private mutating func linkLoose(_ loose: [Int]) -> [[Int]] {
    let homes = loose.map { directGroups(of: statements[$0]) }
    for (place, home) in homes.enumerated() {
      for group in home.groups { groups[group].add(loose[place], by: home.basis) }
    }
    var clusters = Clusters(of: loose.map { statements[$0] }, linking: policies.linking)
    var remaining: [[Int]] = []
    for members in clusters.members() {
      let unlinked = members.filter { homes[$0].groups.isEmpty }
      guard !unlinked.isEmpty else { continue }
      let known = Set(members.flatMap { homes[$0].groups })
      if known.count == 1, let group = known.first {
        for member in unlinked { groups[group].add(loose[member], by: basis(of: statements[loose[member]])) }
      } else {
        remaining.append(unlinked.map { loose[$0] })
      }
    }
    return remaining
  }

  private func directGroups(of statement: Statement) -> (groups: [Int], basis: EventLink.Basis) {
    let byParcel = parcels.groups(of: statement)
    if !byParcel.isEmpty { return (byParcel, .trackingNumber) }
    if let group = numbers.onlyGroup(ofNumberIn: statement) { return ([group], .orderNumber) }
    if let group = threads.group(of: statement, merchant: { groups[$0].merchant }) { return ([group], .thread) }
    return ([], .thread)
  }

  private func basis(of statement: Statement) -> EventLink.Basis { statement.trackingNumbers.isEmpty ? .thread : .trackingNumber }

  // MARK: What stands alone

  private mutating func addGroup(of cluster: [Int]) {
    let merchant = cluster.compactMap { statements[$0].event.merchant }.first { !policies.merchants.isCarrier($0) }
    groups.append(OrderGroup(merchant: merchant))
    for position in cluster {
      groups[groups.count - 1].add(position, by: cluster.count == 1 ? nil : basis(of: statements[position]))
      index(statements[position], group: groups.count - 1)
    }
  }

  private func hasOrder(_ cluster: [Int]) -> Bool { cluster.contains { statements[$0].kind == .ordered } }

  /// A restock notice or a coupon is no order.
  private func isOrder(_ cluster: [Int]) -> Bool {
    cluster.contains { statements[$0].kind != .restocked && statements[$0].kind != .credited }
  }

  // MARK: Mail that may not be believed

  /// Adds doubtful statements to the orders they name; those that name none of them are shown as orders of their own.
  private mutating func linkSuspects() {
    var doubtful: [String: Int] = [:]
    for (position, statement) in statements.enumerated() where !statement.movesOrder {
      if let group = numbers.group(of: statement) {
        groups[group].add(position, by: .orderNumber)
        continue
      }
      let direct = directGroups(of: statement)
      if !direct.groups.isEmpty {
        for group in direct.groups { groups[group].add(position, by: direct.basis) }
        continue
      }
      guard isOrder([position]) else { continue }
      let key = statement.orderNumber.map { (statement.event.merchant ?? "") + " " + $0.text }
      if let key, let group = doubtful[key] {
        groups[group].add(position, by: .orderNumber)
      } else {
        groups.append(OrderGroup(merchant: statement.event.merchant))
        if let key { doubtful[key] = groups.count - 1 }
        groups[groups.count - 1].add(position, by: key == nil ? nil : .orderNumber)
      }
    }
  }
}
