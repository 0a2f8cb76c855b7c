/// Message identifiers (RFC 5322, section 3.6.4), with their angle brackets.
enum MessageIdentifiers {
  /// The identifiers in a field body, in order; white space inside the brackets, which folding leaves there, is dropped.
  ///
  /// Comments and quoted phrases around them are skipped.
  static func parse(_ body: [UInt8]) -> [String] {
    var result: [String] = []
    var current: [UInt8]?
    var enclosures = Enclosures()
    var index = 0
    while index < body.count {
      let byte = body[index]
      switch byte {
      case UInt8(ascii: "(") where current == nil:
        if let end = enclosures.endOfComment(in: body, at: index) {
          index = end
          continue
        }
      case UInt8(ascii: "\"") where current == nil:
        if let end = enclosures.endOfQuoted(in: body, at: index) {
          index = end
          continue
        }
      case UInt8(ascii: "\"") where current?.count == 1:
        // A quoted local part, in which brackets mean nothing.
        if let end = enclosures.endOfQuoted(in: body, at: index), end < body.count, body[end] == UInt8(ascii: "@") {
          current?.append(contentsOf: body[index..<end])
          index = end
          continue
        }
        current?.append(byte)
      case UInt8(ascii: "<"): current = [byte]
      case UInt8(ascii: ">"):
        if let open = current { result.append(String(decoding: open + [byte], as: UTF8.self)) }
        current = nil
      default: if !byte.isWhiteSpace { current?.append(byte) }
      }
      index += 1
    }
    return result
  }

  /// The identifier of a Message-ID field: what stands in brackets, else the whole body.
  static func parseOne(_ body: [UInt8]) -> String? {
    if let first = parse(body).first { return first }
    let text = body[...].trimmed
    return text.isEmpty ? nil : String(decoding: text, as: UTF8.self)
  }
}
