import Notices
import Orders
import RulePacks

/// The user's settings, `$XDG_CONFIG_HOME/todoke/config.yaml`.
struct Configuration {
  /// A mail server whose Authentication-Results are believed.
  struct Authserv {
    var id: String
    /// The methods believed; empty where the file names none.
    var methods: Set<String> = []
  }

  var authserv: [Authserv] = []
  var trustsNamelessResults = false
  var language: Language?
  var ledger: String?

  /// The file's settings, or none where there is no file.
  ///
  /// - Throws: ``ConfigurationError`` or ``RulePacks/PackError``, which names line and column.
  static func load() throws -> Configuration {
    guard let folder = Surroundings.configurationFolder else { return Configuration() }
    let path = folder + "/config.yaml"
    guard let bytes = try ByteInput.readFileIfThere(path) else { return Configuration() }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ConfigurationError(file: path, problem: "it is not UTF-8; save it as UTF-8")
    }
    // A file of comments alone is no YAML document.
    guard
      text.split(whereSeparator: \.isNewline).contains(where: {
        // `---` opens a document, which may be empty too.
        !$0.drop(while: \.isWhitespace).hasPrefix("#") && !$0.allSatisfy(\.isWhitespace) && $0 != "---"
      })
    else { return Configuration() }
    return try Configuration(PackNode(yaml: text, file: path))
  }

  /// Whom the file names as believable.
  var trustPolicy: TrustPolicy {
    var policy = TrustPolicy(authservIDs: authserv.map(\.id), trustsNamelessResults: trustsNamelessResults)
    for server in authserv where !server.methods.isEmpty { policy.authservMethods[server.id] = server.methods }
    return policy
  }

  private init() {}

  private init(_ root: PackNode) throws(PackError) {
    for (key, keyNode, value) in try root.members() {
      switch key {
      case "authserv": for element in try value.elements() { authserv.append(try Authserv(element)) }
      case "authservNameless": trustsNamelessResults = try value.flag()
      case "language": language = try value.choice(Language.self)
      case "ledger": ledger = Surroundings.expandingHome(try value.text())
      default: throw keyNode.error("unknown key '\(key)'; known are authserv, authservNameless, language, ledger")
      }
    }
  }
}

extension Configuration.Authserv {
  fileprivate init(_ node: PackNode) throws(PackError) {
    var id: String?
    var methods: Set<String> = []
    for (key, keyNode, value) in try node.members() {
      switch key {
      case "id": id = try value.text()
      case "methods":
        for element in try value.elements() {
          let method = try element.text().lowercased()
          guard AuthenticationMethods.known.contains(method) else {
            throw element.error("unknown method '\(method)'; known are \(AuthenticationMethods.list)")
          }
          methods.insert(method)
        }
      default: throw keyNode.error("unknown key '\(key)'; known are id, methods")
      }
    }
    guard let id, !id.isEmpty else { throw node.error("a server needs its id: '- id: mx.example.jp'") }
    self.init(id: id, methods: methods)
  }
}

/// The methods of Authentication-Results (RFC 8601) that say something about a sender.
enum AuthenticationMethods {
  static let known: Set<String> = ["dkim", "spf", "dmarc"]
  static let list = "dkim, spf, dmarc"
}

/// A setting that cannot be used.
struct ConfigurationError: Error {
  /// The file, or the option.
  let file: String
  /// What is wrong and what to do.
  let problem: String
}
