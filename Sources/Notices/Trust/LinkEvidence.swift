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
  /// Hosts of all known senders, and those that anybody links to: a shop may well link to a carrier or an app store.
  private let knownHosts: [String]

  /// Lines around a request for account data in which a link belongs to it.
  private static let reach = 6

  init(_ subject: TrustJudge.Case, domains: DomainNames, packs: CompiledPacks) {
    self.domains = domains
    knownHosts = packs.identities.flatMap { $0.domains + $0.linkDomains }
    let text = subject.text
    let accountWords = subject.phrases.all(.accountWord)
    let isAskedInSubject = accountWords.contains { text.isSubject($0.range) }
    var askingLines: Set<Int> = []
    for hit in accountWords {
      let line = text.lines[text.lineIndex(at: hit.range.lowerBound)].pageLine
      askingLines.formUnion(line - Self.reach...line + Self.reach)
    }
    func link(_ target: String, text: String, line: Int) -> Link? {
      LinkTarget.host(of: target).map { host in
        Link(
          host: host, text: text, isNearAccountWord: isAskedInSubject || askingLines.contains(line),
          isDisguised: LinkTarget.isDisguised(target))
      }
    }
    let anchors = subject.page.links.filter { !$0.isHidden }.compactMap { link($0.target, text: $0.text, line: $0.line) }
    // Mail programs make links of addresses that stand in the text of HTML too.
    let bare = text.lines.lazy.flatMap { line in
      LinkTarget.bareURLs(in: text.original[text.folded.original(line.range)]).map { (url: $0, line: line.pageLine) }
    }
    links = anchors + bare.prefix(LinkTarget.maximumURLs).compactMap { link($0.url, text: $0.url, line: $0.line) }
  }

  private func isOff(_ host: String, _ identity: CompiledPacks.Identity) -> Bool {
    !DomainNames.isBelow(host, anyOf: knownHosts)
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
