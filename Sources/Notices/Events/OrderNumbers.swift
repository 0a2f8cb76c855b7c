import Markup
import RulePacks

/// Finds the order numbers that a message is about.
struct OrderNumbers {
  struct Found: Hashable {
    /// As written, direction marks and `#` left out.
    var number: String
    /// In the folded text; nil when it was read from a link.
    var range: Range<Int>?
    var isLabelled: Bool
    /// Everywhere it stands.
    var places: [Range<Int>] = []
  }

  let text: NoticeText
  let phrases: Phrases
  let labels: LabelValues
  let page: Page
  let pack: RulePack?
  /// Letters written by shops may carry the shop's own number.
  let allowsOtherShapes: Bool

  /// All numbers, most trustworthy first: labelled, then by shape, then from links; those of quoted mail only when there are no others.
  func all() -> [Found] {
    let shapes = pack?.orderNumberShapes ?? []
    let reader = NumberReader(bytes: text.bytes, shapes: shapes)
    var found: [Found] = []
    var quoted: [Found] = []
    for value in labels.all(.orderNumber) {
      guard let token = reader.orderNumber(in: value.range, isLabelled: true) ?? otherShape(in: value.range) else { continue }
      // The number follows its label, not some words later.
      guard token.lowerBound - value.range.lowerBound <= 9 else { continue }
      add(token, isLabelled: true, quoted: isQuoted(value.line), to: &found, &quoted)
    }
    for (index, line) in text.lines.enumerated() where line.section != .cut && !line.isBlank && !shapes.isEmpty {
      guard found.count < NoticeLimits.numbers, quoted.count < NoticeLimits.numbers else { break }
      for token in reader.shaped(in: line.range) { add(token, isLabelled: false, quoted: isQuoted(index), to: &found, &quoted) }
    }
    if found.isEmpty { found = linkedNumbers(reader) }
    if found.isEmpty, shapes.isEmpty { found = numbersBesideOrder(reader) }
    if found.isEmpty, shapes.isEmpty { found = hashNumbers(reader) }
    return found.isEmpty ? quoted : found
  }

  private func otherShape(in range: Range<Int>) -> Range<Int>? {
    guard allowsOtherShapes else { return nil }
    return NumberReader(bytes: text.bytes, shapes: []).orderNumber(in: range, isLabelled: true)
  }

  private func isQuoted(_ line: Int) -> Bool {
    text.lines[line].quoteDepth > 0 || text.lines[line].section == .quote
  }

  private func add(_ token: Range<Int>, isLabelled: Bool, quoted isQuoted: Bool, to found: inout [Found], _ quoted: inout [Found]) {
    let number = written(token)
    let entry = Found(number: number, range: token, isLabelled: isLabelled, places: [token])
    if isQuoted {
      if !quoted.contains(where: { same($0.number, number) }) { quoted.append(entry) }
    } else if let known = found.firstIndex(where: { same($0.number, number) }) {
      // The place in the body tells more than the one in the subject.
      if let range = found[known].range, text.isSubject(range) { (found[known].range, found[known].isLabelled) = (token, isLabelled) }
      if found[known].places.count < NoticeLimits.numbers { found[known].places.append(token) }
    } else {
      found.append(entry)
    }
  }

  private func same(_ first: String, _ second: String) -> Bool { FoldedText.phrase(first) == FoldedText.phrase(second) }

  /// Order numbers are compared and typed: full-width digits become plain ones, letters keep their case.
  private func written(_ token: Range<Int>) -> String {
    let original = text.words(token)
    if original.utf8.count == token.count { return original }
    return String(decoding: text.bytes[token], as: UTF8.self)
  }

  /// `ご注文（A-12345）`, `注文 A5530917 の件`: a number right behind the word.
  private func numbersBesideOrder(_ reader: NumberReader) -> [Found] {
    for hit in phrases.all(.orderContext) + phrases.all(.orderMention) {
      let line = text.lineIndex(at: hit.range.lowerBound)
      guard !isQuoted(line), text.lines[line].section != .cut else { continue }
      var position = hit.range.upperBound
      let end = text.lines[line].range.upperBound
      while position < end, let length = openerLength(at: position) { position += length }
      guard let token = reader.tokens(in: position..<max(position, min(end, position + 40))).first, token.lowerBound == position,
        text.bytes[token].count(where: \.isDigit) >= 3, token.count <= 30
      else { continue }
      return [Found(number: written(token), range: token, isLabelled: false, places: [token])]
    }
    return []
  }

  /// Length of an opening bracket, blank, colon or `#` at a place.
  private func openerLength(at position: Int) -> Int? {
    let (scalar, length) = decodeScalar(text.bytes[position...], at: position)
    switch scalar {
    // ( [ # : blank 【 〔 「
    case 0x28, 0x5B, 0x23, 0x3A, 0x20, 0x3010, 0x3014, 0x300C: return length
    default: return nil
    }
  }

  /// `ご注文 #2094`, `LP（#20773）`: a number sign in a sentence about an order.
  private func hashNumbers(_ reader: NumberReader) -> [Found] {
    for (index, line) in text.lines.enumerated() where !isQuoted(index) && line.section != .cut && !line.isBlank {
      for token in reader.tokens(in: line.range) where token.lowerBound > 0 && text.bytes[token.lowerBound - 1] == UInt8(ascii: "#") {
        guard text.bytes[token].count(where: \.isDigit) >= 3 else { continue }
        return [Found(number: written(token), range: token, isLabelled: false)]
      }
    }
    return []
  }

  /// `…?orderID=250-…`: in links of packs that say so.
  private func linkedNumbers(_ reader: NumberReader) -> [Found] {
    guard let pack, !pack.linkParameters.isEmpty else { return [] }
    let urls = page.links.map(\.target) + LinkTarget.bareURLs(in: text.original[...])
    var found: [Found] = []
    for url in urls {
      for parameter in pack.linkParameters {
        guard let value = Self.value(of: parameter, in: url), pack.orderNumberShapes.contains(where: { $0.matches(value.utf8) }),
          !found.contains(where: { $0.number == value })
        else { continue }
        found.append(Found(number: value, range: nil, isLabelled: false))
      }
    }
    return found
  }

  private static func value(of parameter: String, in url: String) -> String? {
    for piece in url.split(whereSeparator: { $0 == "?" || $0 == "&" || $0 == ";" }) {
      let pair = piece.split(separator: "=", maxSplits: 1)
      if pair.count == 2, pair[0].lowercased() == parameter.lowercased() { return String(pair[1].prefix { $0 != "#" && $0 != "/" }) }
    }
    return nil
  }
}
