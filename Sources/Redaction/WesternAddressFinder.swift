/// Finds addresses in Latin letters, as lines below their label.
struct WesternAddressFinder {
  static let sample = "1-2-3 Mihoncho"
  static let sampleTown = "Chiyoda-ku, Tokyo"
  static let sampleTownWithCode = "Chiyoda-ku, Tokyo 000-0000"

  private static let mostLines = 6

  func addresses(in passage: Passage) -> [PostalAddressFinder.Found] {
    let values = LabelledValues(passage, labels: RedactionVocabulary.westernAddressLabels)
    var found: [PostalAddressFinder.Found] = []
    for value in values.all() {
      var lines = [value.value]
      // The value may stand on the line of its label.
      let next = values.cells[(value.cell + 1)...].prefix(Self.mostLines + 3).map(passage.trimmed).filter {
        $0.lowerBound > value.value.lowerBound
      }
      lines += next.prefix { !$0.isEmpty }.prefix(Self.mostLines)
      for line in lines {
        guard isPossible(passage, line) else { break }
        if let sample = sample(for: passage, line) { found.append(PostalAddressFinder.Found(range: line, sample: sample)) }
      }
    }
    return found
  }

  /// Whether a line may be one of an address: neither labelled nor one of a bill.
  private func isPossible(_ passage: Passage, _ line: Range<Int>) -> Bool {
    guard (1...70).contains(line.count) else { return false }
    let isPlain = passage.scalars[line].allSatisfy {
      $0.isASCII && !":$@#*|=<>".unicodeScalars.contains($0) || $0.foldedForFinding.isWestern
    }
    let words = passage.foldedText(line).split { !$0.isLetter }.map(String.init)
    return isPlain && !words.contains(where: RedactionVocabulary.billWords.contains)
  }

  private func sample(for passage: Passage, _ line: Range<Int>) -> String? {
    let text = passage.foldedText(line)
    let digits = passage.folded[line].count(where: \.isDigit)
    let endsWithCode = passage.folded[line].suffix(5).count(where: \.isDigit) >= 3 && digits >= 3
    let isTown =
      text.contains(",")
      || RedactionVocabulary.westernTowns.contains { text.contains($0 + " ") || text.contains($0 + ",") || text.hasSuffix($0) }
    if digits == 0 { return isTown ? Self.sampleTown : nil }
    return isTown && endsWithCode ? Self.sampleTownWithCode : Self.sample
  }
}
