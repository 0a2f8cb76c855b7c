import Events

@testable import Orders

/// The shop of most test events.
let amazon = "amazon.co.jp"
/// The order number of most test events.
let number = "250-0000001-0000001"

/// An event of the test order; `change` adds what matters.
///
/// Its id is made of kind, time and number, as a digest of the message would be.
func event(
  _ kind: Kind, _ time: String?, merchant: String? = amazon, number: String? = number, change: (inout Event) -> Void = { _ in }
) -> Event {
  var event = Event(id: "\(kind.rawValue)@\(time ?? "-")#\(number ?? "-")\(merchant ?? "")", kind: kind)
  event.merchant = merchant
  event.orderNumber = number
  event.occurredAt = time.flatMap { Timestamp(iso: $0) }
  change(&event)
  return event
}

/// What the user tells of the test order.
func report(_ report: Report, _ time: String, number: String? = number) -> Event {
  event(.reported, time, number: number) {
    $0.report = report
    $0.id += report.rawValue
  }
}

/// A carrier's notice, which knows the parcel and not the order.
func notice(_ kind: Kind, _ time: String, of tracking: String, by merchant: String = "kuronekoyamato.co.jp") -> Event {
  event(kind, time, merchant: merchant, number: nil) {
    $0.trackingNumbers = [tracking]
    $0.carrier = .yamato
    $0.id += tracking
  }
}

extension Event {
  /// The event with a change.
  func with(_ change: (inout Event) -> Void) -> Event {
    var copy = self
    change(&copy)
    return copy
  }

  /// The event as another message tells it: same content, another id.
  func restated(_ suffix: String) -> Event {
    var copy = self
    copy.id += suffix
    if let messageID = message?.id { copy.message?.id = messageID + suffix }
    return copy
  }
}

/// A moment given in Japanese time.
func moment(_ text: String) -> Timestamp { Timestamp(iso: text) ?? Timestamp(secondsSince1970: 0) }

/// A day in Japan.
func day(_ text: String) -> CalendarDay? { CalendarDay(iso: text) }

/// The orders of `events` by the policies as shipped.
func classify(_ events: [Event], asOf: String) throws -> [Order] {
  try OrderClassifier(policies: .shipped()).classify(events, asOf: moment(asOf))
}

/// The one order of `events`.
func order(of events: [Event], asOf: String) throws -> Order? {
  let orders = try classify(events, asOf: asOf)
  return orders.count == 1 ? orders.first : nil
}
