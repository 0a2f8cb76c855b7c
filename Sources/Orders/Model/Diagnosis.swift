/// What is going on with an order; an order has none, one or several.
public enum Diagnosis: String, Sendable, Hashable, CaseIterable {
  /// Cancelled because the goods ran out.
  case stockoutCancellation
  /// Cancelled by the shop or the seller without a reason that explains it.
  case sellerCancellation
  /// The seller asks whether the order may be cancelled; the buyer need not agree.
  case sellerAsksToCancel
  /// The maker delivered fewer pieces than were pre-ordered.
  case preorderShortage
  /// Cancelled because of a defect found while packing.
  case defectCancellation
  /// Cancelled because the payment did not go through.
  case paymentCancellation
  /// Cancelled on the buyer's own wish.
  case customerCancellation
  /// A subscription left this delivery out.
  case subscriptionSkipped
  /// Not shipped days after it was accepted.
  case stuckUnshipped
  /// The announced date was put off and nothing is shipped.
  case delayedAtRisk
  /// The tracking number is missing at the carrier.
  case shippedNotTracked
  /// Past the announced arrival, and no delivery notice where one is to be expected.
  case stalledInTransit
  /// Reported as delivered, but nothing is there.
  case deliveredNotReceived
  /// Reported as shipped, then refunded for lack of stock: only the label was printed.
  case labelOnlyShipment
  /// Lost on the way or held by customs.
  case overseasLoss
  /// Money is to come back and its window is still open.
  case refundPending
  /// The window for the money has passed.
  case refundOverdue
  /// A Marketplace guarantee claim is possible today.
  case guaranteeOpen
  /// A notice of weight lies among the spam only.
  case missedInSpam
  /// A mail about this order may be forged.
  case possiblePhishing
}
