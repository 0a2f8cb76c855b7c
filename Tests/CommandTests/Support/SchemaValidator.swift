import Events
import Foundation

/// Holds a value against a JSON Schema (draft 2020-12), for the keywords that todoke's own schemas use.
struct SchemaValidator {
  let schema: JSONValue

  /// A schema from the documentation of the `Events` target.
  init(named name: String) throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    schema = try JSONValue(parsing: Data(contentsOf: root.appending(path: "Sources/Events/Events.docc/\(name)")))
  }

  /// What does not fit, with the path to it; empty for a value that fits.
  func problems(with value: JSONValue) throws -> [String] {
    var problems: [String] = []
    try check(value, against: schema, at: "$", &problems)
    return problems
  }

  private static let knownKeywords: Set<String> = [
    "$schema", "$id", "title", "description", "type", "properties", "required", "enum", "items", "additionalProperties", "pattern", "const",
  ]

  /// A keyword that is not known here would be a check that never happens.
  struct UnknownKeyword: Error { let name: String }

  private func check(_ value: JSONValue, against schema: JSONValue, at path: String, _ problems: inout [String]) throws {
    for member in schema.object ?? [] where !Self.knownKeywords.contains(member.name) { throw UnknownKeyword(name: member.name) }
    if let type = schema["type"]?.string, !has(value, type: type) { problems.append("\(path): not of type \(type)") }
    if let choices = schema["enum"]?.array, !choices.contains(value) { problems.append("\(path): \(value.line) is not listed") }
    if let constant = schema["const"], constant != value { problems.append("\(path): not \(constant.line)") }
    if let pattern = schema["pattern"]?.string, let text = value.string, text.firstMatch(of: try Regex(pattern)) == nil {
      problems.append("\(path): '\(text)' does not match \(pattern)")
    }
    if let elements = value.array, let items = schema["items"] {
      for (index, element) in elements.enumerated() { try check(element, against: items, at: "\(path)[\(index)]", &problems) }
    }
    if let members = value.object { try checkMembers(members, against: schema, at: path, &problems) }
  }

  private func checkMembers(_ members: [JSONValue.Member], against schema: JSONValue, at path: String, _ problems: inout [String]) throws {
    let names = members.map(\.name)
    if Set(names).count != names.count { problems.append("\(path): a member stands twice") }
    for required in schema["required"]?.array ?? [] where !names.contains(required.string ?? "") {
      problems.append("\(path): \(required.line) is missing")
    }
    for member in members {
      if let property = schema["properties"]?[member.name] {
        try check(member.value, against: property, at: "\(path).\(member.name)", &problems)
      } else if schema["additionalProperties"] == .bool(false) {
        problems.append("\(path): '\(member.name)' is not allowed")
      }
    }
  }

  private func has(_ value: JSONValue, type: String) -> Bool {
    switch type {
    case "object": value.object != nil
    case "array": value.array != nil
    case "string": value.string != nil
    case "boolean": value.bool != nil
    case "integer": value.integer != nil
    case "number": value.double != nil
    default: false
    }
  }
}
