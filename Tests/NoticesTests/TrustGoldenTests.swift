import Authentication
import Events
import Foundation
import MIME
import Notices
import Testing

/// Whole messages with what their reader has configured, and how far they may be believed; by hands that saw no rules.
@Suite("Whom to believe, whole messages")
struct TrustGoldenTests {
  /// `NAME.json`: what is `given`, the best level, all that are defensible, and the events.
  struct Case: CustomTestStringConvertible, Sendable {
    var message: MessageCase
    var policy: TrustPolicy
    var level: Trust
    var allowed: [String]
    var testDescription: String { message.name }
  }

  private static func cases(below folder: URL) throws -> [Case] {
    try MessageCase.all(below: folder).map { message in
      let file = folder.appending(path: message.name).deletingPathExtension().appendingPathExtension("json")
      let json = try JSONValue(parsing: Data(contentsOf: file))
      let given = json["given"]
      let methods = given?["authservMethods"]?.object ?? []
      var policy = TrustPolicy(
        receivers: (given?["authservIds"]?.array ?? []).compactMap(\.string).map { id in
          let believed = methods.first { $0.name == id }?.value.array?.compactMap(\.string) ?? []
          return TrustPolicy.Receiver(id: id, methods: Set(believed))
        }, trustsNamelessResults: given?["namelessAuthResults"]?.bool ?? false)
      if let keys = given?["dkimKeys"]?.string {
        let archive = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: folder.appending(path: keys)))
        policy.keys = DKIMKeys(archive: archive)
      }
      return Case(
        message: message, policy: policy, level: try #require(json["level"]?.string.flatMap(Trust.init(rawValue:))),
        allowed: json["allowedLevels"]?.array?.compactMap(\.string) ?? [])
    }
  }

  /// The levels are among the defensible ones, fakes give no event, and no event of an honest message is lost.
  private func check(_ cases: [Case], best: Double) {
    var score = Score()
    var right = 0
    for test in cases {
      // What a user is shown who asks; mail that speaks of nothing is not judged otherwise.
      let judged = NoticeReader(trust: test.policy).read(Message(parsing: test.message.bytes[...]), depth: .thorough, explains: true)
      let reading = test.message.reading(trust: test.policy)
      #expect(test.allowed.contains(judged.trust.rawValue), "\(test.message.name): \(judged.trust) \(judged.trustReasons)")
      #expect(!judged.trustReasons.isEmpty, "\(test.message.name)")
      if judged.trust == test.level { right += 1 }
      if judged.trust == .spoofed { #expect(judged.events.isEmpty && reading.events.isEmpty, "\(test.message.name)") }
      if test.level == .genuine || test.level == .unverified { score.add(test.message, reading.events) }
    }
    #expect(Double(right) >= best * Double(cases.count), "best in \(right) of \(cases.count)")
    #expect(score.precision >= 0.97 && score.recall >= 0.95, "\(score.description)\n\(score.notes.joined(separator: "\n"))")
  }

  @Test("Messages of this project")
  func golden() throws {
    let cases = try Self.cases(below: TestMail.golden.appending(path: "trust"))
    #expect(cases.count == 130)
    check(cases, best: 0.9)
  }

  @Test("Messages beside the checkout", .enabled(if: TestMail.hasCorpus, "the corpus is not here"))
  func corpus() throws {
    let cases = try Self.cases(below: TestMail.trustCorpus)
    #expect(cases.count >= 14)
    check(cases, best: 0.85)
  }
}
