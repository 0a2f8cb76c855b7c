import Events

/// How far the parcels of an order have come.
struct Parcels {
  /// Stages of a parcel; it never goes back to an earlier one.
  enum Stage: Int, Comparable {
    case shipped, inTransit, waiting, delivered

    static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
  }

  struct Parcel {
    var numbers: [TrackingNumber] = []
    var names: [ItemName] = []
    /// The number of the order, or of the part of a split one, under which it was first heard of.
    var orderNumber: OrderNumber?
    var stage: Stage
    var carrier: Carrier?
    /// False when it is known from a carrier's or a delivery notice only.
    var wasShipped = false
    /// The last attempt to deliver it, unless something happened to it since.
    var attempt: Statement?
    /// The notice that it waits.
    var waits: Statement?
  }

  /// More parcels than this are one order's by mistake.
  private static let maximumParcels = 64

  private(set) var all: [Parcel] = []
  /// The goods went back, or could not be delivered, and were not shipped again.
  private(set) var cameBack: Statement?
  private let minimumLength: Int

  init(of statements: [Statement], minimumLength: Int) {
    self.minimumLength = minimumLength
    for statement in statements { read(statement) }
  }

  /// The order is as far as its slowest parcel; nil before anything was shipped.
  var stage: Stage? { all.map(\.stage).min() }

  /// A parcel whose delivery failed for the buyer's absence.
  var attempted: Parcel? { all.first { $0.attempt != nil && $0.stage < .delivered } }

  /// A parcel that waits to be picked up.
  var waiting: Parcel? { all.first { $0.stage == .waiting } }

  /// A parcel that is still on its way.
  var underWay: Parcel? { all.first { $0.stage < .waiting } }

  private mutating func read(_ statement: Statement) {
    switch statement.kind {
    case .shipped:
      if cameBack != nil { all = [] }
      cameBack = nil
      ship(statement)
    case .inTransit: advance(statement, to: .inTransit)
    case .deliveryAttempted: advance(statement, to: .inTransit)
    case .readyForPickup: advance(statement, to: .waiting)
    case .delivered: advance(statement, to: .delivered)
    case .returned, .deliveryFailed: cameBack = statement
    case .reported where statement.event.report == .received:
      cameBack = nil
      advance(statement, to: .delivered)
    default: break
    }
  }

  private mutating func ship(_ statement: Statement) {
    if statement.trackingNumbers.isEmpty {
      let names = names(of: statement)
      if let place = all.firstIndex(where: { isOfOneNumber(statement, $0) && isRepeat(names, of: $0) }) {
        update(place, statement, to: .shipped)
      } else {
        append(
          Parcel(names: names, orderNumber: statement.orderNumber, stage: .shipped, carrier: statement.event.carrier, wasShipped: true))
      }
    }
    for number in statement.trackingNumbers {
      if let place = place(of: number) {
        update(place, statement, to: .shipped)
      } else {
        append(
          Parcel(
            numbers: [number], names: names(of: statement), orderNumber: statement.orderNumber, stage: .shipped,
            carrier: statement.event.carrier, wasShipped: true))
      }
    }
  }

  /// A notice without a number speaks of a parcel that is known when it names goods of it, or when one of both names none
  /// and the parcel has not arrived, or arrived before the shop's own notice.
  private func isRepeat(_ names: [ItemName], of parcel: Parcel) -> Bool {
    if names.isEmpty || parcel.names.isEmpty { return parcel.stage < .delivered || !parcel.wasShipped }
    return hasCommonGoods(names, parcel.names)
  }

  private mutating func advance(_ statement: Statement, to stage: Stage) {
    let places = places(meantBy: statement)
    for place in places { update(place, statement, to: stage) }
    if places.isEmpty {
      append(
        Parcel(
          numbers: statement.trackingNumbers, names: names(of: statement), orderNumber: statement.orderNumber, stage: stage,
          carrier: statement.event.carrier))
      update(all.count - 1, statement, to: stage)
    }
  }

  /// By number; else, for a number that is new, the parcel that has none yet; else by goods; else all of them.
  private func places(meantBy statement: Statement) -> [Int] {
    let numbered = statement.trackingNumbers.compactMap(place(of:))
    if !numbered.isEmpty { return numbered }
    if !statement.trackingNumbers.isEmpty {
      let numberless = all.indices.filter { all[$0].numbers.isEmpty && all[$0].stage < .delivered }
      return numberless.count == 1 ? numberless : []
    }
    let names = names(of: statement)
    let sameGoods = all.indices.filter { hasCommonGoods(names, all[$0].names) }
    if !sameGoods.isEmpty { return sameGoods }
    let sameNumber = all.indices.filter { all[$0].orderNumber != nil && all[$0].orderNumber == statement.orderNumber }
    return sameNumber.isEmpty ? Array(all.indices) : sameNumber
  }

  /// Of the parts of a split order each has parcels of its own.
  private func isOfOneNumber(_ statement: Statement, _ parcel: Parcel) -> Bool {
    guard let number = statement.orderNumber, let other = parcel.orderNumber else { return true }
    return number == other
  }

  private mutating func update(_ place: Int, _ statement: Statement, to stage: Stage) {
    guard all.indices.contains(place) else { return }
    all[place].stage = max(all[place].stage, stage)
    if statement.kind == .shipped { all[place].wasShipped = true }
    all[place].carrier = statement.event.carrier ?? all[place].carrier
    if all[place].numbers.isEmpty { all[place].numbers = statement.trackingNumbers }
    if statement.kind == .readyForPickup { all[place].waits = statement }
    all[place].attempt = statement.kind == .deliveryAttempted ? statement : nil
  }

  private mutating func append(_ parcel: Parcel) {
    if all.count < Self.maximumParcels { all.append(parcel) }
  }

  private func place(of number: TrackingNumber) -> Int? { all.firstIndex { $0.numbers.contains(number) } }

  private func names(of statement: Statement) -> [ItemName] {
    statement.itemNames.prefix(Self.maximumParcels).compactMap(\.self)
  }

  private func hasCommonGoods(_ left: [ItemName], _ right: [ItemName]) -> Bool {
    left.contains { name in right.contains { name.matches($0, minimumLength: minimumLength) } }
  }
}
