/// A transfer encoding that a body can be written in (RFC 2045, section 6).
public enum BodyEncoding: Sendable, Hashable {
  /// The bytes as they are: `7bit`, `8bit`, `binary`.
  case identity
  /// For whatever bytes.
  case base64
  /// For text that is mostly ASCII.
  case quotedPrintable

  /// The encoding that a label means; nil for an unknown one and for uuencode, which nobody should write any more.
  public init?(label: String) {
    switch TransferEncoding(label: label) {
    case .identity: self = .identity
    case .base64: self = .base64
    case .quotedPrintable: self = .quotedPrintable
    case .uuencode, nil: return nil
    }
  }

  /// The encoded body, in lines of at most 76 characters that end with `lineEnd`.
  ///
  /// The last line of base64 has no end of its own: what follows a body begins with one.
  public func encode(_ bytes: [UInt8], lineEnd: [UInt8]) -> [UInt8] {
    switch self {
    case .identity: bytes
    case .base64: Base64.encode(bytes, columns: 76, lineEnd: lineEnd)
    case .quotedPrintable: QuotedPrintable.encode(bytes, lineEnd: lineEnd)
    }
  }
}
