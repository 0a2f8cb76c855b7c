import Events

/// Makes statements of events: the same event met twice, and the same thing stated by two mails, become one.
struct StatementMerger {
  let linking: LinkingPolicy

  /// The statements in the order of ``Statement/precedes(_:_:)``.
  func statements(of events: [Event]) -> [Statement] {
    var statements = distinct(events).map { Statement($0, linking: linking) }
    statements.sort(by: Statement.precedes)
    return mergingRepeats(in: statements)
  }

  /// One event for each id; events without an id are the same only when all of it is.
  private func distinct(_ events: [Event]) -> [Event] {
    var places: [String: Int] = [:]
    places.reserveCapacity(events.count)
    var copies: [Int: [Event]] = [:]
    var anonymous: Set<Event> = []
    var distinct: [Event] = []
    distinct.reserveCapacity(events.count)
    for event in events {
      if event.id.isEmpty {
        if anonymous.insert(event).inserted { distinct.append(event) }
      } else if let place = places[event.id] {
        if distinct[place] != event { copies[place, default: [distinct[place]]].append(event) }
      } else {
        places[event.id] = distinct.count
        distinct.append(event)
      }
    }
    for (place, found) in copies { distinct[place] = Self.united(found, orElse: distinct[place]) }
    return distinct
  }

  /// Copies of one mail from several folders: as trusted as the best of them, and among the spam only when all are.
  private static func united(_ copies: [Event], orElse fallback: Event) -> Event {
    let sorted = copies.map { (isSpam: $0.message?.spam ?? false, line: $0.json.line, event: $0) }.sorted {
      $0.isSpam == $1.isSpam ? $0.line < $1.line : $1.isSpam
    }
    return sorted.dropFirst().reduce(sorted.first?.event ?? fallback) { $0.trusting($1.event) }
  }

  private func mergingRepeats(in sorted: [Statement]) -> [Statement] {
    var merged: [Statement] = []
    merged.reserveCapacity(sorted.count)
    var firstPlaces: [StatementKey: Int] = [:]
    firstPlaces.reserveCapacity(sorted.count)
    for statement in sorted {
      let key = StatementKey(statement)
      if let place = firstPlaces[key], isRepeat(statement, of: merged[place]) {
        merged[place] = Self.combined(merged[place], statement)
      } else {
        firstPlaces[key] = merged.count
        merged.append(statement)
      }
    }
    return merged
  }

  /// With an order number within some hours; without one only at the very same moment, since two orders may be alike.
  private func isRepeat(_ statement: Statement, of first: Statement) -> Bool {
    guard let moment = statement.moment, let firstMoment = first.moment else { return statement.moment == first.moment }
    let isIdentified = statement.orderNumber != nil || !statement.trackingNumbers.isEmpty
    let (distance, overflow) = moment.secondsSince1970.subtractingReportingOverflow(firstMoment.secondsSince1970)
    return !overflow && distance <= (isIdentified ? linking.sameStatementHours * 3_600 : 0)
  }

  private static func combined(_ first: Statement, _ other: Statement) -> Statement {
    Statement(first, repeatedBy: other, event: first.event.trusting(other.event))
  }
}

/// What a statement says, without by whom, when, and in which mail.
private struct StatementKey: Hashable {
  let movesOrder: Bool
  let orderNumber: OrderNumber?
  let trackingNumbers: [TrackingNumber]
  /// The event, emptied of all in which two mails of the same content differ.
  let content: Event

  init(_ statement: Statement) {
    movesOrder = statement.movesOrder
    orderNumber = statement.orderNumber
    trackingNumbers = statement.trackingNumbers
    var content = Event(id: "", kind: statement.kind)
    content.merchant = statement.event.merchant
    content.seller = statement.event.seller
    content.items = statement.event.items
    content.reason = statement.event.reason
    content.cause = statement.event.cause
    content.initiator = statement.event.initiator
    content.amount = statement.event.amount
    content.currency = statement.event.currency
    content.paymentMethod = statement.event.paymentMethod
    content.points = statement.event.points
    content.carrier = statement.event.carrier
    content.expectedArrivalFrom = statement.event.expectedArrivalFrom
    content.expectedArrivalUntil = statement.event.expectedArrivalUntil
    content.report = statement.event.report
    self.content = content
  }
}

extension Event {
  /// This event, believed as far as the better of two copies is.
  fileprivate func trusting(_ copy: Event) -> Event {
    guard copy.trust.doubt < trust.doubt else { return self }
    var event = self
    event.trust = copy.trust
    event.trustReasons = copy.trustReasons
    return event
  }
}

extension Trust {
  /// 0 is the most trusted.
  fileprivate var doubt: Int {
    switch self {
    case .genuine: 0
    case .unverified: 1
    case .suspect: 2
    case .spoofed: 3
    }
  }
}
