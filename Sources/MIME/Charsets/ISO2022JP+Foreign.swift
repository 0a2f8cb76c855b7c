// Pieces that a program put into ISO-2022-JP without converting them: a no-break space in UTF-8, a footer in Shift_JIS or EUC-JP,
// 8-bit katakana (code page 50221).

extension ISO2022JP {
  /// What bytes of 0x80 and more mean, which ISO-2022-JP itself has not.
  ///
  /// `mixed` tells UTF-8 and Shift_JIS apart one by one.
  enum HighBytes { case utf8, shiftJIS, eucJP, mixed }

  /// Reads one character of such a piece; returns where the next one begins.
  mutating func readHigh(_ input: Span<UInt8>, _ index: Int, _ output: inout OutputSpan<UInt8>) -> Int {
    let kind = highBytes ?? Self.kindOfHighBytes(input)
    highBytes = kind
    if kind == .utf8 || kind == .mixed, let length = UTF8Repair.lengthOfCharacter(in: input, at: index) {
      for offset in index..<(index &+ length) { output.append(input[offset]) }
      note(.utf8)
      return index &+ length
    }
    if kind == .eucJP, let (value, length) = EUCJP.highCharacter(in: input, at: index) {
      output.append(codePoint: value)
      note(.eucJP)
      return index &+ length
    }
    if kind == .shiftJIS || kind == .mixed, let (value, length) = ShiftJIS.highCharacter(in: input, at: index) {
      output.append(codePoint: value)
      if length > 1 { note(.shiftJIS) } else { runIsEmpty = false }
      return index &+ length
    }
    replace(&output)
    return index &+ 1
  }

  private mutating func note(_ charset: Charset) {
    runIsEmpty = false
    if !foreign.contains(charset) { foreign.append(charset) }
  }

  /// What all high bytes of the text mean together: single characters may be valid in several charsets.
  private static func kindOfHighBytes(_ input: Span<UInt8>) -> HighBytes {
    if UTF8Repair.isValid(input) { return .utf8 }
    // Two bytes alone are rather katakana than one kanji of EUC-JP.
    let evidence = CharsetEvidence(pieces(of: input).span)
    if evidence.bestGuess == .eucJP, evidence.portrait(in: .eucJP).japaneseOrOrnaments > 1 { return .eucJP }
    var index = input.asciiRun(from: 0)
    while index < input.count {
      guard let (_, length) = ShiftJIS.highCharacter(in: input, at: index) else { return .mixed }
      index &+= length
      index &+= input.asciiRun(from: index)
    }
    return .shiftJIS
  }

  /// The pieces without the ISO-2022-JP around them, each from its first high byte to the end of its line or an escape, as many as
  /// tell enough.
  private static func pieces(of input: Span<UInt8>) -> [UInt8] {
    let enough = 4 << 10
    var pieces: [UInt8] = []
    var index = input.asciiRun(from: 0)
    while index < input.count, pieces.count < enough {
      while index < input.count, input[index] != .escape, !input[index].isLineEnd, pieces.count < enough {
        pieces.append(input[index])
        index &+= 1
      }
      pieces.append(.lf)
      index &+= input.asciiRun(from: index)
    }
    return pieces
  }
}
