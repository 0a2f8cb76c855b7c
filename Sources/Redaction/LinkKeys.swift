/// Which words of links are short keys: letters and digits that no one would write, or what a parameter says is somebody's.
enum LinkKeys {
  private static let longestName = 30

  /// Whether a token, or a group of one, mixes letters, digits and capitals as no word does.
  static func isRandom(_ passage: Passage, _ group: Range<Int>) -> Bool {
    guard group.count >= 5 else { return false }
    var segments = 1
    for index in group.dropFirst() {
      let (left, right) = (passage.folded[index - 1], passage.folded[index])
      let isHump = !isCapital(passage, index - 1) && isCapital(passage, index)
      // GTzHmd
      let isInitial =
        isCapital(passage, index - 1) && isCapital(passage, index) && index + 1 < group.upperBound
        && passage.scalars[index + 1].isSmallLetter
      if left.isDigit != right.isDigit || isHump || isInitial { segments += 1 }
    }
    return segments >= 3 && group.count <= 2 * segments && !isSize(passage, group)
  }

  /// `60x60`, of a picture.
  private static func isSize(_ passage: Passage, _ group: Range<Int>) -> Bool {
    let letters = passage.folded[group].filter { !$0.isDigit }
    return letters == ["x"]
  }

  private static func isCapital(_ passage: Passage, _ index: Int) -> Bool {
    passage.scalars[index] != passage.folded[index] && passage.folded[index].isSmallLetter
  }

  /// Whether a token is the value of a parameter that names a person or opens his page: `uid=4711`.
  static func isIdentity(_ passage: Passage, _ token: Range<Int>) -> Bool {
    let sign = token.lowerBound - 1
    guard sign > 0, passage.folded[sign] == "=", token.count >= 2 else { return false }
    // The value may be a link or an identifier with a scheme.
    if token.upperBound < passage.count, passage.folded[token.upperBound] == ":" || passage.starts("%3a", at: token.upperBound) {
      return false
    }
    let isWord = token.allSatisfy { passage.folded[$0] == passage.scalars[$0] && !passage.folded[$0].isDigit }
    if isWord, token.count < 4 { return false }
    var start = sign
    while start > 0, sign - start < longestName, passage.folded[start - 1].isTokenPart { start -= 1 }
    return RedactionVocabulary.identityParameters.contains(passage.foldedText(start..<sign))
  }
}
