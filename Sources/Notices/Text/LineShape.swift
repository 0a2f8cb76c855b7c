import RulePacks

/// How lines of mail look: whether prose goes on in the next line, whether a line is a ruler, where its decoration ends.
enum LineShape {
  /// Columns of white space at the start; an ideographic blank counts two.
  static func indent(of text: ArraySlice<UInt8>) -> Int {
    var columns = 0
    var index = text.startIndex
    while index < text.endIndex {
      if text[index] == UInt8(ascii: " ") {
        columns += 1
        index += 1
      } else if text[index] == UInt8(ascii: "\t") {
        columns += 8
        index += 1
      } else if text[index...].starts(with: [0xE3, 0x80, 0x80]) {
        columns += 2
        index += 3
      } else {
        break
      }
    }
    return columns
  }

  /// Shortest prose line, in columns, that may be taken for hard-wrapped without another sign.
  private static let wrapWidth = 44

  /// Whether a sentence of this line goes on in the next one.
  static func continues(_ line: ArraySlice<UInt8>, into next: ArraySlice<UInt8>) -> Bool {
    let line = trimmed(line)
    let next = trimmed(next)
    guard let last = lastScalar(of: line), let first = next.first, !startsStructure(next) else { return false }
    if endsSentence(last) || isRuler(line) || isRuler(next) { return false }
    // 、 and , at the end say it themselves.
    if last == 0x3001 || last == 0xFF0C { return true }
    if hasLabelColon(line) || hasLabelColon(next) { return false }
    if isHiragana(last) { return first >= 0x80 || width(of: line) >= wrapWidth }
    if last == UInt32(UInt8(ascii: ",")) { return true }
    guard width(of: line) >= wrapWidth else { return false }
    // 」 and 』 close a name as well as a sentence.
    if last == 0x300D || last == 0x300F { return first >= 0x80 }
    return last < 0x80 ? first.isLetter && (first & 0x20) != 0 : last >= 0x3041
  }

  /// A line of one repeated mark: `----`, `====`, `━━━━`, `****`, `￣￣￣`.
  static func isRuler(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count >= 4, let first = line.first else { return false }
    var marks = 0
    var index = line.startIndex
    while index < line.endIndex {
      let (scalar, length) = decodeScalar(line, at: index)
      guard isRulerMark(scalar) else { return false }
      marks += 1
      index += length
    }
    return marks >= (first < 0x80 ? 4 : 3)
  }

