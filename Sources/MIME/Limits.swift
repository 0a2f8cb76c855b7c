/// How much of one message is read; what lies beyond is left out and reported in a ``Diagnostic``.
///
/// The values stop hostile mail. None of them cuts real notification mail. All are plain numbers, so that a test can lower them.
public struct Limits: Sendable, Hashable {
  /// Bytes of one message; the rest is not looked at.
  public var messageBytes = 64 << 20
  /// Bytes of one header block; fields that begin beyond are left out.
  public var headerBytes = 1 << 20
  /// Fields of one header block; later ones are left out.
  public var headerFields = 2_000
  /// Bytes of one field, folding included; the rest of its body is left out.
  public var headerFieldBytes = 64 << 10
  /// Mailboxes read from a `From`, `Sender` or similar originator field.
  public var originators = 10
  /// Mailboxes read from a `To`, `Cc` or similar destination field.
  public var addresses = 1_000
  /// Message identifiers read from `References`; the last ones are kept, since they are the nearest.
  public var references = 100
  /// Encoded words decoded in one field (RFC 2047); the rest stays as written.
  public var encodedWords = 200
  /// Open multiparts and attached messages; a deeper one is a leaf.
  public var nestingDepth = 128
  /// Attached messages that lie inside each other in base64 or quoted-printable and are decoded to be walked.
  public var encodedMessageDepth = 3
  /// Leaf parts listed.
  public var parts = 2_000
  /// Text parts offered for reading by ``MIMEStructure/textParts``.
  public var textParts = 50
  /// Parameters of one structured field (RFC 2045, section 5.1).
  public var parameters = 100
  /// Sections of one parameter (RFC 2231, section 3).
  public var parameterSections = 100
  /// Bytes of the encoded body that one text part is decoded from, and of the text it gives.
  public var textBytes = 16 << 20

  /// The limits for ordinary use.
  public static let standard = Limits()

  /// The standard limits, to be changed by member.
  public init() {}
}
