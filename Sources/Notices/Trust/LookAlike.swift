/// Domain labels made to be taken for a brand's.
enum LookAlike {
  /// What the eye reads in a label: letters of other scripts and with marks as the plain ones, `rn`→m, `vv`→w, 0→o, 1→l, 5→s.
  static func skeleton(_ label: String) -> String {
    var result: [UInt8] = []
    for byte in unmasked(label.lowercased()).utf8 {
      switch byte {
      case UInt8(ascii: "0"): result.append(UInt8(ascii: "o"))
      case UInt8(ascii: "1"): result.append(UInt8(ascii: "l"))
      case UInt8(ascii: "5"): result.append(UInt8(ascii: "s"))
      case UInt8(ascii: "n") where result.last == UInt8(ascii: "r"): result[result.count - 1] = UInt8(ascii: "m")
      case UInt8(ascii: "v") where result.last == UInt8(ascii: "v"): result[result.count - 1] = UInt8(ascii: "w")
      default: result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Letters that look like those of ASCII, as those (after UTS 39), and without marks over them; all else as it is.
  static func unmasked(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where scalar.value < 0x300 || scalar.value > 0x36F { result.append(plainLetter(scalar) ?? scalar) }
    return String(result)
  }

  private static func plainLetter(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    if scalar.value < 0xC0 { return nil }
    if let letter = confusables[scalar] { return letter }
    // By their names: `LATIN SMALL LETTER A WITH ACUTE`, `MATHEMATICAL BOLD CAPITAL A`, `CIRCLED LATIN CAPITAL LETTER A`.
    guard scalar.value < 0x1F00 || (0x2460...0x24FF).contains(scalar.value) || (0x1D400...0x1F1FF).contains(scalar.value),
      let name = scalar.properties.name, name.contains("LATIN") || name.hasPrefix("MATHEMATICAL")
    else { return nil }
    let words = name.split(separator: " ")
    let end = words.firstIndex(of: "WITH") ?? words.endIndex
    guard end > 0, words[end - 1].utf8.count == 1 else { return nil }
    return words[end - 1].lowercased().unicodeScalars.first
  }

  private static let confusables: [Unicode.Scalar: Unicode.Scalar] = [
    // Cyrillic.
    "а": "a", "ь": "b", "с": "c", "ԁ": "d", "е": "e", "ё": "e", "һ": "h", "і": "i", "ї": "i", "ј": "j", "к": "k", "ӏ": "l", "м": "m",
    "п": "n",
    "о": "o", "р": "p", "ԛ": "q", "г": "r", "ѕ": "s", "т": "t", "ѵ": "v", "ԝ": "w", "х": "x", "у": "y", "з": "3",
    // Greek.
    "α": "a", "ε": "e", "η": "n", "ι": "i", "κ": "k", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u", "χ": "x", "γ": "y", "ω": "w",
    "μ": "m", "ζ": "z",
    // Their capitals, which look like others than the small ones do.
    "А": "a", "В": "b", "Е": "e", "К": "k", "М": "m", "Н": "h", "О": "o", "Р": "p", "С": "c", "Т": "t", "Х": "x", "У": "y", "Ѕ": "s",
    "І": "i",
    "Ј": "j", "Α": "a", "Β": "b", "Ε": "e", "Ζ": "z", "Η": "h", "Ι": "i", "Κ": "k", "Μ": "m", "Ν": "n", "Ο": "o", "Ρ": "p", "Τ": "t",
    "Υ": "y",
    "Χ": "x",
    // Latin beside the alphabet.
    "ı": "i", "ɑ": "a", "ɡ": "g", "ɩ": "i", "ʟ": "l", "ɴ": "n", "ʏ": "y",
  ]

  /// A label and each form of it with one letter left out.
  static func shortened(_ label: String) -> [String] {
    let bytes = Array(label.utf8)
    return [label] + bytes.indices.map { String(decoding: bytes[..<$0] + bytes[($0 + 1)...], as: UTF8.self) }
  }

  /// One insertion, deletion, substitution or exchange of neighbours.
  static func isOneEditApart(_ first: [UInt8], _ second: [UInt8]) -> Bool {
    guard abs(first.count - second.count) <= 1, first != second else { return false }
    var start = 0
    while start < min(first.count, second.count), first[start] == second[start] { start += 1 }
    var (firstEnd, secondEnd) = (first.count, second.count)
    while firstEnd > start, secondEnd > start, first[firstEnd - 1] == second[secondEnd - 1] {
      (firstEnd, secondEnd) = (firstEnd - 1, secondEnd - 1)
    }
    let (left, right) = (firstEnd - start, secondEnd - start)
    if left <= 1, right <= 1 { return true }
    return left == 2 && right == 2 && first[start] == second[start + 1] && first[start + 1] == second[start]
  }
}

/// Search for whole words in folded text.
enum WordSearch {
  /// Whether `word` stands in `text` with no ASCII letter or digit attached to an ASCII end of it.
  static func containsWord(_ word: [UInt8], in text: [UInt8]) -> Bool {
    guard !word.isEmpty else { return false }
    var start = text.startIndex
    while let found = firstIndex(of: word, in: text[start...]) {
      if isWholeWord(found..<found + word.count, in: text) { return true }
      start = found + 1
    }
    return false
  }

  /// Whether what stands in a range, which is not empty, has no ASCII letter or digit attached to an ASCII end of it.
  static func isWholeWord(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    let before = range.lowerBound > 0 ? text[range.lowerBound - 1] : 0x20
    let after = range.upperBound < text.count ? text[range.upperBound] : 0x20
    return !(isWordByte(text[range.lowerBound]) && isWordByte(before) || isWordByte(text[range.upperBound - 1]) && isWordByte(after))
  }

  /// Where `word` stands first; meant for names and addresses, which are short.
  static func firstIndex(of word: [UInt8], in text: ArraySlice<UInt8>) -> Int? {
    guard let first = word.first, word.count <= text.count else { return nil }
    return (text.startIndex...(text.endIndex - word.count)).first { text[$0] == first && text[$0..<$0 + word.count].elementsEqual(word) }
  }

  /// Where `word` stands first.
  static func firstIndex(of word: [UInt8], in text: [UInt8]) -> Int? { firstIndex(of: word, in: text[...]) }

  private static func isWordByte(_ byte: UInt8) -> Bool { byte < 0x80 && (byte.isLetterOrDigit) }
}

extension UInt8 {
  var isLetterOrDigit: Bool { (self >= 0x30 && self <= 0x39) || ((self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A) }
}
