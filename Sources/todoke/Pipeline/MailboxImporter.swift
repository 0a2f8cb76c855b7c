import Events
import Ledger
import Mailbox
import Notices

/// Reads mailboxes into a ledger.
///
/// Each batch is one transaction with the place that reading has reached, so that an import that
/// is stopped at any moment, and repeated, ends in the same ledger.
struct MailboxImporter {
  let reading: MessageReading
  let pipeline: BatchPipeline
  /// Nil for a dry run.
  let ledger: Ledger?
  /// Whether everything is read again, and replaces what was read before.
  let readsAgain: Bool
  let readAt: Timestamp

  /// Reads one mailbox from where it was left; `advance` is told the bytes read and the summary so far after each batch.
  func read(_ source: MailboxSource, into summary: inout ImportSummary, advance: (Int, ImportSummary) -> Void) async throws {
    var reader = try open(source)
    let readsAgain = readsAgain
    let reading = reading
    try await pipeline.run(&reader) { batch in
      BatchReading(batch, using: reading, keepsKeys: readsAgain)
    } consume: { batch in
      summary.counts.add(batch.counts)
      summary.add(try record(batch, of: source))
      advance(batch.bytesRead, summary)
    }
    summary.add(reader.notes)
  }

  /// Smaller batches than usual: where every message is a notice, what they give takes several times their size.
  private static let limits = {
    var limits = MailboxReader.Limits.standard
    limits.batch = 2 << 20
    return limits
  }()

  private func open(_ source: MailboxSource) throws -> MailboxReader {
    guard let ledger, case .found(let mailbox) = source else { return try source.reader(limits: Self.limits) }
    if readsAgain { try ledger.forgetProgress(ofMailbox: mailbox.path) }
    let position = try ledger.position(ofMailbox: mailbox.path)
    return try MailboxReader(
      mailbox, resumingAt: position.map { ReadPosition(offset: $0.offset, fingerprint: $0.fingerprint) }, limits: Self.limits,
      // A message read twice does no harm, one not read does: an error here surfaces when the batch is recorded.
      skipping: { (try? ledger.isRead(mailbox: mailbox.path, uniqueName: $0)) ?? false })
  }

  private func record(_ batch: BatchReading, of source: MailboxSource) throws -> RecordResult {
    guard let ledger else {
      var result = RecordResult()
      result.newEvents = batch.messages.reduce(0) { $0 + $1.events.count }
      return result
    }
    return try ledger.record(
      LedgerBatch(messages: batch.messages, progress: progress(of: source, batch), readAt: readAt, replacedKeys: batch.keys))
  }

  /// Nil where there is nothing to go on from, as for a single message or standard input.
  private func progress(of source: MailboxSource, _ batch: BatchReading) -> MailboxProgress? {
    guard case .found(let mailbox) = source else { return nil }
    if [.mbox, .mmdf].contains(mailbox.kind), !mailbox.isCompressed {
      // The start, too: a mailbox that was rewritten meanwhile is to be read anew, not from where an earlier batch ended.
      let position = MailboxPosition(offset: batch.position.offset, fingerprint: batch.position.fingerprint)
      return MailboxProgress(mailbox: mailbox.path, position: position)
    }
    return batch.readNames.isEmpty ? nil : MailboxProgress(mailbox: mailbox.path, readNames: batch.readNames)
  }
}
