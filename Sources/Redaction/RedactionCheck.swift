import Events
import Notices

/// Whether a redacted message reads like the original and gives nothing away that was found in that.
enum RedactionCheck {
  /// What differs between two readings, by the names of the events' fields; empty where they say the same.
  ///
  /// Names of goods and numbers differ on purpose: only how many there are is compared, and which of them are the same.
  static func differences(_ original: Reading, _ redacted: Reading) -> [String] {
    var differences: [String] = []
    if original.dismissal?.code != redacted.dismissal?.code { differences.append("dismissal") }
    guard original.events.count == redacted.events.count else { return differences + ["number of events"] }
    for (left, right) in zip(original.events, redacted.events) {
      let (left, right) = (comparable(left), comparable(right))
      for name in Set(left.map(\.name) + right.map(\.name)).sorted() where left.first(name) != right.first(name) {
        if !differences.contains(name) { differences.append(name) }
      }
    }
    if sameness(original.events) != sameness(redacted.events) { differences.append("orderNumber") }
    return differences
  }

  /// The members of an event that redaction keeps.
  private static func comparable(_ event: Event) -> [JSONValue.Member] {
    var event = event
    event.id = ""
    event.orderNumber = event.orderNumber.map { _ in "" }
    event.formerOrderNumbers = event.formerOrderNumbers.map { _ in "" }
    event.trackingNumbers = event.trackingNumbers.map { _ in "" }
    event.items = event.items.map { Item(name: $0.name.map { _ in "" }, quantity: $0.quantity, price: $0.price) }
    event.message = nil
    event.evidence = []
    // A receiver in the recipient's own domain has another name now, so that who believes it does no longer; fakes have no events.
    event.trust = .unverified
    event.trustReasons = []
    event.confidence = 1
    return event.json.object ?? []
  }

  /// Which events are of one order.
  private static func sameness(_ events: [Event]) -> [Int?] {
    let numbers = events.map(\.orderNumber)
    return numbers.map { number in number.flatMap { numbers.firstIndex(of: $0) } }
  }
}

extension [JSONValue.Member] {
  fileprivate func first(_ name: String) -> JSONValue? { first { $0.name == name }?.value }
}
