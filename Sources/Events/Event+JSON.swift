extension Event {
  /// The names of all members of the public form, in the order of the contract.
  public static let memberNames = [
    "schema", "id", "kind", "report", "merchant", "merchantName", "orderNumber", "formerOrderNumbers", "seller", "items", "reason", "cause",
    "initiator",
    "amount",
    "currency", "paymentMethod", "points", "carrier", "trackingNumbers", "expectedArrivalFrom", "expectedArrivalUntil", "expectedShipDate",
    "respondBy",
    "charged", "refundExpectedBy", "claim", "occurredAt", "trust", "trustReasons", "confidence", "rule", "evidence", "message",
  ]

  /// The event in its public form, members in the order of the contract, absent ones left out.
  public var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("schema", Self.schema)
    object.add("id", id)
    object.add("kind", kind.rawValue)
    object.add("report", report?.rawValue)
    object.add("merchant", merchant)
    object.add("merchantName", merchantName)
    object.add("orderNumber", orderNumber)
    object.add("formerOrderNumbers", nonEmpty: formerOrderNumbers.map(JSONValue.string))
    object.add("seller", seller)
    object.add("items", nonEmpty: items.map(\.json))
    object.add("reason", reason?.rawValue)
    object.add("cause", cause?.rawValue)
    object.add("initiator", initiator?.rawValue)
    object.add("amount", amount)
    object.add("currency", currency)
    object.add("paymentMethod", paymentMethod?.rawValue)
    object.add("points", points)
    object.add("carrier", carrier?.rawValue)
    object.add("trackingNumbers", nonEmpty: trackingNumbers.map(JSONValue.string))
    object.add("expectedArrivalFrom", expectedArrivalFrom?.description)
    object.add("expectedArrivalUntil", expectedArrivalUntil?.description)
    object.add("expectedShipDate", expectedShipDate?.description)
    object.add("respondBy", respondBy?.description)
    object.add("charged", charged.map(JSONValue.bool))
    object.add("refundExpectedBy", refundExpectedBy?.description)
    object.add("claim", claim?.rawValue)
    object.add("occurredAt", occurredAt?.description)
    object.add("trust", trust.rawValue)
    object.add("trustReasons", nonEmpty: trustReasons.map(JSONValue.string))
    object.add("confidence", (0...1).contains(confidence) ? .number(Double(Int(confidence * 100 + 0.5)) / 100) : nil)
    object.add("rule", rule)
    object.add(
      "evidence", nonEmpty: evidence.map { .object([.init("field", .string($0.field)), .init("text", .string($0.text))]) })
    object.add("message", message?.json)
    return object.json
  }

  /// Reads an event in its public form; members that are not known are passed over, as later schemas may add some.
  public init(json: JSONValue) throws(EventFormatError) {
    guard case .object = json else { throw EventFormatError(member: "", expected: "an object") }
    if let schema = json["schema"]?.integer, schema != Self.schema {
      throw EventFormatError(member: "schema", expected: "\(Self.schema), the version this program reads")
    }
    let reader = MemberReader(json: json)
    guard let kind: Kind = try reader.choice("kind") else { throw EventFormatError(member: "kind", expected: "one of the event kinds") }
    self.init(id: try reader.string("id") ?? "", kind: kind)
    report = try reader.choice("report")
    merchant = try reader.string("merchant")
    merchantName = try reader.string("merchantName")
    orderNumber = try reader.string("orderNumber")
    formerOrderNumbers = try reader.strings("formerOrderNumbers")
    seller = try reader.string("seller")
    for item in try reader.array("items") { items.append(try Item(json: item)) }
    reason = try reader.choice("reason")
    cause = try reader.choice("cause")
    initiator = try reader.choice("initiator")
    amount = try reader.amount("amount")
    currency = try reader.string("currency")
    paymentMethod = try reader.choice("paymentMethod")
    points = try reader.integer("points")
    carrier = try reader.choice("carrier")
    trackingNumbers = try reader.strings("trackingNumbers")
    expectedArrivalFrom = try reader.parsed("expectedArrivalFrom", "YYYY-MM-DD or YYYY-MM-DDTHH:MM") { DayTime(iso: $0) }
    expectedArrivalUntil = try reader.parsed("expectedArrivalUntil", "YYYY-MM-DD or YYYY-MM-DDTHH:MM") { DayTime(iso: $0) }
    expectedShipDate = try reader.parsed("expectedShipDate", "YYYY-MM-DD") { CalendarDay(iso: $0) }
    respondBy = try reader.parsed("respondBy", "YYYY-MM-DD or YYYY-MM-DDTHH:MM") { DayTime(iso: $0) }
    charged = try reader.bool("charged")
    refundExpectedBy = try reader.parsed("refundExpectedBy", "YYYY-MM-DD") { CalendarDay(iso: $0) }
    claim = try reader.choice("claim")
    occurredAt = try reader.parsed("occurredAt", "a date and time of ISO 8601") { Timestamp(iso: $0) }
    trust = try reader.choice("trust") ?? .unverified
    trustReasons = try reader.strings("trustReasons")
    confidence = min(max(json["confidence"]?.double ?? 1, 0), 1)
    rule = try reader.string("rule")
    for entry in try reader.array("evidence") {
      if let field = entry["field"]?.string, let text = entry["text"]?.string { evidence.append(Evidence(field: field, text: text)) }
    }
    if let reference = json["message"] { message = try MessageReference(json: reference) }
  }
}

