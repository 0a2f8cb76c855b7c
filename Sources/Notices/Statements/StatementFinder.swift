import Events
import RulePacks

/// Finds what a text states to have happened.
struct StatementFinder {
  let text: NoticeText
  let phrases: Phrases
  private let modality: ModalityReader
  private let quotations: [Range<Int>]
  private(set) var statements: [Statement] = []
  private(set) var rejected: [RejectedCue] = []
  /// Kinds that the body reports of something that is no order.
  private var foreignKinds: Set<Kind> = []
  /// お返事が遅れ: then a delay of nothing in particular is one of the answer.
  private var saysReplyIsLate = false

  /// Whether anything could come of it: a statement, or cancelling or money back as one of several choices.
  var hasCandidates: Bool { !statements.isEmpty || rejected.contains { $0.stem == .cancel || $0.stem == .refund } }

  init(text: NoticeText, phrases: Phrases) {
    self.text = text
    self.phrases = phrases
    modality = ModalityReader(text: text, phrases: phrases)
    quotations = Quotations.find(in: text.bytes)
    findStatements()
  }

  private mutating func findStatements() {
    for hit in phrases.all(.statement) { read(statement: hit) }
    for hit in phrases.all(.stem) { read(stem: hit) }
    dropForeignSubjects()
    if saysReplyIsLate { statements = statements.filter { $0.kind != .delayed || namesDelivery($0.range) } }
    statements.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
  }

  /// 「…をキャンセルいたしました」という件名のメール: words that are only spoken of, alone or in a row of quotations.
  private func isCited(_ range: Range<Int>) -> Bool {
    guard var quote = Quotations.index(around: range, in: quotations) else { return false }
    while quote + 1 < quotations.count, quotations[quote + 1].lowerBound - quotations[quote].upperBound <= 3 { quote += 1 }
    let end = quotations[quote].upperBound
    return phrases.all(.citation, in: end..<min(text.bytes.count, end + 1)).contains { $0.range.lowerBound == end }
  }

  /// A subject that says no more than キャンセル手続き完了 is about what the body speaks of.
  private mutating func dropForeignSubjects() {
    for kind in foreignKinds where !statements.contains(where: { $0.kind == kind && !$0.isInSubject }) {
      for statement in statements where statement.kind == kind { reject(statement.range, .otherThing) }
      statements.removeAll { $0.kind == kind }
    }
  }

