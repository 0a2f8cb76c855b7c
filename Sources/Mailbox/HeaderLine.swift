internal import Glibc

/// What a line at the start of a message may be.
enum HeaderLine {
  /// The empty line that ends the header.
  case empty
  /// `Name: value`; the range of the name.
  case field(Range<Int>)
  /// A folded line, which belongs to the field before.
  case continuation
  /// `From ` or, quoted by a mail program, `>From `.
  case separator(isQuoted: Bool)
  /// Anything else.
  case other

  /// Classifies the line `range`, given without its LF.
  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    var range = range
    if let last = range.last, bytes[last] == 0x0D { range.removeLast() }
    guard let first = range.first else {
      self = .empty
      return
    }
    switch bytes[first] {
    case 0x20, 0x09:
      self = .continuation
    case UInt8(ascii: ">") where bytes.hasPrefix(">From ", at: first):
      self = .separator(isQuoted: true)
    default:
      // `From : a@example.jp` is a field, so that this question comes first.
      if let name = Self.nameRange(bytes, range) {
        self = .field(name)
      } else {
        self = bytes.hasPrefix("From ", at: first) ? .separator(isQuoted: false) : .other
      }
    }
  }

  /// The field name before the colon (RFC 5322, 2.2), white space before the colon allowed as in its obsolete syntax.
  private static func nameRange(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) -> Range<Int>? {
    var end = line.lowerBound
    while end < line.upperBound, (0x21...0x7E).contains(bytes[end]), bytes[end] != UInt8(ascii: ":") { end += 1 }
    guard end > line.lowerBound, end < line.upperBound else { return nil }
    var colon = end
    while colon < line.upperBound, bytes[colon] == 0x20 || bytes[colon] == 0x09 { colon += 1 }
    guard colon < line.upperBound, bytes[colon] == UInt8(ascii: ":") else { return nil }
    // A link at the start of a line of text is no field.
    if bytes.hasPrefix("//", at: colon + 1) { return nil }
    return line.lowerBound..<end
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// True when the ASCII `text` stands at `index`.
  func hasPrefix(_ text: StaticString, at index: Int) -> Bool {
    let length = text.utf8CodeUnitCount
    guard index >= 0, length <= count - index, let base = baseAddress else { return false }
    return memcmp(base + index, text.utf8Start, length) == 0
  }

  /// True when `range` holds the ASCII `text`, letters of both cases taken as equal.
  func equals(_ text: StaticString, in range: Range<Int>) -> Bool {
    let length = text.utf8CodeUnitCount
    guard range.count == length, range.lowerBound >= 0, range.upperBound <= count, let base = baseAddress else { return false }
    for index in 0..<length where lowerCase((base + range.lowerBound)[index]) != lowerCase(text.utf8Start[index]) { return false }
    return true
  }

  /// Index of the next LF in `range`, if any.
  func lineEnd(in range: Range<Int>) -> Int? {
    guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= count, let base = baseAddress else { return nil }
    guard let found = memchr(base + range.lowerBound, 0x0A, range.count) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private func lowerCase(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
