import Events

/// Finds the group of an order number.
///
/// Numbers are unique within a shop only; a long number that a mall issued is the same order in mail that the shop inside the mall
/// sends from a domain of its own.
struct NumberIndex {
  private struct Key: Hashable {
    let merchant: String
    let number: OrderNumber
  }

  /// The shops that use one number; hardly ever more than one.
  private enum Users {
    case one(String)
    case several(Set<String>)

    mutating func insert(_ user: String) {
      switch self {
      case .one(let known) where known == user: break
      case .one(let known): self = .several([known, user])
      case .several(var known):
        self = .one(user)
        known.insert(user)
        self = .several(known)
      }
    }
  }

  private let linking: LinkingPolicy
  private let merchants: MerchantPolicy
  /// The shops that use a number.
  private var users: [OrderNumber: Users] = [:]
  private var groups: [Key: Int] = [:]
  /// The number that stands for all of an order, by the others.
  private var renamed: [Key: Key] = [:]

  /// An index that knows which shops use the numbers of `statements`.
  init(of statements: some Sequence<Statement>, policies: Policies) {
    linking = policies.linking
    merchants = policies.merchants
    for statement in statements {
      guard let number = statement.orderNumber, let merchant = statement.event.merchant else { continue }
      users[number, default: .one(merchant)].insert(merchant)
    }
    for statement in statements where !statement.formerOrderNumbers.isEmpty {
      guard let number = statement.orderNumber, let merchant = statement.event.merchant else { continue }
      for former in statement.formerOrderNumbers { unite(former, number, of: merchant) }
    }
    for key in renamed.keys { renamed[key] = standing(for: key) }
  }

  /// Makes two numbers of a shop those of one order.
  private mutating func unite(_ former: OrderNumber, _ number: OrderNumber, of merchant: String) {
    let old = standing(for: Key(merchant: home(of: former, in: merchant), number: former))
    let new = standing(for: Key(merchant: home(of: number, in: merchant), number: number))
    if old != new { renamed[old] = new }
  }

  /// The number that stands for all, and a shorter way to it for all that were met on the way.
  private mutating func standing(for key: Key) -> Key {
    var root = key
    while let next = renamed[root] { root = next }
    var passed = key
    while let next = renamed[passed] {
      renamed[passed] = root
      passed = next
    }
    return root
  }

  /// The group that holds this order number, if there is one already.
  func group(of statement: Statement) -> Int? { key(of: statement).flatMap { groups[$0] } }

  /// The group for the statement's number, `next` where there is none yet, and the shop whose number it is; nil for a
  /// statement without a number.
  mutating func group(of statement: Statement, orNew next: Int) -> (index: Int, home: String?)? {
    guard let key = key(of: statement) else { return nil }
    let group = groups[key] ?? next
    groups[key] = group
    return (group, key.merchant.isEmpty ? nil : key.merchant)
  }

  /// The one group of a number that a carrier's mail repeats, if the number is long enough to be no accident.
  func onlyGroup(ofNumberIn statement: Statement) -> Int? {
    guard let number = statement.orderNumber, isShared(number), let user = onlyUser(of: number) else { return nil }
    return groups[current(Key(merchant: home(of: number, in: user), number: number))]
  }

  private func key(of statement: Statement) -> Key? {
    guard let number = statement.orderNumber else { return nil }
    guard let merchant = statement.event.merchant ?? onlyUser(of: number) else { return Key(merchant: "", number: number) }
    return current(Key(merchant: home(of: number, in: merchant), number: number))
  }

  private func current(_ key: Key) -> Key { renamed[key] ?? key }

  private func onlyUser(of number: OrderNumber) -> String? {
    switch users[number] {
    case nil: return nil
    case .one(let user): return user
    case .several(let users):
      guard users.count <= Self.maximumUsers else { return nil }
      let homes = Set(users.map { home(of: number, in: $0) })
      return homes.count == 1 ? homes.first : nil
    }
  }

  /// More shops than this never share a number by right.
  private static let maximumUsers = 16

  /// The shop that issued the number.
  private func home(of number: OrderNumber, in merchant: String) -> String {
    guard case .several(let users) = users[number], isShared(number) else { return merchant }
    if let mall = merchants.malls.first(where: users.contains) { return mall }
    guard merchants.paymentServices.contains(merchant), users.count <= Self.maximumUsers else { return merchant }
    let shops = users.filter { !merchants.paymentServices.contains($0) }
    return shops.count == 1 ? shops.first ?? merchant : merchant
  }

  private func isShared(_ number: OrderNumber) -> Bool { number.text.utf8.count >= linking.sharedNumberMinimumLength }
}
