/// The first line of an emlx file: the number of the bytes that follow as the message.
struct EMLXNumber {
  /// Bytes of the message.
  let length: Int
  /// Index of the message's first byte.
  let messageStart: Int

  /// Reads the line `range`, given without its LF; nil where there is more or less than a number in it.
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Range<Int>) {
    let number = line.drop { Self.isBlank(bytes[$0]) }
    let digits = number.prefix { bytes[$0].isDigit }
    guard (1...12).contains(digits.count), number.dropFirst(digits.count).allSatisfy({ Self.isBlank(bytes[$0]) }) else { return nil }
    length = digits.reduce(0) { $0 * 10 + Int(bytes[$1] - UInt8(ascii: "0")) }
    messageStart = min(line.upperBound + 1, bytes.count)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

  /// True when a header field follows.
  func hasHeader(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let end = bytes.lineEnd(in: messageStart..<bytes.count) ?? bytes.count
    if case .field = HeaderLine(bytes, messageStart..<end) { return true }
    return false
  }

  /// True when a header field follows, and after as many bytes as the number says a property list or nothing.
  ///
  /// Subtitles and lists begin with a number, too.
  func fits(_ bytes: UnsafeBufferPointer<UInt8>, size: Int?) -> Bool {
    guard hasHeader(bytes) else { return false }
    let end = messageStart + length
    if end < bytes.count { return bytes[end] == UInt8(ascii: "<") }
    guard let size else { return end == bytes.count }
    return end <= size && size - end <= MessageFile.longestPropertyList
  }
}
