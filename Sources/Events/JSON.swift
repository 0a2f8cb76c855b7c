/// A JSON value whose objects keep the order of their members, so that output reads the way the contract lists it.
///
/// Written here, not with Foundation's encoder, for three reasons: member order, the stricter escaping below, and a start
/// that loads no Foundation (a filter starts once per mail).
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// One member of an object.
  public struct Member: Sendable, Hashable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: JSONValue
    /// A member.
    public init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The member of that name (the first, when there are several), or nil.
  public subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The string, when it is one.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The truth value, when it is one.
  public var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  /// The elements, when it is an array.
  public var array: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  /// The members, when it is an object.
  public var object: [Member]? { if case .object(let members) = self { members } else { nil } }
  /// The number as a whole number, when it is one.
  public var integer: Int? {
    switch self {
    case .integer(let value): value
    case .number(let value): Int(exactly: value)
    default: nil
    }
  }
  /// The number, when it is one.
  public var double: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .number(let value): value
    default: nil
    }
  }
}

/// Builds an object member by member and leaves out what is absent.
public struct JSONObjectBuilder {
  /// What was added so far.
  public private(set) var members: [JSONValue.Member] = []

  /// An empty object.
  public init() {}

  /// Adds a member unless the value is nil.
  public mutating func add(_ name: String, _ value: JSONValue?) {
    guard let value else { return }
    members.append(.init(name, value))
  }
  /// Adds a string unless it is nil.
  public mutating func add(_ name: String, _ value: String?) { add(name, value.map(JSONValue.string)) }
  /// Adds a whole number unless it is nil.
  public mutating func add(_ name: String, _ value: Int?) { add(name, value.map(JSONValue.integer)) }
  /// Adds an amount unless it is nil.
  public mutating func add(_ name: String, _ value: Amount?) { add(name, value?.json) }
  /// Adds an array unless it is empty.
  public mutating func add(_ name: String, nonEmpty values: [JSONValue]) {
    if !values.isEmpty { add(name, .array(values)) }
  }
  /// The object.
  public var json: JSONValue { .object(members) }
}

extension Amount {
  /// `1234` or `12.34`.
  public var json: JSONValue { hundredths % 100 == 0 ? .integer(hundredths / 100) : .number(Double(hundredths) / 100) }
}

// MARK: Writing

extension JSONValue {
  /// The value on one line, as valid text.
  ///
  /// C0, DEL, C1, U+2028, U+2029 and what turns the direction of text are always escaped, so that a terminal shown the
  /// line obeys nothing in it.
  public var line: String {
    var out: [UInt8] = []
    write(to: &out, indent: nil)
    return String(decoding: out, as: UTF8.self)
  }

  /// The value on several lines, indented by two blanks a level.
  public var pretty: String {
    var out: [UInt8] = []
    write(to: &out, indent: 0)
    return String(decoding: out, as: UTF8.self)
  }

  private func write(to out: inout [UInt8], indent: Int?) {
    switch self {
    case .null: out += Array("null".utf8)
    case .bool(let value): out += Array((value ? "true" : "false").utf8)
    case .integer(let value): out += Array(String(value).utf8)
    case .number(let value): out += Array(Self.text(of: value).utf8)
    case .string(let value): Self.write(value, to: &out)
    case .array(let values):
      Self.writeGroup(values, open: "[", close: "]", to: &out, indent: indent) { value, out, indent in
        value.write(to: &out, indent: indent)
      }
    case .object(let members):
      Self.writeGroup(members, open: "{", close: "}", to: &out, indent: indent) { member, out, indent in
        Self.write(member.name, to: &out)
        out.append(UInt8(ascii: ":"))
        if indent != nil { out.append(UInt8(ascii: " ")) }
        member.value.write(to: &out, indent: indent)
      }
    }
  }

  private static func writeGroup<Element>(
    _ elements: [Element], open: Unicode.Scalar, close: Unicode.Scalar, to out: inout [UInt8], indent: Int?,
    writeElement: (Element, inout [UInt8], Int?) -> Void
  ) {
    out.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      if let indent { newLine(indent + 1, to: &out) }
      writeElement(element, &out, indent.map { $0 + 1 })
    }
    if let indent, !elements.isEmpty { newLine(indent, to: &out) }
    out.append(UInt8(ascii: close))
  }

  private static func newLine(_ level: Int, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\n"))
    for _ in 0..<level { out += [UInt8(ascii: " "), UInt8(ascii: " ")] }
  }

  private static func text(of value: Double) -> String {
    guard value.isFinite else { return "null" }
    if let whole = Int(exactly: value) { return String(whole) }
    return value.description
  }

  private static func write(_ string: String, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        out.append(UInt8(ascii: "\\"))
        out.append(byte)
      case UInt8(ascii: "\n"): escape("n", to: &out)
      case UInt8(ascii: "\r"): escape("r", to: &out)
      case UInt8(ascii: "\t"): escape("t", to: &out)
      case 0..<0x20, 0x7F: escape(UInt32(byte), to: &out)
      // U+0080…U+009F
      case 0x80..<0xA0 where previous.1 == 0xC2:
        out.removeLast()
        escape(UInt32(byte), to: &out)
      // U+2028…U+202E
      case 0xA8...0xAE where previous == (0xE2, 0x80):
        out.removeLast(2)
        escape(0x2000 + UInt32(byte & 0x3F), to: &out)
      // U+2066…U+2069
      case 0xA6...0xA9 where previous == (0xE2, 0x81):
        out.removeLast(2)
        escape(0x2040 + UInt32(byte & 0x3F), to: &out)
      default: out.append(byte)
      }
      previous = (previous.1, byte)
    }
    out.append(UInt8(ascii: "\""))
  }

  private static func escape(_ letter: Unicode.Scalar, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\\"))
    out.append(UInt8(ascii: letter))
  }

  private static func escape(_ scalar: UInt32, to out: inout [UInt8]) {
    escape("u", to: &out)
    for shift in [12, 8, 4, 0] as [UInt32] {
      let digit = UInt8(scalar >> shift & 15)
      out.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
    }
  }
}

