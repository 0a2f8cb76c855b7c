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
  let limits: Limits
  private let isCut: Bool
  private let endsLinesWithCarriageReturns: Bool

  /// Reads the header block.
  ///
  /// Never fails: what is no header is passed over with a diagnostic, an empty input is an empty message.
  ///
  /// An mbox separator line (`From `, `>From `), a byte order mark, and empty lines above the fields are passed over. Linear in the length
  /// of the header block.
  public init(parsing bytes: ArraySlice<UInt8>, limits: Limits = .standard) {
    let message = bytes.prefix(limits.messageBytes)
    endsLinesWithCarriageReturns = message.endsLinesWithCarriageReturns
    lines = endsLinesWithCarriageReturns ? message.withLineFeeds[...] : message
    let result = HeaderParser.parse(lines, limits: limits, origin: lines.startIndex, isMessage: true)
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
    let found = StructureWalker.walk(lines, header: header, bodyStart: bodyStart, limits: limits)
    var diagnostics = found.diagnostics
    if endsLinesWithCarriageReturns {
      diagnostics.append(Diagnostic(.bareCarriageReturn, "the lines of the message end with CR alone"))
    }
    if isCut {
      diagnostics.append(
        Diagnostic(.messageCut, "the message is longer than \(limits.messageBytes) bytes", offset: limits.messageBytes))
    }
    return MIMEStructure(parts: found.parts, diagnostics: diagnostics, limits: limits)
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
    let found = StructureWalker.walk(lines, header: header, bodyStart: bodyStart, limits: limits, setsMarks: true)
    return (found.parts, [MessagePiece.Mark(range: header.start..<bodyStart, kind: .header(header))] + found.marks)
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

  /// The mailboxes of a field; of To and Cc, which some programs repeat, those of all.
  func addresses(_ name: String, _ maximum: Int) -> [MailAddress] {
    let isDestination = name == "To" || name == "Cc"
    let fields = header.all(name)
    var found: [MailAddress] = []
    for field in isDestination ? fields[...] : fields.prefix(1) where found.count < maximum {
      found += field.addresses(atMost: maximum - found.count, keepsGroupNames: !isDestination)
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
