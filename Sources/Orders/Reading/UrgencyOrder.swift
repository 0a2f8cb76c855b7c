import Events

/// Sorts orders, most urgent first.
struct UrgencyOrder {
  let policy: AttentionPolicy

  /// By need of attention, then by the first action's rank, its due day, and the newest event; equals by shop and number,
  /// so that the result does not depend on the order of the events.
  func sorted(_ orders: [Order]) -> [Order] {
    let keys = orders.map { order in
      Key(
        calm: order.needsAttention ? 0 : 1,
        rank: order.actions.first { !policy.passive.contains($0.code) }.map { policy.rank(of: $0.code) } ?? Int.max,
        due: order.actions.first?.due?.daysSince1970 ?? Int.max,
        age: order.timeline.compactMap(\.date).max().map { 0 - max($0.secondsSince1970, -Int.max) } ?? Int.max)
    }
    return orders.indices.sorted { left, right in
      keys[left] == keys[right] ? left < right : keys[left].precedes(keys[right])
    }.map { orders[$0] }
  }

  private struct Key: Equatable {
    let calm: Int
    let rank: Int
    let due: Int
    let age: Int

    func precedes(_ other: Key) -> Bool { (calm, rank, due, age) < (other.calm, other.rank, other.due, other.age) }
  }
}
