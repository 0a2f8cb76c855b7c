@testable import MIME

extension Message {
  /// A message from text whose line ends are LF.
  init(text: String, limits: Limits = .standard) {
    self.init(parsing: Array(text.utf8)[...], limits: limits)
  }
}

/// Bytes written as hexadecimal digits; blanks between them are ignored.
func hex(_ digits: String) -> [UInt8] {
  let values = digits.utf8.compactMap(\.hexValue)
  return stride(from: 0, to: values.count - 1, by: 2).map { values[$0] << 4 | values[$0 + 1] }
}

/// Whether bytes are valid UTF-8.
func isValidUTF8(_ bytes: [UInt8]) -> Bool { UTF8Repair.isValid(bytes.span) }

/// Bytes through glibc's converter, and how many pieces had no meaning; nil if this system has none for the charset.
func convert(_ bytes: [UInt8], from name: String) -> (text: String, replacements: Int)? {
  guard let converter = Iconv(from: name) else { return nil }
  let result = converter.decode(bytes.span)
  return (String(decoding: result.utf8, as: UTF8.self), result.replacements)
}

/// A small generator of the same numbers on every machine (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
