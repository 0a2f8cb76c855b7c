/// Finds postal addresses: behind their labels, from a prefecture and town on, or by 丁目 and 番地.
struct PostalAddressFinder {
  /// What stands in the place of an address.
  static let sample = "東京都千代田区見本町1-2-3"
  /// What stands in the place of a mere town.
  static let sampleTown = "東京都千代田区"
  static let sampleLot = "見本町1-2-3"
  static let sampleHouse = "見本荘101"

  private static let longest = 60

  struct Found {
    var range: Range<Int>
    var sample: String
  }

  /// How an address has begun on the lines above.
  private enum Beginning {
    /// With a postal code.
    case code
    /// With a town.
    case town
    /// With a town and numbers: only a house can follow.
    case lot
  }

  private static let mostLines = 4

  func addresses(in passage: Passage) -> [Found] {
    // What a label announces is an address as a whole.
    var found = labelled(passage) + WesternAddressFinder().addresses(in: passage)
    var beginning: Beginning?
    var lines = 0
    for cell in passage.cells where !passage.isGapOfTags(cell) {
      let line = unquoted(passage, cell)
      lines += 1
      if let above = beginning, lines <= Self.mostLines, isHouse(passage, line) {
        if above != .code { found.append(Found(range: line, sample: Self.sampleHouse)) }
      } else if let address = address(in: passage, line) {
        found.append(address)
        beginning = address.sample == Self.sampleTown ? .town : .lot
        lines = 0
      } else if let above = beginning, lines <= Self.mostLines, let rest = rest(passage, line, below: above) {
        found.append(rest)
        beginning = rest.sample == Self.sampleTown ? .town : .lot
      } else {
        beginning = passage.folded[line].contains("〒") ? .code : nil
        lines = 0
      }
    }
    return found
  }

  private func labelled(_ passage: Passage) -> [Found] {
    LabelledValues(passage, labels: RedactionVocabulary.addressLabels).all().compactMap { value in
      let text = passage.foldedText(value.value)
      let isAddress = text.unicodeScalars.contains(where: \.isDigit) || text.unicodeScalars.contains(where: Self.isMunicipality)
      let isSentence = RedactionVocabulary.particles.prefix(3).contains(where: text.contains)
      guard isAddress, !isSentence, value.value.count <= 80, !text.contains("@"), !text.contains("://") else { return nil }
      // Latin letters are read line by line.
      if text.unicodeScalars.allSatisfy(\.isASCII), text.unicodeScalars.contains(where: \.isSmallLetter) { return nil }
      return Found(range: withoutCode(passage, value.value), sample: Self.sample)
    }
  }

  /// A line without the marks of quoted lines.
  private func unquoted(_ passage: Passage, _ cell: Range<Int>) -> Range<Int> {
    var line = passage.trimmed(cell)
    while !line.isEmpty, passage.folded[line.lowerBound] == ">" { line = passage.trimmed(line.lowerBound + 1..<line.upperBound) }
    return line
  }

  private static func isMunicipality(_ scalar: Unicode.Scalar) -> Bool {
    RedactionVocabulary.municipalities.unicodeScalars.contains(scalar)
  }

  /// Without a postal code, which is replaced as the number it is.
  private func withoutCode(_ passage: Passage, _ range: Range<Int>) -> Range<Int> {
    var low = range.lowerBound
    while low < range.upperBound, passage.folded[low].isDigit || "〒-ー ".unicodeScalars.contains(passage.folded[low]) { low += 1 }
    return low < range.upperBound ? low..<range.upperBound : range.upperBound..<range.upperBound
  }

  // MARK: One line

  private func address(in passage: Passage, _ line: Range<Int>) -> Found? {
    for index in line where passage.folded[index].isKanji {
      guard let length = prefectureLength(in: passage, at: index) else { continue }
      let near = index + length..<min(line.upperBound, index + length + 9)
      guard passage.folded[near].contains(where: Self.isMunicipality) else { continue }
      let range = index..<end(of: passage, from: index, in: line)
      let hasNumber = passage.folded[range].contains(where: \.isAddressDigit)
      return Found(range: range, sample: hasNumber ? Self.sample : Self.sampleTown)
    }
    return lot(in: passage, line)
  }

