/// A charset that a text can be decoded from.
enum Charset: Sendable, Hashable {
  case utf8, iso2022JP, shiftJIS, eucJP, windows1252, utf7
  /// ASCII; other bytes read as windows-1252 if they must be.
  case usASCII
  /// Every other one, by the name glibc's iconv knows and the name to show.
  case iconv(String, shown: String)

  /// The name for people and programs: the preferred MIME name where there is one.
  var name: String {
    switch self {
    case .utf8: "utf-8"
    case .iso2022JP: "iso-2022-jp"
    case .shiftJIS: "shift_jis"
    case .eucJP: "euc-jp"
    case .windows1252: "windows-1252"
    case .usASCII: "us-ascii"
    case .utf7: "utf-7"
    case .iconv(_, let shown): shown
    }
  }

  /// A text as it came out of a charset.
  struct Decoding {
    /// The text, valid UTF-8.
    var utf8: [UInt8]
    /// How many U+FFFD were written for bytes without meaning.
    var replacements = 0
    /// The charsets of pieces that were put into the text without being converted to its own.
    var foreign: [Charset] = []
    /// Whether lines go on in two-byte characters without the escape that should be there.
    var lacksEscapes = false
  }

  /// Decodes a whole text.
  ///
  /// Nil if the system has no converter for the charset.
  func decode(_ input: Span<UInt8>, dialect: ISO2022JP.Dialect = .mail) -> Decoding? {
    var replacements = 0
    var foreign: [Charset] = []
    var lacksEscapes = false
    // A byte becomes one character of three bytes at most; UTF-7 may end inside a pair of surrogates.
    let capacity = 3 &* input.count &+ 3
    let utf8: [UInt8]
    switch self {
    case .utf8:
      if UTF8Repair.isValid(input) { return Decoding(utf8: input.withUnsafeBytes { [UInt8]($0) }) }
      utf8 = [UInt8](capacity: capacity) { output in
        replacements = UTF8Repair.decode(input, into: &output)
      }
    case .iso2022JP:
      utf8 = [UInt8](capacity: capacity) { output in
        var decoder = ISO2022JP(dialect)
        decoder.decode(input, into: &output)
        replacements = decoder.replacements
        foreign = decoder.foreign
        lacksEscapes = decoder.lacksEscapes
      }
    case .shiftJIS:
      utf8 = [UInt8](capacity: capacity) { output in
        replacements = ShiftJIS.decode(input, into: &output)
      }
    case .eucJP:
      utf8 = [UInt8](capacity: capacity) { output in
        replacements = EUCJP.decode(input, into: &output)
      }
    case .windows1252, .usASCII:
      utf8 = [UInt8](capacity: capacity) { output in
        Windows1252.decode(input, into: &output)
      }
    case .utf7:
      utf8 = [UInt8](capacity: capacity) { output in
        replacements = UTF7.decode(input, into: &output)
      }
    case .iconv(let name, _):
      guard let converter = Iconv(from: name) else { return nil }
      let decoded = converter.decode(input)
      return Decoding(utf8: decoded.utf8, replacements: decoded.replacements)
    }
    return Decoding(utf8: utf8, replacements: replacements, foreign: foreign, lacksEscapes: lacksEscapes)
  }
}

extension Charset {
  /// Reads text that ISO-2022-JP alone does not explain as one of its extensions: JIS X 0213 (ISO-2022-JP-3 and -2004), or the Chinese,
  /// Korean and Greek of ISO-2022-JP-2 (RFC 1554).
  ///
  /// Nil where neither explains all of it.
  static func iso2022JPExtension(reading input: Span<UInt8>) -> (charset: Charset, utf8: [UInt8])? {
    for name in ["ISO-2022-JP-3", "ISO-2022-JP-2"] {
      // The converter leaves designations that it does not know in the text.
      guard let decoded = Iconv(from: name)?.decode(input), decoded.replacements == 0, !decoded.utf8[...].has(.escape) else { continue }
      return (.iconv(name, shown: name.lowercased()), decoded.utf8)
    }
    return nil
  }
}
