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
    if RedactionVocabulary.roles.contains(where: { folded.contains($0) && !isInFamily($0, folded) }) { return false }
    // 30名様
    if scalars.first?.isDigit == true, scalars.contains(where: \.isKanji) { return false }
    guard scalars.contains(where: \.isKanji) || scalars.count > 8 else { return true }
    if scalars.contains("の"), scalars.count > 5 { return false }
    return !RedactionVocabulary.particles.contains(where: folded.contains)
  }

  /// Whether a single letter of a role belongs to the family name with which a word begins: 岡*部*.
  private static func isInFamily(_ role: String, _ word: String) -> Bool {
    role.unicodeScalars.count == 1
      && RedactionVocabulary.familiesThatHoldRoles.contains {
        $0.contains(role) && word.hasPrefix($0) && !word.dropFirst($0.count).contains(role)
      }
  }

  /// Whether all of it is in Latin letters.
  var isWestern: Bool { words.allSatisfy { $0.unicodeScalars.allSatisfy { $0.value < 0x250 } } }

  /// Whether it names a person alone, so that it is one wherever it stands.
  var isDistinct: Bool {
    let length = words.reduce(0) { $0 + $1.unicodeScalars.count }
    return isWestern ? words.count > 1 && length >= 6 : length >= 3 && !(words.count == 1 && length < 4)
  }

  /// What stands in the place of each word: a sample name in its script.
  var sample: [String] {
    words.indices.map { index in
      let word = words[index]
      let isFirst = index % 2 == 0
      if words.count == 1, Script(word).isLong(word) { return Self.sample(of: word, [.family, .given]) }
      return Self.sample(of: word, [(Script(word) == .latin) == isFirst ? .given : .family])
    }
  }

  /// What stands in the place of a word, in its script and case.
  static func sample(of word: String, _ parts: [KnownPeople.Part]) -> String {
    let script = Script(word)
    let sample = parts.map { $0 == .family ? script.family : script.given }.joined()
    return script == .latin ? cased(sample, like: word) : sample
  }

  /// A sample in Latin letters with the capitals of a word; others as they are.
  static func cased(_ sample: String, like word: String) -> String {
    let letters = word.unicodeScalars.filter { $0.foldedForFinding.isWestern }
    guard let first = letters.first, sample.utf8.allSatisfy({ $0 < 0x80 }) else { return sample }
    if letters.count > 1, letters.allSatisfy({ $0 != $0.foldedForFinding }) { return sample.uppercased() }
    let isCapital = first != first.foldedForFinding
    return isCapital ? sample.prefix(1).uppercased() + sample.dropFirst().lowercased() : sample.lowercased()
  }

  /// The letters of a word.
  private enum Script {
    case kanji
    case katakana
    case halfWidth
    case hiragana
    case latin

    init(_ word: String) {
      let scalars = word.unicodeScalars
      if scalars.contains(where: \.isKanji) {
        self = .kanji
      } else if scalars.contains(where: \.isHalfWidthKatakana) {
        self = .halfWidth
      } else if scalars.contains(where: \.isKatakana) {
        self = .katakana
      } else {
        self = scalars.contains(where: \.isHiragana) ? .hiragana : .latin
      }
    }

    var family: String {
      switch self {
      case .kanji: "見本"
      case .katakana: "ミホン"
      case .halfWidth: "ﾐﾎﾝ"
      case .hiragana: "みほん"
      case .latin: "mihon"
      }
    }

    var given: String {
      switch self {
      case .kanji: "太郎"
      case .katakana: "タロウ"
      case .halfWidth: "ﾀﾛｳ"
      case .hiragana: "たろう"
      case .latin: "taro"
      }
    }

    /// Whether a word without a blank is likely family and given name.
    func isLong(_ word: String) -> Bool {
      self != .latin && word.unicodeScalars.count > (self == .kanji ? 2 : 4)
    }
  }
}