  private func prefectureLength(in passage: Passage, at index: Int) -> Int? {
    RedactionVocabulary.prefectures.first { passage.starts($0, at: index) }?.unicodeScalars.count
  }

  /// The end of what can belong to an address: 市内の倉庫で is a sentence about one.
  private func end(of passage: Passage, from start: Int, in line: Range<Int>) -> Int {
    var index = start
    var end = start
    while index < line.upperBound {
      let scalar = passage.folded[index]
      if scalar == " " {
        guard isHouseBehind(passage, index, line) else { break }
      } else if scalar.isHiragana, !isBetweenNumbers(passage, index, line) {
        guard let town = townEnd(passage, index, line) else { break }
        index = town
        end = town
        continue
      } else if !(scalar.isKanji || scalar.isKatakana || scalar.isDigit || scalar.isSmallLetter
        || "-ー\u{FF70}・ヶノ々〇#の".unicodeScalars.contains(scalar))
      {
        break
      }
      index += 1
      end = index
    }
    return end
  }

  /// Whether a mark stands between two numbers: 1の2の3.
  private func isBetweenNumbers(_ passage: Passage, _ index: Int, _ line: Range<Int>) -> Bool {
    guard passage.folded[index].isLotHyphen, index > line.lowerBound, index + 1 < line.upperBound else { return false }
    return passage.folded[index - 1].isAddressDigit && passage.folded[index + 1].isAddressDigit
  }

  /// A house's name follows a blank; a new thing does after two, or without any digit.
  private func isHouseBehind(_ passage: Passage, _ blank: Int, _ line: Range<Int>) -> Bool {
    let word = passage.folded[(blank + 1)..<line.upperBound].prefix { $0 != " " }
    guard !word.isEmpty, !startsLabel(passage, blank + 1), !word.starts(with: "0".unicodeScalars) else { return false }
    if word.contains(where: { $0.isDigit || Self.isMunicipality($0) }) { return true }
    let room = passage.folded[min(word.endIndex + 1, line.upperBound)..<line.upperBound].prefix { $0 != " " }
    let isRoom = room.first?.isDigit == true && room.count { $0.isDigit } <= 4
    return word.count <= 20 && word.contains(where: \.isKatakana) && isRoom
  }

  /// さいたま市, みなとみらい2-2: the end of hiragana that are part of a town's name.
  private func townEnd(_ passage: Passage, _ start: Int, _ line: Range<Int>) -> Int? {
    var index = start
    while index < line.upperBound, passage.folded[index].isHiragana, index - start <= 8 { index += 1 }
    guard index < line.upperBound, index - start <= 8 else { return nil }
    if Self.isMunicipality(passage.folded[index]) { return index }
    return lotLength(passage, index, line) != nil ? index : nil
  }

  /// The length of 2-8 or 3丁目 at a place.
  private func lotLength(_ passage: Passage, _ start: Int, _ line: Range<Int>) -> Int? {
    var index = start
    while index < line.upperBound, passage.folded[index].isAddressDigit, index - start < 6 { index += 1 }
    guard index > start, index < line.upperBound else { return nil }
    if RedactionVocabulary.lotMarks.contains(where: { passage.starts($0, at: index) }) { return index - start }
    let isHyphenated = passage.folded[index].isLotHyphen && index + 1 < line.upperBound && passage.folded[index + 1].isAddressDigit
    return isHyphenated ? index - start : nil
  }

  private func startsLabel(_ passage: Passage, _ index: Int) -> Bool {
    RedactionVocabulary.telephoneLabels.contains { passage.starts($0, at: index) }
  }

