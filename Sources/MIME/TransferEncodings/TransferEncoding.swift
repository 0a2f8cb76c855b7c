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

  /// A body with its encoding undone.
  struct Decoded {
    var bytes: [UInt8]
    /// Whether the encoded body holds what the encoding does not allow, or ends too early.
    var isDamaged: Bool
    /// Plain words around what was encoded, in the message's own bytes.
    var before: ArraySlice<UInt8> = []
    var after: ArraySlice<UInt8> = []
  }

  /// Undoes the encoding.
  ///
  /// - Parameter isText: whether the body is a text, which some programs label without encoding it.
  func decode(_ bytes: ArraySlice<UInt8>, isText: Bool = false) -> Decoded {
    switch self {
    case .identity: return Decoded(bytes: Array(bytes), isDamaged: false)
    case .base64:
      let body = Base64Body.decode(bytes, keepsPlainText: isText)
      return Decoded(bytes: body.bytes, isDamaged: body.isDamaged, before: body.banner, after: body.footer)
    case .quotedPrintable:
      let body = QuotedPrintable.decode(bytes)
      return Decoded(bytes: body.bytes, isDamaged: body.isDamaged)
    case .uuencode:
      let body = UUEncoding.decode(bytes)
      let words = UUEncoding.surroundings(in: bytes)
      return Decoded(bytes: body.bytes, isDamaged: body.isDamaged, before: words.before, after: words.after)
    }
  }
}
