import Events
import MIME
import Notices

/// What of a message is private: found in all of it before anything is replaced, so that it is replaced everywhere.
struct PrivateData {
  let readership: Readership
  var book: MailAddressBook
  var names: Set<PersonName> = []
  /// Names of goods.
  var items: Set<String> = []
  /// Names of shops and sellers, without blanks.
  var publicNames: Set<String> = []
  /// Numbers of orders, parcels and inquiries, in folded form.
  var numbers: Set<String> = []

  /// Goods and numbers of one message that are kept in mind.
  private static let maximumItems = 500

  init(_ message: Message, _ reading: Reading) {
    readership = Readership(of: message, reading)
    let shops = readership.messages.filter { [readership] in !readership.wrote($0.header) }
    let senders = shops.flatMap { $0.from + $0.replyTo + [$0.sender].compactMap { $0 } }
    book = MailAddressBook(publicDomains: Set(reading.events.compactMap(\.merchant) + senders.map(\.domain)).subtracting([""]))
    for person in readership.recipients { add(person) }
    for letter in readership.messages where readership.wrote(letter.header) { for author in letter.from { add(author) } }
    addEvents(reading)
    let sellers = reading.events.flatMap { [$0.seller, $0.merchantName] } + shops.flatMap(\.from).map(\.displayName)
    publicNames = Set(sellers.compactMap { $0?.split { $0.isWhitespace }.joined() })
    for part in message.structure().parts where part.isText {
      let text = RedactableText(part.text().utf8, isHTML: part.contentType.subtype.hasSuffix("html"))
      for passage in text.passages where passage.kind == .prose { addNames(in: passage) }
    }
    if let subject = message.subject { addNames(in: Passage(subject)) }
  }

  private mutating func add(_ person: MailAddress) {
    book.addRecipient(person.address)
    if let name = person.displayName.flatMap(PersonName.init), name.words.count > 1 || name.isDistinct { names.insert(name) }
  }

  // MARK: Text

  private mutating func addEvents(_ reading: Reading) {
    for event in reading.events {
      for number in [event.orderNumber].compactMap({ $0 }) + event.trackingNumbers { add(number: number) }
      for name in event.items.compactMap(\.name) { add(item: name) }
    }
    // Goods that are named, but are none of an event's: counts and prices may stand behind those.
    let known = items
    for finding in reading.findings where finding.role == "label" && finding.note.hasPrefix("itemName:") {
      guard !known.contains(where: finding.text.contains) else { continue }
      if let name = Self.itemName(in: finding.text) { add(item: name) }
    }
  }

  /// A labelled name up to the next column; nil for the head of a table.
  private static func itemName(in value: String) -> String? {
    let passage = Passage(value)
    var end = 0
    while end < passage.count, !passage.scalars[end].endsCell, !(passage.folded[end] == " " && passage.starts("  ", at: end)) { end += 1 }
    let name = passage.text(0..<end)
    let words = passage.foldedText(0..<end).split { " /／|・()".contains($0) }.map(String.init)
    return words.first.map(RedactionVocabulary.billWords.contains) ?? true ? nil : name
  }

  private mutating func add(item name: String) { if Self.isGoods(name), items.count < Self.maximumItems { items.insert(name) } }

  /// Whether what the reader took for the name of goods can be one: no column's head, no sentence in quotation marks.
  static func isGoods(_ name: String) -> Bool {
    let folded = String(String.UnicodeScalarView(name.unicodeScalars.map(\.foldedForFinding).filter { !$0.isBlank }))
    if RedactionVocabulary.billWords.contains(folded) || RedactionVocabulary.sentenceEndings.contains(where: folded.hasSuffix) {
      return false
    }
    return folded.unicodeScalars.count >= 2 || folded.unicodeScalars.contains(where: \.isKanji)
  }

  private mutating func add(number: String) {
    let passage = Passage(number)
    for token in NumberFinder.tokens(in: passage, 0..<passage.count) where numbers.count < Self.maximumItems {
      numbers.insert(passage.foldedText(token))
    }
  }

  private mutating func addNames(in passage: Passage) {
    for found in NameFinder(publicNames: publicNames).names(in: passage) where names.count < Self.maximumItems { names.insert(found.name) }
  }
}
