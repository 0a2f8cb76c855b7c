/// The leaf parts of a message, in order.
public struct MIMEStructure: Sendable {
  /// The leaf parts. An attached message is a leaf, followed by the parts inside it, which are marked ``Part/isInsideMessage``.
  public let parts: [Part]
  /// What was repaired, guessed or cut while the structure was read, the header's diagnostics included.
  public let diagnostics: [Diagnostic]

  let textPartLimit: Int

  /// The text parts of the message itself that are worth reading: no attachments, nothing from attached messages, and at most
  /// ``Limits/textParts``.
  public var textParts: [Part] {
    Array(parts.lazy.filter { $0.isText && !$0.isInsideMessage && $0.disposition != "attachment" }.prefix(textPartLimit))
  }
}
