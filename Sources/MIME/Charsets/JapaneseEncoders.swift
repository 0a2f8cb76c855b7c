// Japanese charsets written from Unicode. Each is the inverse of its decoder and shares its tables, so that what was read can be written
// as it was: ① and ㈱ too, which glibc's converter refuses in ISO-2022-JP.

extension ShiftJIS {
  /// The bytes of a character in Microsoft code page 932; nil if it has none.
  static func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar.value {
    case 0x00...0x80: [UInt8(scalar.value)]
    case 0xFF61...0xFF9F: [UInt8(scalar.value - 0xFF61 + 0xA1)]
    case 0xE000...0xE757: bytes(at: 8836 + Int(scalar.value - 0xE000))
    default:
      CellPointers.jisX0208[scalar].map(bytes(at:)) ?? CellPointers.ibmExtensions[scalar].map { bytes(at: 10_716 + $0) }
    }
  }

  private static func bytes(at pointer: Int) -> [UInt8] {
    let (row, column) = pointer.quotientAndRemainder(dividingBy: 188)
    return [UInt8(row + (row < 0x1F ? 0x81 : 0xC1)), UInt8(column + (column < 0x3F ? 0x40 : 0x41))]
  }
}

extension EUCJP {
  /// The bytes of a character in eucJP-ms; nil if it has none.
  static func bytes(of scalar: Unicode.Scalar) -> [UInt8]? {
    switch scalar.value {
    case 0x00...0x7F: return [UInt8(scalar.value)]
    case 0xFF61...0xFF9F: return [0x8E, UInt8(scalar.value - 0xFF61 + 0xA1)]
    default:
      if let pair = Self.pair(CellPointers.jisX0208[scalar]) { return pair }
      return Self.pair(CellPointers.jisX0212[scalar]).map { [0x8F] + $0 }
    }
  }

  private static func pair(_ pointer: Int?) -> [UInt8]? {
    guard let pointer, pointer < 94 * 94 else { return nil }
    return [UInt8(pointer / 94 + 0xA1), UInt8(pointer % 94 + 0xA1)]
  }
}

/// Writes ISO-2022-JP (RFC 1468) with what Japanese mailers add to it: half-width katakana, JIS X 0212, the NEC and IBM characters.
///
/// Every line ends in ASCII, and so does the text.
struct ISO2022JPWriter {
  private enum Mode { case ascii, roman, katakana, jisX0208, jisX0212 }

  private var mode = Mode.ascii
  private var bytes: [UInt8] = []

  /// The bytes of a text; nil if one of its characters has none.
  static func encode(_ text: some Sequence<Unicode.Scalar>) -> [UInt8]? {
    var writer = ISO2022JPWriter()
    for scalar in text { guard writer.add(scalar) else { return nil } }
    writer.designate(.ascii)
    return writer.bytes
  }

  private mutating func add(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // Escapes and shifts would say what the text does not.
    case 0x0E, 0x0F, 0x1B: return false
    case 0x00...0x7F:
      designate(.ascii)
      bytes.append(UInt8(scalar.value))
    case 0xA5, 0x203E:
      designate(.roman)
      bytes.append(scalar.value == 0xA5 ? 0x5C : 0x7E)
    case 0xFF61...0xFF9F:
      designate(.katakana)
      bytes.append(UInt8(scalar.value - 0xFF61 + 0x21))
    default:
      if let pointer = CellPointers.jisX0208[scalar], pointer < 94 * 94 {
        designate(.jisX0208)
        append(pointer)
      } else if let pointer = CellPointers.jisX0212[scalar] {
        designate(.jisX0212)
        append(pointer)
      } else {
        return false
      }
    }
    return true
  }

  private mutating func append(_ pointer: Int) {
    bytes.append(UInt8(pointer / 94 + 0x21))
    bytes.append(UInt8(pointer % 94 + 0x21))
  }

  private mutating func designate(_ next: Mode) {
    guard next != mode else { return }
    mode = next
    bytes.append(.escape)
    switch next {
    case .ascii: bytes.append(contentsOf: "(B".utf8)
    case .roman: bytes.append(contentsOf: "(J".utf8)
    case .katakana: bytes.append(contentsOf: "(I".utf8)
    case .jisX0208: bytes.append(contentsOf: "$B".utf8)
    case .jisX0212: bytes.append(contentsOf: "$(D".utf8)
    }
  }
}
