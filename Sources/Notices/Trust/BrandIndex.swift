import Authentication
import RulePacks

/// All brands, found by what a sender's name and address hold; a look-up costs the same whether there are ten or a thousand.
struct BrandIndex: Sendable {
  private let identities: [CompiledPacks.Identity]
  private let domainNames: DomainNames
  /// The identities that a domain belongs to.
  private let owners: [String: [Int]]
  /// Further domains of brands, and those that look like a brand's without being one.
  private let neighbours: Set<String>
  /// Names that only brands may bear, and their addresses (`@amazon.co.jp`), each with its identity.
  private let names: PhraseAutomaton
  private let nameOwners: [Int]

  /// A domain of a brand, in the order of the packs.
  private struct Brand: Sendable {
    var domain: String
    /// The label that was registered; nil when it is too short, or too ordinary a word, to be told from others.
    var label: String?
  }
  private let brands: [Brand]
  private let brandsByDomain: [String: Int]
  private let brandsByLabel: [String: Int]
  /// Brands by their label, and by their label with one letter left out: two words that are one edit apart share one of these.
  private let brandsNearLabel: [String: [Int]]
  /// The domains with hyphens for dots: `amazon-co-jp`.
  private let hyphenated: PhraseAutomaton

  /// Shortest label for which look-alikes are sought.
  private static let shortestLabel = 5
  /// Shortest label of which one letter may be wrong.
  private static let shortestMisspelt = 6

  init(_ identities: [CompiledPacks.Identity], _ domainNames: DomainNames) {
    self.identities = identities
    self.domainNames = domainNames
    var owners: [String: [Int]] = [:]
    var names: [(name: [UInt8], owner: Int)] = []
    var brands: [Brand] = []
    for (index, identity) in identities.enumerated() {
      for domain in identity.domains {
        owners[domain, default: []].append(index)
        let label = domainNames.registeredLabel(of: domain)
        brands.append(Brand(domain: domain, label: label.utf8.count >= Self.shortestLabel && !identity.hasOrdinaryName ? label : nil))
      }
      names += (identity.brandNames + identity.domains.map { "@" + $0 }).map { (Array($0.utf8), index) }
    }
    self.owners = owners
    neighbours = Set(identities.flatMap(\.linkDomains))
    self.names = PhraseAutomaton(phrases: names.map(\.name))
    nameOwners = names.map(\.owner)
    self.brands = brands
    brandsByDomain = Dictionary(brands.enumerated().map { ($0.element.domain, $0.offset) }) { first, _ in first }
    let labelled = brands.enumerated().compactMap { brand in brand.element.label.map { (label: $0, index: brand.offset) } }
    brandsByLabel = Dictionary(labelled.map { ($0.label, $0.index) }) { first, _ in first }
    var near: [String: [Int]] = [:]
    for (label, index) in labelled where label.utf8.count >= Self.shortestMisspelt {
      for form in LookAlike.shortened(label) { near[form, default: []].append(index) }
    }
    brandsNearLabel = near
    hyphenated = PhraseAutomaton(
      phrases: brands.map { $0.label == nil ? [] : $0.domain.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 } })
  }

  /// Whether a sender's name is that of a shop inside a mall, as the mall's pack allows it: 青空電器*Yahoo!店*.
  func isShop(named name: String) -> Bool {
    let name = String(decoding: FoldedText(name.utf8).bytes, as: UTF8.self)
    return identities.contains { $0.mayClaim.contains { $0.hasSuffix("店") && name.hasSuffix($0) && name.utf8.count > $0.utf8.count } }
  }

  // MARK: Whose a domain is

  /// The brand to which a domain belongs, that of the named pack first.
  func owner(of domain: String, pack: String?) -> CompiledPacks.Identity? {
    let found = DomainNames.suffixes(of: domain).flatMap { owners[String($0)] ?? [] }
    return (found.first { identities[$0].name == pack } ?? found.min()).map { identities[$0] }
  }

  /// Whether packs name the domain as a brand's further one, or as one that only looks like a brand's.
  func isNeighbour(_ domain: String) -> Bool { DomainNames.suffixes(of: domain).contains { neighbours.contains(String($0)) } }

  // MARK: Who a sender says to be

  /// The brand that a folded display name claims: one of its names as a whole word, or one of its addresses.
  func claimed(by name: [UInt8]) -> CompiledPacks.Identity? {
    var found: Int?
    names.forEachMatch(in: name) { match in
      let owner = nameOwners[match.phrase]
      guard found.map({ owner < $0 }) ?? true, WordSearch.isWholeWord(match.range, in: name),
        !identities[owner].hasOrdinaryName || match.range == name.indices || name[match.range].first == UInt8(ascii: "@"),
        !identities[owner].mayClaim.contains(where: { WordSearch.containsWord(Array($0.utf8), in: name) })
      else { return }
      found = owner
    }
    return found.map { identities[$0] }
  }

  /// The brand whose domain stands in a sender's address where it does not belong, or whose label the sender's imitates.
  func imitated(byDomain domain: String, localPart: String) -> String? {
    var found = embeddedBrand(in: domain).map { [$0] } ?? []
    // A whole domain as local part (`amazon.co.jp@…`); relays and aliases may hold one among other things.
    if let brand = brandsByDomain[localPart.lowercased()] { found.append(brand) }
    hyphenated.forEachMatch(in: Array(domain.utf8)) { found.append($0.phrase) }
    found += imitators(of: domainNames.registeredLabel(of: domain))
    return found.min().map { brands[$0].domain }
  }

  /// The brand as whose a host is disguised beyond any chance: its whole domain before a longer name, or its label in letters that only
  /// look the same.
  func masqueradedBrand(byHost host: String) -> String? {
    if let brand = embeddedBrand(in: host) { return brands[brand].domain }
    let label = domainNames.registeredLabel(of: host)
    guard label.utf8.contains(where: { $0 >= 0x80 }) else { return nil }
    return brandsByLabel[LookAlike.skeleton(label)].map { brands[$0].domain }
  }

  /// The brand whose domain stands at the front of, or inside, a longer name: amazon.co.jp.example.com.
  private func embeddedBrand(in host: String) -> Int? {
    var found: [Int] = []
    for suffix in DomainNames.suffixes(of: host) {
      var end = suffix.endIndex
      while let dot = suffix[..<end].lastIndex(of: ".") {
        if let brand = brandsByDomain[String(suffix[..<dot])] { found.append(brand) }
        end = dot
      }
    }
    return found.min()
  }

  /// The brands that a label imitates: equal after undoing the usual substitutions, a brand between hyphens, or one edit off.
  private func imitators(of label: String) -> [Int] {
    var found: [Int] = []
    let plain = LookAlike.skeleton(label)
    if plain != label, let brand = brandsByLabel[plain] { found.append(brand) }
    let pieces = label.split(separator: "-")
    if pieces.count > 1 { found += pieces.compactMap { brandsByLabel[LookAlike.skeleton(String($0))] } }
    let candidates = Set(LookAlike.shortened(plain).flatMap { brandsNearLabel[$0] ?? [] })
    found += candidates.filter { index in
      guard let brandLabel = brands[index].label, brandLabel != label else { return false }
      return LookAlike.isOneEditApart(Array(plain.utf8), Array(brandLabel.utf8))
    }
    return found
  }

  /// The brand whose very label a domain bears under another suffix (`amazon.shop`).
  func namesake(of domain: String) -> String? { brandsByLabel[domainNames.registeredLabel(of: domain)].map { brands[$0].domain } }
}
