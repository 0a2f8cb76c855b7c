/// Message identifiers (RFC 5322, section 3.6.4), with their angle brackets.
enum MessageIdentifiers {
  /// The identifiers in a field body, in order; white space inside the brackets, which folding leaves there, is dropped.
  static func parse(_ body: [UInt8]) -> [String] {
    var result: [String] = []
    var current: [UInt8]?
    for byte in body {
      if byte == UInt8(ascii: "<") {
        current = [byte]
      } else if var open = current, !byte.isWhiteSpace {
        current = nil
        open.append(byte)
        if byte == UInt8(ascii: ">") {
          result.append(String(decoding: open, as: UTF8.self))
        } else {
          current = open
        }
      }
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
