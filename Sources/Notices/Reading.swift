public import Events
public import MIME

/// How much of a message is read.
public enum ReadingDepth: Sendable {
  /// Mail that cannot be a notice is dismissed as early as it can be told.
  case triaged
  /// Everything is read.
  case thorough
}

/// Where a message was found.
public struct MessageContext: Sendable, Hashable {
  /// File, and offset where it is a mailbox.
  public var source: String?
  /// Folder or label.
  public var folder: String?
  /// Among the spam.
  public var isSpam: Bool

  /// A context; everything unknown is left out.
  public init(source: String? = nil, folder: String? = nil, isSpam: Bool = false) {
    self.source = source
    self.folder = folder
    self.isSpam = isSpam
  }
}

/// Why a message yields no events.
public struct Dismissal: Sendable, Hashable {
  /// What kind of reason.
  public enum Code: String, Sendable, CaseIterable {
    /// Advertising, by its address.
    case newsletter
    /// Sent to many, and nothing in its subject is about an order.
    case bulk
    /// No words that a notice would have.
    case noCue
    /// A phrase says that it is something else (a review request, a seller's copy, a card statement).
    case otherMail
    /// A pack's rule says that nothing happened.
    case rule
    /// The sender is read by the rules of his pack alone, and none of them fits.
    case noRule
    /// Cues, but no statement that something happened.
    case nothingStated
    /// A fake.
    case spoofed
  }

  /// What kind of reason.
  public var code: Code
  /// The words or rule that decided.
  public var detail: String
}

/// What was understood of one message.
public struct Reading: Sendable {
  /// Digest of the authored message; the same mail met twice has the same key.
  public var messageKey: String
  /// The author.
  public var sender: MailAddress?
  /// Decoded subject.
  public var subject: String?
  /// When it was sent.
  public var date: Timestamp?
  /// The pack used, nil for unknown senders.
  public var pack: String?
  /// How far it may be believed.
  public var trust: Trust
  /// Why.
  public var trustReasons: [String]
  /// Domain of the brand that a fake imitates.
  public var brand: String?
  /// What happened; empty for fakes.
  public var events: [Event]
  /// Why there are none.
  public var dismissal: Dismissal?
  /// What was recognised where, and what was missing.
  public var findings: [Finding]
  /// What was repaired, guessed or cut to read the message, in English.
  public var repairs: [String] = []

  /// The reading as one object, for `explain --json`.
  public var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("schema", Event.schema)
    object.add("messageKey", messageKey)
    object.add("from", sender?.address)
    object.add("subject", subject)
    object.add("date", date?.description)
    object.add("pack", pack)
    object.add("trust", trust.rawValue)
    object.add("trustReasons", nonEmpty: trustReasons.map(JSONValue.string))
    object.add("brand", brand)
    if let dismissal {
      object.add("dismissal", .object([.init("code", .string(dismissal.code.rawValue)), .init("detail", .string(dismissal.detail))]))
    }
    object.add("events", .array(events.map(\.json)))
    object.add(
      "findings",
      nonEmpty: findings.map {
        .object([.init("role", .string($0.role)), .init("text", .string($0.text)), .init("note", .string($0.note))])
      })
    object.add("repairs", nonEmpty: repairs.map(JSONValue.string))
    return object.json
  }
}
