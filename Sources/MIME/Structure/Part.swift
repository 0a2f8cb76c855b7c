/// A leaf part of a message: a text, an attachment, or an attached message (RFC 2045, section 2.4).
public struct Part: Sendable {
  /// Where the part stands, counted from 1 as IMAP does: `[2, 1]` is the first part in the second.
  ///
  /// A message of one part has `[1]`.
  public let path: [Int]
  /// The part's own header block; for a message of one part the message's.
  public let header: Header
  /// The media type; `text/plain` where none or none usable is given.
  public let contentType: ContentType
  /// The file name of Content-Disposition or else the name of Content-Type, decoded.
  public let filename: String?
  /// `inline`, `attachment` or another disposition, in lower case (RFC 2183).
  public let disposition: String?
  /// The identifier without its angle brackets.
  public let contentID: String?
  /// The subtype of the multipart the part stands in: `alternative`, `mixed`, `related`; nil outside of one.
  public let container: String?
  /// The path of the innermost multipart/alternative around the part, whose parts say the same in several forms; nil outside of one.
  public let alternative: [Int]?
  /// The transfer encoding's label in lower case; `7bit` where none is given.
  public let transferEncoding: String
  /// Whether the part lies inside an attached message.
  public let isInsideMessage: Bool
  /// The body as it lies in the message, or in the decoded message it is in.
  public internal(set) var encodedBody: ArraySlice<UInt8>

  /// Whether the message attached in it was opened, so that its parts follow.
  public internal(set) var isOpened = false

  /// Whether the body lies in the message itself, not in something decoded.
  var isInPlace = true

  private let limits: Limits

  /// The multiparts that a part stands in, as far as its reading depends on them.
  struct Surroundings {
    /// As in ``Part/container``.
    var container: String?
    /// As in ``Part/alternative``.
    var alternative: [Int]?
  }

  init(
    entity: EntityHeader, path: [Int], surroundings: Surroundings, isInsideMessage: Bool, body: ArraySlice<UInt8>, limits: Limits
  ) {
    self.path = path
    header = entity.header
    contentType = entity.contentType
    filename = entity.filename
    disposition = entity.disposition
    contentID = entity.contentID
    container = surroundings.container
    alternative = surroundings.alternative
    transferEncoding = entity.transferEncoding
    self.isInsideMessage = isInsideMessage
    encodedBody = body
    self.limits = limits
  }

  /// The charset label as written, if any.
  public var charset: String? { contentType.parameters["charset"] }

  /// Whether it is a page.
  public var isHTML: Bool { isText && (contentType.subtype == "html" || contentType.subtype == "xhtml") }

  /// Whether it is a text.
  public var isText: Bool { contentType.type == "text" }

  /// The body with its transfer encoding undone.
  ///
  /// An unknown encoding leaves it as it is.
  public func decodedBody() -> [UInt8] { decodedBodyAndDiagnostics().bytes }

  /// Like ``decodedBody()``, with the diagnostics.
  public func decodedBodyAndDiagnostics() -> (bytes: [UInt8], diagnostics: [Diagnostic]) {
    guard let encoding = TransferEncoding(label: transferEncoding) else {
      let unknown = Diagnostic(.transferEncodingUnknown, "\"\(transferEncoding)\" is unknown; the body was taken as it is")
      return (Array(encodedBody), [unknown])
    }
    let decoded = encoding.decode(encodedBody)
    guard decoded.isDamaged else { return (decoded.bytes, []) }
    return (decoded.bytes, [Diagnostic(.transferEncodingDamaged, "the body is not clean \(transferEncoding)")])
  }

  /// The text: decoded, as valid UTF-8 with LF line ends and no byte order mark.
  ///
  /// Meant for `text/*`; other bodies are treated as text too.
  public func text() -> DecodedText {
    let encoding = TransferEncoding(label: transferEncoding)
    let source = encodedBody.prefix(limits.textBytes)
    let decoded = (encoding ?? .identity).decode(source, isText: true)
    var label = charset
    var text: DecodedText
    if label == nil, isHTML, let named = PageCharset.label(in: decoded.bytes) {
      label = named
      text = DecodedText(decoding: decoded.bytes[...], label: label)
      if text.charset != "us-ascii" {
        text.diagnostics.insert(Diagnostic(.charsetGuessed, "no charset in the header; the page names \"\(named)\""), at: 0)
      }
    } else {
      text = DecodedText(decoding: decoded.bytes[...], label: label)
    }
    text.normaliseLineEnds(takesDoubledCR: encoding != .base64)
    text.put(decoded.before, decoded.after)
    if encoding == nil {
      text.diagnostics.append(Diagnostic(.transferEncodingUnknown, "\"\(transferEncoding)\" is unknown; the text was taken as it is"))
    }
    if decoded.isDamaged {
      text.diagnostics.append(Diagnostic(.transferEncodingDamaged, "the text is not clean \(transferEncoding)"))
    }
    if source.count < encodedBody.count || text.utf8.count > limits.textBytes {
      text.cut(to: limits.textBytes)
      text.diagnostics.append(Diagnostic(.textCut, "the text is longer than \(limits.textBytes) bytes"))
    }
    return text
  }

  /// The text as it is to be read: paragraphs of `format=flowed` in one line each, and without files that uuencode put into it;
  /// `text/enriched` without its commands.
  ///
  /// Other texts are as ``text()`` gives them.
  public func readableText() -> DecodedText { readableText(from: text()) }

  /// Like ``readableText()``, from the part's ``text()`` where that is at hand.
  public func readableText(from text: DecodedText) -> DecodedText {
    var text = text
    if EnrichedText.isOne(contentType) { text.utf8 = EnrichedText.plain(text.utf8, contentType) }
    guard contentType.subtype == "plain" else { return text }
    text.leaveOutEmbeddedFiles()
    guard contentType.parameters["format"]?.lowercased() == "flowed" else { return text }
    text.utf8 = FlowedText.joined(text.utf8, deletesSpace: contentType.parameters["delsp"]?.lowercased() == "yes")
    return text
  }

  /// The message in a `message/rfc822` part; nil for other types.
  public var attachedMessage: Message? {
    guard contentType.isMessage else { return nil }
    let encoding = TransferEncoding(label: transferEncoding) ?? .identity
    return Message(parsing: encoding == .identity ? encodedBody : encoding.decode(encodedBody).bytes[...], limits: limits)
  }
}

extension ContentType {
  /// Whether the body is a message that can be opened (RFC 2046, section 5.2.1; RFC 6532, section 3.7).
  var isMessage: Bool { type == "message" && (subtype == "rfc822" || subtype == "global" || subtype == "rfc2822") }
}

extension DecodedText {
  /// Puts plain words above and below the text, each on lines of its own.
  fileprivate mutating func put(_ before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) {
    func words(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
      guard bytes.contains(where: { !$0.isWhiteSpace }) else { return [] }
      var words = DecodedText(decoding: bytes, label: nil)
      words.normaliseLineEnds(takesDoubledCR: true)
      return words.utf8
    }
    let above = words(before)
    let below = words(after)
    if !above.isEmpty { utf8.insert(contentsOf: above, at: 0) }
    guard !below.isEmpty else { return }
    if let last = utf8.last, last != .lf { utf8.append(.lf) }
    utf8.append(contentsOf: below)
  }

  /// Cuts the text to so many bytes, between characters.
  mutating func cut(to limit: Int) {
    guard utf8.count > limit else { return }
    var end = max(0, limit)
    while end > 0, utf8[end] & 0xC0 == 0x80 { end -= 1 }
    utf8.removeSubrange(end...)
  }
}
