import RulePacks
import Testing

@Suite("Finding phrases")
struct PhraseAutomatonTests {
  private func matches(_ phrases: [String], in text: String) -> [String] {
    var found: [String] = []
    let bytes = Array(text.utf8)
    PhraseAutomaton(phrases: phrases.map { Array($0.utf8) }).forEachMatch(in: bytes) { match in
      found.append("\(match.phrase)@\(match.range.lowerBound)-\(match.range.upperBound)")
    }
    return found
  }

  @Test("Phrases inside each other are all found, longest first where they end together")
  func nested() {
    #expect(matches(["she", "he", "hers", "his"], in: "ushers") == ["0@1-4", "1@2-4", "2@2-6"])
    #expect(matches(["キャンセル", "セル"], in: "キャンセル") == ["0@0-15", "1@9-15"])
  }

  @Test("No phrases, empty phrases and empty texts are fine")
  func empty() {
    #expect(matches([], in: "abc").isEmpty)
    #expect(matches(["", "b"], in: "abc") == ["1@1-2"])
    #expect(matches(["a"], in: "").isEmpty)
  }

  @Test("It finds what a plain search finds, in random texts over a small alphabet", arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func random(seed: UInt64) {
    var state = seed
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    func word(_ length: Int) -> [UInt8] { (0..<length).map { _ in UInt8(ascii: "a") + UInt8(next(3)) } }
    let phrases = Array(Set((0..<60).map { _ in word(1 + next(6)) }))
    let text = word(2_000)
    var found: Set<String> = []
    PhraseAutomaton(phrases: phrases).forEachMatch(in: text) { found.insert("\($0.phrase) \($0.range)") }
    var expected: Set<String> = []
    for (number, phrase) in phrases.enumerated() {
      for start in 0...(text.count - phrase.count) where text[start..<start + phrase.count].elementsEqual(phrase) {
        expected.insert("\(number) \(start..<start + phrase.count)")
      }
    }
    #expect(found == expected, "seed \(seed)")
  }

  @Test("Many phrases with all byte values are placed")
  func dense() {
    let phrases = (0..<256).flatMap { first in (0..<24).map { [UInt8(first), UInt8(($0 * 11) & 255), UInt8($0)] } }
    var count = 0
    PhraseAutomaton(phrases: phrases).forEachMatch(in: phrases.flatMap { $0 }) { _ in count += 1 }
    #expect(count >= phrases.count)
  }
}
