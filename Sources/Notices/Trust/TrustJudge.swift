import Authentication
import Events
import MIME
import Markup
import RulePacks

/// Whether one message's sender may be believed, by the decision table in Notices.docc/Trust.md.
///
/// A class, as what the header says is asked for at several stages of reading and read once.
final class TrustJudge {
  private let message: Message
  private let sender: MailAddress?
  private let library: PackLibrary
  private let fromDomain: String
  private let pack: String?

  private lazy var authentication: SenderAuthentication = makeAuthentication()
  private let makeAuthentication: () -> SenderAuthentication
  /// What a signature says, where no receiver vouches.
  private lazy var signature: DKIMFinding? = authentication.pass == nil ? authentication.signature() : nil
  /// The brand that has a right to the address.
  private lazy var owner: CompiledPacks.Identity? = library.brands.owner(of: fromDomain, pack: pack)
  /// The brand that the display name claims, and the one that the address imitates, both without a right to it.
  private lazy var claimed: CompiledPacks.Identity? =
    owner == nil
    ? sender?.displayName.flatMap { library.brands.claimed(by: Self.readName($0), from: fromDomain) } : nil
  private lazy var imitated: String? =
    owner == nil && !isNeighbour
    ? library.brands.imitated(byDomain: fromDomain, localPart: sender?.localPart ?? "") : nil
  private lazy var isNeighbour = library.brands.isNeighbour(fromDomain)
  private lazy var isListMail = ["List-Id", "List-Post", "X-BeenThere", "X-Mailman-Version", "Mailing-List", "X-ML-Name"].contains {
    message.header.first($0) != nil
  }

  /// - Parameter pack: The name of the sender's pack: several may name a domain.
  init(_ message: Message, sender: MailAddress?, pack: String?, library: PackLibrary, policy: TrustPolicy) {
    self.message = message
    self.sender = sender
    self.library = library
    self.pack = pack
    let domain = sender?.domain ?? ""
    fromDomain = domain
    makeAuthentication = { SenderAuthentication(message, fromDomain: domain, policy: policy, domains: library.domains) }
  }

  struct Verdict {
    var trust: Trust
    var reasons: [String]
    /// Domain of the brand that a fake imitates.
    var brand: String?

    /// The higher, the less the message may be believed.
    var doubt: Int {
      switch trust {
      case .genuine: 0
      case .unverified: 1
      case .suspect: 2
      case .spoofed: 3
      }
    }
  }

  /// What the judge looks at: one interpretation of the message.
  struct Case {
    var message: Message
    var bodies: MessageBodies
    var interpretation: Interpretation

    var text: NoticeText { interpretation.text }
    var phrases: Phrases { interpretation.phrases }
    var page: Page { interpretation.page }
    /// The sender's pack, when the address belongs to one.
    var pack: RulePack? { interpretation.pack }
    /// What the address sends.
    var role: RulePack.SenderRole? { interpretation.role }
  }

  /// Whether the header alone makes a fake likely, so that the message is read also when it speaks of no order: it bears the name, or
  /// something like the address, of a brand that its sender is not, or a receiver says so.
  var suspectsFake: Bool { claimed != nil || imitated != nil || owner != nil && authentication.failure != nil }

  /// Whether the message speaks in a brand's name, or a receiver calls it forged: then it is judged even if it states nothing.
  var concernsBrand: Bool { owner != nil || suspectsFake || authentication.failure != nil }

  /// The worst that any of the message's parts gives reason for.
  func verdict(on interpretations: [Interpretation], _ bodies: MessageBodies) -> Verdict {
    var worst = Verdict(trust: .unverified, reasons: [])
    for (index, interpretation) in interpretations.enumerated() {
      let verdict = verdict(on: Case(message: message, bodies: bodies, interpretation: interpretation))
      if index == 0 || verdict.doubt > worst.doubt { worst = verdict }
    }
    return worst
  }

  private func verdict(on subject: Case) -> Verdict {
    lazy var links = LinkEvidence(subject, library: library)
    if let failure = authentication.failure {
      if owner == nil, isListMail { return Verdict(trust: .suspect, reasons: ["dmarc-fail on list mail: \(failure)"]) }
      return Verdict(trust: .spoofed, reasons: ["dmarc-fail: \(failure)"], brand: owner.map(domain))
    }
    if let imitated {
      return Verdict(trust: .spoofed, reasons: ["look-alike: \(fromDomain) imitates \(imitated)"], brand: imitated)
    }
    if let claimed, let departure = links.departure(from: claimed), departure.weight >= Suspicion.spoofedWeight {
      let brand = domain(of: claimed)
      return Verdict(trust: .spoofed, reasons: ["brand-and-link: claims \(brand), links to \(departure.host)"], brand: brand)
    }
    if let verdict = severalAuthors() { return verdict }
    if authentication.hasForgedPass {
      let reason = "forged-results: a pass stands where \(authentication.authservID ?? "the receiver") cannot have written it"
      guard let owner else { return Verdict(trust: .suspect, reasons: [reason]) }
      let suspicion = Suspicion(subject, departure: links.departure(from: owner), isListMail: isListMail)
      return Verdict(
        trust: suspicion.weight > 0 ? .spoofed : .suspect, reasons: [reason] + suspicion.reasons, brand: domain(of: owner))
    }
    if owner == nil, let verdict = verdict(onStranger: subject, links) { return verdict }
    if let pass = authentication.pass { return Verdict(trust: .genuine, reasons: [pass]) }
    if let signature, let verdict = Self.verdict(on: signature) { return verdict }
    // Letters written by shops inside a mall, or sent in their name, have the shop's links, greetings and numbers.
    if let owner, subject.role != .shops, subject.role != .sellers, subject.pack?.namesSeller != true {
      let suspicion = Suspicion(subject, departure: links.departure(from: owner), isListMail: isListMail)
      if suspicion.weight >= Suspicion.suspectWeight {
        let isFake = suspicion.weight >= Suspicion.spoofedWeight
        return Verdict(trust: isFake ? .spoofed : .suspect, reasons: suspicion.reasons, brand: domain(of: owner))
      }
    }
    return Verdict(trust: .unverified, reasons: ["no-statement: no receiver you trust says who sent it"])
  }

