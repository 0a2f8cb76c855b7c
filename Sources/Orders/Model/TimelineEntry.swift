public import Events

/// One line of an order's history.
public struct TimelineEntry: Sendable, Hashable {
  /// The event; of several mails that state the same, the earliest.
  public let event: Event
  /// When it happened: the event's own time, else that of its message.
  public let date: Timestamp?
  /// True when every copy of the statement lies among the spam.
  public let isSpam: Bool
  /// False for mail that may not be believed: it is shown and moves nothing.
  public let movesOrder: Bool
  /// How the mail was found to belong to the order; nil when it stands alone.
  public let link: EventLink?

  /// What happened, in one sentence without a date.
  public func summary(in language: Language) -> String { TimelineWording.summary(of: event, believed: movesOrder)[language] }
}
