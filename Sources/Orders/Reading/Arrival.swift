import Events

/// When the goods are announced to ship or to arrive, and how far that was put off.
struct Arrival {
  /// The newest announcement.
  let announcement: Statement?
  /// Newest announcement, first day or minute.
  let from: DayTime?
  /// Newest announcement, last day or minute.
  let until: DayTime?
  /// Newest announcement, where it names the day of dispatch and no arrival.
  let shipDate: CalendarDay?
  /// First announcement, for pre-orders the release.
  let firstAnnounced: DayTime?
  /// Days between the last date announced before the newest delay and the delay's own; nil when one of them is unknown.
  let postponedDays: Int?

  init(of statements: [Statement]) {
    var newest: Statement?
    var first: DayTime?
    var previous: (day: CalendarDay, isOfDispatch: Bool)?
    var postponed: Int?
    for statement in statements where statement.kind.announcesArrival {
      let event = statement.event
      guard let until = event.expectedArrivalUntil ?? event.expectedArrivalFrom ?? event.expectedShipDate.map({ DayTime($0) }) else {
        continue
      }
      if statement.kind == .delayed, let previous, previous.isOfDispatch == (event.expectedShipDate != nil) {
        postponed = until.day.daysSince1970 - previous.day.daysSince1970
      }
      first = first ?? event.expectedArrivalFrom ?? until
      previous = (until.day, event.expectedShipDate != nil)
      newest = statement
    }
    announcement = newest
    shipDate = newest?.event.expectedShipDate
    from = shipDate == nil ? newest?.event.expectedArrivalFrom : nil
    until = shipDate == nil ? newest?.event.expectedArrivalUntil : nil
    firstAnnounced = first
    postponedDays = postponed
  }

  /// Last day of the newest announcement.
  var lastDay: CalendarDay? { (until ?? from)?.day }
  /// First day of the newest announcement; of one that names only the day of dispatch, that day.
  var firstDay: CalendarDay? { shipDate ?? (from ?? until)?.day }
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
