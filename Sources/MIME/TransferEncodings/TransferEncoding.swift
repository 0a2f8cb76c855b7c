/// The transfer encodings of RFC 2045, section 6, and uuencode.
enum TransferEncoding {
  case identity, base64, quotedPrintable, uuencode

  /// The encoding a label means; nil for an unknown one.
  ///
  /// Comments and stray punctuation were cut before.
  init?(label: String) {
    switch label {
    case "", "7bit", "8bit", "binary", "7-bit", "8-bit", "7bits", "8bits", "none", "ascii", "us-ascii", "utf-8", "plain", "text":
      self = .identity
    case "base64", "base-64", "b": self = .base64
    case "quoted-printable", "quotedprintable", "quoted_printable", "qp", "q", "quoted/printable": self = .quotedPrintable
    case "x-uuencode", "uuencode", "x-uue", "uue", "x-uu": self = .uuencode
    default: return nil
    }
  }

  /// Undoes the encoding.
  func decode(_ bytes: ArraySlice<UInt8>) -> (bytes: [UInt8], isDamaged: Bool) {
    switch self {
    case .identity: (Array(bytes), false)
    case .base64: Base64.decode(bytes)
    case .quotedPrintable: QuotedPrintable.decode(bytes)
    case .uuencode: UUEncoding.decode(bytes)
    }
  }
}
