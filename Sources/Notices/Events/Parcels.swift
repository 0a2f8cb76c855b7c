import Events
import RulePacks

/// Reads carriers and tracking numbers.
struct Parcels {
  let text: NoticeText
  let phrases: Phrases
  let labels: LabelValues
  let pack: RulePack?

  struct Found {
    var carrier: Carrier?
    var numbers: [String] = []
    var evidence: Range<Int>?
    /// The line of each number; none for a number that stands in a link only.
    var numberLines: [Int] = []

    /// Line of the first number.
    var line: Int? { numberLines.first }

    /// One parcel for each number; nothing for a number without a line.
    var single: [Found] {
      numberLines.count == numbers.count
        ? numbers.indices.map { Found(carrier: carrier, numbers: [numbers[$0]], numberLines: [numberLines[$0]]) }
        : []
    }

    /// The parcel with those of its numbers that stand in some lines; what has no line belongs to all.
    func restricted(to lines: Range<Int>) -> Found? {
      guard !numberLines.isEmpty else { return self }
      var own = self
      let kept = numberLines.indices.filter { lines.contains(numberLines[$0]) }
      own.numbers = kept.map { numbers[$0] }
      own.numberLines = kept.map { numberLines[$0] }
      return kept.isEmpty ? nil : own
    }
  }

  /// The parcels of the message: one entry per carrier that has numbers of its own, else one.
  func all(excluding orderNumbers: [String]) -> [Found] {
    let reader = NumberReader(bytes: text.bytes, shapes: [])
    var groups: [Found] = []
    for value in labels.values where value.field.isParcel && isReadable(value.line) {
      let carrier = carrier(near: value)
      let isCertain = carrier != nil || value.field == .trackingNumber
      for token in reader.trackingNumbers(in: value.range, isCertainLabel: isCertain) + numbersBelow(value.valueLine, reader, isCertain) {
        let number = text.words(token)
        guard !orderNumbers.contains(number), groups.reduce(0, { $0 + $1.numbers.count }) < NoticeLimits.numbers else { continue }
        if let index = groups.firstIndex(where: { $0.carrier == carrier || carrier == nil }) {
          guard !groups[index].numbers.contains(number) else { continue }
          groups[index].numbers.append(number)
          groups[index].numberLines.append(value.line)
        } else {
          groups.append(
            Found(
              carrier: carrier, numbers: [number], evidence: value.evidence(upTo: token.upperBound), numberLines: [value.line]))
        }
      }
    }
    if groups.isEmpty { groups = numbersBesideCarriers(reader, excluding: orderNumbers) }
    if groups.isEmpty, let linked = numberInTrackingLink() { groups = [linked] }
    if groups.isEmpty, let plain = numberByShape(reader, excluding: orderNumbers) { groups = [plain] }
    if groups.isEmpty { groups = [Found()] }
    if groups.count == 1, groups[0].carrier == nil {
      groups[0].carrier = overallCarrier() ?? (!groups[0].numbers.isEmpty && namesUnknownCarrier ? .other : nil)
    }
    return groups
  }

  /// Further numbers of a list: on the lines below, which hold nothing else.
  func numbersBelow(_ line: Int, _ reader: NumberReader, _ isCertain: Bool) -> [Range<Int>] {
    var found: [Range<Int>] = []
    for line in text.lines[(line + 1)...].prefix(NoticeLimits.numbers) {
      guard line.cells.isEmpty, !line.isBlank, let token = reader.trackingNumbers(in: line.range, isCertainLabel: isCertain).first,
        line.range.count - token.count <= 3
      else { break }
      found.append(token)
    }
    return found
  }

  func isReadable(_ line: Int) -> Bool {
    text.lines[line].quoteDepth == 0 && text.lines[line].section != .cut && text.lines[line].section != .quote
  }

  /// The carrier named in the value's line, in the lines just above (up to another number) or just below.
  private func carrier(near value: LabelValues.Value) -> Carrier? {
    if let own = pack?.carrier { return own }
    let line = text.lines[value.line].range
    if let hit = phrases.all(.carrier, in: line).first { return carrier(hit) }
    let labelled = labels.all(.carrier).min { abs($0.line - value.line) < abs($1.line - value.line) }
    if let labelled, abs(labelled.line - value.line) <= 4, let hit = phrases.all(.carrier, in: labelled.range).first { return carrier(hit) }
    return nil
  }

  /// Named in the sentence that says shipped, or behind a carrier label, or the only one named at all.
  private func overallCarrier() -> Carrier? {
    if let own = pack?.carrier { return own }
    let stated = shipmentSentenceCarrier()
    for value in labels.all(.carrier) where isReadable(value.line) {
      if let hit = phrases.all(.carrier, in: value.range).first, stated == nil || stated == carrier(hit) { return carrier(hit) }
    }
    let named = Set(phrases.all(.carrier).filter { isReadable(text.lineIndex(at: $0.range.lowerBound)) }.map(\.value))
    if let value = named.first, named.count == 1 { return Carrier.allCases[value] }
    return stated
  }

  /// `配送業者: YunExpress`: a carrier that no pack knows, and no kind of delivery (宅配便).
  private var namesUnknownCarrier: Bool {
    labels.all(.carrier).contains { isReadable($0.line) && text.bytes[$0.range].first?.isLetter == true }
  }

  /// 「本日、ヤマト運輸にて発送いたしました」 beats a delivery-method label further down.
  private func shipmentSentenceCarrier() -> Carrier? {
    for stem in phrases.all(.stem) where stem.value == Stem.ship.rawValue {
      if let hit = phrases.all(.carrier, in: text.sentence(at: stem.range.lowerBound)).first { return carrier(hit) }
    }
    return nil
  }

  func carrier(_ hit: Phrases.Hit) -> Carrier { Carrier.allCases[hit.value] }
}
