import Authentication
import Events
import Foundation
import MIME
import Notices
import Testing

/// A message and the events that it must give: `NAME.eml` beside `NAME.json`.
struct MessageCase: CustomTestStringConvertible, Sendable {
  var name: String
  var bytes: [UInt8]
  var expected: [JSONValue]
  var isSpoofed: Bool

  var testDescription: String { name }

  func reading(depth: ReadingDepth = .triaged, trust: TrustPolicy = TrustPolicy()) -> Reading {
    NoticeReader(trust: trust).read(Message(parsing: bytes[...]), context: MessageContext(source: name), depth: depth)
  }

  /// All cases below a folder.
  static func all(below folder: URL) throws -> [MessageCase] {
    guard let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else { return [] }
    let messages = files.compactMap { $0 as? URL }.filter { $0.pathExtension == "eml" }.sorted { $0.path() < $1.path() }
    return try messages.map { file in
      let json = try JSONValue(parsing: Data(contentsOf: file.deletingPathExtension().appendingPathExtension("json")))
      return MessageCase(
        name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file)), expected: json["events"]?.array ?? [],
        isSpoofed: json["trust"]?.string == "spoofed")
    }
  }
}

/// Folders of test mail.
enum TestMail {
  private static var tests: URL { URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent() }
  static var golden: URL { tests.appending(path: "Golden") }
  static func sentences(_ name: String) -> URL { tests.appending(path: "Sentences/\(name).tsv") }
  /// Messages that lie beside the checkout and are not part of it.
  static var corpus: URL { tests.appending(path: "../../../shared/corpora/mail").standardized }
  static var trustCorpus: URL { corpus.appending(path: "../trust").standardized }
  static var hasCorpus: Bool { FileManager.default.fileExists(atPath: corpus.path()) }
}

/// Compares events as users would: kind, merchant and number decide which event is meant, then the stated members are compared.
struct Score {
  private(set) var found = 0
  private(set) var missed = 0
  private(set) var invented = 0
  private(set) var fieldsRight = 0
  private(set) var fields = 0
  private(set) var fooled = 0
  private(set) var notes: [String] = []

  var precision: Double { found + invented == 0 ? 1 : Double(found) / Double(found + invented) }
  var recall: Double { found + missed == 0 ? 1 : Double(found) / Double(found + missed) }
  var f1: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
  var fieldAccuracy: Double { fields == 0 ? 1 : Double(fieldsRight) / Double(fields) }

  var description: String {
    func percent(_ value: Double) -> String { "\((value * 1_000).rounded() / 10) %" }
    return "precision \(percent(precision)), recall \(percent(recall)), fields \(percent(fieldAccuracy)), fooled \(fooled)"
  }

  mutating func add(_ test: MessageCase, _ events: [Event]) {
    if test.isSpoofed, !events.isEmpty { fooled += 1 }
    var rest = events.map(\.json)
    for expected in test.expected {
      let candidates = rest.indices.filter { EventComparison.isMeant(expected, rest[$0]) }
      guard let best = candidates.max(by: { EventComparison.agreement(expected, rest[$0]) < EventComparison.agreement(expected, rest[$1]) })
      else {
        missed += 1
        notes.append("\(test.name): missed \(expected.line)")
        continue
      }
      found += 1
      for member in expected.object ?? [] where member.name != "kind" {
        fields += 1
        if EventComparison.agree(member.name, member.value, rest[best][member.name]) {
          fieldsRight += 1
        } else {
          notes.append("\(test.name): \(member.name) is \(rest[best][member.name]?.line ?? "absent"), not \(member.value.line)")
        }
      }
      rest.remove(at: best)
    }
    invented += rest.count
    notes += rest.map { "\(test.name): invented \($0["kind"]?.string ?? "") \($0["orderNumber"]?.string ?? "")" }
  }
}

/// When two values of an event say the same.
enum EventComparison {
  static func isMeant(_ expected: JSONValue, _ event: JSONValue) -> Bool {
    ["kind", "merchant", "orderNumber"].allSatisfy { name in expected[name].map { agree(name, $0, event[name]) } ?? true }
  }

  static func agreement(_ expected: JSONValue, _ event: JSONValue) -> Int {
    (expected.object ?? []).count { agree($0.name, $0.value, event[$0.name]) }
  }

  static func agree(_ name: String, _ expected: JSONValue, _ found: JSONValue?) -> Bool {
    guard let found else { return false }
    switch name {
    case "items": return agree(items: expected.array ?? [], found.array ?? [])
    case "trackingNumbers": return Set(expected.array?.map(bare) ?? []).isSubset(of: Set(found.array?.map(bare) ?? []))
    case "seller": return folded(expected).contains(folded(found)) || folded(found).contains(folded(expected))
    case "expectedArrivalFrom", "expectedArrivalUntil":
      let (left, right) = (folded(expected), folded(found))
      return left.prefix(10) == right.prefix(10) && (left.count <= 10 || right.count <= 10 || left == right)
    default:
      if let number = expected.double { return found.double == number }
      return folded(expected) == folded(found)
    }
  }

  private static func agree(items expected: [JSONValue], _ found: [JSONValue]) -> Bool {
    expected.count == found.count
      && expected.allSatisfy { item in
        found.contains { candidate in
          let (left, right) = (item["name"].map(folded) ?? "", candidate["name"].map(folded) ?? "")
          let isSameName = left.isEmpty || !right.isEmpty && (right.contains(left) || left.contains(right))
          return isSameName && ["quantity", "price"].allSatisfy { name in item[name].map { candidate[name]?.double == $0.double } ?? true }
        }
      }
  }

  private static func folded(_ value: JSONValue) -> String {
    (value.string ?? value.line).precomposedStringWithCompatibilityMapping.filter { !$0.isWhitespace }.lowercased()
  }

  private static func bare(_ value: JSONValue) -> String { folded(value).filter { $0.isLetter || $0.isNumber } }
}
