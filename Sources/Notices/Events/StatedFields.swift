import Events
import RulePacks

/// Values of an order that a message states outside its items.
struct StatedFields {
  let text: NoticeText
  let phrases: Phrases
  let labels: LabelValues
  let messageDay: CalendarDay
  /// The lines that belong to one order, where a message holds several; nil for all.
  var scope: Range<Int>?

  private var amounts: AmountReader { AmountReader(bytes: text.bytes) }
  var dates: DateReader { DateReader(bytes: text.bytes, messageDay: messageDay) }

  func isReadable(_ line: Int) -> Bool {
    scope.map { $0.contains(line) } ?? true && text.lines[line].quoteDepth == 0 && text.lines[line].section != .cut
      && text.lines[line].section != .quote
  }

  // MARK: Money

  /// The order's total, in the text of what is concerned: the sum with the best label.
  func total() -> (money: MoneyValue, evidence: Range<Int>)? {
    for field in [LabelField.grandTotal, .total, .amount] {
      for value in labels.all(field) where isReadable(value.line) && text.lines[value.line].section != .otherItems {
        guard let money = amounts.first(in: value.range, needsCurrency: false), money.amount >= 0,
          money.range.lowerBound - value.range.lowerBound <= 24
        else { continue }
        let current = behindArrow(money)
        return (current, value.evidence(upTo: current.range.upperBound))
      }
    }
    return nil
  }

  /// `10,985円 → 9,625円`: what takes the place of a sum.
  private func behindArrow(_ money: MoneyValue) -> MoneyValue {
    let line = text.lines[text.lineIndex(at: money.range.lowerBound)].range
    guard let end = (0...12).lazy.compactMap({ text.arrowEnd(at: money.range.upperBound + $0) }).first, end < line.upperBound,
      let next = amounts.first(in: end..<line.upperBound, needsCurrency: false), next.range.lowerBound - end <= 6, next.amount > 0
    else { return money }
    return next
  }

  /// The sum refunded: labelled, or named in the sentence that reports the refund or a neighbouring one.
  func refund(statedAt range: Range<Int>) -> (money: MoneyValue, evidence: Range<Int>)? {
    // `ご返金`, and below it its parts, is a heading.
    let labelled = labels.all(.refundAmount).filter { isReadable($0.line) }
    for value in labelled.filter({ $0.valueLine == $0.line }) + labelled.filter({ $0.valueLine != $0.line }) {
      // `Visa （下4桁 4242）   ¥12,480`
      if let money = amounts.first(in: value.range, needsCurrency: true) ?? amounts.first(in: value.range, needsCurrency: false) {
        return (
          MoneyValue(amount: absolute(money.amount), currency: money.currency, range: money.range),
          value.evidence(upTo: money.range.upperBound)
        )
      }
    }
    return sum(inSentencesAt: range)
  }

  /// The first sum in the sentence that states something, or in a neighbouring one.
  func sum(inSentencesAt range: Range<Int>) -> (money: MoneyValue, evidence: Range<Int>)? {
    let index = text.sentenceIndex(at: range.lowerBound)
    for offset in [0, -1, 1] {
      guard text.sentenceStarts.indices.contains(index + offset) else { continue }
      let sentence = text.sentence(at: text.sentenceStarts[index + offset])
      if let money = offset == 0 ? lastSum(in: sentence, before: range.lowerBound) : amounts.first(in: sentence, needsCurrency: true) {
        return (money, money.range)
      }
    }
    return nil
  }

  /// 「返品の送料800円を差し引いた12,400円を返金」: the sum nearest to the verb, what stands in brackets left out; else the first behind it.
  private func lastSum(in sentence: Range<Int>, before position: Int) -> MoneyValue? {
    let sums = amounts.all(in: sentence)
    let before = sums.filter { $0.range.upperBound <= position }
    return before.last { !isInBrackets($0.range, in: sentence) && !isPart($0.range) } ?? before.last ?? sums.first
  }

  /// 手数料*330円*, *500円*分のポイント: a sum beside the one that goes back.
  private func isPart(_ sum: Range<Int>) -> Bool {
    text.bytes[sum.upperBound...].starts(with: "分".utf8)
      || phrases.all(.partialMoney, in: max(0, sum.lowerBound - 18)..<sum.lowerBound).contains { $0.range.upperBound == sum.lowerBound }
  }

