/// The mail addresses that are private, and what stands in their place.
struct MailAddressBook {
  /// The domain of samples (RFC 6761 and JPRS keep it for examples).
  static let domain = "example.jp"

  /// Domains whose addresses are no private ones: the sender's, and the shops' that the message tells of.
  let publicDomains: Set<String>
  private var samples: [String: String] = [:]
  /// The recipients, in small letters.
  private(set) var recipients: [String] = []

  init(publicDomains: Set<String>) { self.publicDomains = publicDomains }

  /// Takes an address of the message's reader, whatever its domain is.
  mutating func addRecipient(_ address: String) {
    let key = address.lowercased()
    guard key.contains("@"), !recipients.contains(key) else { return }
    recipients.append(key)
    _ = sample(for: key)
  }

  /// Whether an address is to be replaced.
  func isPrivate(_ address: String) -> Bool {
    let key = address.lowercased()
    if samples[key] != nil { return true }
    guard let at = key.lastIndex(of: "@") else { return false }
    let domain = String(key[key.index(after: at)...])
    return !publicDomains.contains { domain == $0 || domain.hasSuffix("." + $0) }
  }

  /// What stands in the place of an address: `sample@example.jp`, `sample2@example.jp`.
  mutating func sample(for address: String) -> String {
    let key = address.lowercased()
    if let known = samples[key] { return known }
    let sample = "sample\(samples.isEmpty ? "" : String(samples.count + 1))@\(Self.domain)"
    samples[key] = sample
    return sample
  }

  /// The recipients' own domains that say who they are: not those that the sender has too.
  var recipientDomains: [String] {
    let domains = recipients.compactMap { $0.split(separator: "@").last.map(String.init) }
    return domains.filter { domain in
      domain != Self.domain && !publicDomains.contains { domain == $0 || domain.hasSuffix("." + $0) || $0.hasSuffix("." + domain) }
    }
  }

  /// What stands before the `@` of recipients, where it is long enough to be no common word.
  var tellingLocalParts: [String] {
    recipients.compactMap { $0.split(separator: "@").first.map(String.init) }.filter { $0.utf8.count >= 5 || $0.contains(".") }
  }

  /// Whether a word is what stands before the `@` of a recipient.
  func isRecipient(_ localPart: String) -> Bool {
    let key = localPart.lowercased() + "@"
    return recipients.contains { $0.hasPrefix(key) }
  }

  /// The ways in which links and bounce addresses write a recipient, each with what stands in its place.
  var spellings: [(written: String, sample: String)] {
    recipients.flatMap { recipient -> [(String, String)] in
      let sample = samples[recipient] ?? recipient
      return ["@", "%40", "%2540", "=", "_at_", "&#64;"].map { at in
        (recipient.replacingAt(with: at), sample.replacingAt(with: at))
      }
    }
  }
}

extension String {
  fileprivate func replacingAt(with text: String) -> String {
    guard let at = lastIndex(of: "@") else { return self }
    return self[..<at] + text + self[index(after: at)...]
  }
}
