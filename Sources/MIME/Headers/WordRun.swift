/// Neighbouring encoded words of one charset, joined as bytes, so that characters split between words come together again.
///
/// RFC 2047 (section 5) wants whole characters in each word, and many programs cut where the line is full.
struct WordRun {
  /// The label of the first word.
  let label: String
  /// The bytes of all words; complete after ``close()``.
  private(set) var bytes: [UInt8] = []
  /// Whether a word holds what its encoding does not allow.
  private(set) var isDamaged = false

  /// What the label means, if anything.
  let charset: Charset?
  /// A base64 word that ends inside a group of four digits: the next one may complete it.
  private var openGroup: [UInt8] = []
  /// Whether the bytes end in the two-byte state of ISO-2022-JP, and with the first half of a pair.
  private var shift: (isDouble: Bool, hasHalf: Bool) = (false, false)

  /// A run that begins with a word of that label, which means that charset.
  init(_ label: String, _ charset: Charset?) {
    self.label = label
    self.charset = charset
  }

  /// Whether a word of that label may belong to the run: the spelling does not matter.
  func goesOn(in other: String, _ otherCharset: Charset?) -> Bool {
    charset != nil || otherCharset != nil ? charset == otherCharset : label.lowercased() == other.lowercased()
  }

  /// Adds a word.
  mutating func add(_ word: EncodedWords.Word) {
    guard word.isBase64 else {
      close()
      let decoded = QuotedPrintable.decodeWord(word.payload)
      if decoded.isDamaged { isDamaged = true }
      append(decoded.bytes)
      return
    }
    if !openGroup.isEmpty {
      // A single digit left over is half a byte: it cannot end a word.
      let open = Self.digits(openGroup[...]) % 4
      if open == 1 || (open + Self.digits(word.payload)) % 4 == 0 {
        openGroup.append(contentsOf: word.payload)
        if Self.digits(openGroup[...]) % 4 == 0 { close() }
        return
      }
      close()
    }
    openGroup = Array(word.payload)
    if Self.digits(word.payload) % 4 == 0 || word.payload.has(UInt8(ascii: "=")) { close() }
  }

  /// Ends a word that nothing completes.
  mutating func close() {
    guard !openGroup.isEmpty else { return }
    // Missing padding is too common to be called damage.
    let missing = (4 - Self.digits(openGroup[...]) % 4) % 4
    if missing < 3 { openGroup.append(contentsOf: repeatElement(UInt8(ascii: "="), count: missing)) }
    let decoded = Base64.decode(openGroup[...])
    openGroup.removeAll()
    if decoded.isDamaged { isDamaged = true }
    append(decoded.bytes)
  }

  /// The digits of a base64 word, padding included.
  private static func digits(_ payload: ArraySlice<UInt8>) -> Int {
    payload.reduce(0) { $0 + (Base64.value(of: $1) != nil || $1 == UInt8(ascii: "=") ? 1 : 0) }
  }

  private mutating func append(_ word: [UInt8]) {
    if charset == .iso2022JP {
      // Each word begins in ASCII, unless it plainly goes on with the pairs of the one before.
      let joined = shift.hasHalf ? bytes.suffix(1) + word : word[...]
      if shift.isDouble, ISO2022JP.endOfTwoByteLines(joined.span, 0) == nil {
        bytes.append(contentsOf: [.escape, UInt8(ascii: "("), UInt8(ascii: "B")])
        shift = (false, false)
      }
      followShifts(word)
    }
    bytes.append(contentsOf: word)
  }

  private mutating func followShifts(_ word: [UInt8]) {
    var start = 0
    if let escape = word.lastIndex(of: .escape) {
      let isDouble = escape + 1 < word.count && word[escape + 1] == UInt8(ascii: "$")
      let isLong = escape + 2 < word.count && word[escape + 2] == UInt8(ascii: "(")
      start = escape + (isLong ? 4 : 3)
      shift = (isDouble, false)
    }
    if shift.isDouble, (word.count - start) % 2 != 0 { shift.hasHalf.toggle() }
  }
}
