/// Finds where a passage names a person: before 様, behind お名前, behind Dear, on a line of its own, and at the head of a quotation.
struct NameFinder {
  /// Family names known from elsewhere: before a title they are names in the middle of a sentence too.
  var families: Set<String> = []
  /// Given names, likewise.
  var givens: Set<String> = []
  /// Tells whose addresses are private: so is the name beside one.
  var book: MailAddressBook?

  /// A name and where each of its words stands.
  struct Found {
    var name: PersonName
    var words: [Range<Int>]
    /// Whether somebody is addressed by it, so that even a single word is a name.
    var isCalled = false
  }

  /// Names of shops and sellers, without blanks: they say who speaks, and stay.
  var publicNames: Set<String> = []

  func isPublic(_ text: String) -> Bool {
    let key = text.split { $0.isWhitespace }.joined()
    return publicNames.contains { $0.contains(key) && !key.isEmpty }
  }

  static let longest = 40
  private static let openers: Set<Unicode.Scalar> = Set(":]】」』〕)>,、。|│┃「『【(!?！？".unicodeScalars)

  func names(in passage: Passage) -> [Found] {
    let found =
      beforeHonorifics(passage) + behindLabels(passage) + inBlocks(passage) + behindGreetings(passage) + alone(passage)
      + besideAddresses(passage) + beforeQuotations(passage) + introducing(passage)
    return found + found.compactMap { reading(of: $0, in: passage) }
  }

  /// 小田切直美(オダギリ ナオミ): how a name is read, in brackets behind it.
  private func reading(of name: Found, in passage: Passage) -> Found? {
    guard var index = name.words.last?.upperBound else { return nil }
    while index < passage.count, passage.folded[index] == " " { index += 1 }
    guard index < passage.count, passage.folded[index] == "(" else { return nil }
    let start = index + 1
    let end = passage.folded[start...].prefix(24).firstIndex(of: ")") ?? start
    let range = passage.trimmed(start..<end)
    guard range.count >= 4, let reading = PersonName(passage.text(range)) else { return nil }
    guard reading.words.allSatisfy({ RomanReading.ofKana($0.unicodeScalars) != nil }) else { return nil }
    return Found(name: reading, words: passage.places(of: reading.words, in: range))
  }

  // MARK: 様

  private func beforeHonorifics(_ passage: Passage) -> [Found] {
    var found: [Found] = []
    var start = 0
    for index in 0..<passage.count {
      if passage.scalars[index].endsCell { start = index + 1 }
      guard index > start, let title = honorific(in: passage, at: index) else { continue }
      let low = max(start, index - Self.longest)
      let before = passage.trimmed(low..<index)
      let isCasual = title == "さん"
      if isCasual, isCarrier(passage.text(before)) { continue }
      let name =
        kanjiName(in: passage, before) ?? knownBehindParticle(passage, before)
        ?? name(in: passage, low..<index, isLineStart: low == start, isCasual: isCasual) ?? known(in: passage, before)
      if let name { found.append(name) }
    }
    return found
  }

  /// 佐川さんの番号は: a carrier that bears the name of a family, unless the reader's own is that.
  private func isCarrier(_ words: String) -> Bool {
    RedactionVocabulary.carriersNamedLikeFamilies.contains { words.hasSuffix($0) && !families.contains($0) }
  }

  func honorific(in passage: Passage, at index: Int) -> String? {
    RedactionVocabulary.honorifics.first { title in
      guard passage.starts(title, at: index) else { return false }
      let next = index + title.unicodeScalars.count
      guard next < passage.count else { return true }
      let continuation = passage.folded[next]
      if RedactionVocabulary.honorificContinuations.unicodeScalars.contains(continuation) { return false }
      // 佐藤殿町: the rarer titles only before an end or a particle.
      return title == "様" || title == "さま" || !continuation.isKanji && !continuation.isKatakana
    }
  }

  /// A known family or given name right before a title.
  func known(in passage: Passage, _ range: Range<Int>) -> Found? {
    for length in stride(from: min(6, range.count), to: 0, by: -1) {
      let place = range.upperBound - length..<range.upperBound
      let text = passage.text(place)
      if families.contains(text) || givens.contains(text), let name = PersonName(text) { return Found(name: name, words: [place]) }
    }
    return nil
  }

  /// いつも花子様には: one behind the letters of a sentence.
  private func knownBehindParticle(_ passage: Passage, _ range: Range<Int>) -> Found? {
    guard let known = known(in: passage, range), let place = known.words.first?.lowerBound, place > range.lowerBound else { return nil }
    return passage.folded[place - 1].isHiragana && !passage.folded[place].isHiragana ? known : nil
  }

