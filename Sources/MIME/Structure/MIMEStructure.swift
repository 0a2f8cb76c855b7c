/// The leaf parts of a message, in order.
public struct MIMEStructure: Sendable {
  /// The leaf parts.
  ///
  /// An attached message is a leaf, followed by the parts inside it, which are marked ``Part/isInsideMessage``.
  public let parts: [Part]
  /// What was repaired, guessed or cut while the structure was read, the header's diagnostics included.
  public let diagnostics: [Diagnostic]
  /// The text parts of the message itself that are worth reading: no attachments, nothing from attached messages, and at most
  /// ``Limits/textParts``.
  ///
  /// A multipart that could not be opened counts as text, so that its words are not lost. Where every text is marked as an attachment, as
  /// some gateways do, all of them are taken: one is what the reader is meant to see.
  public let textParts: [Part]

  init(parts: [Part], diagnostics: [Diagnostic], limits: Limits) {
    self.parts = parts
    var notes = diagnostics
    let texts = parts.filter { !$0.isInsideMessage && ($0.isText || $0.contentType.type == "multipart") }
    var readable = texts.filter { $0.disposition != "attachment" }
    if readable.isEmpty, !texts.isEmpty {
      readable = texts
      notes.append(Diagnostic(.attachmentRead, "every text is marked as an attachment; they were read all the same"))
    }
    if readable.count > limits.textParts {
      notes.append(Diagnostic(.textPartsCut, "more than \(limits.textParts) text parts; the rest was not read"))
    }
    textParts = Array(readable.prefix(limits.textParts))
    self.diagnostics = notes
  }
}