  private static func isRulerMark(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2D, 0x3D, 0x5F, 0x2A, 0x7E, 0x23, 0x2B, 0x20, 0x3000, 0x2E: true
    case 0x2500...0x257F, 0x2010...0x2015, 0xFFE3, 0xFF0D, 0xFF1D, 0xFF3F, 0xFF0A, 0x25A0...0x25FF, 0x2605, 0x2606, 0x301C, 0xFF5E: true
    default: false
    }
  }

  /// Where the text begins behind `■ ◆ ・ ※ 【 [ (1)` and the like, in folded bytes.
  static func contentStart(of range: Range<Int>, in bytes: [UInt8]) -> Int {
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = decodeScalar(bytes[range], at: index)
      guard isDecoration(scalar) else { break }
      index += length
    }
    return index
  }

  /// Whether a folded line begins like one of a list: with a dot or the like, or with a number (`1)`, `2.`, `一、`, `A:`).
  static func opensListItem(_ line: ArraySlice<UInt8>) -> Bool {
    guard !line.isEmpty else { return false }
    let (first, length) = decodeScalar(line, at: line.startIndex)
    if isDecoration(first) { return true }
    let isKanjiNumber = [0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94].contains(first)
    let isKana = (0x30A1...0x30AB).contains(first)
    guard isKanjiNumber || isKana || first < 0x80 && (line[line.startIndex].isDigit || line[line.startIndex].isLetter),
      line.startIndex + length < line.endIndex
    else { return false }
    let (second, _) = decodeScalar(line, at: line.startIndex + length)
    // ) . : 、 ・
    return [0x29, 0x2E, 0x3A, 0x3001, 0x30FB].contains(second)
  }

  static func isDecoration(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x20, 0x09, 0x2A, 0x2D, 0x5B, 0x28, 0x3C, 0x3E, 0x7C, 0x23, 0x2B, 0x2E: true
    // 、 。 〈 《 「 【 〔 〓 ・ ※ and geometric shapes, arrows, box drawing, circled digits, stars
    case 0x3001, 0x3002, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3013, 0x3014, 0x30FB, 0x203B, 0x2022: true
    case 0x2460...0x24FF, 0x2500...0x25FF, 0x2600...0x27BF, 0x2190...0x21FF, 0x2776...0x2793: true
    default: false
    }
  }

  /// A bullet, a note, a heading: prose does not go on there.
  private static func startsStructure(_ line: ArraySlice<UInt8>) -> Bool {
    guard !line.isEmpty else { return true }
    let (scalar, _) = decodeScalar(line, at: line.startIndex)
    if scalar == 0x300C || scalar == 0x300E || scalar == 0x28 || scalar == 0xFF08 || scalar == 0x3001 || scalar == 0x3002 { return false }
    if isDecoration(scalar) || scalar == 0x25A0 || scalar == 0xFF0A || scalar == 0xFF3B { return true }
    return line.starts(with: Array("http".utf8))
  }

  private static func endsSentence(_ scalar: UInt32) -> Bool {
    switch scalar {
    // 。 ． ！ ？ 」 】 〉 》 ） : ;
    case 0x3002, 0xFF0E, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2E, 0x3011, 0x3009, 0x300B, 0xFF1A, 0x3A, 0x3B, 0x266A, 0x2606, 0x2605: true
    default: false
    }
  }

  static func endsInHiragana(_ words: ArraySlice<UInt8>) -> Bool { lastScalar(of: words).map(isHiragana) ?? false }

  static func isHiragana(_ scalar: UInt32) -> Bool { (0x3041...0x309F).contains(scalar) }
  /// The long vowel mark is one, the middle dot is none.
  static func isKatakana(_ scalar: UInt32) -> Bool { (0x30A1...0x30FA).contains(scalar) || scalar == 0x30FC }
  static func isKanji(_ scalar: UInt32) -> Bool { (0x4E00...0x9FFF).contains(scalar) }

  /// A colon early in the line makes it a label line.
  private static func hasLabelColon(_ line: ArraySlice<UInt8>) -> Bool {
    var index = line.startIndex
    var scalars = 0
    while index < line.endIndex, scalars < 16 {
      let (scalar, length) = decodeScalar(line, at: index)
      if scalar == 0xFF1A || scalar == 0x3A { return true }
      index += length
      scalars += 1
    }
    return false
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let first = line.first, first == 0x20 || first == 0x09 { line = line.dropFirst() }
    while line.starts(with: [0xE3, 0x80, 0x80]) { line = line.dropFirst(3) }
    while let last = line.last, last == 0x20 || last == 0x09 || last == 0x0D { line = line.dropLast() }
    while line.count >= 3, line.suffix(3).elementsEqual([0xE3, 0x80, 0x80]) { line = line.dropLast(3) }
    return line
  }

  private static func lastScalar(of line: ArraySlice<UInt8>) -> UInt32? {
    var start = line.endIndex - 1
    guard start >= line.startIndex else { return nil }
    while start > line.startIndex, line[start] & 0xC0 == 0x80, line.endIndex - start < 4 { start -= 1 }
    return decodeScalar(line, at: start).scalar
  }

  private static func width(of line: ArraySlice<UInt8>) -> Int {
    var columns = 0
    for byte in line where byte & 0xC0 != 0x80 { columns += byte < 0x80 ? 1 : 2 }
    return columns
  }
}
