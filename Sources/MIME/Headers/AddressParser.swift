/// Reads address lists (RFC 5322, section 3.4, with the obsolete syntax of section 4.4) the way they occur.
///
/// Groups are flattened; where wanted, their names stand in for names that are missing. Comments are counted, not nested calls, and give the display name where there is no other.
struct AddressParser {
  private let bytes: [UInt8]
  private let limits: Limits
  private var finder: EncodedWords.Finder
  private var index = 0

  // The mailbox being read.
  private var phrase: [UInt8] = []
  private var phraseHasQuotes = false
  private var phraseHasAt = false
  private var comment: [UInt8] = []
  private var angle: [UInt8]?
  /// How much of the phrase stood before the angle brackets.
  private var phraseBeforeAngle = 0
  private var enclosures = Enclosures()
  /// The last `;`, which ends a group.
  private let lastGroupEnd: Int
  /// The last byte that may belong to an address or part two of them.
  private let lastAddressMark: Int

  /// Whether the name of a group is shown with addresses that have none: many programs show an author's so, and a name that is not
  /// looked at may be anybody's.
  private let keepsGroupNames: Bool
  /// The name of the open group.
  private var group: String?

  private var found: [MailAddress] = []
  private var hasCutWords = false

  /// What the body of a field lists.
  struct Result {
    var mailboxes: [MailAddress]
    /// Whether a name has more encoded words than ``Limits/encodedWords``.
    var hasCutWords: Bool
  }

  /// Reads at most `maximum` mailboxes from the unfolded body of a field.
  ///
  /// - Parameter rawCharset: the charset that raw bytes are likely to be in.
  static func parse(
    _ body: [UInt8], maximum: Int, rawCharset: Charset? = nil, limits: Limits, keepsGroupNames: Bool = false
  ) -> Result {
    var parser = AddressParser(body, rawCharset, limits, keepsGroupNames)
    parser.run(maximum)
    return Result(mailboxes: parser.found, hasCutWords: parser.hasCutWords)
  }

  private init(_ body: [UInt8], _ rawCharset: Charset?, _ limits: Limits, _ keepsGroupNames: Bool) {
    self.keepsGroupNames = keepsGroupNames
    // Raw Shift_JIS and ISO-2022-JP use the bytes of commas, quotes and brackets inside characters: decode before splitting.
    let isPlain = body.span.isASCII && !body[...].has(.escape)
    bytes = isPlain ? body : DecodedText(decoding: body[...], label: nil, neighbour: rawCharset).utf8
    self.limits = limits
    finder = EncodedWords.Finder(bytes)
    lastGroupEnd = bytes.lastIndex(of: UInt8(ascii: ";")) ?? -1
    lastAddressMark = bytes.lastIndex { "<@,".utf8.contains($0) } ?? -1
  }

