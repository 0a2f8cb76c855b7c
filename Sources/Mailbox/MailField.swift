/// Names of header fields that mail has and other text does not, or seldom.
enum MailField {
  /// True for a field that stands at the top of mail, whichever program wrote it there.
  ///
  /// Programs name their own fields `X-…`.
  static func isOne(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    bytes.hasPrefix("X-", at: name.lowerBound) || bytes.hasPrefix("x-", at: name.lowerBound)
      || isSure(bytes, name) || common.contains { bytes.equals($0, in: name) }
  }

  /// True for a field that letters, notes and settings do not have by chance.
  static func isSure(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    sure.contains { bytes.equals($0, in: name) }
  }

  private static let sure: [StaticString] = [
    "From", "Received", "Return-Path", "Message-ID", "MIME-Version", "Delivered-To", "X-Mozilla-Status", "X-GM-THRID",
  ]

  private static let common: [StaticString] = [
    "Date", "Subject", "To", "Cc", "Bcc", "Sender", "Reply-To", "In-Reply-To", "References", "Content-Type", "Content-Transfer-Encoding",
    "Content-Length", "Status", "Envelope-To", "DKIM-Signature", "Authentication-Results", "Received-SPF", "ARC-Seal",
    "ARC-Message-Signature", "ARC-Authentication-Results", "Resent-From", "Resent-Date", "Resent-To", "List-Id", "List-Unsubscribe",
    "Organization", "User-Agent", "Precedence", "Auto-Submitted", "Importance", "Priority", "Lines",
  ]
}
