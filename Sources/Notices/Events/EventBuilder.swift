import Events
import RulePacks

/// Puts the events of one message together from what was found in it.
struct EventBuilder {
  let interpretation: Interpretation
  let reference: MessageReference
  let merchant: String?
  let senderName: String?
  let isBulk: Bool
  /// Whether a shop inside a mall writes from an address of its own.
  let isMallShop: Bool

  /// Most events of one message, and longest value of a field, in characters of Unicode.
  static let maximumEvents = 50
  static let maximumFieldLength = 500

  var text: NoticeText { interpretation.text }
  var messageDay: CalendarDay { reference.date?.day ?? CalendarDay(daysSince1970: 0) }

  /// What the message states besides what happened.
  struct Facts {
    var numbers: [OrderNumbers.Found]
    var formerNumbers: [OrderNumbers.Found]
    var items: [FoundItem]
    var parcels: [Parcels.Found]
    var fields: StatedFields
  }

  /// The events, or why there are none.
  ///
  /// Values are read only when something seems to have happened.
  func events() -> (events: [Event], dismissal: Dismissal?) {
    if let (rule, name, range) = decidingRule {
      guard !rule.kinds.isEmpty else { return ([], Dismissal(code: .rule, detail: name)) }
      let facts = facts()
      return (assemble(reported(by: rule, range, facts), rule: name, implied: rule, facts), nil)
    }
    if let pack = interpretation.pack, pack.isStrict {
      return ([], Dismissal(code: .noRule, detail: pack.name))
    }
    guard mayStateSomething else { return ([], Dismissal(code: .nothingStated, detail: "")) }
    if let range = interpretation.dismissingPhrase() { return ([], Dismissal(code: .otherMail, detail: text.words(range))) }
    let facts = facts()
    let reported = reported(decision(facts), facts)
    guard !reported.isEmpty else { return ([], Dismissal(code: .nothingStated, detail: "")) }
    return (assemble(reported, rule: nil, implied: nil, facts), nil)
  }

  /// The pack's rule for the message, unless it stands under the subject of a confirmation and states that it cancels.
  private var decidingRule: (rule: RulePack.Rule, name: String, range: Range<Int>)? {
    guard let match = interpretation.matchingRule() else { return nil }
    let isCancellation =
      match.rule.kinds == [.ordered] && interpretation.pack?.isStrict != true
      && interpretation.finder.statements.contains { $0.kind == .cancelled && $0.modality == .done && $0.weight >= 0.95 && !$0.isInSubject }
    return isCancellation ? nil : match
  }

  /// What was reported without a statement, and stated without being reported, for explanations; nothing where a rule of a pack decided.
  func conclusions() -> [Finding] {
    guard decidingRule == nil else { return [] }
    let facts = facts()
    let decision = decision(facts)
    let reported = reported(decision, facts)
    let stated = Set(interpretation.finder.statements.map(\.range))
    let inferred = reported.filter { !stated.contains($0.range) }.map { Finding(text: text.words($0.range), meaning: .inferred($0.kind)) }
    return inferred + decision.shortfalls(reported: reported).map { Finding(text: "", meaning: .unreported($0.kind, $0.shortfall)) }
  }

  private func decision(_ facts: Facts) -> KindDecision {
    KindDecision(
      text: text, statements: interpretation.finder.statements, rejected: interpretation.finder.rejected,
      circumstances: circumstances(facts))
  }

  /// What is stated or, where nothing is, what is said between the lines.
  private func reported(_ decision: KindDecision, _ facts: Facts) -> [KindDecision.Reported] {
    let reported = decision.reported()
    if reported.isEmpty { return decision.implied(by: hints(facts)).map { [$0] } ?? [] }
    return reported + [decision.delayedRest(beside: reported, promisedLater)].compactMap(\.self)
  }

  /// Whether more need be read: something was stated or promised, or the number of a parcel may be named.
  private var mayStateSomething: Bool {
    interpretation.finder.hasCandidates || interpretation.labels.values.contains { $0.field.isParcel }
      || !interpretation.phrases.all(.carrier).isEmpty && NumberReader(bytes: text.bytes, shapes: []).holdsParcel
      || !interpretation.phrases.all(.trouble).isEmpty || !interpretation.phrases.all(.brokenPromise).isEmpty
  }

