/// Other shops worth a look.
struct ShoppingPolicy: Sendable, Hashable {
  /// What a shop is good for.
  enum Goods: String, Sendable, Hashable, CaseIterable {
    case new, used
  }

  struct Shop: Sendable, Hashable {
    let merchant: String
    let name: String
    let goods: Goods
    /// Address with `{query}`.
    let search: String
  }

  let queryMaximumLength: Int
  let shops: [Shop]

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    queryMaximumLength = try reader.integer("queryMaximumLength", in: 1...200)
    var shops: [Shop] = []
    for var entry in try reader.sections("shops") {
      let shop = Shop(
        merchant: try entry.string("merchant"), name: try entry.string("name"), goods: try entry.choice("goods"),
        search: try entry.string("search"))
      guard shop.search.hasPrefix("https://") else { throw entry.unsuitable("search", "an address that begins with https://") }
      try entry.finish()
      shops.append(shop)
    }
    self.shops = shops
    try reader.finish()
  }
}
