import Authentication
import Events
import MIME
import Markup
import RulePacks

/// Whether a sender may be believed, by the decision table in Notices.docc/Trust.md.
struct TrustJudge {
  let library: PackLibrary
  let policy: TrustPolicy

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

  /// What the judge looks at: one interpretation of a message.
  struct Case {
    var message: Message
    var sender: MailAddress?
    var interpretation: Interpretation

    var text: NoticeText { interpretation.text }
    var phrases: Phrases { interpretation.phrases }
    var page: Page { interpretation.page }
    /// The sender's pack, when the address belongs to one.
    var pack: RulePack? { interpretation.pack }
    /// What the address sends.
    var role: RulePack.SenderRole? { interpretation.role }
  }

  /// Whether a message speaks in a brand's name, or a receiver calls it forged: then it is judged even if it states nothing.
  func concernsBrand(_ message: Message, sender: MailAddress?) -> Bool {
    let domain = sender?.domain ?? ""
    return library.brands.owner(of: domain, pack: nil) != nil || isImpostor(sender)
      || authentication(of: message, from: domain).failure != nil
  }

  /// Whether a sender bears the name, or something like the address, of a brand that he is not.
  func isImpostor(_ sender: MailAddress?) -> Bool {
    guard let sender, library.brands.owner(of: sender.domain, pack: nil) == nil else { return false }
    return claimedBrand(sender.displayName, sentFrom: sender.domain) != nil || imitatedBrand(sender.domain, sender.localPart) != nil
  }

  /// Whether a receiver says of mail from a brand's address that it is not the brand's.
  func isDisowned(_ message: Message, sender: MailAddress?) -> Bool {
    guard let domain = sender?.domain, message.header.first("Authentication-Results") != nil,
      library.brands.owner(of: domain, pack: nil) != nil
    else { return false }
    return authentication(of: message, from: domain).failure != nil
  }

  /// The worst that any of a message's parts gives reason for.
  func verdict(on message: Message, sender: MailAddress?, _ interpretations: [Interpretation]) -> Verdict {
    var worst = Verdict(trust: .unverified, reasons: [])
    let authentication = authentication(of: message, from: sender?.domain ?? "")
    let signature = authentication.pass == nil ? authentication.signature() : nil
    for (index, interpretation) in interpretations.enumerated() {
      let verdict = verdict(on: Case(message: message, sender: sender, interpretation: interpretation), authentication, signature)
      if index == 0 || verdict.doubt > worst.doubt { worst = verdict }
    }
    return worst
  }

  private func verdict(on subject: Case, _ authentication: SenderAuthentication, _ signature: DKIMFinding?) -> Verdict {
    let fromDomain = subject.sender?.domain ?? ""
    let isListMail = isListMail(subject.message.header)
    let owner = library.brands.owner(of: fromDomain, pack: subject.pack?.name)

    if let failure = authentication.failure {
      let brand = owner.map { Self.domain(of: $0, writtenFrom: fromDomain) }
      if owner != nil || !isListMail { return Verdict(trust: .spoofed, reasons: ["dmarc-fail: \(failure)"], brand: brand) }
      return Verdict(trust: .suspect, reasons: ["dmarc-fail on list mail: \(failure)"])
    }
    if owner == nil, let imitated = imitatedBrand(fromDomain, subject.sender?.localPart ?? "") {
      return Verdict(trust: .spoofed, reasons: ["look-alike: \(fromDomain) imitates \(imitated)"], brand: imitated)
    }
    let claimed = owner == nil ? claimedBrand(subject.sender?.displayName, sentFrom: fromDomain) : nil
    let asks = LinkEvidence(subject, library: library)
    if let claimed, let departure = asks.departure(from: claimed), departure.weight >= Suspicion.spoofedWeight {
      let link = departure.host
      return Verdict(
        trust: .spoofed, reasons: ["brand-and-link: claims \(Self.domain(of: claimed)), links to \(link)"], brand: claimed.domains.first)
    }
    if let verdict = severalAuthors(subject.message) { return verdict }
    if authentication.hasForgedPass {
      let reason = "forged-results: a pass stands where \(authentication.authservID ?? "the receiver") cannot have written it"
      guard let owner else { return Verdict(trust: .suspect, reasons: [reason]) }
      let suspicion = suspicion(subject, of: owner, asks, isListMail)
      return Verdict(
        trust: suspicion.weight > 0 ? .spoofed : .suspect, reasons: [reason] + suspicion.reasons,
        brand: Self.domain(of: owner, writtenFrom: fromDomain))
    }
    if let claimed {
      let claim = "brand-mismatch: claims \(Self.domain(of: claimed)), sent by \(fromDomain)"
      // A name borrowed and a turn of phrase of fakes beside it: one of them alone could be chance.
      let suspicion = Suspicion(subject, departure: nil, anyOffBrandLink: nil, isListMail: isListMail)
      let isFake = suspicion.weight + Suspicion.suspectWeight >= Suspicion.spoofedWeight
      return Verdict(trust: isFake ? .spoofed : .suspect, reasons: [claim] + suspicion.reasons, brand: claimed.domains.first)
    }
    if owner == nil, let namesake = namesake(of: fromDomain) {
      return Verdict(trust: .suspect, reasons: ["look-alike: \(fromDomain) bears the name of \(namesake)"], brand: namesake)
    }
    if owner == nil, let verdict = subjectClaim(subject, asks, fromDomain: fromDomain) { return verdict }
    if owner == nil, let host = asks.disguised(exceptAt: fromDomain) {
      return Verdict(trust: .suspect, reasons: ["disguised-link: leads to \(host)"], brand: library.brands.masqueradedBrand(byHost: host))
    }
    if owner == nil, let scam = subject.phrases.all(.scam).first {
      return Verdict(trust: .suspect, reasons: ["turn-of-phrase: \(subject.text.words(scam.range))"])
    }
    if let pass = authentication.pass { return Verdict(trust: .genuine, reasons: [pass]) }
    if let signature, let verdict = Self.verdict(on: signature) { return verdict }
    // Letters written by shops inside a mall, or sent in their name, have the shop's links, greetings and numbers.
    if let owner, subject.role != .shops, subject.role != .sellers, subject.pack?.namesSeller != true {
      let suspicion = suspicion(subject, of: owner, asks, isListMail)
      if suspicion.weight >= Suspicion.spoofedWeight {
        return Verdict(trust: .spoofed, reasons: suspicion.reasons, brand: Self.domain(of: owner, writtenFrom: fromDomain))
      }
      if suspicion.weight >= Suspicion.suspectWeight {
        return Verdict(trust: .suspect, reasons: suspicion.reasons, brand: Self.domain(of: owner, writtenFrom: fromDomain))
      }
    }
    return Verdict(trust: .unverified, reasons: ["no-statement: no receiver you trust says who sent it"])
  }

