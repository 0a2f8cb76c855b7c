/// Public keys of signers, by the names under which they are published in the DNS (RFC 6376, section 3.6.2).
public struct DKIMKeys: Sendable {
  private let archive: [String: String]
  private let fetch: (@Sendable (String) -> String?)?

  /// Keys.
  ///
  /// - Parameters:
  ///   - archive: Texts of TXT records by name: `selector._domainkey.domain`.
  ///   - fetch: Asked for a name that the archive does not hold; nil where nobody may be asked.
  public init(archive: [String: String] = [:], fetch: (@Sendable (String) -> String?)? = nil) {
    self.archive = Dictionary(archive.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
    self.fetch = fetch
  }

  func record(named name: String) -> String? { archive[name] ?? fetch?(name) }
}
