// Names of goods and of people.

extension Redactor {
  func replaceItems(in passage: inout Passage) {
    guard !items.isEmpty else { return }
    var index = 0
    while index < passage.count {
      guard let hit = items.hit(in: passage, at: index), let last = hit.places.last, isWhole(hit.places, in: passage) else {
        index += 1
        continue
      }
      // With the blanks between, since a name's words are replaced one by one.
      let whole = hit.places[0]...last
      for (place, scalar) in zip(whole, words.replacement(for: Array(passage.scalars[whole]))) where !passage.folded[place].isBlank {
        passage.replace(place, with: scalar)
      }
      index = last + 1
    }
  }

  /// Whether a name does not lie inside a longer word; that matters for short ones and in letters only.
  private func isWhole(_ places: [Int], in passage: Passage) -> Bool {
    guard let first = places.first, let last = places.last else { return false }
    func goesOn(_ inside: Int, _ outside: Int) -> Bool {
      guard passage.scalars.indices.contains(outside) else { return false }
      let (left, right) = (passage.folded[inside], passage.folded[outside])
      if left.isSmallLetter || left.isDigit { return right.isSmallLetter || right.isDigit && left.isDigit }
      guard places.count <= 3 else { return false }
      return left.isKanji && right.isKanji || left.isHiragana && right.isHiragana || left.isKatakana && (right.isKatakana || right == "ー")
    }
    return !goesOn(first, first - 1) && !goesOn(last, last + 1)
  }

  func replaceNames(in passage: inout Passage) {
    // What stands before the reader's @ is a name in texts, too; fakes greet by it, and shall still be seen to do so.
    replace(localNames, in: &passage, 0..<passage.count)
    replaceKnownNames(in: &passage)
    for word in people.words(in: passage) where passage.isFree(word.range) && !book.isRecipient(passage.foldedText(word.range)) {
      passage.replace(word.range, with: PersonName.sample(of: passage.text(word.range), word.parts))
    }
    for found in passage.kind == .trace ? [] : nameFinder.names(in: passage) {
      for (place, sample) in zip(found.words, samples(for: found.name)) where passage.isFree(place) {
        passage.replace(place, with: sample)
      }
    }
  }

  private func samples(for name: PersonName) -> [String] {
    guard name.words.count == 1, let word = name.words.first else { return name.sample }
    if book.isRecipient(word) { return ["sample"] }
    if !name.isWestern, people.mereFamilies.contains(word) { return [PersonName.sample(of: word, [.family])] }
    let isGiven = people.givens.contains(word) && !people.families.contains(word)
    return isGiven ? [PersonName.sample(of: word, [.given])] : name.sample
  }

  private func replaceKnownNames(in passage: inout Passage) {
    guard !people.spellings.isEmpty else { return }
    for index in 0..<passage.count where passage.isFree(index..<index + 1) {
      guard let hit = people.spellings.hit(in: passage, at: index), let name = hit.meaning, isWhole(hit.places, in: passage) else {
        continue
      }
      var places = hit.places[...]
      for (length, sample) in zip(name.lengths, name.samples) {
        let word = places.prefix(length)
        if let first = word.first, let last = word.last {
          passage.replace(word, with: PersonName.cased(sample, like: passage.text(first..<last + 1)))
        }
        places = places.dropFirst(length)
      }
    }
  }
}
