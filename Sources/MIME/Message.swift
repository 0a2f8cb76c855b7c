/// A message as it lies in a mailbox (RFC 5322): bytes, of which the header block is found at once and all else when asked for.
public struct Message: Sendable {
  /// The bytes the message was made from, cut at ``Limits/messageBytes``.
  public let bytes: ArraySlice<UInt8>
  /// The header block.
  public let header: Header

  private let bodyStart: Int
  private let limits: Limits
  private let isCut: Bool

  /// Reads the header block.
  ///
  /// Never fails: what is no header is passed over with a diagnostic, an empty input is an empty message.
  ///
  /// An mbox separator line (`From `, `>From `) at the top is passed over. Linear in the length of the header block.
  public init(parsing bytes: ArraySlice<UInt8>, limits: Limits = .standard) {
    let message = bytes.prefix(limits.messageBytes)
    let result = HeaderParser.parse(message, limits: limits, origin: message.startIndex, isEnvelopeAllowed: true)
    self.bytes = message
    self.limits = limits
    header = result.header
    bodyStart = result.bodyStart
    isCut = message.count < bytes.count
  }

  /// What follows the header block, as it lies in the message.
  public var body: ArraySlice<UInt8> { bytes[bodyStart...] }

  /// Walks the body and lists its leaf parts.
  ///
  /// Linear in the length of the message; computed anew at each call.
  public func structure() -> MIMEStructure {
    let structure = StructureWalker.walk(bytes, header: header, bodyStart: bodyStart, limits: limits)
    guard isCut else { return structure }
    let cut = Diagnostic(.messageCut, "the message is longer than \(limits.messageBytes) bytes", offset: limits.messageBytes)
    return MIMEStructure(parts: structure.parts, diagnostics: structure.diagnostics + [cut], textPartLimit: limits.textParts)
  }
}

// MARK: - Fields

extension Message {
  /// The subject as one line of text.
  public var subject: String? { header.first("Subject")?.text }
  /// The authors.
  public var from: [MailAddress] { addresses("From", limits.originators) }
  /// The agent that sent the message for the authors; nil if none is named.
  public var sender: MailAddress? { addresses("Sender", 1).first }
  /// The primary recipients.
  public var to: [MailAddress] { addresses("To", limits.addresses) }
  /// The other recipients.
  public var cc: [MailAddress] { addresses("Cc", limits.addresses) }
  /// Where answers should go.
  public var replyTo: [MailAddress] { addresses("Reply-To", limits.originators) }
  /// The date the message says it was written.
  public var date: MailDate? { header.first("Date").flatMap { MailDate(parsing: $0.unfolded) } }
  /// The message identifier with its angle brackets.
  public var messageID: String? { header.first("Message-ID").flatMap { MessageIdentifiers.parseOne($0.unfolded) } }
  /// The identifiers of the thread, oldest first, at most ``Limits/references``.
  public var references: [String] { identifiers("References") }
  /// The identifiers of the messages this one answers.
  public var inReplyTo: [String] { identifiers("In-Reply-To") }

  /// What was guessed or replaced to decode the fields that are shown to people, each named.
  public var fieldDiagnostics: [Diagnostic] {
    ["Subject", "From", "Sender", "Reply-To", "To", "Cc"].flatMap { name in
      (header.first(name)?.decodedText.diagnostics ?? []).map { Diagnostic($0.code, "\(name): \($0.detail)") }
    }
  }

  private func addresses(_ name: String, _ maximum: Int) -> [MailAddress] {
    guard let field = header.first(name) else { return [] }
    return AddressParser.parse(field.unfolded, maximum: maximum, limits: limits)
  }

  private func identifiers(_ name: String) -> [String] {
    guard let field = header.first(name) else { return [] }
    return MessageIdentifiers.parse(field.unfolded).suffix(limits.references)
  }
}

extension HeaderField {
  /// The mailboxes in the body, for fields that hold an address list, at most ``Limits/addresses``.
  public var addresses: [MailAddress] { AddressParser.parse(unfolded, maximum: limits.addresses, limits: limits) }
}
