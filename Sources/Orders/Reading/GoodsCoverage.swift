import Events

/// Compares the goods of an order with those that a notice names.
struct GoodsCoverage {
  /// A cut name is compared with so many goods at most.
  private static let maximumComparisons = 200

  private let known: [Item]
  private let names: [ItemName?]
  private let places: [FoldedText: Int]
  private let minimumLength: Int

  init(known: [Item], minimumLength: Int) {
    self.known = known
    self.minimumLength = minimumLength
    names = known.map { ItemName($0.name) }
    var places: [FoldedText: Int] = [:]
    for (place, name) in names.enumerated() {
      if let name, places[name.key] == nil { places[name.key] = place }
    }
    self.places = places
  }

  /// True when nothing of the order is left beside `items`.
  ///
  /// Names that match none of the goods count by number: an order of one item is covered by any one item.
  func isCovered(by items: [Item]) -> Bool {
    var quantities: [Int: Int] = [:]
    var unmatched = 0
    for item in items {
      if let place = place(of: item) {
        quantities[place] = max(quantities[place] ?? 0, item.quantity ?? Int.max)
      } else {
        unmatched += 1
      }
    }
    let open = known.indices.filter { (quantities[$0] ?? 0) < (known[$0].quantity ?? 1) }
    return open.count <= unmatched && open.allSatisfy { quantities[$0] == nil }
  }

  /// True when each of `cancelled` is among `sent`, and the order holds too few of it for both.
  ///
  /// A cancellation without a number means all of it, a parcel without one what the cancellation leaves; of an order of unknown size
  /// only the very number that was cancelled, sent after all, is too many.
  func cannotHold(_ cancelled: [Item], beside sent: [Item]) -> Bool {
    let parcel = GoodsCoverage(known: sent, minimumLength: minimumLength)
    return cancelled.allSatisfy { item in
      guard let place = parcel.place(of: item) else { return false }
      let quantities = sent.indices.filter { parcel.place(of: sent[$0]) == place }.map { sent[$0].quantity }
      guard let ordered = self.place(of: item).flatMap({ known[$0].quantity }) else { return quantities.contains(item.quantity) }
      let gone = item.quantity ?? ordered
      return quantities.reduce(gone) { Self.sum($0, $1 ?? max(ordered - gone, 1)) } > ordered
    }
  }

  /// How many of one of the goods `items` name: all of it where they give no number; nil if they do not name it.
  func quantity(of good: Item, among items: [Item]) -> Int? {
    guard let place = place(of: good) else { return nil }
    let quantities = items.filter { self.place(of: $0) == place }.map { $0.quantity ?? known[place].quantity ?? 1 }
    return quantities.isEmpty ? nil : quantities.reduce(0, Self.sum)
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, overflow) = left.addingReportingOverflow(right)
    return overflow ? Int.max : sum
  }

  /// True when one of `items` is among the goods.
  func holdsAny(of items: [Item]) -> Bool { items.contains { place(of: $0) != nil } }

  /// The sum of prices, from the notice or from the order; nil when one is unknown.
  func price(of items: [Item]) -> Amount? {
    guard !items.isEmpty else { return nil }
    var sum: Amount = 0
    for item in items {
      let ordered = place(of: item).map { known[$0] }
      guard let price = item.price ?? ordered?.price else { return nil }
      let quantity = item.quantity ?? ordered?.quantity ?? 1
      let (hundredths, overflow) = price.hundredths.multipliedReportingOverflow(by: quantity)
      guard !overflow else { return nil }
      sum = sum + Amount(hundredths: hundredths)
    }
    return sum
  }

  private func place(of item: Item) -> Int? {
    guard let name = ItemName(item.name) else { return nil }
    if let place = places[name.key] { return place }
    let compared = names.prefix(Self.maximumComparisons)
    if let place = compared.firstIndex(where: { $0.map { name.matches($0, minimumLength: minimumLength) } ?? false }) { return place }
    let wholes = compared.indices.filter { compared[$0].map(name.isPart) ?? false }
    return wholes.count == 1 ? wholes.first : nil
  }
}
