import Events
import MIME
import Notices

/// Who receives a message and the messages in it, and which of them he wrote himself.
struct Readership {
  /// Fields that name the reader.
  static let fields = [
    "To", "Cc", "Bcc", "Delivered-To", "X-Original-To", "X-Envelope-To", "Envelope-To", "Apparently-To", "X-Forwarded-To",
    "X-Forwarded-For", "Resent-To", "Resent-Cc", "X-Delivered-To", "X-RCPT-To",
  ]

  /// The message and those in it.
  let messages: [Message]
  /// All that the fields name, but for the shop that the reader writes to.
  let recipients: [MailAddress]
  /// The shop that the reader writes to.
  let addressees: [MailAddress]
  /// Those of them, in small letters, who wrote one of the messages: to pass another on, or it came back to them.
  private var authors: Set<String> = []

  init(of message: Message, _ reading: Reading) {
    let attached = message.structure().parts.compactMap(\.attachedMessage)
    messages = [message] + attached
    let isLetter = Self.isLetter(message, reading)
    let named = messages.flatMap { message in Self.fields.flatMap { message.header.all($0).flatMap(\.addresses) } }
    let own = isLetter ? message.from.first?.address.lowercased() : nil
    addressees = isLetter ? named.filter { $0.address.lowercased() != own && !Self.isPersonal($0.domain) } : []
    let shops = Set(addressees.map(\.address))
    recipients = named.filter { !shops.contains($0.address) }
    if let own { authors.insert(own) }
    guard reading.trust != .spoofed else { return }
    let addresses = Set(recipients.map { $0.address.lowercased() })
    let isForwarded = reading.events.allSatisfy { $0.trustReasons.first?.hasPrefix("nested:") == true }
    for (index, message) in messages.enumerated() {
      guard message.header.first("List-Id") == nil, let author = message.from.first else { continue }
      // Shops send to themselves too, with the buyer as a hidden recipient: who tells of an order is no reader.
      let isShop = reading.events.contains { $0.merchant.map { author.domain == $0 || author.domain.hasSuffix("." + $0) } ?? false }
      let isOuter = index == 0
      if isShop || isOuter && !isForwarded { continue }
      let passesOn = isOuter && !reading.events.isEmpty
      if passesOn || addresses.contains(author.address.lowercased()) { authors.insert(author.address.lowercased()) }
    }
  }

  /// Whether the reader wrote to a shop: from an address as people have them, or as an answer that was kept and never delivered.
  private static func isLetter(_ message: Message, _ reading: Reading) -> Bool {
    guard let author = message.from.first, reading.events.isEmpty, reading.pack == nil, reading.brand == nil,
      reading.trust == .genuine || reading.trust == .unverified
    else { return false }
    let header = message.header
    if ["List-Id", "List-Unsubscribe", "Precedence", "Auto-Submitted"].contains(where: { header.first($0) != nil }) { return false }
    let isOffice = author.localPart.lowercased().split { !$0.isLetter }.contains { RedactionVocabulary.commonWords.contains(String($0)) }
    if isPersonal(author.domain), !isOffice { return true }
    let isDelivered = ["Received", "Return-Path", "Delivered-To", "X-Original-To"].contains { header.first($0) != nil }
    return !isDelivered && header.first("In-Reply-To") != nil && message.subject?.lowercased().hasPrefix("re:") == true
  }

  private static func isPersonal(_ domain: String) -> Bool {
    RedactionVocabulary.personalDomains.contains(domain) || RedactionVocabulary.accessProviders.contains { domain.hasSuffix("." + $0) }
  }

  /// Whether the reader himself wrote what has this header.
  func wrote(_ header: Header) -> Bool {
    header.first("From")?.addresses.first.map { authors.contains($0.address.lowercased()) } ?? false
  }
}
