/// A structured field body of a value and parameters: Content-Type, Content-Disposition (RFC 2045, section 5.1; RFC 2231).
struct ParameterList {
  /// What stands before the first `;`, white space and comments dropped, in lower case.
  private(set) var value: String
  /// The parameters, decoded, by name in lower case.
  private(set) var parameters: [String: String] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  private let limits: Limits

  /// Reads an unfolded field body.
  init(_ body: [UInt8], limits: Limits) {
    self.limits = limits
    // As in addresses: raw Japanese bytes may look like quotes and semicolons.
    let isPlain = body.span.isASCII && !body[...].has(.escape)
    var plain = body
    if !isPlain {
      let text = DecodedText(decoding: body[...], label: nil)
      plain = text.utf8
      diagnostics = text.diagnostics
    }
    var scanner = Scanner(plain)
    value = scanner.leadingValue()
    var sections: [String: [Section]] = [:]
    while let (name, value) = scanner.parameter() { add(name, value, &sections) }
    // The extended form is the better one where both stand (RFC 6266, section 4.3).
    for (name, list) in sections { parameters[name] = decode(list, name) }
  }

  // MARK: RFC 2231

  /// One piece of a parameter.
  private struct Section {
    /// The place of the piece; nil for the only one of `name*=`.
    var number: Int?
    /// Whether it is percent-encoded.
    var isEncoded: Bool
    var value: [UInt8]
  }

  /// Takes one parameter as written.
  private mutating func add(_ rawName: String, _ value: [UInt8], _ sections: inout [String: [Section]]) {
    let (name, number, isEncoded) = Self.splitName(rawName)
    let isNew = parameters[name] == nil && sections[name] == nil
    if isNew, parameters.count + sections.count >= limits.parameters {
      note(.parametersCut, "more than \(limits.parameters) parameters")
    } else if number != nil || isEncoded {
      if sections[name, default: []].contains(where: { $0.number == number }) {
        note(.duplicateParameter, "section \(number ?? 0) of \(name) stands twice")
      } else if sections[name, default: []].count < limits.parameterSections {
        sections[name, default: []].append(Section(number: number, isEncoded: isEncoded, value: value))
      } else {
        note(.parametersCut, "more than \(limits.parameterSections) sections of \(name)")
      }
    } else if parameters[name] == nil {
      parameters[name] = text(of: value, name)
    } else {
      note(.duplicateParameter, "\(name) stands twice")
    }
  }

  /// The text of a value without RFC 2231: file names are often encoded words, though they should not be.
  private mutating func text(of value: [UInt8], _ name: String) -> String {
    guard Self.namesFile(name) else { return DecodedText(decoding: value[...], label: nil).string }
    return taking(EncodedWords.decode(value, limits: limits), name)
  }

  /// The text, its diagnostics taken over.
  private mutating func taking(_ text: DecodedText, _ name: String) -> String {
    for diagnostic in text.diagnostics { note(diagnostic.code, "\(name): \(diagnostic.detail)") }
    return text.string
  }

  /// Notes a kind of trouble once.
  private mutating func note(_ code: Diagnostic.Code, _ detail: String) {
    if !diagnostics.contains(where: { $0.code == code }) { diagnostics.append(Diagnostic(code, detail)) }
  }

  /// Whether a parameter is the name of a file, which people choose and programs write carelessly.
  fileprivate static func namesFile(_ name: some StringProtocol) -> Bool {
    let base = name.prefix { $0 != "*" }
    return base == "filename" || base == "name"
  }

  /// `name*0*` is the name, section 0, percent-encoded.
  private static func splitName(_ raw: String) -> (name: String, number: Int?, isEncoded: Bool) {
    let parts = raw.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1, let name = parts.first, !name.isEmpty else { return (raw, nil, false) }
    let isEncoded = parts.last?.isEmpty == true
    let number = Int(parts[1]).flatMap { $0 >= 0 && $0 < 10_000 ? $0 : nil }
    if number == nil, !isEncoded { return (raw, nil, false) }
    return (String(name), number, isEncoded)
  }

  /// Joins the sections: the one whole value where it stands, else the numbered ones up to the first gap.
  private mutating func decode(_ list: [Section], _ name: String) -> String {
    var ordered = list.filter { $0.number == nil }
    if ordered.isEmpty {
      for section in list.sorted(by: { ($0.number ?? 0) < ($1.number ?? 0) }) {
        let expected = ordered.last?.number.map { $0 + 1 } ?? 0
        if section.number != expected { note(.parameterSectionMissing, "section \(expected) of \(name) is missing") }
        if section.number != expected, !ordered.isEmpty { break }
        ordered.append(section)
      }
    }
    var label: String?
    var bytes: [UInt8] = []
    var escaped: [UInt8] = []
    for (position, section) in ordered.enumerated() {
      guard section.isEncoded else {
        bytes.append(contentsOf: Self.percentDecoded(escaped[...]) + section.value)
        escaped.removeAll()
        continue
      }
      if position == 0, let (charset, rest) = Self.splitLabel(section.value) {
        label = charset.isEmpty ? nil : charset
        escaped = Array(rest)
      } else {
        // An escape may be cut between sections.
        escaped.append(contentsOf: section.value)
      }
    }
    bytes.append(contentsOf: Self.percentDecoded(escaped[...]))
    if label == nil, !ordered.contains(where: \.isEncoded) { return text(of: bytes, name) }
    return taking(DecodedText(decoding: bytes[...], label: label), name)
  }

