import Events

/// Signs that an order may be cancelled, and what each adds.
struct RiskPolicy: Sendable, Hashable {
  struct Weights: Sendable, Hashable {
    let unshipped: Int
    let postponed: Int
    let postponedFar: Int
    let marketplaceSeller: Int
    let overseas: Int
    let slowShipping: Int
    let saleRush: Int
    let oneOffGoods: Int
    let paymentDeclined: Int
    let sellerAsks: Int
    let noticesInSpam: Int
  }

  /// How safe a pre-order is that was placed at most so many days before the release.
  struct LatePreorder: Sendable, Hashable {
    let daysBeforeRelease: Int
    let safePercent: Int
    let weight: Int
  }

  let mediumFrom: Int
  let highFrom: Int
  let weights: Weights
  let farDays: Int
  let slowShippingWords: [String]
  let overseasWords: [String]
  let oneOffWords: [String]
  let saleStarts: [Timestamp]
  let saleRushMinutes: Int
  let preorderWords: [String]
  /// Nearest to the release first.
  let latePreorder: [LatePreorder]

  init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    mediumFrom = try reader.integer("mediumFrom", in: 1...1_000)
    highFrom = try reader.integer("highFrom", in: 1...1_000)
    weights = try Weights(try reader.section("weights"))
    farDays = try reader.days("farDays")
    slowShippingWords = try reader.strings("slowShippingWords").map(WidthFolding.fold)
    overseasWords = try reader.strings("overseasWords").map(WidthFolding.fold)
    oneOffWords = try reader.strings("oneOffWords").map(WidthFolding.fold)
    var starts: [Timestamp] = []
    for (index, text) in try reader.strings("saleStarts").enumerated() {
      guard let start = Timestamp(iso: text) else { throw reader.unsuitable("saleStarts.\(index)", "YYYY-MM-DDTHH:MM, a time in Japan") }
      starts.append(start)
    }
    saleStarts = starts
    saleRushMinutes = try reader.integer("saleRushMinutes", in: 0...1_440)
    preorderWords = try reader.strings("preorderWords").map(WidthFolding.fold)
    var bands: [LatePreorder] = []
    for entry in try reader.sections("latePreorder") { bands.append(try LatePreorder(entry)) }
    latePreorder = bands.sorted { $0.daysBeforeRelease < $1.daysBeforeRelease }
    try reader.finish()
  }
}

extension RiskPolicy.Weights {
  fileprivate init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    func weight(_ name: String) throws(PolicyError) -> Int { try reader.integer(name, in: 0...1_000) }
    unshipped = try weight("unshipped")
    postponed = try weight("postponed")
    postponedFar = try weight("postponedFar")
    marketplaceSeller = try weight("marketplaceSeller")
    overseas = try weight("overseas")
    slowShipping = try weight("slowShipping")
    saleRush = try weight("saleRush")
    oneOffGoods = try weight("oneOffGoods")
    paymentDeclined = try weight("paymentDeclined")
    sellerAsks = try weight("sellerAsks")
    noticesInSpam = try weight("noticesInSpam")
    try reader.finish()
  }
}

extension RiskPolicy.LatePreorder {
  fileprivate init(_ section: PolicyReader) throws(PolicyError) {
    var reader = section
    daysBeforeRelease = try reader.days("daysBeforeRelease")
    safePercent = try reader.integer("safePercent", in: 0...100)
    weight = try reader.integer("weight", in: 0...1_000)
    try reader.finish()
  }
}
