import Authentication
import Events
import Glibc
import Ledger
import Notices
import Orders

/// What `doctor` looks at.
struct DoctorFacts {
  let ledgerPath: String
  /// Nil when there is no ledger yet.
  let eventCount: Int?
  let senders: [SenderStatistics]
  let spoofedCount: Int
  let suspectCount: Int
  let configurationPath: String?
  let trustedServers: [String]
  let packCount: Int
  let policies: Policies
  /// A session of root makes files that their owner cannot use.
  let isRoot: Bool

  init(ledgerPath: String, policies: Policies, configuration: Configuration) throws {
    self.ledgerPath = ledgerPath
    self.policies = policies
    configurationPath = Surroundings.configurationFolder.map { $0 + "/config.yaml" }
    trustedServers = configuration.authserv.map(\.id)
    packCount = try UserPacks.library().summaries.count
    isRoot = geteuid() == 0
    let ledger = try Self.existingLedger(ledgerPath)
    eventCount = try ledger?.events().count
    senders = try ledger?.senderStatistics() ?? []
    spoofedCount = try ledger?.suspectCount(trust: .spoofed) ?? 0
    suspectCount = try ledger?.suspectCount(trust: .suspect) ?? 0
  }

  private static func existingLedger(_ path: String) throws -> Ledger? {
    do {
      return try Ledger(path: path, opening: .existing)
    } catch let error as LedgerError where error.code == .missing {
      return nil
    }
  }

  var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("schema", 1)
    object.add("ledger", ledgerPath)
    object.add("events", eventCount)
    object.add("configuration", configurationPath)
    object.add("authserv", .array(trustedServers.map(JSONValue.string)))
    object.add("packs", packCount)
    object.add("senders", .array(senders.map(Self.json)))
    object.add("spoofed", spoofedCount)
    object.add("suspect", suspectCount)
    object.add("policies", policies.json)
    return object.json
  }

  private static func json(_ sender: SenderStatistics) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("domain", sender.domain)
    object.add("read", sender.read)
    object.add("unread", sender.unread)
    object.add("firstRead", sender.firstRead?.description)
    object.add("lastRead", sender.lastRead?.description)
    object.add("unreadSince", sender.unreadSince?.description)
    return object.json
  }
}
