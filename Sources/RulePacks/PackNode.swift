public import Events
import Yams

/// What is wrong with a pack or another file of knowledge, and where.
public struct PackError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The file.
  public let file: String
  /// 1-based, 0 when unknown.
  public let line: Int
  /// 1-based, 0 when unknown.
  public let column: Int
  /// What is wrong and what to write instead.
  public let message: String
  /// `file:line:column: message`.
  public var description: String { line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)" }

  /// An error at a place; 0 where line and column are not known.
  public init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }
}

/// A YAML node that knows its file and place, so that every error can name them.
public struct PackNode {
  let file: String
  let node: Node

  /// The root of a YAML document.
  ///
  /// - Throws: ``PackError`` with the parser's line and column when the text is no YAML, or is empty.
  public init(yaml: String, file: String) throws(PackError) {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _)
    {
      throw PackError(file: file, line: mark.line, column: mark.column, message: problem)
    } catch {
      throw PackError(file: file, message: "not YAML: \(error)")
    }
    guard let root else { throw PackError(file: file, message: "the file is empty") }
    self.init(file: file, node: root)
  }

  init(file: String, node: Node) {
    self.file = file
    self.node = node
  }

  /// An error at this node.
  public func error(_ message: String) -> PackError {
    PackError(file: file, line: node.mark?.line ?? 0, column: node.mark?.column ?? 0, message: message)
  }

  /// The members of a mapping, in order.
  public func members() throws(PackError) -> [(key: String, keyNode: PackNode, value: PackNode)] {
    guard let mapping = node.mapping else { throw error("expected a mapping (key: value)") }
    var members: [(String, PackNode, PackNode)] = []
    for (key, value) in mapping {
      guard let name = key.scalar?.string else { throw PackNode(file: file, node: key).error("expected a plain key") }
      members.append((name, PackNode(file: file, node: key), PackNode(file: file, node: value)))
    }
    return members
  }

  /// The elements of a list; a single value counts as a list of one.
  public func elements() throws(PackError) -> [PackNode] {
    if let sequence = node.sequence { return sequence.map { PackNode(file: file, node: $0) } }
    if node.scalar != nil { return [self] }
    throw error("expected a list")
  }

  /// The text of a scalar.
  public func text() throws(PackError) -> String {
    guard let scalar = node.scalar else { throw error("expected a text") }
    return scalar.string
  }

  /// A list of texts.
  public func texts() throws(PackError) -> [String] {
    var texts: [String] = []
    for element in try elements() { texts.append(try element.text()) }
    return texts
  }

  /// `true` or `false`.
  public func flag() throws(PackError) -> Bool {
    switch try text() {
    case "true": true
    case "false": false
    default: throw error("expected true or false")
    }
  }

  /// A whole number.
  public func integer() throws(PackError) -> Int {
    guard let value = Int(try text()) else { throw error("expected a whole number") }
    return value
  }

  /// One of the choices of an enumeration.
  public func choice<Choice: RawRepresentable & CaseIterable>(_ type: Choice.Type = Choice.self) throws(PackError) -> Choice
  where Choice.RawValue == String {
    let text = try text()
    if let choice = Choice(rawValue: text) { return choice }
    throw error("'\(text)' is none of \(Choice.allCases.map(\.rawValue).joined(separator: ", "))")
  }

  /// Any YAML as JSON: plain scalars become numbers, truth values and null where they look so.
  public func json() throws(PackError) -> JSONValue {
    if let mapping = node.mapping {
      var members: [JSONValue.Member] = []
      for (key, value) in mapping {
        guard let name = key.scalar?.string else { throw PackNode(file: file, node: key).error("expected a plain key") }
        members.append(.init(name, try PackNode(file: file, node: value).json()))
      }
      return .object(members)
    }
    if let sequence = node.sequence {
      var values: [JSONValue] = []
      for element in sequence { values.append(try PackNode(file: file, node: element).json()) }
      return .array(values)
    }
    guard let scalar = node.scalar else { throw error("aliases are not supported here") }
    guard scalar.style == .plain || scalar.style == .any else { return .string(scalar.string) }
    switch scalar.string {
    case "null", "~", "": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      if let whole = Int(scalar.string) { return .integer(whole) }
      if let first = scalar.string.utf8.first, first.isDigit || first == UInt8(ascii: "-"), let number = Double(scalar.string) {
        return .number(number)
      }
      return .string(scalar.string)
    }
  }
}
