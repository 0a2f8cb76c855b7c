public import Events

/// One line of an order's history.
public struct TimelineEntry: Sendable, Hashable {
  let statement: Statement
  /// How far it counts.
  public let standing: Standing
  /// How the mail was found to belong to the order; nil when it stands alone.
  public let link: EventLink?

  /// The event; of several mails that state the same, the earliest.
  public var event: Event { statement.event }
  /// When it happened: the event's own time, else that of its message.
  public var date: Timestamp? { statement.moment }
  /// True when every copy of the statement lies among the spam.
  public var isSpam: Bool { statement.isSpam }
  /// What happened, in one sentence without a date.
  public func summary(in language: Language) -> String { TimelineWording.summary(of: event, believed: standing != .doubtful)[language] }
}
