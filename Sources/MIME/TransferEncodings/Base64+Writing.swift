extension Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Bytes as base64, in one line.
  static func encode(_ bytes: some RandomAccessCollection<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    var group: UInt32 = 0
    var count = 0
    for byte in bytes {
      group = group << 8 | UInt32(byte)
      count += 1
      guard count == 3 else { continue }
      append(group, digits: 4, to: &text)
      (group, count) = (0, 0)
    }
    if count > 0 {
      append(group << UInt32(8 * (3 - count)), digits: count + 1, to: &text)
      text.append(contentsOf: repeatElement(UInt8(ascii: "="), count: 3 - count))
    }
    return text
  }

  /// Bytes as base64, in lines of at most so many columns.
  ///
  /// - Parameter columns: a multiple of four.
  static func encode(_ bytes: [UInt8], columns: Int, lineEnd: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + columns / 4 * 3)
      if start > 0 { text.append(contentsOf: lineEnd) }
      text.append(contentsOf: encode(bytes[start..<end]))
      start = end
    }
    return text
  }

  private static func append(_ group: UInt32, digits: Int, to text: inout [UInt8]) {
    for index in 0..<digits { text.append(alphabet[Int(group >> UInt32(18 - 6 * index) & 0x3F)]) }
  }
}

extension String {
  /// Bytes as base64 (RFC 4648, section 4), in one line.
  public init(base64 bytes: some RandomAccessCollection<UInt8>) { self.init(decoding: Base64.encode(bytes), as: UTF8.self) }
}
