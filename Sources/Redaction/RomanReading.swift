/// The sound of a name in one spelling, so that `Shouji`, `SYOJI`, ショウジ and ｼｮｳｼﾞ are the same: long vowels, doubled consonants and the
/// difference between Hepburn and Kunrei are left out.
enum RomanReading {
  /// The reading of a word in kana of any kind; nil if something else is in it.
  static func ofKana(_ word: some Sequence<Unicode.Scalar>) -> String? {
    var result: [UInt8] = []
    for kana in katakana(word) {
      switch kana {
      case "ー", "ッ": break
      case "ャ", "ュ", "ョ":
        if result.last == UInt8(ascii: "i") { result.removeLast() }
        result += kana == "ャ" ? Array("ya".utf8) : kana == "ュ" ? Array("yu".utf8) : Array("yo".utf8)
      default:
        guard let syllable = syllables[kana] else { return nil }
        result += syllable.utf8
      }
    }
    return result.isEmpty ? nil : short(result)
  }

  /// The reading of a word in Latin letters; nil if something else is in it.
  static func ofLetters(_ word: some Sequence<Unicode.Scalar>) -> String? {
    var letters: [UInt8] = []
    for scalar in word {
      guard let letter = plain(scalar.foldedForFinding) else { return nil }
      letters.append(letter)
    }
    guard !letters.isEmpty else { return nil }
    var result: [UInt8] = []
    var index = 0
    while index < letters.count {
      if let (spelling, kunrei) = hepburn.first(where: { letters[index...].starts(with: $0.0.utf8) }) {
        result += kunrei.utf8
        index += spelling.utf8.count
      } else {
        let isNasal = letters[index] == UInt8(ascii: "m") && index + 1 < letters.count && "bpm".utf8.contains(letters[index + 1])
        result.append(isNasal ? UInt8(ascii: "n") : letters[index])
        index += 1
      }
    }
    return short(result)
  }

  private static func plain(_ scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "ā", "â", "Ā", "Â": UInt8(ascii: "a")
    case "ō", "ô", "Ō", "Ô": UInt8(ascii: "o")
    case "ū", "û", "Ū", "Û": UInt8(ascii: "u")
    default: scalar.isSmallLetter ? UInt8(scalar.value) : nil
    }
  }

  private static let hepburn: [(String, String)] = [
    ("tch", "ty"), ("shi", "si"), ("chi", "ti"), ("tsu", "tu"), ("dzu", "zu"), ("sh", "sy"), ("ch", "ty"), ("fu", "hu"), ("ji", "zi"),
    ("j", "zy"),
    ("du", "zu"),
  ]

  /// Without the second of two equal consonants and without what makes a vowel long.
  private static func short(_ letters: [UInt8]) -> String {
    var result: [UInt8] = []
    for (index, letter) in letters.enumerated() {
      let next = index + 1 < letters.count ? letters[index + 1] : nil
      let nextIsVowel = next.map { "aiueoy".utf8.contains($0) } ?? false
      switch (result.last, letter) {
      case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "o"), UInt8(ascii: "o")), (UInt8(ascii: "u"), UInt8(ascii: "u")): break
      case (UInt8(ascii: "o"), UInt8(ascii: "h")) where !nextIsVowel: break
      case (letter, _) where !"aiueo".utf8.contains(letter) && letter != UInt8(ascii: "n"): break
      default: result.append(letter)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  // MARK: Kana

  /// Hiragana and half-width katakana made katakana.
  static func katakana(_ word: some Sequence<Unicode.Scalar>) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in word {
      if scalar == "\u{FF9E}" || scalar == "\u{FF9F}", let last = result.last {
        let voiced = last == "ウ" ? "ヴ" : Unicode.Scalar(last.value + (scalar == "\u{FF9E}" ? 1 : 2)) ?? last
        result[result.count - 1] = voiced
      } else if scalar.isHalfWidthKatakana {
        result.append(fullWidth[Int(scalar.value) - 0xFF66])
      } else if scalar.isHiragana {
        result.append(Unicode.Scalar(scalar.value + 0x60) ?? scalar)
      } else {
        result.append(scalar)
      }
    }
    return result
  }

  /// Katakana made hiragana.
  static func hiragana(_ katakana: [Unicode.Scalar]) -> [Unicode.Scalar] {
    katakana.map { $0.isKatakana && $0.value <= 0x30F6 ? Unicode.Scalar($0.value - 0x60) ?? $0 : $0 }
  }

  /// From U+FF66 on.
  private static let fullWidth = Array("ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars)

  private static let syllables: [Unicode.Scalar: String] = {
    var table: [Unicode.Scalar: String] = ["ン": "n", "ヴ": "bu", "ヂ": "zi", "ヅ": "zu", "ヲ": "o", "ワ": "wa", "ヤ": "ya", "ユ": "yu", "ヨ": "yo"]
    let rows = [
      ("アイウエオ", ""), ("ァィゥェォ", ""), ("カキクケコ", "k"), ("ガギグゲゴ", "g"), ("サシスセソ", "s"), ("ザジズゼゾ", "z"), ("タチツテト", "t"), ("ナニヌネノ", "n"),
      ("ハヒフヘホ", "h"), ("バビブベボ", "b"), ("パピプペポ", "p"), ("マミムメモ", "m"), ("ラリルレロ", "r"),
    ]
    for (row, consonant) in rows {
      for (kana, vowel) in zip(row.unicodeScalars, "aiueo") { table[kana] = consonant + String(vowel) }
    }
    table["ダ"] = "da"
    table["デ"] = "de"
    table["ド"] = "do"
    return table
  }()
}
