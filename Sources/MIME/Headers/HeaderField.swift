/// One field of a header block.
public struct HeaderField: Sendable {
  private let bytes: ArraySlice<UInt8>
  private let nameEnd: Int
  private let bodyStart: Int
  private let rawCharset: Charset?
  private let limits: Limits

  /// - Parameter rawCharset: the charset that raw bytes are likely to be in.
  init(bytes: ArraySlice<UInt8>, nameEnd: Int, bodyStart: Int, rawCharset: Charset?, limits: Limits) {
    self.bytes = bytes
    self.nameEnd = nameEnd
    self.bodyStart = bodyStart
    self.rawCharset = rawCharset
    self.limits = limits
  }

  /// The name as written.
  public var name: String { String(decoding: bytes[..<nameEnd], as: UTF8.self) }

  /// What follows the colon, as it lies in the message: folded, with its last line end.
  public var rawBody: ArraySlice<UInt8> { bytes[bodyStart...] }

  /// The whole field as it lies in the message, name and last line end included.
  public var rawField: ArraySlice<UInt8> { bytes }

  /// The body without line ends and without white space at its ends (RFC 5322, section 2.2.3); encoded words and raw bytes as they are.
  ///
  /// A CR that ends no line is a space: some readers break lines there, and what stands behind it must not join the word before.
  public var unfolded: [UInt8] {
    let body = rawBody.trimmed
    if !body.has(.lf), !body.has(.cr) { return Array(body) }
    var result: [UInt8] = []
    result.reserveCapacity(body.count)
    var openReturns = 0
    for byte in body {
      if byte == .cr {
        openReturns += 1
      } else {
        if byte != .lf {
          result.append(contentsOf: repeatElement(.space, count: openReturns))
          result.append(byte)
        }
        openReturns = 0
      }
    }
    return result
  }

  /// The body as one line of text: unfolded, encoded words (RFC 2047) and raw 8-bit or ISO-2022-JP bytes decoded.
  ///
  /// For unstructured fields such as Subject. Structured fields are split before they are decoded: see ``Message/from`` and its kin.
  public var text: String { decodedText.string }

  /// Like ``text``, with the diagnostics.
  public var decodedText: DecodedText { EncodedWords.decode(unfolded, rawCharset: rawCharset, limits: limits) }

  /// The mailboxes in the body, for fields that hold an address list, at most `maximum`.
  func addresses(atMost maximum: Int, keepsGroupNames: Bool = false) -> [MailAddress] {
    AddressParser.parse(unfolded, maximum: maximum, rawCharset: rawCharset, limits: limits, keepsGroupNames: keepsGroupNames).mailboxes
  }

  /// The mailboxes in the body, for fields that hold an address list, at most ``Limits/addresses``.
  public var addresses: [MailAddress] { addresses(atMost: limits.addresses) }

  /// The body as a value with parameters (RFC 2045, section 5.1): the value in lower case without comments, the parameters decoded, by name
  /// in lower case.
  public var structuredValue: (value: String, parameters: [String: String]) {
    let list = ParameterList(unfolded, limits: limits)
    return (list.value, list.parameters)
  }
}
