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
  /// - Parameter labelled: the charset that `label` means.
  init(for bytes: Span<UInt8>, label: String?, labelled: Charset?) {
    charset = labelled ?? .windows1252
    if charset.isConfirmed(by: bytes) { return }
    if charset.isWide {
      chooseWide(bytes, label)
      return
    }
    let evidence = CharsetEvidence(bytes)
    // us-ascii promises nothing about other bytes, so it counts as no label where there are some.
    if let labelled, labelled != .usASCII {
      guard let better = evidence.contradiction(to: labelled) else { return }
      charset = better
      diagnostics = [Diagnostic(.charsetOverridden, "labelled \(shown(label)), but the bytes are \(better.name)")]
      return
    }
    charset = evidence.bestGuess
    let code: Diagnostic.Code = label == nil ? .charsetGuessed : labelled == nil ? .charsetUnknown : .charsetOverridden
    diagnostics = [Diagnostic(code, "labelled \(shown(label)), read as \(charset.name)")]
  }

  /// Chooses by the bytes alone, since this system cannot convert the chosen charset.
  mutating func fallBack(for bytes: Span<UInt8>) {
    let guess = CharsetEvidence(bytes).bestGuess
    diagnostics.append(Diagnostic(.charsetUnknown, "no converter for \(charset.name); read as \(guess.name)"))
    charset = guess
  }

  /// Chooses for a text whose label promises two bytes or more a character.
  private mutating func chooseWide(_ bytes: Span<UInt8>, _ label: String?) {
    if let marked = Charset(byteOrderMarkOf: bytes) {
      charset = marked
    } else if bytes.isASCII, !bytes.bytes.withUnsafeBytes({ $0.contains(0) }) {
      // Text of single bytes under such a label; in kana, though, both bytes of each character may be ASCII.
      guard let decoded = charset.decode(bytes), !TextPortrait(decoded.utf8).isPlainlyJapanese else { return }
      charset = .usASCII
      diagnostics = [Diagnostic(.charsetOverridden, "labelled \(shown(label)), but the bytes are us-ascii")]
    }
  }

  private func shown(_ label: String?) -> String { label.map { "\"\($0)\"" } ?? "with no charset" }
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

  /// Whether each character has two bytes or more: UTF-16, UTF-32 and their kin.
  var isWide: Bool {
    guard case .iconv(let name, _) = self else { return false }
    let upper = name.uppercased()
    return ["UTF-16", "UTF16", "UTF-32", "UTF32", "UCS", "ISO-10646", "UNICODE"].contains { upper.hasPrefix($0) }
  }

  /// The form of UTF-16 that a byte order mark at the start tells.
  fileprivate init?(byteOrderMarkOf bytes: Span<UInt8>) {
    guard bytes.count >= 2, bytes.count < 4 || bytes[2] != 0 || bytes[3] != 0 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): self = .iconv("UTF-16LE", shown: "utf-16le")
    case (0xFE, 0xFF): self = .iconv("UTF-16BE", shown: "utf-16be")
    default: return nil
    }
  }
}

/// What the bytes of a text say about their charset.
struct CharsetEvidence {
  /// Bytes looked at: more tells nothing new.
  private static let sampleSize = 16 << 10

  private let sample: [UInt8]
  private let hasHighBytes: Bool
  private let hasDesignation: Bool
  /// Whether a designation is followed by characters of its set.
  private let hasDesignatedText: Bool
  private let byteOrderMark: Charset?
  private let isUTF8: Bool
  private let looksWestern: Bool

  init(_ bytes: Span<UInt8>) {
    // The sample begins shortly before the text stops being plain ASCII.
    let firstHigh = bytes.asciiRun(from: 0)
    let firstEscape = bytes.bytes.withUnsafeBytes { $0.firstIndex(of: .escape) } ?? bytes.count
    let start = max(0, min(firstHigh, firstEscape) &- 64)
    hasHighBytes = firstHigh < bytes.count
    let length = min(bytes.count &- start, Self.sampleSize)
    sample = [UInt8](capacity: length) { output in
      for offset in 0..<length { output.append(bytes[start &+ offset]) }
    }
    hasDesignation = Self.hasDesignation(bytes)
    hasDesignatedText = hasDesignation && ISO2022JP.hasDesignatedText(bytes)
    byteOrderMark = Charset(byteOrderMarkOf: bytes)
    isUTF8 = hasHighBytes && UTF8Repair.isValidAsMailHasIt(bytes)
    looksWestern = hasHighBytes && Self.looksWestern(sample)
  }

