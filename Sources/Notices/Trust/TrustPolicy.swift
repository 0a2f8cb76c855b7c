/// Whose statements about senders the user believes.
public struct TrustPolicy: Sendable, Hashable {
  /// Names (authserv-ids) of the user's own receiving servers; `.example.jp` stands for any host below.
  public var authservIDs: [String]
  /// The methods that a server always writes, by authserv-id; a server that is not listed is believed in all.
  public var authservMethods: [String: Set<String>]
  /// Whether results without a name are the receiver's own (Outlook.com writes them so).
  public var trustsNamelessResults: Bool

  /// A policy; without any name nobody is believed.
  public init(authservIDs: [String] = [], authservMethods: [String: Set<String>] = [:], trustsNamelessResults: Bool = false) {
    self.authservIDs = authservIDs
    self.authservMethods = authservMethods
    self.trustsNamelessResults = trustsNamelessResults
  }

  func trusts(_ authservID: String?) -> Bool {
    guard let authservID else { return trustsNamelessResults }
    return authservIDs.contains { entry in
      let entry = entry.lowercased()
      return entry.hasPrefix(".") ? authservID.hasSuffix(entry) : authservID == entry
    }
  }

  func believes(_ authservID: String?, method: String) -> Bool {
    guard let authservID, let methods = authservMethods.first(where: { $0.key.lowercased() == authservID })?.value else { return true }
    return methods.contains(method)
  }
}