  /// What comes with money that goes back, so that one mail may tell of both.
  private static let refunding: Set<Kind> = [.cancelled, .returned, .claimUpdated]

  /// The kinds that a rule gives, and beside them a refund with its sum, or the return that a refund is for, where the mail states them as done.
  private func reported(by rule: RulePack.Rule, _ range: Range<Int>, _ facts: Facts) -> [KindDecision.Reported] {
    func states(_ kind: Kind) -> Bool {
      !rule.kinds.contains(kind)
        && interpretation.finder.statements.contains {
          $0.kind == kind && $0.modality == .done && $0.weight >= 0.9 && !$0.isInSubject
            && (kind != .refunded || facts.fields.refund(statedAt: $0.range) != nil)
        }
    }
    var kinds = rule.kinds
    if !Self.refunding.isDisjoint(with: kinds), states(.refunded) { kinds.append(.refunded) }
    if kinds == [.refunded], states(.returned) { kinds.insert(.returned, at: 0) }
    return kinds.map { kind in
      let stated = interpretation.finder.statements.filter { $0.kind == kind && !$0.isInSubject }.max { $0.weight < $1.weight }
      return KindDecision.Reported(kind: kind, confidence: rule.basis == .real ? 0.97 : 0.9, range: stated?.range ?? range)
    }
  }

  private func facts() -> Facts {
    let (phrases, labels) = (interpretation.phrases, interpretation.labels)
    let reader = OrderNumbers(
      text: text, phrases: phrases, labels: labels, page: interpretation.page, pack: interpretation.pack ?? interpretation.system,
      allowsOtherShapes: interpretation.role == .shops || interpretation.role == .sellers || interpretation.pack == nil)
    let (numbers, former) = reader.all()
    let all = (numbers + former).map(\.number)
    let items = ItemReader(text: text, phrases: phrases, labels: labels).items().compactMap { found in
      found.item.withoutNumbers(all).map { FoundItem(item: $0, line: found.line, section: found.section) }
    }
    return Facts(
      numbers: numbers, formerNumbers: former, items: items,
      parcels: Parcels(text: text, phrases: phrases, labels: labels, pack: interpretation.pack).all(excluding: all),
      fields: StatedFields(text: text, phrases: phrases, labels: labels, messageDay: messageDay))
  }

  private func circumstances(_ facts: Facts) -> KindDecision.Circumstances {
    let phrases = interpretation.phrases
    let namesGoodsToReader = facts.numbers.isEmpty && isAddressed && namesGoods(facts)
    return KindDecision.Circumstances(
      hasOrderNumber: !facts.numbers.isEmpty, hasTrackingNumber: facts.parcels.contains { !$0.numbers.isEmpty },
      hasItems: !facts.items.isEmpty, hasTotal: facts.fields.total() != nil,
      hasOrderContext: phrases.all(.orderContext).contains { interpretation.isReadable($0.range) },
      hasOrderMention: phrases.all(.orderMention).contains { interpretation.isReadable($0.range) },
      requests: phrases.all(.request).map(\.range).filter { isInMainText($0) && !asksForAccount($0) }, subject: interpretation.subjectKind,
      isKnownSender: interpretation.pack != nil, isCarrier: interpretation.pack?.carrier != nil,
      isLetterOfGoods: namesGoodsToReader
        && [PhraseRole.otherObject, .visit].allSatisfy { phrases.all($0).allSatisfy { !isInMainText($0.range) } },
      isVisit: cancelsVisit && !facts.items.contains { $0.item.price != nil } && facts.fields.total() == nil,
      hasShortage: ReasonFinder(text: text, phrases: phrases, labels: interpretation.labels).namesShortage,
      messageDay: reference.date?.day, regrets: phrases.all(.regret).map(\.range).filter(isInMainText),
      isBulk: isBulk || speaksToAll,
      onTime: phrases.all(.undelayed).map(\.range).filter(isInMainText),
      pickups: phrases.all(.pickup).map(\.range).filter(interpretation.isReadable), hasNewArrival: facts.fields.hasNewArrival,
      namesGoodsToReader: namesGoodsToReader,
      hasPoints: facts.fields.points() != nil
        || interpretation.finder.statements.contains { $0.kind == .credited && facts.fields.pointsGiven(statedAt: $0.range) != nil },
      earlierTimes: phrases.all(.earlierTime).map(\.range).filter(isInMainText),
      rests: phrases.all(.rest).map(\.range).filter(isInMainText), headings: headings(of: facts.items), otherHeadings: headings(.otherItems)
    )
  }

