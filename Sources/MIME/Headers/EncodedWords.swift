/// Encoded words (RFC 2047), as mailers write them: also inside quotes, without blanks between, split inside a character, and beside
/// raw 8-bit or ISO-2022-JP text.
enum EncodedWords {
  /// One encoded word: `=?charset?encoding?text?=`.
  struct Word {
    var label: ArraySlice<UInt8>
    var isBase64: Bool
    var payload: ArraySlice<UInt8>
    var end: Int
    /// Its `?=` is missing.
    var isCut = false
  }

  /// Decodes an unfolded field body to one line of text.
  ///
  /// - Parameter rawCharset: the charset that raw bytes are likely to be in.
  static func decode(_ bytes: [UInt8], rawCharset: Charset? = nil, limits: Limits) -> DecodedText {
    var reader = Reader(bytes, rawCharset, limits)
    return reader.run()
  }

  /// Finds words in a line from left to right.
  ///
  /// Keeps where the next `?=` is, so that many beginnings without an end cost no more.
  struct Finder {
    private let bytes: [UInt8]
    private var terminator = -1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The word that begins exactly at `start`.
    ///
    /// One in which another begins was not closed: it is none, and the other one counts.
    mutating func word(at start: Int) -> Word? {
      guard let head = head(at: start) else { return nil }
      guard let end = terminator(from: head.payload) else { return wordCutAtEnd(start, head) }
      var index = head.payload
      while index + 1 < end {
        if bytes[index] == UInt8(ascii: "="), self.head(at: index) != nil { return nil }
        index += 1
      }
      return Word(label: bytes[(start + 2)..<head.labelEnd], isBase64: head.isBase64, payload: bytes[head.payload..<end], end: end + 2)
    }

    /// Shortest payload of a word without `?=` that is taken for one.
    private static let shortestCut = 8

    /// A word in base64 that the end of the field cut off: nothing but its payload, a `?` perhaps, is left of the field.
    private func wordCutAtEnd(_ start: Int, _ head: (labelEnd: Int, isBase64: Bool, payload: Int)) -> Word? {
      var end = bytes.count
      while end > head.payload, bytes[end - 1].isWhiteSpace || bytes[end - 1] == UInt8(ascii: "?") { end -= 1 }
      let payload = bytes[head.payload..<end]
      let isClean = payload.allSatisfy { $0.isLetter || $0.isDigit || "+/=".utf8.contains($0) }
      guard head.isBase64, isClean, payload.count >= Self.shortestCut else { return nil }
      return Word(label: bytes[(start + 2)..<head.labelEnd], isBase64: true, payload: payload, end: bytes.count, isCut: true)
    }

    /// `=?charset?encoding?`.
    private func head(at start: Int) -> (labelEnd: Int, isBase64: Bool, payload: Int)? {
      guard start + 6 < bytes.count, bytes[start] == UInt8(ascii: "="), bytes[start + 1] == UInt8(ascii: "?") else { return nil }
      var index = start + 2
      // The label: a token; a label of more than 60 characters is none.
      while index < bytes.count, index - start < 62, bytes[index] != UInt8(ascii: "?"), bytes[index] > 0x20, bytes[index] < 0x7F {
        index += 1
      }
      guard index + 3 < bytes.count, index > start + 2, bytes[index] == UInt8(ascii: "?"), bytes[index + 2] == UInt8(ascii: "?") else {
        return nil
      }
      let encoding = bytes[index + 1].lowercased
      guard encoding == UInt8(ascii: "b") || encoding == UInt8(ascii: "q") else { return nil }
      return (index, encoding == UInt8(ascii: "b"), index + 3)
    }

    /// The index of the next `?=` at or after `start`.
    private mutating func terminator(from start: Int) -> Int? {
      if terminator < start {
        terminator = start
        while terminator + 1 < bytes.count, bytes[terminator] != UInt8(ascii: "?") || bytes[terminator + 1] != UInt8(ascii: "=") {
          terminator += 1
        }
      }
      return terminator + 1 < bytes.count ? terminator : nil
    }
  }

