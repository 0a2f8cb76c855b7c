import Events

/// Makes statements of events: the same event met twice, and the same thing stated by two mails, become one.
struct StatementMerger {
  let linking: LinkingPolicy

  /// The statements in the order of ``HistoryOrder``.
  func statements(of events: [Event]) -> [Statement] { mergingRepeats(in: HistoryOrder.sorted(distinct(events))) }

  /// One statement for each id; events without an id are the same only when all of it is.
  private func distinct(_ events: [Event]) -> [Statement] {
    let verdicts = MailVerdicts(of: events)
    var places: [String: Int] = [:]
    places.reserveCapacity(events.count)
    var copies: [Int: [Event]] = [:]
    var anonymous: Set<Event> = []
    var distinct: [Statement] = []
    distinct.reserveCapacity(events.count)
    for event in events {
      if event.id.isEmpty {
        if anonymous.insert(event).inserted { distinct.append(Statement(event, linking: linking)) }
      } else if let place = places[event.id] {
        if distinct[place].event != event { copies[place, default: [distinct[place].event]].append(event) }
      } else {
        places[event.id] = distinct.count
        distinct.append(Statement(event, linking: linking, verdict: verdicts[event]))
      }
    }
    for (place, found) in copies {
      let event = Self.united(found, orElse: distinct[place].event)
      distinct[place] = Statement(event, linking: linking, verdict: verdicts[event])
    }
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
      let key = StatementKey(statement: statement)
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

/// A statement, compared by what it says: not by whom, when, and in which mail.
private struct StatementKey: Hashable {
  let statement: Statement

  static func == (left: StatementKey, right: StatementKey) -> Bool {
    let (left, right) = (left.statement, right.statement)
    return left.movesOrder == right.movesOrder && left.verdict == right.verdict && left.orderNumber == right.orderNumber
      && left.formerOrderNumbers == right.formerOrderNumbers && left.trackingNumbers == right.trackingNumbers
      && Self.sayTheSame(left.event, right.event)
  }

  private static func sayTheSame(_ left: borrowing Event, _ right: borrowing Event) -> Bool {
    left.kind == right.kind && left.report == right.report && left.merchant == right.merchant && left.seller == right.seller
      && left.items == right.items && left.reason == right.reason && left.cause == right.cause && left.initiator == right.initiator
      && left.amount == right.amount && left.currency == right.currency && left.paymentMethod == right.paymentMethod
      && left.points == right.points && left.carrier == right.carrier && left.expectedArrivalFrom == right.expectedArrivalFrom
      && left.expectedArrivalUntil == right.expectedArrivalUntil && left.expectedShipDate == right.expectedShipDate
      && left.respondBy == right.respondBy && left.charged == right.charged
      && left.refundExpectedBy == right.refundExpectedBy && left.claim == right.claim
  }

  /// All but what has few values: hostile events that differ in one field must not all meet in one place.
  func hash(into hasher: inout Hasher) {
    hasher.combine(statement.orderNumber)
    hasher.combine(statement.trackingNumbers)
    hasher.combine(statement.event.kind)
    hasher.combine(statement.event.merchant)
    hasher.combine(statement.event.seller)
    hasher.combine(statement.itemNames)
    for item in statement.event.items {
      hasher.combine(item.quantity)
      hasher.combine(item.price)
    }
    hasher.combine(statement.event.amount)
    hasher.combine(statement.event.currency)
    hasher.combine(statement.event.points)
    hasher.combine(statement.event.expectedArrivalFrom)
    hasher.combine(statement.event.expectedArrivalUntil)
    hasher.combine(statement.event.expectedShipDate)
    hasher.combine(statement.event.respondBy)
    hasher.combine(statement.event.refundExpectedBy)
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
