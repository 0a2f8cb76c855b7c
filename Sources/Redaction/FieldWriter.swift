import MIME

/// Writes header fields.
struct FieldWriter {
  /// CR LF or LF.
  let lineEnd: [UInt8]

  /// The longest line that is not folded (RFC 5322, section 2.1.1).
  private static let columns = 78

  /// A field of ASCII or, in a message that has it so, UTF-8; folded at blanks.
  func field(_ name: String, _ body: String) -> [UInt8] {
    var result = Array("\(name):".utf8)
    var column = result.count
    for word in body.split(separator: " ", omittingEmptySubsequences: true) {
      let isLong = column + 1 + word.utf8.count > Self.columns && column > name.utf8.count + 1
      if isLong {
        result += lineEnd
        column = 0
      }
      result += [UInt8(ascii: " ")] + word.utf8
      column += 1 + word.utf8.count
    }
    return result + lineEnd
  }

  /// A field of text, in encoded words like those of `original` or, where that had none, in its raw charset.
  func textField(like original: HeaderField, _ text: String) -> [UInt8] {
    let name = original.name
    let raw = original.decodedText.charset
    if text.utf8.allSatisfy({ $0 < 0x80 }), EncodedWordWriter(like: original) == nil { return field(name, text) }
    if let words = encoded(text, like: original, column: name.utf8.count + 2) {
      let result = Array("\(name): ".utf8) + words + lineEnd
      if isRead(result, as: text) { return result }
    } else if EncodedWordWriter(like: original) == nil, let bytes = CharsetEncoder(charset: raw)?.encode(Array(text.utf8)) {
      let result = Array("\(name): ".utf8) + bytes + lineEnd
      if isRead(result, as: text) { return result }
    }
    let words = EncodedWordWriter(label: "UTF-8")?.words(for: text, column: name.utf8.count + 2, lineEnd: lineEnd) ?? []
    return Array("\(name): ".utf8) + words + lineEnd
  }

  /// Encoded words like those of a field; nil if it has none, or their charset lacks a character.
  private func encoded(_ text: String, like original: HeaderField, column: Int) -> [UInt8]? {
    EncodedWordWriter(like: original)?.words(for: text, column: column, lineEnd: lineEnd)
  }

  private func isRead(_ field: [UInt8], as text: String) -> Bool {
    let header = Message(parsing: field[...]).header
    return header.fields.count == 1 && header.fields.first?.text.unicodeScalars.elementsEqual(text.unicodeScalars) == true
  }

  /// A field of mailboxes.
  func addresses(like original: HeaderField, _ list: [MailAddress]) -> [UInt8] {
    var result = Array("\(original.name): ".utf8)
    for (index, mailbox) in list.enumerated() {
      if index > 0 { result += Array(",".utf8) + lineEnd + [UInt8(ascii: " ")] }
      guard let name = mailbox.displayName, !name.isEmpty else {
        result += Array(mailbox.address.utf8)
        continue
      }
      if name.utf8.allSatisfy({ $0 < 0x80 && $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        result += Array("\"\(name)\"".utf8)
      } else {
        result += words(name, like: original)
      }
      result += Array(" <\(mailbox.address)>".utf8)
    }
    return result + lineEnd
  }

  private func words(_ name: String, like original: HeaderField) -> [UInt8] {
    if let words = encoded(name, like: original, column: original.name.utf8.count + 2) { return words }
    return EncodedWordWriter(label: "UTF-8")?.words(for: name, column: original.name.utf8.count + 2, lineEnd: lineEnd) ?? []
  }

  /// A field of a value and parameters; those that are no ASCII in the form of RFC 2231.
  func structured(_ name: String, _ value: String, _ parameters: [String: String]) -> [UInt8] {
    var body = value
    for (name, value) in parameters.sorted(by: { $0.key < $1.key }) {
      if value.utf8.allSatisfy({ $0 < 0x7F && $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
        body += "; \(name)=\"\(value)\""
      } else {
        let encoded = value.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
        body += "; \(name)*=utf-8''\(encoded)"
      }
    }
    // Values with blanks in quotes must not be folded there, so each parameter has a line.
    return Array("\(name): ".utf8) + body.utf8.split(separator: UInt8(ascii: ";")).joined(separator: Array(";".utf8) + lineEnd) + lineEnd
  }
}
