/// One character reference such as `&amp;`, `&#165;` or `&#xA5;` (HTML Living Standard, section 13.2.5.72).
struct CharacterReference {
  let scalar: Unicode.Scalar

  /// How many bytes the reference has in the document, from the `&` on.
  let length: Int

  /// Reads the reference at `start`, where a `&` stands; nil if the `&` is only an ampersand.
  ///
  /// In an attribute a name without a semicolon counts only if neither `=` nor a letter nor a digit follows, so that `?a=1&copy=2` stays.
  init?(in source: SourceBytes, at start: Int, inAttribute: Bool) {
    let reference =
      source[start + 1] == UInt8(ascii: "#")
      ? Self.numeric(in: source, at: start) : Self.named(in: source, at: start, inAttribute: inAttribute)
    guard let reference else { return nil }
    self = reference
  }

  private init(scalar: Unicode.Scalar, length: Int) {
    self.scalar = scalar
    self.length = length
  }

  private static func numeric(in source: SourceBytes, at start: Int) -> CharacterReference? {
    let isHexadecimal = source[start + 2] | 0x20 == UInt8(ascii: "x")
    let radix: UInt32 = isHexadecimal ? 16 : 10
    let digits = start + (isHexadecimal ? 3 : 2)
    var index = digits
    var code: UInt32 = 0
    while let digit = source[index].hexadecimalValue, digit < radix {
      code = min(code &* radix &+ digit, 0x11_0000)
      index += 1
    }
    guard index > digits else { return nil }
    if source[index] == UInt8(ascii: ";") { index += 1 }
    return CharacterReference(scalar: scalar(numbered: code), length: index - start)
  }

  /// Numbers from 128 to 159 mean Windows-1252, as old mail programs wrote them; what is no character becomes U+FFFD.
  private static func scalar(numbered code: UInt32) -> Unicode.Scalar {
    let code = 0x80...0x9F ~= code ? windows1252[Int(code) - 0x80] : code
    guard code != 0, let scalar = Unicode.Scalar(code) else { return "\u{FFFD}" }
    return scalar
  }

  private static let windows1252: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
    0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static func named(in source: SourceBytes, at start: Int, inAttribute: Bool) -> CharacterReference? {
    typealias Table = CharacterReferenceTable
    let first = start + 1
    var end = first
    var name: UInt128 = 0
    while end - first < Table.nameLengths.upperBound, source[end].isASCIILetter || source[end].isASCIIDigit {
      name = Table.pack(name, source[end])
      end += 1
    }
    if source[end] == UInt8(ascii: ";"), let scalar = Table.shared.scalar(named: name, bare: false) {
      return CharacterReference(scalar: scalar, length: end + 1 - start)
    }
    return bareNamed(in: source, at: start, longest: end - first, inAttribute: inAttribute)
  }

  /// The longest name without a semicolon that the text goes on with.
  private static func bareNamed(in source: SourceBytes, at start: Int, longest: Int, inAttribute: Bool) -> CharacterReference? {
    typealias Table = CharacterReferenceTable
    var name: UInt128 = 0
    var found: CharacterReference?
    for length in 1...Table.bareNameLengths.upperBound where length <= longest {
      name = Table.pack(name, source[start + length])
      guard Table.bareNameLengths ~= length, let scalar = Table.shared.scalar(named: name, bare: true) else { continue }
      found = CharacterReference(scalar: scalar, length: length + 1)
    }
    guard let found else { return nil }
    let next = source[start + found.length]
    if inAttribute && (next == UInt8(ascii: "=") || next.isASCIILetter || next.isASCIIDigit) { return nil }
    return found
  }
}
