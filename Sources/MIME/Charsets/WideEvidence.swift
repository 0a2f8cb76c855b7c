/// What the bytes say about a text whose label promises two bytes or more a character.
///
/// The label "utf-16" without a byte order mark means big-endian by RFC 2781 (section 4.3), little-endian on the web, and programs that
/// know no more than that the text is "Unicode" put it on UTF-8: the bytes decide.
struct WideEvidence {
  /// Bytes looked at: an even number, so that no character is cut.
  private static let sampleSize = 16 << 10

  private let labelled: Charset
  private let marked: Charset?
  private let sample: [UInt8]
  private let isASCII: Bool
  /// Read as a text of single bytes.
  private let narrow: (charset: Charset, portrait: TextPortrait)

  init(_ bytes: Span<UInt8>, labelled: Charset) {
    self.labelled = labelled
    marked = Charset(byteOrderMarkOf: bytes)
    let length = min(bytes.count, Self.sampleSize)
    sample = [UInt8](capacity: length) { output in
      for index in 0..<length { output.append(bytes[index]) }
    }
    isASCII = bytes.isASCII
    let evidence = CharsetEvidence(bytes)
    let guess = evidence.bestGuess
    narrow = (guess, evidence.portrait(in: guess))
  }

  /// The charset to read in.
  var bestReading: Charset {
    if let marked { return marked }
    let wide = bestByteOrder
    let portrait = portrait(in: wide)
    // NUL is half of each ASCII character in such a text, and stands in no other.
    if sample.contains(0) { return wide }
    if narrow.charset == .iso2022JP { return narrow.charset }
    // In kana both bytes of each character may be ASCII.
    if isASCII { return portrait.isPlainlyJapanese ? wide : .usASCII }
    guard narrow.portrait.isMostlyJapanese, narrow.portrait.score > 0 else { return wide }
    let isPlainer = narrow.portrait.isPlainlyJapanese && !portrait.isPlainlyJapanese
    return isPlainer || narrow.portrait.score > portrait.score ? narrow.charset : wide
  }

  /// The form of UTF-16 that fits; another wide charset as it is labelled.
  private var bestByteOrder: Charset {
    guard labelled == .utf16LE || labelled == .utf16BE else { return labelled }
    let votes = votesOfASCII
    if votes.little != votes.big { return votes.little > votes.big ? .utf16LE : .utf16BE }
    let other: Charset = labelled == .utf16LE ? .utf16BE : .utf16LE
    return portrait(in: other).score > portrait(in: labelled).score ? other : labelled
  }

  /// How many characters are ASCII in the one and in the other byte order.
  ///
  /// Those that are a common character in the other order, U+3000 and 一, have no vote.
  private var votesOfASCII: (little: Int, big: Int) {
    var little = 0
    var big = 0
    var index = 0
    while index &+ 1 < sample.count {
      switch (sample[index], sample[index &+ 1]) {
      case (0x30, 0), (0x4E, 0), (0, 0x30), (0, 0x4E), (0, 0): break
      case (0x01...0x7F, 0): little &+= 1
      case (0, 0x01...0x7F): big &+= 1
      default: break
      }
      index &+= 2
    }
    return (little, big)
  }

  private func portrait(in charset: Charset) -> TextPortrait {
    TextPortrait(charset.decode(sample.span)?.utf8 ?? [])
  }
}

extension Charset {
  static let utf16LE = Charset.iconv("UTF-16LE", shown: "utf-16le")
  static let utf16BE = Charset.iconv("UTF-16BE", shown: "utf-16be")

  /// Whether each character has two bytes or more: UTF-16, UTF-32 and their kin.
  var isWide: Bool {
    guard case .iconv(let name, _) = self else { return false }
    let upper = name.uppercased()
    return ["UTF-16", "UTF16", "UTF-32", "UTF32", "UCS", "ISO-10646", "UNICODE"].contains { upper.hasPrefix($0) }
  }

  /// The form of UTF-16 that a byte order mark at the start tells.
  init?(byteOrderMarkOf bytes: Span<UInt8>) {
    guard bytes.count >= 2, bytes.count < 4 || bytes[2] != 0 || bytes[3] != 0 else { return nil }
    switch (bytes[0], bytes[1]) {
    case (0xFF, 0xFE): self = .utf16LE
    case (0xFE, 0xFF): self = .utf16BE
    default: return nil
    }
  }
}
