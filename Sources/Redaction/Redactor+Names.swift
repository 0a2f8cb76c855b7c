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
    for found in nameFinder.names(in: passage) {
      // Fakes greet by address, and shall still be seen to do so.
      let isAddress = found.name.words.count == 1 && book.isRecipient(found.name.words[0])
      for (place, sample) in zip(found.words, isAddress ? ["sample"] : found.name.sample) where passage.isFree(place) {
        passage.replace(place, with: sample)
      }
    }
    guard !names.isEmpty else { return }
    for index in 0..<passage.count where passage.isFree(index..<index + 1) {
      guard let hit = names.hit(in: passage, at: index), let name = hit.meaning, isWhole(hit.places, in: passage) else { continue }
      var places = hit.places[...]
      for (word, sample) in zip(name.words, name.sample) {
        let count = word.unicodeScalars.count
        passage.replace(places.prefix(count), with: sample)
        places = places.dropFirst(count)
      }
    }
  }
}
