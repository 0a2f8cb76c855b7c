import Events
import RulePacks

/// Which of the goods a statement concerns.
extension EventBuilder {
  /// The items that a statement concerns.
  func concerned(by statement: KindDecision.Reported, among kinds: Set<Kind>, _ facts: Facts) -> [Item] {
    let numbers = (facts.numbers + facts.formerNumbers).map(\.number)
    var items = goods(of: statement, among: kinds, facts).compactMap { $0.withoutNumbers(numbers) }
    if statement.kind == .cancelled, items.count == 1, let count = countedPart(before: statement.range) { items[0].quantity = count }
    return items
  }

  private func goods(of statement: KindDecision.Reported, among kinds: Set<Kind>, _ facts: Facts) -> [Item] {
    let items = facts.items
    let prose = ProseNames(
      text: text, phrases: interpretation.phrases, labels: interpretation.labels, numbers: facts.numbers.flatMap(\.places))
    let isCancellation = statement.kind == .cancelled || statement.kind == .cancelRequested || statement.kind == .skipped
    let named = (isCancellation ? namedBesideShortage(prose) : nil) ?? namedInSentences(around: statement.range, prose)
    let marked = items.filter { $0.section == .concernedItems }
    if isCancellation || statement.kind == .delayed || statement.kind == .refunded, !marked.isEmpty { return marked.map(\.item) }
    if isCancellation, let object = countedObject(before: statement.range) { return [object] }
    if isCancellation || statement.kind == .refunded, let object = namedObject(before: statement.range, among: items) { return object }
    let isOfRest = isCancellation || statement.kind == .delayed ? itemsOfRest(items) : []
    let others = items.filter {
      $0.section != .concernedItems && (!isCancellation || $0.section != .otherItems) && !isOfRest.contains($0.line)
    }
    if isCancellation || statement.kind == .delayed, let short = saidToBeShort(others) { return short.map(\.item) }
    let isPartial = kinds.contains(.shipped) && !Self.notSent.isDisjoint(with: kinds)
    if isPartial, Self.notSent.contains(statement.kind) {
      return items.map(\.item).filter { item in named.contains { overlaps($0.name, item.name) } }.nonEmpty ?? named
    }
    if isPartial {
      let missing = interpretation.finder.statements.first { kinds.contains($0.kind) && Self.notSent.contains($0.kind) }
      let absent = namedInSentences(around: missing?.range ?? statement.range, prose)
      return others.map(\.item).filter { item in !absent.contains { overlaps($0.name, item.name) } }
    }
    if others.isEmpty {
      let isNamed = !text.isSubject(statement.range) || isCancellation || statement.kind == .delayed || interpretation.pack != nil
      let own = isNamed ? named.nonEmpty ?? namedInSubject() : []
      return own.nonEmpty ?? namedAsOrdered(prose)
    }
    return others.map(\.item)
  }

  /// What happens to goods that are not in the parcel of the same mail.
  private static let notSent: Set<Kind> = [.cancelled, .cancelRequested, .delayed]

  /// Lines of goods below 「残りの、」.
  private func itemsOfRest(_ items: [FoundItem]) -> Set<Int> {
    let lines = Set(items.map(\.line))
    var rest: Set<Int> = []
    for line in lines.sorted() where line > 1 {
      let above = text.lines[..<line].lastIndex { !$0.isBlank } ?? 0
      if rest.contains(above) || !lines.contains(above) && introducesRest(above) { rest.insert(line) }
    }
    return rest
  }

  /// 「残りの、」, and not 「残りの商品も含めキャンセルいたします」.
  private func introducesRest(_ line: Int) -> Bool {
    let words = text.lines[line].range
    return line > 0 && !interpretation.phrases.all(.rest, in: words).isEmpty
      && !interpretation.phrases.all(.stem, in: words).contains { $0.value == Stem.cancel.rawValue }
  }

  /// 「鹿肉ジャーキーの分だけキャンセルして」: of several goods those that the very clause names; nil if it names none or all.
  private func namedObject(before range: Range<Int>, among items: [FoundItem]) -> [Item]? {
    text.isSubject(range) ? nil : some(of: items, namedIn: [text.clause(endingAt: range.lowerBound)])?.map(\.item)
  }

  /// Of several goods those that some places name; nil if they name none or all.
  private func some(of items: [FoundItem], namedIn places: [Range<Int>]) -> [FoundItem]? {
    guard (2...Self.itemsRead).contains(items.count) else { return nil }
    let places = places.map { Array(text.bytes[$0]) }
    let named = items.filter { item in
      guard let word = tellingWord(of: item, among: items) else { return false }
      return places.contains { WordSearch.containsWord(word, in: $0) }
    }
    return named.isEmpty || named.count == items.count ? nil : named
  }

  /// 「3点のうち、2点をキャンセルいたしました」: how many of the goods, where the object is a count and no more.
  private func countedPart(before range: Range<Int>) -> Int? {
    guard !text.isSubject(range), let end = text.objectEnd(before: range.lowerBound) else { return nil }
    let clause = text.clause(endingAt: end)
    let start = text.bytes[clause].firstIndex { $0 > UInt8(ascii: " ") } ?? clause.upperBound
    guard let (count, countEnd) = ItemReader.countWithUnit(in: text.bytes, at: start, limit: clause.upperBound) else { return nil }
    return countEnd == clause.upperBound || text.bytes[countEnd..<clause.upperBound].elementsEqual("分".utf8) ? count : nil
  }

