public import Events

/// How far the money of a cancelled or returned order has come back.
public struct RefundWatch: Sendable, Hashable {
  /// Where the money is.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Nothing was taken, nothing is to come back.
    case notCharged
    /// To come back within the window.
    case pending
    /// The window has passed and nobody said that the money came.
    case overdue
    /// Back, as a notice to a balance, the card company or the user says.
    case done
    /// No rule says when or how; the shop has to be asked.
    case unknown
  }

  /// Where the money is.
  public var state: State
  /// How it comes back; nil when no mail names the method.
  public var method: PaymentMethod?
  /// What the notices say is refunded, added up; without any, what is to be expected.
  public var amount: Amount?
  /// What is still missing of a cancelled order's total after the notices so far.
  public var remaining: Amount?
  /// First day (Japan) on which the money may arrive.
  public var expectedFrom: CalendarDay?
  /// Last day (Japan) of the window; the day after it is overdue.
  public var expectedBy: CalendarDay?
}
