/// Finds the ends of comments and quoted strings in a structured field body (RFC 5322, sections 3.2.2 and 3.2.4).
///
/// What never ends opens nothing: then its first byte is an ordinary character. That is remembered, so that many beginnings cost no more
/// than one.
struct Enclosures {
  private var hasComments = true
  private var hasQuotes = true

  /// Behind the comment that begins at `start`, comments inside it included; nil if it has no end.
  mutating func endOfComment(in body: [UInt8], at start: Int) -> Int? {
    guard hasComments else { return nil }
    var depth = 0
    var index = start
    while index < body.count {
      switch body[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      case UInt8(ascii: "\\"): index += 1
      default: break
      }
      index += 1
      if depth == 0 { return index }
    }
    hasComments = false
    return nil
  }

  /// Behind the quoted string that begins at `start`; nil if it has no end.
  mutating func endOfQuoted(in body: [UInt8], at start: Int) -> Int? {
    guard hasQuotes else { return nil }
    var index = start + 1
    while index < body.count {
      if body[index] == UInt8(ascii: "\"") { return index + 1 }
      index += body[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    hasQuotes = false
    return nil
  }
}
