import Events
import Ledger
import MIME
import Mailbox
import Notices

/// What one batch of messages gave, as small as possible: several batches wait for their turn to be recorded.
struct BatchReading: Sendable {
  var messages: [RecordedMessage] = []
  /// Keys of messages whose earlier readings are to be replaced: of all, where everything is read again, and of the beginnings of messages
  /// that were taken for whole ones while they were delivered.
  var keys: [String] = []
  var counts = ReadingCounts()
  /// Names of message files that need no second reading.
  var readNames: [String] = []
  let position: ReadPosition
  let bytesRead: Int

  init(_ batch: MessageBatch, using reading: MessageReading, keepsKeys: Bool) {
    position = batch.position
    bytesRead = batch.bytesRead
    for raw in batch.messages {
      if let name = raw.location.uniqueName { readNames.append(name) }
      let earlierKey = raw.earlierForm.map { NoticeReader.messageKey(of: Message(parsing: $0)) }
      if let earlierKey, earlierKey != NoticeReader.messageKey(of: Message(parsing: raw.bytes)) { keys.append(earlierKey) }
      guard let result = reading.read(raw) else {
        counts.trashed += 1
        continue
      }
      counts.add(result.reading, isSpam: result.isSpam)
      if keepsKeys, !result.reading.messageKey.isEmpty { keys.append(result.reading.messageKey) }
      if let message = RecordedMessage(result.reading, source: raw.location.description) { messages.append(message) }
    }
  }
}

/// What came of the messages read.
struct ReadingCounts: Sendable {
  /// Messages read, thrown away ones not counted.
  var read = 0
  /// Messages that gave events.
  var notices = 0
  /// Spoofed messages.
  var spoofed = 0
  /// Messages that have the words of a notice and gave no event.
  var notUnderstood = 0
  /// Messages passed over because the user has thrown them away.
  var trashed = 0
  /// Messages read that lie among the spam, by their folder or label.
  var spam = 0
  /// Why messages gave no event.
  var dismissals: [Dismissal.Code: Int] = [:]

  mutating func add(_ reading: Reading, isSpam: Bool) {
    read += 1
    if isSpam { spam += 1 }
    if !reading.events.isEmpty { notices += 1 }
    if reading.trust == .spoofed { spoofed += 1 }
    if reading.wasNotUnderstood { notUnderstood += 1 }
    if let dismissal = reading.dismissal { dismissals[dismissal.code, default: 0] += 1 }
  }

  mutating func add(_ other: ReadingCounts) {
    read += other.read
    notices += other.notices
    spoofed += other.spoofed
    notUnderstood += other.notUnderstood
    trashed += other.trashed
    spam += other.spam
    dismissals.merge(other.dismissals, uniquingKeysWith: +)
  }
}
