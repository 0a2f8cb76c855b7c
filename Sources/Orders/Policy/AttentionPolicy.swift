import Events

/// What comes first, and what may be forgotten.
struct AttentionPolicy: Sendable, Hashable {
  let forgetAfterDays: Int
  let missedInSpamKinds: Set<Kind>
  let passive: Set<ActionCode>
  private let ranks: [ActionCode: Int]

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    forgetAfterDays = try reader.days("forgetAfterDays")
    missedInSpamKinds = Set(try reader.choices("missedInSpamKinds"))
    passive = Set(try reader.choices("passive"))
    let order: [ActionCode] = try reader.choices("order")
    guard order.count == ActionCode.allCases.count, Set(order).count == order.count else {
      throw reader.unsuitable("order", "a list that names each of the \(ActionCode.allCases.count) action codes once")
    }
    ranks = Dictionary(order.enumerated().map { ($0.element, $0.offset) }) { first, _ in first }
    try reader.finish()
  }

  /// 0 is the most urgent.
  func rank(of code: ActionCode) -> Int { ranks[code] ?? ActionCode.allCases.count }
}
