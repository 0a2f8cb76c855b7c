import MIME

/// Names, addresses and telephone numbers that the texts of a message hold.
struct FoundPrivacy {
  /// Whole names, and addresses with a number in them.
  private(set) var phrases = PhraseTrie<String>(skipsBlanks: true)
  /// The digits of telephone numbers.
  private(set) var telephones: Set<String> = []

  private static let leastName = 4
  private static let leastAddress = 6

  init(_ message: Message, _ data: PrivateData) {
    for name in data.names where name.isDistinct && name.sample != name.words && !data.isPublic(name) {
      let written = name.words.joined()
      if written.unicodeScalars.count >= Self.leastName { phrases.insert(written.unicodeScalars, name.words.joined(separator: " ")) }
    }
    for part in message.structure().parts where part.isText {
      let text = RedactableText(part.text().utf8, isHTML: part.contentType.subtype.hasSuffix("html"))
      for passage in text.passages where passage.kind == .prose { add(passage) }
    }
  }

  private mutating func add(_ passage: Passage) {
    for address in PostalAddressFinder().addresses(in: passage) {
      let text = passage.text(address.range)
      let hasNumber = passage.folded[address.range].contains(where: \.isDigit)
      if hasNumber, address.range.count >= Self.leastAddress, !text.hasPrefix(address.sample) { phrases.insert(text.unicodeScalars, text) }
    }
    telephones.formUnion(Self.telephones(in: passage).filter { $0.contains { $0 != "0" } })
  }

  /// The digits of each telephone number.
  static func telephones(in passage: Passage) -> [String] {
    TelephoneShape.numbers(in: passage, undivided: true).map { range in
      String(String.UnicodeScalarView(passage.folded[range].filter(\.isDigit)))
    }
  }
}
