public import Authentication
public import RulePacks

/// The packs in use: those inside the program and those of the user.
public struct PackLibrary: Sendable {
  let packs: CompiledPacks
  /// Position of each pack by the hosts from which its senders write.
  private let packsByHost: [String: [Int]]
  /// Which domains are of one organisation, by the table of the general pack.
  public let domains: DomainNames
  let brands: BrandIndex
  /// Domains of all known senders, and those that anybody links to.
  private let knownHosts: Set<String>

  /// The packs that ship inside the program.
  public static let shipped = PackLibrary(CompiledPacks(embedded: EmbeddedKnowledge.packs) ?? CompiledPacks(packs: []))

  init(_ packs: CompiledPacks) {
    self.packs = packs
    var byHost: [String: [Int]] = [:]
    for (index, identity) in packs.identities.enumerated() {
      for host in Set(identity.senderHosts + identity.domains) { byHost[host, default: []].append(index) }
    }
    packsByHost = byHost
    let general = packs.pack(at: 0)
    let brands = general.brands.map(CompiledPacks.Identity.init)
    knownHosts = Set((packs.identities + brands).flatMap { $0.domains + $0.linkDomains })
    domains = DomainNames(rules: general.publicSuffixes)
    self.brands = BrandIndex(packs: packs.identities, brands: brands, mailboxDomains: Set(general.mailboxDomains), domains)
  }

  /// These packs and the user's, which replace shipped ones of the same name.
  public func adding(_ userPacks: [RulePack]) -> PackLibrary { userPacks.isEmpty ? self : PackLibrary(packs.adding(userPacks)) }

  /// Names, titles and rules of all packs; the general pack first.
  public var summaries: [RulePack] { packs.identities.indices.map(packs.pack) }

  /// Whether the sender of that pack carries parcels or takes payments for shops, which name him in their own mail.
  func servesShops(_ name: String) -> Bool {
    packs.identities.firstIndex { $0.name == name }.map { packs.pack(at: $0) }
      .map { $0.carrier != nil || $0.peculiarities.contains(.linksToShops) } ?? false
  }

  /// Whether a host is, or lies below, one that the packs name.
  func isKnownHost(_ host: String) -> Bool {
    DomainNames.isName(host) && DomainNames.suffixes(of: host).contains { knownHosts.contains(String($0)) }
  }

  /// The pack whose senders fit an address best: one that names it, else one whose domain it is below.
  func pack(forLocalPart localPart: String, domain: String) -> (index: Int, pack: RulePack, role: RulePack.SenderRole?)? {
    guard DomainNames.isName(domain) else { return nil }
    var fallback: (Int, RulePack, RulePack.SenderRole?)?
    var host = domain[...]
    while true {
      for index in packsByHost[String(host)] ?? [] {
        let pack = packs.pack(at: index)
        let matches = pack.senders.filter { $0.matches(localPart: localPart, domain: domain) }
        // A whole address says more than a host.
        if let rule = matches.max(by: { !$0.address.hasPrefix("@") ? false : !$1.address.hasPrefix("@") }) {
          return (index, pack, rule.role)
        }
        // Addresses that nobody listed yet count as the sender's own at its very domain; hosts below may send anything.
        if fallback == nil, pack.domains.contains(domain) { fallback = (index, pack, nil) }
      }
      guard let dot = host.firstIndex(of: ".") else { return fallback }
      host = host[host.index(after: dot)...]
    }
  }
}
