/// Which charset a text is read in: what its label says, unless the bytes contradict it.
///
/// Japanese mail is mislabelled often: forms and shop systems write UTF-8 or Shift_JIS under "iso-2022-jp", old gateways put
/// "us-ascii" on ISO-2022-JP. A label is overridden only in favour of a reading that is free of errors and clearly Japanese.
struct CharsetChoice {
  /// The charset to decode with.
  private(set) var charset: Charset
  /// Why it is not the one of the label.
  private(set) var diagnostics: [Diagnostic] = []

  /// Chooses for a text that is not plain ASCII.
  ///
  /// - Parameters:
  ///   - labelled: the charset that `label` means.
  ///   - neighbour: the charset of the text that goes with one that has no label.
  init(for bytes: Span<UInt8>, label: String?, labelled: Charset?, neighbour: Charset? = nil) {
    charset = labelled ?? .windows1252
    if charset.isConfirmed(by: bytes) { return }
    if charset.isWide {
      let read = WideEvidence(bytes, labelled: charset).bestReading
      if read != charset, Charset(byteOrderMarkOf: bytes) == nil { diagnostics = [Self.overridden(label, read)] }
      charset = read
      return
    }
    let evidence = CharsetEvidence(bytes)
    // us-ascii promises nothing about other bytes, so it counts as no label where there are some.
    if let labelled, labelled != .usASCII {
      guard let better = evidence.contradiction(to: labelled) else { return }
      charset = better
      diagnostics = [Self.overridden(label, better)]
      return
    }
    charset = evidence.guess(beside: label == nil ? neighbour : nil)
    let code: Diagnostic.Code = label == nil ? .charsetGuessed : labelled == nil ? .charsetUnknown : .charsetOverridden
    diagnostics = [Diagnostic(code, "labelled \(Self.shown(label)), read as \(charset.name)")]
  }

  /// Chooses by the bytes alone, since this system cannot convert the chosen charset.
  mutating func fallBack(for bytes: Span<UInt8>) {
    let guess = CharsetEvidence(bytes).bestGuess
    diagnostics.append(Diagnostic(.charsetUnknown, "no converter for \(charset.name); read as \(guess.name)"))
    charset = guess
  }

  private static func overridden(_ label: String?, _ charset: Charset) -> Diagnostic {
    Diagnostic(.charsetOverridden, "labelled \(shown(label)), but the bytes are \(charset.name)")
  }

  private static func shown(_ label: String?) -> String { label.map { "\"\($0)\"" } ?? "with no charset" }
}

extension Charset {
  /// Whether the bytes leave no doubt about the label, so that nothing else need be looked at.
  fileprivate func isConfirmed(by bytes: Span<UInt8>) -> Bool {
    switch self {
    case .utf8: !bytes.isASCII && UTF8Repair.isValid(bytes) && !bytes.bytes.withUnsafeBytes { $0.contains(.escape) }
    case .iso2022JP: bytes.isASCII
    default: false
    }
  }

  /// Whether ASCII bytes (without ESC, SO) mean themselves in it.
  var readsASCIIAsIs: Bool {
    switch self {
    case .utf8, .iso2022JP, .shiftJIS, .eucJP, .windows1252, .usASCII: true
    case .utf7: false
    case .iconv(let name, _): !isWide && !name.uppercased().hasPrefix("ISO-2022")
    }
  }
}
