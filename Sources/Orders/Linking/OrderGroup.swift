import Events

/// The statements of one order, as positions in the sorted list of all statements.
struct OrderGroup {
  /// A statement and why it is here.
  struct Entry {
    let position: Int
    /// Nil for the one that stands alone.
    let link: EventLink?
  }

  /// The shop in whose numbers the order number is unique; nil when unknown.
  var merchant: String?
  var entries: [Entry] = []

  mutating func add(_ position: Int, by basis: EventLink.Basis?) {
    entries.append(Entry(position: position, link: basis.map(EventLink.init(basis:))))
  }
}

/// The groups that share one key, as far as it matters: none, exactly one, or too many to choose.
enum Owner {
  case one(group: Int, moment: Timestamp?)
  case several

  /// The owner after `group` has shown the key too; the newer moment of one group counts.
  func adding(_ group: Int, _ moment: Timestamp?) -> Owner {
    guard case .one(let known, let knownMoment) = self, known == group else { return .several }
    return .one(group: group, moment: moment ?? knownMoment)
  }
}

extension Optional<Timestamp> {
  /// True when both moments are known and lie more than `days` of 24 hours apart.
  func isFarther(than days: Int, from other: Timestamp?) -> Bool { isFarther(thanHours: days * 24, from: other) }

  /// True when both moments are known and lie more than `hours` apart.
  func isFarther(thanHours hours: Int, from other: Timestamp?) -> Bool {
    guard let self, let other else { return false }
    let (distance, overflow) = self.secondsSince1970.subtractingReportingOverflow(other.secondsSince1970)
    return overflow || distance.magnitude > UInt(hours * 3_600)
  }
}
