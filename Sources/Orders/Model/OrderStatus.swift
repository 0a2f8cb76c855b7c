/// Where an order stands.
///
/// It depends on the events alone, never on the clock.
public enum OrderStatus: String, Sendable, Hashable, CaseIterable {
  /// Received by the shop. Also the state of an order of which no believable mail tells anything.
  case ordered
  /// Accepted by a second, different mail of the shop; at malls the first one only acknowledges receipt.
  case preparing
  /// The announced date was put off and nothing has been shipped since.
  case delayed
  /// The payment was declined, and nothing has been shipped since.
  case paymentProblem
  /// Handed over to a carrier.
  case shipped
  /// A carrier has spoken of the parcel, or tried to deliver it.
  case inTransit
  /// Waits in a locker, a shop or a post office.
  case readyForPickup
  /// All parcels that are known of have arrived.
  case delivered
  /// Somebody asks for the order to be cancelled; nothing is decided.
  case cancelRequested
  /// Some of the goods are cancelled, others are not.
  case partlyCancelled
  /// All of it is cancelled.
  case cancelled
  /// The goods went back, or never reached the buyer and went back.
  case returned
  /// The whole sum was refunded, as a notice says; whether the money has arrived is a question for ``Order/refund``.
  case refunded
  /// A subscription left this delivery out.
  case skipped

  /// True while the goods have not left the shop and may still do so.
  var awaitsShipment: Bool {
    switch self {
    case .ordered, .preparing, .delayed, .paymentProblem, .cancelRequested: true
    default: false
    }
  }

  /// True while parcels are on their way.
  var isOnTheWay: Bool { self == .shipped || self == .inTransit || self == .readyForPickup }
}
