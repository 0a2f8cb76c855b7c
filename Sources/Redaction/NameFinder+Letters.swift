// Names in greetings and at the heads of quoted letters.

extension NameFinder {
  func behindGreetings(_ passage: Passage) -> [Found] {
    passage.cells.compactMap { cell in
      let line = passage.trimmed(cell)
      guard line.count <= Self.longest,
        let greeting = RedactionVocabulary.greetings.first(where: { passage.starts($0, at: line.lowerBound) })
      else { return nil }
      var start = line.lowerBound + greeting.unicodeScalars.count
      if let title = RedactionVocabulary.westernTitles.first(where: { passage.starts($0, at: start) }) {
        start += title.unicodeScalars.count
      }
      guard start <= line.upperBound else { return nil }
      let end = passage.folded[start..<line.upperBound].firstIndex { ",!.:;".unicodeScalars.contains($0) } ?? line.upperBound
      guard start < end, passage.folded[start..<end].allSatisfy({ $0.isWestern || $0 == " " || $0 == "-" || $0 == "'" }) else { return nil }
      let range = withoutTitle(passage, passage.trimmed(start..<end))
      guard !RedactionVocabulary.impersonal.contains(passage.foldedText(range)), var name = found(in: passage, range) else { return nil }
      name.isCalled = passage.scalars[range.lowerBound] != passage.folded[range.lowerBound]
      return name
    }
  }

  /// Without the title behind a name: Kenji-san.
  private func withoutTitle(_ passage: Passage, _ range: Range<Int>) -> Range<Int> {
    for title in RedactionVocabulary.endingTitles where passage.foldedText(range).hasSuffix(title) {
      return passage.trimmed(range.lowerBound..<max(range.lowerBound, range.upperBound - title.unicodeScalars.count))
    }
    return range
  }

  /// 村上です: a known name with which a sentence begins; others may be the shop's own people.
  func introducing(_ passage: Passage) -> [Found] {
    guard !families.isEmpty else { return [] }
    return passage.scalars.indices.compactMap { index in
      guard index > 0, passage.folded[index].isHiragana,
        RedactionVocabulary.introductions.contains(where: { passage.starts($0, at: index) }),
        let name = known(in: passage, max(0, index - 6)..<index), let place = name.words.first
      else { return nil }
      // 昨日注文した南野と申します
      let isStart =
        place.lowerBound == 0 || !passage.folded[place.lowerBound - 1].isJapanese || passage.folded[place.lowerBound - 1].isHiragana
      return isStart && place.count > 1 ? name : nil
    }
  }

  // MARK: Heads of letters

  /// 村上健司 <kenji@…>: what stands before a private address.
  func besideAddresses(_ passage: Passage) -> [Found] {
    guard let book else { return [] }
    return MailAddressFinder().addresses(in: passage).compactMap { address in
      guard book.isPrivate(passage.foldedText(address)) else { return nil }
      var end = address.lowerBound
      if end >= 7, passage.starts("mailto:", at: end - 7) { end -= 7 }
      // A line may end behind the bracket, and before it only at the head of a quotation; else another thing stands there.
      let isHead = RedactionVocabulary.quotationEndings.contains { passage.starts($0, at: address.upperBound + 1) }
      var hasBracket = false
      while end > 0, address.lowerBound - end < 16 {
        let before = passage.folded[end - 1]
        guard before == "\n" ? !hasBracket || isHead : before.isBlank || "<[(".unicodeScalars.contains(before) else { break }
        end -= 1
        hasBracket = hasBracket || !before.isBlank
      }
      return hasBracket ? name(in: passage, before: end) : nil
    }
  }

  /// The author at the head of a quotation: Kenji Murakami wrote.
  func beforeQuotations(_ passage: Passage) -> [Found] {
    passage.cells.compactMap { cell in
      let line = passage.trimmed(cell)
      guard let ending = RedactionVocabulary.quotationEndings.first(where: { passage.ends($0, line) }) else { return nil }
      return name(in: passage, before: line.upperBound - ending.unicodeScalars.count)
    }
  }

  /// The name that ends at a place, from the last point or number before it on.
  private func name(in passage: Passage, before end: Int) -> Found? {
    var start = end
    while start > 0, end - start < Self.longest, !passage.folded[start - 1].endsCell, !passage.folded[start - 1].isDigit,
      !":,;、。>])".unicodeScalars.contains(passage.folded[start - 1])
    {
      start -= 1
    }
    var range = trimmed(passage, start..<end)
    while let word = RedactionVocabulary.timeWords.first(where: { passage.starts($0 + " ", at: range.lowerBound) }) {
      range = trimmed(passage, min(range.upperBound, range.lowerBound + word.unicodeScalars.count)..<range.upperBound)
    }
    if let title = range.first(where: { honorific(in: passage, at: $0) != nil }) { range = trimmed(passage, range.lowerBound..<title) }
    guard !range.isEmpty, range.count <= 24 else { return nil }
    return found(in: passage, range)
  }

  /// Without blanks, quotation marks and the marks of quoted lines.
  private func trimmed(_ passage: Passage, _ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, max(range.lowerBound, range.upperBound))
    func isBorder(_ scalar: Unicode.Scalar) -> Bool { scalar.isBlank || "\"'”“「」>".unicodeScalars.contains(scalar) }
    while low < high, isBorder(passage.folded[low]) { low += 1 }
    while high > low, isBorder(passage.folded[high - 1]) { high -= 1 }
    return low..<high
  }
}

extension Passage {
  /// Whether the folded text of a range ends with `word`.
  fileprivate func ends(_ word: String, _ range: Range<Int>) -> Bool {
    let start = range.upperBound - word.unicodeScalars.count
    return start >= range.lowerBound && starts(word, at: start)
  }
}
