public import Events

/// What one batch of messages gave: recorded in one transaction, or not at all.
public struct LedgerBatch: Sendable {
  /// The messages worth remembering; the others leave no trace.
  public var messages: [RecordedMessage]
  /// How far reading has come with them; nil for standard input, which is never read on.
  public var progress: MailboxProgress?
  /// The moment of reading, kept as the first time that a message was seen.
  public var readAt: Timestamp
  /// Keys of messages whose earlier reading is dropped first, as when a mailbox is read again with better packs.
  public var replacedKeys: [String]

  /// A batch.
  public init(messages: [RecordedMessage], progress: MailboxProgress? = nil, readAt: Timestamp, replacedKeys: [String] = []) {
    self.messages = messages
    self.progress = progress
    self.readAt = readAt
    self.replacedKeys = replacedKeys
  }
}

/// How a message fared.
public enum MessageOutcome: String, Sendable, Hashable, CaseIterable {
  /// It gave events.
  case read
  /// It came from a known sender and had the words of a notice, yet gave no event.
  case unread
  /// It is suspect or spoofed and gave no event.
  case suspected
}

/// A message worth remembering.
public struct RecordedMessage: Sendable {
  /// Digest of the message as its author sent it; the same for every copy.
  public var key: String
  /// How it fared.
  public var outcome: MessageOutcome
  /// How far it may be believed.
  public var trust: Trust
  /// The sender's domain, lower case.
  public var senderDomain: String?
  /// When it was sent.
  public var sentAt: Timestamp?
  /// What it states.
  public var events: [Event]
  /// What to show of a suspect or spoofed message, else nil.
  public var suspicion: Suspicion?

  /// A message worth remembering.
  public init(
    key: String, outcome: MessageOutcome, trust: Trust, senderDomain: String? = nil, sentAt: Timestamp? = nil, events: [Event] = [],
    suspicion: Suspicion? = nil
  ) {
    self.key = key
    self.outcome = outcome
    self.trust = trust
    self.senderDomain = senderDomain
    self.sentAt = sentAt
    self.events = events
    self.suspicion = suspicion
  }
}

/// What a user needs in order to look at a suspect or spoofed message himself.
public struct Suspicion: Sendable, Hashable {
  /// The address that it claims to come from.
  public var sender: String?
  /// Decoded subject.
  public var subject: String?
  /// Domain of the brand that it imitates.
  public var brand: String?
  /// What speaks against it, in plain words.
  public var reasons: [String]
  /// File, and byte offset where it is a mailbox.
  public var source: String?

  /// A suspicion.
  public init(sender: String? = nil, subject: String? = nil, brand: String? = nil, reasons: [String] = [], source: String? = nil) {
    self.sender = sender
    self.subject = subject
    self.brand = brand
    self.reasons = reasons
    self.source = source
  }
}

/// How far the reading of one mailbox has come.
public struct MailboxProgress: Sendable, Hashable {
  /// The mailbox, by its path.
  public var mailbox: String
  /// Where a later reading of a mailbox file may go on; nil for folders.
  public var position: MailboxPosition?
  /// Names, without flags, of the message files read in this batch; empty for mailbox files.
  public var readNames: [String]

  /// Progress of one mailbox.
  public init(mailbox: String, position: MailboxPosition? = nil, readNames: [String] = []) {
    self.mailbox = mailbox
    self.position = position
    self.readNames = readNames
  }
}

/// A place in a mailbox file, and what proves later that the file before it is still the same.
public struct MailboxPosition: Sendable, Hashable {
  /// Bytes from the start.
  public var offset: Int
  /// Digest of the bytes before.
  public var fingerprint: UInt64

  /// A place in a mailbox file.
  public init(offset: Int, fingerprint: UInt64) {
    self.offset = offset
    self.fingerprint = fingerprint
  }
}

/// What a batch changed.
public struct RecordResult: Sendable, Hashable {
  /// Events that the ledger did not hold.
  public var newEvents = 0
  /// Events that it held already.
  public var knownEvents = 0
  /// Messages remembered for the first time.
  public var newMessages = 0

  /// Nothing changed.
  public init() {}
}
