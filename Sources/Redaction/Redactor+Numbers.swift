// Numbers in texts and links, and the keys in links.

extension Redactor {
  mutating func redact(_ link: LinkFinder.Link, in passage: inout Passage) {
    passage.settle(link.host)
    if link.host.isEmpty, RedactionVocabulary.callingSchemes.contains(where: { passage.starts($0, at: link.tail.lowerBound) }) {
      return zero(link.tail, in: &passage)
    }
    replace(localParts, in: &passage, link.tail)
    for piece in LinkFinder().pieces(of: passage, in: link.tail) {
      switch piece {
      case .token(let range): redactToken(range, in: &passage)
      case .encoded(let range, let bytes): passage.replace(range, with: encoded(bytes))
      }
    }
  }

  /// A user's name and password before a host; a host there is what fakes write.
  func redactUser(of link: LinkFinder.Link, in passage: inout Passage) {
    guard let user = link.user else { return }
    let parts = passage.foldedText(user).split(separator: ":", maxSplits: 1)
    let isHost = parts.count == 1 && parts[0].split(separator: ".").count > 1 && !book.isRecipient(String(parts[0]))
    if isHost, !parts[0].contains("%40") { return passage.settle(user) }
    passage.replace(user, with: parts.count > 1 ? "user:password" : "user")
  }

  /// Whether a number is that of an order or parcel.
  func isKnown(_ range: Range<Int>, in passage: Passage) -> Bool { numberFinder.known.contains(passage.foldedText(range)) }

  /// Zeros for digits, but for those of percent-encoded characters.
  func zero(_ range: Range<Int>, in passage: inout Passage) {
    for index in range where passage.folded[index].isDigit {
      let isEncoded = passage.folded[max(range.lowerBound, index - 2)..<index].contains("%")
      if !isEncoded { passage.replace(index, with: Unicode.Scalar("0").inManner(of: passage.scalars[index])) }
    }
  }

  private mutating func redactToken(_ range: Range<Int>, in passage: inout Passage) {
    let token = passage.foldedBytes(range)
    if numberFinder.known.contains(String(decoding: token, as: UTF8.self)) {
      passage.replace(range, withToken: numbers.disguise(token, isKnown: true))
      return
    }
    if LinkKeys.isIdentity(passage, range) { return redactIdentity(range, token, in: &passage) }
    // A number with a letter or two is left to be replaced like the same number in the text.
    let isNumber = token.count < 20 && !NumberDisguise.isRandom(token) && numberFinder.isNumber(token)
    let groups = isNumber ? [] : LinkFinder.opaqueGroups(of: passage, in: range)
    for group in groups { scramble(group, in: &passage) }
    if !groups.isEmpty { passage.settle(range) }
  }

  /// A short number becomes what it is in the text, everything else other letters.
  private mutating func redactIdentity(_ range: Range<Int>, _ token: [UInt8], in passage: inout Passage) {
    guard token.allSatisfy(\.isASCIIDigit) else { return scramble(range, in: &passage) }
    passage.replace(range, withToken: numbers.disguise(token, isKnown: true))
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
