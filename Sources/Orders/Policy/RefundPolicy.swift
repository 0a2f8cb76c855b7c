import Events

/// When the money comes back.
struct RefundPolicy: Sendable, Hashable {
  /// Days after the cancellation, or after the refund notice where there is one.
  struct Window: Sendable, Hashable {
    let fromDays: Int
    let toDays: Int
  }

  private let windows: [PaymentMethod: Window]
  /// Methods that are charged only when the goods ship.
  let chargedAtShipment: Set<PaymentMethod>
  /// Methods for which the notice is the refund.
  let doneAtNotice: Set<PaymentMethod>
  /// Methods behind which a card company stands.
  let cards: Set<PaymentMethod>

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    var table = try reader.section("windows")
    var windows: [PaymentMethod: Window] = [:]
    for method in PaymentMethod.allCases {
      guard let entry = try table.optionalSection(method.rawValue) else { continue }
      windows[method] = try Window(entry)
    }
    try table.finish()
    self.windows = windows
    chargedAtShipment = Set(try reader.choices("chargedAtShipment"))
    doneAtNotice = Set(try reader.choices("doneAtNotice"))
    cards = Set(try reader.choices("cards"))
    try reader.finish()
  }

  /// Days after which the money is back by the slowest method.
  var longestWindow: Int { windows.values.map(\.toDays).max() ?? 0 }

  /// The window of a method; nil where no rule says when its money comes back.
  func window(for method: PaymentMethod?) -> Window? { method.flatMap { windows[$0] } }
}

extension RefundPolicy.Window {
  fileprivate init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    fromDays = try reader.days("fromDays")
    toDays = try reader.days("toDays")
    guard fromDays <= toDays else { throw reader.unsuitable("toDays", "no smaller than fromDays") }
    try reader.finish()
  }
}
