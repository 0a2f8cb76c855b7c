import Events
import MIME
import Markup
import RulePacks

/// A message that was forwarded in the text of another.
enum ForwardedMessage {
  /// The message put together again from its head and its lines; nil if there is none.
  ///
  /// A reply quotes in the same manner: only a marker, or a subject that says so, makes it a forwarded one.
  static func rebuilt(from interpretation: Interpretation) -> Message? {
    let isForward = interpretation.phrases.all(.forward).contains {
      $0.value == ForwardPart.subjectPrefix.rawValue && interpretation.text.isSubject($0.range) && $0.range.lowerBound == 0
    }
    guard let block = interpretation.forwarded, block.isMarked || isForward,
      interpretation.text.lines.indices.contains(block.bodyLine)
    else { return nil }
    var bytes = Array("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n".utf8)
    for (name, part) in [("From", ForwardPart.sender), ("To", .recipient), ("Subject", .subject), ("Date", .date)] {
      guard var value = block.values[part] else { continue }
      if part == .date, !namesZone(value) { value += " +0900" }
      if part == .sender { value = withAngleBrackets(value) }
      bytes += Array("\(name): ".utf8) + value.utf8.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") } + [UInt8(ascii: "\n")]
    }
    bytes.append(UInt8(ascii: "\n"))
    let page = interpretation.page
    for line in page.lines[interpretation.text.lines[block.bodyLine].pageLine...] where !line.isHidden {
      // The cells of a row, as plain text shows them.
      bytes += page.bytes(of: line).flatMap { $0 == UInt8(ascii: "\t") ? Array(" | ".utf8) : [$0] }
      bytes.append(UInt8(ascii: "\n"))
    }
    return Message(parsing: bytes[...])
  }
}

extension ForwardedMessage {
  /// `青空堂 [mailto:shop@aozora.example]`, as Outlook writes an author: as `青空堂 <shop@aozora.example>`.
  private static func withAngleBrackets(_ author: String) -> String {
    guard let opening = author.firstRange(of: "[mailto:"), let end = author[opening.upperBound...].firstIndex(of: "]") else {
      return author
    }
    return author[..<opening.lowerBound] + "<" + author[opening.upperBound..<end] + ">"
  }

  /// Whether a date names its zone; heads of forwarded mail mostly do not, and shops' mail is forwarded in Japan.
  private static func namesZone(_ date: String) -> Bool {
    date.contains("+") || date.contains(" -") || ["GMT", "UTC", "JST", "Z"].contains { date.hasSuffix($0) }
  }
}

extension Event {
  /// The event as it counts when its message was found inside another: never more trustworthy than that, and never beyond doubt.
  func nested(in outer: Reading) -> Event {
    var event = self
    event.trust = outer.trust == .suspect || trust == .suspect ? .suspect : .unverified
    event.trustReasons = ["nested: inside a message from \(outer.sender?.address ?? "nobody")"] + trustReasons
    event.occurredAt = occurredAt ?? outer.date
    return event
  }
}

extension Reading {
  /// What a message that holds a fake says is in doubt itself.
  mutating func doubt(because fake: Reading) {
    trust = .suspect
    trustReasons = ["holds-fake: \(fake.sender?.address ?? "nobody")"] + fake.trustReasons
    brand = fake.brand
    for index in events.indices {
      events[index].trust = trust
      events[index].trustReasons = trustReasons
    }
  }
}
