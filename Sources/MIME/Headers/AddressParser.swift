/// Reads address lists (RFC 5322, section 3.4, with the obsolete syntax of section 4.4) the way they occur.
///
/// Groups are flattened. Comments are counted, not nested calls, and give the display name where there is no other.
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

  private var found: [MailAddress] = []

  /// Reads at most `maximum` mailboxes from the unfolded body of a field.
  static func parse(_ body: [UInt8], maximum: Int, limits: Limits) -> [MailAddress] {
    var parser = AddressParser(body, limits)
    parser.run(maximum)
    return parser.found
  }

  private init(_ body: [UInt8], _ limits: Limits) {
    // Raw Shift_JIS and ISO-2022-JP use the bytes of commas, quotes and brackets inside characters: decode before splitting.
    let isPlain = body.span.isASCII && !body[...].has(.escape)
    bytes = isPlain ? body : DecodedText(decoding: body[...], label: nil).utf8
    self.limits = limits
    finder = EncodedWords.Finder(bytes)
  }

  private mutating func run(_ maximum: Int) {
    while index < bytes.count, found.count < maximum {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        index += 1
        finish()
      case UInt8(ascii: "\""): readQuoted()
      case UInt8(ascii: "("): readComment()
      case UInt8(ascii: "<"): readAngle()
      case UInt8(ascii: ":") where !phraseHasAt:
        // A group's name.
        index += 1
        clear()
      default:
        if let word = finder.word(at: index) {
          phrase.append(contentsOf: bytes[index..<word.end])
          index = word.end
        } else {
          if byte == UInt8(ascii: "@") { phraseHasAt = true }
          phrase.append(byte)
          index += 1
        }
      }
    }
    if found.count < maximum { finish() }
  }

  // MARK: Pieces

  /// A quoted string; its quotes are kept in the phrase, since they may belong to a local part, and taken off later.
  private mutating func readQuoted() {
    phraseHasQuotes = true
    phrase.append(bytes[index])
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
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

  private mutating func readComment() {
    var depth = 0
    if !comment.isEmpty { comment.append(.space) }
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        if depth > 1 { comment.append(byte) }
      case UInt8(ascii: ")"):
        depth -= 1
        if depth == 0 { return }
        comment.append(byte)
      case UInt8(ascii: "\\") where index < bytes.count:
        comment.append(bytes[index])
        index += 1
      default: comment.append(byte)
      }
    }
  }

  /// `<address>`; an obsolete route `@a,@b:` is dropped.
  private mutating func readAngle() {
    index += 1
    var content: [UInt8] = []
    var isQuoted = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted, byte == UInt8(ascii: "(") {
        readComment()
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
        content.removeAll()
        continue
      }
      content.append(byte)
    }
    if content.first == UInt8(ascii: "@"), let colon = content.firstIndex(of: UInt8(ascii: ":")) { content.removeFirst(colon + 1) }
    if angle == nil { angle = content }
  }

  // MARK: Mailboxes

  private mutating func clear() {
    phrase.removeAll(keepingCapacity: true)
    comment.removeAll(keepingCapacity: true)
    phraseHasQuotes = false
    phraseHasAt = false
    angle = nil
  }

  /// Ends the mailbox that was being read.
  private mutating func finish() {
    defer { clear() }
    if let angle {
      let address = Self.withoutBlanks(angle)
      let name = displayName(phrase[...].trimmed) ?? displayName(comment[...].trimmed)
      if address.isEmpty, name == nil { return }
      found.append(MailAddress(displayName: name, address: String(decoding: address, as: UTF8.self)))
      return
    }
    let words = phrase[...].trimmed
    guard !words.isEmpty else { return }
    let (name, address) = Self.split(words)
    let display = name.isEmpty ? displayName(comment[...].trimmed) : displayName(name)
    found.append(MailAddress(displayName: display, address: String(decoding: address, as: UTF8.self)))
  }

  /// A bare mailbox: all of it is the address, unless blanks set off a word that has the `@`.
  private static func split(_ words: ArraySlice<UInt8>) -> (name: ArraySlice<UInt8>, address: [UInt8]) {
    guard let at = words.lastIndex(of: UInt8(ascii: "@")) else { return ([], Array(words)) }
    var low = at
    while low > words.startIndex, words[low - 1].isWhiteSpace { low -= 1 }
    if low > words.startIndex, words[low - 1] == UInt8(ascii: "\"") {
      low -= 1
      while low > words.startIndex, words[low - 1] != UInt8(ascii: "\"") { low -= 1 }
      low = max(words.startIndex, low - 1)
    }
    while low > words.startIndex, !words[low - 1].isWhiteSpace { low -= 1 }
    return (words[..<low].trimmed, withoutBlanks(Array(words[low...])))
  }

  /// The obsolete syntax allows blanks around the dots and the `@`.
  private static func withoutBlanks(_ bytes: [UInt8]) -> [UInt8] {
    var isQuoted = false
    return bytes.filter { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return isQuoted || !byte.isWhiteSpace
    }
  }

  /// The text of a phrase: quotes and their backslashes taken off, encoded words decoded, white-space runs made one space.
  private func displayName(_ raw: ArraySlice<UInt8>) -> String? {
    guard !raw.isEmpty else { return nil }
    let text = EncodedWords.decode(phraseHasQuotes ? Self.unquoted(raw) : Array(raw), limits: limits).utf8
    var result: [UInt8] = []
    for byte in text[...].trimmed where !(byte.isWhiteSpace && result.last == .space) {
      result.append(byte.isWhiteSpace ? .space : byte)
    }
    return result.isEmpty ? nil : String(decoding: result, as: UTF8.self)
  }

  private static func unquoted(_ raw: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = raw.startIndex
    var isQuoted = false
    while index < raw.endIndex {
      let byte = raw[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: "\\"), isQuoted, index < raw.endIndex {
        result.append(raw[index])
        index += 1
      } else {
        result.append(byte)
      }
    }
    return result
  }
}
