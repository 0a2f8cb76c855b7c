/// Writes texts in a charset.
public struct CharsetEncoder: Sendable {
  private let charset: Charset

  /// An encoder for a charset by its label or its ``DecodedText/charset`` name; nil for an unknown one.
  public init?(charset name: String) {
    guard let charset = Charset(label: name) else { return nil }
    self.charset = charset
  }

  init(_ charset: Charset) { self.charset = charset }

  /// The bytes of a text; nil if the charset lacks one of its characters.
  ///
  /// - Parameter utf8: the text, valid UTF-8.
  public func encode(_ utf8: [UInt8]) -> [UInt8]? {
    switch charset {
    case .utf8: return utf8
    case .usASCII: return utf8.span.isASCII ? utf8 : nil
    case .iso2022JP: return ISO2022JPWriter.encode(String(decoding: utf8, as: UTF8.self).unicodeScalars)
    case .shiftJIS: return Self.joined(utf8, ShiftJIS.bytes(of:))
    case .eucJP: return Self.joined(utf8, EUCJP.bytes(of:))
    case .windows1252: return Iconv(to: "CP1252")?.encode(utf8)
    case .iconv(let name, _): return Iconv(to: name)?.encode(utf8)
    case .utf7: return nil
    }
  }

  private static func joined(_ utf8: [UInt8], _ bytes: (Unicode.Scalar) -> [UInt8]?) -> [UInt8]? {
    var result: [UInt8] = []
    result.reserveCapacity(utf8.count)
    for scalar in String(decoding: utf8, as: UTF8.self).unicodeScalars {
      guard let piece = bytes(scalar) else { return nil }
      result.append(contentsOf: piece)
    }
    return result
  }
}