  /// 中央区北1条西2丁目: a stretch with a number before 丁目 or 番地, or with a town and hyphenated numbers.
  private func lot(in passage: Passage, _ line: Range<Int>) -> Found? {
    for index in line where passage.folded[index].isAddressDigit {
      let isRoom = passage.folded[index].isDigit && passage.starts(RedactionVocabulary.roomMark, at: index + 1)
      let isLot = RedactionVocabulary.lotMarks.contains { passage.starts($0, at: index + 1) }
      let isHyphenated =
        passage.folded[index].isDigit && index + 2 < line.upperBound && passage.folded[index + 1].isLotHyphen
        && passage.folded[index + 2].isDigit
      guard isLot || isHyphenated else { continue }
      var low = index
      while low > line.lowerBound, index - low < Self.longest,
        passage.folded[low - 1].isAddressPart || isRoom && passage.folded[low - 1] == " "
      {
        low -= 1
      }
      // さいたま市
      if Self.isMunicipality(passage.folded[low]) {
        while low > line.lowerBound, index - low < Self.longest, passage.folded[low - 1].isHiragana { low -= 1 }
      }
      while passage.folded[low] == " " { low += 1 }
      guard isLot || passage.folded[low..<index].dropFirst().contains(where: Self.isMunicipality) else { continue }
      return Found(range: low..<end(of: passage, from: index, in: line), sample: isRoom ? Self.sampleHouse : Self.sample)
    }
    return nil
  }

  // MARK: Lines below

  /// What goes on below a postal code or town: 西新宿2-8-1, 2-8-1, 新宿区西新宿.
  private func rest(_ passage: Passage, _ line: Range<Int>, below beginning: Beginning) -> Found? {
    guard beginning != .lot, (2...40).contains(line.count), !startsLabel(passage, line.lowerBound) else { return nil }
    let start = passage.folded[line.lowerBound]
    guard start.isKanji || start.isKatakana || start.isAddressDigit || start.isHiragana else { return nil }
    if let index = line.first(where: { lotLength(passage, $0, line) != nil }) {
      let isPlain = passage.folded[line.lowerBound..<index].allSatisfy { $0.isJapanese || $0.isAddressDigit || $0 == " " || $0 == "ヶ" }
      return isPlain ? Found(range: line.lowerBound..<end(of: passage, from: index, in: line), sample: Self.sampleLot) : nil
    }
    let isTown =
      beginning == .code && line.count <= 20 && passage.folded[line].allSatisfy { $0.isJapanese || $0 == "ヶ" }
      && passage.folded[line].dropFirst().contains(where: Self.isMunicipality)
    return isTown ? Found(range: line, sample: Self.sampleTown) : nil
  }

  /// A house's name, or a room.
  private func isHouse(_ passage: Passage, _ line: Range<Int>) -> Bool {
    guard (2...30).contains(line.count), !passage.folded[line].contains(where: { ":@。、円".unicodeScalars.contains($0) }),
      !startsLabel(passage, line.lowerBound), prefectureLength(in: passage, at: line.lowerBound) == nil
    else { return false }
    let text = passage.foldedText(line)
    if RedactionVocabulary.houseWords.contains(where: text.contains) { return true }
    var end = line.upperBound
    if passage.folded[end - 1] == "号" || passage.folded[end - 1] == "f" { end -= 1 }
    let room = passage.folded[line.lowerBound..<end].reversed().prefix { $0.isDigit }.count
    guard (1...4).contains(room), !RedactionVocabulary.billWords.contains(where: text.contains) else { return false }
    let name = passage.folded[line.lowerBound..<end - room]
    // 203, or サンライズ 203
    return name.isEmpty
      ? room >= 3
      : name.count(where: \.isKatakana) >= 2 && name.allSatisfy { $0.isKatakana || $0.isKanji || " ー・-#".unicodeScalars.contains($0) }
  }
}

extension Unicode.Scalar {
  fileprivate var isAddressDigit: Bool { isDigit || RedactionVocabulary.kanjiDigits.unicodeScalars.contains(self) }
  /// What parts the numbers of an address: 2-8-1, 2ー8ー1, 2の8の1.
  fileprivate var isLotHyphen: Bool { self == "-" || self == "ー" || self == "\u{FF70}" || self == "の" }
  fileprivate var isAddressPart: Bool { isKanji || isKatakana || isDigit || self == "ー" || self == "-" || self == "ヶ" }
}
