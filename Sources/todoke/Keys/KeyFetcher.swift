import Authentication
import Synchronization

/// Looks keys up once each, and keeps them.
final class KeyFetcher: Sendable {
  private let archive: KeyArchive?
  private let dns: DomainNameSystem
  /// What was answered, also that there is none.
  private let answers = Mutex<[String: String?]>([:])

  /// Most look-ups in one run: mail made to cause them must not keep it up for hours.
  private static let maximumLookups = 2_000

  init(archive: KeyArchive?, dns: DomainNameSystem = DomainNameSystem()) {
    self.archive = archive
    self.dns = dns
  }

  func record(named name: String) -> String? {
    let (known, mayAsk) = answers.withLock { ($0[name], $0.count < Self.maximumLookups) }
    if let known { return known }
    guard mayAsk else { return nil }
    let record = dns.text(named: name)
    answers.withLock { $0[name] = .some(record) }
    // Anybody may publish any text; what is no key is not kept.
    if let record, DKIMKeys.isUsable(record) { archive?.add(name, record) }
    return record
  }
}
