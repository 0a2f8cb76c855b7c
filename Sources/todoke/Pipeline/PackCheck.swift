import Events
import Notices
import Orders
import RulePacks

/// Checks a pack file: its form, and that its examples give the events that they name.
struct PackCheck {
  let file: String
  let language: Language

  /// What is wrong, one sentence each; empty for a good pack.
  ///
  /// - Throws: ``InputError`` when the file cannot be read.
  func problems() throws -> [String] {
    do {
      let pack = try UserPacks.pack(at: file)
      let packs = PackLibrary.shipped.adding([pack])
      return pack.examples.enumerated().compactMap { problem(with: $0.element, number: $0.offset + 1, packs) }
    } catch let error as PackError {
      return [error.description]
    }
  }

  private func problem(with example: RulePack.Example, number: Int, _ packs: PackLibrary) -> String? {
    let events = PackExample.events(of: example, packs: packs).map(\.json)
    let isAsExpected = events.count == example.events.count && zip(events, example.events).allSatisfy(Self.agrees)
    if isAsExpected { return nil }
    let found = events.isEmpty ? "-" : events.map(\.line).joined(separator: "\n  ")
    let wanted = example.events.isEmpty ? "-" : example.events.map(\.line).joined(separator: "\n  ")
    return language.choose(
      "\(file): 例 \(number)(\(example.subject))の結果が違います\n期待:\n  \(wanted)\n結果:\n  \(found)",
      "\(file): example \(number) (\(example.subject)) gives other events\nwanted:\n  \(wanted)\nfound:\n  \(found)")
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
