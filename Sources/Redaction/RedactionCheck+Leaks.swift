import Events
import MIME
import Notices

// What of the original is still to be seen.

extension RedactionCheck {
  /// Numbers, names of goods and people, addresses and telephone numbers of the original that stand in the redacted message.
  ///
  /// Linear in the length of the messages.
  static func leaks(_ original: Message, _ reading: Reading, _ data: PrivateData, in redacted: Message) -> [String] {
    let texts = [redacted] + redacted.structure().parts.compactMap(\.attachedMessage)
    let headers = texts.flatMap { $0.header.fields.map(\.text) }
    let bodies = redacted.structure().parts.filter { $0.attachedMessage == nil }.flatMap(words)
    let all = (headers + bodies).joined(separator: "\n")
    return leaks(wanted(reading), recipients: recipients(original, reading), in: all) + found(FoundPrivacy(original, data), in: all)
  }

  /// A text as it is written and, where tags part it, as it is read.
  private static func words(of part: Part) -> [String] {
    let text = part.text()
    guard part.isText, part.contentType.subtype.hasSuffix("html") else { return [text.string] }
    return [text.string] + RedactableText(text.utf8, isHTML: true).passages.filter { $0.kind != .attribute }.map { $0.text(0..<$0.count) }
  }

  private static func wanted(_ reading: Reading) -> [String] {
    reading.events.flatMap { event in
      [event.orderNumber].compactMap { $0 } + event.formerOrderNumbers + event.trackingNumbers
        + event.items.compactMap(\.name).filter { $0.unicodeScalars.count >= 4 && PrivateData.isGoods($0) }
    }
  }

  private static func recipients(_ original: Message, _ reading: Reading) -> [String] {
    // In mail of a list, the list is the recipient and the sender.
    let readership = Readership(of: original, reading)
    let authors = Set(readership.messages.filter { !readership.wrote($0.header) }.flatMap(\.from).map { $0.address.lowercased() })
    let own = readership.messages.filter { readership.wrote($0.header) }.flatMap(\.from)
    return (readership.recipients + own).map(\.address).filter { $0.contains("@") && !authors.contains($0.lowercased()) && !isSample($0) }
  }

  private static func leaks(_ wanted: [String], recipients: [String], in all: String) -> [String] {
    let (spaced, unspaced) = (all.lowercased(), compact(all))
    var seen: Set<String> = []
    return wanted.filter { seen.insert($0).inserted && $0.utf8.count >= 4 && unspaced.contains(compact($0)) }
      + recipients.filter { seen.insert($0).inserted && holds(spaced, $0.lowercased()) }
  }

  /// What was found in the original's texts and is found in the result's again.
  private static func found(_ privacy: FoundPrivacy, in all: String) -> [String] {
    let passage = Passage(all)
    var leaks: [String] = []
    func add(_ leak: String) { if !leaks.contains(leak), leaks.count < maximumLeaks { leaks.append(leak) } }
    for index in 0..<passage.count {
      guard let hit = privacy.phrases.hit(in: passage, at: index), let phrase = hit.meaning, let last = hit.places.last else { continue }
      if passage.isWhole(index..<last + 1) { add(phrase) }
    }
    for digits in FoundPrivacy.telephones(in: passage) where privacy.telephones.contains(digits) { add(digits) }
    return leaks
  }

  private static var maximumLeaks: Int { 20 }

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

extension Passage {
  /// Whether a stretch of letters or digits does not go on in a longer one.
  fileprivate func isWhole(_ range: Range<Int>) -> Bool {
    func goesOn(_ left: Int, _ right: Int) -> Bool {
      guard folded.indices.contains(left), folded.indices.contains(right) else { return false }
      return folded[left].isSmallLetter && folded[right].isSmallLetter || folded[left].isDigit && folded[right].isDigit
    }
    return !goesOn(range.lowerBound - 1, range.lowerBound) && !goesOn(range.upperBound - 1, range.upperBound)
  }
}
