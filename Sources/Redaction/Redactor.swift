/// Replaces what is private in passages, the same thing everywhere by the same.
struct Redactor {
  private(set) var book: MailAddressBook
  var numbers: NumberDisguise
  let words: WordDisguise
  var numberFinder = NumberFinder()
  var nameFinder = NameFinder()
  let people: KnownPeople
  var items = PhraseTrie<Void>(skipsBlanks: true)
  private var spellings = PhraseTrie<String>(skipsBlanks: false)
  private var domains = PhraseTrie<String>(skipsBlanks: false)
  private(set) var localParts = PhraseTrie<String>(skipsBlanks: false)
  /// Those that are no common words.
  private(set) var localNames = PhraseTrie<String>(skipsBlanks: false)

  /// A redactor for one message and all that is in it.
  ///
  /// - Parameters:
  ///   - seed: the key that replacements are drawn with.
  ///   - replacesWords: whether single words of the names of goods are replaced, too, where they stand alone.
  init(_ data: PrivateData, seed: UInt64, replacesWords: Bool) {
    book = data.book
    numbers = NumberDisguise(seed: seed)
    words = WordDisguise(seed: seed)
    numberFinder.known = data.numbers
    for (written, sample) in book.spellings { spellings.insert(written.unicodeScalars, sample) }
    for domain in book.recipientDomains { domains.insert(domain.unicodeScalars, MailAddressBook.domain) }
    for local in book.tellingLocalParts { localParts.insert(local.unicodeScalars, "sample") }
    for local in book.tellingLocalParts where data.isName(local) {
      localNames.insert(local.unicodeScalars, "sample")
    }
    people = KnownPeople(data.names, calledNames: data.calledNames, publicWords: data.publicWords)
    nameFinder.families = people.families
    nameFinder.givens = people.givens
    nameFinder.publicNames = data.publicNames
    nameFinder.book = data.book
    for item in data.items {
      items.insert(item.unicodeScalars, ())
      if replacesWords { for word in WordDisguise.tellingWords(of: item) { items.insert(word.unicodeScalars, ()) } }
    }
  }

  mutating func redact(_ passage: inout Passage) {
    let links = passage.kind == .attribute ? [] : LinkFinder().links(in: passage)
    for link in links { redactUser(of: link, in: &passage) }
    replace(spellings, in: &passage, 0..<passage.count)
    replaceAddresses(in: &passage)
    replace(domains, in: &passage, 0..<passage.count)
    for link in links { redact(link, in: &passage) }
    if passage.kind == .prose || passage.kind == .data || passage.kind == .trace {
      replaceItems(in: &passage)
      replaceMembers(in: &passage)
      replaceNames(in: &passage)
    }
    if passage.kind == .prose {
      for address in NetworkAddressFinder().addresses(in: passage) where passage.isFree(address.range) {
        passage.replace(address.range, with: address.sample)
      }
      for digits in TelephoneFinder().digits(in: passage) { zero(digits, in: &passage) }
      for address in PostalAddressFinder().addresses(in: passage) where passage.isFree(address.range.prefix(1)) {
        passage.replace(address.range, with: address.sample)
      }
      scrambleIdentities(in: &passage)
      for digits in TelephoneShape.numbers(in: passage) where passage.isFree(digits) && !isKnown(digits, in: passage) {
        zero(digits, in: &passage)
      }
    }
    replaceNumbers(in: &passage)
  }

  /// What stands in the place of an address; the address itself where it is the shop's.
  mutating func sample(for address: String) -> String { book.isPrivate(address) ? book.sample(for: address) : address }

  /// A text of one line, redacted.
  mutating func redacted(_ text: String) -> String {
    var passage = Passage(text)
    redact(&passage)
    return passage.rewritten
  }

  /// Names of machines in a field that tells of a message's way.
  func redactMachines(in passage: inout Passage) {
    for machine in MachineFinder(publicDomains: book.publicDomains).machines(in: passage) {
      if let sample = machine.sample { passage.replace(machine.range, with: sample) }
      for (place, byte) in zip(machine.range, numbers.scrambled(passage.foldedBytes(machine.range))) where passage.folded[place].isDigit {
        passage.replace(place, with: Unicode.Scalar(byte))
      }
    }
  }

  /// Letters and digits replaced one by one, hyphens and case kept.
  func scrambled(_ text: String) -> String {
    var passage = Passage(text)
    scramble(0..<passage.count, in: &passage)
    return passage.rewritten
  }

  // MARK: Addresses

  func replace(_ phrases: PhraseTrie<String>, in passage: inout Passage, _ range: Range<Int>) {
    guard !phrases.isEmpty else { return }
    var index = range.lowerBound
    while index < range.upperBound {
      guard let hit = phrases.hit(in: passage, at: index), let sample = hit.meaning, let last = hit.places.last,
        passage.isWordBreak(before: index), passage.isWordBreak(after: last)
      else {
        index += 1
        continue
      }
      passage.replace(hit.places, with: sample)
      index = last + 1
    }
  }

  private mutating func replaceAddresses(in passage: inout Passage) {
    for range in MailAddressFinder().addresses(in: passage) {
      guard passage.isFree(range) else { continue }
      let text = passage.foldedText(range)
      let (address, at) = text.contains("@") ? (text, "@") : (text.split(separator: "%40").joined(separator: "@"), "%40")
      if book.isPrivate(address) {
        passage.replace(range, with: book.sample(for: address).split(separator: "@").joined(separator: at))
      } else {
        passage.settle(range)
      }
    }
  }
}

extension Passage {
  fileprivate func isWordBreak(before index: Int) -> Bool {
    index == 0 || !(folded[index - 1].isDigit || folded[index - 1].isSmallLetter)
  }

  fileprivate func isWordBreak(after index: Int) -> Bool {
    index + 1 >= count || !(folded[index + 1].isDigit || folded[index + 1].isSmallLetter || folded[index + 1] == "-")
  }
}
