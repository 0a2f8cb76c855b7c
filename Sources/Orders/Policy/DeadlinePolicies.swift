import Events

/// Goods that lie too long.
struct UnshippedPolicy: Sendable, Hashable {
  let days: Int
  let announcedAheadDays: Int
  let digitalNumberPrefixes: [String]

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    days = try reader.days("days")
    announcedAheadDays = try reader.days("announcedAheadDays")
    digitalNumberPrefixes = try reader.strings("digitalNumberPrefixes").map(WidthFolding.fold)
    try reader.finish()
  }
}

/// When a Marketplace guarantee claim is possible.
struct GuaranteePolicy: Sendable, Hashable {
  let merchants: Set<String>
  let opensAfterDays: Int
  let closesAfterDays: Int

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    merchants = Set(try reader.strings("merchants"))
    opensAfterDays = try reader.days("opensAfterDays")
    closesAfterDays = try reader.days("closesAfterDays")
    guard opensAfterDays <= closesAfterDays else { throw reader.unsuitable("closesAfterDays", "no smaller than opensAfterDays") }
    try reader.finish()
  }
}

/// Shipped, but it does not arrive.
struct TransitPolicy: Sendable, Hashable {
  let stalledAfterDays: Int
  let deliveryNoticesFrom: Set<String>
  let noticeServices: Set<Carrier>
  let unregisteredAfterDays: Int
  let labelOnlyWithinDays: Int
  let pickUpWithinDays: Int

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    stalledAfterDays = try reader.days("stalledAfterDays")
    deliveryNoticesFrom = Set(try reader.strings("deliveryNoticesFrom"))
    noticeServices = Set(try reader.choices("noticeServices"))
    unregisteredAfterDays = try reader.days("unregisteredAfterDays")
    labelOnlyWithinDays = try reader.days("labelOnlyWithinDays")
    pickUpWithinDays = try reader.days("pickUpWithinDays")
    try reader.finish()
  }
}

/// Until when a declined payment has to be corrected.
struct PaymentPolicy: Sendable, Hashable {
  let correctWithinDays: Int
  private let daysByMerchant: [String: Int]

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    correctWithinDays = try reader.days("correctWithinDays")
    var table: [String: Int] = [:]
    for var entry in try reader.sections("merchants") {
      table[try entry.string("merchant")] = try entry.days("days")
      try entry.finish()
    }
    daysByMerchant = table
    try reader.finish()
  }

  func days(for merchant: String?) -> Int { merchant.flatMap { daysByMerchant[$0] } ?? correctWithinDays }
}

/// A seller's wish to cancel.
struct SellerRequestPolicy: Sendable, Hashable {
  let answerWithinDays: Int
  let escalateAfterDays: Int
  let deadlineDays: Int

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    answerWithinDays = try reader.days("answerWithinDays")
    escalateAfterDays = try reader.days("escalateAfterDays")
    deadlineDays = try reader.days("deadlineDays")
    try reader.finish()
  }
}

/// Restock notices.
struct RestockPolicy: Sendable, Hashable {
  let urgentMinutes: Int
  let staleAfterDays: Int

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    urgentMinutes = try reader.integer("urgentMinutes", in: 0...10_080)
    staleAfterDays = try reader.days("staleAfterDays")
    try reader.finish()
  }
}
