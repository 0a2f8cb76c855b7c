import Events
import Ledger
import Orders

/// Reads of a ledger what decides which orders need attention, so that the history of fifteen years costs nothing.
struct AttentionHistory {
  private let ledger: Ledger
  private let keys: EventKeys

  init(ledger: Ledger) throws {
    self.ledger = ledger
    keys = EventKeys(policies: try .shipped())
  }

  /// Makes the keys of what came newly; done after an import, so that nobody waits for it later.
  ///
  /// - Returns: false while another process writes.
  @discardableResult
  func update() throws -> Bool { try ledger.index(version: keys.version, keys: keys.keys(of:)) }

  /// The events of all orders that may need attention, and some of others; all of them where no part can be told.
  func events(asOf: Timestamp, policies: Policies) throws -> [Event] {
    guard keys.suit(policies), try update() else { return try ledger.events() }
    let span = AttentionSpan(asOf: asOf, policies: policies)
    return try ledger.events(
      in: HistoryPart(
        since: span.since, longKinds: span.refundKinds, longSince: span.refundsSince, dueSince: span.expectedSince,
        witnesses: span.witnesses))
  }
}
