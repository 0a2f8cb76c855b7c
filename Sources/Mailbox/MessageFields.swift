/// What an mbox message's header tells about the mailbox rather than about the mail.
struct MessageFields {
  /// Value of `Content-Length`: bytes of the body as the delivering program counted them.
  private(set) var contentLength: Int?
  /// Index of the first byte after the empty line that ends the header; the end of the message where there is none.
  private(set) var bodyStart: Int
  /// Whether the header ends: by its empty line, or beyond the bytes that are looked at.
  private(set) var hasHeaderEnd: Bool
  /// `Status`, `X-Status` and `X-Mozilla-Status`.
  private(set) var flags: MessageFlags = []
  /// True for the message in which IMAP servers keep data of theirs.
  private(set) var isFolderInternalData = false

  /// Bytes of a header that are looked at.
  static let longestHeader = 1 << 18

  /// Reads the header at the start of `range`.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    bodyStart = range.upperBound
    let limit = min(range.upperBound, range.lowerBound + Self.longestHeader)
    hasHeaderEnd = limit < range.upperBound
    var position = range.lowerBound
    var isAtTop = true
    var hasInternalSubject = false
    var hasIMAPField = false
    while position < limit {
      let end = bytes.lineEnd(in: position..<limit) ?? limit
      switch HeaderLine(bytes, position..<end) {
      case .empty:
        bodyStart = min(end + 1, range.upperBound)
        hasHeaderEnd = true
        position = limit
        continue
      case .field(let name):
        let value = Self.value(bytes, after: name.upperBound, end: end)
        read(bytes, name, value, isAtTop: isAtTop)
        isAtTop = isAtTop && Self.isWrittenByThunderbird(bytes, name)
        switch bytes[name.lowerBound] | 0x20 {
        case UInt8(ascii: "s") where bytes.equals("Subject", in: name):
          hasInternalSubject = bytes.hasPrefix("DON'T DELETE THIS MESSAGE", at: value.lowerBound)
        case UInt8(ascii: "x") where bytes.equals("X-IMAP", in: name) || bytes.equals("X-IMAPbase", in: name):
          hasIMAPField = true
        default: break
        }
      case .continuation, .separator, .other: break
      }
      position = end + 1
    }
    isFolderInternalData = hasInternalSubject && hasIMAPField
  }

  private mutating func read(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>, _ value: Range<Int>, isAtTop: Bool) {
    // Most names fall at their first letter or length.
    switch bytes[name.lowerBound] | 0x20 {
    case UInt8(ascii: "c") where bytes.equals("Content-Length", in: name):
      contentLength = Self.number(bytes, value, radix: 10)
    case UInt8(ascii: "s") where bytes.equals("Status", in: name):
      if bytes[value].contains(UInt8(ascii: "R")) { flags.insert(.seen) }
    case UInt8(ascii: "x") where bytes.equals("X-Status", in: name):
      for letter in bytes[value] {
        switch letter {
        case UInt8(ascii: "A"): flags.insert(.replied)
        case UInt8(ascii: "F"): flags.insert(.flagged)
        case UInt8(ascii: "D"): flags.insert(.trashed)
        case UInt8(ascii: "T"): flags.insert(.draft)
        default: break
        }
      }
    // Thunderbird writes its field above all others; further down a sender may have put it to have his mail passed over.
    case UInt8(ascii: "x") where isAtTop && bytes.equals("X-Mozilla-Status", in: name):
      flags.formUnion(MessageFlags(mozillaStatus: Self.number(bytes, value, radix: 16) ?? 0))
    default: break
    }
  }

  private static func isWrittenByThunderbird(_ bytes: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
    bytes.equals("X-Mozilla-Status", in: name) || bytes.equals("X-Mozilla-Status2", in: name)
      || bytes.equals("X-Mozilla-Keys", in: name) || bytes.equals("X-Account-Key", in: name) || bytes.equals("X-UIDL", in: name)
  }

  /// The field's value on its first line, without white space around it.
  private static func value(_ bytes: UnsafeBufferPointer<UInt8>, after nameEnd: Int, end: Int) -> Range<Int> {
    var start = nameEnd
    while start < end, bytes[start] != UInt8(ascii: ":") { start += 1 }
    start = min(start + 1, end)
    var end = end
    while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
    while start < end, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// A number of at most 12 digits, nothing beside it.
  private static func number(_ bytes: UnsafeBufferPointer<UInt8>, _ value: Range<Int>, radix: Int) -> Int? {
    guard (1...12).contains(value.count), bytes[value].allSatisfy({ $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: "+") }) else {
      return nil
    }
    return Int(String(decoding: bytes[value], as: UTF8.self), radix: radix)
  }
}
