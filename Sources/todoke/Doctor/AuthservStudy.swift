import Authentication
import Events
import MIME

/// Counts whose Authentication-Results (RFC 8601) stand on top of a user's own mail, so that he can name them in the configuration.
///
/// One message proves nothing, as anybody can write such a field; what stands on top of nearly all mail is the user's own server's.
struct AuthservStudy {
  /// What was seen of one server.
  struct Server {
    var messages = 0
    /// Messages with a result of each method.
    var methods: [String: Int] = [:]
    /// Messages that it also took in, by the Received fields beside its results; others may have come with those.
    var takenIn = 0
    /// Domains of the senders, at most ``maximumSenders``: nobody but the receiver sees mail of many.
    var senders: Set<String> = []
    var first: Timestamp?
    var last: Timestamp?

    static let maximumSenders = 1_000

    /// The methods that it writes on a good part of its messages (dmarc only where the sender has a policy); a rare one is likely to be
    /// somebody else's under its name.
    var usualMethods: [String] { methods.filter { $0.value * 5 >= messages }.keys.sorted() }

    mutating func add(_ other: Server) {
      messages += other.messages
      methods.merge(other.methods, uniquingKeysWith: +)
      takenIn += other.takenIn
      senders.formUnion(other.senders)
      first = [first, other.first].compactMap(\.self).min()
      last = [last, other.last].compactMap(\.self).max()
    }
  }

  private let domains: DomainNames
  /// Messages that a server took in; those that the user wrote himself are not.
  private(set) var messages = 0
  /// By name in lower case; the empty name stands for results without one.
  private(set) var servers: [String: Server] = [:]

  init(domains: DomainNames) { self.domains = domains }

  /// Adds a message.
  mutating func add(_ message: Message) {
    guard message.header.first("Received") != nil else { return }
    messages += 1
    guard let block = Self.topBlock(of: message.header) else { return }
    var server = Server(messages: 1)
    for method in block.methods.intersection(AuthenticationMethods.telling) { server.methods[method] = 1 }
    if block.hosts.contains(where: { domains.areAligned($0, block.name) }) { server.takenIn = 1 }
    if let sender = message.from.first?.domain, servers[block.name, default: Server()].senders.count < Server.maximumSenders {
      server.senders = [sender]
    }
    let date = message.date.map { Timestamp(secondsSince1970: $0.secondsSince1970) }
    (server.first, server.last) = (date, date)
    servers[block.name, default: Server()].add(server)
  }

  /// The topmost field, and those of the same name down to the next server's line.
  private struct Block {
    var name: String
    var methods: Set<String>
    /// The servers of the Received fields above it, and of the next one below.
    var hosts: [String]
  }

  private static func topBlock(of header: Header) -> Block? {
    var block: Block?
    var above: [String] = []
    for field in header.fields {
      let name = field.name.lowercased()
      if name == "received" {
        let host = receivingHost(field.unfolded)
        if block != nil {
          block?.hosts.append(host)
          return block
        }
        above.append(host)
      }
      guard name == "authentication-results", let results = AuthenticationResults(field.unfolded) else { continue }
      let methods = Set(results.results.map(\.method))
      if let known = block {
        if known.name == results.authservID ?? "" { block?.methods.formUnion(methods) }
      } else {
        block = Block(name: results.authservID ?? "", methods: methods, hosts: above)
      }
    }
    return block
  }

  /// `… by mx.example.jp …`.
  private static func receivingHost(_ received: [UInt8]) -> String {
    let words = received.prefix(2_000).split { $0 <= UInt8(ascii: " ") }
    guard let by = words.firstIndex(where: { $0.elementsEqual("by".utf8) || $0.elementsEqual("BY".utf8) }), by + 1 < words.count else {
      return ""
    }
    return String(decoding: words[by + 1], as: UTF8.self)
  }

  /// Servers, the commonest first.
  var ranking: [(name: String, server: Server)] {
    servers.map { (name: $0.key, server: $0.value) }.sorted { ($1.server.messages, $0.name) < ($0.server.messages, $1.name) }
  }

  /// The servers that vouch for a good part of the mail and write a method that counts; several of one provider as `.provider.example`.
  var proposals: [(name: String, server: Server)] {
    var groups: [String: [(name: String, server: Server)]] = [:]
    for entry in ranking where !entry.name.isEmpty { groups[domains.registrableDomain(of: entry.name), default: []].append(entry) }
    let candidates = groups.flatMap { domain, group -> [(name: String, server: Server)] in
      let end = Self.commonEnd(of: group.map(\.name))
      // Where one is the end of another, or they have no more in common than a suffix, each stands for itself.
      guard group.count > 1, !domains.isSuffix(domain), end.hasSuffix(domain), !group.contains(where: { $0.name == end }) else {
        return group
      }
      var whole = group[0].server
      for other in group.dropFirst() { whole.add(other.server) }
      return [(name: "." + end, server: whole)]
    }
    return candidates.filter { $0.name.count > 1 && !$0.server.usualMethods.isEmpty && $0.server.messages * 5 >= messages }
      .sorted { ($1.server.messages, $0.name) < ($0.server.messages, $1.name) }
  }

  /// Whether results without a name stand on most of the mail, as Outlook.com writes them.
  var proposesNameless: Bool { (servers[""]?.messages ?? 0) * 2 > messages }

  /// The labels in which names end alike.
  private static func commonEnd(of names: [String]) -> String {
    let reversed = names.map { Array($0.split(separator: ".").reversed()) }
    let shortest = reversed.map(\.count).min() ?? 0
    let count = (0..<shortest).first { index in reversed.contains { $0[index] != reversed[0][index] } } ?? shortest
    return reversed[0].prefix(count).reversed().joined(separator: ".")
  }

  var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("schema", 1)
    object.add("messages", messages)
    object.add("servers", .array(ranking.map(Self.json)))
    object.add("proposed", .array(proposals.map(Self.json)))
    if proposesNameless { object.add("proposesNameless", .bool(true)) }
    return object.json
  }

  private static func json(_ name: String, _ server: Server) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("id", name)
    object.add("messages", server.messages)
    object.add("methods", .array(server.usualMethods.map(JSONValue.string)))
    object.add("takenIn", server.takenIn)
    object.add("senders", server.senders.count)
    object.add("first", server.first?.day.description)
    object.add("last", server.last?.day.description)
    return object.json
  }
}
