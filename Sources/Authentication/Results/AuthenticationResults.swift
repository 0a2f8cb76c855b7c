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

  /// Most results read in one field, and most bytes.
  static let maximumResults = 64
  static let maximumBytes = 16_384

  /// Reads an unfolded field body; nil when it is no such field.
  public init?(_ body: [UInt8]) {
    guard body.count <= Self.maximumBytes else { return nil }
    let clauses = Self.clauses(body)
    guard let first = clauses.first else { return nil }
    if first.first?.contains("=") == false, let name = first.first {
      authservID = name.split(separator: "/").first.map { $0.lowercased() }
      results = clauses.dropFirst().prefix(Self.maximumResults).compactMap(Self.result)
    } else {
      authservID = nil
      results = clauses.prefix(Self.maximumResults).compactMap(Self.result)
    }
  }

  /// `dkim=pass header.d=example.jp …` as tokens.
  private static func result(_ tokens: [String]) -> Result? {
    guard let head = tokens.first, let equals = head.firstIndex(of: "=") else { return nil }
    let method = head[..<equals].split(separator: "/").first?.lowercased() ?? ""
    let word = head[head.index(after: equals)...].lowercased()
    guard !method.isEmpty, !word.isEmpty else { return nil }
    var properties: [String: String] = [:]
    for token in tokens.dropFirst() {
      guard let equals = token.firstIndex(of: "=") else { continue }
      let name = token[..<equals].lowercased()
      if properties[name] == nil { properties[name] = String(token[token.index(after: equals)...]) }
    }
    return Result(method: method, result: word, properties: properties)
  }

  /// Splits at `;` outside comments and quoted strings, and each piece into tokens; comments vanish, blanks around `=` too.
  private static func clauses(_ body: [UInt8]) -> [[String]] {
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
    return clauses.filter { !$0.isEmpty }
  }
}
