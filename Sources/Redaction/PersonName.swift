/// A person's name, as one to three words.
struct PersonName: Hashable {
  /// The words as written, without blanks.
  let words: [String]

  /// Reads a name; nil for what is none: a role (お客様), a sentence, a shop.
  init?(_ text: String) {
    let words = text.unicodeScalars.split { $0.isBlank || "()（）,、・/／".unicodeScalars.contains($0) }.map(String.init)
    let length = words.reduce(0) { $0 + $1.unicodeScalars.count }
    guard (1...4).contains(words.count), (1...30).contains(length), words.allSatisfy(Self.isWord) else { return nil }
    self.words = words
  }

  private static func isWord(_ word: String) -> Bool {
    let scalars = word.unicodeScalars.map(\.foldedForFinding)
    let folded = String(String.UnicodeScalarView(scalars))
    let allowed = scalars.allSatisfy { $0.isJapanese || $0.isWestern || $0.isDigit || ".'’-_*＊〆ヶヵ".unicodeScalars.contains($0) }
    guard allowed, scalars.contains(where: { $0.isJapanese || $0.isWestern }) else { return false }
    if RedactionVocabulary.roles.contains(where: folded.contains) { return false }
    // 30名様
    if scalars.first?.isDigit == true, scalars.contains(where: \.isKanji) { return false }
    guard scalars.contains(where: \.isKanji) || scalars.count > 8 else { return true }
    if scalars.contains("の"), scalars.count > 5 { return false }
    return !RedactionVocabulary.particles.contains(where: folded.contains)
  }

  /// Whether it names a person alone, so that it is one wherever it stands.
  var isDistinct: Bool {
    let length = words.reduce(0) { $0 + $1.unicodeScalars.count }
    let isWestern = words.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value < 0x250 } }
    return isWestern ? words.count > 1 && length >= 6 : length >= 3 && !(words.count == 1 && length < 4)
  }

  /// What stands in the place of each word: a sample name in its script.
  var sample: [String] {
    words.indices.map { Self.sample(of: words[$0], isFirst: $0 % 2 == 0, isAlone: words.count == 1) }
  }

  private static func sample(of word: String, isFirst: Bool, isAlone: Bool) -> String {
    let scalars = Array(word.unicodeScalars)
    func choose(_ family: String, _ given: String, longerThan length: Int) -> String {
      isAlone && scalars.count > length ? family + given : isFirst ? family : given
    }
    if scalars.contains(where: \.isKanji) { return choose("見本", "太郎", longerThan: 2) }
    if scalars.contains(where: \.isHalfWidthKatakana) { return choose("ﾐﾎﾝ", "ﾀﾛｳ", longerThan: 4) }
    if scalars.contains(where: \.isKatakana) { return choose("ミホン", "タロウ", longerThan: 4) }
    if scalars.contains(where: \.isHiragana) { return choose("みほん", "たろう", longerThan: 4) }
    let sample = isFirst ? "taro" : "mihon"
    let letters = scalars.filter { $0.foldedForFinding.isWestern }
    let isCapital = letters.first.map { $0 != $0.foldedForFinding } ?? false
    let isAllCapital = letters.count > 1 && letters.allSatisfy { $0 != $0.foldedForFinding }
    return isAllCapital ? sample.uppercased() : isCapital ? sample.prefix(1).uppercased() + sample.dropFirst() : sample
  }
}
