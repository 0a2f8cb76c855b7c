import Authentication
import RulePacks

/// All brands, found by what a sender's name and address hold; a look-up costs the same whether there are ten or a thousand.
struct BrandIndex: Sendable {
  private let identities: [CompiledPacks.Identity]
  private let domainNames: DomainNames
  /// The identities that a domain belongs to.
  private let owners: [String: [Int]]
  /// Further domains of brands, and those that look like a brand's without being one, with the brands.
  private let neighbours: [String: [Int]]
  /// Domains of providers at which anybody has an address, so that it speaks for no brand.
  private let mailboxDomains: Set<String>
  /// Names that only brands may bear, and their addresses (`@amazon.co.jp`), each with its identity.
  private let names: PhraseAutomaton
  private let nameOwners: [Int]
  /// Longer names that others may bear, each with the identity whose name they hold.
  private let freeNames: PhraseAutomaton
  private let freeNameOwners: [Int]

  /// A domain of a brand, in the order of the packs.
  private struct Brand: Sendable {
    var domain: String
    /// The label that was registered; nil when it is too short, or too ordinary a word, to be told from others.
    var label: String?
  }
  private let brands: [Brand]
  private let brandsByDomain: [String: Int]
  /// The domains, to be found inside longer names.
  private let domainFinder: PhraseAutomaton
  /// Brands by their label, for labels that look the same in letters of other scripts.
  private let brandsByAnyLabel: [String: Int]
  private let brandsByLabel: [String: Int]
  /// Brands by their label, and by their label with one letter left out: two words that are one edit apart share one of these.
  private let brandsNearLabel: [String: [Int]]
  /// The domains with hyphens for dots: `amazon-co-jp`.
  private let hyphenated: PhraseAutomaton

  /// Shortest label for which look-alikes are sought.
  private static let shortestLabel = 5
  /// Shortest label of which one letter may be wrong.
  private static let shortestMisspelt = 6

  /// Longest name or subject that is looked at, in bytes.
  private static let longestName = 300

