/// Whose statements about senders the user believes; without any, nobody's.
public struct TrustPolicy: Sendable {
  /// A mail server whose Authentication-Results are believed.
  public struct Receiver: Sendable, Hashable {
    /// Its name (authserv-id), lower case; `.example.jp` stands for any host below.
    public let id: String
    /// The methods that it always writes: `dkim`, `spf`, `dmarc`.
    ///
    /// Others are somebody else's under its name. Empty where it is believed in all.
    public let methods: Set<String>

    /// A mail server.
    public init(id: String, methods: Set<String> = []) {
      self.id = id.lowercased()
      self.methods = methods
    }

    /// Whether the name is that of servers of many: `.com`, `.ne.jp`.
    public func isTooWide(_ domains: DomainNames) -> Bool { id.hasPrefix(".") && domains.isSuffix(String(id.dropFirst())) }

    func isNamed(_ authservID: String) -> Bool { id.hasPrefix(".") ? authservID.hasSuffix(id) : authservID == id }
  }

  /// The user's own servers.
  public var receivers: [Receiver]
  /// Whether results without a name are the receiver's own (Outlook.com writes them so).
  public var trustsNamelessResults: Bool
  /// Keys by which signatures are verified.
  public var keys: DKIMKeys
  /// Which domains are of one organisation; nil where the rule packs' short table has to do.
  public var domainNames: DomainNames?

  /// A policy.
  public init(
    receivers: [Receiver] = [], trustsNamelessResults: Bool = false, keys: DKIMKeys = DKIMKeys(), domainNames: DomainNames? = nil
  ) {
    self.receivers = receivers
    self.trustsNamelessResults = trustsNamelessResults
    self.keys = keys
    self.domainNames = domainNames
  }

  func trusts(_ authservID: String?) -> Bool {
    guard let authservID else { return trustsNamelessResults }
    return receivers.contains { $0.isNamed(authservID) }
  }

  /// The narrower entry says what a server writes.
  func believes(_ authservID: String?, method: String) -> Bool {
    guard let authservID, let receiver = receivers.filter({ $0.isNamed(authservID) }).max(by: { $0.id.count < $1.id.count }) else {
      return true
    }
    return receiver.methods.isEmpty || receiver.methods.contains(method)
  }
}