  /// Places of shortages that are looked at for the goods they name, and most goods that are looked for.
  private static let shortagesRead = 12
  private static let itemsRead = 30

  /// Of several goods those that a sentence about a shortage names: 3番の*汽車セット*がただいま店にも倉庫にもございません; nil if it names none or all.
  private func saidToBeShort(_ items: [FoundItem]) -> [FoundItem]? {
    let sentences = interpretation.phrases.all(.reason).lazy
      .filter { $0.isShortage && isInMainText($0.range) && !text.isSubject($0.range) }
      .prefix(Self.shortagesRead).map { text.sentence(at: $0.range.lowerBound) }
    return some(of: items, namedIn: Array(sentences))
  }

  /// Shortest word, in bytes, by which goods are told apart.
  private static let shortestWord = 9

  /// The first word of a name, folded, if no other item has it.
  private func tellingWord(of item: FoundItem, among items: [FoundItem]) -> [UInt8]? {
    let words = item.item.name?.split { " 　「」『』（）()／/・".contains($0) }
    guard let word = words?.first(where: { $0.utf8.count >= Self.shortestWord }) else { return nil }
    return items.count { $0.item.name?.contains(word) ?? false } == 1 ? FoldedText.phrase(String(word)) : nil
  }

  /// 「お申し出のとおり、体操シャツ 160（2枚）はキャンセルの処理をしておきました」: the object of the very statement, named with its count.
  private func countedObject(before range: Range<Int>) -> Item? {
    guard !text.isSubject(range), let end = text.objectEnd(before: range.lowerBound) else { return nil }
    let clause = text.clause(endingAt: end)
    guard text.bytes[clause].last == UInt8(ascii: ")"),
      let open = text.bytes[clause].lastIndex(of: UInt8(ascii: "(")),
      let (quantity, unitEnd) = ItemReader.countWithUnit(in: text.bytes, at: open + 1, limit: clause.upperBound - 1),
      unitEnd == clause.upperBound - 1, let name = ItemName.clean(text.words(clause.lowerBound..<open))
    else { return nil }
    return Item(name: name, quantity: quantity)
  }

  /// 「…」 in the nearest sentence about a shortage, or the one before it: what a substitute is offered for.
  private func namedBesideShortage(_ prose: ProseNames) -> [Item]? {
    let shortage = interpretation.phrases.all(.reason).first {
      $0.isShortage && isInMainText($0.range) && !text.isSubject($0.range)
    }
    guard let shortage else { return nil }
    let index = text.sentenceIndex(at: shortage.range.lowerBound)
    return [index, index - 1].lazy.filter { $0 > 0 }
      .map { namedGoods(inSentence: $0, prose) }
      .first { !$0.isEmpty }
  }

  func namedGoods(inSentence number: Int, _ prose: ProseNames) -> [Item] {
    let sentence = text.sentence(at: text.sentenceStarts[number])
    let names = quotedNames.items(in: sentence).nonEmpty ?? prose.items(in: sentence)
    return names.filter { !overlaps($0.name, senderName) }
  }

  private func overlaps(_ first: String?, _ second: String?) -> Bool {
    guard let first, let second else { return false }
    return first.contains(second) || second.contains(first)
  }

  /// Sentences before a statement in which the goods may be named.
  private static let sentencesBefore = 6

  /// 「…」 in the sentence of a statement or the nearest one before it, where it names goods and no shop.
  private func namedInSentences(around range: Range<Int>, _ prose: ProseNames) -> [Item] {
    let index = text.isSubject(range) ? min(Self.sentencesBefore, text.sentenceStarts.count - 1) : text.sentenceIndex(at: range.lowerBound)
    for number in stride(from: index, through: max(0, index - Self.sentencesBefore), by: -1) {
      let names = namedGoods(inSentence: number, prose)
      if !names.isEmpty { return names }
    }
    return []
  }

  /// Places of orders that are looked at for the goods they name.
  private static let ordersRead = 20

  /// What is said anywhere to have been ordered: *ご注文の*「…」.
  private func namedAsOrdered(_ prose: ProseNames) -> [Item] {
    let orders = interpretation.phrases.all(.orderedGoods) + interpretation.phrases.all(.goodsOrdered)
    let sentences = Set(orders.prefix(Self.ordersRead).map(\.range).filter(isInMainText).map { text.sentenceIndex(at: $0.lowerBound) })
    return sentences.sorted().lazy.filter { $0 > 0 }.map { namedGoods(inSentence: $0, prose) }.first { !$0.isEmpty } ?? []
  }

  /// 「…」 in the subject of a sender whose mail is known to name goods there.
  private func namedInSubject() -> [Item] { interpretation.pack == nil ? [] : quotedNames.items(in: 0..<text.subjectEnd) }

  private var quotedNames: QuotedNames { QuotedNames(text: text, phrases: interpretation.phrases) }
}

extension Array {
  var nonEmpty: [Element]? { isEmpty ? nil : self }
}
