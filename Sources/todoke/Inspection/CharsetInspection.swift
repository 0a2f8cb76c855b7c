import Events
import MIME

/// The rows of `inspect --charset-rows`.
enum CharsetInspection {
  /// The row's text; nil for a row without id or without proper hexadecimal digits.
  static func decoded(_ row: JSONValue) -> JSONValue? {
    guard let id = row["id"]?.string, let hex = row["hex"]?.string, let bytes = bytes(hex) else { return nil }
    let text = DecodedText(decodingByTheStandard: bytes[...], label: row["label"]?.string)
    var object = JSONObjectBuilder()
    object.add("id", id)
    object.add("text", text.string)
    object.add("charset", text.charset)
    return object.json
  }

  private static func bytes(_ hex: String) -> [UInt8]? {
    let digits = hex.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(digits.count / 2)
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}
