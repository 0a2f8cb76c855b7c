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

  /// The numbers that the order bears, and those that it bore before.
  func all() -> (current: [Found], former: [Found]) {
    let former = former()
    let current = current(besides: Set(former.map(\.number)))
    return (current, former.filter { old in !current.contains { $0.number == old.number } })
  }

  /// Most trustworthy first: labelled, then by shape, then from links; those of quoted mail only when there are no others.
  private func current(besides former: Set<String>) -> [Found] {
    let shapes = pack?.orderNumberShapes ?? []
    let reader = NumberReader(bytes: text.bytes, shapes: shapes)
    var found = Numbers()
    var quoted = Numbers()
    // A reception number may be the only name of an order, or that of an inquiry about one.
    let fields: [LabelField] = [.orderNumber, .receptionNumber, .formerOrderNumber]
    for value in fields.lazy.map(labels.all).first(where: { !$0.isEmpty }) ?? [] {
      guard let token = renamedToken(of: value, reader) ?? token(of: value, reader) else { continue }
      if isQuoted(value.line) { add(token, isLabelled: true, to: &quoted) } else { add(token, isLabelled: true, to: &found) }
    }
    for (index, line) in text.lines.enumerated() where line.section != .cut && !line.isBlank && !shapes.isEmpty {
      for token in reader.shaped(in: line.range) {
        if isQuoted(index) { add(token, isLabelled: false, to: &quoted) } else { add(token, isLabelled: false, to: &found) }
      }
    }
    if !found.list.isEmpty {
      // A former number may have the shape of the others.
      let current = found.list.filter { !former.contains($0.number) }
      return current.isEmpty ? found.list : current
    }
    let linked = linkedNumbers()
    if !linked.isEmpty || !shapes.isEmpty { return linked.isEmpty ? quoted.list : linked }
    let unlabelled = [namedCode, numbersBesideOrder, hashNumbers, repeatedNumbers, codes].lazy.map { $0(reader) }.first { !$0.isEmpty }
    return unlabelled ?? quoted.list
  }

  /// Numbers that the order bore before, as their labels say.
  private func former() -> [Found] {
    let reader = NumberReader(bytes: text.bytes, shapes: pack?.orderNumberShapes ?? [])
    var former = Numbers()
    let renamed = labels.all(.orderNumber).filter { renamedToken(of: $0, reader) != nil }
    for value in labels.all(.formerOrderNumber) + renamed where !isQuoted(value.line) {
      if let token = token(of: value, reader) { add(token, isLabelled: true, to: &former) }
    }
    return former.list
  }

  /// `A-12345 → A-20001`: the number that takes the place of another.
  private func renamedToken(of value: LabelValues.Value, _ reader: NumberReader) -> Range<Int>? {
    guard let old = token(of: value, reader) else { return nil }
    guard let end = text.arrowEnd(at: old.upperBound) ?? text.arrowEnd(at: old.upperBound + 1), end < value.range.upperBound,
      let new = reader.orderNumber(in: end..<value.range.upperBound, isLabelled: true)
    else { return nil }
    return new.lowerBound - end <= 1 ? new : nil
  }

  /// The number beside a label: it follows it, not some words later.
  private func token(of value: LabelValues.Value, _ reader: NumberReader) -> Range<Int>? {
    guard let token = reader.orderNumber(in: value.range, isLabelled: true) ?? otherShape(in: value.range),
      token.lowerBound - value.range.lowerBound <= 9
    else { return nil }
    return whole(token, in: value.range)
  }

  /// `W-0981 3377`, `PV/25/08812`, `W&G-66120`: a number with what else shops write into one.
  private func whole(_ token: Range<Int>, in range: Range<Int>) -> Range<Int> {
    let reader = NumberReader(bytes: text.bytes, shapes: [])
    func isJoint(_ position: Int) -> Bool { range.contains(position) && (text.bytes[position] == 0x2F || text.bytes[position] == 0x26) }
    var (start, end) = (token.lowerBound, token.upperBound)
    while isJoint(start - 1), start - 2 >= range.lowerBound, reader.isTokenByte(text.bytes[start - 2]) {
      start -= 2
      while start - 1 >= range.lowerBound, reader.isTokenByte(text.bytes[start - 1]) { start -= 1 }
    }
    while isJoint(end), end + 1 < range.upperBound, text.bytes[end + 1].isDigit || text.bytes[end + 1].isLetter {
      let next = text.bytes[(end + 1)..<range.upperBound].firstIndex { !reader.isTokenByte($0) } ?? range.upperBound
      // `0418／14,300円`
      guard !text.hasWord(",", at: next), !text.hasWord("円", at: next) else { break }
      end = next
    }
    // A group of digits that ends the value: a date or a remark would go on.
    if (5...9).contains(range.upperBound - end), text.bytes[end] == UInt8(ascii: " "),
      text.bytes[(end + 1)..<range.upperBound].allSatisfy(\.isDigit)
    {
      end = range.upperBound
    }
    return start..<end
  }

  private func otherShape(in range: Range<Int>) -> Range<Int>? {
    guard allowsOtherShapes else { return nil }
    return NumberReader(bytes: text.bytes, shapes: []).orderNumber(in: range, isLabelled: true)
  }

  func isQuoted(_ line: Int) -> Bool {
    text.lines[line].quoteDepth > 0 || text.lines[line].section == .quote
  }

  /// Numbers in the order in which they were met, each once.
  private struct Numbers {
    var list: [Found] = []
    /// Where each stands in the list, by its folded form: crafted mail repeats numbers without end.
    var indices: [ArraySlice<UInt8>: Int] = [:]
  }

  private func add(_ token: Range<Int>, isLabelled: Bool, to numbers: inout Numbers) {
    guard let known = numbers.indices[text.bytes[token]] else {
      guard numbers.list.count < NoticeLimits.numbers else { return }
      numbers.indices[text.bytes[token]] = numbers.list.count
      numbers.list.append(Found(number: written(token), range: token, isLabelled: isLabelled, places: [token]))
      return
    }
    // The place in the body tells more than the one in the subject.
    if let range = numbers.list[known].range, text.isSubject(range) {
      (numbers.list[known].range, numbers.list[known].isLabelled) = (token, isLabelled)
    }
    if numbers.list[known].places.count < NoticeLimits.numbers { numbers.list[known].places.append(token) }
  }

  /// Order numbers are compared and typed: full-width digits become plain ones, letters keep their case.
  func written(_ token: Range<Int>) -> String {
    let original = text.words(token)
    if original.utf8.count == token.count { return original }
    return String(decoding: text.bytes[token], as: UTF8.self)
  }

  /// `…?orderID=250-…`: in links of packs that say so.
  private func linkedNumbers() -> [Found] {
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