// MARK: Reading

/// What is wrong with a JSON text, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Byte offset.
  public let offset: Int
  /// What was expected there.
  public let message: String
  /// "not JSON at byte 12: …".
  public var description: String { "not JSON at byte \(offset): \(message)" }
}

extension JSONValue {
  /// Deepest nesting that is read; events and orders need five levels.
  public static let maximumDepth = 64

  /// Reads one JSON text (RFC 8259) and demands that nothing follows it.
  ///
  /// Total: any input gives a value or a ``JSONError``. Lone surrogates become U+FFFD.
  public init(parsing text: some Sequence<UInt8>) throws(JSONError) {
    var parser = JSONParser(bytes: Array(text))
    self = try parser.document()
  }
}

private struct JSONParser {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func document() throws(JSONError) -> JSONValue {
    let value = try value(depth: 0)
    skipBlanks()
    guard position == bytes.count else { throw error("end of text") }
    return value
  }

  private func error(_ expected: String) -> JSONError { JSONError(offset: position, message: "expected \(expected)") }

  private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ byte: Unicode.Scalar) -> Bool {
    guard current == UInt8(ascii: byte) else { return false }
    position += 1
    return true
  }

  private mutating func take(word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard position + length <= bytes.count else { return false }
    let matches = word.withUTF8Buffer { buffer in bytes[position..<position + length].elementsEqual(buffer) }
    if matches { position += length }
    return matches
  }

  private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
    skipBlanks()
    switch current {
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      guard depth < JSONValue.maximumDepth else { throw error("at most \(JSONValue.maximumDepth) levels") }
      return current == UInt8(ascii: "{") ? try object(depth: depth) : try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t") where take(word: "true"): return .bool(true)
    case UInt8(ascii: "f") where take(word: "false"): return .bool(false)
    case UInt8(ascii: "n") where take(word: "null"): return .null
    default: return try number()
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if take("}") { return .object(members) }
    repeat {
      skipBlanks()
      guard current == UInt8(ascii: "\"") else { throw error("a member name") }
      let name = try string()
      skipBlanks()
      guard take(":") else { throw error("':'") }
      members.append(.init(name, try value(depth: depth + 1)))
      skipBlanks()
    } while take(",")
    guard take("}") else { throw error("',' or '}'") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    position += 1
    var values: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(values) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipBlanks()
    } while take(",")
    guard take("]") else { throw error("',' or ']'") }
    return .array(values)
  }

  private mutating func number() throws(JSONError) -> JSONValue {
    let start = position
    _ = take("-")
    let firstDigit = position
    skipDigits()
    guard position > firstDigit, position == firstDigit + 1 || bytes[firstDigit] != UInt8(ascii: "0") else { throw error("a value") }
    var isWhole = true
    if take(".") {
      isWhole = false
      let fraction = position
      skipDigits()
      guard position > fraction else { throw error("a digit") }
    }
    if take("e") || take("E") {
      isWhole = false
      if !take("+") { _ = take("-") }
      let exponent = position
      skipDigits()
      guard position > exponent else { throw error("a digit") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isWhole, let whole = Int(text) { return .integer(whole) }
    guard let value = Double(text) else { throw error("a number") }
    return .number(value)
  }

  private mutating func skipDigits() {
    while let byte = current, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { position += 1 }
  }

  private mutating func string() throws(JSONError) -> String {
    position += 1
    var out: [UInt8] = []
    while let byte = current {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: out, as: UTF8.self)
      case UInt8(ascii: "\\"): out += Array(String(try escape()).utf8)
      case 0..<0x20: throw error("an escaped control character")
      default: out.append(byte)
      }
    }
    throw error("'\"'")
  }

  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    guard let byte = current else { throw error("an escape") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let high = try hexQuad()
      guard (0xD800..<0xDC00).contains(high) else { return Unicode.Scalar(high) ?? "\u{FFFD}" }
      let afterHigh = position
      if take("\\"), take("u") {
        let low = try hexQuad()
        if (0xDC00..<0xE000).contains(low) {
          return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
        }
      }
      position = afterHigh
      return "\u{FFFD}"
    default: throw error("an escape")
    }
  }

  private mutating func hexQuad() throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { throw error("four hex digits") }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }
}
