/// One Authentication-Results field (RFC 8601): what a receiver says to have found.
public struct AuthenticationResults: Sendable, Hashable {
  /// One `method=result` with its properties.
  public struct Result: Sendable, Hashable {
    /// Lower case: `dkim`, `spf`, `dmarc`.
    public let method: String
    /// Lower case: `pass`, `fail`.
    public let result: String
    /// `header.from` and the like, lower case, with their values as written.
    public let properties: [String: String]
  }

  /// Who says it, lower case, without job id; nil in Outlook.com's nameless form.
  public let authservID: String?
  /// In order.
  public let results: [Result]
  /// Whether there was more than is read, or a comment or quotation without an end: what is missing may say the opposite.
  public let isCut: Bool

  /// Most results read in one field, and most bytes.
  static let maximumResults = 64
  static let maximumBytes = 16_384

  /// Reads an unfolded field body; nil when it is no such field.
  public init?(_ body: [UInt8]) {
    let (clauses, isOpen) = Self.clauses(body.prefix(Self.maximumBytes))
    guard let first = clauses.first, let name = first.first else { return nil }
    var rest = clauses[...]
    if name.contains("=") {
      authservID = nil
    } else {
      // A version follows the name; the only one is 1.
      guard first.count == 1 || first[1] == "1" else { return nil }
      authservID = name.split(separator: "/").first.map { $0.lowercased() }
      rest = rest.dropFirst()
    }
    results = rest.prefix(Self.maximumResults).compactMap(Self.result)
    isCut = isOpen || body.count > Self.maximumBytes || rest.count > Self.maximumResults
  }

  /// `dkim=pass header.d=example.jp …` as tokens; nil when it cannot be read without doubt.
  private static func result(_ tokens: [String]) -> Result? {
    guard let head = tokens.first, let equals = head.firstIndex(of: "=") else { return nil }
    let names = head[..<equals].split(separator: "/")
    let word = head[head.index(after: equals)...].lowercased()
    guard let method = names.first?.lowercased(), names.count == 1 || names[1] == "1", !word.isEmpty else { return nil }
    var properties: [String: String] = [:]
    var repeated: Set<String> = []
    for (position, token) in tokens.enumerated().dropFirst() {
      guard let equals = token.firstIndex(of: "=") else {
        // Some servers write an address behind the result; behind a property it would be the rest of a value that a comment parts.
        guard position == 1 else { return nil }
        continue
      }
      let name = token[..<equals].lowercased()
      if properties.updateValue(String(token[token.index(after: equals)...]), forKey: name) != nil { repeated.insert(name) }
    }
    for name in repeated { properties[name] = nil }
    return Result(method: method, result: word, properties: properties)
  }

  /// Splits at `;` outside comments and quoted strings, and each piece into tokens; comments vanish, blanks around `=` too; tells whether a comment or quotation has
  /// no end.
  private static func clauses(_ body: ArraySlice<UInt8>) -> (clauses: [[String]], isOpen: Bool) {
    var clauses: [[String]] = []
    var tokens: [String] = []
    var token: [UInt8] = []
    var commentDepth = 0
    var isQuoted = false
    var isEscaped = false
    var afterEquals = false
    func closeToken() {
      guard !token.isEmpty else { return }
      let text = String(decoding: token, as: UTF8.self)
      token = []
      if afterEquals, let last = tokens.last {
        tokens[tokens.count - 1] = last + text
      } else if let last = tokens.last, text.hasPrefix("=") || !last.contains("=") && (text.hasPrefix(".") || last.hasSuffix(".")) {
        // White space may stand around `=` and around the full stop of a property's name.
        tokens[tokens.count - 1] = last + text
      } else {
        tokens.append(text)
      }
      afterEquals = tokens.last?.hasSuffix("=") ?? false
    }
    for byte in body {
      if isEscaped {
        isEscaped = false
        if commentDepth == 0 { token.append(byte) }
      } else if byte == UInt8(ascii: "\\"), isQuoted || commentDepth > 0 {
        isEscaped = true
      } else if commentDepth > 0 {
        if byte == UInt8(ascii: "(") { commentDepth += 1 }
        if byte == UInt8(ascii: ")") { commentDepth -= 1 }
      } else if isQuoted {
        if byte == UInt8(ascii: "\"") { isQuoted = false } else { token.append(byte) }
      } else if byte == UInt8(ascii: "\"") {
        isQuoted = true
      } else if byte == UInt8(ascii: "(") {
        closeToken()
        commentDepth = 1
      } else if byte == UInt8(ascii: ";") {
        closeToken()
        clauses.append(tokens)
        tokens = []
        afterEquals = false
      } else if byte <= 0x20 {
        closeToken()
      } else {
        token.append(byte)
      }
    }
    closeToken()
    clauses.append(tokens)
    return (clauses.filter { !$0.isEmpty }, commentDepth > 0 || isQuoted)
  }
}
