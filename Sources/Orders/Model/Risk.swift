/// How likely an order that is not shipped yet is to be cancelled, by rules of thumb.
public struct Risk: Sendable, Hashable {
  /// Three steps; the policies say from which sum of weights on.
  public enum Level: String, Sendable, Hashable, CaseIterable, Comparable {
    case low, medium, high

    /// Lower risks first.
    public static func < (left: Level, right: Level) -> Bool { left.order < right.order }

    private var order: Int {
      switch self {
      case .low: 0
      case .medium: 1
      case .high: 2
      }
    }
  }

  /// The step reached.
  public let level: Level
  /// The signs found, heaviest first.
  public let signs: [RiskSign]

  /// Why, in words, one sentence a sign.
  public func reasons(in language: Language) -> [String] { signs.map { $0.wording[language] } }
}

/// One sign that an order may be cancelled.
public struct RiskSign: Sendable, Hashable {
  /// What kind of sign it is, with the figures that its wording needs.
  enum Kind: Sendable, Hashable {
    case unshipped(days: Int)
    case postponed(days: Int?)
    case marketplaceSeller
    case overseas
    case slowShipping
    case saleRush
    case latePreorder(daysBeforeRelease: Int, safePercent: Int)
    case oneOffGoods
    case paymentDeclined
    case sellerAsks
    case noticesInSpam
  }

  let kind: Kind
  /// What it adds to the sum.
  let weight: Int
  /// Name of the rule it comes from, a member of `rules` in the policies.
  public let rule: String
}
