import MIME
import Notices

/// Writes a message again with what is private replaced: the same parts in the same encodings, between the same boundaries.
struct MessageRedactor {
  /// What was found to be private.
  let data: PrivateData
  private var redactor: Redactor
  private(set) var notes: [RedactedMessage.Note] = []

  /// What stands for the bytes of a picture or document.
  private static let placeholder = Array("redacted\n".utf8)

  init(_ message: Message, _ reading: Reading, seed: UInt64, replacesWords: Bool) {
    data = PrivateData(message, reading)
    redactor = Redactor(data, seed: seed, replacesWords: replacesWords)
  }

  /// The message, redacted.
  mutating func rewritten(_ message: Message) -> [UInt8] {
    let lineEnd = message.lineEnd
    let pieces = message.pieces()
    var result: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .header(let header, let bytes):
        let next = index + 1 < pieces.count ? pieces[index + 1] : nil
        var fields = HeaderRedactor(
          writer: FieldWriter(lineEnd: lineEnd), isFromReader: data.readership.wrote(header))
        var body: [UInt8]?
        if case .body(let part) = next { body = rewritten(part, lineEnd: lineEnd, &fields) }
        result += fields.rewritten(header, with: &redactor)
        if body != nil || Self.endsWithEmptyLine(bytes) { result += lineEnd }
        result += body ?? []
      case .boundary(let line): result += line
      case .filler(let bytes): if !result.isEmpty { result += bytes.allSatisfy(\.isLineSpace) ? Array(bytes) : lineEnd }
      case .body(let part):
        // One that follows its header was written with it.
        if index > 0, case .header = pieces[index - 1] { continue }
        var fields = HeaderRedactor(writer: FieldWriter(lineEnd: lineEnd), isFromReader: false)
        result += rewritten(part, lineEnd: lineEnd, &fields)
      }
    }
    return result
  }

  private static func endsWithEmptyLine(_ bytes: ArraySlice<UInt8>) -> Bool {
    let lines = bytes.filter { $0 != UInt8(ascii: "\r") }.suffix(2)
    return lines.last == UInt8(ascii: "\n") && (lines.count == 1 || lines.allSatisfy { $0 == UInt8(ascii: "\n") })
  }

  // MARK: Bodies

  private mutating func rewritten(_ part: Part, lineEnd: [UInt8], _ fields: inout HeaderRedactor) -> [UInt8] {
    var encoding = BodyEncoding(label: part.transferEncoding)
    if encoding == nil {
      encoding = .base64
      fields.newTransferEncoding = "base64"
    }
    guard let encoding else { return [] }
    let body: [UInt8]
    if let attached = part.attachedMessage {
      body = rewritten(attached)
    } else if part.isText || part.contentType.type == "multipart" {
      body = text(of: part, encoding, &fields)
    } else {
      note(.contentReplaced(part.contentType.essence))
      body = Self.placeholder
    }
    let isWritable = fields.newTransferEncoding == nil ? encoding : .base64
    return isWritable.encode(body, lineEnd: lineEnd) + Self.lastLineEnd(of: part, isWritable, lineEnd)
  }

  /// A body that ends its last line, as most do, goes on to do so.
  private static func lastLineEnd(of part: Part, _ encoding: BodyEncoding, _ lineEnd: [UInt8]) -> [UInt8] {
    encoding == .base64 && part.encodedBody.last == UInt8(ascii: "\n") ? lineEnd : []
  }

  /// The text in its own charset and line ends, if that reads back as what was meant; in UTF-8 otherwise.
  private mutating func text(of part: Part, _ encoding: BodyEncoding, _ fields: inout HeaderRedactor) -> [UInt8] {
    let decoded = part.text()
    // A file that uuencode put into the text is as private as an attached one.
    let isFlowed = part.contentType.parameters["format"]?.lowercased() == "flowed"
    var text = RedactableText(
      isFlowed ? decoded.utf8 : part.readableText(from: decoded).utf8, isHTML: part.contentType.subtype.hasSuffix("html"))
    text.redact(with: &redactor)
    let utf8 = Self.lineEnds(of: part, text.rewritten)
    if let bytes = CharsetEncoder(charset: decoded.charset)?.encode(utf8), Self.isRead(bytes, as: utf8, in: part) { return bytes }
    note(.charsetChanged(decoded.charset))
    fields.newCharset = "utf-8"
    if encoding == .identity { fields.newTransferEncoding = "base64" }
    return utf8
  }

  private static func lineEnds(of part: Part, _ text: [UInt8]) -> [UInt8] {
    let original = part.decodedBody()
    guard let first = original.firstIndex(of: UInt8(ascii: "\n")), first > 0, original[first - 1] == UInt8(ascii: "\r") else { return text }
    return text.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
  }

  /// Whether a mail reader, told what the part's header says, sees the text that was meant.
  private static func isRead(_ bytes: [UInt8], as utf8: [UInt8], in part: Part) -> Bool {
    var head = "Content-Type: \(part.contentType.essence)"
    if let charset = part.charset { head += "; charset=\"\(charset)\"" }
    let message = Message(parsing: (Array((head + "\nContent-Transfer-Encoding: 8bit\n\n").utf8) + bytes)[...])
    let wanted = utf8.filter { $0 != UInt8(ascii: "\r") }
    return message.structure().parts.first?.text().utf8 == wanted
  }

  private mutating func note(_ note: RedactedMessage.Note) { if !notes.contains(note) { notes.append(note) } }
}

extension UInt8 {
  fileprivate var isLineSpace: Bool { self == 0x20 || (0x09...0x0D).contains(self) }
}
