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
  /// How many of the sample's characters are UTF-8 of three bytes and more, and how many pieces are not UTF-8.
  private let utf8: (longCharacters: Int, errors: Int)
  private let looksWestern: Bool

  init(_ bytes: Span<UInt8>) {
    // The sample begins shortly before the text stops being plain ASCII.
    let firstHigh = bytes.asciiRun(from: 0)
    let firstEscape = bytes.bytes.withUnsafeBytes { $0.firstIndex(of: .escape) } ?? bytes.count
    let start = max(0, min(firstHigh, firstEscape) &- 64)
    hasHighBytes = firstHigh < bytes.count
    let length = min(bytes.count &- start, Self.sampleSize)
    let sample = [UInt8](capacity: length) { output in
      for offset in 0..<length { output.append(bytes[start &+ offset]) }
    }
    self.sample = sample
    hasDesignation = ISO2022JP.hasDesignation(bytes)
    hasDesignatedText = hasDesignation && ISO2022JP.hasDesignatedText(bytes)
    byteOrderMark = Charset(byteOrderMarkOf: bytes)
    isUTF8 = hasHighBytes && UTF8Repair.isValidAsMailHasIt(bytes)
    utf8 = UTF8Repair.tally(sample.span)
    looksWestern = hasHighBytes && WesternText.isLikely(sample)
  }

  // MARK: Without a label

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
    if isDamagedUTF8 { return .utf8 }
    // Before EUC-JP, in which pairs of them are rare kanji.
    if !looksWestern, readsAsHalfWidthKatakana { return .shiftJIS }
    let isCredible = reading.map { $0.portrait.score > 0 && !looksWestern && !$0.portrait.isScattered } ?? false
    if let reading, isCredible, reading.portrait.errors == 0 { return reading.charset }
    let asUTF8 = portrait(in: .utf8)
    if asUTF8.errors &* 8 < asUTF8.wide { return .utf8 }
    if looksWestern { return .windows1252 }
    if let reading, isCredible, reading.portrait.isConnected { return reading.charset }
    return utf8.longCharacters > 0 && asUTF8.isJapaneseOrCut ? .utf8 : .windows1252
  }

  /// The charset of a text that carries no label but stands beside one that does: a header field before a body.
  ///
  /// The neighbour's counts where the bytes mean something in it and are not UTF-8.
  func guess(beside neighbour: Charset?) -> Charset {
    guard let neighbour, neighbour.mayHoldRawText, hasHighBytes, !hasDesignation, byteOrderMark == nil,
      utf8.longCharacters == 0, utf8.errors > 0, portrait(in: neighbour).errors == 0
    else { return bestGuess }
    return contradiction(to: neighbour) ?? neighbour
  }

  // MARK: Against a label

  /// A charset that fits the bytes so much better than `labelled` that the label must be wrong; nil if the label stands.
  func contradiction(to labelled: Charset) -> Charset? {
    if hasDesignation, !hasHighBytes { return labelled == .iso2022JP || labelled.hasOwnEscapes ? nil : .iso2022JP }
    if hasDesignatedText, !labelled.hasOwnEscapes {
      if labelled == .iso2022JP { return nil }
      if portrait(in: .iso2022JP).score > portrait(in: labelled).score { return .iso2022JP }
    }
    guard hasHighBytes, !(isUTF8 && labelled == .utf8) else { return nil }
    let own = portrait(in: labelled)
    if let byteOrderMark, own.errors > 0 || sample.contains(0) { return byteOrderMark }
    if own.errors == 0, own.isPlainlyJapanese, !isUTF8, !isDamagedUTF8 { return nil }
    if isUTF8 || isDamagedUTF8 { return contradictionByUTF8(to: labelled, own) }
    // ISO-2022-JP, as mail has it, reads lone katakana of eight bits too.
    if own.errors > 0, !looksWestern, readsAsHalfWidthKatakana {
      return labelled == .iso2022JP && portrait(in: .shiftJIS).japaneseOrOrnaments == 0 ? nil : .shiftJIS
    }
    return contradictionByJapanese(to: labelled, own)
  }

  /// UTF-8 under another label, whole or with damage here and there; nil if the label stands.
  private func contradictionByUTF8(to labelled: Charset, _ own: TextPortrait) -> Charset? {
    if labelled == .utf8 { return nil }
    let asUTF8 = portrait(in: .utf8)
    // Western text keeps its label: UTF-8 under iso-8859-1 is rare, and both readings are legible.
    if own.errors > 0 || (asUTF8.isMostlyJapanese && asUTF8.scoreWithoutErrors > own.score) { return .utf8 }
    return nil
  }

  /// Shift_JIS or EUC-JP under another label; nil if the label stands.
  private func contradictionByJapanese(to labelled: Charset, _ own: TextPortrait) -> Charset? {
    guard !looksWestern, let best = bestJapanese, best.charset != labelled, best.portrait.isJapanese,
      best.portrait.japaneseOrOrnaments > 1, best.portrait.score > own.score
    else { return nil }
    if best.portrait.isPlainlyJapanese { return best.charset }
    // Japanese text with damage here and there: other readings of its bytes are gibberish without errors.
    if own.errors > 0, own.japanese >= own.errors { return nil }
    // Every byte means something in windows-1252, but its letters form no words of common kanji.
    if labelled == .windows1252, best.portrait.isConnected { return best.charset }
    return own.errors > 0 || own.hasControls ? best.charset : nil
  }

  // MARK: Readings

  private var bestJapanese: (charset: Charset, portrait: TextPortrait)? {
    let candidates: [Charset] = [.shiftJIS, .eucJP]
    return candidates.map { ($0, portrait(in: $0)) }.max { $0.1.score < $1.1.score }
  }

  /// Whether the text is UTF-8 with a character damaged here and there, which leaves no other reading.
  private var isDamagedUTF8: Bool { !isUTF8 && utf8.longCharacters > 1 && utf8.longCharacters > utf8.errors }

  /// Whether the bytes are half-width katakana of Shift_JIS; in pairs they may be rare kanji of EUC-JP.
  private var readsAsHalfWidthKatakana: Bool {
    let reading = portrait(in: .shiftJIS)
    guard reading.isHalfWidthKatakana else { return false }
    let asEUC = portrait(in: .eucJP)
    if asEUC.isPlainlyJapaneseOrCut { return false }
    return asEUC.errors > 0 || asEUC.isMadeOfRareKanji || reading.hasVoicedHalfWidth
  }

  /// How the sample looks when it is read in a charset.
  ///
  /// A character cut off by the sample's end is no error.
  func portrait(in charset: Charset) -> TextPortrait {
    // Without a designation, high bytes are no part of ISO-2022-JP.
    guard let decoded = charset.decode(sample.span, dialect: hasDesignatedText ? .mail : .standard) else { return TextPortrait([]) }
    var portrait = TextPortrait(decoded.utf8)
    if sample.count == Self.sampleSize, portrait.errors > 0 { portrait.forgiveOne() }
    return portrait
  }
}

extension Charset {
  /// Whether ESC sequences belong to the charset without being ISO-2022-JP.
  fileprivate var hasOwnEscapes: Bool {
    if case .iconv(let name, _) = self { name.hasPrefix("ISO-2022") } else { false }
  }

  /// Whether header fields may hold raw bytes of it that its name helps to tell from those of other charsets.
  fileprivate var mayHoldRawText: Bool {
    switch self {
    case .shiftJIS, .eucJP, .windows1252: true
    case .utf8, .iso2022JP, .usASCII, .utf7: false
    case .iconv: !isWide && !hasOwnEscapes
    }
  }
}
