import Events
import Foundation
import Testing

/// The sample mailboxes give what is expected of them, member by member.
@Suite struct SamplesTests {
  /// One line of `Expected/samples.jsonl`.
  struct Expectation: CustomTestStringConvertible {
    let source: String
    let trust: String?
    let events: [JSONValue]
    var testDescription: String { source }
  }

  static let expectations: [Expectation] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Expected/samples.jsonl")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").compactMap { line in
      guard let json = try? JSONValue(parsing: line.utf8), let source = json["source"]?.string else { return nil }
      return Expectation(
        source: source, trust: json["trust"]?.string, events: json["events"]?.array ?? [])
    }
  }()

  /// All samples, read once with the sample configuration, by their place; messages of a mailbox by their number in it.
  static let readings: [String: JSONValue] = {
    guard let todoke = try? Todoke(), let configuration = FileManager.default.contents(atPath: SampleMail.folder + "/config/config.yaml"),
      (try? todoke.home.write(".config/todoke/config.yaml", Array(configuration))) != nil
    else { return [:] }
    func explain(_ path: String) -> [JSONValue] {
      ((try? todoke.run("explain", "--json", SampleMail.folder + "/" + path))?.lines ?? []).compactMap { try? JSONValue(parsing: $0.utf8) }
    }
    var readings: [String: JSONValue] = [:]
    for (number, reading) in explain("takeout.mbox").enumerated() { readings["takeout.mbox:\(number)"] = reading }
    for expectation in expectations where readings[expectation.source] == nil {
      if let reading = explain(expectation.source).first { readings[expectation.source] = reading }
    }
    return readings
  }()

  @Test func everySampleHasAnExpectation() {
    #expect(Self.expectations.count >= 40)
    #expect(Self.readings.count == Self.expectations.count)
  }

  @Test(arguments: expectations)
  func isReadAsExpected(expectation: Expectation) throws {
    let reading = try #require(Self.readings[expectation.source])
    if let trust = expectation.trust { #expect(reading["trust"]?.string == trust, "\(reading["trustReasons"]?.line ?? "")") }
    let events = reading["events"]?.array ?? []
    let kinds = events.compactMap { $0["kind"]?.string }
    #expect(kinds == expectation.events.compactMap { $0["kind"]?.string })
    for (event, expected) in zip(events, expectation.events) {
      for member in expected.object ?? [] { #expect(event[member.name] == member.value, "\(member.name)") }
    }
  }
}
