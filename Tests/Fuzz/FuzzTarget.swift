import Authentication
import Glibc
import MIME
import Mailbox
import Markup
import Notices

/// What the fuzzer feeds: the reading layers, each alone, and all of them together.
enum FuzzTarget: String, CaseIterable {
  case message, charset, header, mailbox, html, plainText, authentication, notice

  /// Reads one input; traps where a promise does not hold.
  func read(_ input: [UInt8]) {
    switch self {
    case .message: readMessage(input)
    case .charset: readCharset(input)
    case .header: readHeader(input)
    case .mailbox: readMailbox(input)
    case .html: readHTML(input)
    case .plainText: check(Page(plainText: input))
    case .authentication: authenticate(input)
    case .notice: _ = NoticeReader().read(Message(parsing: input[...]), depth: .thorough, explains: true)
    }
  }

  /// Reads a message of whose sender everything is known: a receiver, and a key for every signature.
  private func authenticate(_ input: [UInt8]) {
    let message = Message(parsing: input[...])
    let domains = DomainNames(rules: ["co.jp", "*.kobe.jp", "!city.kobe.jp"])
    let policy = TrustPolicy(
      receivers: [.init(id: ".example.jp"), .init(id: "mx.example.jp", methods: ["dkim"])], trustsNamelessResults: true,
      keys: DKIMKeys { _ in "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=" }, domainNames: domains)
    let from = message.from.first?.domain ?? ""
    let sender = SenderAuthentication(message, fromDomain: from, policy: policy, domains: domains)
    _ = (sender.pass, sender.failure, sender.hasForgedPass, sender.signature())
    _ = AuthenticationResults(input)
    _ = DKIMKeys.isUsable(String(decoding: input, as: UTF8.self))
    _ = domains.registrableDomain(of: String(decoding: input.prefix(400), as: UTF8.self))
    _ = DomainNames(list: input).registrableDomain(of: from)
  }

  private func readMessage(_ input: [UInt8]) {
    let message = Message(parsing: input[...])
    touch(message)
    for part in message.structure().parts {
      let text = part.readableText()
      precondition(isValidUTF8(text.utf8), "a text is not UTF-8")
      _ = part.decodedBody()
      if let attached = part.attachedMessage { touch(attached) }
    }
  }

  /// The first byte chooses the charset.
  private func readCharset(_ input: [UInt8]) {
    guard let choice = input.first else { return }
    let label = Self.charsets[Int(choice) % Self.charsets.count]
    for text in [
      DecodedText(decoding: input.dropFirst(), label: label), DecodedText(decodingByTheStandard: input.dropFirst(), label: label),
    ] { precondition(isValidUTF8(text.utf8), "\(label ?? "no charset") does not give UTF-8") }
  }

  /// The input is the body of fields of each kind.
  private func readHeader(_ input: [UInt8]) {
    let body = input.filter { $0 != 0x0A && $0 != 0x0D }
    var bytes: [UInt8] = []
    for name in ["Subject", "From", "To", "Date", "Message-ID", "References", "Content-Type", "Content-Disposition"] {
      bytes += Array(name.utf8) + Array(": ".utf8) + body + [0x0D, 0x0A]
    }
    let message = Message(parsing: (bytes + Array("\r\ntext".utf8))[...])
    touch(message)
    for part in message.structure().parts { _ = (part.filename, part.contentType.parameters) }
  }

  private func readMailbox(_ input: [UInt8]) {
    let path = "/dev/shm/todoke-fuzz-\(getpid())"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { return }
    _ = input.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
    guard let found = try? findMailboxes(at: path) else { return }
    for mailbox in found.mailboxes {
      var limits = MailboxReader.Limits()
      limits.batch = 512
      limits.message = 4_096
      limits.settling = 0
      guard var reader = try? MailboxReader(mailbox, limits: limits) else { continue }
      var end = 0
      while let batch = try? reader.nextBatch() {
        for message in batch.messages {
          guard let offset = message.location.offset else { continue }
          precondition(offset >= end && message.bytes.count <= limits.message, "messages overlap or pass the limit")
          end = offset + 1
        }
      }
    }
  }

  private func readHTML(_ input: [UInt8]) {
    check(Page(html: input))
    precondition(isValidUTF8(visibleText(ofHTML: input[...])) || !isValidUTF8(input), "visible text is not UTF-8")
  }

  private func check(_ page: Page) {
    precondition(isValidUTF8(page.utf8), "a page is not UTF-8")
    var end = 0
    for line in page.lines {
      precondition(line.range.lowerBound >= end && line.range.upperBound <= page.utf8.count, "lines overlap")
      precondition(line.cells.allSatisfy { line.range.contains($0.lowerBound) || $0.isEmpty }, "a cell lies outside of its line")
      end = line.range.upperBound
    }
    precondition(page.links.allSatisfy { page.lines.indices.contains($0.line) }, "a link stands in no line")
  }

  private func touch(_ message: Message) {
    _ = (message.subject, message.from, message.sender, message.to, message.cc, message.replyTo)
    _ = (message.date, message.messageID, message.references, message.inReplyTo)
    for field in message.header.fields { _ = (field.name, field.text, field.addresses) }
  }

  private func isValidUTF8(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  private static let charsets: [String?] = [
    nil, "iso-2022-jp", "shift_jis", "euc-jp", "utf-8", "utf-7", "us-ascii", "iso-8859-1", "gb18030", "big5", "euc-kr", "utf-16",
    "windows-1251", "iso-2022-kr", "hz-gb-2312", "tis-620", "no-such-charset",
  ]
}
