import Events
import Foundation
import MIME
import Notices
import Testing

@testable import Redaction

/// A message of the folders with whole messages.
struct WholeMessage: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let bytes: [UInt8]

  private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  static let golden = tests.appending(path: "NoticesTests/Golden")
  static let samples = tests.appending(path: "../samples/messages").standardizedFileURL
  /// Messages that lie beside the checkout and are not part of it.
  static let corpus = tests.appending(path: "../../shared/corpora/mail").standardizedFileURL
  static let hasCorpus = FileManager.default.fileExists(atPath: corpus.path())

  static func all(below folder: URL) throws -> [WholeMessage] {
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    return try files.filter { $0.pathExtension == "eml" }.sorted { $0.path() < $1.path() }.map {
      WholeMessage(testDescription: $0.lastPathComponent, bytes: Array(try Data(contentsOf: $0)))
    }
  }
}

/// Every message that the project knows still says the same when it is redacted, and nothing that was private.
@Suite struct GoldenRedactionTests {
  @Test func messagesOfTheProject() throws {
    let messages = try WholeMessage.all(below: WholeMessage.golden) + WholeMessage.all(below: WholeMessage.samples)
    #expect(messages.count >= 200)
    for message in messages { try check(message) }
  }

  @Test(.enabled(if: WholeMessage.hasCorpus, "the corpus is not here"))
  func messagesBesideTheCheckout() throws {
    let messages = try WholeMessage.all(below: WholeMessage.corpus)
    #expect(messages.count >= 50)
    for message in messages { try check(message) }
  }

  private func check(_ whole: WholeMessage) throws {
    let name = whole.testDescription
    let original = Message(parsing: whole.bytes[...])
    let redaction = RedactedMessage(of: original, reader: NoticeReader(), seed: 20_261_116)
    let redacted = Message(parsing: redaction.bytes[...])
    #expect(redaction.differences.isEmpty && redaction.leaks.isEmpty, "\(name): \(redaction.differences) \(redaction.leaks)")
    let before = NoticeReader().read(original)
    let after = NoticeReader().read(redacted)
    #expect(before.events.map(Self.facts) == after.events.map(Self.facts), "\(name)")
    #expect(Self.structure(original) == Self.structure(redacted), "\(name)")
    expectNothingPrivate(of: original, before, in: redacted, name)
  }

  /// What redaction has to keep of an event.
  private static func facts(_ event: Event) -> [String] {
    let days = [event.expectedArrivalFrom, event.expectedArrivalUntil, event.respondBy].map { String(describing: $0) }
    let money = [event.amount, event.points.map { Amount($0) }].map { String(describing: $0) } + [event.currency ?? ""]
    let items = event.items.map { "\($0.name == nil) \(String(describing: $0.quantity)) \(String(describing: $0.price))" }
    let counts = ["\(event.orderNumber == nil) \(event.trackingNumbers.count) \(String(describing: event.charged))"]
    let words = [
      event.merchant, event.merchantName, event.seller, event.reason?.rawValue, event.cause?.rawValue, event.initiator?.rawValue,
    ]
    let codes = [
      event.carrier?.rawValue, event.paymentMethod?.rawValue, event.rule, event.occurredAt?.description,
      event.refundExpectedBy?.description,
    ]
    return [event.kind.rawValue] + days + money + items + counts + (words + codes).map { $0 ?? "" }
  }

  private static func structure(_ message: Message) -> [String] {
    message.structure().parts.map {
      "\($0.path) \($0.contentType.essence) \($0.charset ?? "") \($0.transferEncoding) \($0.isText ? $0.text().charset : "")"
    }
  }

  private func expectNothingPrivate(of original: Message, _ reading: Reading, in redacted: Message, _ name: String) {
    let bodies = redacted.structure().parts.map { $0.text().string }
    let text = Self.folded(([redacted.subject ?? ""] + redacted.header.fields.map(\.text) + bodies).joined(separator: "\n"))
    // In mail of a list, the list is sender and recipient, and is no private person.
    let recipients = (original.to + (original.header.first("Delivered-To")?.addresses ?? [])).map(\.address).filter { address in
      address.contains("@") && !original.from.contains { $0.address == address }
    }
    let numbers = reading.events.flatMap { [$0.orderNumber].compactMap { $0 } + $0.trackingNumbers }
    let goods = reading.events.flatMap { $0.items.compactMap(\.name) }.filter { $0.unicodeScalars.count >= 4 && PrivateData.isGoods($0) }
    for value in recipients + numbers + goods { #expect(!text.contains(Self.folded(value)), "\(name): \(value)") }
  }

  private static func folded(_ text: String) -> String { text.filter { !$0.isWhitespace }.lowercased() }
}
