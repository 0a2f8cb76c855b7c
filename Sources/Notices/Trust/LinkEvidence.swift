import Authentication
import Markup
import RulePacks

/// What the links of a message say about its sender.
struct LinkEvidence {
  private struct Link {
    var host: String
    var text: String
    var target: String
    /// Line of the page.
    var line: Int
    /// How strongly the mail asks for account data there; 0 where it does not.
    var request = 0
  }

  private let links: [Link]
  private let library: PackLibrary

  /// Lines between a request for account data and its link.
  private static let reach = 6

  init(_ subject: TrustJudge.Case, library: PackLibrary) {
    self.library = library
    let text = subject.text
    let anchors = subject.page.links.filter { !$0.isHidden }.compactMap { anchor in
      LinkTarget.host(of: anchor.target).map { Link(host: $0, text: anchor.text, target: anchor.target, line: anchor.line) }
    }
    // Mail programs make links of addresses that stand in the text of HTML too.
    let bare = text.lines.lazy.flatMap { line in
      LinkTarget.bareURLs(in: text.original[text.folded.original(line.range)]).map { (url: $0, line: line.pageLine) }
    }
    var links = anchors
    links += bare.prefix(LinkTarget.maximumURLs).compactMap { url, line in
      LinkTarget.host(of: url).map { Link(host: $0, text: url, target: url, line: line) }
    }
    // Pages that lead on to wherever their address says.
    links += links.compactMap { link in
      LinkTarget.nested(in: link.target).flatMap { target in
        LinkTarget.host(of: target).map { Link(host: $0, text: link.text, target: target, line: link.line) }
      }
    }
    let accountWords = subject.phrases.all(.accountWord)
    let inSubject = accountWords.filter { text.isSubject($0.range) }.map(\.value).max() ?? 0
    let requests = accountWords.map { (line: text.lines[text.lineIndex(at: $0.range.lowerBound)].pageLine, weight: $0.value) }
    let lines = Self.requestedLines(requests.sorted { $0.line < $1.line }, among: Set(links.map(\.line)).sorted())
    for index in links.indices { links[index].request = max(inSubject, lines[links[index].line] ?? 0) }
    self.links = links
  }

  /// The lines of links to which requests lead, each to the next one below, else to the last one above: a banner further down is not what
  /// the text asks for.
  ///
  /// Both lists are sorted by line.
  private static func requestedLines(_ requests: [(line: Int, weight: Int)], among linkLines: [Int]) -> [Int: Int] {
    var requested: [Int: Int] = [:]
    var next = 0
    for request in requests {
      while next < linkLines.count, linkLines[next] < request.line { next += 1 }
      let line: Int
      if next < linkLines.count, linkLines[next] <= request.line + reach {
        line = linkLines[next]
      } else if next > 0, linkLines[next - 1] >= request.line - reach {
        line = linkLines[next - 1]
      } else {
        continue
      }
      requested[line] = max(requested[line] ?? 0, request.weight)
    }
    return requested
  }

  private func isOff(_ host: String, _ identity: CompiledPacks.Identity) -> Bool {
    // A shop may well link to a carrier or an app store.
    !library.isKnownHost(host) && !identity.domains.contains { library.domains.areAligned($0, host) }
  }

  /// A link that leaves a brand, and what that weighs against mail which speaks for the brand.
  struct Departure {
    var host: String
    /// 0 where the mail asks for nothing there.
    var weight: Int
  }

  /// The link that leaves the brand most suspiciously: hiding where it leads, or while the mail asks for account data.
  func departure(from identity: CompiledPacks.Identity) -> Departure? {
    links.lazy.filter { isOff($0.host, identity) }
      .map { Departure(host: $0.host, weight: hides($0) ? Suspicion.spoofedWeight : $0.request) }
      .max { $0.weight < $1.weight }
  }

  /// Whether a link's text shows another host than it leads to, or hides its own.
  private func hides(_ link: Link) -> Bool {
    isDisguised(link) || LinkTarget.host(of: link.text).map { !library.domains.areAligned($0, link.host) } ?? false
  }

  /// A link written so that its reader takes its host for another, or whose host has no name.
  ///
  /// - Parameter home: The sender's domain, where he may name hosts as he likes.
  func disguised(exceptAt home: String) -> String? {
    links.first { isDisguised($0) && !library.domains.areAligned($0.host, home) }?.host
  }

  private func isDisguised(_ link: Link) -> Bool {
    LinkTarget.isDisguised(link.target) || LinkTarget.isNumeric(link.host)
      || library.brands.masqueradedBrand(byHost: link.host) != nil && !library.isKnownHost(link.host)
  }

  /// A link that asks for login, card or payment at a host that is neither the brand's nor the sender's.
  func accountLink(awayFrom identity: CompiledPacks.Identity, and sender: String) -> String? {
    links.first { $0.request > 0 && isOff($0.host, identity) && !library.domains.areAligned($0.host, sender) }?.host
  }
}
