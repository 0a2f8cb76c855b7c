public import MIME

/// What receivers and signatures prove about the domain in a message's From field.
public struct SenderAuthentication {
  private let message: Message
  private let fromDomain: String
  private let policy: TrustPolicy
  private let domains: DomainNames
  private let findings: ReceiverFindings

  /// Reads what receivers wrote into the header; signatures are looked at when asked for.
  ///
  /// - Parameter domains: Which domains are of one organisation, where the policy does not know better.
  public init(_ message: Message, fromDomain: String, policy: TrustPolicy, domains: DomainNames) {
    self.message = message
    self.fromDomain = fromDomain
    self.policy = policy
    self.domains = policy.domainNames ?? domains
    findings = ReceiverFindings(header: message.header, policy: policy)
  }

  // MARK: Receivers

  /// The trusted receiver that spoke.
  public var authservID: String? { findings.authservID }

  /// A result by which a trusted receiver vouches for the domain: `dmarc=pass example.jp by mx.example.jp`.
  public var pass: String? {
    guard !findings.isIncomplete else { return nil }
    let who = findings.authservID.map { " by \($0)" } ?? ""
    for result in findings.trusted where result.result == "pass" {
      let domain: String?
      switch result.method {
      case "dmarc": domain = result.properties["header.from"]
      case "dkim": domain = result.properties["header.d"] ?? result.properties["header.i"].flatMap { $0.contains("@") ? $0 : nil }
      case "spf": domain = result.properties["smtp.mailfrom"] ?? result.properties["smtp.mfrom"] ?? result.properties["smtp.mail"]
      default: domain = nil
      }
      guard let domain = domain.map(Self.domainPart), domains.areAligned(domain, fromDomain) else { continue }
      return "\(result.method)=pass \(domain)\(who)"
    }
    return nil
  }

  /// Who says that nobody authenticated the domain.
  public var failure: String? {
    // A gateway on the way may have broken what the user's own server still found whole.
    let strangers = pass == nil ? findings.untrusted : []
    for (results, who) in [(findings.trusted, findings.authservID ?? "your receiver"), (strangers, "a receiver")] {
      for result in results where result.method == "dmarc" && result.result == "fail" {
        guard let from = result.properties["header.from"].map(Self.domainPart) else { return "says \(who)" }
        if domains.areAligned(from, fromDomain) { return "says \(who) for \(from)" }
      }
    }
    return nil
  }

  /// Whether a pass bears a trusted receiver's name where that cannot have written it, and none that it did write says the same.
  ///
  /// Mail forwarded inside one provider has two honest blocks: a pass that the top block gives too is no forgery.
  public var hasForgedPass: Bool { findings.hasForgedPass && pass == nil }

  private static func domainPart(_ value: String) -> String { (value.split(separator: "@").last.map(String.init) ?? value).lowercased() }

  // MARK: Signatures

  /// What the signatures of the domain's organisation come to; nil where there is none.
  ///
  /// One that holds is enough; others may have been broken by those whom they pass.
  public func signature() -> DKIMFinding? {
    guard !policy.keys.isEmpty else { return nil }
    let findings = DKIMVerifier(message: message, keys: policy.keys).findings { domains.areAligned($0, fromDomain) }
    return findings.min { $0.rank < $1.rank }
  }
}
