import Authentication
import Notices
import Orders
import RulePacks

/// The user's settings, `$XDG_CONFIG_HOME/todoke/config.yaml`.
struct Configuration {
  /// Mail servers whose Authentication-Results are believed.
  var authserv: [TrustPolicy.Receiver] = []
  /// What to say where a name of theirs turns out to be that of anybody's servers: only reading mail loads what knows.
  private var tooWide: [String: PackError] = [:]
  var trustsNamelessResults = false
  var language: Language?
  var ledger: String?
  /// The file of signers' keys.
  var dkimKeys: String?

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

  /// Whom the file names as believable, with signers' keys and the system's public suffix list.
  ///
  /// - Throws: what ``KeyArchive/records(isRequired:)`` does, and ``RulePacks/PackError`` for a name of too many servers.
  func trustPolicy(keyFile: String? = nil, fetchesKeys: Bool = false) throws -> TrustPolicy {
    if let wide = authserv.first(where: { $0.isTooWide(PackLibrary.shipped.domains) }), let error = tooWide[wide.id] { throw error }
    let named = keyFile ?? dkimKeys
    let archive = KeyArchive(named)
    // A file to which keys are to be added need not be there yet.
    let records = try archive?.records(isRequired: named != nil && !fetchesKeys) ?? [:]
    let keys: DKIMKeys
    if fetchesKeys {
      let fetcher = KeyFetcher(archive: archive)
      keys = DKIMKeys(archive: records) { name in fetcher.record(named: name) }
    } else {
      keys = DKIMKeys(archive: records)
    }
    return TrustPolicy(
      receivers: authserv, trustsNamelessResults: trustsNamelessResults, keys: keys,
      domainNames: PublicSuffixList.installed)
  }

  private init() {}

  private init(_ root: PackNode) throws(PackError) {
    for (key, keyNode, value) in try root.members() {
      switch key {
      case "authserv":
        for element in try value.elements() {
          let receiver = try TrustPolicy.Receiver(element)
          authserv.append(receiver)
          tooWide[receiver.id] = element.error("'\(receiver.id)' would be anybody's server; name your provider's: '.mail.example.ne.jp'")
        }
      case "authservNameless": trustsNamelessResults = try value.flag()
      case "dkimKeys": dkimKeys = Surroundings.expandingHome(try value.text())
      case "language": language = try value.choice(Language.self)
      case "ledger": ledger = Surroundings.expandingHome(try value.text())
      default: throw keyNode.error("unknown key '\(key)'; known are authserv, authservNameless, dkimKeys, language, ledger")
      }
    }
  }
}

extension TrustPolicy.Receiver {
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

/// The methods of Authentication-Results that receivers write (RFC 8601 and its registry); what is judged by are dkim, spf and dmarc.
enum AuthenticationMethods {
  static let known: Set<String> = [
    "dkim", "spf", "dmarc", "sender-id", "domainkeys", "dkim-adsp", "dkim-atps", "arc", "bimi", "iprev", "auth",
  ]
  static let list = known.sorted().joined(separator: ", ")
  /// Those that say something about a sender.
  static let telling: Set<String> = ["dkim", "spf", "dmarc"]
}

/// A setting that cannot be used.
struct ConfigurationError: Error {
  /// The file, or the option.
  let file: String
  /// What is wrong and what to do.
  let problem: String
}
