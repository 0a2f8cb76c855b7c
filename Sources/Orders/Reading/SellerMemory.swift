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

  /// Goods that were not there, or that the seller did not want to send.
  private static let stockouts: Set<Diagnosis> = [
    .stockoutCancellation, .sellerCancellation, .preorderShortage, .defectCancellation, .labelOnlyShipment,
  ]

  /// The orders, each with the record of the others from the same seller.
  static func remembered(_ orders: [Order], merchants: MerchantPolicy) -> [Order] {
    var counts: [Seller: Count] = [:]
    let marks = orders.map { order in seller(of: order, merchants).map { ($0, isStockout(order), isDelayed(order)) } }
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

  /// The seller of an order; nil where many sell and none is named.
  private static func seller(of order: Order, _ merchants: MerchantPolicy) -> Seller? {
    guard let merchant = order.merchant, order.timeline.contains(where: { $0.standing.counts && $0.event.kind != .reported }) else {
      return nil
    }
    guard merchants.isMarketplaceSeller(order.seller), let name = order.seller else {
      return order.seller == nil && merchants.marketplaces.contains(merchant) ? nil : Seller(merchant: merchant, name: "")
    }
    return Seller(merchant: merchant, name: WidthFolding.fold(name))
  }

  private static func isStockout(_ order: Order) -> Bool {
    switch order.status {
    case .cancelled, .partlyCancelled, .refunded: order.diagnosis.contains(where: stockouts.contains)
    default: false
    }
  }

  private static func isDelayed(_ order: Order) -> Bool { order.timeline.contains { $0.standing.counts && $0.event.kind == .delayed } }
}
