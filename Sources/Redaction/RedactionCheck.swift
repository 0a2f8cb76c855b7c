import Events
import MIME
import Notices

/// Whether a redacted message reads like the original and gives nothing away that the original's events name.
enum RedactionCheck {
  /// What differs between two readings, by the names of the events' fields; empty where they say the same.
  ///
  /// Names of goods and numbers differ on purpose: only how many there are is compared, and which of them are the same.
  static func differences(_ original: Reading, _ redacted: Reading) -> [String] {
    var differences: [String] = []
    if original.dismissal?.code != redacted.dismissal?.code { differences.append("dismissal") }
    guard original.events.count == redacted.events.count else { return differences + ["number of events"] }
    for (left, right) in zip(original.events, redacted.events) {
      let (left, right) = (comparable(left), comparable(right))
      for name in Set(left.map(\.name) + right.map(\.name)).sorted() where left.first(name) != right.first(name) {
        if !differences.contains(name) { differences.append(name) }
      }
    }
    if sameness(original.events) != sameness(redacted.events) { differences.append("orderNumber") }
    return differences
  }

  /// The members of an event that redaction keeps.
  private static func comparable(_ event: Event) -> [JSONValue.Member] {
    var event = event
    event.id = ""
    event.orderNumber = event.orderNumber.map { _ in "" }
    event.trackingNumbers = event.trackingNumbers.map { _ in "" }
    event.items = event.items.map { Item(name: $0.name.map { _ in "" }, quantity: $0.quantity, price: $0.price) }
    event.message = nil
    event.evidence = []
    // A receiver in the recipient's own domain has another name now, so that who believes it does no longer; fakes have no events.
    event.trust = .unverified
    event.trustReasons = []
    event.confidence = 1
    return event.json.object ?? []
  }

  /// Which events are of one order.
  private static func sameness(_ events: [Event]) -> [Int?] {
    let numbers = events.map(\.orderNumber)
    return numbers.map { number in number.flatMap { numbers.firstIndex(of: $0) } }
  }

  // MARK: What is still there

  /// Numbers, names of goods and recipients' addresses of the original that stand in the redacted message.
  static func leaks(_ original: Message, _ reading: Reading, in redacted: Message) -> [String] {
    let texts = [redacted] + redacted.structure().parts.compactMap(\.attachedMessage)
    let headers = texts.flatMap { $0.header.fields.map(\.text) }
    let bodies = redacted.structure().parts.filter { $0.attachedMessage == nil }.map { $0.text().string }
    let all = (headers + bodies).joined(separator: "\n")
    let (spaced, unspaced) = (all.lowercased(), compact(all))
    var wanted: [String] = []
    for event in reading.events {
      wanted += [event.orderNumber].compactMap { $0 } + event.trackingNumbers
      wanted += event.items.compactMap(\.name).filter { $0.unicodeScalars.count >= 4 && PrivateData.isGoods($0) }
    }
    // In mail of a list, the list is the recipient and the sender.
    let readership = Readership(of: original, reading)
    let authors = Set(readership.messages.filter { !readership.wrote($0.header) }.flatMap(\.from).map { $0.address.lowercased() })
    let recipients = readership.recipients.map(\.address).filter { $0.contains("@") && !authors.contains($0.lowercased()) && !isSample($0) }
    var seen: Set<String> = []
    return wanted.filter { seen.insert($0).inserted && $0.utf8.count >= 4 && unspaced.contains(compact($0)) }
      + recipients.filter { seen.insert($0).inserted && holds(spaced, $0.lowercased()) }
  }

  /// Whether a text holds an address that is no part of a longer one: `list@` is not in `owner-list@`.
  private static func holds(_ text: String, _ address: String) -> Bool {
    text.ranges(of: address).contains { range in
      guard range.lowerBound > text.startIndex else { return true }
      let before = text.unicodeScalars[text.unicodeScalars.index(before: range.lowerBound)]
      return !(before.isDigit || before.isSmallLetter || "-._+".unicodeScalars.contains(before))
    }
  }

  private static func isSample(_ text: String) -> Bool { text.hasSuffix("@\(MailAddressBook.domain)") && text.hasPrefix("sample") }

  private static func compact(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.lazy.map(\.foldedForFinding).filter { !$0.isBlank && !$0.isInvisible }))
  }
}

extension [JSONValue.Member] {
  fileprivate func first(_ name: String) -> JSONValue? { first { $0.name == name }?.value }
}
