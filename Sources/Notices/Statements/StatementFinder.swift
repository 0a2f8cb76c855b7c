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
  /// Where points that were spent are given back.
  private var pointsGivenBack: [Range<Int>] = []
  /// お返事が遅れ: then a delay of nothing in particular is one of the answer.
  private var saysReplyIsLate = false

  /// Whether anything could come of it: a statement, or cancelling or money back as one of several choices.
  var hasCandidates: Bool { !statements.isEmpty || rejected.contains { $0.stem == .cancel || $0.stem == .refund } }

  init(text: NoticeText, phrases: Phrases) {
    self.text = text
    self.phrases = phrases
    modality = ModalityReader(text: text, phrases: phrases)
    quotations = Quotations.find(in: text.bytes[...])
    findStatements()
  }

  private mutating func findStatements() {
    for hit in phrases.all(.statement) { read(statement: hit) }
    for hit in phrases.all(.stem) { read(stem: hit) }
    for hit in phrases.all(.handover).prefix(NoticeLimits.candidates) { read(handover: hit) }
    dropForeignSubjects()
    // Beside a cancellation they go with it; alone they are the news.
    if let range = pointsGivenBack.first, statements.allSatisfy({ $0.kind == .ordered }) {
      add(.refunded, .done, range, weight: 0.9)
    }
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

  /// Whether words of a kind stand for what they say: not only spoken of, not taken back, under no condition.
  func holds(_ range: Range<Int>, for kind: Kind) -> Bool {
    // What fills its line to the end is a heading, and the next line another thing.
    !isCited(range) && !modality.isUnderCondition(before: range.lowerBound) && (endsLine(range) || !modality.isTakenBack(range, by: kind))
  }

  /// A subject that says no more than キャンセル手続き完了 is about what the body speaks of.
  private mutating func dropForeignSubjects() {
    for kind in foreignKinds where !statements.contains(where: { $0.kind == kind && !$0.isInSubject }) {
      for statement in statements where statement.kind == kind { reject(statement.range, .otherThing) }
      statements.removeAll { $0.kind == kind }
    }
  }

  private func isReadable(_ range: Range<Int>) -> Bool {
    if text.isSubject(range) { return true }
    let line = text.lines[text.lineIndex(at: range.lowerBound)]
    return line.quoteDepth == 0 && line.section != .cut && line.section != .notes && line.section != .quote
  }

  private mutating func reject(_ range: Range<Int>, _ reason: Finding.Rejection, stem: Stem? = nil, modality: Modality? = nil) {
    rejected.append(
      RejectedCue(
        range: range, stem: stem, modality: modality, reason: reason,
        isUnderCondition: stem == .refund && self.modality.isUnderCondition(before: range.lowerBound)))
  }

  /// Points are no money; that they were given back is remembered.
  private mutating func rejectPoints(_ range: Range<Int>, _ modality: Modality) {
    if modality == .done { pointsGivenBack.append(range) }
    reject(range, .otherThing)
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
    if kind == .delayed, isReadersWish(hit.range) { return reject(hit.range, .otherThing) }
    if [.shipped, .delayed, .deliveryAttempted, .returned].contains(kind), isAboutMessage(hit.range) {
      saysReplyIsLate = saysReplyIsLate || kind == .delayed
      return reject(hit.range, .otherThing)
    }
    if kind == .delayed, modality == .asked, phrases.all(.deliveryDay, in: text.sentence(at: hit.range.lowerBound)).isEmpty {
      return reject(hit.range, .noOrder)
    }
    if kind == .shipped, isAboutMoney(hit.range) { return reject(hit.range, .otherThing) }
    if kind == .refunded, isOfPoints(hit.range) { return rejectPoints(hit.range, modality) }
    guard kind != .returned || isAboutReturn(hit.range) else { return reject(hit.range, .otherThing) }
    guard !isOfFormerTime(hit.range) else { return reject(hit.range, .otherThing) }
    // 「紹介してくださった方に、300ポイントを進呈しました」
    guard kind != .credited || phrases.all(.massAddress, in: text.sentence(at: hit.range.lowerBound)).isEmpty else {
      return reject(hit.range, .otherThing)
    }
    if kind == .readyForPickup, describesGoods(hit.range, kind) { return reject(hit.range, .otherThing) }
    if modality == .asked, isInvertedCondition(hit.range) { return reject(hit.range, .condition) }
    guard !isPredicateOnly(hit.range) || hasOrderContext(hit.range), !isTopicOnly(hit.range) || followsNumber(hit.range) else {
      return reject(hit.range, .noOrder)
    }
    add(kind, modality, hit.range, weight: modality == .announced ? 0.7 : 0.95)
  }

  /// を承りました, が確認されました: what it is about must stand in the same sentence.
  private func isPredicateOnly(_ range: Range<Int>) -> Bool {
    let bytes = text.bytes[range]
    return bytes.starts(with: Array("を".utf8)) || bytes.starts(with: Array("が".utf8))
  }

  /// は無効にいたしました: 「注文 K-1098*は*…」, and not 「クーポン*は*…」.
  private func isTopicOnly(_ range: Range<Int>) -> Bool { text.hasWord("は", at: range.lowerBound) }

  private func followsNumber(_ range: Range<Int>) -> Bool { range.lowerBound > 0 && text.bytes[range.lowerBound - 1].isDigit }

  private func hasOrderContext(_ range: Range<Int>) -> Bool { !phrases.all(.orderContext, in: text.sentence(at: range.lowerBound)).isEmpty }

  /// 「クロネコさんに渡しました」, 「ゆうメールで出しております」: everyday verbs that mean a dispatch beside a carrier.
  private mutating func read(handover hit: Phrases.Hit) {
    let sentence = text.sentence(at: hit.range.lowerBound)
    let carriers = phrases.all(.carrier, in: sentence.lowerBound..<hit.range.lowerBound)
    guard let carrier = carriers.last(where: { takesGoods($0.range) }), !namesOtherObject(between: carrier.range, and: hit.range),
      phrases.all(.returnCue, in: sentence).isEmpty
    else { return }
    // 「通常ゆうパックで出しております」 is a custom.
    let isState = phrases.all(.modality, in: hit.range).contains { $0.value == Modality.ongoing.rawValue }
    guard !isState || !phrases.all(.pastTime, in: sentence).isEmpty else { return reject(hit.range, .modality) }
    guard isReadable(hit.range) else { return reject(hit.range, .section) }
    guard holds(hit.range, for: .shipped) else { return reject(hit.range, .condition) }
    guard !isAboutMessage(hit.range), !isAboutMoney(hit.range), !isOfFormerTime(hit.range) else { return reject(hit.range, .otherThing) }
    add(.shipped, .done, hit.range, weight: 0.9)
  }

  // MARK: Nouns

  private mutating func read(stem hit: Phrases.Hit) {
    guard let stem = Stem(rawValue: hit.value) else { return }
    guard isReadable(hit.range) else { return reject(hit.range, .section) }
    guard !isCited(hit.range) else { return reject(hit.range, .cited) }
    guard !isAboutAccessory(hit.range), stem != .cancel || !isAboutSideMatter(hit.range) else {
      return reject(hit.range, .besideOrder, stem: stem)
    }
    guard let (own, end) = modality.modality(after: hit.range) else { return readBare(stem, hit.range) }
    let found = stem == .cancel ? modality.asWholeSentenceMeans(own, noun: hit.range, end: end) : own
    let range = hit.range.lowerBound..<end
    guard let (kind, weight) = Self.meaning(of: stem, found, isInSubject: text.isSubject(hit.range)) else {
      return reject(range, .modality, stem: stem, modality: found)
    }
    let isOfRule =
      switch found {
      case .done: isPartOfRule(hit.range)
      case .asked: isPartOfRule(hit.range) && modality.isUnderCondition(before: hit.range.lowerBound)
      default: modality.isUnderCondition(before: hit.range.lowerBound)
      }
    if isOfRule {
      return reject(range, .condition, stem: stem, modality: .conditional)
    }
    if stem == .ship || stem == .delay, isAboutMessage(hit.range) {
      if stem == .delay { saysReplyIsLate = true }
      return reject(range, .otherThing)
    }
    guard !isOfFormerTime(hit.range) else { return reject(range, .otherThing) }
    if kind == .refunded, isOfPoints(hit.range) { return rejectPoints(range, found) }
    if stem == .ship || stem == .deliver, isTopicOfRule(range) { return reject(range, .condition, stem: stem, modality: .conditional) }
    if stem == .returnGoods, isOnlyAccepted(range) { return reject(range, .onlyAccepted) }
    guard !isAboutSomethingElse(range, kind: kind) else {
      if !text.isSubject(range) { foreignKinds.insert(kind) }
      return reject(range, .otherThing)
    }
    add(kind, found, range, weight: weight)
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
}
