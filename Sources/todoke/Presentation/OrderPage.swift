import Events
import Orders

/// Everything about one order.
struct OrderPage {
  let language: Language
  let style: Style
  let dates: DateWords
  let columns: Int
  /// Whether the mails and the words that everything rests on are shown.
  let showsEvidence: Bool

  init(language: Language, style: Style, asOf: Timestamp, showsEvidence: Bool, columns: Int = TerminalSize.columns) {
    self.language = language
    self.style = style
    self.columns = columns
    self.showsEvidence = showsEvidence
    dates = DateWords(language: language, today: asOf.day)
  }

  func lines(for order: Order) -> [String] {
    let words = OrderWords(order: order, language: language, dates: dates)
    var lines = [style(.heading, TerminalText.line(words.title, columns: columns))]
    lines += factLines(order, words)
    if !order.actions.isEmpty {
      lines += ["", style(.heading, language.choose("すること", "What to do"))]
      for (index, action) in order.actions.enumerated() {
        lines += actionLines(action, number: index + 1)
        if showsEvidence { lines += basisLines(action, order) }
      }
    }
    lines += ["", style(.heading, language.choose("経緯", "History"))]
    for entry in order.timeline { lines += timelineLines(entry) }
    if order.timeline.contains(where: { $0.standing == .doubtful }) {
      let number = order.orderNumber ?? order.trackingNumbers.first ?? ""
      let hint = language.choose(
        "疑わしいメールを店のサイトで確かめたら: todoke tell \(number) mailIsGenuine(本物) または mailIsFake(偽物)",
        "Once you have looked on the shop's site: todoke tell \(number) mailIsGenuine, or mailIsFake")
      lines += paragraph(hint, indent: 2)
    }
    return lines
  }

  // MARK: Facts

  private func factLines(_ order: Order, _ words: OrderWords) -> [String] {
    var lines: [String] = []
    let diagnosis = order.diagnosis.map { Words.text(for: $0, in: language) }
    let status = diagnosis.isEmpty || !order.status.isToldByDiagnosis ? [Words.text(for: order.status, in: language)] : []
    let state = status + diagnosis
    lines.append(fact(language.choose("状態", "State"), state.joined(separator: language.choose("・", " · "))))
    if !order.otherOrderNumbers.isEmpty {
      lines.append(fact(language.choose("ほかの番号", "Other numbers"), order.otherOrderNumbers.joined(separator: ", ")))
    }
    for item in order.items {
      lines.append(fact(language.choose("品目", "Item"), text(item, order, cancelled: order.cancelledQuantity(of: item))))
    }
    for item in order.cancelledItemsByOtherNames {
      lines.append(fact(language.choose("品目", "Item"), text(item, order, cancelled: item.quantity ?? 1)))
    }
    if let total = order.total {
      let money = MoneyWords.text(total, currency: order.currency, in: language)
      let rest = order.remainingTotal.map { MoneyWords.text($0, currency: order.currency, in: language) }
      let remark = rest.map { language.choose("(キャンセル分を除いて \($0))", " (\($0) without what is cancelled)") } ?? ""
      lines.append(fact(language.choose("合計", "Total"), money + remark))
    }
    if let price = order.effectivePrice {
      lines.append(fact(language.choose("実質価格", "Effective price"), effective(price, order)))
    }
    if let record = order.sellerRecord, record.isTelling {
      lines.append(fact(language.choose("この店の履歴", "This seller"), Words.text(for: record, in: language)))
    }
    if let ordered = order.orderedAt { lines.append(fact(language.choose("注文日時", "Ordered"), dates.moment(ordered))) }
    if let arrival = arrival(order) { lines.append(fact(language.choose("お届け予定", "Expected"), arrival)) }
    if let day = order.expectedShipDate { lines.append(fact(language.choose("発送予定", "Ships by"), dates.day(day))) }
    if !order.trackingNumbers.isEmpty {
      let carrier = order.carrier.map { $0.text(in: language) + " " } ?? ""
      lines.append(fact(language.choose("追跡番号", "Tracking"), carrier + order.trackingNumbers.joined(separator: ", ")))
    }
    if let refund = order.refund { lines += refundLines(refund, words) }
    if let risk = order.risk { lines += riskLines(risk) }
    if let guarantee = order.guarantee {
      let (opens, closes) = (dates.day(guarantee.opens), dates.day(guarantee.closes))
      let window = language.choose("\(opens)から\(closes)まで申請できます", "possible from \(opens) to \(closes)")
      lines.append(fact(language.choose("保証申請", "Guarantee"), window))
    }
    return lines
  }

  private func fact(_ name: String, _ value: String) -> String {
    "  " + style(.faint, DisplayWidth.padded(name, to: 16)) + TerminalText.line(value, columns: max(columns - 18, 20))
  }

  private func text(_ item: Item, _ order: Order, cancelled: Int?) -> String {
    var parts = [item.name ?? language.choose("(品名なし)", "(no name)")]
    if let quantity = item.quantity { parts.append("× \(quantity)") }
    if let price = item.price { parts.append(MoneyWords.text(price, currency: order.currency, in: language)) }
    if let cancelled {
      let isPart = cancelled < item.quantity ?? 1
      parts.append(
        isPart ? language.choose("[うち\(cancelled)点キャンセル]", "[\(cancelled) cancelled]") : language.choose("[キャンセル]", "[cancelled]"))
    }
    return parts.joined(separator: " ")
  }

  private func effective(_ price: Amount, _ order: Order) -> String {
    var parts: [String] = []
    if let points = order.points {
      let count = MoneyWords.grouped(Amount(points))
      parts.append(language.choose("\(count)ポイント", "\(count) points"))
    }
    if let credits = order.credits {
      let money = MoneyWords.text(credits, currency: order.currency, in: language)
      parts.append(language.choose("後から付いた特典 \(money)", "\(money) granted afterwards"))
    }
    let remark = parts.joined(separator: language.choose("・", ", "))
    return MoneyWords.text(price, currency: order.currency, in: language) + language.choose("(\(remark))", " (\(remark))")
  }

