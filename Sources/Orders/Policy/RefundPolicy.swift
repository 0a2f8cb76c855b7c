import Events

/// When the money comes back.
struct RefundPolicy: Sendable, Hashable {
  /// Days after the cancellation, or after the refund notice where there is one.
  struct Window: Sendable, Hashable {
    let fromDays: Int
    let toDays: Int
    /// The shops where it holds; everywhere if there are none.
    let merchants: Set<String>

    init(fromDays: Int, toDays: Int, merchants: Set<String> = []) {
      self.fromDays = fromDays
      self.toDays = toDays
      self.merchants = merchants
    }
  }

  private let windows: [PaymentMethod: Window]
  /// Methods that are charged only when the goods ship.
  let chargedAtShipment: Set<PaymentMethod>
  /// Methods for which the notice is the refund.
  let doneAtNotice: Set<PaymentMethod>
  /// Methods by which the money is on its way when a notice says that it was sent so.
  let doneWhereStated: Set<PaymentMethod>
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
    doneWhereStated = Set(try reader.choices("doneWhereStated"))
    cards = Set(try reader.choices("cards"))
    try reader.finish()
  }

  /// Days after which the money is back by the slowest method.
  var longestWindow: Int { windows.values.map(\.toDays).max() ?? 0 }

  /// The window of a method at a shop; nil where no rule says when its money comes back.
  func window(for method: PaymentMethod?, of merchant: String?) -> Window? {
    guard let window = method.flatMap({ windows[$0] }) else { return nil }
    return window.merchants.isEmpty || merchant.map(window.merchants.contains) ?? false ? window : nil
  }
}

extension RefundPolicy.Window {
  fileprivate init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    let fromDays = try reader.days("fromDays")
    let toDays = try reader.days("toDays")
    let merchants = Set(try reader.optionalStrings("merchants") ?? [])
    self.init(fromDays: fromDays, toDays: toDays, merchants: merchants)
    guard fromDays <= toDays else { throw reader.unsuitable("toDays", "no smaller than fromDays") }
    try reader.finish()
  }
}
