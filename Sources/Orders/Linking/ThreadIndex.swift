import Events

/// Finds the order to whose mail a message answers (RFC 5322 section 3.6.4).
struct ThreadIndex {
  private let linking: LinkingPolicy
  /// By the Message-ID of an order's own mail.
  private var messages: [String: Owner] = [:]
  /// By a Message-ID to which an order's mail answers.
  private var references: [String: Owner] = [:]

  init(linking: LinkingPolicy, capacity: Int) {
    self.linking = linking
    messages.reserveCapacity(capacity)
  }

  mutating func add(_ statement: Statement, group: Int) {
    for id in statement.messageIDs { Self.add(id, group, statement.moment, to: &messages) }
    for id in statement.references { Self.add(id, group, statement.moment, to: &references) }
  }

  /// The one order of the thread; nil when none or several may be meant.
  ///
  /// In this order: the same mail tells of an order; the nearest message answered belongs to one; an order's mail answers
  /// this one; both answer the same message and come from the same shop.
  func group(of statement: Statement, merchant: (Int) -> String?) -> Int? {
    for id in statement.messageIDs {
      if let owner = messages[id] { return only(owner, statement) }
    }
    for id in statement.references.reversed() {
      if let owner = messages[id] { return only(owner, statement) }
    }
    for id in statement.messageIDs {
      if let owner = references[id] { return only(owner, statement) }
    }
    for id in statement.references.reversed() {
      guard let owner = references[id] else { continue }
      guard let group = only(owner, statement), merchant(group) == statement.event.merchant else { return nil }
      return group
    }
    return nil
  }

  private func only(_ owner: Owner, _ statement: Statement) -> Int? {
    guard case .one(let group, let moment) = owner, !statement.moment.isFarther(than: linking.threadDays, from: moment) else { return nil }
    return group
  }

  private static func add(_ id: String, _ group: Int, _ moment: Timestamp?, to owners: inout [String: Owner]) {
    owners[id] = owners[id]?.adding(group, moment) ?? .one(group: group, moment: moment)
  }
}