  private func isInBrackets(_ range: Range<Int>, in sentence: Range<Int>) -> Bool {
    let before = text.bytes[sentence.lowerBound..<range.lowerBound]
    guard let open = before.lastIndex(of: UInt8(ascii: "(")) else { return false }
    return !before[open...].contains(UInt8(ascii: ")"))
  }

  private func absolute(_ amount: Amount) -> Amount { Amount(hundredths: abs(amount.hundredths)) }

  /// Points given, or given back: the number before ポイント in the sentence that says so.
  func pointsGiven(statedAt range: Range<Int>) -> Int? {
    let sentence = text.sentence(at: range.lowerBound)
    let word = Array("ポイント".utf8)
    var position = sentence.lowerBound
    while position + word.count <= sentence.upperBound {
      if text.bytes[position].isDigit, let money = amounts.first(in: position..<sentence.upperBound, needsCurrency: false) {
        if text.bytes[money.range.upperBound...].starts(with: word) { return money.amount.hundredths / 100 }
        position = max(money.range.upperBound, position + 1)
      } else {
        position += 1
      }
    }
    return nil
  }

  /// Points earned: a total where one is labelled so, else the sum of what stands beside the items.
  func points() -> Int? {
    if let total = pointValues(.pointsTotal).first { return total }
    return pointValues(.points).reduce(nil) { sum, points in min((sum ?? 0) + points, 1_000_000_000) }
  }

  private func pointValues(_ field: LabelField) -> [Int] {
    labels.all(field).filter { isReadable($0.line) }.compactMap { value in
      let points = amounts.first(in: value.range, needsCurrency: false)?.amount.hundredths
      return points.flatMap { $0 >= 0 ? $0 / 100 : nil }
    }
  }

  /// 「お支払いは銀行振込をご希望とのことですので」: the only method of a sentence about the payment that is under no condition.
  private func paymentInProse() -> (PaymentMethod, Range<Int>)? {
    let modality = ModalityReader(text: text, phrases: phrases)
    for label in phrases.all(.label) where label.value == LabelField.paymentMethod.rawValue && text.hasWord("は", at: label.range.upperBound)
    {
      let sentence = text.sentence(at: label.range.lowerBound)
      let named = phrases.all(.payment, in: label.range.upperBound..<sentence.upperBound)
      guard isReadable(text.lineIndex(at: label.range.lowerBound)), let hit = named.first, named.allSatisfy({ $0.value == hit.value }),
        !modality.isUnderCondition(before: sentence.upperBound - 1)
      else { continue }
      return (PaymentMethod.allCases[hit.value], hit.range)
    }
    return nil
  }

  /// Behind a payment label, or else in the sentence of the statement.
  func paymentMethod(statedAt range: Range<Int>?, kind: Kind) -> (PaymentMethod, Range<Int>)? {
    for value in labels.all(.paymentMethod) where isReadable(value.line) {
      if let hit = phrases.all(.payment, in: value.range).first {
        return (PaymentMethod.allCases[hit.value], value.evidence(upTo: hit.range.upperBound))
      }
    }
    if let beside = paymentBesideSum() { return beside }
    if kind == .ordered, let said = paymentInProse() { return said }
    guard let range, kind == .paymentFailed || kind == .refunded || kind == .cancelled || kind == .cancelRequested else { return nil }
    if kind == .paymentFailed || kind == .refunded, let hit = phrases.all(.payment, in: text.sentence(at: range.lowerBound)).first {
      return (PaymentMethod.allCases[hit.value], hit.range)
    }
    return paymentInRefundSentence() ?? onlyPayment() ?? refusedPayment()
  }

  /// The method beside a sum: `お支払い金額：41,300円（クレジットカード）`, `代金　代引　4,350円`.
  private func paymentBesideSum() -> (PaymentMethod, Range<Int>)? {
    for value in labels.values where value.field.isAmount && isReadable(value.line) {
      // 代引*手数料別*, 銀行振込*の場合は*: the method fills its brackets, or opens the value.
      let hit = phrases.all(.payment, in: value.range).first {
        text.hasWord("(", endingAt: $0.range.lowerBound) && endsBrackets($0.range.upperBound)
          || $0.range.lowerBound == value.range.lowerBound && text.hadBlank(before: $0.range.upperBound)
      }
      if let hit { return (PaymentMethod.allCases[hit.value], value.evidence(upTo: hit.range.upperBound)) }
    }
    return nil
  }

