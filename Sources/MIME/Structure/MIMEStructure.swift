/// The leaf parts of a message, in order.
public struct MIMEStructure: Sendable {
  /// The leaf parts.
  ///
  /// An attached message is a leaf, followed by the parts inside it, which are marked ``Part/isInsideMessage``.
  public let parts: [Part]
  /// What was repaired, guessed or cut while the structure was read, the header's diagnostics included.
  public let diagnostics: [Diagnostic]

  let textPartLimit: Int

  /// The text parts of the message itself that are worth reading: no attachments, nothing from attached messages, and at most
  /// ``Limits/textParts``.
  ///
  /// A multipart that could not be opened counts as text, so that its words are not lost.
  public var textParts: [Part] {
    let readable = parts.lazy.filter { part in
      !part.isInsideMessage && part.disposition != "attachment" && (part.isText || part.contentType.type == "multipart")
    }
    return Array(readable.prefix(textPartLimit))
  }
}
