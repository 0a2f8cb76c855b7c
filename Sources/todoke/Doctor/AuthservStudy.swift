import Events
import MIME

/// Counts whose Authentication-Results (RFC 8601) stand on top of a user's own mail, so that he can name them in the configuration.
///
/// One message proves nothing, as anybody can write such a field; what stands on top of nearly all mail is the user's own server's.
struct AuthservStudy {
  /// What was seen of one server.
  struct Server {
    var messages = 0
    var methods: Set<String> = []
  }

  private(set) var messages = 0
  /// By name in lower case; the empty name stands for results without one.
  private(set) var servers: [String: Server] = [:]

  /// Adds a message.
  mutating func add(_ message: Message) {
    messages += 1
    guard let field = message.header.first("Authentication-Results") else { return }
    let pieces = field.unfolded.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    let name = Self.serverName(pieces.first ?? [])
    servers[name, default: Server()].messages += 1
    for piece in pieces {
      let method = Self.word(piece).split(separator: "=").first.map(String.init) ?? ""
      if AuthenticationMethods.telling.contains(method) { servers[name, default: Server()].methods.insert(method) }
    }
  }

  /// The first word, in lower case and without a job number after a slash.
  private static func serverName(_ piece: ArraySlice<UInt8>) -> String {
    let word = word(piece)
    if word.contains("=") { return "" }
    return word.split(separator: "/").first.map(String.init) ?? ""
  }

  private static func word(_ piece: ArraySlice<UInt8>) -> String {
    let isBlank: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return String(decoding: piece.drop(while: isBlank).prefix { !isBlank($0) && $0 != UInt8(ascii: "(") }, as: UTF8.self).lowercased()
  }

  /// Servers, the commonest first.
  var ranking: [(name: String, server: Server)] {
    servers.map { (name: $0.key, server: $0.value) }.sorted { ($1.server.messages, $0.name) < ($0.server.messages, $1.name) }
  }

  /// The servers that vouch for a good part of the mail and write a method that counts.
  var proposals: [(name: String, server: Server)] {
    ranking.filter { !$0.name.isEmpty && !$0.server.methods.isEmpty && $0.server.messages * 5 >= messages }
  }

  var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("schema", 1)
    object.add("messages", messages)
    object.add(
      "servers",
      .array(
        ranking.map { name, server in
          .object([
            .init("id", .string(name)), .init("messages", .integer(server.messages)),
            .init("methods", .array(server.methods.sorted().map(JSONValue.string))),
          ])
        }))
    object.add("proposed", .array(proposals.map { .string($0.name) }))
    return object.json
  }
}
