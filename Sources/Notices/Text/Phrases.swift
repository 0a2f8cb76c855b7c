import Events
import RulePacks

/// The phrases found in a text, of the packs that apply to its sender.
struct Phrases {
  struct Hit: Hashable {
    var range: Range<Int>
    var role: PhraseRole
    var value: Int
    var detail: Int
    var pack: Int

    /// Whether a reason is that goods lack.
    var isShortage: Bool { role == .reason && Self.shortages.contains(Reason.allCases[value]) }
    private static let shortages: Set<Reason> = [.outOfStock, .noRestockForecast, .preorderShortage, .defectFound]
  }

  /// In the order of their starts; longer ones first where several start at one place.
  private(set) var hits: [Hit] = []
  private var byRole: [PhraseRole: [Hit]] = [:]
  /// The first word by which the text shows the shop system that made it, and that system's pack; nil for a known sender.
  private(set) var mark: (range: Range<Int>, pack: Int)?

  /// - Parameter pack: Index of the sender's pack, nil when none is known.
  init(in bytes: [UInt8], packs: CompiledPacks, pack: Int?) {
    var matches: [PhraseAutomaton.Match] = []
    packs.automaton.forEachMatch(in: bytes) { match in
      guard matches.count < 4 * NoticeLimits.hits, Self.standsAlone(match.range, in: bytes) else { return }
      matches.append(match)
      guard pack == nil, mark == nil, let use = packs.uses(ofPhrase: match.phrase).first(where: { $0.role == .mark }) else { return }
      mark = (match.range, use.pack)
    }
    let applying: Set<Int> = [0, pack ?? mark?.pack ?? 0]
    for match in matches {
      for use in packs.uses(ofPhrase: match.phrase) where applying.contains(use.pack) && hits.count < NoticeLimits.hits {
        hits.append(Hit(range: match.range, role: use.role, value: use.value, detail: use.detail, pack: use.pack))
      }
    }
    hits.sort {
      ($0.range.lowerBound, -$0.range.upperBound, -$0.pack, $0.role.rawValue, $0.value) < (
        $1.range.lowerBound, -$1.range.upperBound, -$1.pack, $1.role.rawValue, $1.value
      )
    }
    removeMasked()
    byRole = Dictionary(grouping: hits, by: \.role)
  }

  /// All hits of a role, in order.
  func all(_ role: PhraseRole) -> [Hit] { byRole[role] ?? [] }

  /// The hits of a role that lie inside a range, in order.
  func all(_ role: PhraseRole, in range: Range<Int>) -> ArraySlice<Hit> {
    let hits = all(role)
    var (low, high) = (0, hits.count)
    while low < high {
      let middle = (low + high) / 2
      if hits[middle].range.lowerBound < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return hits[low...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// Whether a label, the noun of a notice (キャンセル) or a way to pay (後払い) fills a range, so that it is no name of goods.
  func isWord(_ range: Range<Int>) -> Bool {
    [PhraseRole.label, .stem, .payment].contains { role in all(role, in: range).contains { $0.range == range } }
  }

  /// An ASCII phrase inside a longer word is none: `ems` in `items`.
  private static func standsAlone(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    if bytes[range.lowerBound].isLetter, range.lowerBound > 0, bytes[range.lowerBound - 1].isLetter { return false }
    let last = range.upperBound - 1
    if bytes[last].isLetter, range.upperBound < bytes.count, bytes[range.upperBound].isLetter { return false }
    return true
  }

  /// Drops stems, statements and marks of other mail that lie inside a mask, and of names inside each other the shorter ones.
  private mutating func removeMasked() {
    var maskEnd = -1
    var nameEnd: [PhraseRole: Int] = [:]
    hits = hits.filter { hit in
      switch hit.role {
      case .mask:
        maskEnd = max(maskEnd, hit.range.upperBound)
        return true
      case .stem, .statement, .dismissSubject, .dismissBody: return hit.range.upperBound > maskEnd
      // 申し訳ありません negates nothing, 差し支えなければ is no condition, 決済 is not done (済).
      case .modality:
        let maskable: [Modality] = [.negated, .conditional, .done]
        let isMaskable = maskable.contains { $0.rawValue == hit.value }
        return !isMaskable || hit.range.upperBound > maskEnd
      case .carrier, .payment, .label:
        defer { nameEnd[hit.role] = max(nameEnd[hit.role] ?? -1, hit.range.upperBound) }
        return hit.range.upperBound > (nameEnd[hit.role] ?? -1)
      default: return true
      }
    }
  }
}