  /// `）`, `決済）`, `・入金済み）`, and not `手数料別）` or `の場合）`.
  private func endsBrackets(_ position: Int) -> Bool {
    guard let close = text.bytes[position..<min(text.bytes.count, position + Self.methodTail)].firstIndex(of: UInt8(ascii: ")")) else {
      return false
    }
    let tail = text.bytes[position..<close]
    return tail.isEmpty || ["決済", "払い", "・", ",", "/", "一括"].contains { tail.starts(with: $0.utf8) }
  }

  /// Longest words behind a method in its brackets, in bytes.
  private static let methodTail = 24

  /// The only method that the letter names, outside of rules and conditions.
  private func onlyPayment() -> (PaymentMethod, Range<Int>)? {
    let modality = ModalityReader(text: text, phrases: phrases)
    var found: (PaymentMethod, Range<Int>)?
    for hit in phrases.all(.payment).prefix(NoticeLimits.candidates) where !text.isSubject(hit.range) {
      let line = text.lineIndex(at: hit.range.lowerBound)
      guard isReadable(line), text.lines[line].section != .notes else { continue }
      let method = PaymentMethod.allCases[hit.value]
      if let found, found.0 != method { return nil }
      guard !modality.isUnderCondition(before: hit.range.upperBound), modality.modality(after: hit.range)?.modality != .conditional else {
        return nil
      }
      found = found ?? (method, hit.range)
    }
    return found
  }

  /// 「ご登録のクレジットカードで決済を試みましたが、承認が下りませんでした」: the method that failed, whatever others are offered.
  private func refusedPayment() -> (PaymentMethod, Range<Int>)? {
    for reason in phrases.all(.reason) where Reason.allCases[reason.value] == .paymentNotAuthorised {
      guard isReadable(text.lineIndex(at: reason.range.lowerBound)),
        let hit = phrases.all(.payment, in: text.sentence(at: reason.range.lowerBound).lowerBound..<reason.range.lowerBound).last
      else { continue }
      return (PaymentMethod.allCases[hit.value], hit.range)
    }
    return nil
  }

  /// 「お振り込みいただいた代金はご返金いたします」: named beside the money that goes back, and no other method beside it.
  private func paymentInRefundSentence() -> (PaymentMethod, Range<Int>)? {
    var found: (PaymentMethod, Range<Int>)?
    for stem in phrases.all(.stem) where stem.value == Stem.refund.rawValue && isReadable(text.lineIndex(at: stem.range.lowerBound)) {
      for hit in phrases.all(.payment, in: text.sentence(at: stem.range.lowerBound)) {
        let method = PaymentMethod.allCases[hit.value]
        if let found, found.0 != method { return nil }
        found = (method, hit.range)
      }
    }
    return found
  }

  // MARK: Dates

  /// When it happened, if the notice states it with a label.
  func occurredAt() -> Timestamp? {
    for value in labels.all(.occurredAt) where isReadable(value.line) {
      guard let span = dates.span(in: value.range), let moment = span.from ?? span.until,
        abs(moment.day.daysSince1970 - messageDay.daysSince1970) <= 60
      else { continue }
      if let minute = moment.minute { return Timestamp(moment.day, minute: minute) }
    }
    return nil
  }

  // MARK: People

  /// The shop inside a mall, or the seller.
  func seller() -> (String, Range<Int>)? {
    for value in labels.all(.seller) where isReadable(value.line) {
      if let name = ItemName.clean(withoutCompany(text.words(value.range))), !name.contains("http") {
        return (name, value.evidence(upTo: value.range.upperBound))
      }
    }
    for hit in phrases.all(.initiator) where hit.value == Initiator.allCases.firstIndex(of: .seller) {
      if let name = quoted(after: hit.range.lowerBound, within: 90) { return (name, hit.range) }
    }
    return nil
  }

  /// `あじさい手芸　(㈱紫陽花)`: the company behind a shop is no part of its name.
  private func withoutCompany(_ words: String) -> String {
    for open in [" (", "　(", " （", "　（"] {
      if let range = words.firstRange(of: open), words.hasSuffix(")") || words.hasSuffix("）") { return String(words[..<range.lowerBound]) }
    }
    return words
  }

  /// The first 「…」 behind a place.
  private func quoted(after position: Int, within limit: Int) -> String? {
    let window = text.bytes[position..<min(text.bytes.count, position + limit)]
    guard let open = window.firstRange(of: Array("「".utf8))?.lowerBound,
      let close = text.bytes[open..<min(text.bytes.count, open + 120)].firstRange(of: Array("」".utf8))?.lowerBound
    else { return nil }
    return ItemName.clean(text.words(open + 3..<close))
  }
}
