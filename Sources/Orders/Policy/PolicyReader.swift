import Events

/// Reads the members of one object of policies, and knows at the end which of them nobody asked for.
struct PolicyReader {
  private let keyPath: String
  private let members: [JSONValue.Member]
  private var known: [String] = []

  init(_ json: JSONValue, keyPath: String) throws(PolicyError) {
    guard let members = json.object else { throw PolicyError(problem: .unsuitableValue, keyPath: keyPath, expected: "an object") }
    self.members = members
    self.keyPath = keyPath
  }

  /// Demands that every member was asked for.
  func finish() throws(PolicyError) {
    for member in members where !known.contains(member.name) {
      throw PolicyError(problem: .unknownKey, keyPath: path(member.name), expected: "one of " + known.joined(separator: ", "))
    }
  }

  mutating func days(_ name: String) throws(PolicyError) -> Int { try integer(name, in: 0...3_650) }

  mutating func integer(_ name: String, in range: ClosedRange<Int>) throws(PolicyError) -> Int {
    let expected = "a whole number from \(range.lowerBound) to \(range.upperBound)"
    guard let value = try value(name, expected: expected).integer, range.contains(value) else {
      throw unsuitable(name, expected)
    }
    return value
  }

  mutating func string(_ name: String) throws(PolicyError) -> String {
    guard let value = try value(name, expected: "a text").string, !value.isEmpty else { throw unsuitable(name, "a text") }
    return value
  }

  mutating func optionalString(_ name: String) throws(PolicyError) -> String? {
    guard members.contains(where: { $0.name == name }) else {
      known.append(name)
      return nil
    }
    return try string(name)
  }

  mutating func strings(_ name: String) throws(PolicyError) -> [String] {
    var strings: [String] = []
    for (index, value) in try list(name).enumerated() {
      guard let string = value.string else { throw unsuitable("\(name).\(index)", "a text") }
      strings.append(string)
    }
    return strings
  }

  mutating func optionalStrings(_ name: String) throws(PolicyError) -> [String]? {
    guard members.contains(where: { $0.name == name }) else {
      known.append(name)
      return nil
    }
    return try strings(name)
  }

  mutating func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(PolicyError) -> Choice
  where Choice.RawValue == String {
    let text = try string(name)
    guard let choice = Choice(rawValue: text) else { throw unsuitable(name, Self.names(of: Choice.self)) }
    return choice
  }

  mutating func choices<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(PolicyError) -> [Choice]
  where Choice.RawValue == String {
    var choices: [Choice] = []
    for (index, text) in try strings(name).enumerated() {
      guard let choice = Choice(rawValue: text) else { throw unsuitable("\(name).\(index)", Self.names(of: Choice.self)) }
      choices.append(choice)
    }
    return choices
  }

  mutating func section(_ name: String) throws(PolicyError) -> PolicyReader {
    try PolicyReader(try value(name, expected: "an object"), keyPath: path(name))
  }

  /// The section, or nil when there is none of that name.
  mutating func optionalSection(_ name: String) throws(PolicyError) -> PolicyReader? {
    guard members.contains(where: { $0.name == name }) else {
      known.append(name)
      return nil
    }
    return try section(name)
  }

  mutating func sections(_ name: String) throws(PolicyError) -> [PolicyReader] {
    var sections: [PolicyReader] = []
    for (index, value) in try list(name).enumerated() { sections.append(try PolicyReader(value, keyPath: path("\(name).\(index)"))) }
    return sections
  }

  /// All members as texts: a table whose keys are data.
  mutating func texts(_ name: String) throws(PolicyError) -> [(name: String, text: String)] {
    var table = try section(name)
    var texts: [(name: String, text: String)] = []
    for member in table.members { texts.append((member.name, try table.string(member.name))) }
    return texts
  }

  func unsuitable(_ name: String, _ expected: String) -> PolicyError {
    PolicyError(problem: .unsuitableValue, keyPath: path(name), expected: expected)
  }

  private static func names<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> String where Choice.RawValue == String {
    "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")
  }

  private mutating func list(_ name: String) throws(PolicyError) -> [JSONValue] {
    guard let values = try value(name, expected: "a list").array else { throw unsuitable(name, "a list") }
    return values
  }

  private mutating func value(_ name: String, expected: String) throws(PolicyError) -> JSONValue {
    known.append(name)
    guard let member = members.first(where: { $0.name == name }) else {
      throw PolicyError(problem: .missing, keyPath: path(name), expected: expected)
    }
    return member.value
  }

  private func path(_ name: String) -> String { keyPath.isEmpty ? name : keyPath + "." + name }
}
