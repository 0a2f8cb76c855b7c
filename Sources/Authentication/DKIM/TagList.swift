import MIME

/// A list of tags and values (RFC 6376, section 3.2), as signatures and keys are written.
struct TagList {
  private let values: [String: ArraySlice<UInt8>]

  /// Longest list that is read: a signature with its `b=`.
  static let maximumBytes = 16_384

  /// Reads a list; nil when it is none, or names a tag twice.
  init?(_ bytes: [UInt8]) {
    guard bytes.count <= Self.maximumBytes else { return nil }
    var values: [String: ArraySlice<UInt8>] = [:]
    for piece in bytes.split(separator: UInt8(ascii: ";")) {
      let tag = Self.trimmed(piece)
      guard !tag.isEmpty else { continue }
      guard let equals = tag.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let name = String(decoding: Self.trimmed(tag[..<equals]), as: UTF8.self)
      guard !name.isEmpty, values.updateValue(Self.trimmed(tag[(equals + 1)...]), forKey: name) == nil else { return nil }
    }
    self.values = values
  }

  /// The value of a tag without the white space around it.
  subscript(name: String) -> String? { values[name].map { String(decoding: $0, as: UTF8.self) } }

  /// The value without any white space.
  func compact(_ name: String) -> String? {
    values[name].map { value in String(decoding: value.filter { $0 > UInt8(ascii: " ") }, as: UTF8.self) }
  }

  /// The parts of a value between colons.
  func list(_ name: String) -> [String]? { compact(name)?.split(separator: ":").map { $0.lowercased() } }

  /// The bytes that a value gives in Base64, in which white space may stand; nil where it holds anything else.
  func base64(_ name: String) -> [UInt8]? {
    guard let value = values[name] else { return nil }
    let decoded = Base64.decode(value)
    return decoded.isDamaged ? nil : decoded.bytes
  }

  private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = bytes
    while let first = rest.first, first <= UInt8(ascii: " ") { rest = rest.dropFirst() }
    while let last = rest.last, last <= UInt8(ascii: " ") { rest = rest.dropLast() }
    return rest
  }
}
