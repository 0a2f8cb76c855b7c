/// Decides which links of a document are kept once there are many.
///
/// Up to the limit all are. Beyond it a link is kept if it leads to a host that none before leads to, so that a list of harmless links cannot
/// crowd out the one that matters; there are as many of these at most.
struct LinkBudget {
  private let limit: Int
  private var kept = 0
  private var keptForHost = 0
  private var hosts: Set<String> = []

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether to keep a link with this target.
  mutating func admits(_ target: String) -> Bool {
    guard kept >= limit else {
      kept += 1
      hosts.insert(Self.host(of: target))
      return true
    }
    guard keptForHost < limit, hosts.insert(Self.host(of: target)).inserted else { return false }
    keptForHost += 1
    return true
  }

  /// What stands between `//` and the path, in lower case; empty for a target within the same host.
  private static func host(of target: String) -> String {
    var rest = target.utf8[...]
    while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
      rest = rest[slash...].dropFirst()
      guard rest.first == UInt8(ascii: "/") else { continue }
      let host = rest.dropFirst().prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }
      return String(decoding: host.map(\.lowercased), as: UTF8.self)
    }
    return ""
  }
}
