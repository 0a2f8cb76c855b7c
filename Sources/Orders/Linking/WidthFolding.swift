/// Folds the spellings between which Japanese mail does not distinguish: width, letter case, blanks, invisible characters.
///
/// It is what compatibility normalisation (NFKC) does, as far as numbers and names of goods need it.
enum WidthFolding {
  /// One spelling for all of them, without any blanks.
  static func fold(_ text: String) -> String {
    if text.utf8.allSatisfy(isFolded) { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.utf8.count)
    var last: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      guard let folded = fold(scalar) else { continue }
      if let base = last, let voiced = compose(base, folded) {
        out.removeLast(UTF8.width(base))
        append(voiced, to: &out)
        last = voiced
      } else {
        append(folded, to: &out)
        last = folded
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func append(_ scalar: Unicode.Scalar, to out: inout [UInt8]) {
    if scalar.isASCII {
      out.append(UInt8(ascii: scalar))
    } else {
      out.append(contentsOf: scalar.utf8)
    }
  }

  private static func isFolded(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }

  /// The scalar's one spelling, or nil when it is a blank, a control or invisible.
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    let value = scalar.value
    switch value {
    case 0...0x20, 0x7F...0xA0, 0xAD, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFE00...0xFE0F, 0xFEFF: return nil
    case 0x41...0x5A: return Unicode.Scalar(value + 0x20)
    case 0xFF01...0xFF5E:
      let ascii = value - 0xFEE0
      return Unicode.Scalar((0x41...0x5A).contains(ascii) ? ascii + 0x20 : ascii)
    case 0xFF61...0xFF9F: return halfWidthKana[Int(value - 0xFF61)]
    case 0xFFE5: return "¥"
    case 0x301C: return "~"
    default: return scalar
    }
  }

  /// U+FF61...U+FF9F, in their order.
  private static let halfWidthKana = Array(
    "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars)

  /// A kana and a voicing mark of its own as one letter.
  private static func compose(_ base: Unicode.Scalar, _ mark: Unicode.Scalar) -> Unicode.Scalar? {
    let katakana = (0x3041...0x3096).contains(base.value) ? base.value + 0x60 : base.value
    switch mark {
    case "゛", "\u{3099}":
      if katakana == 0x30A6 { return Unicode.Scalar(base.value + 0x4E) }
      return isVoiceable(katakana) ? Unicode.Scalar(base.value + 1) : nil
    case "゜", "\u{309A}":
      return isAspirate(katakana) ? Unicode.Scalar(base.value + 2) : nil
    default: return nil
    }
  }

  /// カ to ヂ stand in pairs with their voiced letters, from ツ on the voiceless ones have even values; ハ to ホ stand in threes.
  private static func isVoiceable(_ katakana: UInt32) -> Bool {
    switch katakana {
    case 0x30AB...0x30C1: katakana % 2 == 1
    case 0x30C4...0x30C8: katakana % 2 == 0
    default: isAspirate(katakana)
    }
  }

  private static func isAspirate(_ katakana: UInt32) -> Bool { (0x30CF...0x30DB).contains(katakana) && katakana % 3 == 0 }
}
