public import Events

extension Order {
  /// The order in its public form, members in the order of the contract, absent ones left out.
  public func json(language: Language) -> JSONValue {
    var object = JSONObjectBuilder()
    addGoods(to: &object)
    object.add("orderedAt", orderedAt?.description)
    object.add("expectedArrivalFrom", expectedArrivalFrom?.description)
    object.add("expectedArrivalUntil", expectedArrivalUntil?.description)
    object.add("expectedShipDate", expectedShipDate?.description)
    object.add("carrier", carrier?.rawValue)
    object.add("trackingNumbers", nonEmpty: trackingNumbers.map(JSONValue.string))
    object.add("status", status.rawValue)
    object.add("diagnosis", .array(diagnosis.map { .string($0.rawValue) }))
    object.add("risk", risk?.json(language: language))
    object.add("refund", refund?.json)
    object.add("guarantee", guarantee?.json)
    object.add("sellerRecord", sellerRecord?.json)
    object.add("actions", .array(actions.map { $0.json(language: language) }))
    object.add("needsAttention", .bool(needsAttention))
    object.add("timeline", .array(timeline.map { $0.json(language: language) }))
    object.add("linkedBy", .array(linkedBy.map(\.json)))
    return object.json
  }

  private func addGoods(to object: inout JSONObjectBuilder) {
    object.add("merchant", merchant)
    object.add("merchantName", merchantName)
    object.add("orderNumber", orderNumber)
    object.add("otherOrderNumbers", nonEmpty: otherOrderNumbers.map(JSONValue.string))
    object.add("seller", seller)
    object.add("items", nonEmpty: items.map(\.json))
    object.add("cancelledItems", nonEmpty: cancelledItems.map(\.json))
    object.add("total", total)
    object.add("currency", currency)
    object.add("points", points)
    object.add("credits", credits)
    object.add("effectivePrice", effectivePrice)
  }
}

extension Risk {
  func json(language: Language) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("level", level.rawValue)
    object.add("reasons", .array(reasons(in: language).map(JSONValue.string)))
    object.add("rules", .array(signs.map { .string($0.rule) }))
    return object.json
  }
}

extension RefundWatch {
  var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("state", state.rawValue)
    object.add("method", method?.rawValue)
    object.add("amount", amount)
    object.add("remaining", remaining)
    object.add("expectedFrom", expectedFrom?.description)
    object.add("expectedBy", expectedBy?.description)
    return object.json
  }
}

extension GuaranteeWindow {
  var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("opens", opens.description)
    object.add("closes", closes.description)
    return object.json
  }
}

extension SellerRecord {
  var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("orders", orders)
    object.add("stockouts", stockouts)
    object.add("delays", delays)
    return object.json
  }
}

extension Action {
  func json(language: Language) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("code", code.rawValue)
    object.add("title", title(in: language))
    object.add("why", why(in: language))
    object.add("due", due?.description)
    object.add("dueEstimated", isDueEstimated ? JSONValue.bool(true) : nil)
    object.add("draft", draft)
    object.add("draftTranslation", draftTranslation(in: language))
    object.add("links", nonEmpty: links(in: language).map(\.json))
    object.add("rule", rule)
    object.add("events", nonEmpty: events.map(JSONValue.string))
    return object.json
  }
}

extension AdviceLink {
  var json: JSONValue { .object([.init("title", .string(title)), .init("url", .string(url))]) }
}

extension TimelineEntry {
  func json(language: Language) -> JSONValue {
    var object = JSONObjectBuilder()
    object.add("date", date?.description)
    object.add("kind", event.kind.rawValue)
    object.add("report", event.report?.rawValue)
    object.add("summary", summary(in: language))
    object.add("trust", event.trust.rawValue)
    if standing != .believed { object.add("standing", standing.rawValue) }
    if isSpam { object.add("spam", .bool(true)) }
    object.add("event", event.id.isEmpty ? nil : event.id)
    object.add("message", messageJSON)
    return object.json
  }

  /// The message without the thread, which only linking needs.
  private var messageJSON: JSONValue? {
    guard var message = event.message else { return nil }
    message.references = []
    return message.json
  }
}

extension EventLink {
  var json: JSONValue { .object([.init("by", .string(basis.rawValue)), .init("strength", .string(strength.rawValue))]) }
}