/// A member of an event that does not have its form.
public struct EventFormatError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Name of the member, empty for the object itself.
  public let member: String
  /// What should stand there.
  public let expected: String
  /// "event: 'kind' must be …".
  public var description: String { member.isEmpty ? "event: expected \(expected)" : "event: '\(member)' must be \(expected)" }
}

extension Item {
  /// The item in its public form.
  public var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("name", name)
    object.add("quantity", quantity)
    object.add("price", price)
    return object.json
  }

  init(json: JSONValue) throws(EventFormatError) {
    let reader = MemberReader(json: json)
    self.init(name: try reader.string("name"), quantity: try reader.integer("quantity"), price: try reader.amount("price"))
  }
}

extension MessageReference {
  /// The reference in its public form.
  public var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("id", id)
    object.add("from", from)
    object.add("subject", subject)
    object.add("date", date?.description)
    object.add("source", source)
    object.add("folder", folder)
    if spam { object.add("spam", .bool(true)) }
    object.add("references", nonEmpty: references.map(JSONValue.string))
    return object.json
  }

  init(json: JSONValue) throws(EventFormatError) {
    let reader = MemberReader(json: json)
    self.init(
      id: try reader.string("id"), from: try reader.string("from"), subject: try reader.string("subject"),
      date: try reader.parsed("date", "a date and time of ISO 8601") { Timestamp(iso: $0) }, source: try reader.string("source"),
      folder: try reader.string("folder"), spam: json["spam"]?.bool ?? false, references: try reader.strings("references"))
  }
}

/// Reads typed members of one object; an absent member and null are the same.
private struct MemberReader {
  let json: JSONValue

  private func member(_ name: String) -> JSONValue? {
    guard let value = json[name], value != .null else { return nil }
    return value
  }

  func string(_ name: String) throws(EventFormatError) -> String? {
    guard let value = member(name) else { return nil }
    guard let string = value.string else { throw EventFormatError(member: name, expected: "a string") }
    return string
  }

  func integer(_ name: String) throws(EventFormatError) -> Int? {
    guard let value = member(name) else { return nil }
    guard let integer = value.integer else { throw EventFormatError(member: name, expected: "a whole number") }
    return integer
  }

  func bool(_ name: String) throws(EventFormatError) -> Bool? {
    guard let value = member(name) else { return nil }
    guard let bool = value.bool else { throw EventFormatError(member: name, expected: "true or false") }
    return bool
  }

  func amount(_ name: String) throws(EventFormatError) -> Amount? {
    guard let value = member(name) else { return nil }
    guard let amount = value.double.flatMap(Amount.init(_:)) else { throw EventFormatError(member: name, expected: "a number") }
    return amount
  }

  func array(_ name: String) throws(EventFormatError) -> [JSONValue] {
    guard let value = member(name) else { return [] }
    guard let array = value.array else { throw EventFormatError(member: name, expected: "an array") }
    return array
  }

  func strings(_ name: String) throws(EventFormatError) -> [String] {
    var strings: [String] = []
    for value in try array(name) {
      guard let string = value.string else { throw EventFormatError(member: name, expected: "an array of strings") }
      strings.append(string)
    }
    return strings
  }

  func choice<Choice: RawRepresentable & CaseIterable>(_ name: String) throws(EventFormatError) -> Choice? where Choice.RawValue == String {
    guard let text = try string(name) else { return nil }
    guard let choice = Choice(rawValue: text) else {
      throw EventFormatError(member: name, expected: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  func parsed<Value>(_ name: String, _ expected: String, _ parse: (String) -> Value?) throws(EventFormatError) -> Value? {
    guard let text = try string(name) else { return nil }
    guard let value = parse(text) else { throw EventFormatError(member: name, expected: expected) }
    return value
  }
}
