import RulePacks

/// Which part of a host name an organisation registers.
struct DomainNames: Sendable {
  private let suffixes: Set<String>

  /// - Parameter suffixes: Suffixes of more than one label under which names are registered (`co.jp`).
  init(suffixes: [String]) { self.suffixes = Set(suffixes) }

  /// `shop.example.co.jp` → `example.co.jp`; a name that is itself a suffix, or has one label, is given back as it is.
  func registrableDomain(of host: String) -> String {
    let labels = host.lowercased().split(separator: ".").map(String.init)
    guard labels.count > 2 else { return labels.joined(separator: ".") }
    for count in stride(from: min(4, labels.count - 1), through: 2, by: -1)
    where suffixes.contains(labels.suffix(count).joined(separator: ".")) {
      return labels.suffix(count + 1).joined(separator: ".")
    }
    return labels.suffix(2).joined(separator: ".")
  }

  /// The label that was registered: `example` of `shop.example.co.jp`.
  func registeredLabel(of host: String) -> String { registrableDomain(of: host).split(separator: ".").first.map(String.init) ?? "" }

  /// A host and all names above it: `a.b.jp`, `b.jp`, `jp`.
  static func suffixes(of host: String) -> some Sequence<Substring> {
    sequence(first: host[...]) { suffix in suffix.firstIndex(of: ".").map { suffix[suffix.index(after: $0)...] } }
  }

  /// Whether nothing can be registered under the name's own label: it is a suffix itself.
  func isSuffix(_ host: String) -> Bool { suffixes.contains(host.lowercased()) || !host.contains(".") }

  /// Whether two hosts are of one organisation (DMARC's relaxed alignment, RFC 9989).
  func areAligned(_ first: String, _ second: String) -> Bool {
    guard !isSuffix(first), !isSuffix(second) else { return false }
    return registrableDomain(of: first) == registrableDomain(of: second)
  }
}
