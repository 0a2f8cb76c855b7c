import Events

/// Finds the orders that named a tracking number.
///
/// One parcel may hold goods of several orders.
struct TrackingIndex {
  private struct Sighting {
    let group: Int
    var moment: Timestamp?
  }

  /// A number that more orders than this name is no parcel.
  private static let maximumOrders = 8

  private let linking: LinkingPolicy
  private var sightings: [TrackingNumber: [Sighting]] = [:]

  init(linking: LinkingPolicy) { self.linking = linking }

  mutating func add(_ statement: Statement, group: Int) {
    for number in statement.trackingNumbers {
      var known = sightings[number, default: []]
      if let place = known.firstIndex(where: { $0.group == group }) {
        known[place].moment = statement.moment ?? known[place].moment
      } else if known.count <= Self.maximumOrders {
        known.append(Sighting(group: group, moment: statement.moment))
      }
      sightings[number] = known
    }
  }

  /// The orders of the parcels that the statement names; carriers issue a number again, so time counts.
  func groups(of statement: Statement) -> [Int] {
    var groups: [Int] = []
    for number in statement.trackingNumbers.prefix(Self.maximumOrders) {
      guard let known = sightings[number], known.count <= Self.maximumOrders else { continue }
      for sighting in known where !groups.contains(sighting.group) {
        if !statement.moment.isFarther(than: linking.trackingNumberDays, from: sighting.moment) { groups.append(sighting.group) }
      }
    }
    return groups
  }
}
