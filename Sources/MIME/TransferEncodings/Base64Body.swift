/// A body that claims base64, with what does not belong to it: mailing lists put a plain footer behind, some programs encode nothing.
enum Base64Body {
  /// Decodes what is base64.
  ///
  /// - Parameter keepsPlainText: whether a body that plainly is none stays as it is.
  static func decode(_ body: ArraySlice<UInt8>, keepsPlainText: Bool) -> (bytes: [UInt8], isDamaged: Bool, footer: ArraySlice<UInt8>) {
    let whole = Base64.decode(body)
    // Clean base64, nearly all there is, costs no second look.
    guard whole.isDamaged else { return (whole.bytes, false, []) }
    let lines = Lines(body)
    if keepsPlainText, lines.isPlainText { return (Array(body), true, []) }
    guard lines.footerStart < body.endIndex else { return (whole.bytes, true, []) }
    return (Base64.decode(body[..<lines.footerStart]).bytes, true, body[lines.footerStart...])
  }

  /// What the lines of a damaged body look like.
  private struct Lines {
    /// Where a footer begins; the body's end if there is none.
    var footerStart: Int
    /// Whether base64 stands on the first line, or on a long line anywhere.
    private var hasPlainData = false
    private var isFirst = true
    private var hasWords = false
    private var hasPunctuation = false
    private var hasOtherBytes = false

    /// Whether nothing was encoded: words and punctuation or Japanese, and no line that base64 would fill.
    var isPlainText: Bool { !hasPlainData && (hasOtherBytes || (hasWords && hasPunctuation)) }

    init(_ body: ArraySlice<UInt8>) {
      footerStart = body.endIndex
      var hasData = false
      var start = body.startIndex
      while start < body.endIndex {
        let end = body.firstIndex(of: .lf, in: start..<body.endIndex) ?? body.endIndex
        let line = body[start..<end].trimmed
        let kind = look(at: line)
        if kind == .data {
          hasData = true
          // The data go on behind a damaged line.
          if line.count >= 20, line.count.isMultiple(of: 4) { footerStart = body.endIndex }
        } else if kind == .words, hasData, footerStart == body.endIndex {
          footerStart = start
        }
        start = end + 1
      }
    }

    private enum Kind { case data, damaged, words }

    private mutating func look(at line: ArraySlice<UInt8>) -> Kind {
      guard let first = line.first else { return .damaged }
      var strangers = 0
      var blanks = 0
      for byte in line where Base64.value(of: byte) == nil && byte != UInt8(ascii: "=") {
        if byte.isWhiteSpace { blanks += 1 } else { strangers += 1 }
        if byte >= 0x80 || byte == .escape { hasOtherBytes = true }
      }
      // A rule drawn with one character.
      let isRule = line.count > 1 && line.dropFirst().first == first && !first.isLetter && !first.isDigit
      if blanks > 0 { hasWords = true }
      if strangers > 0 { hasPunctuation = true }
      if strangers + blanks == 0, !isRule {
        if line.count >= 16 || isFirst && Self.isMixed(line), line.count.isMultiple(of: 4) { hasPlainData = true }
        isFirst = false
        return .data
      }
      isFirst = false
      return blanks > 0 || isRule || line.contains { $0 >= 0x80 || $0 == .escape } ? .words : .damaged
    }

    /// Whether letters and digits are mixed as no word mixes them (`Dear` may open a letter).
    private static func isMixed(_ line: ArraySlice<UInt8>) -> Bool {
      line.contains { !$0.isLetter } || line.dropFirst().contains { $0 < UInt8(ascii: "a") }
    }
  }
}
