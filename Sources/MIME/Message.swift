/// A message as it lies in a mailbox (RFC 5322): bytes, of which the header block is found at once and all else when asked for.
public struct Message: Sendable {
  /// The bytes the message was made from, cut at ``Limits/messageBytes``.
  public let bytes: ArraySlice<UInt8>
  /// The header block.
  public let header: Header

  /// The bytes with LF where CR alone ends the lines; of the same length.
  private let lines: ArraySlice<UInt8>
  /// Where the body begins in `lines`.
  private let bodyStart: Int
  private let limits: Limits
  private let isCut: Bool
  private let endsLinesWithCarriageReturns: Bool

  /// Reads the header block.
  ///
  /// Never fails: what is no header is passed over with a diagnostic, an empty input is an empty message.
  ///
  /// An mbox separator line (`From `, `>From `) and a byte order mark at the top are passed over. Linear in the length of the header block.
  public init(parsing bytes: ArraySlice<UInt8>, limits: Limits = .standard) {
    let message = bytes.prefix(limits.messageBytes)
    endsLinesWithCarriageReturns = message.endsLinesWithCarriageReturns
    lines = endsLinesWithCarriageReturns ? message.withLineFeeds[...] : message
    let result = HeaderParser.parse(lines, limits: limits, origin: lines.startIndex, isEnvelopeAllowed: true)
    self.bytes = message
    self.limits = limits
    header = result.header
    bodyStart = result.bodyStart
    isCut = message.count < bytes.count
  }

  /// What follows the header block, as it lies in the message.
  public var body: ArraySlice<UInt8> { bytes.dropFirst(bodyStart - lines.startIndex) }

  /// Walks the body and lists its leaf parts.
  ///
  /// Linear in the length of the message; computed anew at each call.
  public func structure() -> MIMEStructure {
    let structure = StructureWalker.walk(lines, header: header, bodyStart: bodyStart, limits: limits)
    var diagnostics = structure.diagnostics
    if endsLinesWithCarriageReturns {
      diagnostics.append(Diagnostic(.bareCarriageReturn, "the lines of the message end with CR alone"))
    }
    if isCut {
      diagnostics.append(
        Diagnostic(.messageCut, "the message is longer than \(limits.messageBytes) bytes", offset: limits.messageBytes))
    }
    return MIMEStructure(parts: structure.parts, diagnostics: diagnostics, textPartLimit: limits.textParts)
  }
}

// MARK: - Pieces

extension Message {
  /// What CR LF or LF the header's lines end with; CR LF where there is no line.
  public var lineEnd: [UInt8] {
    guard let first = lines[...].firstIndex(of: .lf, in: lines.startIndex..<lines.endIndex) else { return [.cr, .lf] }
    return first > lines.startIndex && lines[first - 1] == .cr ? [.cr, .lf] : [.lf]
  }

  /// The leaf parts, with all header blocks and boundary lines.
  func walk() -> (parts: [Part], marks: [MessagePiece.Mark]) {
    let (parts, marks) = StructureWalker.marks(in: lines, header: header, bodyStart: bodyStart, limits: limits)
    return (parts, [MessagePiece.Mark(range: header.start..<bodyStart, kind: .header(header))] + marks)
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

  /// What was guessed, replaced or cut to read the fields that are shown to people, and which of them stand twice; each named.
  public var fieldDiagnostics: [Diagnostic] {
    ["Subject", "From", "Sender", "Reply-To", "To", "Cc", "Date", "Message-ID", "References"].flatMap { name in
      let fields = header.all(name)
      var found = name == "Date" ? [] : (fields.first?.decodedText.diagnostics ?? [])
      if fields.count > 1 {
        let counting = name == "To" || name == "Cc" ? "all count" : "the first counts"
        found.append(Diagnostic(.duplicateField, "stands \(fields.count) times; \(counting)"))
      }
      switch name {
      case "From", "Sender", "Reply-To", "To", "Cc":
        let maximum = name == "To" || name == "Cc" ? limits.addresses : limits.originators
        if addresses(name, maximum + 1).count > maximum {
          found.append(Diagnostic(.addressesCut, "more than \(maximum) addresses"))
        }
      case "Date":
        if date == nil, fields.first?.unfolded.isEmpty == false {
          found.append(Diagnostic(.dateUnreadable, "no date that can be read"))
        }
      case "References":
        if let field = fields.first, MessageIdentifiers.parse(field.unfolded).count > limits.references {
          found.append(Diagnostic(.referencesCut, "more than \(limits.references) identifiers; the last count"))
        }
      default: break
      }
      return found.map { Diagnostic($0.code, "\(name): \($0.detail)") }
    }
  }

  /// The mailboxes of a field; of To and Cc, which some programs repeat, those of all.
  private func addresses(_ name: String, _ maximum: Int) -> [MailAddress] {
    let fields = header.all(name)
    var found: [MailAddress] = []
    for field in name == "To" || name == "Cc" ? fields[...] : fields.prefix(1) where found.count < maximum {
      found += AddressParser.parse(field.unfolded, maximum: maximum - found.count, limits: limits)
    }
    return found
  }

  private func identifiers(_ name: String) -> [String] {
    guard let field = header.first(name) else { return [] }
    return MessageIdentifiers.parse(field.unfolded).suffix(limits.references)
  }
}

extension ArraySlice<UInt8> {
  /// Whether the lines of a message end with CR alone, as old Macintosh programs wrote them: its header block has no LF.
  fileprivate var endsLinesWithCarriageReturns: Bool {
    let firstLF = firstIndex(of: .lf, in: startIndex..<endIndex) ?? endIndex
    guard let firstCR = firstIndex(of: .cr, in: startIndex..<firstLF), firstCR + 1 < firstLF || firstLF == endIndex else { return false }
    if firstLF == endIndex { return true }
    var position = firstCR
    while let found = firstIndex(of: .cr, in: position..<firstLF) {
      position = found
      while position < firstLF, self[position] == .cr { position += 1 }
      // Behind an empty line begins the body, which may hold LF. CR CR LF is a doubled CR.
      if position - found > 1, position < firstLF { return true }
    }
    return false
  }

  /// The bytes with LF for each CR that stands without one.
  fileprivate var withLineFeeds: [UInt8] {
    var result = Array(self)
    for index in result.indices where result[index] == .cr && !(index + 1 < result.count && result[index + 1] == .lf) {
      result[index] = .lf
    }
    return result
  }
}

extension HeaderField {
  /// The mailboxes in the body, for fields that hold an address list, at most ``Limits/addresses``.
  public var addresses: [MailAddress] { AddressParser.parse(unfolded, maximum: limits.addresses, limits: limits) }
}