  private mutating func run(_ maximum: Int) {
    while index < bytes.count, found.count < maximum {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        index += 1
        finish()
        if byte == UInt8(ascii: ";") { group = nil }
      case UInt8(ascii: "\"") where enclosures.endOfQuoted(in: bytes, at: index) != nil: readQuoted()
      case UInt8(ascii: "\\") where index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\""):
        // A quoted pair outside of quotes, where it has no business.
        phraseHasQuotes = true
        phrase.append(contentsOf: bytes[index..<(index + 2)])
        index += 2
      case UInt8(ascii: "\""):
        phraseHasQuotes = true
        phrase.append(contentsOf: [UInt8(ascii: "\\"), byte])
        index += 1
      case UInt8(ascii: "("):
        if let end = enclosures.endOfComment(in: bytes, at: index) {
          readComment(to: end)
        } else if index > lastAddressMark {
          // Only its bracket was lost.
          readComment(to: bytes.count + 1)
        } else {
          appendPlain(byte)
        }
      case UInt8(ascii: "<"): readAngle()
      case UInt8(ascii: ":") where endsGroupName:
        index += 1
        if keepsGroupNames, !phrase[...].trimmed.equalsIgnoringCase("mailto") { group = displayName(phrase[...].trimmed) }
        clear()
      default:
        if let word = finder.word(at: index) {
          append(word)
        } else {
          appendPlain(byte)
        }
      }
    }
    if found.count < maximum { finish() }
    // One piece of the list may have given more than one.
    found.removeLast(max(0, found.count - maximum))
  }

  // MARK: Pieces

  /// Whether the colon here ends the name of a group (RFC 5322, section 3.4): a colon may also be part of a name.
  private var endsGroupName: Bool {
    !phraseHasAt && angle == nil && (index < lastGroupEnd || bytes[(index + 1)...].allSatisfy(\.isWhiteSpace))
  }

  private mutating func appendPlain(_ byte: UInt8) {
    if byte == UInt8(ascii: "@") { phraseHasAt = true }
    phrase.append(byte)
    index += 1
  }

  /// An encoded word; quotes in it are not those of the phrase.
  private mutating func append(_ word: EncodedWords.Word) {
    for byte in bytes[index..<word.end] {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        phraseHasQuotes = true
        phrase.append(UInt8(ascii: "\\"))
      }
      phrase.append(byte)
    }
    index = word.end
  }

  /// A quoted string; its quotes are kept in the phrase, since they may belong to a local part, and taken off later.
  private mutating func readQuoted() {
    phraseHasQuotes = true
    phrase.append(bytes[index])
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      if let word = finder.word(at: index), !word.payload.has(.space) {
        // Its text may hold a quote that closes nothing.
        append(word)
        continue
      }
      phrase.append(byte)
      index += 1
      if byte == UInt8(ascii: "\\"), index < bytes.count {
        phrase.append(bytes[index])
        index += 1
      } else if byte == UInt8(ascii: "\"") {
        return
      }
    }
  }

  private mutating func readComment(to end: Int) {
    if !comment.isEmpty { comment.append(.space) }
    index += 1
    while index < end - 1 {
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < end - 1 { index += 1 }
      comment.append(bytes[index])
      index += 1
    }
    index = min(end, bytes.count)
  }

  /// `<address>`; an obsolete route `@a,@b:` is dropped.
  ///
  /// A second one behind the first begins another mailbox: which of them counts is a matter of the reader.
  private mutating func readAngle() {
    index += 1
    if angle != nil { finishBeforeTrailingPhrase() }
    var content: [UInt8] = []
    var isQuoted = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\""), isQuoted || enclosures.endOfQuoted(in: bytes, at: index) != nil { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "("), let end = enclosures.endOfComment(in: bytes, at: index) {
        readComment(to: end)
        continue
      }
      index += 1
      if byte == UInt8(ascii: "\\"), isQuoted, index < bytes.count {
        content.append(byte)
        content.append(bytes[index])
        index += 1
        continue
      }
      if !isQuoted, byte == UInt8(ascii: ">") { break }
      if !isQuoted, byte == UInt8(ascii: "<") {
        if content.contains(UInt8(ascii: "@")) {
          close(content)
          finishBeforeTrailingPhrase()
        }
        content.removeAll()
        continue
      }
      content.append(byte)
    }
    close(content)
    // `<<a@example.com>>`.
    while index < bytes.count, bytes[index] == UInt8(ascii: ">") { index += 1 }
  }

  private mutating func close(_ content: [UInt8]) {
    var address = content[...].trimmed
    if address.first == UInt8(ascii: "@"), let colon = address.firstIndex(of: UInt8(ascii: ":")) { address = address[(colon + 1)...] }
    angle = Array(AddressPhrase.bare(address))
    phraseBeforeAngle = phrase.count
  }

  /// Ends the mailbox that has its address, though no comma follows; what stands behind it is the next one's name.
  private mutating func finishBeforeTrailingPhrase() {
    let trailing = Array(phrase[phraseBeforeAngle...])
    phrase.removeSubrange(phraseBeforeAngle...)
    let hasQuotes = phraseHasQuotes
    finish()
    phrase = trailing
    phraseHasQuotes = hasQuotes
  }

  // MARK: Mailboxes

  private mutating func clear() {
    phrase.removeAll(keepingCapacity: true)
    comment.removeAll(keepingCapacity: true)
    phraseHasQuotes = false
    phraseHasAt = false
    phraseBeforeAngle = 0
    angle = nil
  }

  /// Ends the mailbox that was being read.
  private mutating func finish() {
    defer { clear() }
    if let angle {
      let address = AddressPhrase.withoutBlanks(angle)
      let name = displayName(phrase[...].trimmed) ?? displayName(comment[...].trimmed)
      if address.isEmpty, name == nil { return }
      return add(name, address)
    }
    let words = phrase[...].trimmed
    guard !words.isEmpty else { return }
    if let (name, address) = AddressPhrase.splitAtWideBrackets(words) {
      return add(displayName(name), address)
    }
    let several = AddressPhrase.addresses(in: words)
    if several.count > 1 {
      for address in several { add(nil, AddressPhrase.bare(address)) }
      return
    }
    let (name, address) = AddressPhrase.split(words)
    let display = name.isEmpty ? displayName(comment[...].trimmed) : displayName(name)
    add(display, AddressPhrase.bare(address[...]))
  }

  private mutating func add(_ name: String?, _ address: some Collection<UInt8>) {
    found.append(MailAddress(displayName: name ?? group, address: String(decoding: address, as: UTF8.self)))
  }

  /// The text of a phrase: quotes and their backslashes taken off, encoded words decoded, white-space runs made one space.
  private mutating func displayName(_ raw: ArraySlice<UInt8>) -> String? {
    guard !raw.isEmpty else { return nil }
    let text = EncodedWords.decode(phraseHasQuotes ? AddressPhrase.unquoted(raw) : Array(raw), limits: limits)
    if text.diagnostics.contains(where: { $0.code == .encodedWordsCut }) { hasCutWords = true }
    var result: [UInt8] = []
    for byte in text.utf8[...].trimmed where !(byte.isWhiteSpace && result.last == .space) {
      result.append(byte.isWhiteSpace ? .space : byte)
    }
    return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
  }
}
