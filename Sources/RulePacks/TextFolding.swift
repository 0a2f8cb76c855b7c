/// Text folded for comparison, with the way back to the original.
///
/// Full-width and half-width forms, letter case, runs of blanks, invisible characters and the spelling of honorific prefixes are
/// differences that Japanese mail makes at random (`ＡＭＡＺＯＮ`, `ｷｬﾝｾﾙ`, `合　計`, `御注文`); phrases and text are both folded, so that they
/// meet.
public struct FoldedText: Sendable {
  /// The folded text.
  ///
  /// Line feeds and tabs (cell borders) are kept.
  public private(set) var bytes: [UInt8] = []
  /// For each byte of ``bytes`` the offset in the original of the character it comes from.
  public private(set) var origins: [Int32] = []
  /// Length of the original up to which it has been folded.
  public private(set) var originalLength = 0
  private var hasPendingBlank = false
  private var joinsLines = false

  /// An empty text.
  public init() {}

  /// Folds a whole text.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - joinsLines: Whether line ends are mere blanks, so that phrases are found across them.
  public init(_ text: some Sequence<UInt8>, joinsLines: Bool = false) {
    self.joinsLines = joinsLines
    let original = Array(text)
    bytes.reserveCapacity(original.count)
    origins.reserveCapacity(original.count)
    append(original[...], at: 0)
  }

  /// The folded bytes of a phrase, without blanks at its ends.
  public static func phrase(_ text: String) -> [UInt8] { FoldedText(Array(text.utf8)).bytes }

  /// The original range from which a folded range comes.
  public func original(_ range: Range<Int>) -> Range<Int> {
    guard !range.isEmpty, range.lowerBound < origins.count else { return originalLength..<originalLength }
    let start = Int(origins[range.lowerBound])
    let end = range.upperBound < origins.count ? Int(origins[range.upperBound]) : originalLength
    return start..<max(start, end)
  }

  /// Appends a border that no phrase can cross.
  public mutating func appendBorder(_ byte: UInt8 = UInt8(ascii: "\n"), at offset: Int) {
    hasPendingBlank = false
    bytes.append(byte)
    origins.append(Int32(truncatingIfNeeded: offset))
  }

  /// Appends a blank, which is kept only between two ASCII characters.
  public mutating func appendBlank() { hasPendingBlank = true }

