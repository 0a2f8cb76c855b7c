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

  /// Whether there is a key, or somebody who may be asked for one.
  var isEmpty: Bool { archive.isEmpty && fetch == nil }

  func archived(_ name: String) -> String? { archive[name] }
  func fetched(_ name: String) -> String? { fetch?(name) }

  /// Whether a record is one by which signatures can be verified.
  public static func isUsable(_ record: String) -> Bool { (try? DKIMKey(record)) != nil }
}
