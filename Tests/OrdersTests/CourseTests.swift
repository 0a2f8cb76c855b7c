import Events
import Foundation
import Orders
import Testing

/// Courses of events written by somebody who had not seen the classifier, each with what a careful buyer would be told.
@Suite("Courses of other hands")
struct CourseTests {
  /// One course: a file of events, and beside it what must come out.
  struct Course: CustomTestStringConvertible, Sendable {
    let name: String
    let events: [Event]
    let expected: JSONValue
    var testDescription: String { name }
  }

  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Courses")

  private static func json(_ bytes: some Sequence<UInt8>) throws -> JSONValue { try JSONValue(parsing: Array(bytes)) }

  static func courses() throws -> [Course] {
    try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
      .map { file in
        let lines = try Data(contentsOf: file.deletingPathExtension().appendingPathExtension("jsonl")).split(separator: UInt8(ascii: "\n"))
        return Course(
          name: file.deletingPathExtension().lastPathComponent, events: try lines.map { try Event(json: json($0)) },
          expected: try json(Data(contentsOf: file)))
      }
  }

  @Test func areAllThere() throws { #expect(try Self.courses().count == 70) }

  @Test(arguments: try courses())
  func isToldAsExpected(_ course: Course) throws {
    let asOf = try #require(course.expected["asOf"]?.string.flatMap { Timestamp(iso: $0) })
    let policies = try Policies.shipped()
    let orders = OrderClassifier(policies: policies).classify(course.events, asOf: asOf).map { $0.json(language: .en) }
    let expected = try #require(course.expected["orders"]?.array)
    var found: Set<Int> = []
    for wanted in expected {
      let index = orders.indices.first { !found.contains($0) && Self.isSame(orders[$0], wanted) }
      guard let index else {
        Issue.record("\(course.name): no order \(wanted["orderNumber"]?.string ?? "without a number")")
        continue
      }
      found.insert(index)
      for problem in Self.problems(orders[index], wanted) { Issue.record("\(course.name): \(problem)") }
    }
    if course.expected["extraOrdersAllowed"]?.bool != true { #expect(found.count == orders.count, "\(course.name)") }
  }

  private static func folded(_ number: String?) -> String? {
    number.map { $0.applyingTransform(.fullwidthToHalfwidth, reverse: false) ?? $0 }.map {
      $0.filter { $0.isLetter || $0.isNumber }.uppercased()
    }
  }

  private static func isSame(_ order: JSONValue, _ wanted: JSONValue) -> Bool {
    guard folded(order["orderNumber"]?.string) == folded(wanted["orderNumber"]?.string) else { return false }
    return wanted["merchant"].map { order["merchant"] == $0 } ?? true
  }

  /// What differs, in words.
  private static func problems(_ order: JSONValue, _ wanted: JSONValue) -> [String] {
    func texts(_ value: JSONValue?) -> [String] { value?.array?.compactMap(\.string) ?? value?.string.map { [$0] } ?? [] }
    let (status, diagnosis) = (order["status"]?.string ?? "", Set(texts(order["diagnosis"])))
    let codes = order["actions"]?.array?.compactMap { $0["code"]?.string } ?? []
    var problems: [String] = []
    func expect(_ holds: Bool, _ what: String) { if !holds { problems.append(what) } }
    if let wantedStatus = wanted["status"]?.string { expect(status == wantedStatus, "status \(status), not \(wantedStatus)") }
    if wanted["statusAnyOf"] != nil { expect(texts(wanted["statusAnyOf"]).contains(status), "status \(status)") }
    expect(!texts(wanted["statusNot"]).contains(status), "status \(status)")
    for name in texts(wanted["diagnosis"]) { expect(diagnosis.contains(name), "no \(name) in \(diagnosis.sorted())") }
    for name in texts(wanted["diagnosisExclude"]) { expect(!diagnosis.contains(name), "\(name) in \(diagnosis.sorted())") }
    for code in texts(wanted["actionsInclude"]) { expect(codes.contains(code), "no \(code) in \(codes)") }
    for code in texts(wanted["actionsExclude"]) { expect(!codes.contains(code), "\(code) in \(codes)") }
    for member in wanted["refund"]?.object ?? [] {
      expect(
        order["refund"]?[member.name] == member.value, "refund \(order["refund"]?.line ?? "none"), not \(member.name) \(member.value.line)")
    }
    if let first = wanted["firstAction"] { expect(codes.first == first.string, "first \(codes.first ?? "nothing"), not \(first.line)") }
    if let first = wanted["firstActionNot"]?.string { expect(codes.first != first, "first \(first)") }
    for name in ["needsAttention", "total", "points", "effectivePrice"] {
      if let value = wanted[name] { expect(order[name] == value, "\(name) \(order[name]?.line ?? "none"), not \(value.line)") }
    }
    if wanted["itemsOpen"] != nil { expect(openItems(order) == Set(texts(wanted["itemsOpen"])), "open: \(openItems(order).sorted())") }
    return problems
  }

  /// Names of the goods of which not every piece is cancelled.
  private static func openItems(_ order: JSONValue) -> Set<String> {
    if order["status"]?.string == "cancelled" { return [] }
    let cancelled = Dictionary(
      (order["cancelledItems"]?.array ?? []).map { ($0["name"]?.string ?? "", $0["quantity"]?.integer ?? Int.max) }, uniquingKeysWith: max)
    let items = order["items"]?.array ?? []
    return Set(items.filter { ($0["quantity"]?.integer ?? 1) > cancelled[$0["name"]?.string ?? ""] ?? 0 }.compactMap { $0["name"]?.string })
  }
}
