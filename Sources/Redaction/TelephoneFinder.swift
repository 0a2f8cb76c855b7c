/// Finds telephone numbers behind their labels, postal codes, and the last digits of cards: digits that are replaced by
/// zeros, since their shape alone matters.
struct TelephoneFinder {
  func digits(in passage: Passage) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for index in 0..<passage.count {
      let scalar = passage.folded[index]
      if scalar == "〒" {
        found.append(run(in: passage, from: index + 1, most: 7))
      } else if (scalar == "*" || scalar == "●" || scalar == "x") && passage.starts(String(scalar), at: index + 1) {
        if index > 0, passage.folded[index - 1] == scalar { continue }
        // ****-1234
        var end = index + 1
        while end < passage.count, passage.folded[end] == scalar || passage.folded[end] == "-" || passage.folded[end] == " " { end += 1 }
        let digits = run(in: passage, from: end, most: 4)
        if digits.count >= 3, digits.lowerBound == end { found.append(digits) }
      } else if let label = Self.label(RedactionVocabulary.telephoneLabels, in: passage, at: index) {
        let digits = run(in: passage, from: index + label, most: 15)
        if passage.folded[digits].count(where: \.isDigit) >= 9 { found.append(digits) }
      } else if let label = Self.label(RedactionVocabulary.cardEndings, in: passage, at: index) {
        found.append(run(in: passage, from: index + label, most: 4))
      } else if let label = Self.label(RedactionVocabulary.postalCodeLabels, in: passage, at: index) {
        found.append(run(in: passage, from: index + label, most: 7))
      }
    }
    return found
  }

  private static func label(_ labels: [String], in passage: Passage, at index: Int) -> Int? {
    if index > 0, passage.folded[index].isSmallLetter, passage.folded[index - 1].isSmallLetter { return nil }
    return labels.first { passage.starts($0, at: index) }?.unicodeScalars.count
  }

  /// Digits with the hyphens, brackets and blanks of a telephone number, behind a few characters of no meaning.
  private func run(in passage: Passage, from start: Int, most: Int) -> Range<Int> {
    var low = start
    while low < passage.count, low - start < 8, ": /.…=]】)>・|([がは+\t".unicodeScalars.contains(passage.folded[low]) { low += 1 }
    var end = low
    var digits = 0
    var index = low
    while index < passage.count, digits < most {
      let scalar = passage.folded[index]
      if scalar.isDigit {
        digits += 1
        end = index + 1
      } else if digits >= 10, "([ ".unicodeScalars.contains(scalar) {
        // 0120-444-444(9:00-18:00)
        break
      } else if !"-() []+ー\u{FF70}・\u{FF65}./".unicodeScalars.contains(scalar) || index - end > 1 {
        break
      }
      index += 1
    }
    return low..<max(low, end)
  }
}
