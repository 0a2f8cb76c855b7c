import Authentication
import Markup
import RulePacks

/// What the links of a message say about its sender.
struct LinkEvidence {
  private struct Link {
    var host: String
    var text: String
    var target: String
    var isNearAccountWord: Bool
  }

  private let links: [Link]
  private let library: PackLibrary

  /// Lines around a request for account data in which a link belongs to it.
  private static let reach = 6

  init(_ subject: TrustJudge.Case, library: PackLibrary) {
    self.library = library
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
        Link(host: host, text: text, target: target, isNearAccountWord: isAskedInSubject || askingLines.contains(line))
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
    // A shop may well link to a carrier or an app store.
    !library.isKnownHost(host) && !identity.domains.contains { library.domains.areAligned($0, host) }
  }

  /// A link that leaves the claimed brand while the mail asks for something, or whose text shows another host than it leads to.
  func disguisedOrOffBrand(for identity: CompiledPacks.Identity) -> String? {
    offBrandAccountLink(of: identity)
      ?? links.first { link in
        if isDisguised(link), isOff(link.host, identity) { return true }
        guard let shown = LinkTarget.host(of: link.text) else { return false }
        return !library.domains.areAligned(shown, link.host) && isOff(link.host, identity)
      }?.host
  }

  /// A link that leaves the brand while the mail asks for login, card or payment.
  func offBrandAccountLink(of identity: CompiledPacks.Identity) -> String? {
    links.first { $0.isNearAccountWord && isOff($0.host, identity) }?.host
  }

  /// A link written so that its reader takes its host for another, or whose host has no name.
  var disguised: String? { links.first(where: isDisguised)?.host }

  private func isDisguised(_ link: Link) -> Bool {
    LinkTarget.isDisguised(link.target) || LinkTarget.isNumeric(link.host)
      || library.brands.masqueradedBrand(byHost: link.host) != nil && !library.isKnownHost(link.host)
  }

  /// A link that asks for login, card or payment at a host that is neither the brand's nor the sender's.
  func accountLink(awayFrom identity: CompiledPacks.Identity, and sender: String) -> String? {
    links.first { $0.isNearAccountWord && isOff($0.host, identity) && !library.domains.areAligned($0.host, sender) }?.host
  }

  /// Any link that leaves the brand.
  func anyOffBrandLink(of identity: CompiledPacks.Identity) -> String? { links.first { isOff($0.host, identity) }?.host }
}
