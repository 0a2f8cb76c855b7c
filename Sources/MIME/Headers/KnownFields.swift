/// Names of fields that mail is known to have; other words before a colon may be the text of a body.
enum KnownFields {
  /// How often a field may stand in a block.
  enum Standing { case once, often }

  /// The standing of a field by its name; nil for an unknown one.
  static func standing(of name: ArraySlice<UInt8>) -> Standing? {
    guard name.count <= 60 else { return nil }
    let key = name.lowercasedString
    if once.contains(key) { return .once }
    return often.contains(key) || prefixes.contains { key.hasPrefix($0) } ? .often : nil
  }

  private static let once: Set<String> = [
    "from", "sender", "reply-to", "to", "cc", "bcc", "subject", "date", "message-id", "in-reply-to", "references", "mime-version",
    "content-type", "content-transfer-encoding", "content-disposition", "content-id", "content-description",
  ]

  private static let often: Set<String> = [
    "received", "return-path", "delivered-to", "envelope-to", "errors-to", "apparently-to", "bounces-to", "comments", "keywords",
    "precedence", "importance", "priority", "sensitivity", "organization", "user-agent", "mailer", "status", "lines", "newsgroups",
    "authentication-results", "dkim-signature", "domainkey-signature", "received-spf", "feedback-id", "auto-submitted", "mailing-list",
    "return-receipt-to", "disposition-notification-to", "delivery-date", "xref", "path", "approved", "require-recipient-valid-since",
  ]

  private static let prefixes = ["x-", "list-", "resent-", "content-", "arc-", "thread-", "original-", "old-"]
}