  /// ご注文者の村上健司様: the kanji right before a title, from a frequent family name on.
  private func kanjiName(in passage: Passage, _ range: Range<Int>) -> Found? {
    var start = range.upperBound
    var hasGap = false
    while start > range.lowerBound, range.upperBound - start < 8 {
      let isGap = passage.folded[start - 1] == " " && !hasGap && start - 1 > range.lowerBound && passage.folded[start - 2].isKanji
      guard passage.folded[start - 1].isKanji || isGap else { break }
      if isGap { hasGap = true }
      start -= 1
    }
    let words = passage.text(start..<range.upperBound).unicodeScalars.split(whereSeparator: \.isBlank)
    guard let first = words.first, let last = words.last?.last, !RedactionVocabulary.regions.unicodeScalars.contains(last) else {
      return nil
    }
    let isFamily =
      (Surnames.written.contains(String(first)) || families.contains(String(first))) && (words.count == 1 || words[1].count <= 3)
    guard isFamily || words.count == 1 && Surnames.prefix(of: first) != nil else { return nil }
    return found(in: passage, start..<range.upperBound)
  }

  /// The name that ends before a title: from the line's start or the last bracket, colon or point.
  private func name(in passage: Passage, _ range: Range<Int>, isLineStart: Bool, isCasual: Bool) -> Found? {
    var low = range.lowerBound
    var isAtStart = isLineStart
    if isCasual, let opener = passage.folded[range].lastIndex(where: Self.openers.contains) {
      // Hello, 健司さん
      let before = passage.foldedText(passage.trimmed(range.lowerBound..<opener))
      guard isLineStart, RedactionVocabulary.openingWords.contains(before) else { return nil }
      return found(in: passage, passage.trimmed(opener + 1..<range.upperBound), isCasual: true)
    }
    if let opener = passage.folded[range].lastIndex(where: Self.openers.contains) {
      // 佐藤 花子(サトウ ハナコ)様: the brackets belong to the name.
      let isReading = passage.folded[opener] == ")" && passage.trimmed(opener + 1..<range.upperBound).isEmpty
      let before = isReading ? passage.folded[range.lowerBound..<opener].lastIndex { Self.openers.contains($0) && $0 != "(" } : opener
      low = before.map { $0 + 1 } ?? low
      isAtStart = before != nil || isLineStart
    }
    guard isAtStart else { return nil }
    return found(in: passage, passage.trimmed(low..<range.upperBound), isCasual: isCasual)
  }

  func found(in passage: Passage, _ range: Range<Int>, isCasual: Bool = false) -> Found? {
    var range = range
    while !range.isEmpty, passage.folded[range.lowerBound] == ">" || passage.folded[range.lowerBound] == "・" {
      range = passage.trimmed(range.lowerBound + 1..<range.upperBound)
    }
    if let greeting = RedactionVocabulary.japaneseGreetings.first(where: { passage.starts($0, at: range.lowerBound) }) {
      range = passage.trimmed(min(range.upperBound, range.lowerBound + greeting.unicodeScalars.count)..<range.upperBound)
    }
    guard !isPublic(passage.text(range)) else { return nil }
    // 山田工務店 山田 太郎: what stands before a name, a firm or a department, is none of it.
    var name = PersonName(passage.text(range))
    while name == nil, let blank = passage.folded[range].firstIndex(of: " ") {
      range = passage.trimmed(blank + 1..<range.upperBound)
      name = PersonName(passage.text(range))
    }
    guard let name else { return nil }
    // Before さん, long words are sentences.
    if isCasual, name.words.count > 2 || name.words.contains(where: { $0.unicodeScalars.count > 8 }) { return nil }
    // 伊藤園さん
    if isCasual, name.words.count == 1, let last = name.words[0].unicodeScalars.last,
      RedactionVocabulary.firmEndings.unicodeScalars.contains(last)
    {
      return nil
    }
    return Found(name: name, words: passage.places(of: name.words, in: range))
  }
}

extension Passage {
  /// Where each word stands, one behind the other.
  func places(of words: [String], in range: Range<Int>) -> [Range<Int>] {
    var position = range.lowerBound
    return words.map { word in
      let length = word.unicodeScalars.count
      while position + length < range.upperBound, text(position..<position + length) != word { position += 1 }
      defer { position += length }
      return position..<min(position + length, range.upperBound)
    }
  }
}
