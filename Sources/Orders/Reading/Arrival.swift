import Events

/// When the goods are announced to arrive, and how far that was put off.
struct Arrival {
  /// The newest announcement.
  let announcement: Statement?
  /// Newest announcement, first day or minute.
  let from: DayTime?
  /// Newest announcement, last day or minute.
  let until: DayTime?
  /// First announcement, for pre-orders the release.
  let firstAnnounced: DayTime?
  /// Days between the last date announced before the newest delay and the delay's own; nil when one of them is unknown.
  let postponedDays: Int?

  init(of statements: [Statement]) {
    var newest: Statement?
    var first: DayTime?
    var previous: DayTime?
    var postponed: Int?
    for statement in statements where statement.kind.announcesArrival {
      guard let until = statement.event.expectedArrivalUntil ?? statement.event.expectedArrivalFrom else { continue }
      if statement.kind == .delayed, let previous { postponed = until.day.daysSince1970 - previous.day.daysSince1970 }
      first = first ?? statement.event.expectedArrivalFrom ?? until
      previous = until
      newest = statement
    }
    announcement = newest
    from = newest?.event.expectedArrivalFrom
    until = newest?.event.expectedArrivalUntil
    firstAnnounced = first
    postponedDays = postponed
  }

  /// Last day of the newest announcement.
  var lastDay: CalendarDay? { (until ?? from)?.day }
  /// First day of the newest announcement.
  var firstDay: CalendarDay? { (from ?? until)?.day }
}

extension Kind {
  /// True where a date is that of the arrival, and not that until which a parcel waits.
  fileprivate var announcesArrival: Bool {
    switch self {
    case .ordered, .delayed, .shipped, .inTransit, .deliveryAttempted: true
    default: false
    }
  }
}