  /// Whether a visit is cancelled: 「フィッティングのご予約について、キャンセルを承りました」.
  private var cancelsVisit: Bool {
    interpretation.finder.statements.contains { statement in
      statement.kind == .cancelled && !interpretation.phrases.all(.visit, in: text.sentence(at: statement.range.lowerBound)).isEmpty
    }
  }

  /// Lines at the head of a letter in which it is addressed, and the longest of such, in bytes.
  private static let headLines = 6
  private static let longestAddress = 70

  /// Ranges of the lines at the head of the letter.
  private var head: some Sequence<Range<Int>> {
    text.lines.indices.lazy.dropFirst().filter { !text.lines[$0].isBlank }.prefix(Self.headLines).map { text.lines[$0].range }
  }

  /// Whether the letter is addressed to everybody, or to nobody and says how to leave the list.
  private var speaksToAll: Bool {
    if !isAddressed, !interpretation.phrases.all(.unsubscribe).isEmpty { return true }
    return head.contains { $0.count <= Self.longestAddress && !interpretation.phrases.all(.massAddress, in: $0).isEmpty }
  }

  /// Whether a line of the head is the name of a reader: 遠藤様.
  private var isAddressed: Bool {
    head.contains { line in
      line.count <= Self.longestAddress && interpretation.phrases.all(.massAddress, in: line).isEmpty
        && interpretation.phrases.all(.salutation, in: line).contains {
          line.upperBound - $0.range.upperBound <= 3 || text.bytes[line.lowerBound] < 0x80
        }
    }
  }

  /// Whether prose quotes goods, or names them as ordered.
  private func namesGoods(_ facts: Facts) -> Bool {
    guard facts.items.isEmpty else { return true }
    let prose = ProseNames(
      text: text, phrases: interpretation.phrases, labels: interpretation.labels, numbers: facts.numbers.flatMap(\.places))
    return text.sentenceStarts.indices.dropFirst().prefix(Self.sentencesOfGoods).contains { !namedGoods(inSentence: $0, prose).isEmpty }
  }

  /// Sentences at the beginning of a letter in which its goods are named.
  private static let sentencesOfGoods = 20

  /// 「お口座をお知らせ願えますでしょうか」 is no choice.
  private func asksForAccount(_ request: Range<Int>) -> Bool {
    !interpretation.phrases.all(.refundAccount, in: text.sentence(at: request.lowerBound)).isEmpty
  }

  /// What may be said between the lines, where nothing is stated.
  private func hints(_ facts: Facts) -> KindDecision.Hints {
    let phrases = interpretation.phrases
    return KindDecision.Hints(
      trackingNumber: facts.parcels.first { !$0.numbers.isEmpty && $0.line != nil }?.evidence, wholeRefund: facts.fields.wholeRefund(),
      goesOn: phrases.all(.goesOn).contains { isInMainText($0.range) },
      isCollected: phrases.all(.collection).contains { isInMainText($0.range) },
      isHandedOver: phrases.all(.handover).contains { isInMainText($0.range) },
      promisedLater: promisedLater)
  }

  private var promisedLater: (range: Range<Int>, isCertain: Bool)? {
    Lateness(text: text, phrases: interpretation.phrases, messageDay: messageDay, isInMainText: isInMainText).promise()
  }

  /// Lines that are headings of goods concerned, where such goods are counted.
  private func headings(of items: [FoundItem]) -> Set<Int> {
    guard items.contains(where: { $0.section == .concernedItems && $0.item.quantity != nil }) else { return [] }
    return headings(.concernedItems)
  }

