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
  func read(_ mailbox: FoundMailbox, into summary: inout ImportSummary, advance: (Int, ImportSummary) -> Void) async throws {
    var reader = try open(mailbox)
    let readsAgain = readsAgain
    let reading = reading
    try await pipeline.run(&reader) { batch in
      BatchReading(batch, using: reading, keepsKeys: readsAgain)
    } consume: { batch in
      summary.counts.add(batch.counts)
      summary.add(try record(batch, of: mailbox))
      advance(batch.bytesRead, summary)
    }
    summary.add(reader.notes)
  }

  private func open(_ mailbox: FoundMailbox) throws -> MailboxReader {
    guard let ledger else { return try MailboxReader(mailbox) }
    if readsAgain { try ledger.forgetProgress(ofMailbox: mailbox.path) }
    let position = try ledger.position(ofMailbox: mailbox.path)
    return try MailboxReader(
      mailbox, resumingAt: position.map { ReadPosition(offset: $0.offset, fingerprint: $0.fingerprint) },
      // A message read twice does no harm, one not read does: an error here surfaces when the batch is recorded.
      skipping: { (try? ledger.isRead(mailbox: mailbox.path, uniqueName: $0)) ?? false })
  }

  private func record(_ batch: BatchReading, of mailbox: FoundMailbox) throws -> RecordResult {
    guard let ledger else {
      var result = RecordResult()
      result.newEvents = batch.messages.reduce(0) { $0 + $1.events.count }
      return result
    }
    return try ledger.record(
      LedgerBatch(messages: batch.messages, progress: progress(of: mailbox, batch), readAt: readAt, replacedKeys: batch.keys))
  }

  /// Nil where there is nothing to go on from, as for a single message.
  private func progress(of mailbox: FoundMailbox, _ batch: BatchReading) -> MailboxProgress? {
    if batch.position != .start {
      let position = MailboxPosition(offset: batch.position.offset, fingerprint: batch.position.fingerprint)
      return MailboxProgress(mailbox: mailbox.path, position: position)
    }
    return batch.readNames.isEmpty ? nil : MailboxProgress(mailbox: mailbox.path, readNames: batch.readNames)
  }
}