  /// The charset of a text that carries no label.
  var bestGuess: Charset {
    if hasDesignation, !hasHighBytes { return .iso2022JP }
    let reading = bestJapanese
    // What was put into ISO-2022-JP without being converted is read along with it.
    if hasDesignatedText {
      let others = max(reading?.portrait.score ?? Int.min, portrait(in: .utf8).score)
      if portrait(in: .iso2022JP).score >= others { return .iso2022JP }
    }
    if isUTF8 || !hasHighBytes { return .utf8 }
    if let byteOrderMark { return byteOrderMark }
    // Before EUC-JP, in which pairs of them are rare kanji.
    if !looksWestern, readsAsHalfWidthKatakana { return .shiftJIS }
    if let reading, !looksWestern, reading.portrait.errors == 0, reading.portrait.score > 0 { return reading.charset }
    let asUTF8 = portrait(in: .utf8)
    if asUTF8.errors &* 8 < asUTF8.wide { return .utf8 }
    if let reading, !looksWestern, reading.portrait.score > 0 { return reading.charset }
    return .windows1252
  }

  /// A charset that fits the bytes so much better than `labelled` that the label must be wrong; nil if the label stands.
  func contradiction(to labelled: Charset) -> Charset? {
    if hasDesignation, !hasHighBytes { return labelled == .iso2022JP || labelled.hasOwnEscapes ? nil : .iso2022JP }
    if hasDesignatedText, !labelled.hasOwnEscapes {
      if labelled == .iso2022JP { return nil }
      if portrait(in: .iso2022JP).score > portrait(in: labelled).score { return .iso2022JP }
    }
    guard hasHighBytes, !(isUTF8 && labelled == .utf8) else { return nil }
    let own = portrait(in: labelled)
    if own.errors == 0, own.isPlainlyJapanese, !isUTF8 { return nil }
    if isUTF8 {
      let asUTF8 = portrait(in: .utf8)
      // Western text keeps its label: UTF-8 under iso-8859-1 is rare, and both readings are legible.
      if own.errors > 0 || (asUTF8.isJapanese && asUTF8.score > own.score) { return .utf8 }
      return nil
    }
    // ISO-2022-JP, as mail has it, reads such bytes too.
    if own.errors > 0, !looksWestern, readsAsHalfWidthKatakana { return labelled == .iso2022JP ? nil : .shiftJIS }
    guard !looksWestern, let best = bestJapanese, best.portrait.japanese > 1, best.charset != labelled, best.portrait.errors == 0,
      best.portrait.isJapanese, best.portrait.score > own.score
    else { return nil }
    if best.portrait.isPlainlyJapanese { return best.charset }
    // Japanese text with damage here and there: other readings of its bytes are gibberish without errors.
    if own.errors > 0, own.japanese >= own.errors { return nil }
    return own.errors > 0 || own.hasControls ? best.charset : nil
  }

  private var bestJapanese: (charset: Charset, portrait: TextPortrait)? {
    let candidates: [Charset] = [.shiftJIS, .eucJP]
    return candidates.map { ($0, portrait(in: $0)) }.max { $0.1.score < $1.1.score }
  }

  /// Whether the bytes are half-width katakana of Shift_JIS; in pairs they may be rare kanji of EUC-JP.
  private var readsAsHalfWidthKatakana: Bool {
    let reading = portrait(in: .shiftJIS)
    guard reading.isHalfWidthKatakana else { return false }
    let asEUC = portrait(in: .eucJP)
    return asEUC.errors > 0 || (reading.hasVoicedHalfWidth && !asEUC.isPlainlyJapanese)
  }

  /// How the sample looks when it is read in a charset.
  ///
  /// A character cut off by the sample's end is no error.
  private func portrait(in charset: Charset) -> TextPortrait {
    // Without a designation, high bytes are no part of ISO-2022-JP.
    guard let decoded = charset.decode(sample.span, dialect: hasDesignatedText ? .mail : .standard) else { return TextPortrait([]) }
    var portrait = TextPortrait(decoded.utf8)
    if sample.count == Self.sampleSize, portrait.errors > 0 { portrait.forgiveOne() }
    return portrait
  }

  /// Whether there is a designation of a Japanese set: ESC $ @, ESC $ B, ESC $ ( D, ESC ( I.
  private static func hasDesignation(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    while index &+ 2 < bytes.count {
      if bytes[index] == .escape {
        switch (bytes[index &+ 1], bytes[index &+ 2]) {
        case (0x24, 0x40), (0x24, 0x42), (0x24, 0x28), (0x28, 0x49): return true
        default: break
        }
      }
      index &+= 1
    }
    return false
  }

  /// Whether the high bytes are mostly single accented letters between ASCII, as in Western text.
  private static func looksWestern(_ sample: [UInt8]) -> Bool {
    var high = 0
    var single = 0
    for index in sample.indices where sample[index] >= 0x80 {
      high += 1
      let isAfterASCII = index == 0 || sample[index - 1] < 0x80
      let isBeforeASCII = index + 1 == sample.count || sample[index + 1] < 0x80
      if sample[index] >= 0xC0 || sample[index] == 0xA0, isAfterASCII, isBeforeASCII { single += 1 }
    }
    return single * 2 > high
  }
}

extension Charset {
  /// Whether ESC sequences belong to the charset without being ISO-2022-JP.
  fileprivate var hasOwnEscapes: Bool {
    if case .iconv(let name, _) = self { name.hasPrefix("ISO-2022") } else { false }
  }
}
