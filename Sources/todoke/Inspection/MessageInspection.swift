import Events
import MIME

/// The JSON lines of `inspect` for one message: one for the header, one for each leaf part.
enum MessageInspection {
  /// Hands over one line after the other, so that a large message is never held as JSON.
  static func forEachLine(for message: Message, _ body: (JSONValue) throws -> Void) rethrows {
    let structure = message.structure()
    try body(header(of: message, structure))
    for part in structure.parts { try body(line(for: part)) }
  }

  private static func header(of message: Message, _ structure: MIMEStructure) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("type", "header")
    object.add("subject", message.subject)
    object.add("from", nonEmpty: message.from.map(address))
    object.add("to", nonEmpty: message.to.map(address))
    object.add("cc", nonEmpty: message.cc.map(address))
    object.add("date", message.date?.secondsSince1970)
    object.add("message_id", message.messageID)
    object.add("diagnostics", nonEmpty: (structure.diagnostics + message.fieldDiagnostics).map(diagnostic))
    return object.json
  }

  private static func address(_ address: MailAddress) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("name", address.displayName)
    object.add("address", address.address)
    return object.json
  }

  private static func line(for part: Part) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("type", "part")
    object.add("path", part.path.map(String.init).joined(separator: "."))
    object.add("content_type", part.contentType.essence)
    object.add("charset", part.charset)
    object.add("filename", part.filename)
    object.add("disposition", part.disposition)
    object.add("transfer_encoding", part.transferEncoding)
    if part.isInsideMessage { object.add("inside_message", .bool(true)) }
    if part.isText {
      let text = part.text()
      object.add("read_as", text.charset)
      object.add("text", text.string)
      object.add("format", part.contentType.parameters["format"])
      object.add("diagnostics", nonEmpty: part.readableText(from: text).diagnostics.map(diagnostic))
    } else {
      let (bytes, diagnostics) = part.decodedBodyAndDiagnostics()
      if part.isOpened {
        // Its parts follow; messages in messages would print the innermost one once for each.
        object.add("size", bytes.count)
      } else {
        object.add("bytes_base64", String(base64: bytes))
      }
      object.add("diagnostics", nonEmpty: diagnostics.map(diagnostic))
    }
    return object.json
  }

  private static func diagnostic(_ diagnostic: Diagnostic) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("code", diagnostic.code.rawValue)
    object.add("detail", diagnostic.detail)
    object.add("offset", diagnostic.offset)
    return object.json
  }
}
