import Events
import Glibc
import Ledger
import Mailbox
import Notices

/// Takes over mail from a program that will forget it.
struct Ingestion {
  let ledger: Ledger
  let reading: MessageReading

  /// Records what standard input says and, if asked, delivers it; when this returns all of it is on disk.
  ///
  /// The events come first: recording them again changes nothing, delivering again would.
  func run(deliveringTo maildir: String?) throws {
    guard let maildir else {
      try record(STDIN_FILENO)
      ByteInput.drainStandardInput()
      return
    }
    var delivery = try MaildirDelivery(folder: maildir)
    let spool = try Spool(standardInputIn: maildir)
    try record(spool.descriptor)
    try spool.rewind()
    try deliver(spool, &delivery)
  }

  private func record(_ descriptor: Int32) throws {
    guard var reader = try Self.reader(descriptor) else { return }
    let readAt = Timestamp(secondsSince1970: Surroundings.now)
    while let batch = try reader.nextBatch() {
      let result = BatchReading(batch, using: reading, keepsKeys: false)
      guard !result.messages.isEmpty else { continue }
      try ledger.record(LedgerBatch(messages: result.messages, readAt: readAt))
    }
  }

  /// Several messages are delivered one by one; what is no mailbox goes as it came.
  private func deliver(_ spool: Spool, _ delivery: inout MaildirDelivery) throws {
    guard spool.isMailbox, var reader = try Self.reader(spool.descriptor, limits: spool.limits) else {
      if spool.size > 0 { try delivery.deliver(try spool.bytes()) }
      return
    }
    while let batch = try reader.nextBatch() {
      for message in batch.messages { try delivery.deliver(message.bytes) }
    }
  }

  /// Nil for input that is no mail.
  ///
  /// That is nobody's failure: as one, it would be offered for ever.
  private static func reader(_ descriptor: Int32, limits: MailboxReader.Limits = .standard) throws -> MailboxReader? {
    do {
      return try MailboxReader(standardInput: descriptor, limits: limits)
    } catch {
      guard error.code == .notMail || error.code == .unsupportedFormat else { throw error }
      return nil
    }
  }
}