  /// - Parameters:
  ///   - packs: Those of the packs.
  ///   - brands: Of brands that fakes imitate beside them. Nobody knows whose else their labels are, so that only their names and domains
  ///     are theirs.
  init(packs: [CompiledPacks.Identity], brands others: [CompiledPacks.Identity], mailboxDomains: Set<String>, _ domainNames: DomainNames) {
    let identities = packs + others
    self.identities = identities
    self.mailboxDomains = mailboxDomains
    self.domainNames = domainNames
    var owners: [String: [Int]] = [:]
    var names: [(name: [UInt8], owner: Int)] = []
    var brands: [Brand] = []
    for (index, identity) in identities.enumerated() {
      for domain in identity.domains {
        owners[domain, default: []].append(index)
        let label = domainNames.registeredLabel(of: domain)
        let isTelling = index < packs.count && label.utf8.count >= Self.shortestLabel && !identity.hasOrdinaryName
        brands.append(Brand(domain: domain, label: isTelling ? label : nil))
      }
      names += (identity.brandNames + identity.domains.map { "@" + $0 }).map { (Array($0.utf8), index) }
    }
    self.owners = owners
    neighbours = Dictionary(
      identities.enumerated().flatMap { index, identity in identity.linkDomains.map { ($0, [index]) } }, uniquingKeysWith: +)
    let free = identities.enumerated().flatMap { index, identity in identity.mayClaim.map { (name: Array($0.utf8), owner: index) } }
    freeNames = PhraseAutomaton(phrases: free.map(\.name))
    freeNameOwners = free.map(\.owner)
    self.names = PhraseAutomaton(phrases: names.map(\.name))
    nameOwners = names.map(\.owner)
    self.brands = brands
    brandsByDomain = Dictionary(brands.enumerated().map { ($0.element.domain, $0.offset) }) { first, _ in first }
    domainFinder = PhraseAutomaton(phrases: brands.map { Array($0.domain.utf8) })
    brandsByAnyLabel = Dictionary(brands.enumerated().map { (domainNames.registeredLabel(of: $0.element.domain), $0.offset) }) { first, _ in
      first
    }
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

  /// The brand to which a domain belongs, that of the named pack first; nobody at a provider of mailboxes is one.
  func owner(of domain: String, pack: String?) -> CompiledPacks.Identity? {
    guard DomainNames.isName(domain), !mailboxDomains.contains(domain) else { return nil }
    let found = DomainNames.suffixes(of: domain).flatMap { owners[String($0)] ?? [] }
    return (found.first { identities[$0].name == pack } ?? found.min()).map { identities[$0] }
  }

  /// Whether packs name the domain as a brand's further one, or as one that only looks like a brand's.
  func isNeighbour(_ domain: String) -> Bool { !brandsBeside(domain).isEmpty }

  private func brandsBeside(_ domain: String) -> Set<Int> {
    guard DomainNames.isName(domain), !mailboxDomains.contains(domain) else { return [] }
    return Set(DomainNames.suffixes(of: domain).flatMap { neighbours[String($0)] ?? [] })
  }

  // MARK: Who a sender says to be

  /// The brand that a folded name claims: one of its names as a whole word, or one of its addresses.
  ///
  /// - Parameter domain: Of the sender, who may bear the names of brands that name it as theirs.
  func claimed(by name: [UInt8], from domain: String) -> CompiledPacks.Identity? {
    let name = Array(name.prefix(Self.longestName))
    let allowed = brandsBeside(domain)
    var free: [(owner: Int, range: Range<Int>)] = []
    freeNames.forEachMatch(in: name) { match in
      if WordSearch.isWholeWord(match.range, in: name) { free.append((freeNameOwners[match.phrase], match.range)) }
    }
    var found: Int?
    names.forEachMatch(in: name) { match in
      let owner = nameOwners[match.phrase]
      // Providers of mailboxes write from their own domains too.
      guard found.map({ owner < $0 }) ?? true, !allowed.contains(owner), !identities[owner].domains.contains(domain),
        WordSearch.isWholeWord(match.range, in: name),
        !identities[owner].hasOrdinaryName || match.range == name.indices || name[match.range].first == UInt8(ascii: "@"),
        !free.contains(where: {
          $0.owner == owner && $0.range.lowerBound <= match.range.lowerBound && match.range.upperBound <= $0.range.upperBound
        })
      else { return }
      found = owner
    }
    return found.map { identities[$0] }
  }

  /// The brand whose domain stands in a sender's address where it does not belong, or whose label the sender's imitates.
  func imitated(byDomain domain: String, localPart: String) -> String? {
    guard DomainNames.isName(domain) else { return nil }
    var found = embeddedBrand(in: domain).map { [$0] } ?? []
    // A whole domain as local part (`amazon.co.jp@…`); relays and aliases may hold one among other things.
    if let brand = brandsByDomain[localPart.lowercased()] { found.append(brand) }
    // amazon-co-jp.example, amazon-co.jp.example
    let joined = domain.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 }
    hyphenated.forEachMatch(in: joined) { match in
      let start = match.range.lowerBound
      if start == 0 || joined[start - 1] == UInt8(ascii: "-") { found.append(match.phrase) }
    }
    let label = domainNames.registeredLabel(of: domain)
    found += imitators(of: label)
    if let homograph = homograph(of: label) { found.append(homograph) }
    return found.min().map { brands[$0].domain }
  }

  /// The brand as whose a host is disguised beyond any chance: its whole domain before a longer name, or its label in letters that only
  /// look the same.
  func masqueradedBrand(byHost host: String) -> String? {
    guard DomainNames.isName(host) else { return nil }
    return (embeddedBrand(in: host) ?? homograph(of: domainNames.registeredLabel(of: host))).map { brands[$0].domain }
  }

  private func homograph(of label: String) -> Int? {
    label.utf8.contains { $0 >= 0x80 } ? brandsByAnyLabel[LookAlike.unmasked(label)] : nil
  }

  /// The brand whose domain stands at the front of, or inside, a longer name: amazon.co.jp.example.com, amazon.co.jp-login.example.
  private func embeddedBrand(in host: String) -> Int? {
    let bytes = Array(host.utf8)
    var found: Int?
    domainFinder.forEachMatch(in: bytes) { match in
      let range = match.range
      guard range.upperBound < bytes.count, bytes[range.upperBound] == UInt8(ascii: ".") || bytes[range.upperBound] == UInt8(ascii: "-"),
        range.lowerBound == 0 || bytes[range.lowerBound - 1] == UInt8(ascii: "."),
        found.map({ match.phrase < $0 }) ?? true
      else { return }
      found = match.phrase
    }
    // amazon.com.br: the same label, registered in another country.
    guard let found, domainNames.registeredLabel(of: host) != domainNames.registeredLabel(of: brands[found].domain) else { return nil }
    return found
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
