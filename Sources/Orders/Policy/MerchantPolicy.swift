import Events

/// Who is who, by the `merchant` of events.
struct MerchantPolicy: Sendable, Hashable {
  /// A carrier, as far as its mail and its tracking page go.
  struct CarrierEntry: Sendable, Hashable {
    let carrier: Carrier
    let domain: String
    let name: Wording
    let keptDays: Int
    /// Address with `{number}`; nil where none is known.
    let trackingPage: String?
  }

  /// Where a shop shows its customer's orders.
  struct OrderPage: Sendable, Hashable {
    let merchant: String
    let name: Wording
    let page: String
  }

  let malls: [String]
  let paymentServices: [String]
  let carriers: [CarrierEntry]
  let cardCompanies: Set<String>
  let fleaMarkets: Set<String>
  /// Where many sell: orders of which no seller is known are not of one seller.
  let marketplaces: Set<String>
  let overseas: Set<String>
  let ownSellerNames: Set<String>
  let orderPages: [OrderPage]
  /// Carriers by their domain.
  let carrierByDomain: [String: CarrierEntry]

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    malls = try reader.strings("malls")
    paymentServices = try reader.strings("paymentServices")
    var carriers: [CarrierEntry] = []
    for entry in try reader.sections("carriers") { carriers.append(try CarrierEntry(entry)) }
    self.carriers = carriers
    cardCompanies = Set(try reader.strings("cardCompanies"))
    fleaMarkets = Set(try reader.strings("fleaMarkets"))
    marketplaces = Set(try reader.strings("marketplaces"))
    overseas = Set(try reader.strings("overseas"))
    ownSellerNames = Set(try reader.strings("ownSellerNames").map(WidthFolding.fold))
    var pages: [OrderPage] = []
    for entry in try reader.sections("orderPages") { pages.append(try OrderPage(entry)) }
    orderPages = pages
    try reader.finish()
    carrierByDomain = Dictionary(carriers.map { ($0.domain, $0) }) { first, _ in first }
  }

  /// The entry of a carrier; nil for those that no entry names, and for `other`, which names none.
  func entry(for carrier: Carrier) -> CarrierEntry? { carrier == .other ? nil : carriers.first { $0.carrier == carrier } }

  func isCarrier(_ merchant: String?) -> Bool { merchant.map { carrierByDomain[$0] != nil } ?? false }

  /// True when a seller other than the shop itself is named.
  func isMarketplaceSeller(_ seller: String?) -> Bool { seller.map { !ownSellerNames.contains(WidthFolding.fold($0)) } ?? false }
}

extension MerchantPolicy.CarrierEntry {
  fileprivate init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    carrier = try reader.choice("carrier")
    domain = try reader.string("domain")
    name = Wording(try reader.string("nameJa"), try reader.string("nameEn"))
    keptDays = try reader.days("keptDays")
    trackingPage = try reader.optionalString("trackingPage")
    try reader.finish()
  }
}

extension MerchantPolicy.OrderPage {
  fileprivate init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    merchant = try reader.string("merchant")
    name = Wording(try reader.string("nameJa"), try reader.string("nameEn"))
    page = try reader.string("page")
    try reader.finish()
  }
}
