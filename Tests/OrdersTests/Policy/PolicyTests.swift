import Events
import Testing

@testable import Orders

/// The policies as data: complete, documented, and overridable value by value.
struct PolicyTests {
  private static func json(_ text: String) throws -> JSONValue { try JSONValue(parsing: text.utf8) }

  @Test func readsItsOwnForm() throws {
    let shipped = try Policies.shipped()
    #expect(try Policies(json: shipped.json) == shipped)
    #expect(try shipped.overriding(with: Self.json("{}")) == shipped)
  }

  /// One value changes, its neighbours stay.
  @Test func overridesOneValue() throws {
    let policies = try Policies.shipped().overriding(
      with: Self.json(#"{"unshipped":{"days":5},"refund":{"windows":{"giftCard":{"toDays":3}}}}"#))
    #expect(policies.unshipped.days == 5)
    #expect(policies.unshipped.announcedAheadDays == 3)
    #expect(policies.refund.window(for: .giftCard, of: nil) == .init(fromDays: 0, toDays: 3))
    #expect(policies.refund.window(for: .payPay, of: nil) == .init(fromDays: 0, toDays: 7))
    let events = [event(.ordered, "2026-04-01")]
    let classifier = OrderClassifier(policies: policies)
    #expect(classifier.classify(events, asOf: moment("2026-04-05T23:59")).first?.diagnosis == [])
    #expect(classifier.classify(events, asOf: moment("2026-04-06")).first?.diagnosis == [.stuckUnshipped])
  }

  /// A method that has no window may be given one.
  @Test func addsAWindow() throws {
    let policies = try Policies.shipped().overriding(
      with: Self.json(#"{"refund":{"windows":{"bankTransfer":{"fromDays":3,"toDays":14}}}}"#))
    #expect(policies.refund.window(for: .bankTransfer, of: nil) == .init(fromDays: 3, toDays: 14))
  }

  @Test(arguments: [
    (#"{"unshiped":{"days":5}}"#, PolicyError.Problem.unknownKey, "unshiped"),
    (#"{"unshipped":{"day":5}}"#, .unknownKey, "unshipped.day"),
    (#"{"refund":{"windows":{"cash":{"fromDays":0,"toDays":1}}}}"#, .unknownKey, "refund.windows.cash"),
    (#"{"refund":{"windows":{"giftCard":{"fromDays":2}}}}"#, .unsuitableValue, "refund.windows.giftCard.toDays"),
    (#"{"refund":{"windows":{"points":{"fromDays":2}}}}"#, .missing, "refund.windows.points.toDays"),
    (#"{"unshipped":{"days":"three"}}"#, .unsuitableValue, "unshipped.days"),
    (#"{"unshipped":{"days":-1}}"#, .unsuitableValue, "unshipped.days"),
    (#"{"unshipped":{"days":3651}}"#, .unsuitableValue, "unshipped.days"),
    (#"{"unshipped":{"days":2.5}}"#, .unsuitableValue, "unshipped.days"),
    (#"{"unshipped":3}"#, .unsuitableValue, "unshipped"),
    (#"{"unshipped":null}"#, .unsuitableValue, "unshipped"),
    (#"{"guarantee":{"opensAfterDays":91}}"#, .unsuitableValue, "guarantee.closesAfterDays"),
    (#"{"refund":{"cards":["creditcard"]}}"#, .unsuitableValue, "refund.cards.0"),
    (#"{"attention":{"order":["pickUp"]}}"#, .unsuitableValue, "attention.order"),
    (#"{"risk":{"saleStarts":["tomorrow"]}}"#, .unsuitableValue, "risk.saleStarts.0"),
    (
      #"{"risk":{"latePreorder":[{"daysBeforeRelease":7,"safePercent":101,"weight":1}]}}"#, .unsuitableValue,
      "risk.latePreorder.0.safePercent"
    ),
    (
      #"{"shopping":{"shops":[{"merchant":"a.jp","name":"A","goods":"new","search":"http://a.jp/{query}"}]}}"#, .unsuitableValue,
      "shopping.shops.0.search"
    ),
    (
      #"{"shopping":{"shops":[{"merchant":"a.jp","name":"A","goods":"new","search":"https://a.jp/{query}","rank":1}]}}"#, .unknownKey,
      "shopping.shops.0.rank"
    ),
    (#"[]"#, .unsuitableValue, ""),
  ])
  func refuses(_ changes: String, _ problem: PolicyError.Problem, _ keyPath: String) throws {
    let error = try #require(throws: PolicyError.self) { try Policies.shipped().overriding(with: Self.json(changes)) }
    #expect(error.problem == problem)
    #expect(error.keyPath == keyPath)
  }

  @Test func namesTheWayOut() throws {
    let unknown = try #require(throws: PolicyError.self) {
      try Policies.shipped().overriding(with: Self.json(#"{"restock":{"minutes":1}}"#))
    }
    #expect("\(unknown)" == "policies: there is no policy 'restock.minutes'; expected one of urgentMinutes, staleAfterDays")
    let unsuitable = try #require(throws: PolicyError.self) {
      try Policies.shipped().overriding(with: Self.json(#"{"restock":{"urgentMinutes":-1}}"#))
    }
    #expect("\(unsuitable)" == "policies: 'restock.urgentMinutes' must be a whole number from 0 to 10080")
  }

  /// Every rule that advice or a sign names is explained, and no explanation is left over.
  @Test func explainsItsRules() throws {
    let policies = try Policies.shipped()
    let advice: [Advice] = [
      .answerByWaiting, .escalateRequest(deadline: CalendarDay(daysSince1970: 0)), .correctPayment, .pickUp, .arrangeRedelivery,
      .claimGuarantee(GuaranteeWindow(opens: CalendarDay(daysSince1970: 0), closes: CalendarDay(daysSince1970: 1))),
      .askAboutUnshipped(days: 3), .askAboutDelay, .askAboutNumber(from: nil), .callCarrier, .reportMissing, .askAboutLoss,
      .askAboutReturn, .contestClaim, .awaitRefund, .lookAtStatement, .askHowRefunded, .explainDoubleCharge, .buyElsewhere(.stockout),
      .buyElsewhere(.preorder), .buyElsewhere(.oneOff), .buyElsewhere(.skipped), .buyElsewhere(.precaution),
      .buyElsewhere(.label), .buyRestocked(isFresh: true), .readMissedMail, .askForReason, .keepSubscription, .checkOrderHistory,
    ]
    let signs = ["marketplaceSeller", "overseas", "slowShipping", "saleRush", "latePreorder", "postponed"]
    let named = Set(advice.map(\.rule) + signs)
    for rule in named { #expect(policies.source(ofRule: rule) != nil, "\(rule)") }
    let explained = try #require(policies.json["rules"]?.object).map(\.name)
    #expect(Set(explained) == named)
    #expect(policies.source(ofRule: "unheardOf") == nil)
  }
}