  private struct Reader {
    private let bytes: [UInt8]
    private let rawCharset: Charset?
    private let limits: Limits
    private var finder: Finder
    private var utf8: [UInt8] = []
    private var charset = "us-ascii"
    private var diagnostics: [Diagnostic] = []
    /// Neighbouring words of one charset, not decoded yet: a character may be split between them.
    private var pending: WordRun?
    /// What the labels seen so far mean.
    private var charsets: [String: Charset?] = [:]

    init(_ bytes: [UInt8], _ rawCharset: Charset?, _ limits: Limits) {
      self.bytes = bytes
      self.rawCharset = rawCharset
      self.limits = limits
      finder = Finder(bytes)
    }

    mutating func run() -> DecodedText {
      var index = 0
      var literalStart = 0
      var words = 0
      while index < bytes.count {
        if let end = endOfDoubleBytes(index) {
          index = end
        } else if words <= limits.encodedWords, let word = finder.word(at: index) {
          words += 1
          guard words <= limits.encodedWords else {
            note(.encodedWordsCut, "more than \(limits.encodedWords) encoded words; the rest stays as written")
            continue
          }
          if word.isCut { note(.transferEncodingDamaged, "the last encoded word has no end") }
          add(literal: literalStart..<index, before: word)
          index = word.end
          literalStart = index
        } else {
          index += 1
        }
      }
      flush()
      append(literal: literalStart..<bytes.count)
      return DecodedText(utf8: utf8, charset: charset, diagnostics: diagnostics)
    }

    /// The end of raw two-byte ISO-2022-JP text that begins at `start`: its bytes look like punctuation but are none.
    ///
    /// Text that never returns to single bytes ends where an encoded word begins.
    private mutating func endOfDoubleBytes(_ start: Int) -> Int? {
      guard start + 2 < bytes.count, bytes[start] == .escape, bytes[start + 1] == UInt8(ascii: "$") else { return nil }
      var index = start + (bytes[start + 2] == UInt8(ascii: "(") ? 4 : 3)
      while index < bytes.count, bytes[index] != .escape {
        if let word = finder.word(at: index), charset(of: String(decoding: word.label, as: UTF8.self)) != nil { break }
        let isPair = bytes[index] > .space && bytes[index] < 0x7F && index + 1 < bytes.count && bytes[index + 1] != .escape
        index += isPair ? 2 : 1
      }
      return min(index, bytes.count)
    }

    /// White space between two words is no text (RFC 2047, section 6.2).
    private mutating func add(literal: Range<Int>, before word: Word) {
      let isSeparator = pending != nil && bytes[literal].allSatisfy(\.isWhiteSpace)
      if !isSeparator {
        flush()
        append(literal: literal)
      }
      let label = String(decoding: word.label, as: UTF8.self)
      let charset = charset(of: label)
      if pending?.goesOn(in: label, charset) != true {
        flush()
        pending = WordRun(label, charset)
      }
      pending?.add(word)
    }

    private mutating func charset(of label: String) -> Charset? {
      if let known = charsets[label] { return known }
      let charset = Charset(label: label)
      charsets.updateValue(charset, forKey: label)
      return charset
    }

    private mutating func flush() {
      guard var run = pending else { return }
      pending = nil
      run.close()
      var text = DecodedText(decoding: run.bytes[...], label: run.label, labelled: run.charset, neighbour: nil)
      if text.utf8.starts(with: [0xEF, 0xBB, 0xBF]) { text.utf8.removeFirst(3) }
      append(text)
      if run.isDamaged { note(.transferEncodingDamaged, "an encoded word is not clean") }
    }

    private mutating func append(literal range: Range<Int>) {
      guard !range.isEmpty else { return }
      append(DecodedText(decoding: bytes[range], label: nil, neighbour: rawCharset))
    }

    private mutating func append(_ text: DecodedText) {
      // Line ends and NUL that hide in an encoded word would forge fields where the text is written again.
      utf8.append(contentsOf: text.utf8.lazy.map { $0.isLineEnd || $0 == 0 ? UInt8.space : $0 })
      if text.charset != "us-ascii" { charset = text.charset }
      for diagnostic in text.diagnostics { note(diagnostic.code, diagnostic.detail) }
    }

    private mutating func note(_ code: Diagnostic.Code, _ detail: String) {
      if diagnostics.count < 20 { diagnostics.append(Diagnostic(code, detail)) }
    }
  }
}
