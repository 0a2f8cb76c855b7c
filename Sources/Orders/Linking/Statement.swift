import Events

/// One thing that mail states, with the keys by which it is linked.
///
/// Several mails that state the same are one statement.
///
/// A class, because statements are sorted, grouped and shared between orders, and an event is large.
final class Statement: Sendable {
  let event: Event
  /// What the user says of the mail, where something speaks against it.
  let verdict: MailVerdict?
  /// The event's own time, else that of its message.
  let moment: Timestamp?
  /// True when every copy lies among the spam.
  let isSpam: Bool
  let orderNumber: OrderNumber?
  let formerOrderNumbers: [OrderNumber]
  let trackingNumbers: [TrackingNumber]
  /// The names of the event's items, one for each.
  let itemNames: [ItemName?]
  /// Message-IDs of all mails that make the statement.
  let messageIDs: [String]
  /// Message-IDs to which they answer, oldest first.
  let references: [String]

  init(_ event: Event, linking: LinkingPolicy, verdict: MailVerdict? = nil) {
    self.event = event
    self.verdict = verdict
    isSpam = event.message?.spam ?? false
    moment = event.occurredAt ?? event.message?.date
    orderNumber = OrderNumber(event.orderNumber)
    let number = orderNumber
    formerOrderNumbers = event.formerOrderNumbers.prefix(Self.maximumFormerNumbers).compactMap(OrderNumber.init).filter { $0 != number }
    trackingNumbers = event.trackingNumbers.compactMap { TrackingNumber($0, minimumLength: linking.trackingNumberMinimumLength) }
    itemNames = event.items.map { ItemName($0.name) }
    messageIDs = event.message?.id.map { [$0] } ?? []
    references = event.message?.references ?? []
  }

  /// More orders than this never become one.
  private static let maximumFormerNumbers = 16

  /// So many mails of one statement are remembered for linking by thread; a shop never sends as many.
  private static let maximumCopies = 16

  /// The statement of two mails; `event` stands for both.
  init(_ first: Statement, repeatedBy other: Statement, event: Event) {
    self.event = event
    verdict = first.verdict
    isSpam = first.isSpam && other.isSpam
    moment = first.moment
    orderNumber = first.orderNumber
    formerOrderNumbers = first.formerOrderNumbers
    trackingNumbers = first.trackingNumbers
    itemNames = first.itemNames
    let mayGrow = first.messageIDs.count < Self.maximumCopies
    messageIDs = mayGrow ? first.messageIDs + other.messageIDs : first.messageIDs
    references = mayGrow ? first.references + other.references : first.references
  }

  var kind: Kind { event.kind }

  /// Only mail that may be believed moves an order.
  var movesOrder: Bool { event.trust == .genuine || event.trust == .unverified || event.trust == .suspect && verdict == .genuine }

  /// True when the goods are lost or held by customs.
  var tellsOfLoss: Bool { event.reason == .customs || event.reason == .lostInTransit }

  /// True when one mail makes both statements.
  func isOfSameMail(as other: Statement) -> Bool {
    guard let id = event.message?.id else { return false }
    return id == other.event.message?.id
  }

  /// True when this happened later than `other`, and not only because a notice names the day and no time.
  func isClearlyAfter(_ other: Statement) -> Bool {
    guard let moment, let otherMoment = other.moment else { return false }
    if moment.isMidnight || otherMoment.isMidnight { return moment.day > otherMoment.day }
    return moment > otherMoment
  }
}

extension Statement: Hashable {
  static func == (left: Statement, right: Statement) -> Bool {
    left === right || (left.isSpam == right.isSpam && left.verdict == right.verdict && left.event == right.event)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(isSpam)
    hasher.combine(event)
  }
}

extension Timestamp {
  /// Midnight in Japan: what a notice that states only a day is given as.
  var isMidnight: Bool { self == Timestamp(day) }
}
