import Events

extension RulePack {
  /// Reads one pack file.
  ///
  /// - Parameters:
  ///   - yaml: The text of the file.
  ///   - file: Its name, for errors.
  ///   - name: The pack's name: the file name without `.yaml`.
  /// - Throws: ``PackError``; unknown keys are errors, since a misspelt one would be knowledge silently lost.
  public init(yaml: String, file: String, name: String) throws(PackError) {
    let root = try PackNode(yaml: yaml, file: file)
    self.init(name: name, title: name)
    for (key, keyNode, value) in try root.members() {
      switch key {
      case "title": title = try value.text()
      case "merchant": merchant = try value.text()
      case "marks": marks = try value.phrases()
      case "brandNames": brandNames = try value.texts()
      case "ordinaryName": hasOrdinaryName = try value.flag()
      case "mayClaim": mayClaim = try value.texts()
      case "domains": domains = try value.texts()
      case "linkDomains": linkDomains = try value.texts()
      case "senders": senders = try Self.senders(value)
      case "orderNumber": orderNumberShapes = try Self.shapes(value)
      case "strict": isStrict = try value.flag()
      case "namesSeller": namesSeller = try value.flag()
      case "peculiarities":
        for element in try value.elements() { peculiarities.append(try element.choice()) }
      case "linkParameters": linkParameters = try value.texts()
      case "carrier": carrier = try value.choice()
      case "rules": rules = try Self.rules(value)
      case "lexicon": lexicon = try Self.lexicon(value)
      case "publicSuffixes": publicSuffixes = try value.texts()
      case "mailboxDomains": mailboxDomains = try value.texts()
      case "brands": brands = try value.elements().map(Self.brand)
      case "examples": examples = try Self.examples(value)
      default:
        throw keyNode.error(
          "unknown key '\(key)'; known are title, merchant, marks, brandNames, ordinaryName, mayClaim, domains, linkDomains, senders, orderNumber, "
            + "strict, namesSeller, peculiarities, linkParameters, carrier, rules, lexicon, publicSuffixes, mailboxDomains, brands, examples"
        )
      }
    }
  }

  private static func brand(_ node: PackNode) throws(PackError) -> Brand {
    var brand = Brand()
    for (key, keyNode, value) in try node.members() {
      switch key {
      case "names": brand.names = try value.texts()
      case "domains": brand.domains = try value.texts()
      case "ordinaryName": brand.hasOrdinaryName = try value.flag()
      default: throw keyNode.error("unknown key '\(key)'; known are names, domains, ordinaryName")
      }
    }
    guard !brand.domains.isEmpty else { throw node.error("a brand needs its domains, the best known first") }
    return brand
  }