  /// The domain by which a brand is named: that of the address where it has several.
  private static func domain(of brand: CompiledPacks.Identity, writtenFrom domain: String = "") -> String {
    let names = DomainNames.suffixes(of: domain)
    return brand.domains.first { names.contains($0[...]) } ?? brand.domains.first ?? brand.name
  }

  private func suspicion(
    _ subject: Case, of owner: CompiledPacks.Identity, _ links: LinkEvidence, _ isListMail: Bool
  ) -> Suspicion {
    Suspicion(
      subject, departure: links.departure(from: owner), anyOffBrandLink: links.anyOffBrandLink(of: owner), isListMail: isListMail)
  }

  private func authentication(of message: Message, from domain: String) -> SenderAuthentication {
    SenderAuthentication(message, fromDomain: domain, policy: policy, domains: library.domains)
  }

  /// What a signature of the sender's own organisation decides; nil where it decides nothing.
  private static func verdict(on signature: DKIMFinding) -> Verdict? {
    switch signature.outcome {
    case .verified: Verdict(trust: .genuine, reasons: ["dkim-verified: \(signature.keyName)"])
    case .altered(let what): Verdict(trust: .suspect, reasons: ["dkim-altered: \(what)"])
    case .incomplete(let what): Verdict(trust: .suspect, reasons: ["dkim-incomplete: \(what)"])
    case .unknownKey, .refused: nil
    }
  }

  private func isListMail(_ header: Header) -> Bool {
    ["List-Id", "List-Post", "X-BeenThere", "X-Mailman-Version", "Mailing-List", "X-ML-Name"].contains { header.first($0) != nil }
  }

  // MARK: Who it says to be

  /// The brand that a display name claims without a right to it.
  private func claimedBrand(_ displayName: String?, sentFrom domain: String) -> CompiledPacks.Identity? {
    displayName.flatMap { library.brands.claimed(by: Self.readName($0), from: domain) }
  }

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
  private func subjectClaim(_ subject: Case, _ links: LinkEvidence, fromDomain: String) -> Verdict? {
    let title = subject.message.subject ?? ""
    guard let claimed = library.brands.claimed(by: Self.readName(title), from: fromDomain), !library.servesShops(claimed.name) else {
      return nil
    }
    // 【Amazon】 is how the brand itself begins, but for shops in its mall.
    let bracketed = title.hasPrefix("【") ? title.dropFirst().prefix { $0 != "】" } : ""
    let isSpeaker =
      library.brands.claimed(by: Self.readName(String(bracketed)), from: fromDomain)?.name == claimed.name
      && !(subject.sender?.displayName.map(library.brands.isShop(named:)) ?? false)
    let home = isSpeaker ? links.departure(from: claimed).flatMap { $0.weight >= Suspicion.spoofedWeight ? $0.host : nil } : nil
    guard let link = links.accountLink(awayFrom: claimed, and: fromDomain) ?? home else { return nil }
    return Verdict(
      trust: .suspect, reasons: ["brand-and-link: its subject names \(Self.domain(of: claimed)), it links to \(link)"],
      brand: claimed.domains.first)
  }

  /// Two readers may be shown two authors; where they are of different organisations and one is a brand, that is the purpose.
  private func severalAuthors(_ message: Message) -> Verdict? {
    let fields = message.header.all("From")
    guard fields.count != 1 || message.from.count != 1 else { return nil }
    let reason = "from-not-single: \(fields.count) From fields, \(message.from.count) addresses"
    let authors = fields.prefix(Self.maximumAuthors).flatMap(\.addresses).prefix(Self.maximumAuthors)
    let brand = authors.lazy.compactMap { library.brands.owner(of: $0.domain, pack: nil) }.first
    let organisations = Set(authors.map { library.domains.registrableDomain(of: $0.domain) })
    if let brand, organisations.count > 1 { return Verdict(trust: .spoofed, reasons: [reason], brand: brand.domains.first) }
    return Verdict(trust: .suspect, reasons: [reason])
  }

  private static let maximumAuthors = 10

  private func imitatedBrand(_ domain: String, _ localPart: String) -> String? {
    library.brands.isNeighbour(domain) ? nil : library.brands.imitated(byDomain: domain, localPart: localPart)
  }

  private func namesake(of domain: String) -> String? {
    library.brands.isNeighbour(domain) ? nil : library.brands.namesake(of: domain)
  }
}
