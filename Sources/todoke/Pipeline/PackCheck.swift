import Events
import Notices
import Orders
import RulePacks

/// Checks a pack file: its form, and that its examples give the events that they name.
struct PackCheck {
  /// What is wrong, one sentence each; empty for a good pack.
  let problems: [String]
  /// The problems, or one line that says what was found good.
  let report: [String]

  /// - Throws: ``InputError`` when the file cannot be read.
  init(file: String, language: Language) throws {
    do {
      let pack = try UserPacks.pack(at: file)
      let packs = PackLibrary.shipped.adding([pack])
      problems = pack.examples.enumerated().compactMap { number, example in
        Self.difference(example, packs, in: language).map {
          language.choose(
            "\(file): 例 \(number + 1)(\(example.subject))の結果が違います\n\($0)",
            "\(file): example \(number + 1) (\(example.subject)) gives other events\n\($0)")
        }
      }
      let good = language.choose(
        "\(file): 問題ありません(規則 \(pack.rules.count)、例 \(pack.examples.count))",
        "\(file): good (\(pack.rules.count) rules, \(pack.examples.count) examples)")
      report = problems.isEmpty ? [good] : problems.flatMap { $0.split(separator: "\n").map(String.init) }
    } catch let error as PackError {
      problems = [error.description]
      report = problems
    }
  }

  /// What an example should give and what it gives, where they differ; of the events found only the members that the example names.
  private static func difference(_ example: RulePack.Example, _ packs: PackLibrary, in language: Language) -> String? {
    let events = PackExample.events(of: example, packs: packs).map(\.json)
    let isAsExpected = events.count == example.events.count && zip(events, example.events).allSatisfy(agrees)
    if isAsExpected { return nil }
    let names = Set(["kind"] + example.events.flatMap { ($0.object ?? []).map(\.name) })
    let found = events.map { JSONValue.object(($0.object ?? []).filter { names.contains($0.name) }) }
    func list(_ events: [JSONValue]) -> String { events.isEmpty ? "-" : events.map(\.line).joined(separator: "\n  ") }
    return language.choose(
      "期待:\n  \(list(example.events))\n結果:\n  \(list(found))", "wanted:\n  \(list(example.events))\nfound:\n  \(list(found))")
  }

  /// Whether every member of `expected` stands in `event` with the same value.
  private static func agrees(_ event: JSONValue, _ expected: JSONValue) -> Bool {
    guard let members = expected.object else { return event == expected }
    return members.allSatisfy { member in
      guard let value = event[member.name] else { return false }
      if let number = member.value.double { return value.double == number }
      return member.value.array.map { value.array == $0 } ?? (value == member.value)
    }
  }
}
