import MIME

/// Redacts the fields of one header block.
struct HeaderRedactor {
  let writer: FieldWriter
  /// Whether the message's reader wrote it.
  let isFromReader: Bool
  /// What the part below is to be labelled with instead of its charset and transfer encoding.
  var newCharset: String?
  var newTransferEncoding: String?

  /// What stands for a field that tells nothing of an order.
  static let placeholder = "redacted"

  private static let recipients = Set(Readership.fields.map { $0.lowercased() })
  private static let originators: Set<String> = ["from", "sender", "reply-to"]
  private static let kept: Set<String> = [
    "date", "mime-version", "precedence", "auto-submitted", "content-transfer-encoding", "content-id", "content-language", "list-id",
  ]
  private static let traces: Set<String> = [
    "received", "return-path", "authentication-results", "arc-authentication-results", "received-spf", "bounces-to", "errors-to",
    "list-unsubscribe", "list-post", "list-help", "list-subscribe", "list-owner", "list-archive", "list-unsubscribe-post", "mailing-list",
  ]
  private static let signatures: Set<String> = [
    "dkim-signature", "x-google-dkim-signature", "arc-seal", "arc-message-signature", "domainkey-signature",
  ]

  func rewritten(_ header: Header, with redactor: inout Redactor) -> [UInt8] {
    var result: [UInt8] = []
    var hasEncoding = false
    for field in header.fields {
      if field.name.lowercased() == "content-transfer-encoding" { hasEncoding = true }
      result += rewritten(field, with: &redactor)
    }
    if let newTransferEncoding, !hasEncoding { result += writer.field("Content-Transfer-Encoding", newTransferEncoding) }
    if let newCharset, header.first("Content-Type") == nil {
      result += writer.structured("Content-Type", "text/plain", ["charset": newCharset])
    }
    return result
  }

  private func rewritten(_ field: HeaderField, with redactor: inout Redactor) -> [UInt8] {
    let name = field.name.lowercased()
    if Self.recipients.contains(name) { return mailboxes(field, with: &redactor) }
    if Self.originators.contains(name) {
      let isPrivate = isFromReader || name != "from" && field.addresses.contains { redactor.book.isPrivate($0.address) }
      return isPrivate ? mailboxes(field, with: &redactor) : asItIs(field)
    }
    if Self.traces.contains(name) { return trace(field, with: &redactor) }
    if Self.signatures.contains(name) { return signature(field, with: &redactor) }
    switch name {
    case "subject":
      let text = field.text
      let redacted = redactor.redacted(text)
      return redacted == text ? asItIs(field) : writer.textField(like: field, redacted)
    case "message-id", "references", "in-reply-to": return identifiers(field, with: &redactor)
    case "content-transfer-encoding": return newTransferEncoding.map { writer.field(field.name, $0) } ?? asItIs(field)
    case "content-type", "content-disposition": return structured(field)
    default: return Self.kept.contains(name) ? asItIs(field) : writer.field(field.name, Self.placeholder)
    }
  }

  /// The field as it lies in the message; the last one may lack its line end.
  private func asItIs(_ field: HeaderField) -> [UInt8] {
    let bytes = Array(field.rawField)
    return bytes.last == UInt8(ascii: "\n") ? bytes : bytes + writer.lineEnd
  }

  // MARK: People

  private func mailboxes(_ field: HeaderField, with redactor: inout Redactor) -> [UInt8] {
    let list = field.addresses.map { mailbox in
      // A group without members (undisclosed-recipients:;) names nobody.
      let address = mailbox.address.contains("@") ? redactor.sample(for: mailbox.address) : mailbox.address
      // The shop that the reader writes to keeps its name.
      let isShop = address == mailbox.address && address.contains("@")
      return MailAddress(displayName: mailbox.displayName.map { isShop ? $0 : sampleName($0, with: &redactor) }, address: address)
    }
    return list.isEmpty ? writer.field(field.name, "undisclosed-recipients:;") : writer.addresses(like: field, list)
  }

  private func sampleName(_ name: String, with redactor: inout Redactor) -> String {
    if let person = PersonName(name) { return person.sample.joined(separator: " ") }
    return redactor.redacted(name)
  }

  // MARK: Traces

  /// Fields for programs: addresses, IP addresses and keys are replaced, hosts and dates stay.
  private func trace(_ field: HeaderField, with redactor: inout Redactor) -> [UInt8] {
    let text = field.unfolded.map { $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0 }
    var passage = Passage(String(decoding: text, as: UTF8.self), kind: .trace)
    for address in NetworkAddressFinder().addresses(in: passage) { passage.replace(address.range, with: address.sample) }
    redactor.redactMachines(in: &passage)
    redactor.redact(&passage)
    let isReceived = field.name.lowercased() == "received"
    return writer.field(field.name, isReceived ? Self.withoutQueueNames(passage.rewritten, redactor) : passage.rewritten)
  }

  /// `with ESMTPS id C4C6C13FED for …`: names of queues.
  private static func withoutQueueNames(_ text: String, _ redactor: Redactor) -> String {
    var isName = false
    return text.split(separator: " ").map { word -> String in
      defer { isName = word == "id" }
      return isName ? redactor.scrambled(String(word)) : String(word)
    }.joined(separator: " ")
  }

  /// The signature and the digest say what the message was; the rest says who vouched for it.
  private func signature(_ field: HeaderField, with redactor: inout Redactor) -> [UInt8] {
    let tags = String(decoding: field.unfolded, as: UTF8.self).split(separator: ";").map { tag -> String in
      let text = tag.drop { $0 == " " || $0 == "\t" }
      let name = text.prefix { $0 != "=" && $0 != " " }
      if name == "b" || name == "bh" { return "\(name)=\(Self.placeholder)" }
      return name == "i" || name == "h" ? redactor.redacted(String(text)) : String(text)
    }
    return writer.field(field.name, tags.filter { !$0.isEmpty }.joined(separator: "; "))
  }

  /// Other left parts, the same for the same identifier; a thread stays one.
  private func identifiers(_ field: HeaderField, with redactor: inout Redactor) -> [UInt8] {
    let text = String(decoding: field.unfolded, as: UTF8.self)
    let identifiers = text.split(whereSeparator: { $0 == " " || $0 == "\t" }).map { word -> String in
      guard let at = word.lastIndex(of: "@") else { return redactor.scrambled(String(word)) }
      return redactor.scrambled(String(word[..<at])) + "@" + redactor.redacted(String(word[word.index(after: at)...]))
    }
    return writer.field(field.name, identifiers.joined(separator: " "))
  }

  // MARK: Parts

  /// Content-Type and Content-Disposition: names of files are replaced but for their extension.
  private func structured(_ field: HeaderField) -> [UInt8] {
    var (value, parameters) = field.structuredValue
    let isType = field.name.lowercased() == "content-type"
    let hasName = parameters["name"] != nil || parameters["filename"] != nil
    guard hasName || isType && newCharset != nil else { return asItIs(field) }
    for name in ["name", "filename"] {
      guard let filename = parameters[name] else { continue }
      let suffix = filename.utf8.count < 200 ? filename.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last : nil
      let isPlain = suffix.map { $0.utf8.count <= 5 && $0.utf8.allSatisfy { $0.isASCIIDigit || ($0 | 0x20).isSmallASCIILetter } } ?? false
      parameters[name] = isPlain ? "\(Self.placeholder).\(suffix ?? "")" : Self.placeholder
    }
    if isType, let newCharset { parameters["charset"] = newCharset }
    if isType, !value.contains("/") { value = "text/plain" }
    return writer.structured(field.name, value, parameters)
  }
}
