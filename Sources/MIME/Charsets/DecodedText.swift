/// A text in Unicode, with what was done to read it.
public struct DecodedText: Sendable, Hashable {
  /// The text, always valid UTF-8.
  public internal(set) var utf8: [UInt8]
  /// The charset the bytes were really read in, by its preferred MIME name; "us-ascii" if they are ASCII.
  public let charset: String
  /// What was guessed, overridden, replaced or cut.
  public internal(set) var diagnostics: [Diagnostic]

  /// The text as a string.
  public var string: String { String(decoding: utf8, as: UTF8.self) }

  /// Decodes bytes as a mail reader must: by the label if it fits the bytes, else by the bytes.
  ///
  /// Line ends and a byte order mark stay.
  ///
  /// - Parameters:
  ///   - bytes: the text, its transfer encoding already undone.
  ///   - label: the charset label, in any spelling; nil if there is none.
  public init(decoding bytes: ArraySlice<UInt8>, label: String?) {
    self.init(decoding: bytes, label: label, labelled: label.flatMap(Charset.init(label:)), neighbour: nil)
  }

  /// Like the public one, where it is known already what charset the label means.
  ///
  /// - Parameter neighbour: the charset of the text that goes with one that has no label.
  init(decoding bytes: ArraySlice<UInt8>, label: String?, labelled: Charset? = nil, neighbour: Charset?) {
    let span = bytes.span
    if span.isASCII, !bytes.has(.escape), !bytes.has(0x0E), labelled?.readsASCIIAsIs ?? true {
      self.init(ascii: bytes)
      return
    }
    var choice = CharsetChoice(for: span, label: label, labelled: labelled, neighbour: neighbour)
    var decoded = choice.charset.decode(span)
    if decoded == nil {
      choice.fallBack(for: span)
      decoded = choice.charset.decode(span)
    }
    var charset = choice.charset
    var result = decoded ?? Charset.Decoding(utf8: [])
    if charset == .iso2022JP, result.replacements > 0, let extended = Charset.iso2022JPExtension(reading: span) {
      charset = extended.charset
      result = Charset.Decoding(utf8: extended.utf8)
    }
    self.init(utf8: result.utf8, charset: charset.name, diagnostics: choice.diagnostics + result.diagnostics(in: charset))
  }

  /// Takes ASCII as it is, unless it is ISO-2022-JP that lost its escapes.
  private init(ascii bytes: ArraySlice<UInt8>) {
    guard let restored = LostEscapes.restored(bytes), let decoded = Charset.iso2022JP.decode(restored.span) else {
      self.init(utf8: Array(bytes), charset: "us-ascii", diagnostics: [])
      return
    }
    let note = Diagnostic(.escapesRestored, "the escapes of iso-2022-jp are missing; they were put back")
    self.init(utf8: decoded.utf8, charset: Charset.iso2022JP.name, diagnostics: [note])
  }

  /// Decodes bytes by the WHATWG Encoding Standard's decoder for the label, to the letter: no look at the bytes for labels that lie, no
  /// tolerance for what mail does to ISO-2022-JP.
  ///
  /// For comparing with other programs, not for reading mail.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - label: the charset label; one that means nothing makes the bytes decide.
  public init(decodingByTheStandard bytes: ArraySlice<UInt8>, label: String?) {
    guard let label, let charset = Charset(label: label), let decoded = charset.decode(bytes.span, dialect: .standard) else {
      self.init(decoding: bytes, label: label)
      return
    }
    self.init(utf8: decoded.utf8, charset: charset.name, diagnostics: [])
  }

  init(utf8: [UInt8], charset: String, diagnostics: [Diagnostic]) {
    self.utf8 = utf8
    self.charset = charset
    self.diagnostics = diagnostics
  }

  /// Makes CR LF and CR to LF and drops a byte order mark at the start.
  ///
  /// - Parameter takesDoubledCR: whether CR CR LF is one line end: relays make it of CR LF, but cannot inside of base64.
  mutating func normaliseLineEnds(takesDoubledCR: Bool) {
    if utf8.starts(with: [0xEF, 0xBB, 0xBF]) { utf8.removeFirst(3) }
    utf8.normaliseLineEnds(takesDoubledCR: takesDoubledCR)
  }
}

extension Charset.Decoding {
  /// What was replaced or repaired.
  fileprivate func diagnostics(in charset: Charset) -> [Diagnostic] {
    var found: [Diagnostic] = []
    if !foreign.isEmpty {
      let names = foreign.map(\.name).joined(separator: " and ")
      found.append(Diagnostic(.charsetMixed, "pieces of it are \(names)"))
    }
    if lacksEscapes {
      found.append(Diagnostic(.escapesRestored, "lines go on in two-byte characters without an escape of \(charset.name)"))
    }
    if replacements > 0 {
      found.append(Diagnostic(.bytesReplaced, "\(replacements) pieces mean nothing in \(charset.name); they became U+FFFD"))
    }
    return found
  }
}

extension [UInt8] {
  /// Makes CR LF and CR to LF, in place; CR CR LF too, if that is taken for one line end.
  mutating func normaliseLineEnds(takesDoubledCR: Bool) {
    guard let first = self[...].firstIndex(of: .cr, in: startIndex..<endIndex) else { return }
    var written = first
    var index = first
    var runEnd = first
    while index < count {
      var byte = self[index]
      if byte == .cr {
        if runEnd <= index { runEnd = self[index...].firstIndex { $0 != .cr } ?? count }
        let endsInLF = runEnd < count && self[runEnd] == .lf
        if endsInLF, takesDoubledCR || runEnd == index + 1 { index = runEnd }
        byte = .lf
      }
      self[written] = byte
      written += 1
      index += 1
    }
    removeSubrange(written...)
  }
}