  private func arrival(_ order: Order) -> String? {
    switch (order.expectedArrivalFrom, order.expectedArrivalUntil) {
    case (let from?, let until?) where from.day == until.day && from.minute == nil && until.minute != nil:
      dates.dayTime(until) + language.choose("まで", " at the latest")
    case (let from?, let until?) where from != until: "\(dates.dayTime(from)) – \(dates.dayTime(until))"
    case (let day?, _), (nil, let day?): dates.dayTime(day)
    case (nil, nil): nil
    }
  }

  private func refundLines(_ refund: RefundWatch, _ words: OrderWords) -> [String] {
    let method =
      refund.method.map { language.choose("(\($0.text(in: language)))", " (\($0.text(in: language)))") } ?? ""
    var lines = [fact(language.choose("返金", "Refund"), words.refundText(refund) + method)]
    if let remaining = refund.remaining {
      lines.append(
        fact("", language.choose("残り ", "still missing ") + MoneyWords.text(remaining, currency: words.order.currency, in: language)))
    }
    return lines
  }

  private func riskLines(_ risk: Risk) -> [String] {
    let level =
      switch risk.level {
      case .low: language.choose("低い", "low")
      case .medium: language.choose("中くらい", "medium")
      case .high: language.choose("高い", "high")
      }
    return [fact(language.choose("危険度", "Risk"), level)] + risk.reasons(in: language).map { fact("", $0) }
  }

  // MARK: Advice

  private func actionLines(_ action: Action, number: Int) -> [String] {
    let due = action.due.map { DueWords.text($0, isEstimated: action.isDueEstimated, dates, language) } ?? ""
    var lines = ["  \(number). " + TerminalText.line(action.title(in: language) + due)]
    lines += paragraph(action.why(in: language), indent: 5)
    for link in action.links(in: language) { lines.append("     " + TerminalText.line("\(link.title): \(link.url)", columns: 2_000)) }
    if let draft = action.draft { lines += quoted(draft, under: language.choose("文案:", "Draft:")) }
    if let translation = action.draftTranslation(in: language) {
      lines += quoted(translation, under: language.choose("文案の意味:", "What it says:"))
    }
    return lines
  }

  /// The events on which a piece of advice rests.
  private func basisLines(_ action: Action, _ order: Order) -> [String] {
    let basis = order.timeline.filter { action.events.contains($0.event.id) }.map { entry in
      [entry.date.map(dates.moment), entry.summary(in: language)].compactMap(\.self).joined(separator: " ")
    }
    guard !basis.isEmpty else { return [] }
    return paragraph(language.choose("根拠: ", "Rests on: ") + basis.joined(separator: language.choose("、", "; ")), indent: 5)
      .map { style(.faint, $0) }
  }

  private func quoted(_ text: String, under heading: String) -> [String] {
    let lines = TerminalText.block(text).split(separator: "\n", omittingEmptySubsequences: false)
    return ["     " + style(.faint, heading)] + lines.map { $0.isEmpty ? "     |" : "     | " + $0 }
  }

  private func paragraph(_ text: String, indent: Int) -> [String] {
    TextWrapping.lines(TerminalText.line(text, columns: 2_000), columns: columns - indent).map {
      String(repeating: " ", count: indent) + $0
    }
  }

  // MARK: History

  private func timelineLines(_ entry: TimelineEntry) -> [String] {
    let date = DisplayWidth.padded(entry.date.map(dates.moment) ?? "", to: 24)
    var summary = TerminalText.line(entry.summary(in: language), columns: columns - 26)
    if entry.isSpam { summary += " " + style(.warning, language.choose("[迷惑メール内]", "[in spam]")) }
    switch entry.standing {
    case .believed, .corroborated: break
    case .confirmed: summary += " " + style(.warning, language.choose("[確認済み]", "[confirmed]"))
    case .doubtful: summary += " " + style(.urgent, "[\(Words.text(for: entry.event.trust, in: language))]")
    case .rejected: summary += " " + style(.urgent, language.choose("[偽物]", "[fake]"))
    }
    return ["  " + style(.faint, date) + summary] + (showsEvidence ? evidenceLines(entry) : [])
  }

  private func evidenceLines(_ entry: TimelineEntry) -> [String] {
    var texts: [String] = []
    if let message = entry.event.message {
      if let subject = message.subject { texts.append(language.choose("件名: ", "subject: ") + subject) }
      if let from = message.from { texts.append(language.choose("差出人: ", "from: ") + from) }
      if let source = message.source { texts.append(language.choose("場所: ", "in: ") + source) }
    }
    let known = language.choose("(注文番号は本物のメールにもある)", " (genuine mail names the order number too)")
    texts.append(
      language.choose("信頼度: ", "trust: ") + Words.text(for: entry.event.trust, in: language)
        + (entry.standing == .corroborated ? known : ""))
    texts += entry.event.trustReasons.map { TrustReasonWords.text($0, in: language) }
    let words = EventWords(language: language)
    texts += entry.event.evidence.map { "\(words.name(ofMember: $0.field)): 「\($0.text)」" }
    if let rule = entry.event.rule { texts.append(language.choose("規則: ", "rule: ") + rule) }
    if let link = entry.link {
      texts.append(language.choose("結び付き: ", "linked by: ") + "\(link.basis.rawValue) (\(link.strength.rawValue))")
    }
    return texts.map { "      " + style(.faint, TerminalText.line($0, columns: columns - 6)) }
  }
}
