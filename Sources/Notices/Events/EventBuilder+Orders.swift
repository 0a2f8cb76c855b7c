import Events
import RulePacks

/// Which order, and which parcels, an event is about.
extension EventBuilder {
  /// 「重複分（A-20530）はキャンセルいたしました」: a number like the order's that the very sentence names in brackets.
  func ownNumber(of statement: KindDecision.Reported, among numbers: [OrderNumbers.Found]) -> OrderNumbers.Found? {
    guard statement.kind == .cancelled || statement.kind == .refunded, !text.isSubject(statement.range), let known = numbers.first?.range
    else {
      return nil
    }
    func shape(_ range: Range<Int>) -> [UInt8] {
      text.bytes[range].map { $0.isDigit ? UInt8(ascii: "0") : $0.isLetter ? UInt8(ascii: "a") : $0 }
    }
    // 「DR-10473のほう、了解です。こちらでキャンセルにしておきました」
    let index = text.sentenceIndex(at: statement.range.lowerBound)
    let start = text.sentenceStarts[index > 1 && numbers.count > 1 ? index - 1 : index]
    let named = NumberReader(bytes: text.bytes, shapes: []).tokens(in: start..<statement.range.lowerBound).last {
      guard shape($0) == shape(known), $0.lowerBound > 0 else { return false }
      let rest = text.bytes[$0.upperBound...]
      return text.bytes[$0.lowerBound - 1] == UInt8(ascii: "(") || Self.pointing.contains { rest.starts(with: $0) }
    }
    return named.map { OrderNumbers.Found(number: text.words($0), range: $0, isLabelled: false, places: [$0]) }
  }

  /// Behind a number they make it that of the order spoken of: PB-060413*のほう*を取り消しました.
  private static let pointing = ["のほう", "の方", "のご注文", "分を", "分は"].map { Array($0.utf8) }

  /// 「旧注文はキャンセルいたしました」 beside the new number: the order goes on under it.
  func isRenaming(_ statement: KindDecision.Reported, _ facts: Facts) -> Bool {
    guard statement.kind == .cancelled || statement.kind == .cancelRequested, !facts.formerNumbers.isEmpty,
      !facts.items.contains(where: { $0.section == .concernedItems })
    else { return false }
    let finder = ReasonFinder(text: text, phrases: interpretation.phrases, labels: interpretation.labels)
    guard finder.reason(near: statement.range) == nil else { return false }
    let index = text.sentenceIndex(at: statement.range.lowerBound)
    return [index, index - 1].contains { number in
      number >= 0 && !interpretation.phrases.all(.renaming, in: text.sentence(at: text.sentenceStarts[number])).isEmpty
    }
  }

  /// What a message with several orders says of one of them.
  func scoped(
    _ base: Event, to block: OrderBlocks.Block, _ statement: KindDecision.Reported, _ facts: Facts
  ) -> Event {
    var event = base
    event.items = facts.items.filter { block.holds($0.line) }.map(\.item)
    (event.amount, event.currency) = (nil, nil)
    var scopedFields = facts.fields
    scopedFields.scope = block.lines
    addMoney(to: &event, statement.range, scopedFields)
    replaceArrival(of: &event, statedAt: statement.range, scopedFields)
    return event
  }

  /// Days that a part of the message states for itself take the place of those of the whole.
  private func replaceArrival(of event: inout Event, statedAt range: Range<Int>?, _ fields: StatedFields) {
    var own = event
    (own.expectedArrivalFrom, own.expectedArrivalUntil, own.expectedShipDate) = (nil, nil, nil)
    own.evidence.removeAll { $0.field == "expectedArrivalFrom" || $0.field == "expectedShipDate" }
    addArrival(to: &own, statedAt: range, fields)
    if own.expectedArrivalFrom != nil || own.expectedArrivalUntil != nil || own.expectedShipDate != nil { event = own }
  }

  /// One event for each carrier with numbers of its own.
  ///
  /// - Parameter blocks: the lines that belong to each of the parcels, where goods stand in all of them.
  func split(
    _ base: Event, number: OrderNumbers.Found?, parcels: [Parcels.Found], blocks: [Range<Int>] = [], _ facts: Facts
  ) -> [Event] {
    // A delay is one piece of news, and about a parcel only where that has a number already.
    let parcels = base.kind == .delayed ? Array(parcels.filter { !$0.numbers.isEmpty }.prefix(1)) : parcels
    let carried: [Parcels.Found?] = isAboutParcels(base.kind) && !parcels.isEmpty ? parcels : [nil]
    return carried.enumerated().map { index, parcel in
      var event = base
      if parcel != nil, blocks.indices.contains(index) {
        event.items = facts.items.filter { blocks[index].contains($0.line) }.map(\.item)
        var own = facts.fields
        own.scope = blocks[index]
        replaceArrival(of: &event, statedAt: nil, own)
      }
      if let number {
        event.orderNumber = number.number
        if let range = number.range { event.evidence.append(evidence("orderNumber", lineRange(range))) }
        event.formerOrderNumbers = facts.formerNumbers.map(\.number)
        if let range = facts.formerNumbers.first?.range { event.evidence.append(evidence("formerOrderNumbers", lineRange(range))) }
      }
      if let parcel {
        event.carrier = parcel.carrier
        event.trackingNumbers = parcel.numbers
        if let range = parcel.evidence { event.evidence.append(evidence("trackingNumbers", lineRange(range))) }
      }
      return event
    }
  }

  /// The parcels one by one with the lines that belong to each, where goods of its own stand beside every number; else all as they are.
  func separated(_ parcels: [Parcels.Found], _ items: [FoundItem]) -> (parcels: [Parcels.Found], blocks: [Range<Int>]) {
    let single = parcels.flatMap(\.single).map { parcel in
      var parcel = parcel
      parcel.evidence = parcel.line.map { text.lines[$0].range }
      return parcel
    }
    let lines = single.compactMap(\.line)
    guard lines.count == single.count, lines.count > 1, zip(lines, lines.dropFirst()).allSatisfy({ $0 < $1 }) else { return (parcels, []) }
    // A list of all goods at the end names those of a parcel again.
    func holdGoods(_ blocks: [Range<Int>]) -> Bool {
      let names = blocks.map { block in Set(items.filter { block.contains($0.line) }.map(\.item.name)) }
      return names.allSatisfy { !$0.isEmpty } && names.reduce(0) { $0 + $1.count } == names.reduce(into: Set()) { $0.formUnion($1) }.count
    }
    let below = zip(lines, lines.dropFirst() + [text.lines.count]).map { $0..<$1 }
    if items.allSatisfy({ $0.line >= lines[0] }), holdGoods(below) { return (single, below) }
    // The number stands below the goods of its parcel, whose lines go on to the next goods.
    var above: [Range<Int>] = []
    for line in lines {
      let next = items.map(\.line).filter { $0 > line }.min() ?? text.lines.count
      above.append((above.last?.upperBound ?? 0)..<next)
    }
    if holdGoods(above), above.last?.upperBound == text.lines.count { return (single, above) }
    return (parcels, [])
  }

  /// Confirmations and dispatches may speak of several orders; all else does only where the numbers are plainly of one kind.
  func isAboutSeveral(_ kind: Kind) -> Bool { kind == .ordered || kind == .shipped || kind == .delivered || kind == .inTransit }

  private func isAboutParcels(_ kind: Kind) -> Bool {
    switch kind {
    case .shipped, .inTransit, .deliveryAttempted, .readyForPickup, .delivered, .deliveryFailed, .returned, .delayed: true
    default: false
    }
  }
}
