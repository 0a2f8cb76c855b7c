import MIME

/// What the receivers named in a header say, sorted by whom to believe.
struct ReceiverFindings {
  /// Results of the user's own servers, from the block that can be theirs.
  private(set) var trusted: [AuthenticationResults.Result] = []
  /// Results of anybody else: a pass there proves nothing, but nobody forges a failure against himself.
  private(set) var untrusted: [AuthenticationResults.Result] = []
  /// A trusted name on a pass that stands where its server cannot have written it, or against what it wrote first.
  private(set) var hasForgedPass = false
  /// The trusted server that spoke.
  private(set) var authservID: String?

  /// Most fields looked at.
  static let maximumFields = 64

  init(header: Header, policy: TrustPolicy) {
    var inTrustedBlock = false
    var decidedMethods: Set<String> = []
    var passedMethods: Set<String> = []
    var trustedBlockEnded = false
    var seen = 0
    for field in header.fields {
      let name = field.name.lowercased()
      if name == "received" {
        if inTrustedBlock { (inTrustedBlock, trustedBlockEnded) = (false, true) }
        continue
      }
      guard name == "authentication-results", seen < Self.maximumFields, let results = AuthenticationResults(field.unfolded) else {
        continue
      }
      seen += 1
      guard policy.trusts(results.authservID) else {
        untrusted += results.results
        continue
      }
      let believed = results.results.filter { policy.believes(results.authservID, method: $0.method) }
      if trustedBlockEnded {
        hasForgedPass = hasForgedPass || results.results.contains { $0.result == "pass" }
      } else {
        inTrustedBlock = true
        authservID = authservID ?? results.authservID
        hasForgedPass =
          hasForgedPass
          || believed.count < results.results.count
            && results.results.contains { result in
              result.result == "pass" && !policy.believes(results.authservID, method: result.method)
            }
        // The first field that has a method decides it; later ones can only lower it. A second pass beside a first is not believed, but
        // some servers write a field for each signature.
        hasForgedPass =
          hasForgedPass
          || believed.contains { $0.result == "pass" && decidedMethods.contains($0.method) && !passedMethods.contains($0.method) }
        trusted += believed.filter { $0.result != "pass" || !decidedMethods.contains($0.method) }
        decidedMethods.formUnion(believed.map(\.method))
        passedMethods.formUnion(believed.filter { $0.result == "pass" }.map(\.method))
      }
    }
  }
}
