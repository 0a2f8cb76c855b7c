// Names behind labels, below them, and on lines of their own.

extension NameFinder {
  func behindLabels(_ passage: Passage) -> [Found] {
    let vague = RedactionVocabulary.recipientLabels + RedactionVocabulary.addressLabels
    let labels = RedactionVocabulary.nameLabels + vague
    return LabelledValues(passage, labels: labels).all().compactMap { value in
      var end = value.value.lowerBound
      while end < value.value.upperBound, end - value.value.lowerBound < Self.longest, !isEnd(passage, end) { end += 1 }
      let range = passage.trimmed(value.value.lowerBound..<end)
      let isRecipient = vague.contains(value.label)
      let text = passage.foldedText(range)
      // What stands below a label may be labelled itself.
      if labels.contains(text) { return nil }
      if isRecipient, RedactionVocabulary.places.contains(where: text.contains) || isPlace(text) { return nil }
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

  /// Whether words name a town: a person's name has none of its marks behind its first characters, or is short.
  private func isPlace(_ text: String) -> Bool {
    if RedactionVocabulary.prefectures.contains(where: text.hasPrefix) { return true }
    let scalars = text.unicodeScalars
    return scalars.count > 5 && scalars.dropFirst(2).contains { RedactionVocabulary.municipalities.unicodeScalars.contains($0) }
  }

  // MARK: Lines

  /// A known name that stands alone on a line, as under a letter, and a line that a frequent family name begins.
  func alone(_ passage: Passage) -> [Found] {
    passage.cells.compactMap { cell in
      let line = unquoted(passage, cell)
      guard (1...Self.longest).contains(line.count) else { return nil }
      let text = passage.text(line)
      if line.count <= 8, families.contains(text) || givens.contains(text) {
        return PersonName(text).map { Found(name: $0, words: [line]) }
      }
      return bareName(passage, line, isLabelled: false)
    }
  }

  private static let mostLines = 10

  /// Lines below 「お届け先」 and its like, between those of the address.
  func inBlocks(_ passage: Passage) -> [Found] {
    let labels = RedactionVocabulary.recipientLabels + RedactionVocabulary.addressLabels + RedactionVocabulary.blockLabels
    let values = LabelledValues(passage, labels: labels)
    var found: [Found] = []
    var next = 0
    for value in values.all() where value.cell >= next {
      next = value.cell + 1
      while next < values.cells.count, next - value.cell <= Self.mostLines {
        let line = unquoted(passage, values.cells[next])
        if let first = line.first, RedactionVocabulary.headingMarks.unicodeScalars.contains(passage.folded[first]) { break }
        next += 1
        let end = line.first { passage.folded[$0].isDigit || passage.folded[$0] == "(" || honorific(in: passage, at: $0) != nil }
        if let name = bareName(passage, passage.trimmed(line.lowerBound..<(end ?? line.upperBound)), isLabelled: true) {
          found.append(name)
        }
      }
    }
    return found
  }

  private func unquoted(_ passage: Passage, _ cell: Range<Int>) -> Range<Int> {
    var line = passage.trimmed(cell)
    while !line.isEmpty, passage.folded[line.lowerBound] == ">" { line = passage.trimmed(line.lowerBound + 1..<line.upperBound) }
    return line
  }

  /// A line that is a name and nothing else.
  private func bareName(_ passage: Passage, _ line: Range<Int>, isLabelled: Bool) -> Found? {
    guard (2...24).contains(line.count) else { return nil }
    let text = passage.text(line)
    guard let name = PersonName(text), isName(name, isLabelled: isLabelled), !isPublic(text) else { return nil }
    return Found(name: name, words: passage.places(of: name.words, in: line))
  }

  private func isName(_ name: PersonName, isLabelled: Bool) -> Bool {
    // A name with a title is found before that.
    if let last = name.words.last, RedactionVocabulary.honorifics.contains(where: last.hasSuffix) { return false }
    let words = name.words.map { Array($0.unicodeScalars) }
    if words.contains(where: { $0.contains { RedactionVocabulary.regions.unicodeScalars.contains($0) } && $0.count > 2 }) { return false }
    if name.isWestern {
      let isCapital = words.allSatisfy { $0.first.map { $0 != $0.foldedForFinding } ?? false }
      guard words.count == 2, isCapital, !words.contains(where: { $0.contains(where: \.isDigit) }) else { return false }
      return words.contains { RomanReading.ofLetters($0).map(Surnames.readings.contains) ?? false }
    }
    if words.count == 1 { return isLabelled && words[0].allSatisfy(\.isKanji) && Surnames.prefix(of: words[0]) != nil }
    guard words.count == 2 else { return false }
    if words[0].allSatisfy(\.isKanji), words[0].count <= 4, words[1].count <= (words[1].allSatisfy(\.isKanji) ? 3 : 5) {
      return isLabelled && words[1].allSatisfy(\.isKanji) || Surnames.written.contains(name.words[0])
    }
    // ムラカミ ケンジ
    guard words.allSatisfy({ $0.count <= 8 }), RomanReading.ofKana(words[1]) != nil else { return false }
    return RomanReading.ofKana(words[0]).map(Surnames.readings.contains) ?? false
  }
}
