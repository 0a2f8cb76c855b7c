import Events
import Foundation
import MIME
import Notices
import Testing

/// Whole messages with the events that they must give.
@Suite("Whole messages")
struct GoldenTests {
  private func score(_ cases: [MessageCase], depth: ReadingDepth = .triaged) -> Score {
    var score = Score()
    for test in cases { score.add(test, test.reading(depth: depth).events) }
    return score
  }

  @Test("Messages the rules were written with")
  func open() throws {
    let cases = try MessageCase.all(below: TestMail.golden.appending(path: "open"))
    #expect(cases.count >= 80)
    let score = score(cases)
    #expect(score.precision >= 0.99 && score.recall >= 0.97, "\(score.description)\n\(score.notes.joined(separator: "\n"))")
    #expect(score.fieldAccuracy >= 0.9, "\(score.description)\n\(score.notes.joined(separator: "\n"))")
    #expect(score.fooled == 0)
  }

  /// Messages of other hands than the rules', read while writing rules.
  struct ReadSet: CustomTestStringConvertible, Sendable {
    var folder: String
    var f1: Double
    var fields: Double
    var testDescription: String { folder }
  }

  @Test(
    "Messages of other hands, read while writing rules",
    arguments: [
      ReadSet(folder: "letters", f1: 0.98, fields: 0.94),
      ReadSet(folder: "systems", f1: 0.98, fields: 0.95),
      // Letters by the staff of shops, and mail of shop systems, malls and carriers.
      ReadSet(folder: "staff", f1: 0.97, fields: 0.91),
      ReadSet(folder: "orders", f1: 0.99, fields: 0.93),
      // Shops that avoid the usual words.
      ReadSet(folder: "voices", f1: 0.92, fields: 0.82),
      ReadSet(folder: "prose", f1: 0.94, fields: 0.91),
      // Whatever arrives in a mailbox: every kind of sender, and every kind of mail that reports nothing.
      ReadSet(folder: "varied", f1: 0.98, fields: 0.85),
      ReadSet(folder: "mixed", f1: 0.98, fields: 0.94),
      // What one household receives over the years: templates, letters, and as many ways to ask, explain and advertise.
      ReadSet(folder: "daily", f1: 0.99, fields: 0.95),
      // Shopkeepers who write as they speak, half of them without reporting anything.
      ReadSet(folder: "freehand", f1: 0.96, fields: 0.83),
      // The same of many trades, with numbers that no label names; and templates of shops that nobody has heard of.
      ReadSet(folder: "spoken", f1: 0.96, fields: 0.86),
      ReadSet(folder: "layouts", f1: 0.96, fields: 0.89),
      // Met last, and few rules were made for them: how mail reads that nobody prepared.
      ReadSet(folder: "fresh", f1: 0.9, fields: 0.85),
    ])
  func otherHands(_ set: ReadSet) throws {
    let cases = try MessageCase.all(below: TestMail.golden.appending(path: set.folder))
    #expect(cases.count >= 30)
    let score = score(cases)
    #expect(score.f1 >= set.f1, "\(score.description)\n\(score.notes.joined(separator: "\n"))")
    #expect(score.fieldAccuracy >= set.fields, "\(score.description)\n\(score.notes.joined(separator: "\n"))")
  }

  @Test("Letters that speak of orders, delays and parcels, and report nothing")
  func nothing() throws {
    let cases = try MessageCase.all(below: TestMail.golden.appending(path: "nothing"))
    #expect(cases.count >= 40)
    for test in cases { #expect(test.reading().events.map(\.kind) == [], "\(test.name)") }
  }

  /// Whoever writes rules does not read these; only their score is looked at.
  @Test("Messages of other hands, not read", arguments: [("sealedLetters", SealedBar.letters), ("sealedStaff", SealedBar.staff)])
  func sealedOtherHands(_ folder: String, _ bar: Double) throws {
    let cases = try MessageCase.all(below: TestMail.golden.appending(path: folder))
    #expect(cases.count >= 30)
    let score = score(cases)
    #expect(score.f1 >= bar, "\(score.description)")
  }

  @Test("The messages beside the checkout", .enabled(if: TestMail.hasCorpus, "the corpus is not here"))
  func corpus() throws {
    let cases = try MessageCase.all(below: TestMail.corpus)
    #expect(cases.count >= 50)
    let score = score(cases)
    #expect(score.precision >= 0.99 && score.recall >= 0.97, "\(score.description)\n\(score.notes.joined(separator: "\n"))")
    #expect(score.fieldAccuracy >= 0.98, "\(score.description)\n\(score.notes.joined(separator: "\n"))")
    #expect(score.fooled == 0)
  }

  @Test("Reading everything finds what triage finds")
  func thorough() throws {
    var cases = try MessageCase.all(below: TestMail.golden)
    if TestMail.hasCorpus { cases += try MessageCase.all(below: TestMail.corpus) }
    for test in cases { #expect(test.reading(depth: .thorough).events == test.reading(depth: .triaged).events, "\(test.name)") }
  }

  @Test("Line ends do not matter")
  func lineEnds() throws {
    for test in try MessageCase.all(below: TestMail.golden) {
      var other = test
      let hasCRLF = zip(test.bytes, test.bytes.dropFirst()).contains { $0 == 0x0D && $1 == 0x0A }
      other.bytes = hasCRLF ? test.bytes.filter { $0 != 0x0D } : test.bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      #expect(other.reading().events == test.reading().events, "\(test.name)")
    }
  }
}
