/// Folder names as IMAP writes them (RFC 3501, 5.1.3): ASCII, and in between `&…-` with UTF-16 in a base64 of its own.
enum ModifiedUTF7 {
  /// The name as text; nil when the bytes are no such name.
  static func decode(_ name: some Collection<UInt8>) -> String? {
    var text = ""
    var rest = name[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "&") else {
        guard (0x20...0x7E).contains(byte) else { return nil }
        text.unicodeScalars.append(Unicode.Scalar(byte))
        continue
      }
      guard let end = rest.firstIndex(of: UInt8(ascii: "-")) else { return nil }
      let run = rest[..<end]
      rest = rest[rest.index(after: end)...]
      if run.isEmpty {
        text += "&"
      } else {
        guard let units = utf16(base64: run), let part = String(validating: units, as: UTF16.self) else { return nil }
        text += part
      }
    }
    return text
  }

  private static func utf16(base64 run: some Sequence<UInt8>) -> [UInt16]? {
    var units: [UInt16] = []
    var bits: UInt32 = 0
    var bitCount = 0
    for byte in run {
      guard let value = sextet(byte) else { return nil }
      bits = (bits << 6 | value) & 0x3F_FFFF
      bitCount += 6
      if bitCount >= 16 {
        bitCount -= 16
        units.append(UInt16(truncatingIfNeeded: bits >> UInt32(bitCount)))
      }
    }
    // What is left over is padding: fewer than six bits, all zero.
    guard bitCount < 6, bits & ((1 << UInt32(bitCount)) - 1) == 0 else { return nil }
    return units
  }

  private static func sextet(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: ","): 63
    default: nil
    }
  }
}
