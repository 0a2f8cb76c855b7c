/// windows-1252, which the labels iso-8859-1, latin1 and us-ascii mean as well (Encoding Standard, section 4.2).
enum Windows1252 {
  /// The code points of the bytes 0x80 to 0x9F.
  private static let upperControls: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  /// Decodes a text; every byte has a meaning.
  static func decode(_ input: Span<UInt8>, into output: inout OutputSpan<UInt8>) {
    for index in 0..<input.count {
      let byte = input[index]
      output.append(codePoint: byte >= 0x80 && byte < 0xA0 ? upperControls[Int(byte &- 0x80)] : UInt16(byte))
    }
  }
}
