/// Which part of a host name an organisation registers, by rules as the public suffix list writes them (publicsuffix.org).
///
/// A rule is a suffix under which names are registered (`co.jp`), one for each name below another (`*.kawasaki.jp`), or an exception from
/// such a one (`!city.kawasaki.jp`). A top-level domain without a rule is a suffix itself.
public struct DomainNames: Sendable {
  private var tables: [SuffixRules]

  /// Names by rules; without any, every top-level domain is a suffix.
  public init(rules: [String]) { self.init(list: Array(rules.joined(separator: "\n").utf8)) }

  /// Names by the rules of a public suffix list: one a line, up to the first blank; `//` begins a comment.
  public init(list: [UInt8]) { tables = [SuffixRules(list)] }

  /// These names, with further rules.
  public func adding(_ other: DomainNames) -> DomainNames {
    var names = self
    names.tables += other.tables
    return names
  }

  private func rules(for name: Substring) -> SuffixRules.Kinds { tables.reduce([]) { $0.union($1.kinds(of: name.utf8)) } }

  /// Labels of the longest suffix that any list has, and one more.
  private static let mostLabels = 6

  /// The part of a host under which others register names: `co.jp` of `shop.example.co.jp`.
  private func suffix(of host: Substring) -> Substring {
    // Names above that could be suffixes, the longest first.
    var candidates = host.utf8.indices.filter { host.utf8[$0] == UInt8(ascii: ".") }.suffix(Self.mostLabels).map {
      host[host.utf8.index(after: $0)...]
    }
    candidates.insert(host, at: 0)
    for (position, candidate) in candidates.enumerated() {
      let above = position + 1 < candidates.count ? candidates[position + 1] : nil
      let rule = rules(for: candidate)
      if rule.contains(.exception), let above { return above }
      if rule.contains(.suffix) { return candidate }
      if let above, rules(for: above).contains(.everyNameBelow) { return candidate }
    }
    return candidates.last ?? host
  }

  /// `shop.example.co.jp` → `example.co.jp`; a name that is itself a suffix, or has one label, is given back as it is.
  public func registrableDomain(of host: String) -> String {
    guard Self.isName(host) else { return host.lowercased() }
    let host = Self.normalised(host)
    let suffix = suffix(of: host[...])
    guard suffix.startIndex > host.startIndex else { return host }
    let before = host[..<host.utf8.index(before: suffix.startIndex)]
    let start = before.lastIndex(of: ".").map { before.index(after: $0) } ?? before.startIndex
    return String(host[start...])
  }

  /// The label that was registered: `example` of `shop.example.co.jp`.
  public func registeredLabel(of host: String) -> String { registrableDomain(of: host).split(separator: ".").first.map(String.init) ?? "" }

  /// Whether nothing can be registered under the name's own label: it is a suffix itself.
  public func isSuffix(_ host: String) -> Bool {
    guard Self.isName(host) else { return false }
    let host = Self.normalised(host)
    return suffix(of: host[...]).startIndex == host.startIndex
  }

  /// Whether two hosts are of one organisation (DMARC's relaxed alignment, RFC 9989); a suffix is nobody's but its own.
  public func areAligned(_ first: String, _ second: String) -> Bool {
    guard Self.isName(first), Self.isName(second) else { return false }
    let (first, second) = (Self.normalised(first), Self.normalised(second))
    if first == second { return first.contains(".") }
    return !isSuffix(first) && !isSuffix(second) && registrableDomain(of: first) == registrableDomain(of: second)
  }

  /// Whether something could be a name of the DNS: at most 253 bytes, labels of at most 63 (RFC 1035, section 2.3.4).
  ///
  /// What is longer is nobody's, and made to cost time.
  public static func isName(_ host: String) -> Bool {
    host.utf8.count <= 253 && host.utf8.split(separator: UInt8(ascii: ".")).allSatisfy { $0.count <= 63 }
  }

  /// A host and all names above it: `a.b.jp`, `b.jp`, `jp`.
  public static func suffixes(of host: String) -> some Sequence<Substring> {
    sequence(first: host[...]) { suffix in suffix.firstIndex(of: ".").map { suffix[suffix.index(after: $0)...] } }
  }

  /// Lower case, without empty labels, internationalised labels in Unicode as the list writes them.
  private static func normalised(_ host: String) -> String {
    host.lowercased().split(separator: ".").map { Punycode.unicodeLabel(String($0)) }.joined(separator: ".")
  }
}