  private func namesDelivery(_ range: Range<Int>) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    return [PhraseRole.orderContext, .goods].contains { !phrases.all($0, in: sentence).isEmpty }
      || phrases.all(.stem, in: sentence).contains { $0.value == Stem.ship.rawValue || $0.value == Stem.deliver.rawValue }
  }

  private func isReadable(_ range: Range<Int>) -> Bool {
    if text.isSubject(range) { return true }
    let line = text.lines[text.lineIndex(at: range.lowerBound)]
    return line.quoteDepth == 0 && line.section != .cut && line.section != .notes && line.section != .quote
  }

  private mutating func reject(_ range: Range<Int>, _ reason: Finding.Rejection, stem: Stem? = nil, modality: Modality? = nil) {
    rejected.append(RejectedCue(range: range, stem: stem, modality: modality, reason: reason))
  }

  // MARK: Whole statements

  private mutating func read(statement hit: Phrases.Hit) {
    guard let modality = Modality(rawValue: hit.detail) else { return }
    let kind = Kind.allCases[hit.value]
    guard isReadable(hit.range) else { return reject(hit.range, .section) }
    guard !isCited(hit.range) else { return reject(hit.range, .cited) }
    guard !self.modality.isTakenBack(hit.range, by: kind) else { return reject(hit.range, .takenBack) }
    guard kind == .ordered || !self.modality.isUnderCondition(before: hit.range.lowerBound) else {
      return reject(hit.range, .condition)
    }
    guard !isAboutSomethingElse(hit.range, kind: kind) else { return reject(hit.range, .otherThing) }
    if kind == .shipped || kind == .delayed || kind == .deliveryAttempted, isAboutMessage(hit.range) {
      saysReplyIsLate = saysReplyIsLate || kind == .delayed
      return reject(hit.range, .otherThing)
    }
    if kind == .delayed, modality == .asked, phrases.all(.deliveryDay, in: text.sentence(at: hit.range.lowerBound)).isEmpty {
      return reject(hit.range, .noOrder)
    }
    guard kind != .returned || isAboutReturn(hit.range) else { return reject(hit.range, .otherThing) }
    guard !isPredicateOnly(hit.range) || hasOrderContext(hit.range) else { return reject(hit.range, .noOrder) }
    add(kind, modality, hit.range, weight: modality == .announced ? 0.7 : 0.95)
  }

  /// を承りました, が確認されました: what it is about must stand in the same sentence.
  private func isPredicateOnly(_ range: Range<Int>) -> Bool {
    let bytes = text.bytes[range]
    return bytes.starts(with: Array("を".utf8)) || bytes.starts(with: Array("が".utf8))
  }

  private func hasOrderContext(_ range: Range<Int>) -> Bool { !phrases.all(.orderContext, in: text.sentence(at: range.lowerBound)).isEmpty }

  // MARK: Nouns

  private mutating func read(stem hit: Phrases.Hit) {
    guard let stem = Stem(rawValue: hit.value) else { return }
    guard isReadable(hit.range) else { return reject(hit.range, .section) }
    guard !isCited(hit.range) else { return reject(hit.range, .cited) }
    guard !isAboutAccessory(hit.range) else { return reject(hit.range, .besideOrder, stem: stem) }
    guard let (found, end) = modality.modality(after: hit.range) else { return readBare(stem, hit.range) }
    let range = hit.range.lowerBound..<end
    guard let (kind, weight) = Self.meaning(of: stem, found, isInSubject: text.isSubject(hit.range)) else {
      return reject(range, .modality, stem: stem, modality: found)
    }
    if found == .done ? isPartOfRule(hit.range) : modality.isUnderCondition(before: hit.range.lowerBound) {
      return reject(range, .condition, stem: stem, modality: .conditional)
    }
    if stem == .ship || stem == .delay, isAboutMessage(hit.range) {
      if stem == .delay { saysReplyIsLate = true }
      return reject(range, .otherThing)
    }
    if stem == .returnGoods, isOnlyAccepted(range) { return reject(range, .onlyAccepted) }
    guard !isAboutSomethingElse(range, kind: kind) else {
      if !text.isSubject(range) { foreignKinds.insert(kind) }
      return reject(range, .otherThing)
    }
    add(kind, found, range, weight: weight)
  }

  /// Farthest start of the words for a message before the predicate that speaks of it: メール*も11月18日と21日に*お送りしました.
  private static let messageReach = 75

  /// メール*を*お送りしました: what was sent is no goods.
  private func isAboutMessage(_ range: Range<Int>) -> Bool {
    let before = max(text.sentence(at: range.lowerBound).lowerBound, range.lowerBound - Self.messageReach)..<range.lowerBound
    guard
      let message = phrases.all(.message, in: before).last(where: { hit in
        hit.range.upperBound <= range.lowerBound && Self.particles.contains { text.bytes[hit.range.upperBound...].starts(with: $0) }
      })
    else { return false }
    // お手紙を添えて商品をお送りしました
    let between = message.range.upperBound..<range.lowerBound
    return phrases.all(.goods, in: between).isEmpty && phrases.all(.stem, in: between).isEmpty
      && phrases.all(.vagueGoods, in: between).isEmpty
      && phrases.all(.orderContext, in: between).isEmpty
  }

  /// 「お荷物が当店に戻ってまいりました」, and not 「カード会社からの応答が返ってまいりました」: goods are named, and that they come back.
  private func isAboutReturn(_ range: Range<Int>) -> Bool {
    guard text.bytes[range.lowerBound] >= 0x80, !text.isSubject(range) else { return true }
    let sentence = text.sentence(at: range.lowerBound)
    guard !phrases.all(.returnCue, in: sentence).isEmpty else { return false }
    return [PhraseRole.goods, .orderContext].contains { !phrases.all($0, in: sentence).isEmpty }
      || phrases.all(.stem, in: sentence).contains { $0.value == Stem.returnGoods.rawValue }
  }

  /// Behind a noun they make it the object, the topic or the means of what follows.
  private static let particles = ["を", "も", "は", "で", "にて", "が", "の"].map { Array($0.utf8) }

  /// Farthest end of an accessory before the noun that speaks of it: クーポン*のご利用は*取り消し.
  private static let accessoryReach = 18

  /// ギフト包装*を*取り消しました, クーポン*のご利用は*取り消し: the order stays.
  private func isAboutAccessory(_ range: Range<Int>) -> Bool {
    let before = max(0, range.lowerBound - Self.accessoryReach - 30)..<range.lowerBound
    return phrases.all(.accessory, in: before).contains { hit in
      guard hit.range.upperBound <= range.lowerBound, range.lowerBound - hit.range.upperBound <= Self.accessoryReach,
        text.sentenceIndex(at: hit.range.lowerBound) == text.sentenceIndex(at: range.lowerBound)
      else { return false }
      return phrases.all(.orderContext, in: hit.range.upperBound..<range.lowerBound).isEmpty
    }
  }

  /// 「在庫切れの場合は、キャンセルさせていただきました旨をお知らせし」: what is past is so only in that case.
  ///
  /// What is told of the case at hand (期日を過ぎましたので) ends the rule.
  private func isPartOfRule(_ range: Range<Int>) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    guard let opening = phrases.all(.ruleCase, in: sentence.lowerBound..<range.lowerBound).last else { return false }
    let between = opening.range.upperBound..<max(opening.range.upperBound, range.lowerBound)
    return phrases.all(.ruleEnd, in: between).isEmpty
  }

  /// A noun with nothing behind it counts in the subject only, and little.
  private mutating func readBare(_ stem: Stem, _ range: Range<Int>) {
    guard text.isSubject(range), let kind = Self.subjectKind(of: stem), !isAboutSomethingElse(range, kind: kind) else {
      return reject(range, .noPredicate, stem: stem)
    }
    add(kind, .topic, range, weight: 0.3)
  }

  private mutating func add(_ kind: Kind, _ modality: Modality, _ range: Range<Int>, weight: Double) {
    let isInSubject = text.isSubject(range)
    let describesGoods = describesGoods(range, kind)
    var weight = weight * noteFactor(range)
    if !isInSubject {
      // A noun in the subject announces; the same in the body is a heading or a mention.
      if modality == .announced { weight *= 0.6 }
      // 「取り消しされた商品は…」 may be another order's.
      if kind == .cancelled, describesGoods { weight *= 0.5 }
    }
    statements.append(
      Statement(kind: kind, modality: modality, range: range, weight: weight, isInSubject: isInSubject, describesGoods: describesGoods))
  }

  private func describesGoods(_ range: Range<Int>, _ kind: Kind) -> Bool {
    // Katakana right behind a predicate are a noun that it describes, and so is a kanji of the same line.
    if range.upperBound < text.bytes.count, text.bytes[range.upperBound] >= 0x80 {
      let (scalar, _) = decodeScalar(text.bytes[range.upperBound...], at: range.upperBound)
      if (0x30A1...0x30FA).contains(scalar) { return true }
      let isParcel = kind == .shipped || kind == .delivered
      if isParcel, (0x4E00...0x9FFF).contains(scalar), !endsLine(range), !text.isSubject(range) { return true }
    }
    let behind = range.upperBound..<min(text.bytes.count, range.upperBound + 1)
    return [PhraseRole.goods, .vagueGoods].contains { role in
      phrases.all(role, in: behind).contains { $0.range.lowerBound == range.upperBound }
    }
  }

  private func endsLine(_ range: Range<Int>) -> Bool {
    text.lines[text.lineIndex(at: range.lowerBound)].range.upperBound == range.upperBound
  }

  /// Notes (`※ …`) mostly state rules; what they report as done counts half.
  private func noteFactor(_ range: Range<Int>) -> Double {
    guard !text.isSubject(range) else { return 1 }
    let line = text.lines[text.lineIndex(at: range.lowerBound)]
    // ※ in UTF-8
    return text.bytes[line.range].starts(with: [0xE2, 0x80, 0xBB]) ? 0.5 : 1
  }

  private static func meaning(of stem: Stem, _ modality: Modality, isInSubject: Bool) -> (Kind, Double)? {
    switch (stem, modality) {
    case (.cancel, .done): (.cancelled, 1)
    case (.cancel, .doing): (.cancelled, 0.85)
    case (.cancel, .asked), (.cancel, .intended): (.cancelRequested, 0.85)
    case (.cancel, .instructed): (.cancelRequested, 0.7)
    case (.cancel, .announced): isInSubject ? (.cancelled, 0.7) : nil
    case (.cancel, .topic): isInSubject ? (.cancelled, 0.3) : nil
    case (.ship, .done): (.shipped, 1)
    case (.ship, .announced): isInSubject ? (.shipped, 0.75) : nil
    case (.refund, .done): (.refunded, 1)
    case (.refund, .announced): isInSubject ? (.refunded, 0.5) : nil
    case (.deliver, .done): (.delivered, 0.9)
    case (.returnGoods, .done): (.returned, 0.7)
    case (.delay, .done), (.delay, .doing), (.delay, .intended), (.delay, .future): (.delayed, 0.9)
    case (.delay, .announced), (.delay, .instructed), (.delay, .topic): isInSubject ? (.delayed, 0.7) : nil
    case (.pickup, .done): (.readyForPickup, 0.95)
    default: nil
    }
  }

  private static func subjectKind(of stem: Stem) -> Kind? {
    switch stem {
    case .cancel: .cancelled
    case .ship: .shipped
    case .delay: .delayed
    case .refund, .deliver, .returnGoods, .pickup: nil
    }
  }

  /// A return that was asked for and accepted has not come back yet.
  private func isOnlyAccepted(_ range: Range<Int>) -> Bool {
    !phrases.all(.acceptance, in: range).isEmpty
  }

  /// The sentence speaks of a subscription, a seminar, a hotel, and of no order.
  private func isAboutSomethingElse(_ range: Range<Int>, kind: Kind) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    guard phrases.all(.otherObject, in: sentence).contains(where: { $0.range.lowerBound < range.upperBound }) else { return false }
    return phrases.all(.orderContext, in: sentence).isEmpty
  }
}
