/// A brand's domain in the forms in which senders imitate it.
struct BrandShape: Sendable {
  /// The brand's own domain.
  let domain: String
  private let bytes: [UInt8]
  /// The domain with hyphens for dots: `amazon-co-jp`.
  private let hyphenated: [UInt8]
  /// The label that the brand registered, nil when it is too short to be told from other words.
  private let label: String?

  /// Shortest label for which look-alikes are sought.
  private static let shortestLabel = 5

  /// - Parameter hasOrdinaryName: The label is a word that others may bear (`stores`).
  init(_ domain: String, _ domains: DomainNames, hasOrdinaryName: Bool) {
    self.domain = domain
    bytes = Array(domain.utf8)
    hyphenated = bytes.map { $0 == UInt8(ascii: ".") ? UInt8(ascii: "-") : $0 }
    label = domains.registrableDomain(of: domain).split(separator: ".").first.map(String.init).flatMap {
      $0.utf8.count >= Self.shortestLabel && !hasOrdinaryName ? $0 : nil
    }
  }

  /// A sender's address, taken apart once for all brands.
  struct Sender {
    fileprivate let domain: [UInt8]
    fileprivate let localPart: [UInt8]
    fileprivate let label: String

    init(domain: String, localPart: String, _ domains: DomainNames) {
      self.domain = Array(domain.utf8)
      self.localPart = Array(localPart.lowercased().utf8)
      label = domains.registrableDomain(of: domain).split(separator: ".").first.map(String.init) ?? ""
    }
  }

  /// Whether a sender's registered label is the brand's, under another suffix.
  func isNamesake(_ sender: Sender) -> Bool { sender.label == label }

  /// The brand's domain at the front of or inside a longer name or as local part, its label with additions or one letter off.
  func isImitated(by sender: Sender) -> Bool {
    if let start = WordSearch.firstIndex(of: bytes, in: sender.domain), start + bytes.count < sender.domain.count,
      sender.domain[start + bytes.count] == UInt8(ascii: "."), start == 0 || sender.domain[start - 1] == UInt8(ascii: ".")
    {
      return true
    }
    // A whole domain as local part (`amazon.co.jp@…`); relays and aliases may hold one among other things.
    if sender.localPart == bytes { return true }
    guard let label else { return false }
    return LookAlike.imitates(sender.label, brandLabel: label) || WordSearch.firstIndex(of: hyphenated, in: sender.domain) != nil
  }
}