  /// What speaks against mail from an address that is no brand's, whoever vouches for the address.
  private func verdict(onStranger subject: Case, _ links: LinkEvidence) -> Verdict? {
    if let claimed {
      let brand = domain(of: claimed)
      // A name borrowed and a turn of phrase of fakes beside it: one of them alone could be chance.
      let suspicion = Suspicion(subject, departure: nil, isListMail: isListMail)
      let isFake = suspicion.weight + Suspicion.suspectWeight >= Suspicion.spoofedWeight
      return Verdict(
        trust: isFake ? .spoofed : .suspect, reasons: ["brand-mismatch: claims \(brand), sent by \(fromDomain)"] + suspicion.reasons,
        brand: brand)
    }
    if !isNeighbour, let namesake = library.brands.namesake(of: fromDomain) {
      return Verdict(trust: .suspect, reasons: ["look-alike: \(fromDomain) bears the name of \(namesake)"], brand: namesake)
    }
    if let verdict = subjectClaim(links) { return verdict }
    if let host = links.disguised(exceptAt: fromDomain) {
      return Verdict(trust: .suspect, reasons: ["disguised-link: leads to \(host)"], brand: library.brands.masqueradedBrand(byHost: host))
    }
    return subject.phrases.all(.scam).first.map { scam in
      Verdict(trust: .suspect, reasons: ["turn-of-phrase: \(subject.text.words(scam.range))"])
    }
  }

  /// The domain by which a brand is named: that of the address where it has several.
  private func domain(of brand: CompiledPacks.Identity) -> String {
    let names = DomainNames.suffixes(of: fromDomain)
    return brand.domains.first { names.contains($0[...]) } ?? brand.domains.first ?? brand.name
  }

  /// What a signature of the sender's own organisation decides; nil where it decides nothing.
  private static func verdict(on signature: DKIMFinding) -> Verdict? {
    switch signature {
    case .verified(let keyName): Verdict(trust: .genuine, reasons: ["dkim-verified: \(keyName)"])
    case .altered(let what): Verdict(trust: .suspect, reasons: ["dkim-altered: \(what)"])
    case .incomplete(let what): Verdict(trust: .suspect, reasons: ["dkim-incomplete: \(what)"])
    case .unknownKey, .refused: nil
    }
  }

  // MARK: Who it says to be

  /// Longest name looked at, in bytes as written.
  private static let longestName = 1_000

  /// A name as the eye reads it, folded.
  private static func readName(_ name: String) -> [UInt8] {
    let plain = LookAlike.unmasked(String(decoding: FoldedText(name.utf8.prefix(longestName)).bytes, as: UTF8.self)).lowercased()
    return Array(plain.utf8)
  }

  /// A stranger whose subject speaks for a brand, and who asks for account data elsewhere than at home.
  ///
  /// Honest shops name malls, carriers and ways to pay, but lead to their own pages.
  private func subjectClaim(_ links: LinkEvidence) -> Verdict? {
    let title = message.subject ?? ""
    guard let claimed = library.brands.claimed(by: Self.readName(title), from: fromDomain), !library.servesShops(claimed.name) else {
      return nil
    }
    // 【Amazon】 is how the brand itself begins, but for shops in its mall.
    let bracketed = title.hasPrefix("【") ? title.dropFirst().prefix { $0 != "】" } : ""
    let isSpeaker =
      library.brands.claimed(by: Self.readName(String(bracketed)), from: fromDomain)?.name == claimed.name
      && !(sender?.displayName.map(library.brands.isShop(named:)) ?? false)
    let departure = isSpeaker ? links.departure(from: claimed) : nil
    let home = departure.flatMap { $0.weight >= Suspicion.spoofedWeight ? $0.host : nil }
    guard let link = links.accountLink(awayFrom: claimed, and: fromDomain) ?? home else { return nil }
    let brand = domain(of: claimed)
    return Verdict(trust: .suspect, reasons: ["brand-and-link: its subject names \(brand), it links to \(link)"], brand: brand)
  }

  /// Two readers may be shown two authors; where they are of different organisations and one is a brand, that is the purpose.
  private func severalAuthors() -> Verdict? {
    let fields = message.header.all("From")
    guard fields.count != 1 || message.from.count != 1 else { return nil }
    let reason = "from-not-single: \(fields.count) From fields, \(message.from.count) addresses"
    let authors = fields.prefix(Self.maximumAuthors).flatMap(\.addresses).prefix(Self.maximumAuthors)
    let brand = authors.lazy.compactMap { [library] in library.brands.owner(of: $0.domain, pack: nil) }.first
    let organisations = Set(authors.map { library.domains.registrableDomain(of: $0.domain) })
    if let brand, organisations.count > 1 { return Verdict(trust: .spoofed, reasons: [reason], brand: brand.domains.first) }
    return Verdict(trust: .suspect, reasons: [reason])
  }

  private static let maximumAuthors = 10
}
