/// Something a reader repaired, guessed or cut.
///
/// A diagnostic never stops the reading. It tells a person, or a rule that judges trust, that another program may read the
/// same bytes differently.
public struct Diagnostic: Sendable, Hashable {
  /// What happened.
  public let code: Code
  /// The particulars, in English: the field, part, charset or number concerned.
  public let detail: String
  /// Where in the message's bytes, counted from its first byte; nil if it has no single place there.
  public let offset: Int?

  /// A diagnostic.
  public init(_ code: Code, _ detail: String, offset: Int? = nil) {
    self.code = code
    self.detail = detail
    self.offset = offset
  }
}

extension Diagnostic {
  /// The kind of a diagnostic; more kinds may come.
  public struct Code: RawRepresentable, Sendable, Hashable {
    /// The name, as programs see it.
    public let rawValue: String
    /// A code by its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    // The header block.

    /// Empty lines stand above the header block, which by the letter end it before it began; they were passed over.
    public static let emptyLinesFirst = Code(rawValue: "emptyLinesFirst")
    /// A line of the header block that is no field; it was passed over.
    public static let headerJunk = Code(rawValue: "headerJunk")
    /// The header block ends without an empty line: the first line that cannot belong to it begins the body.
    public static let headerUnterminated = Code(rawValue: "headerUnterminated")
    /// The header block is longer than ``Limits/headerBytes`` or has more than ``Limits/headerFields`` fields.
    public static let headerCut = Code(rawValue: "headerCut")
    /// A field is longer than ``Limits/headerFieldBytes``.
    public static let fieldCut = Code(rawValue: "fieldCut")
    /// A CR that belongs to no line end stands in the header, or CR alone ends the lines of the message.
    public static let bareCarriageReturn = Code(rawValue: "bareCarriageReturn")
    /// A field that may stand once stands more than once; the first counts, of To and Cc all do.
    public static let duplicateField = Code(rawValue: "duplicateField")
    /// The Date field holds no date that can be read.
    public static let dateUnreadable = Code(rawValue: "dateUnreadable")
    /// The Date field was read otherwise than its letters say: a sign was added to its zone, or its twelve-hour clock was understood.
    public static let dateRepaired = Code(rawValue: "dateRepaired")
    /// The Date field names no zone that is known; it was taken for UTC (RFC 5322, section 4.3).
    public static let dateZoneMissing = Code(rawValue: "dateZoneMissing")
    /// The Content-Type field names no media type.
    public static let contentTypeUnreadable = Code(rawValue: "contentTypeUnreadable")
    /// A field has more addresses than ``Limits/originators`` or ``Limits/addresses``; the first count.
    public static let addressesCut = Code(rawValue: "addressesCut")
    /// References has more identifiers than ``Limits/references``; the last count.
    public static let referencesCut = Code(rawValue: "referencesCut")
    /// A parameter stands more than once in a field; the first counts.
    public static let duplicateParameter = Code(rawValue: "duplicateParameter")
    /// A field has more parameters, or a parameter more sections, than the limits allow.
    public static let parametersCut = Code(rawValue: "parametersCut")
    /// A section of a parameter is missing (RFC 2231, section 3); the sections before it count.
    public static let parameterSectionMissing = Code(rawValue: "parameterSectionMissing")

    /// A field has more encoded words than ``Limits/encodedWords``; the rest stays as written.
    public static let encodedWordsCut = Code(rawValue: "encodedWordsCut")

    // The structure of the body.

    /// The message is longer than ``Limits/messageBytes``.
    public static let messageCut = Code(rawValue: "messageCut")
    /// A multipart has no boundary parameter; it was read as one part.
    public static let boundaryMissing = Code(rawValue: "boundaryMissing")
    /// The boundary of a multipart never appears in its body.
    public static let boundaryNotFound = Code(rawValue: "boundaryNotFound")
    /// A multipart ends without its closing boundary.
    public static let multipartUnclosed = Code(rawValue: "multipartUnclosed")
    /// Multiparts or attached messages are nested deeper than the limits allow; the part was not opened.
    public static let nestingCut = Code(rawValue: "nestingCut")
    /// There are more parts than ``Limits/parts``.
    public static let partsCut = Code(rawValue: "partsCut")
    /// A part stands behind the closing boundary of its multipart, where other readers may show it; it was not read.
    public static let partAfterEnd = Code(rawValue: "partAfterEnd")
    /// There are more text parts than ``Limits/textParts``.
    public static let textPartsCut = Code(rawValue: "textPartsCut")
    /// Every text is marked as an attachment; they were read as what the message says.
    public static let attachmentRead = Code(rawValue: "attachmentRead")
    /// A multipart that claims base64 or quoted-printable, which RFC 2045 forbids; the claim was ignored.
    public static let encodedMultipart = Code(rawValue: "encodedMultipart")

    // Transfer encodings and charsets.

    /// The transfer encoding is unknown; the body was taken as it is.
    public static let transferEncodingUnknown = Code(rawValue: "transferEncodingUnknown")
    /// The encoded body holds bytes that its transfer encoding does not allow, or ends too early.
    public static let transferEncodingDamaged = Code(rawValue: "transferEncodingDamaged")
    /// The charset label is unknown or cannot be converted here; another charset was chosen.
    public static let charsetUnknown = Code(rawValue: "charsetUnknown")
    /// There is no charset label and the text is not ASCII; a charset was chosen by its bytes.
    public static let charsetGuessed = Code(rawValue: "charsetGuessed")
    /// The charset label contradicts the bytes; another charset was chosen.
    public static let charsetOverridden = Code(rawValue: "charsetOverridden")
    /// The text holds pieces in another charset, put in without being converted; they were read along with it.
    public static let charsetMixed = Code(rawValue: "charsetMixed")
    /// ESC characters or whole escape sequences of ISO-2022-JP are missing from the text; it was read as if they were there.
    public static let escapesRestored = Code(rawValue: "escapesRestored")
    /// Bytes that mean nothing in the charset became U+FFFD.
    public static let bytesReplaced = Code(rawValue: "bytesReplaced")
    /// A file stood in the text, written by uuencode.
    public static let embeddedFile = Code(rawValue: "embeddedFile")
    /// A text is longer than ``Limits/textBytes``.
    public static let textCut = Code(rawValue: "textCut")
  }
}
