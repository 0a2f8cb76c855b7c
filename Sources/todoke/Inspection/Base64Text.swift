/// Bytes as base64 (RFC 4648, section 4), for bytes in JSON.
enum Base64Text {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: some RandomAccessCollection<UInt8>) -> String {
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
      text += Array(repeating: UInt8(ascii: "="), count: 3 - count)
    }
    return String(decoding: text, as: UTF8.self)
  }

  private static func append(_ group: UInt32, digits: Int, to text: inout [UInt8]) {
    for index in 0..<digits { text.append(alphabet[Int(group >> UInt32(18 - 6 * index) & 0x3F)]) }
  }
}
