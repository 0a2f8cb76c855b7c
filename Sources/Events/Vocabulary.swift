/// What happened to an order, a parcel or a payment, as a notice states it.
public enum Kind: String, Sendable, Hashable, CaseIterable {
  case ordered, delayed, cancelRequested, cancelled, paymentFailed, shipped, inTransit, deliveryAttempted, readyForPickup
  case delivered, deliveryFailed, returned, refunded, claimUpdated, credited, skipped, restocked
  /// What the user reports himself; ``Event/report`` says what.
  case reported
}

/// What only the user knows and tells, the `report` of an event of kind ``Kind/reported``.
public enum Report: String, Sendable, Hashable, CaseIterable {
  case trackingNotRegistered, notReceived, received, refundReceived, chargedTwice, sellerSilent, mailIsGenuine, mailIsFake
}

/// Why an order was cancelled, delayed or returned.
public enum Reason: String, Sendable, Hashable, CaseIterable {
  case outOfStock, noRestockForecast, defectFound, preorderShortage, paymentNotAuthorised, customerRequest, sellerRequest
  case customs, lostInTransit, addressProblem, carrierReturn, other
}

/// How it came to an ``Reason/outOfStock``.
public enum Cause: String, Sendable, Hashable, CaseIterable {
  /// Stock counts lag behind orders: the last piece was sold twice.
  case inventoryLag
  /// The seller offers the same piece elsewhere too.
  case crossListing
}

/// How a guarantee claim stands, with ``Kind/claimUpdated``.
public enum ClaimState: String, Sendable, Hashable, CaseIterable {
  case filed, granted, denied
}

/// On whose wish something happened.
public enum Initiator: String, Sendable, Hashable, CaseIterable {
  case merchant, seller, customer, carrier, system
}

/// How an order was, or a refund is, paid.
public enum PaymentMethod: String, Sendable, Hashable, CaseIterable {
  case creditCard, debitCard, prepaidCard, giftCard, convenienceStore, payPay, bankTransfer, cashOnDelivery, points
  case carrierBilling, other
}

/// Who carries a parcel.
public enum Carrier: String, Sendable, Hashable, CaseIterable {
  case yamato, sagawa, japanPost, amazon, seino, fukuyama, other
}

/// How far a message may be believed.
public enum Trust: String, Sendable, Hashable, CaseIterable {
  /// A trusted receiver, or a verified signature, vouches for the sender's domain.
  case genuine
  /// Nobody vouches and nothing speaks against it: the normal case of old or unconfigured mail. Its events count.
  case unverified
  /// Something speaks against it: its events are shown but move no order.
  case suspect
  /// A fake: it yields no events.
  case spoofed
}
