import Events
import Orders

/// What an event says, as lines of a name and a value.
struct EventWords {
  let language: Language

  /// The stated values, in the order in which people ask for them.
  func facts(of event: Event) -> [(name: String, value: String)] {
    var facts: [(name: String, value: String)] = []
    func add(_ japanese: String, _ english: String, _ value: String?) {
      if let value, !value.isEmpty { facts.append((language.choose(japanese, english), TerminalText.line(value))) }
    }
    func money(_ amount: Amount?) -> String? { amount.map { MoneyWords.text($0, currency: event.currency, in: language) } }
    add("店", "merchant", event.merchantName.map { "\($0) (\(event.merchant ?? ""))" } ?? event.merchant)
    add("販売元", "seller", event.seller)
    add("注文番号", "order number", event.orderNumber)
    add("以前の番号", "former number", event.formerOrderNumbers.isEmpty ? nil : event.formerOrderNumbers.joined(separator: ", "))
    for item in event.items {
      let parts = [item.name ?? "", item.quantity.map { "× \($0)" } ?? "", money(item.price) ?? ""]
      add("品目", "item", parts.filter { !$0.isEmpty }.joined(separator: " "))
    }
    add("理由", "reason", event.reason.map { $0.text(in: language) ?? $0.rawValue })
    add("原因", "cause", event.cause.map(text))
    add("だれの都合", "initiator", event.initiator.map(text))
    add("金額", "amount", money(event.amount))
    add("支払い方法", "payment", event.paymentMethod.map { $0.text(in: language) })
    add("請求", "charged", event.charged.map { $0 ? language.choose("請求された", "yes") : language.choose("請求されていない", "no") })
    add("ポイント", "points", event.points.map(String.init))
    add(
      "追跡番号", "tracking", ([event.carrier.map { $0.text(in: language) }].compactMap { $0 } + event.trackingNumbers).joined(separator: " "))
    add("お届け予定", "expected", event.expectedShipDate == nil ? arrival(event) : nil)
    add("発送予定", "ships by", event.expectedShipDate?.description)
    add("保証の申請", "claim", event.claim.map { Words.text(for: $0, in: language) })
    add("回答の期限", "respond by", event.respondBy?.description)
    add("返金の予定", "refund by", event.refundExpectedBy?.description)
    add("日時", "at", event.occurredAt?.description)
    add("確からしさ", "confidence", "\(Int((event.confidence * 100).rounded()))%")
    add("規則", "rule", event.rule)
    return facts
  }

  private func arrival(_ event: Event) -> String? {
    let ends = [event.expectedArrivalFrom?.description, event.expectedArrivalUntil?.description]
    return ends.contains { $0 != nil } ? ends.map { $0 ?? "" }.joined(separator: language.choose("～", " – ")) : nil
  }

  /// What a notice of its kind mostly says and this one does not.
  func missing(in event: Event) -> [String] {
    var missing: [String] = []
    func need(_ isThere: Bool, _ japanese: String, _ english: String) { if !isThere { missing.append(language.choose(japanese, english)) } }
    need(event.orderNumber != nil, "注文番号", "order number")
    switch event.kind {
    case .ordered:
      need(!event.items.isEmpty, "品目", "items")
      need(event.amount != nil, "合計", "total")
    case .cancelled, .cancelRequested:
      need(!event.items.isEmpty, "品目", "items")
      need(event.reason != nil, "理由", "reason")
    case .refunded: need(event.amount != nil, "金額", "amount")
    case .shipped, .inTransit, .deliveryAttempted, .readyForPickup: need(!event.trackingNumbers.isEmpty, "追跡番号", "tracking number")
    default: break
    }
    return missing
  }

  /// What a member of the public form is called.
  func name(ofMember member: String) -> String {
    guard language == .ja else { return member }
    return Self.memberNames[member] ?? member
  }

  private static let memberNames = [
    "kind": "出来事", "orderNumber": "注文番号", "formerOrderNumbers": "以前の番号", "amount": "金額", "paymentMethod": "支払い方法", "reason": "理由",
    "seller": "販売元",
    "items": "品目", "carrier": "配送業者", "trackingNumbers": "追跡番号", "points": "ポイント", "charged": "請求", "claim": "保証の申請", "respondBy": "回答の期限",
    "expectedArrivalFrom": "お届け予定", "expectedArrivalUntil": "お届け予定", "expectedShipDate": "発送予定", "refundExpectedBy": "返金の予定",
    "occurredAt": "日時",
    "initiator": "だれの都合", "merchantName": "店",
  ]

  private func text(_ cause: Cause) -> String {
    switch cause {
    case .inventoryLag: language.choose("在庫数の食い違い", "the stock was counted wrongly")
    case .crossListing: language.choose("ほかの売り場でも販売", "sold elsewhere at the same time")
    }
  }

  private func text(_ initiator: Initiator) -> String {
    switch initiator {
    case .merchant: language.choose("店", "the shop")
    case .seller: language.choose("販売者", "the seller")
    case .customer: language.choose("買い手", "the buyer")
    case .carrier: language.choose("配送業者", "the carrier")
    case .system: language.choose("自動", "automatic")
    }
  }
}
