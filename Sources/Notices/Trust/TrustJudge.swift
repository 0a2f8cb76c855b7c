import Events
import MIME
import Markup
import RulePacks

/// Whether a sender may be believed, by the decision table that the documentation describes.
struct TrustJudge {
  let packs: CompiledPacks
  let policy: TrustPolicy
  let domains: DomainNames
  let brands: [BrandShape]

  struct Verdict {
    var trust: Trust
    var reasons: [String]
    /// Domain of the brand that a fake imitates.
    var brand: String?
  }

  /// What the judge looks at.
  struct Case {
    var message: Message
    var sender: MailAddress?
    var text: NoticeText
    var phrases: Phrases
    var page: Page
    /// The sender's pack, when the address belongs to one.
    var pack: RulePack?
    /// What the address sends.
    var role: RulePack.SenderRole?
  }

  /// Whether a message speaks in a brand's name, or a receiver calls it forged: then it is judged even if it states nothing.
  func concernsBrand(_ message: Message, sender: MailAddress?) -> Bool {
    let domain = sender?.domain ?? ""
    if packs.identities.contains(where: { DomainNames.isBelow(domain, anyOf: $0.domains) }) { return true }
    return claimedBrand(sender?.displayName) != nil || imitatedBrand(domain, sender?.localPart ?? "") != nil
      || failure(in: ReceiverFindings(header: message.header, policy: policy), fromDomain: domain) != nil
  }

  func verdict(on subject: Case) -> Verdict {
    let findings = ReceiverFindings(header: subject.message.header, policy: policy)
    let fromDomain = subject.sender?.domain ?? ""
    let isListMail = isListMail(subject.message.header)
    let owner = packs.identities.first { DomainNames.isBelow(fromDomain, anyOf: $0.domains) }

    if let failure = failure(in: findings, fromDomain: fromDomain) {
      let brand = owner?.domains.first
      if owner != nil || !isListMail { return Verdict(trust: .spoofed, reasons: ["dmarc-fail: \(failure)"], brand: brand) }
      return Verdict(trust: .suspect, reasons: ["dmarc-fail on list mail: \(failure)"])
    }
    if owner == nil, let imitated = imitatedBrand(fromDomain, subject.sender?.localPart ?? "") {
      return Verdict(trust: .spoofed, reasons: ["look-alike: \(fromDomain) imitates \(imitated)"], brand: imitated)
    }
    let claimed = owner == nil ? claimedBrand(subject.sender?.displayName) : nil
    let asks = LinkEvidence(subject, domains: domains, packs: packs)
    if let claimed, let link = asks.disguisedOrOffBrand(for: claimed) {
      return Verdict(trust: .spoofed, reasons: ["brand-and-link: claims \(claimed.name), links to \(link)"], brand: claimed.domains.first)
    }
    let fromFields = subject.message.header.all("From").count
    if fromFields != 1 || subject.message.from.count != 1 {
      return Verdict(trust: .suspect, reasons: ["from-not-single: \(fromFields) From fields, \(subject.message.from.count) addresses"])
    }
    if findings.hasForgedPass {
      return Verdict(
        trust: .suspect, reasons: ["forged-results: a pass stands where \(findings.authservID ?? "the receiver") cannot have written it"])
    }
    if let claimed {
      let claim = "brand-mismatch: claims \(claimed.name), sent by \(fromDomain)"
      // A name borrowed and a turn of phrase of fakes beside it: one of them alone could be chance.
      let suspicion = Suspicion(subject, offBrandLink: nil, anyOffBrandLink: asks.anyOffBrandLink(of: claimed), isListMail: isListMail)
      let isFake = suspicion.weight + Suspicion.suspectWeight >= Suspicion.spoofedWeight
      return Verdict(trust: isFake ? .spoofed : .suspect, reasons: [claim] + suspicion.reasons, brand: claimed.domains.first)
    }
    if let pass = pass(in: findings, fromDomain: fromDomain) { return Verdict(trust: .genuine, reasons: [pass]) }
    // Letters written by shops inside a mall have the shop's links, greetings and numbers.
    if let owner, subject.role != .shops, subject.role != .sellers {
      let suspicion = Suspicion(
        subject, offBrandLink: asks.offBrandAccountLink(of: owner), anyOffBrandLink: asks.anyOffBrandLink(of: owner), isListMail: isListMail
      )
      if suspicion.weight >= Suspicion.spoofedWeight {
        return Verdict(trust: .spoofed, reasons: suspicion.reasons, brand: owner.domains.first)
      }
      if suspicion.weight >= Suspicion.suspectWeight {
        return Verdict(trust: .suspect, reasons: suspicion.reasons, brand: owner.domains.first)
      }
    }
    return Verdict(trust: .unverified, reasons: ["no-statement: no receiver you trust says who sent it"])
  }

  // MARK: What receivers say

  private func failure(in findings: ReceiverFindings, fromDomain: String) -> String? {
    for (results, who) in [(findings.trusted, findings.authservID ?? "your receiver"), (findings.untrusted, "a receiver")] {
      for result in results where result.method == "dmarc" && result.result == "fail" {
        guard let from = result.properties["header.from"].map(domainPart) else { return "says \(who)" }
        if domains.areAligned(from, fromDomain) { return "says \(who) for \(from)" }
      }
    }
    return nil
  }

  private func pass(in findings: ReceiverFindings, fromDomain: String) -> String? {
    let who = findings.authservID.map { " by \($0)" } ?? ""
    var decided: Set<String> = []
    for result in findings.trusted where result.result == "pass" {
      let domain: String?
      switch result.method {
      case "dmarc": domain = result.properties["header.from"]
      case "dkim": domain = result.properties["header.d"] ?? result.properties["header.i"]
      case "spf": domain = result.properties["smtp.mailfrom"] ?? result.properties["smtp.mfrom"] ?? result.properties["smtp.mail"]
      default: domain = nil
      }
      guard let domain = domain.map(domainPart), domains.areAligned(domain, fromDomain) else { continue }
      guard decided.insert(result.method).inserted else { continue }
      return "\(result.method)=pass \(domain)\(who)"
    }
    return nil
  }

  private func domainPart(_ value: String) -> String {
    (value.split(separator: "@").last.map(String.init) ?? value).lowercased()
  }

  private func isListMail(_ header: Header) -> Bool {
    ["List-Id", "List-Post", "X-BeenThere", "X-Mailman-Version", "Mailing-List", "X-ML-Name"].contains { header.first($0) != nil }
  }

  // MARK: Who it says to be

  /// The brand that a display name claims: one of its names as a whole word, or one of its addresses.
  private func claimedBrand(_ displayName: String?) -> CompiledPacks.Identity? {
    guard let displayName else { return nil }
    let name = FoldedText(displayName.utf8).bytes
    return packs.identities.first { identity in
      guard !identity.mayClaim.contains(where: { WordSearch.containsWord(Array($0.utf8), in: name) }) else { return false }
      return identity.brandNames.contains { WordSearch.containsWord(Array($0.utf8), in: name) }
        || identity.domains.contains { WordSearch.containsWord(Array(("@" + $0).utf8), in: name) }
    }
  }

  /// The brand that a domain or local part imitates.
  private func imitatedBrand(_ domain: String, _ localPart: String) -> String? {
    let sender = BrandShape.Sender(domain: domain, localPart: localPart, domains)
    return brands.first { $0.isImitated(by: sender) }?.domain
  }
}
