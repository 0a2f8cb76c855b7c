import ArgumentParser
import Notices

/// Whose word about senders is believed.
///
/// What is named here takes the place of what the configuration names.
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

  func policy(_ configuration: Configuration) -> TrustPolicy {
    var policy = identifiers.isEmpty ? configuration.trustPolicy : TrustPolicy(authservIDs: identifiers)
    policy.trustsNamelessResults = trustsNamelessResults || configuration.trustsNamelessResults
    for list in methods { policy.authservMethods[list.identifier] = list.methods }
    return policy
  }
}

/// Methods of one server: `ID=method,method`.
struct MethodList: ExpressibleByArgument {
  let identifier: String
  let methods: Set<String>

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="), equals > argument.startIndex else { return nil }
    identifier = String(argument[..<equals])
    methods = Set(argument[argument.index(after: equals)...].split(separator: ",").map { $0.lowercased() })
    guard !methods.isEmpty, methods.isSubset(of: AuthenticationMethods.known) else { return nil }
  }
}
