import Markup
import RulePacks

/// What the links of a message say about its sender.
struct LinkEvidence {
  private struct Link {
    var host: String
    var text: String
    var isNearAccountWord: Bool
    /// Written so that it is taken for another.
    var isDisguised: Bool
  }

  private let links: [Link]
  private let domains: DomainNames
  /// Hosts of all known senders: a shop may well link to a carrier.
  private let knownHosts: [String]

  init(_ subject: TrustJudge.Case, domains: DomainNames, packs: CompiledPacks) {
    self.domains = domains
    knownHosts = packs.identities.flatMap(\.domains)
    let hasAccountWords = !subject.phrases.all(.accountWord).isEmpty
    let anchors = subject.page.links.filter { !$0.isHidden }.compactMap { link in
      LinkTarget.host(of: link.target).map {
        Link(host: $0, text: link.text, isNearAccountWord: hasAccountWords, isDisguised: LinkTarget.isDisguised(link.target))
      }
    }
    let bare = LinkTarget.bareURLs(in: subject.text.original).compactMap { url in
      LinkTarget.host(of: url).map {
        Link(host: $0, text: url, isNearAccountWord: hasAccountWords, isDisguised: LinkTarget.isDisguised(url))
      }
    }
    links = anchors + bare
  }

  private func isOff(_ host: String, _ identity: CompiledPacks.Identity) -> Bool {
    !DomainNames.isBelow(host, anyOf: identity.domains + identity.linkDomains + knownHosts)
      && !identity.domains.contains { domains.areAligned($0, host) }
  }

  /// A link that leaves the claimed brand while the mail asks for something, or whose text shows another host than it leads to.
  func disguisedOrOffBrand(for identity: CompiledPacks.Identity) -> String? {
    offBrandAccountLink(of: identity)
      ?? links.first { link in
        if link.isDisguised, isOff(link.host, identity) { return true }
        guard let shown = LinkTarget.host(of: link.text) else { return false }
        return !domains.areAligned(shown, link.host) && isOff(link.host, identity)
      }?.host
  }

  /// A link that leaves the brand while the mail asks for login, card or payment.
  func offBrandAccountLink(of identity: CompiledPacks.Identity) -> String? {
    links.first { $0.isNearAccountWord && isOff($0.host, identity) }?.host
  }

  /// Any link that leaves the brand.
  func anyOffBrandLink(of identity: CompiledPacks.Identity) -> String? { links.first { isOff($0.host, identity) }?.host }
}
