import Events

/// Remembers what became of the user's orders, shop by shop and seller by seller.
enum SellerMemory {
  private struct Seller: Hashable {
    let merchant: String
    let name: String
  }

  private struct Count {
    var orders = 0
    var stockouts = 0
    var delays = 0
  }

  /// Ends that are the seller's doing.
  private static let stockouts: Set<Diagnosis> = [
    .stockoutCancellation, .sellerCancellation, .preorderShortage, .defectCancellation, .labelOnlyShipment,
  ]

  /// The orders, each with the record of the others from the same seller.
  static func remembered(_ orders: [Order]) -> [Order] {
    var counts: [Seller: Count] = [:]
    let marks = orders.map { order in seller(of: order).map { ($0, isStockout(order), isDelayed(order)) } }
    for case (let seller, let isStockout, let isDelayed)? in marks {
      counts[seller, default: Count()].orders += 1
      if isStockout { counts[seller]?.stockouts += 1 }
      if isDelayed { counts[seller]?.delays += 1 }
    }
    return zip(orders, marks).map { order, mark in
      guard let (seller, isStockout, isDelayed) = mark, let count = counts[seller], count.orders > 1 else { return order }
      var order = order
      order.sellerRecord = SellerRecord(
        orders: count.orders - 1, stockouts: count.stockouts - (isStockout ? 1 : 0), delays: count.delays - (isDelayed ? 1 : 0))
      return order
    }
  }

  private static func seller(of order: Order) -> Seller? {
    guard let merchant = order.merchant, order.timeline.contains(where: \.movesOrder) else { return nil }
    return Seller(merchant: merchant, name: order.seller.map(WidthFolding.fold) ?? "")
  }

  private static func isStockout(_ order: Order) -> Bool { order.diagnosis.contains(where: stockouts.contains) }

  private static func isDelayed(_ order: Order) -> Bool { order.timeline.contains { $0.movesOrder && $0.event.kind == .delayed } }
}
