// Classes of characters, as redaction tells them apart.

extension Unicode.Scalar {
  /// Full-width forms made half-width, capitals small, the many hyphens one, white space a blank; line ends and tabs stay.
  var foldedForFinding: Unicode.Scalar {
    switch value {
    case 0x41...0x5A: Unicode.Scalar(UInt8(value + 0x20))
    case 0xFF21...0xFF3A: Unicode.Scalar(UInt8(value - 0xFF21 + 0x61))
    case 0xFF01...0xFF5E: Unicode.Scalar(UInt8(value - 0xFF01 + 0x21))
    case 0x3000, 0xA0, 0x0D: " "
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: "-"
    case 0xFFE5, 0xA5: "¥"
    default: self
    }
  }

  var isDigit: Bool { value >= 0x30 && value <= 0x39 }
  var isSmallLetter: Bool { value >= 0x61 && value <= 0x7A }
  var isBlank: Bool { self == " " || self == "\t" || self == "\n" || self == "\r" || self == "\u{3000}" || self == "\u{A0}" }
  /// Whether a line or a table cell ends here.
  var endsCell: Bool { self == "\n" || self == "\t" }
  /// Characters that a reader does not see.
  var isInvisible: Bool { (0x200B...0x200F).contains(value) || value == 0xAD || value == 0xFEFF || value == 0x2060 }

  var isKanji: Bool { (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value) || self == "々" || value >= 0x2_0000 }
  var isHiragana: Bool { (0x3041...0x3096).contains(value) }
  var isKatakana: Bool { (0x30A1...0x30FA).contains(value) }
  var isHalfWidthKatakana: Bool { (0xFF66...0xFF9F).contains(value) }
  var isJapanese: Bool { isKanji || isHiragana || isKatakana || isHalfWidthKatakana || self == "ー" }
  /// A letter of a Western name.
  var isWestern: Bool { isSmallLetter || (0xC0...0x24F).contains(value) }

  /// The same digit or letter in the width and case of another.
  func inManner(of other: Unicode.Scalar) -> Unicode.Scalar {
    guard value < 0x7F else { return self }
    let isWide = (0xFF01...0xFF5E).contains(other.value)
    let plain = isWide ? other.value - 0xFEE0 : other.value
    let cased = (0x41...0x5A).contains(plain) && isSmallLetter ? value - 0x20 : value
    return Unicode.Scalar(isWide ? cased + 0xFEE0 : cased) ?? self
  }
}
