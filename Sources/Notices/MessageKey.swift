import Crypto
public import MIME

extension NoticeReader {
  /// The ``Reading/messageKey`` of a message, without reading it.
  public static func messageKey(of message: Message) -> String { MessageKey.key(of: message) }
}

/// Identifies a message however it came: with CR LF or LF, with another trace header, with a blank line more at its end.
enum MessageKey {
  /// Fields that the author wrote; what receivers and mail programs add is left out.
  private static let authored = ["from", "to", "subject", "date", "message-id"]

  /// 32 hexadecimal digits of the SHA-256 over authored fields and body.
  static func key(of message: Message) -> String {
    var hash = SHA256()
    for name in authored {
      guard let field = message.header.first(name) else { continue }
      hash.update(data: Array("\(name):".utf8))
      hash.update(data: field.unfolded.filter { $0 > 0x20 })
    }
    hash.update(data: [UInt8(ascii: "\n")])
    updateBody(message.body, &hash)
    return hex(hash.finalize().prefix(16))
  }

  /// Stable id of the event number `index` of a kind in a message.
  static func eventID(message: String, kind: String, orderNumber: String?, index: Int) -> String {
    hex(SHA256.hash(data: Array("\(message)|\(kind)|\(orderNumber ?? "")|\(index)".utf8)).prefix(16))
  }

  /// Bytes gathered before they are hashed.
  private static let blockSize = 65_536

  /// The body with LF line ends, one level of `>From ` quoting undone, blank lines at the end left out.
  private static func updateBody(_ body: ArraySlice<UInt8>, _ hash: inout SHA256) {
    var end = body.endIndex
    while end > body.startIndex, body[end - 1] == 0x0A || body[end - 1] == 0x0D || body[end - 1] == 0x20 { end -= 1 }
    var block: [UInt8] = []
    block.reserveCapacity(blockSize + 1_024)
    var start = body.startIndex
    while start < end {
      let lineEnd = body[start..<end].firstIndex(of: 0x0A) ?? end
      var line = body[start..<lineEnd]
      if line.last == 0x0D { line = line.dropLast() }
      if line.first == UInt8(ascii: ">"), isQuotedFrom(line) { line = line.dropFirst() }
      block += line
      if lineEnd < end { block.append(0x0A) }
      start = lineEnd + 1
      if block.count >= blockSize {
        hash.update(data: block)
        block.removeAll(keepingCapacity: true)
      }
    }
    hash.update(data: block)
  }

  private static func isQuotedFrom(_ line: ArraySlice<UInt8>) -> Bool {
    let rest = line.drop { $0 == UInt8(ascii: ">") }
    return rest.starts(with: Array("From ".utf8))
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
