import Events

/// Finds orders by the goods they name: weak, so only an answer without a second candidate counts.
struct ItemIndex {
  private struct Key: Hashable {
    /// Empty where goods of all shops are looked for.
    let merchant: String
    let beginning: FoldedText
  }

  private struct Candidate {
    let group: Int
    let name: ItemName
    let seller: String?
    let moment: Timestamp
    /// When the order came to an end, if it did.
    let ended: Timestamp?
  }

  /// Among more candidates than this within the time allowed, none is certain.
  private static let maximumCandidates = 64
  private static let maximumItems = 50

  private let minimumLength: Int
  private var candidates: [Key: [Candidate]] = [:]

  init(minimumLength: Int) { self.minimumLength = minimumLength }

  /// Adds the goods of an order that began, or ended, at `moment`.
  mutating func add(
    _ names: [ItemName?], merchant: String?, seller: String?, group: Int, moment: Timestamp, ended: Timestamp?
  ) {
    for name in names.prefix(Self.maximumItems).compactMap(\.self) {
      let candidate = Candidate(group: group, name: name, seller: seller, moment: moment, ended: ended)
      candidates[key(merchant, name), default: []].append(candidate)
    }
  }

  /// Sorts by time; to be called once, after the last addition.
  mutating func finish() {
    for key in candidates.keys { candidates[key]?.sort { ($0.moment, $0.group) < ($1.moment, $1.group) } }
  }

  /// Orders that hold all of the goods named, from `days` before the moment to a day after it, oldest first; nil when
  /// there are too many to tell.
  func groups(
    holding names: [ItemName?], merchant: String?, seller: String?, moment: Timestamp, days: Int, mayHaveEnded: Bool
  ) -> [Int]? {
    var common: [Int]?
    for name in names.prefix(Self.maximumItems).compactMap(\.self) {
      guard let found = groups(holding: name, merchant, seller, moment, days, mayHaveEnded) else { return nil }
      common = common.map { $0.filter(found.contains) } ?? found
    }
    return common ?? []
  }

  private func groups(
    holding name: ItemName, _ merchant: String?, _ seller: String?, _ moment: Timestamp, _ days: Int, _ mayHaveEnded: Bool
  ) -> [Int]? {
    let known = candidates[key(merchant, name)] ?? []
    let earliest = moment.adding(days: -days)
    let latest = moment.adding(days: 1)
    var groups: [Int] = []
    var seen = 0
    for candidate in known[known.partitioningIndex { $0.moment >= earliest }...] {
      guard candidate.moment <= latest else { break }
      seen += 1
      guard seen <= Self.maximumCandidates else { return nil }
      if !mayHaveEnded, let ended = candidate.ended, ended < moment { continue }
      if let seller, let other = candidate.seller, WidthFolding.fold(seller) != WidthFolding.fold(other) { continue }
      if !groups.contains(candidate.group), name.matches(candidate.name, minimumLength: minimumLength) { groups.append(candidate.group) }
    }
    return groups
  }

  private func key(_ merchant: String?, _ name: ItemName) -> Key {
    Key(merchant: merchant ?? "", beginning: name.beginning(minimumLength))
  }
}

extension Timestamp {
  /// The moment so many days of 24 hours later; at the ends of time it stays there.
  func adding(days: Int) -> Timestamp {
    let (sum, overflow) = secondsSince1970.addingReportingOverflow(days * 86_400)
    return Timestamp(secondsSince1970: overflow ? (days < 0 ? Int.min : Int.max) : sum)
  }
}

extension Array {
  /// Index of the first element for which the predicate holds, in an array in which it holds for all that follow.
  fileprivate func partitioningIndex(where predicate: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if predicate(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