  /// `charset'language'rest`; nil if the apostrophes belong to the value: no charset is called that.
  private static func splitLabel(_ value: [UInt8]) -> (label: String, rest: ArraySlice<UInt8>)? {
    let apostrophe = UInt8(ascii: "'")
    guard let first = value.firstIndex(of: apostrophe), let second = value[(first + 1)...].firstIndex(of: apostrophe) else { return nil }
    let label = String(decoding: value[..<first], as: UTF8.self)
    let hasLanguage = second > first + 1
    if hasLanguage, !label.isEmpty, Charset(label: label) == nil { return nil }
    return (label, value[(second + 1)...])
  }

  private static func percentDecoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var index = value.startIndex
    while index < value.endIndex {
      if value[index] == UInt8(ascii: "%"), index + 2 < value.endIndex, let high = value[index + 1].hexValue,
        let low = value[index + 2].hexValue
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(value[index])
        index += 1
      }
    }
    return result
  }
}

extension ParameterList {
  /// Splits a field body into its value and its raw parameters.
  private struct Scanner {
    private let bytes: [UInt8]
    private var index = 0
    private var enclosures = Enclosures()

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// What stands before the first `;`, or before a parameter that lacks it (`text/html charset=utf-8`).
    mutating func leadingValue() -> String {
      var result: [UInt8] = []
      // `filename="a.pdf"` without a value before it.
      if isParameter(from: 0) { return "" }
      while index < bytes.count, bytes[index] != UInt8(ascii: ";"), !isParameter(after: index) {
        if bytes[index] == UInt8(ascii: "(") {
          skipComment()
        } else {
          if !bytes[index].isWhiteSpace, bytes[index] != UInt8(ascii: "\"") { result.append(bytes[index].lowercased) }
          index += 1
        }
      }
      return String(decoding: result, as: UTF8.self)
    }

    /// The next `name=value`; pieces without `=` are passed over.
    mutating func parameter() -> (name: String, value: [UInt8])? {
      while index < bytes.count {
        skipSeparators()
        let start = index
        while index < bytes.count, bytes[index] != UInt8(ascii: "="), bytes[index] != UInt8(ascii: ";") { index += 1 }
        guard index < bytes.count, bytes[index] == UInt8(ascii: "=") else { continue }
        let name = bytes[start..<index].trimmed.lowercasedString
        index += 1
        let value = self.value(ofFileName: ParameterList.namesFile(name))
        if !name.isEmpty { return (name, value) }
      }
      return nil
    }

    private mutating func skipSeparators() {
      while index < bytes.count {
        if bytes[index] == UInt8(ascii: "(") {
          skipComment()
        } else if bytes[index].isWhiteSpace || bytes[index] == UInt8(ascii: ";") {
          index += 1
        } else {
          return
        }
      }
    }

    /// A value: quoted, or up to the next parameter.
    ///
    /// In file names without quotes brackets are brackets; elsewhere a comment begins behind a blank.
    private mutating func value(ofFileName isFileName: Bool) -> [UInt8] {
      while index < bytes.count, bytes[index].isWhiteSpace { index += 1 }
      if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return quoted(isFileName) }
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: ";"), !isParameter(after: index) {
        if !isFileName, bytes[index] == UInt8(ascii: "("), index > start, bytes[index - 1].isWhiteSpace { break }
        index += 1
      }
      return Array(bytes[start..<index].trimmed)
    }

    /// Whether there is the last blank before `name=` here: a `;` was forgotten.
    ///
    /// File names without quotes may hold other blanks.
    private func isParameter(after blank: Int) -> Bool {
      bytes[blank].isWhiteSpace && isParameter(from: blank + 1)
    }

    private func isParameter(from start: Int) -> Bool {
      var end = start
      while end < bytes.count, bytes[end].isLetter || bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "*") { end += 1 }
      return end > start && end < bytes.count && bytes[end] == UInt8(ascii: "=")
    }

    private mutating func quoted(_ isFileName: Bool) -> [UInt8] {
      var result: [UInt8] = []
      index += 1
      while index < bytes.count {
        let byte = bytes[index]
        index += 1
        if byte == UInt8(ascii: "\"") { break }
        // In a file name a backslash before an ordinary character is one of a Windows path.
        let isPair = index < bytes.count && (!isFileName || bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "\\"))
        if byte == UInt8(ascii: "\\"), isPair {
          result.append(bytes[index])
          index += 1
        } else {
          result.append(byte)
        }
      }
      return result
    }

    /// Skips a comment; one without end goes as far as the next `;`.
    private mutating func skipComment() {
      index =
        enclosures.endOfComment(in: bytes, at: index) ?? bytes[index...].firstIndex(of: UInt8(ascii: ";")) ?? bytes.count
    }
  }
}
