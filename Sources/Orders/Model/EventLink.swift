/// How a mail was found to belong to an order.
public struct EventLink: Sendable, Hashable, Comparable {
  /// What mail and order have in common.
  public enum Basis: String, Sendable, Hashable, CaseIterable {
    /// The order number, within one shop, or a long one that mall and shop share.
    case orderNumber
    /// The tracking number.
    case trackingNumber
    /// The thread: one message names the other.
    case thread
    /// Shop, item name and time.
    case item
    /// Amount and time: a card company's reversal names neither shop nor order.
    case amount
  }

  /// How sure the link is.
  public enum Strength: String, Sendable, Hashable, CaseIterable {
    case strong, weak
  }

  /// What mail and order have in common.
  public let basis: Basis

  /// Item and amount are weak, the others strong.
  public var strength: Strength {
    switch basis {
    case .orderNumber, .trackingNumber, .thread: .strong
    case .item, .amount: .weak
    }
  }

  /// In the order of ``Basis``, surest first.
  public static func < (left: EventLink, right: EventLink) -> Bool { left.order < right.order }

  private var order: Int {
    switch basis {
    case .orderNumber: 0
    case .trackingNumber: 1
    case .thread: 2
    case .item: 3
    case .amount: 4
    }
  }
}
