import ArgumentParser
import Authentication
import Notices

/// Whose word about senders is believed.
///
/// Names given here take the place of those in the configuration; methods and the nameless form are added to it.
struct TrustOptions: ParsableArguments {
  @Option(
    name: .customLong("authserv-id"),
    help: ArgumentHelp(
      "Believe the Authentication-Results that bear this name: your own mail server's; .example.jp for any host below (repeatable).",
      valueName: "id"))
  var identifiers: [String] = []

  @Option(
    name: .customLong("authserv-methods"),
    help: ArgumentHelp("Believe only these methods of that server: mx.example.jp=dkim,spf (repeatable).", valueName: "id=methods"))
  var methods: [MethodList] = []

  @Flag(name: .customLong("authserv-nameless"), help: "Believe results without a server's name too, as Outlook.com writes them.")
  var trustsNamelessResults = false

  @Option(
    name: .customLong("dkim-keys"),
    help: ArgumentHelp(
      "Verify signatures with the keys in this JSON file: selector._domainkey.domain → TXT record (default: "
        + "~/.local/state/todoke/dkim-keys.json, if it is there).",
      valueName: "file"))
  var keyFile: String?

  @Flag(
    name: .customLong("fetch-keys"),
    help: "Look missing keys up in the DNS and keep them in that file. This tells the sender's name server that his mail was read.")
  var fetchesKeys = false

  /// Whom options and configuration name as believable.
  ///
  /// - Throws: what ``KeyArchive/records(isRequired:)`` does.
  func policy(_ configuration: Configuration) throws -> TrustPolicy {
    var policy = try configuration.trustPolicy(keyFile: keyFile, fetchesKeys: fetchesKeys)
    if let wide = identifiers.first(where: { TrustPolicy.Receiver(id: $0).isTooWide(PackLibrary.shipped.domains) }) {
      throw ValidationError("--authserv-id \(wide) would be anybody's server; name your provider's, as .mail.example.ne.jp")
    }
    if !identifiers.isEmpty { policy.receivers = identifiers.map { TrustPolicy.Receiver(id: $0) } }
    policy.trustsNamelessResults = policy.trustsNamelessResults || trustsNamelessResults
    for list in methods {
      policy.receivers.removeAll { $0.id == list.receiver.id }
      policy.receivers.append(list.receiver)
    }
    return policy
  }
}

/// Methods of one server: `ID=method,method`.
struct MethodList: ExpressibleByArgument {
  let receiver: TrustPolicy.Receiver

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex else { return nil }
    let methods = Set(argument[argument.index(after: equals)...].split(separator: ",").map { $0.lowercased() })
    guard !methods.isEmpty, methods.isSubset(of: AuthenticationMethods.known) else { return nil }
    receiver = TrustPolicy.Receiver(id: String(argument[..<equals]), methods: methods)
  }
}
