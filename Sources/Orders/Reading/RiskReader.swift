import Events

/// Weighs the signs that an order may be cancelled before it is shipped.
struct RiskReader {
  let facts: OrderFacts
  let status: OrderStatus
  let transit: TransitReader
  let policies: Policies
  /// True when a notice about the order lies among the spam only.
  let isInSpam: Bool

  /// Nil when the order does not await shipment any more.
  func risk() -> Risk? {
    guard status.awaitsShipment else { return nil }
    let signs = self.signs()
    let sum = signs.map(\.weight).reduce(0, +)
    let level: Risk.Level = sum >= policies.risk.highFrom ? .high : sum >= policies.risk.mediumFrom ? .medium : .low
    return Risk(level: level, signs: signs)
  }

  /// Heaviest first.
  private func signs() -> [RiskSign] {
    let weights = policies.risk.weights
    var signs: [RiskSign] = []
    func add(_ kind: RiskSign.Kind, _ weight: Int, _ rule: String) { signs.append(RiskSign(kind: kind, weight: weight, rule: rule)) }
    if let days = transit.daysStuck { add(.unshipped(days: days), weights.unshipped, "unshipped") }
    if status == .delayed || facts.arrival.postponedDays.map({ $0 > 0 }) ?? false {
      let isFar = facts.arrival.postponedDays.map { $0 >= policies.risk.farDays } ?? false
      add(.postponed(days: facts.arrival.postponedDays), isFar ? weights.postponedFar : weights.postponed, "postponed")
    }
    if status == .paymentProblem { add(.paymentDeclined, weights.paymentDeclined, "paymentDeclined") }
    if status == .cancelRequested, StatusReader.openRequest(in: facts)?.event.initiator != .customer {
      add(.sellerAsks, weights.sellerAsks, "sellerRequest")
    }
    if isOverseas {
      add(.overseas, weights.overseas, "overseas")
    } else if policies.merchants.isMarketplaceSeller(facts.seller), isMarketplace {
      add(.marketplaceSeller, weights.marketplaceSeller, "marketplaceSeller")
    }
    if let band = latePreorder {
      add(.latePreorder(daysBeforeRelease: band.days, safePercent: band.safePercent), band.weight, "latePreorder")
    }
    if isSaleRush { add(.saleRush, weights.saleRush, "saleRush") }
    if mentions(policies.risk.slowShippingWords, in: statementWords) { add(.slowShipping, weights.slowShipping, "slowShipping") }
    if isOneOff { add(.oneOffGoods, weights.oneOffGoods, "oneOffGoods") }
    if isInSpam { add(.noticesInSpam, weights.noticesInSpam, "noticesInSpam") }
    return signs.sorted { $0.weight > $1.weight }
  }

  /// Marketplaces are the shops with a guarantee; a mall's shop sells under the mall's own rules.
  private var isMarketplace: Bool { facts.merchant.map(policies.guarantee.merchants.contains) ?? false }

  private var isOverseas: Bool {
    (facts.merchant.map(policies.merchants.overseas.contains) ?? false) || mentions(policies.risk.overseasWords, in: itemNames)
  }

  /// One piece only: used goods, outlet goods, and whatever a private seller offers.
  var isOneOff: Bool {
    (facts.merchant.map(policies.merchants.fleaMarkets.contains) ?? false) || mentions(policies.risk.oneOffWords, in: itemNames)
  }

  var isPreorder: Bool { mentions(policies.risk.preorderWords, in: itemNames) }

  private var latePreorder: (days: Int, safePercent: Int, weight: Int)? {
    guard let release = facts.arrival.firstAnnounced?.day, let ordered = facts.orderedAt?.day, isPreorder else { return nil }
    let days = release.daysSince1970 - ordered.daysSince1970
    guard days >= 0, let band = policies.risk.latePreorder.first(where: { days <= $0.daysBeforeRelease }) else { return nil }
    return (days, band.safePercent, band.weight)
  }

  private var isSaleRush: Bool {
    guard let ordered = facts.orderedAt else { return false }
    return policies.risk.saleStarts.contains { start in
      start <= ordered && ordered < Timestamp(secondsSince1970: start.secondsSince1970 + policies.risk.saleRushMinutes * 60)
    }
  }

  private var itemNames: [String] { facts.items.prefix(Self.maximumTexts).compactMap(\.name) }

  private var statementWords: [String] {
    let ordered = facts.statements.first { $0.kind == .ordered }?.event
    return itemNames + (ordered?.evidence.prefix(Self.maximumTexts).map(\.text) ?? []) + [ordered?.message?.subject].compactMap(\.self)
  }

  private static let maximumTexts = 50

  private func mentions(_ words: [String], in texts: [String]) -> Bool {
    texts.contains { text in
      let folded = Array(WidthFolding.fold(text).utf8)
      return words.contains { folded.holds(Array($0.utf8)) }
    }
  }
}

extension [UInt8] {
  /// True when the bytes hold `word`.
  ///
  /// Words are short, so looking at each place in turn is linear.
  fileprivate func holds(_ word: [UInt8]) -> Bool {
    guard let first = word.first, word.count <= count else { return false }
    var place = startIndex
    while let found = self[place...(endIndex - word.count)].firstIndex(of: first) {
      if self[found..<found + word.count].elementsEqual(word) { return true }
      place = found + 1
      if place > endIndex - word.count { return false }
    }
    return false
  }
}