  private func headings(_ section: Section) -> Set<Int> {
    Set(
      interpretation.phrases.all(.section).compactMap { hit in
        let line = text.lineIndex(at: hit.range.lowerBound)
        return hit.value == section.rawValue && interpretation.isReadable(hit.range)
          && Sections.fillsLine(hit.range, line: text.lines[line].range, in: text) ? line : nil
      })
  }

  func isInMainText(_ range: Range<Int>) -> Bool {
    guard interpretation.isReadable(range) else { return false }
    return text.isSubject(range) || text.lines[text.lineIndex(at: range.lowerBound)].section == .main
  }

  // MARK: Assembling

  private func assemble(_ reported: [KindDecision.Reported], rule: String?, implied: RulePack.Rule?, _ facts: Facts) -> [Event] {
    let (numbers, items, parcels, fields) = (facts.numbers, facts.items, facts.parcels, facts.fields)
    var events: [Event] = []
    let kinds = Set(reported.map(\.kind))
    let blocks = OrderBlocks(numbers: numbers, labels: interpretation.labels, text: text)
    for statement in reported {
      let kind = isRenaming(statement, facts) ? .ordered : statement.kind
      var base = Event(id: "", kind: kind)
      base.merchant = merchant
      if interpretation.pack == nil, merchant != nil { base.merchantName = senderName.flatMap { $0.isEmpty ? nil : clipped($0) } }
      base.confidence = statement.confidence
      base.rule = rule ?? "general/\(kind.rawValue)"
      base.evidence = [evidence("kind", text.isSubject(statement.range) ? statement.range : text.sentence(at: statement.range.lowerBound))]
      base.message = reference
      base.occurredAt = fields.occurredAt() ?? reference.date
      base.items = concerned(by: statement, among: kinds, facts)
      addPeople(to: &base, fields)
      addReason(to: &base, statement.range, implied)
      addMoney(to: &base, statement.range, fields)
      base.paymentMethod = base.paymentMethod ?? implied?.paymentMethod
      addArrival(to: &base, statedAt: statement.range, fields)
      addDeadlines(to: &base, statement.range, fields)
      addClaim(to: &base)
      if blocks.count > 1, isAboutSeveral(base.kind) || blocks.areAlike {
        // The only number of all is that of the one parcel in which they lie.
        let isOneParcel = parcels.count == 1 && parcels[0].numbers.count == 1
        for block in blocks.all {
          events += split(
            scoped(base, to: block, statement, facts), number: block.number,
            parcels: isOneParcel ? parcels : parcels.compactMap { $0.restricted(to: block.lines) }, facts)
        }
      } else {
        let (parcels, parcelLines) = separated(parcels, items)
        events += split(
          base, number: ownNumber(of: statement, among: numbers) ?? numbers.first, parcels: parcels, blocks: parcelLines, facts)
      }
    }
    return Array(events.prefix(Self.maximumEvents))
  }

  /// The events with their ids, which depend on the message and on what is stated, not on when or where it was read.
  static func identified(_ events: [Event], messageKey: String) -> [Event] {
    events.enumerated().map { index, event in
      var event = event
      event.id = MessageKey.eventID(message: messageKey, kind: event.kind.rawValue, orderNumber: event.orderNumber, index: index)
      return event
    }
  }

  // MARK: Evidence

  func lineRange(_ range: Range<Int>) -> Range<Int> {
    let line = text.lines[text.lineIndex(at: range.lowerBound)].range
    return line.isEmpty || line.count > 600 ? range : min(line.lowerBound, range.lowerBound)..<max(line.upperBound, range.upperBound)
  }

  func evidence(_ field: String, _ range: Range<Int>) -> Evidence {
    let words = text.words(range).split(whereSeparator: \.isNewline).joined(separator: " ")
    return Evidence(field: field, text: clipped(words))
  }

  func clipped(_ words: String) -> String {
    guard words.unicodeScalars.count > Self.maximumFieldLength else { return words }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: words.unicodeScalars.prefix(Self.maximumFieldLength))
    return String(view) + "…"
  }
}
