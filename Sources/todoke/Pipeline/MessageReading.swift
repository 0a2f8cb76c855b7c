import Events
import Ledger
import MIME
import Mailbox
import Notices

/// From a message as it lies in a mailbox to what it says.
struct MessageReading: Sendable {
  let reader: NoticeReader
  let depth: ReadingDepth
  /// Whether readings shall say what was recognised where.
  var explains = false

  /// What a message says, and whether it lies among the spam; nil for one that the user has thrown away.
  func read(_ raw: RawMessage) -> (reading: Reading, isSpam: Bool)? {
    let message = Message(parsing: raw.bytes)
    let labels = GmailLabels(message, location: raw.location)
    if labels?.isTrash == true { return nil }
    return (read(message, at: raw.location, labels), Self.isSpam(raw.location, labels))
  }

  /// What a message says, wherever it lies.
  func readEvenTrash(_ raw: RawMessage) -> Reading {
    let message = Message(parsing: raw.bytes)
    return read(message, at: raw.location, GmailLabels(message, location: raw.location))
  }

  private func read(_ message: Message, at location: MessageLocation, _ labels: GmailLabels?) -> Reading {
    let context = MessageContext(
      // Standard input is no place to look for the message again.
      source: location.path == "-" ? nil : location.description, folder: labels?.folder ?? location.folder,
      isSpam: Self.isSpam(location, labels))
    return reader.read(message, context: context, depth: depth, explains: explains)
  }

  /// True when the message's labels say so, or its folder where it has none.
  private static func isSpam(_ location: MessageLocation, _ labels: GmailLabels?) -> Bool { labels?.isSpam ?? location.isSpamFolder }
}

extension RecordedMessage {
  /// What the ledger is to remember of a reading; nil for messages that do not matter.
  init?(_ reading: Reading, source: String?) {
    let isSuspicious = reading.trust == .spoofed || reading.trust == .suspect && (reading.brand != nil || !reading.events.isEmpty)
    let outcome: MessageOutcome
    if !reading.events.isEmpty {
      outcome = .read
    } else if isSuspicious {
      outcome = .suspected
    } else if reading.wasNotUnderstood {
      outcome = .unread
    } else {
      return nil
    }
    self.init(
      key: reading.messageKey, outcome: outcome, trust: reading.trust, senderDomain: reading.sender?.domain, sentAt: reading.date,
      events: reading.events,
      suspicion: isSuspicious
        ? Suspicion(
          sender: reading.sender?.address, subject: reading.subject, brand: reading.brand, reasons: reading.trustReasons, source: source)
        : nil)
  }
}
