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
  /// All that the fields name.
  let recipients: [MailAddress]
  /// Those of them, in small letters, who wrote one of the messages: to pass another on, or it came back to them.
  private var authors: Set<String> = []

  init(of message: Message, _ reading: Reading) {
    let attached = message.structure().parts.compactMap(\.attachedMessage)
    messages = [message] + attached
    recipients = messages.flatMap { message in Self.fields.flatMap { message.header.all($0).flatMap(\.addresses) } }
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

  /// Whether the reader himself wrote what has this header.
  func wrote(_ header: Header) -> Bool {
    header.first("From")?.addresses.first.map { authors.contains($0.address.lowercased()) } ?? false
  }
}
