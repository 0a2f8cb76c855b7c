import Events
import MIME
import Notices

/// What of a message is private: found in all of it before anything is replaced, so that it is replaced everywhere.
struct PrivateData {
  let readership: Readership
  var book: MailAddressBook
  var names: Set<PersonName> = []
  /// Those of them that are names even as a single word: in the header, in a greeting.
  var calledNames: Set<PersonName> = []
  /// Names of goods.
  var items: Set<String> = []
  /// Names of shops and sellers, without blanks.
  var publicNames: Set<String> = []
  /// Words of those names and of the senders' hosts, in small letters.
  var publicWords: Set<String> = []
  /// Numbers of orders, parcels and inquiries, in folded form.
  var numbers: Set<String> = []

  /// Goods and numbers of one message that are kept in mind.
  private static let maximumItems = 500

  init(_ message: Message, _ reading: Reading) {
    readership = Readership(of: message, reading)
    let shops = readership.messages.filter { [readership] in !readership.wrote($0.header) }
    let senders = shops.flatMap { $0.from + $0.replyTo + [$0.sender].compactMap { $0 } } + readership.addressees
    // Outlook writes [mailto:order@shop.example].
    let merchants = reading.events.compactMap(\.merchant).map {
      String(String.UnicodeScalarView($0.unicodeScalars.prefix(while: \.isHostPart)))
    }
    let hosts = merchants + senders.map(\.domain)
    book = MailAddressBook(publicDomains: Set(hosts).subtracting([""]))
    addEvents(reading)
    let sellers =
      reading.events.flatMap { [$0.seller, $0.merchantName] } + (shops.flatMap(\.from) + readership.addressees).map(\.displayName)
    publicNames = Set(sellers.compactMap { $0?.split { $0.isWhitespace }.joined() })
    publicWords = Set((sellers.compactMap { $0 } + hosts).flatMap { $0.lowercased().split { !$0.isLetter }.map(String.init) })
    for person in readership.recipients { add(person) }
    for letter in readership.messages where readership.wrote(letter.header) { for author in letter.from { add(author) } }
    for part in message.structure().parts where part.isText {
      let text = RedactableText(part.text().utf8, isHTML: part.contentType.subtype.hasSuffix("html"))
      for passage in text.passages {
        if passage.kind == .prose { addNames(in: passage) }
        for member in passage.members where member.meaning == .name { add(named: passage.text(member.value)) }
      }
    }
    if let subject = message.subject { addNames(in: Passage(subject)) }
  }

  private mutating func add(_ person: MailAddress) {
    book.addRecipient(person.address)
    if let name = person.displayName.flatMap(PersonName.init) { add(called: name) }
    // kenji.murakami@
    let words = person.localPart.split { !$0.isLetter }
    if words.count == 2, isName(person.localPart.lowercased()), words.allSatisfy({ $0.utf8.count >= 4 }),
      let name = PersonName(words.joined(separator: " "))
    {
      add(called: name)
    }
  }

  private mutating func add(called name: PersonName) {
    if name.words.count == 1, RedactionVocabulary.commonWords.contains(name.words[0].lowercased()) { return }
    names.insert(name)
    calledNames.insert(name)
  }

  /// Whether what stands before a recipient's `@` is his own name: no common word, no word of the shop's, no list.
  func isName(_ localPart: String) -> Bool {
    if RedactionVocabulary.commonWords.contains(localPart) || publicWords.contains(localPart) { return false }
    let header = readership.messages.first?.header
    if ["List-Id", "List-Post", "X-ML-Name"].contains(where: { header?.first($0)?.text.lowercased().contains(localPart) ?? false }) {
      return false
    }
    return header?.first("Subject")?.text.lowercased().contains("[" + localPart) != true
  }

  /// Whether a name is one of a shop or seller.
  func isPublic(_ name: PersonName) -> Bool { NameFinder(publicNames: publicNames).isPublic(name.words.joined(separator: " ")) }

  // MARK: Text

  private mutating func addEvents(_ reading: Reading) {
    for event in reading.events {
      for number in [event.orderNumber].compactMap({ $0 }) + event.formerOrderNumbers + event.trackingNumbers { add(number: number) }
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

  private mutating func add(named text: String) {
    guard let name = PersonName(text), names.count < Self.maximumItems, !NameFinder(publicNames: publicNames).isPublic(text) else { return }
    names.insert(name)
  }

  private mutating func addNames(in passage: Passage) {
    for found in NameFinder(book: book, publicNames: publicNames).names(in: passage) where names.count < Self.maximumItems {
      if found.isCalled { add(called: found.name) } else { names.insert(found.name) }
    }
  }
}
