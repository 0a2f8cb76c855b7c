/// What became of the user's other orders from one shop or seller.
public struct SellerRecord: Sendable, Hashable {
  /// The other orders.
  public let orders: Int
  /// Those of them that were cancelled, wholly or in part, because the goods were not there or the seller decided so.
  public let stockouts: Int
  /// Those of them whose date was put off.
  public let delays: Int

  /// Whether it helps to know it.
  public var isTelling: Bool { stockouts > 0 || delays > 0 }
}
