/// Adds todoke's own header fields to a message and takes forged ones away; every other byte stays.
struct HeaderTagging {
  private let message: [UInt8]
  /// Where fields may stand: after a `From ` line, up to the empty line or the end.
  private let start: Int
  private let end: Int
  private let lineEnd: String
  /// Header lines of the reserved prefix, with their continuation lines.
  private let forged: [Range<Int>]

  /// Prefix of the fields that only todoke may write.
  static let prefix = "X-Todoke-"

  /// Looks at the header section; nil when there is none that fields could be added to.
  init?(_ message: [UInt8]) {
    var scanner = HeaderScanner(message)
    guard scanner.scan() else { return nil }
    self.message = message
    (start, end, lineEnd, forged) = (scanner.start, scanner.position, scanner.lineEnd, scanner.forged)
  }

  /// The message without the forged fields, for reading.
  var withoutForgedFields: [UInt8] { assembled(adding: []) }

  /// The message with one block of fields on top of its header section, lines ended as the message's are.
  func adding(_ fields: [(name: String, value: String)]) -> [UInt8] {
    assembled(adding: fields.flatMap { Array("\(Self.prefix)\($0.name): \($0.value)\(lineEnd)".utf8) })
  }

  private func assembled(adding block: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(message.count + block.count)
    result += message[..<start]
    result += block
    var position = start
    for range in forged {
      result += message[position..<range.lowerBound]
      position = range.upperBound
    }
    result += message[position...]
    return result
  }
}

/// Goes through the lines of a header section once.
private struct HeaderScanner {
  private let message: [UInt8]
  private(set) var start = 0
  private(set) var position = 0
  private(set) var lineEnd = "\n"
  private(set) var forged: [Range<Int>] = []

  init(_ message: [UInt8]) { self.message = message }

  /// False when no line of the section is a header field.
  mutating func scan() -> Bool {
    skipEnvelope()
    guard let first = line(at: start) else { return false }
    if message[first].last == UInt8(ascii: "\n"), message[first].dropLast().last == UInt8(ascii: "\r") { lineEnd = "\r\n" }
    var hasField = false
    var isForged = false
    while let line = line(at: position) {
      if isEmpty(line) { break }
      if !isContinuation(line) {
        isForged = hasReservedName(line)
        hasField = hasField || isField(line)
      }
      if isForged { forged.append(line) }
      position = line.upperBound
    }
    return hasField
  }

  /// An mbox separator, also a quoted one, stays above all fields, and so does a continuation line of nothing: below the added
  /// fields it would continue them.
  private mutating func skipEnvelope() {
    while let line = line(at: position), message[line].starts(with: "From ".utf8) || message[line].starts(with: ">From ".utf8) {
      position = line.upperBound
    }
    while let line = line(at: position), isContinuation(line) { position = line.upperBound }
    start = position
  }

  /// The line at an offset with its line feed; a last line may have none.
  private func line(at offset: Int) -> Range<Int>? {
    guard offset < message.count else { return nil }
    let feed = message[offset...].firstIndex(of: UInt8(ascii: "\n"))
    return offset..<(feed.map { $0 + 1 } ?? message.count)
  }

  private func isEmpty(_ line: Range<Int>) -> Bool {
    let bytes = message[line]
    return bytes.elementsEqual([UInt8(ascii: "\n")]) || bytes.elementsEqual([UInt8(ascii: "\r"), UInt8(ascii: "\n")])
  }

  private func isContinuation(_ line: Range<Int>) -> Bool {
    message[line.lowerBound] == UInt8(ascii: " ") || message[line.lowerBound] == UInt8(ascii: "\t")
  }

  /// RFC 5322, section 2.2: printable ASCII but the colon, then (obsolete) blanks and the colon.
  private func isField(_ line: Range<Int>) -> Bool {
    let name = message[line].prefix { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: ":") }
    let rest = message[name.endIndex..<line.upperBound].drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    return !name.isEmpty && rest.first == UInt8(ascii: ":")
  }

  private func hasReservedName(_ line: Range<Int>) -> Bool {
    let prefix = HeaderTagging.prefix.utf8
    guard line.count >= prefix.count else { return false }
    return zip(message[line], prefix).allSatisfy { lowercased($0) == lowercased($1) }
  }

  private func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
