/// Encoded words (RFC 2047), as mailers write them: also inside quotes, without blanks between, split inside a character, and beside
/// raw 8-bit or ISO-2022-JP text.
enum EncodedWords {
  /// One encoded word: `=?charset?encoding?text?=`.
  struct Word {
    var label: ArraySlice<UInt8>
    var isBase64: Bool
    var payload: ArraySlice<UInt8>
    var end: Int
  }

  /// Decodes an unfolded field body to one line of text.
  static func decode(_ bytes: [UInt8], limits: Limits) -> DecodedText {
    var reader = Reader(bytes, limits)
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
    mutating func word(at start: Int) -> Word? {
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
      guard let end = terminator(from: index + 3) else { return nil }
      return Word(
        label: bytes[(start + 2)..<index], isBase64: encoding == UInt8(ascii: "b"), payload: bytes[(index + 3)..<end], end: end + 2)
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

  /// The end of raw two-byte ISO-2022-JP text that begins at `start`: its bytes look like punctuation but are none.
  static func endOfDoubleBytes(_ bytes: [UInt8], _ start: Int) -> Int? {
    guard start + 2 < bytes.count, bytes[start] == .escape, bytes[start + 1] == UInt8(ascii: "$") else { return nil }
    var index = start + 2
    while index < bytes.count, bytes[index] != .escape { index += 1 }
    return index
  }

  private struct Reader {
    private let bytes: [UInt8]
    private let limits: Limits
    private var finder: Finder
    private var utf8: [UInt8] = []
    private var charset = "us-ascii"
    private var diagnostics: [Diagnostic] = []
    /// Neighbouring words of one charset and encoding, not decoded yet: a character may be split between them.
    private var pending: (label: [UInt8], isBase64: Bool, payload: [UInt8])?

    init(_ bytes: [UInt8], _ limits: Limits) {
      self.bytes = bytes
      self.limits = limits
      finder = Finder(bytes)
    }

    mutating func run() -> DecodedText {
      var index = 0
      var literalStart = 0
      var words = 0
      while index < bytes.count {
        if let end = endOfDoubleBytes(bytes, index) {
          index = end
        } else if bytes[index] == UInt8(ascii: "="), words < limits.encodedWords, let word = finder.word(at: index) {
          add(literal: literalStart..<index, before: word)
          index = word.end
          literalStart = index
          words += 1
        } else {
          index += 1
        }
      }
      flush()
      append(literal: literalStart..<bytes.count)
      return DecodedText(utf8: utf8, charset: charset, diagnostics: diagnostics)
    }

    /// White space between two words is no text (RFC 2047, section 6.2).
    private mutating func add(literal: Range<Int>, before word: Word) {
      let isSeparator = pending != nil && bytes[literal].allSatisfy(\.isWhiteSpace)
      if !isSeparator {
        flush()
        append(literal: literal)
      }
      if continuesPending(word) {
        // A padded base64 word ends with its line; one cut anywhere else goes on in the next.
        if word.isBase64 { pending?.payload.append(.lf) }
        pending?.payload.append(contentsOf: word.payload)
      } else {
        flush()
        pending = (Array(word.label), word.isBase64, Array(word.payload))
      }
    }

    private func continuesPending(_ word: Word) -> Bool {
      guard let pending, pending.isBase64 == word.isBase64 else { return false }
      return pending.label.elementsEqual(word.label) { $0.lowercased == $1.lowercased }
    }

    private mutating func flush() {
      guard let run = pending else { return }
      pending = nil
      let decoded = run.isBase64 ? Base64.decode(run.payload[...]).bytes : QuotedPrintable.decodeWord(run.payload[...])
      append(DecodedText(decoding: decoded[...], label: String(decoding: run.label, as: UTF8.self)))
    }

    private mutating func append(literal range: Range<Int>) {
      guard !range.isEmpty else { return }
      append(DecodedText(decoding: bytes[range], label: nil))
    }

    private mutating func append(_ text: DecodedText) {
      // Line ends and NUL that hide in an encoded word would forge fields where the text is written again.
      utf8.append(contentsOf: text.utf8.lazy.map { $0.isLineEnd || $0 == 0 ? UInt8.space : $0 })
      if text.charset != "us-ascii" { charset = text.charset }
      if diagnostics.count < 20 { diagnostics.append(contentsOf: text.diagnostics) }
    }
  }
}
