import Events
import RulePacks

/// Numbers of parcels that no label names.
extension Parcels {
  /// Farthest start of a number behind the carrier's name, in bytes.
  private static let carrierReach = 30

  /// `クール宅急便（ヤマト） 3671-0092-8456`: twelve digits right behind the name of the carrier, on the same line.
  func numbersBesideCarriers(_ reader: NumberReader, excluding orderNumbers: [String]) -> [Found] {
    var groups: [Found] = []
    var end = 0
    for hit in phrases.all(.carrier) where hit.range.lowerBound >= end && groups.count < NoticeLimits.numbers {
      let index = text.lineIndex(at: hit.range.lowerBound)
      guard isReadable(index) else { continue }
      let line = text.lines[index].range
      let reach = hit.range.upperBound..<max(hit.range.upperBound, min(line.upperBound, hit.range.upperBound + Self.carrierReach + 16))
      guard let token = reader.trackingNumbers(in: reach, isCertainLabel: false).first,
        token.lowerBound - hit.range.upperBound <= Self.carrierReach, text.bytes[token].count(where: \.isDigit) == 12,
        !orderNumbers.contains(text.words(token))
      else { continue }
      groups.append(
        Found(carrier: carrier(hit), numbers: [text.words(token)], evidence: hit.range.lowerBound..<token.upperBound, numberLines: [index]))
      end = token.upperBound
    }
    return groups
  }

  /// `こちらの番号で → 392205147736`, `EN 538 209 171 JP`: what only a parcel's number looks like, in a text that speaks of sending.
  func numberByShape(_ reader: NumberReader, excluding orderNumbers: [String]) -> Found? {
    let speaksOfSending =
      !phrases.all(.carrier).isEmpty || phrases.all(.statement).contains { Kind.allCases[$0.value] == .shipped }
      || phrases.all(.stem).contains { $0.value == Stem.ship.rawValue }
    guard speaksOfSending else { return nil }
    for (index, line) in text.lines.enumerated().dropFirst() where isReadable(index) && !line.isBlank && !labels.labelLines.contains(index)
    {
      for token in reader.trackingNumbers(in: line.range, isCertainLabel: false)
      where reader.isPlainlyTracking(token) && !orderNumbers.contains(text.words(token)) {
        let tokens = [token] + numbersBelow(index, reader, false)
        return Found(
          carrier: phrases.all(.carrier, in: line.range).first.map(carrier), numbers: tokens.map(text.words), evidence: token,
          numberLines: tokens.map { text.lineIndex(at: $0.lowerBound) })
      }
    }
    return nil
  }

  /// A twelve-digit number with a right check digit inside the link of a carrier named there.
  func numberInTrackingLink() -> Found? {
    var hosts: [[UInt8]: Phrases.Hit] = [:]
    for hit in phrases.all(.carrier) where text.bytes[hit.range].contains(UInt8(ascii: ".")) { hosts[Array(text.bytes[hit.range])] = hit }
    guard !hosts.isEmpty else { return nil }
    for url in LinkTarget.bareURLs(in: text.original[...]) {
      let folded = FoldedText.phrase(url)
      guard let hit = hosts.first(where: { WordSearch.containsWord($0.key, in: folded) })?.value else { continue }
      let reader = NumberReader(bytes: folded, shapes: [])
      for token in reader.tokens(in: folded.indices) where NumberReader.hasCheckDigit(Array(folded[token])) {
        return Found(carrier: carrier(hit), numbers: [String(decoding: folded[token], as: UTF8.self)], evidence: hit.range)
      }
    }
    return nil
  }
}
