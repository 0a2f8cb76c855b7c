import Events

extension RulePack {
  /// The pack without its lexicon and examples, for the compiled form; of its marks only is kept whether there are any.
  var compiledJSON: JSONValue {
    var object = JSONObjectBuilder()
    object.add("name", name)
    object.add("title", title)
    object.add("merchant", merchant)
    object.add("marks", nonEmpty: marks.prefix(1).map(JSONValue.string))
    object.add("brandNames", nonEmpty: brandNames.map(JSONValue.string))
    if hasOrdinaryName { object.add("ordinaryName", .bool(true)) }
    object.add("mayClaim", nonEmpty: mayClaim.map(JSONValue.string))
    object.add("domains", nonEmpty: domains.map(JSONValue.string))
    object.add("linkDomains", nonEmpty: linkDomains.map(JSONValue.string))
    object.add("senders", nonEmpty: senders.map { .array([.string($0.address), .string($0.role.rawValue)]) })
    object.add("orderNumber", nonEmpty: orderNumberShapes.map { .string($0.description) })
    if isStrict { object.add("strict", .bool(true)) }
    if namesSeller { object.add("namesSeller", .bool(true)) }
    object.add("peculiarities", nonEmpty: peculiarities.map { .string($0.rawValue) })
    object.add("linkParameters", nonEmpty: linkParameters.map(JSONValue.string))
    object.add("carrier", carrier?.rawValue)
    object.add("rules", nonEmpty: rules.map(\.compiledJSON))
    object.add("publicSuffixes", nonEmpty: publicSuffixes.map(JSONValue.string))
    object.add("mailboxDomains", nonEmpty: mailboxDomains.map(JSONValue.string))
    object.add("brands", nonEmpty: brands.map(\.compiledJSON))
    return object.json
  }

  /// Reads what ``compiledJSON`` gave; unknown values are left out, since the writer is this program itself.
  init(compiledJSON json: JSONValue) {
    self.init(name: json["name"]?.string ?? "", title: json["title"]?.string ?? "")
    merchant = json["merchant"]?.string
    marks = json.strings("marks")
    brandNames = json.strings("brandNames")
    hasOrdinaryName = json["ordinaryName"]?.bool ?? false
    mayClaim = json.strings("mayClaim")
    domains = json.strings("domains")
    linkDomains = json.strings("linkDomains")
    senders = (json["senders"]?.array ?? []).compactMap { pair in
      guard let values = pair.array, values.count == 2, let address = values[0].string,
        let role = values[1].string.flatMap(SenderRole.init(rawValue:))
      else { return nil }
      return SenderRule(address: address, role: role)
    }
    orderNumberShapes = json.strings("orderNumber").compactMap { NumberShape($0) }
    isStrict = json["strict"]?.bool ?? false
    namesSeller = json["namesSeller"]?.bool ?? false
    peculiarities = json.strings("peculiarities").compactMap(Peculiarity.init(rawValue:))
    linkParameters = json.strings("linkParameters")
    carrier = json["carrier"]?.string.flatMap(Carrier.init(rawValue:))
    rules = (json["rules"]?.array ?? []).map(Rule.init(compiledJSON:))
    publicSuffixes = json.strings("publicSuffixes")
    mailboxDomains = json.strings("mailboxDomains")
    brands = (json["brands"]?.array ?? []).map(Brand.init(compiledJSON:))
  }
}

extension RulePack.Brand {
  fileprivate var compiledJSON: JSONValue {
    var object = JSONObjectBuilder()
    object.add("names", nonEmpty: names.map(JSONValue.string))
    object.add("domains", nonEmpty: domains.map(JSONValue.string))
    if hasOrdinaryName { object.add("ordinaryName", .bool(true)) }
    return object.json
  }

  fileprivate init(compiledJSON json: JSONValue) {
    self.init()
    names = json.strings("names")
    domains = json.strings("domains")
    hasOrdinaryName = json["ordinaryName"]?.bool ?? false
  }
}

extension RulePack.Rule {
  /// The rule without its phrases, of which only is kept whether there are any.
  fileprivate var compiledJSON: JSONValue {
    var object = JSONObjectBuilder()
    object.add("id", id)
    object.add("basis", basis.rawValue)
    object.add("subject", nonEmpty: subject.prefix(1).map(JSONValue.string))
    object.add("body", nonEmpty: body.prefix(1).map(JSONValue.string))
    object.add("unless", nonEmpty: unless.prefix(1).map(JSONValue.string))
    object.add("kinds", nonEmpty: kinds.map { .string($0.rawValue) })
    object.add("reason", reason?.rawValue)
    object.add("initiator", initiator?.rawValue)
    object.add("paymentMethod", paymentMethod?.rawValue)
    return object.json
  }

  fileprivate init(compiledJSON json: JSONValue) {
    self.init(id: json["id"]?.string ?? "", basis: json["basis"]?.string.flatMap(RulePack.Basis.init(rawValue:)) ?? .inferred)
    subject = json.strings("subject")
    body = json.strings("body")
    unless = json.strings("unless")
    kinds = json.strings("kinds").compactMap(Kind.init(rawValue:))
    reason = json["reason"]?.string.flatMap(Reason.init(rawValue:))
    initiator = json["initiator"]?.string.flatMap(Initiator.init(rawValue:))
    paymentMethod = json["paymentMethod"]?.string.flatMap(PaymentMethod.init(rawValue:))
  }
}

extension JSONValue {
  fileprivate func strings(_ name: String) -> [String] { (self[name]?.array ?? []).compactMap(\.string) }
}
