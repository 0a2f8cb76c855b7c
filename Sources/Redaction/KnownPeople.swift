/// The people whose names were found somewhere, in all the ways in which the rest of the message may write them.
struct KnownPeople {
  /// A word of a name, for its sample.
  enum Part: Hashable {
    case family
    case given
  }

  /// A name in one order: how many characters each word has, and what stands in its place.
  struct Spelling {
    var lengths: [Int]
    var samples: [String]
  }

  /// Whole names in the letters they were written in, in either order.
  private(set) var spellings = PhraseTrie<Spelling>(skipsBlanks: true)
  /// The readings of single words, and of a name written in one.
  private(set) var readings: [String: [Part]] = [:]
  /// Words in kanji that are names before a title.
  private(set) var families: Set<String> = []
  private(set) var givens: Set<String> = []
  /// Those of the families that are known to be no whole names.
  private(set) var mereFamilies: Set<String> = []
  /// How families in kanji are read; in Latin letters, since katakana is how goods are written.
  private var familyReadings: Set<String> = []

  private static let leastReading = 4
  private static let leastLetters = 4
  private static let leastKana = 3

  /// - Parameters:
  ///   - names: the names.
  ///   - calledNames: those of them that are names even as a single word.
  ///   - publicWords: words of the shop's own name and hosts, which stay.
  init(_ names: Set<PersonName>, calledNames: Set<PersonName>, publicWords: Set<String>) {
    // In a fixed order, and names in two words first: what they tell of family and given name holds for the same name in one word.
    let sorted = names.sorted { ($1.words.count, $0.words.joined(separator: " ")) < ($0.words.count, $1.words.joined(separator: " ")) }
    for name in sorted {
      addSpellings(of: name)
      addTitles(of: name)
      if name.words.count > 1 || calledNames.contains(name) { addReadings(of: name, publicWords) }
    }
    familyReadings.subtract(publicWords.compactMap { RomanReading.ofLetters($0.unicodeScalars) ?? RomanReading.ofKana($0.unicodeScalars) })
  }

  private mutating func addSpellings(of name: PersonName) {
    guard name.isDistinct else { return }
    insert(zip(name.words, name.sample).map { ($0, $1) })
    let isCommon = name.words.contains { RedactionVocabulary.commonWords.contains($0.lowercased()) }
    if name.words.count == 2, !isCommon { insert(zip(name.words, name.sample).reversed().map { ($0, $1) }) }
    if name.words.count == 1, let (family, given) = split(name.words[0]) {
      insert([(given, PersonName.sample(of: given, [.given])), (family, PersonName.sample(of: family, [.family]))])
    }
    let kana = name.words.map { RomanReading.katakana($0.unicodeScalars) }
    guard kana.allSatisfy({ $0.allSatisfy { $0.isKatakana || $0 == "ー" } }) else { return }
    for write in [{ $0 }, RomanReading.hiragana] {
      let words = kana.map { String(String.UnicodeScalarView(write($0))) }
      if let name = PersonName(words.joined(separator: " ")) { insert(zip(name.words, name.sample).map { ($0, $1) }) }
    }
  }

  private mutating func insert(_ words: [(word: String, sample: String)]) {
    let spelling = Spelling(lengths: words.map(\.word.unicodeScalars.count), samples: words.map(\.sample))
    spellings.insert(words.map(\.word).joined().unicodeScalars, spelling)
  }

  private mutating func addTitles(of name: PersonName) {
    guard let first = name.words.first else { return }
    if name.words.count == 1, let (family, given) = split(first) {
      families.insert(family)
      mereFamilies.insert(family)
      givens.insert(given)
    }
    families.insert(first)
    for family in [first, split(first)?.family].compactMap({ $0 }) {
      if let reading = Surnames.readingOfWritten[family], reading.utf8.count >= Self.leastReading { familyReadings.insert(reading) }
    }
    if name.words.count == 2 {
      mereFamilies.insert(first)
      givens.insert(name.words[1])
    }
  }

