/// Finds postal addresses: behind their labels, from a prefecture and town on, or by 丁目 and 番地.
struct PostalAddressFinder {
  /// What stands in the place of an address.
  static let sample = "東京都千代田区見本町1-2-3"
  /// What stands in the place of a mere town.
  static let sampleTown = "東京都千代田区"
  static let sampleHouse = "見本荘101"

  private static let longest = 60

  struct Found {
    var range: Range<Int>
    var sample: String
  }

  func addresses(in passage: Passage) -> [Found] {
    var found: [Found] = []
    var isBelowAddress = false
    for cell in passage.cells {
      let line = passage.trimmed(cell)
      if let address = address(in: passage, line) {
        found.append(address)
        isBelowAddress = address.sample == Self.sample
      } else if isBelowAddress {
        if isHouse(passage, line) { found.append(Found(range: line, sample: Self.sampleHouse)) }
        isBelowAddress = false
      }
    }
    for value in LabelledValues(passage, labels: RedactionVocabulary.addressLabels).all() {
      let text = passage.foldedText(value.value)
      let isAddress = text.unicodeScalars.contains(where: \.isDigit) || text.unicodeScalars.contains(where: Self.isMunicipality)
      let isSentence = RedactionVocabulary.particles.prefix(3).contains(where: text.contains)
      if isAddress, !isSentence, value.value.count <= 80, !text.contains("@"), !text.contains("://") {
        found.append(Found(range: withoutCode(passage, value.value), sample: Self.sample))
      }
    }
    return found
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
        // A house's name follows a blank; a new thing does after two, or without any digit.
        let word = passage.folded[(index + 1)..<line.upperBound].prefix { $0 != " " }
        let isPart = word.contains { $0.isDigit || Self.isMunicipality($0) } && !startsLabel(passage, index + 1)
        guard isPart, index + 1 < line.upperBound, passage.folded[index + 1] != " " else { break }
      } else if !(scalar.isKanji || scalar.isKatakana || scalar.isDigit || scalar.isSmallLetter
        || "-ー・ヶノ々〇".unicodeScalars.contains(scalar))
      {
        break
      }
      index += 1
      end = index
    }
    return end
  }

  private func startsLabel(_ passage: Passage, _ index: Int) -> Bool {
    RedactionVocabulary.telephoneLabels.contains { passage.starts($0, at: index) }
  }

  /// 中央区北1条西2丁目: a stretch with a number before 丁目 or 番地, or with a town and hyphenated numbers.
  private func lot(in passage: Passage, _ line: Range<Int>) -> Found? {
    for index in line where passage.folded[index].isAddressDigit {
      let isLot = RedactionVocabulary.lotMarks.contains { passage.starts($0, at: index + 1) }
      let isHyphenated =
        passage.folded[index].isDigit && index + 2 < line.upperBound && passage.folded[index + 1] == "-"
        && passage.folded[index + 2].isDigit
      guard isLot || isHyphenated else { continue }
      var low = index
      while low > line.lowerBound, index - low < Self.longest, passage.folded[low - 1].isAddressPart { low -= 1 }
      guard isLot || passage.folded[low..<index].dropFirst().contains(where: Self.isMunicipality) else { continue }
      return Found(range: low..<end(of: passage, from: index, in: line), sample: Self.sample)
    }
    return nil
  }

  private func isHouse(_ passage: Passage, _ line: Range<Int>) -> Bool {
    guard (2...30).contains(line.count), !passage.folded[line].contains(where: { ":@。、".unicodeScalars.contains($0) }),
      !startsLabel(passage, line.lowerBound)
    else { return false }
    let text = passage.foldedText(line)
    return RedactionVocabulary.houseWords.contains(where: text.contains)
  }
}

extension Unicode.Scalar {
  fileprivate var isAddressDigit: Bool { isDigit || RedactionVocabulary.kanjiDigits.unicodeScalars.contains(self) }
  fileprivate var isAddressPart: Bool { isKanji || isKatakana || isDigit || self == "ー" || self == "-" || self == "ヶ" }
}
