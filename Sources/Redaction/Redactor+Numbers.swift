// Numbers in texts and links, and the keys in links.

extension Redactor {
  mutating func redact(_ link: LinkFinder.Link, in passage: inout Passage) {
    passage.settle(link.host)
    replace(localParts, in: &passage, link.tail)
    for piece in LinkFinder().pieces(of: passage, in: link.tail) {
      switch piece {
      case .token(let range): redactToken(range, in: &passage)
      case .encoded(let range, let bytes): passage.replace(range, with: encoded(bytes))
      }
    }
  }

  private mutating func redactToken(_ range: Range<Int>, in passage: inout Passage) {
    let token = passage.foldedBytes(range)
    if numberFinder.known.contains(String(decoding: token, as: UTF8.self)) {
      passage.replace(range, withToken: numbers.disguise(token, isKnown: true))
      return
    }
    // A number with a letter or two is left to be replaced like the same number in the text.
    let isNumber = token.count < 20 && !NumberDisguise.isRandom(token) && numberFinder.isNumber(token)
    let groups = isNumber ? [] : LinkFinder.opaqueGroups(of: passage, in: range)
    for group in groups { scramble(group, in: &passage) }
    if !groups.isEmpty { passage.settle(range) }
  }

  /// Percent-encoded words, class by class.
  private func encoded(_ bytes: [UInt8]) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else { return String(repeating: "%3F", count: bytes.count) }
    let replaced = words.replacement(for: Array(text.unicodeScalars)).map(String.init).joined()
    return replaced.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16, uppercase: true) }.joined()
  }

  func scrambleIdentities(in passage: inout Passage) {
    for found in LabelledValues(passage, labels: RedactionVocabulary.identityLabels).all() {
      let token = passage.folded[found.value].prefix { $0.isTokenPart || $0 == "." }
      if token.count >= 4 { scramble(token.startIndex..<token.endIndex, in: &passage) }
    }
  }

  func scramble(_ range: Range<Int>, in passage: inout Passage) {
    let bytes = passage.folded[range].map { $0.isASCII ? UInt8($0.value) : 0 }
    guard passage.isFree(range) else { return }
    for (index, byte) in zip(range, numbers.scrambled(bytes)) where byte != 0 {
      passage.replace(index, with: Unicode.Scalar(byte).inManner(of: passage.scalars[index]))
    }
  }

  /// `3701 2245 8193`: one number, whose check digit must be right again.
  private mutating func replaceSpacedNumbers(in passage: inout Passage) {
    let groups = NumberFinder.tokens(in: passage, 0..<passage.count).filter { range in
      range.count == 4 && passage.folded[range].allSatisfy(\.isDigit)
    }
    for (first, second, third) in zip(groups, zip(groups.dropFirst(), groups.dropFirst(2))).map({ ($0, $1.0, $1.1) })
    where second.lowerBound == first.upperBound + 1 && third.lowerBound == second.upperBound + 1 {
      guard [first, second, third].allSatisfy(passage.isFree) else { continue }
      let digits = numbers.disguise([first, second, third].flatMap { passage.foldedBytes($0) }, isKnown: true)
      for (index, group) in [first, second, third].enumerated() {
        passage.replace(group, withToken: Array(digits[index * 4..<min(index * 4 + 4, digits.count)]))
      }
    }
  }

  mutating func replaceNumbers(in passage: inout Passage) {
    replaceSpacedNumbers(in: &passage)
    numberFinder.leastDigits = passage.kind == .attribute ? 9 : 5
    for found in numberFinder.numbers(in: passage) where passage.isFree(found.range) {
      passage.replace(found.range, withToken: numbers.disguise(found.token, isKnown: found.isKnown))
    }
  }
}