  /// Folds `text`, whose first byte lies at `offset` of the original.
  ///
  /// Linear; bytes that are not UTF-8 are passed on as they are.
  public mutating func append(_ text: ArraySlice<UInt8>, at offset: Int) {
    var index = text.startIndex
    let base = offset - text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      if byte < 0x80 {
        appendASCII(byte, at: index + base)
        index += 1
        continue
      }
      let (scalar, length) = decodeScalar(text, at: index)
      appendScalar(scalar, source: text[index..<index + length], at: index + base)
      index += length
    }
    originalLength = max(originalLength, offset + text.count)
  }

  private mutating func emit(_ byte: UInt8, at offset: Int) {
    bytes.append(byte)
    origins.append(Int32(truncatingIfNeeded: offset))
  }

  private mutating func appendASCII(_ byte: UInt8, at offset: Int) {
    switch byte {
    case UInt8(ascii: "\n") where joinsLines: hasPendingBlank = true
    case UInt8(ascii: "\n"), UInt8(ascii: "\t"): appendBorder(byte, at: offset)
    case UInt8(ascii: " "), UInt8(ascii: "\r"), 0x0B, 0x0C: hasPendingBlank = true
    default:
      flushBlank(beforeASCII: true, at: offset)
      emit(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte, at: offset)
    }
  }

  private mutating func flushBlank(beforeASCII: Bool, at offset: Int) {
    guard hasPendingBlank else { return }
    hasPendingBlank = false
    if beforeASCII, let last = bytes.last, last > 0x20, last < 0x7F { emit(UInt8(ascii: " "), at: offset) }
  }

  private mutating func appendScalar(_ scalar: UInt32, source: ArraySlice<UInt8>, at offset: Int) {
    switch scalar {
    case 0x3000, 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x2028, 0x2029: hasPendingBlank = true
    // Format characters: they separate nothing visible, and fakes hide words with them.
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF, 0xFE00...0xFE0F, 0x34F, 0x61C, 0x180E, 0xE0000...0xE01EF: break
    case 0xFF01...0xFF5E: appendASCII(UInt8(scalar - 0xFEE0), at: offset)
    case 0xFF61...0xFF9F: appendHalfWidthKatakana(scalar, at: offset)
    case 0x301C: appendASCII(UInt8(ascii: "~"), at: offset)
    case 0x2010...0x2015, 0x2212, 0x2043, 0xFE63: appendASCII(UInt8(ascii: "-"), at: offset)
    case 0xFFE5: emitScalar(0xA5, at: offset)
    case 0xFFE1: emitScalar(0xA3, at: offset)
    case 0x2715, 0x2716, 0x2A2F: emitScalar(0xD7, at: offset)
    case 0x2116: for byte in Array("no".utf8) { appendASCII(byte, at: offset) }
    case 0x2121: for byte in Array("tel".utf8) { appendASCII(byte, at: offset) }
    case 0x2018, 0x2019: appendASCII(UInt8(ascii: "'"), at: offset)
    default:
      flushBlank(beforeASCII: false, at: offset)
      if isKanji(scalar) { writeHonorificAsKanji() }
      for byte in source { emit(byte, at: offset) }
    }
  }

  private func isKanji(_ scalar: UInt32) -> Bool { scalar >= 0x4E00 && scalar <= 0x9FFF }

  /// ご and お before kanji become 御, which old-fashioned letters write for both.
  private mutating func writeHonorificAsKanji() {
    let last = bytes.count - 3
    guard last >= 0, bytes[last] == 0xE3, bytes[last + 1] == 0x81, bytes[last + 2] == 0x94 || bytes[last + 2] == 0x8A else { return }
    (bytes[last], bytes[last + 1], bytes[last + 2]) = (0xE5, 0xBE, 0xA1)
  }

  private mutating func emitScalar(_ scalar: UInt32, at offset: Int) {
    flushBlank(beforeASCII: false, at: offset)
    if scalar < 0x800 {
      emit(UInt8(0xC0 | scalar >> 6), at: offset)
    } else {
      emit(UInt8(0xE0 | scalar >> 12), at: offset)
      emit(UInt8(0x80 | scalar >> 6 & 0x3F), at: offset)
    }
    emit(UInt8(0x80 | scalar & 0x3F), at: offset)
  }

  private mutating func appendHalfWidthKatakana(_ scalar: UInt32, at offset: Int) {
    if scalar == 0xFF9E || scalar == 0xFF9F {
      if composeSoundMark(isVoiced: scalar == 0xFF9E) { return }
      emitScalar(scalar == 0xFF9E ? 0x309B : 0x309C, at: offset)
      return
    }
    emitScalar(Self.fullWidthKatakana[Int(scalar - 0xFF61)], at: offset)
  }

  /// Turns the katakana just written into its voiced form; false when it has none.
  private mutating func composeSoundMark(isVoiced: Bool) -> Bool {
    guard bytes.count >= 3, bytes[bytes.count - 3] == 0xE3, !hasPendingBlank else { return false }
    let last = UInt32(bytes[bytes.count - 2] & 0x3F) << 6 | UInt32(bytes[bytes.count - 1] & 0x3F) | 0x3000
    let composed: UInt32
    switch (last, isVoiced) {
    case (0x30A6, true): composed = 0x30F4
    // カ…ト: the voiced form follows the plain one; ツ breaks the rhythm by its small form.
    case (0x30AB...0x30C1, true) where last % 2 == 1, (0x30C4...0x30C8, true) where last % 2 == 0: composed = last + 1
    case (0x30CF...0x30DB, _) where (last - 0x30CF) % 3 == 0: composed = last + (isVoiced ? 1 : 2)
    default: return false
    }
    bytes[bytes.count - 2] = UInt8(0x80 | composed >> 6 & 0x3F)
    bytes[bytes.count - 1] = UInt8(0x80 | composed & 0x3F)
    return true
  }

  /// U+FF61…U+FF9D in full width (JIS X 0201 order).
  private static let fullWidthKatakana: [UInt32] = [
    0x3002, 0x300C, 0x300D, 0x3001, 0x30FB, 0x30F2, 0x30A1, 0x30A3, 0x30A5, 0x30A7, 0x30A9, 0x30E3, 0x30E5, 0x30E7, 0x30C3, 0x30FC,
    0x30A2, 0x30A4, 0x30A6, 0x30A8, 0x30AA, 0x30AB, 0x30AD, 0x30AF, 0x30B1, 0x30B3, 0x30B5, 0x30B7, 0x30B9, 0x30BB, 0x30BD, 0x30BF,
    0x30C1, 0x30C4, 0x30C6, 0x30C8, 0x30CA, 0x30CB, 0x30CC, 0x30CD, 0x30CE, 0x30CF, 0x30D2, 0x30D5, 0x30D8, 0x30DB, 0x30DE, 0x30DF,
    0x30E0, 0x30E1, 0x30E2, 0x30E4, 0x30E6, 0x30E8, 0x30E9, 0x30EA, 0x30EB, 0x30EC, 0x30ED, 0x30EF, 0x30F3,
  ]
}

/// The scalar that begins at `index` and its length in bytes; a byte that begins none is given back as itself, length 1.
public func decodeScalar(_ text: ArraySlice<UInt8>, at index: Int) -> (scalar: UInt32, length: Int) {
  let lead = UInt32(text[index])
  let available = text.endIndex - index
  func continuation(_ offset: Int) -> UInt32? {
    let byte = text[index + offset]
    return byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil
  }
  if lead >= 0xE0, lead < 0xF0, available >= 3, let second = continuation(1), let third = continuation(2) {
    return ((lead & 0x0F) << 12 | second << 6 | third, 3)
  }
  if lead >= 0xC2, lead < 0xE0, available >= 2, let second = continuation(1) { return ((lead & 0x1F) << 6 | second, 2) }
  if lead >= 0xF0, lead < 0xF5, available >= 4, let second = continuation(1), let third = continuation(2), let fourth = continuation(3) {
    return ((lead & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
  }
  return (lead, 1)
}
