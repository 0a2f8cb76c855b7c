/// Replaces the characters of a name by others of their class, so that lengths, columns and line breaks stay.
///
/// What a character becomes depends on those before it in its word, so that a name becomes the same wherever it stands, and so do its
/// beginning, cut short in a subject, and its words in another order.
struct WordDisguise {
  let seed: UInt64

  private static let kanji = Array("山川森林花雪星空海風雲草竹松梅桜桃栗杉藤菊葉根枝実種石岩砂波島谷原野池沼滝泉緑青紫銀鳥鹿熊狐兎亀鶴".unicodeScalars)
  /// Without those that verbs end with.
  private static let hiragana = Array("あいうえおかきくけこせそちつねぬのふほみむめもゆよらりれろ".unicodeScalars)
  private static let katakana = Array("アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワ".unicodeScalars)
  private static let halfWidth = Array("ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜ".unicodeScalars)
  private static let letters = Array("abcdefghijklmnopqrstuvwxyz".unicodeScalars)
  private static let digits = Array("123456789".unicodeScalars)
  /// Kana that never begin a syllable, and the particle between two nouns.
  private static let kept: Set<Unicode.Scalar> = Set("ぁぃぅぇぉっゃゅょゎのァィゥェォッャュョヮーｧｨｩｪｫｬｭｮｯｰﾞﾟ".unicodeScalars)

  /// What stands in the place of each character.
  ///
  /// Counts with their units (`500ml`, `3個`) stay.
  func replacement(for scalars: [Unicode.Scalar]) -> [Unicode.Scalar] {
    let folded = scalars.map(\.foldedForFinding)
    let counts = Self.counts(in: folded)
    var hash = KeyedHash(seed: seed)
    return scalars.indices.map { index in
      if folded[index].isBlank { hash = KeyedHash(seed: seed) } else { hash.add(UInt64(folded[index].value)) }
      return counts.contains(index) ? scalars[index] : disguise(scalars[index], folded[index], hash)
    }
  }

  /// The words of a name that tell what it is by themselves: model numbers, and words of some length.
  static func tellingWords(of name: String) -> [String] {
    name.unicodeScalars.split { $0.isBlank || "()（）[]［］【】/／,、".unicodeScalars.contains($0) }.map(String.init).filter { word in
      let folded = word.unicodeScalars.map(\.foldedForFinding)
      let isModel = folded.count >= 4 && folded.contains(where: \.isDigit) && folded.contains(where: \.isSmallLetter)
      return isModel || folded.count >= 5 && folded.contains { $0.isJapanese }
    }
  }

  private func disguise(_ scalar: Unicode.Scalar, _ folded: Unicode.Scalar, _ hash: KeyedHash) -> Unicode.Scalar {
    if Self.kept.contains(scalar) { return scalar }
    func draw(_ alphabet: [Unicode.Scalar]) -> Unicode.Scalar {
      let drawn = alphabet[hash.below(alphabet.count)]
      return drawn == folded ? alphabet[(hash.below(alphabet.count) + 1) % alphabet.count] : drawn
    }
    if folded.isDigit { return draw(Self.digits).inManner(of: scalar) }
    if folded.isSmallLetter { return draw(Self.letters).inManner(of: scalar) }
    if scalar.isKanji { return draw(Self.kanji) }
    if scalar.isHiragana { return draw(Self.hiragana) }
    if scalar.isKatakana { return draw(Self.katakana) }
    if scalar.isHalfWidthKatakana { return draw(Self.halfWidth) }
    return scalar
  }

  /// Whether a number follows the sign of a count: `× 2`.
  private static func isCounted(_ before: ArraySlice<Unicode.Scalar>) -> Bool {
    before.last { !$0.isBlank } == "×"
  }

  /// The places of numbers before a unit or behind `×`, and of the units.
  private static func counts(in folded: [Unicode.Scalar]) -> Set<Int> {
    var places: Set<Int> = []
    var index = 0
    while index < folded.count {
      guard folded[index].isDigit else {
        index += 1
        continue
      }
      let start = index
      while index < folded.count, folded[index].isDigit || folded[index] == "." || folded[index] == "," { index += 1 }
      if isCounted(folded[..<start]) {
        places.formUnion(start..<index)
        continue
      }
      let isGlued = start > 0 && (folded[start - 1].isSmallLetter || folded[start - 1] == "-")
      guard !isGlued, index - start <= 6, let length = NumberFinder.unitLength(in: folded[index...]) else { continue }
      places.formUnion(start..<index + length)
      index += length
    }
    return places
  }
}
