import MIME

/// What the receivers named in a header say, sorted by whom to believe.
struct ReceiverFindings {
  /// Results of the user's own servers, from the block that can be theirs.
  private(set) var trusted: [AuthenticationResults.Result] = []
  /// Results of anybody else: a pass there proves nothing, but nobody forges a failure against himself.
  private(set) var untrusted: [AuthenticationResults.Result] = []
  /// A trusted name on a pass that stands where its server cannot have written it, or against what it wrote first.
  private(set) var hasForgedPass = false
  /// A trusted name on results of which a part cannot be read: no pass counts then, as a sender may have crowded out what speaks against it.
  private(set) var isIncomplete = false
  /// The trusted server that spoke.
  private(set) var authservID: String?

  /// Most fields looked at, of the user's own servers and of others.
  static let maximumFields = 64

  private var decidedMethods: Set<String> = []
  private var passedMethods: Set<String> = []

  init(header: Header, policy: TrustPolicy) {
    // Most old mail has none, and every message is asked.
    guard header.first("Authentication-Results") != nil else { return }
    var inTrustedBlock = false
    var trustedBlockEnded = false
    var (own, foreign) = (0, 0)
    for field in header.fields {
      let name = field.name.lowercased()
      if name == "received" {
        if inTrustedBlock { (inTrustedBlock, trustedBlockEnded) = (false, true) }
        continue
      }
      guard name == "authentication-results", let results = AuthenticationResults(field.unfolded) else { continue }
      guard policy.trusts(results.authservID) else {
        foreign += 1
        if foreign <= Self.maximumFields { untrusted += results.results }
        continue
      }
      own += 1
      guard own <= Self.maximumFields else {
        isIncomplete = true
        break
      }
      isIncomplete = isIncomplete || results.isCut
      if trustedBlockEnded {
        addBelow(results)
      } else {
        inTrustedBlock = true
        add(results, policy)
      }
    }
  }

  /// Of what bears a trusted name below the block only a failure counts, as from anybody.
  private mutating func addBelow(_ results: AuthenticationResults) {
    hasForgedPass = hasForgedPass || results.results.contains { $0.result == "pass" }
    let failures = results.results.filter { $0.method == "dmarc" && $0.result == "fail" }
    untrusted += failures
    // A server that writes its field at the end speaks there; a pass on top is then the sender's.
    isIncomplete = isIncomplete || !failures.isEmpty
  }

  private mutating func add(_ results: AuthenticationResults, _ policy: TrustPolicy) {
    authservID = authservID ?? results.authservID
    let believed = results.results.filter { policy.believes(results.authservID, method: $0.method) }
    let strange = results.results.contains { $0.result == "pass" && !policy.believes(results.authservID, method: $0.method) }
    // The first field that has a method decides it: no later pass is believed. One beside a first is no forgery, as some servers write a
    // field for each signature.
    let contradicts = believed.contains {
      $0.result == "pass" && decidedMethods.contains($0.method) && !passedMethods.contains($0.method)
    }
    hasForgedPass = hasForgedPass || strange || contradicts
    trusted += believed.filter { $0.result != "pass" || !decidedMethods.contains($0.method) }
    decidedMethods.formUnion(believed.map(\.method))
    passedMethods.formUnion(believed.filter { $0.result == "pass" }.map(\.method))
  }
}