  private static func senders(_ list: PackNode) throws(PackError) -> [SenderRule] {
    var senders: [SenderRule] = []
    for (role, roleNode, addresses) in try list.members() {
      guard let role = SenderRole(rawValue: role) else {
        throw roleNode.error("unknown sender role '\(role)'; known are \(SenderRole.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      for address in try addresses.elements() {
        let text = try address.text()
        guard text.contains("@") else { throw address.error("'\(text)' is no address: write local@host, @host or @.host") }
        senders.append(SenderRule(address: text, role: role))
      }
    }
    return senders
  }

  private static func shapes(_ list: PackNode) throws(PackError) -> [NumberShape] {
    var shapes: [NumberShape] = []
    for element in try list.elements() {
      guard let shape = NumberShape(try element.text()) else {
        throw element.error("not a number shape: use # ? @ * and counts like {8,10}")
      }
      shapes.append(shape)
    }
    return shapes
  }

  private static func rules(_ list: PackNode) throws(PackError) -> [Rule] {
    var rules: [Rule] = []
    for element in try list.elements() {
      var rule = Rule(id: "", basis: .inferred)
      for (key, keyNode, value) in try element.members() {
        switch key {
        case "id": rule.id = try value.text()
        case "basis": rule.basis = try value.choice()
        case "subject": rule.subject = try value.phrases()
        case "body": rule.body = try value.phrases()
        case "unless": rule.unless = try value.phrases()
        case "kinds": for kind in try value.elements() { rule.kinds.append(try kind.choice()) }
        case "reason": rule.reason = try value.choice()
        case "initiator": rule.initiator = try value.choice()
        case "paymentMethod": rule.paymentMethod = try value.choice()
        default:
          throw keyNode.error("unknown key '\(key)'; known are id, basis, subject, body, unless, kinds, reason, initiator, paymentMethod")
        }
      }
      guard !rule.id.isEmpty else { throw element.error("a rule needs an id") }
      guard !rule.subject.isEmpty || !rule.body.isEmpty else { throw element.error("rule '\(rule.id)' needs subject or body phrases") }
      guard !rules.contains(where: { $0.id == rule.id }) else { throw element.error("there is another rule '\(rule.id)'") }
      rules.append(rule)
    }
    return rules
  }

  private static func examples(_ list: PackNode) throws(PackError) -> [Example] {
    var examples: [Example] = []
    for element in try list.elements() {
      var example = Example(from: "", subject: "", body: "", date: "2026-01-15T12:00:00+09:00", events: [])
      for (key, keyNode, value) in try element.members() {
        switch key {
        case "from": example.from = try value.text()
        case "subject": example.subject = try value.text()
        case "body": example.body = try value.text()
        case "date": example.date = try value.text()
        case "events": for event in try value.elements() { example.events.append(try expectedEvent(event)) }
        default: throw keyNode.error("unknown key '\(key)'; known are from, subject, body, date, events")
        }
      }
      examples.append(example)
    }
    return examples
  }

  /// The members that an event of an example must have.
  private static func expectedEvent(_ node: PackNode) throws(PackError) -> JSONValue {
    for (name, nameNode, _) in try node.members() where !Event.memberNames.contains(name) {
      throw nameNode.error("an event has no member '\(name)'; it has \(Event.memberNames.joined(separator: ", "))")
    }
    return try node.json()
  }

  // MARK: Lexicon

  /// Lists of phrases that need no further word.
  private static let plainRoles: [String: PhraseRole] = [
    "dismissSubject": .dismissSubject, "dismissBody": .dismissBody, "masks": .mask, "otherObjects": .otherObject,
    "orderContext": .orderContext, "orderMentions": .orderMention, "requests": .request, "citations": .citation,
    "goods": .goods, "ruleCases": .ruleCase, "ruleEnds": .ruleEnd, "wholeMoney": .wholeMoney,
    "partialMoney": .partialMoney, "goesOn": .goesOn, "accessories": .accessory, "collections": .collection,
    "payouts": .payout, "responses": .response, "uncharged": .uncharged, "pastTimes": .pastTime,
    "continuatives": .continuative, "regrets": .regret,
    "acceptances": .acceptance, "messages": .message, "pickups": .pickup, "particulars": .particular, "returnCues": .returnCue,
    "vagueGoods": .vagueGoods, "deliveryDays": .deliveryDay, "oldValues": .oldValue, "promisedDays": .promisedDay,
    "troubles": .trouble, "brokenPromises": .brokenPromise, "waits": .wait, "deliveries": .delivery, "laterTimes": .laterTime,
    "undelayed": .undelayed, "sideMatters": .sideMatter, "sentBack": .sentBack, "formerTimes": .formerTime, "earlierTimes": .earlierTime,
    "goodsBelow": .goodsBelow, "goodsAbove": .goodsAbove, "unsubscribes": .unsubscribe, "salutations": .salutation, "rests": .rest,
    "preorders": .preorder, "scams": .scam,
    "massAddresses": .massAddress,
    "refundAccounts": .refundAccount,
    "handovers": .handover, "orderedGoods": .orderedGoods, "nameEnds": .nameEnd, "noNames": .noName, "goodsOrdered": .goodsOrdered,
    "predicateEnds": .predicateEnd, "subscriptions": .subscription, "visits": .visit, "numberWords": .numberWord, "ownActs": .ownAct,
    "renamings": .renaming,
    "newValues": .newValue, "placeMarks": .placeMark, "placeNames": .placeName,
  ]

  /// The sections that a lexicon may have.
  static let lexiconKeys =
    [
      "stems", "modality", "labels", "initiators", "carriers", "payments", "sections", "forwards", "reasons", "statements", "suspicions",
      "accountWords", "claims",
    ]
    + plainRoles.keys.sorted()

  private static func lexicon(_ node: PackNode) throws(PackError) -> [LexiconEntry] {
    var entries: [LexiconEntry] = []
    for (key, keyNode, value) in try node.members() {
      switch key {
      case "stems": try add(value, to: &entries, role: .stem, names: Stem.allCases.map { ("\($0)", $0.rawValue) })
      case "modality": try add(value, to: &entries, role: .modality, names: Modality.allCases.map { ("\($0)", $0.rawValue) })
      case "labels": try add(value, to: &entries, role: .label, names: LabelField.allCases.map { ("\($0)", $0.rawValue) })
      case "initiators": try add(value, to: &entries, role: .initiator, names: indexed(Initiator.self))
      case "carriers": try add(value, to: &entries, role: .carrier, names: indexed(Carrier.self))
      case "payments": try add(value, to: &entries, role: .payment, names: indexed(PaymentMethod.self))
      case "sections": try add(value, to: &entries, role: .section, names: Section.allCases.map { ("\($0)", $0.rawValue) })
      case "forwards": try add(value, to: &entries, role: .forward, names: ForwardPart.allCases.map { ("\($0)", $0.rawValue) })
      case "claims": try add(value, to: &entries, role: .claim, names: indexed(ClaimState.self))
      case "reasons": try addReasons(value, to: &entries)
      case "statements": try addStatements(value, to: &entries)
      case "suspicions": try addWeighted(value, as: .suspicion, to: &entries)
      case "accountWords": try addWeighted(value, as: .accountWord, to: &entries)
      default:
        guard let role = plainRoles[key] else {
          throw keyNode.error("unknown key '\(key)'; known are \(lexiconKeys.joined(separator: ", "))")
        }
        for phrase in try value.phrases() { entries.append(LexiconEntry(phrase: phrase, role: role)) }
      }
    }
    for entry in entries where FoldedText.phrase(entry.phrase).isEmpty { throw node.error("an empty phrase") }
    return entries
  }

  private static func indexed<Choice: CaseIterable & RawRepresentable>(_ type: Choice.Type) -> [(String, Int)]
  where Choice.RawValue == String {
    Choice.allCases.enumerated().map { ($0.element.rawValue, $0.offset) }
  }

  private static func value(named name: String, at node: PackNode, in names: [(String, Int)]) throws(PackError) -> Int {
    guard let value = names.first(where: { $0.0 == name })?.1 else {
      throw node.error("'\(name)' is none of \(names.map(\.0).joined(separator: ", "))")
    }
    return value
  }

  private static func add(_ node: PackNode, to entries: inout [LexiconEntry], role: PhraseRole, names: [(String, Int)]) throws(PackError) {
    for (key, keyNode, phrases) in try node.members() {
      let value = try value(named: key, at: keyNode, in: names)
      for phrase in try phrases.phrases() { entries.append(LexiconEntry(phrase: phrase, role: role, value: value)) }
    }
  }

  /// `outOfStock: […]`, or `outOfStock/inventoryLag: […]` with the cause.
  private static func addReasons(_ node: PackNode, to entries: inout [LexiconEntry]) throws(PackError) {
    for (key, keyNode, phrases) in try node.members() {
      let parts = key.split(separator: "/").map(String.init)
      let reason = try value(named: parts.first ?? "", at: keyNode, in: indexed(Reason.self))
      let cause = parts.count > 1 ? 1 + (try value(named: parts[1], at: keyNode, in: indexed(Cause.self))) : 0
      for phrase in try phrases.phrases() { entries.append(LexiconEntry(phrase: phrase, role: .reason, value: reason, detail: cause)) }
    }
  }

  /// `shipped/done: […]`.
  private static func addStatements(_ node: PackNode, to entries: inout [LexiconEntry]) throws(PackError) {
    for (key, keyNode, phrases) in try node.members() {
      let parts = key.split(separator: "/").map(String.init)
      guard parts.count == 2 else { throw keyNode.error("write kind/modality, for example shipped/done") }
      let kind = try value(named: parts[0], at: keyNode, in: indexed(Kind.self))
      let modality = try value(named: parts[1], at: keyNode, in: Modality.allCases.map { ("\($0)", $0.rawValue) })
      for phrase in try phrases.phrases() { entries.append(LexiconEntry(phrase: phrase, role: .statement, value: kind, detail: modality)) }
    }
  }

  /// `2: […]`, the weight before the phrases.
  private static func addWeighted(_ node: PackNode, as role: PhraseRole, to entries: inout [LexiconEntry]) throws(PackError) {
    for (key, keyNode, phrases) in try node.members() {
      guard let weight = Int(key), (1...9).contains(weight) else { throw keyNode.error("expected a weight from 1 to 9") }
      for phrase in try phrases.phrases() { entries.append(LexiconEntry(phrase: phrase, role: role, value: weight)) }
    }
  }
}