  /// Family and given name in kanji without a blank.
  private func split(_ word: String) -> (family: String, given: String)? {
    guard word.unicodeScalars.allSatisfy(\.isKanji), let family = Surnames.prefix(of: word.unicodeScalars) else { return nil }
    return (family, String(String.UnicodeScalarView(word.unicodeScalars.dropFirst(family.unicodeScalars.count))))
  }

  private mutating func addReadings(of name: PersonName, _ publicWords: Set<String>) {
    let readings = name.words.map { RomanReading.ofLetters($0.unicodeScalars) ?? RomanReading.ofKana($0.unicodeScalars) }
    let isWestern = name.isWestern
    let words = name.words.map { $0.lowercased() }
    guard !words.contains(where: { RedactionVocabulary.commonWords.contains($0) || publicWords.contains($0) }) else { return }
    var parts = name.words.indices.map {
      ($0 % 2 == 0) == isWestern && name.words.count > 1 || isWestern && name.words.count == 1 ? Part.given : .family
    }
    if parts == [.given, .family], let first = readings[0], let last = readings[1], Surnames.readings.contains(first),
      !Surnames.readings.contains(last)
    {
      parts.reverse()
    }
    for (index, reading) in readings.enumerated() {
      guard let reading, name.words[index].unicodeScalars.count >= (isWestern ? Self.leastLetters : Self.leastKana) else { continue }
      if self.readings[reading] == nil { self.readings[reading] = [parts[index]] }
    }
    // MurakamiKenji
    guard readings.count == 2, let first = readings[0], let last = readings[1] else { return }
    for (joined, parts) in [(first + last, parts), (last + first, parts.reversed())] where self.readings[joined] == nil {
      self.readings[joined] = parts
    }
  }

  // MARK: Words

  /// A word in Latin letters or katakana whose sound is that of a known name.
  struct Word {
    var range: Range<Int>
    var parts: [Part]
    /// Whether it could not be told from a common word by itself.
    var isVague: Bool
  }

  /// The words of a passage that sound like known names, in order.
  func words(in passage: Passage) -> [Word] {
    guard !(readings.isEmpty && familyReadings.isEmpty) else { return [] }
    var found: [Word] = []
    var index = 0
    while index < passage.count {
      guard let script = passage.folded[index].nameScript else {
        index += 1
        continue
      }
      let start = index
      while index < passage.count, passage.folded[index].nameScript == script { index += 1 }
      guard index - start <= 30 else { continue }
      let word = passage.folded[start..<index]
      let reading = script == .latin ? RomanReading.ofLetters(word) : RomanReading.ofKana(word)
      guard let reading else { continue }
      let family: [Part]? = script == .latin && familyReadings.contains(reading) ? [.family] : nil
      if let parts = readings[reading] ?? family {
        let isCapital = passage.scalars[start] != passage.folded[start]
        found.append(Word(range: start..<index, parts: parts, isVague: script == .latin && !isCapital && parts.count == 1))
      }
    }
    return found.enumerated().filter { place, word in
      !word.isVague || isBeside(passage, found, place, place - 1) || isBeside(passage, found, place, place + 1)
    }.map(\.element)
  }

  /// Whether two words are parted by one or two characters at most.
  private func isBeside(_ passage: Passage, _ words: [Word], _ first: Int, _ second: Int) -> Bool {
    guard words.indices.contains(second) else { return false }
    let (left, right) = (words[min(first, second)], words[max(first, second)])
    return left.parts != right.parts && (1...2).contains(right.range.lowerBound - left.range.upperBound)
  }
}

/// The letters of one word of a name.
enum NameScript {
  case latin
  case katakana
  case halfWidth
}

extension Unicode.Scalar {
  fileprivate var nameScript: NameScript? {
    if isWestern { return .latin }
    if isHalfWidthKatakana { return .halfWidth }
    return isKatakana || self == "ー" ? .katakana : nil
  }
}
