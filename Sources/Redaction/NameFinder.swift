/// Finds where a passage names a person: before 様, behind お名前 and behind Dear.
struct NameFinder {
  /// Family names known from elsewhere: before a title they are names in the middle of a sentence too.
  var families: Set<String> = []

  /// A name and where each of its words stands.
  struct Found {
    var name: PersonName
    var words: [Range<Int>]
  }

  /// Names of shops and sellers, without blanks: they say who speaks, and stay.
  var publicNames: Set<String> = []

  private func isPublic(_ text: String) -> Bool {
    let key = text.split { $0.isWhitespace }.joined()
    return publicNames.contains { $0.contains(key) && !key.isEmpty }
  }

  private static let longest = 40
  private static let openers: Set<Unicode.Scalar> = Set(":]】」』〕)>,、。|│┃「『【(!?！？".unicodeScalars)

  func names(in passage: Passage) -> [Found] {
    beforeHonorifics(passage) + behindLabels(passage) + behindGreetings(passage) + alone(passage)
  }

  /// A known family name that stands alone on a line, as under a letter.
  private func alone(_ passage: Passage) -> [Found] {
    guard !families.isEmpty else { return [] }
    return passage.cells.compactMap { cell in
      var line = passage.trimmed(cell)
      while !line.isEmpty, passage.folded[line.lowerBound] == ">" { line = passage.trimmed(line.lowerBound + 1..<line.upperBound) }
      guard (1...8).contains(line.count), families.contains(passage.text(line)) else { return nil }
      return PersonName(passage.text(line)).map { Found(name: $0, words: [line]) }
    }
  }

  // MARK: 様

  private func beforeHonorifics(_ passage: Passage) -> [Found] {
    var found: [Found] = []
    var start = 0
    for index in 0..<passage.count {
      if passage.scalars[index].endsCell { start = index + 1 }
      guard index > start, let title = honorific(in: passage, at: index) else { continue }
      let low = max(start, index - Self.longest)
      if let name = name(in: passage, low..<index, isLineStart: low == start, isCasual: title == "さん") {
        found.append(name)
      } else if let name = family(in: passage, passage.trimmed(low..<index)) {
        found.append(name)
      }
    }
    return found
  }

  private func honorific(in passage: Passage, at index: Int) -> String? {
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

  /// A known family name right before a title.
  private func family(in passage: Passage, _ range: Range<Int>) -> Found? {
    for length in stride(from: min(6, range.count), to: 0, by: -1) {
      let place = range.upperBound - length..<range.upperBound
      let text = passage.text(place)
      if families.contains(text), let name = PersonName(text) { return Found(name: name, words: [place]) }
    }
    return nil
  }

  /// The name that ends before a title: from the line's start or the last bracket, colon or point.
  private func name(in passage: Passage, _ range: Range<Int>, isLineStart: Bool, isCasual: Bool) -> Found? {
    var low = range.lowerBound
    var isAtStart = isLineStart
    if isCasual, passage.folded[range].contains(where: Self.openers.contains) { return nil }
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

  private func found(in passage: Passage, _ range: Range<Int>, isCasual: Bool = false) -> Found? {
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
    return Found(name: name, words: passage.places(of: name.words, in: range))
  }

  // MARK: Labels and greetings

  private func behindLabels(_ passage: Passage) -> [Found] {
    let vague = RedactionVocabulary.recipientLabels + RedactionVocabulary.addressLabels
    let labels = RedactionVocabulary.nameLabels + vague
    return LabelledValues(passage, labels: labels).all().compactMap { value in
      var end = value.value.lowerBound
      while end < value.value.upperBound, end - value.value.lowerBound < Self.longest, !isEnd(passage, end) { end += 1 }
      let range = passage.trimmed(value.value.lowerBound..<end)
      let isRecipient = vague.contains(value.label)
      if isRecipient, RedactionVocabulary.places.contains(where: passage.foldedText(range).contains) { return nil }
      if isRecipient, passage.folded[range].contains(where: \.isDigit) { return nil }
      return found(in: passage, range)
    }
  }

  /// Whether a labelled name ends here: before a title, a bracket, or two blanks.
  private func isEnd(_ passage: Passage, _ index: Int) -> Bool {
    if honorific(in: passage, at: index) != nil { return true }
    if index + 1 < passage.count, passage.folded[index] == " ", passage.folded[index + 1] == " " { return true }
    return "([【<〔|".unicodeScalars.contains(passage.folded[index])
  }

  private func behindGreetings(_ passage: Passage) -> [Found] {
    passage.cells.compactMap { cell in
      let line = passage.trimmed(cell)
      guard line.count <= Self.longest,
        let greeting = RedactionVocabulary.greetings.first(where: { passage.starts($0, at: line.lowerBound) })
      else { return nil }
      let start = line.lowerBound + greeting.unicodeScalars.count
      let end = passage.folded[start..<max(start, line.upperBound)].firstIndex { ",!.:;".unicodeScalars.contains($0) } ?? line.upperBound
      guard start < end, passage.folded[start..<end].allSatisfy({ $0.isWestern || $0 == " " || $0 == "-" || $0 == "'" }) else { return nil }
      let range = passage.trimmed(start..<end)
      return Self.impersonal.contains(passage.foldedText(range)) ? nil : found(in: passage, range)
    }
  }

  private static let impersonal: Set<String> = [
    "customer", "valued customer", "sir", "madam", "sir or madam", "there", "all", "friend", "buyer",
  ]
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
