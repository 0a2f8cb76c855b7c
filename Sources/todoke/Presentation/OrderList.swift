import Events
import Orders

/// Orders as a list: what needs attention with its first advice, the others in one line.
struct OrderList {
  let language: Language
  let style: Style
  let dates: DateWords
  let columns: Int

  init(language: Language, style: Style, asOf: Timestamp, columns: Int = TerminalSize.columns) {
    self.language = language
    self.style = style
    self.columns = columns
    dates = DateWords(language: language, today: asOf.day)
  }

  func lines(for orders: [Order]) -> [String] {
    var lines: [String] = []
    for order in orders {
      if order.needsAttention {
        if !lines.isEmpty { lines.append("") }
        lines += attentionLines(order)
      } else {
        if let last = lines.last, last.hasPrefix(Self.indent) { lines.append("") }
        lines.append(quietLine(order))
      }
    }
    return lines
  }

  private static let indent = "    "

  private func attentionLines(_ order: Order) -> [String] {
    let words = OrderWords(order: order, language: language, dates: dates)
    var lines = [style(.urgent, "!") + " " + style(.heading, TerminalText.line(words.title, columns: columns - 2))]
    if let goods = words.goods { lines.append(Self.indent + TerminalText.line(goods, columns: columns - 4)) }
    lines.append(Self.indent + style(.warning, TerminalText.line(words.state, columns: columns - 4)))
    if let action = order.actions.first {
      let due = action.due.map { DueWords.text($0, isEstimated: action.isDueEstimated, dates, language) } ?? ""
      lines += wrapped("→ " + action.title(in: language) + due)
      lines += wrapped(action.why(in: language)).map { style(.faint, $0) }
    }
    return lines
  }

  private func wrapped(_ text: String) -> [String] {
    TextWrapping.lines(TerminalText.line(text, columns: 1_000), columns: columns - 4).map { Self.indent + $0 }
  }

  private func quietLine(_ order: Order) -> String {
    let words = OrderWords(order: order, language: language, dates: dates)
    let date = DisplayWidth.padded(words.lastDay.map(dates.day) ?? "", to: 18)
    let status = DisplayWidth.padded(Words.text(for: order.status, in: language), to: 16)
    return "  " + style(.faint, date) + " " + status + " "
      + TerminalText.line([words.title, words.goods].compactMap { $0 }.joined(separator: "  "), columns: columns - 38)
  }
}

/// What an order is called and where it stands, in a few words.
struct OrderWords {
  let order: Order
  let language: Language
  let dates: DateWords

  /// Shop, seller and number.
  var title: String {
    let shop = [order.merchant, order.seller ?? order.merchantName].compactMap { $0 }.joined(separator: language.choose("・", " · "))
    let number = order.orderNumber ?? order.trackingNumbers.first
    let parts = [shop.isEmpty ? language.choose("店舗不明", "unknown shop") : shop, number ?? language.choose("(注文番号なし)", "(no order number)")]
    return parts.joined(separator: "  ")
  }

  /// The first item and how many more there are, and the total; of a partly cancelled order the cancelled goods.
  var goods: String? {
    var parts: [String] = []
    let isPartial = order.status == .partlyCancelled && !order.cancelledItems.isEmpty
    let names = (isPartial ? order.cancelledItems : order.items).compactMap(\.name)
    if let first = names.first {
      let more = names.count - 1
      parts.append(first + (more > 0 ? language.choose(" ほか\(more)点", " and \(more) more") : ""))
    }
    let sum = isPartial ? order.total.flatMap { total in order.remainingTotal.map { total - $0 } } : order.total
    if let total = sum { parts.append(MoneyWords.text(total, currency: order.currency, in: language)) }
    return parts.isEmpty ? nil : parts.joined(separator: "  ")
  }

  /// Diagnosis, or status where there is none, and the money.
  var state: String {
    let diagnosis = order.diagnosis.filter { $0 != .refundPending && $0 != .refundOverdue }.map { Words.text(for: $0, in: language) }
    let status = Words.text(for: order.status, in: language)
    var parts = diagnosis.isEmpty ? [status] : order.status == .partlyCancelled ? [status] + diagnosis : diagnosis
    if let refund = order.refund { parts.append(refundText(refund)) }
    if let day = lastDay { parts.append(dates.dayAndDistance(day)) }
    return parts.joined(separator: language.choose("・", " · "))
  }

  func refundText(_ refund: RefundWatch) -> String {
    var text = Words.text(for: refund.state, in: language)
    if let amount = refund.amount, refund.state != .notCharged {
      text += " " + MoneyWords.text(amount, currency: order.currency, in: language)
    }
    if refund.state == .pending, let by = refund.expectedBy { text += language.choose("(\(dates.day(by))まで)", " (by \(dates.day(by)))") }
    return text
  }

  /// The day of the newest that is known.
  var lastDay: CalendarDay? { order.timeline.compactMap(\.date).max()?.day }
}
