import Events
import Testing

@testable import Orders

/// The words, dates and links of advice.
struct AdviceTests {
  private static let allActions: [Action] = OrderCase.all.flatMap { course in
    (try? classify(course.events, asOf: course.asOf).flatMap(\.actions)) ?? []
  }

  /// Both languages say something, rules are known, links are addresses of ASCII only.
  @Test func wordsEveryAction() throws {
    let policies = try Policies.shipped()
    #expect(Self.allActions.count > 30)
    for action in Self.allActions {
      for language in Language.allCases {
        #expect(!action.title(in: language).isEmpty)
        #expect(!action.why(in: language).isEmpty)
        for link in action.links(in: language) {
          #expect(link.url.hasPrefix("https://"))
          #expect(link.url.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "{") })
        }
      }
      #expect(policies.source(ofRule: action.rule) != nil)
    }
  }

  /// Whoever is to be written to gets a draft with the order number; nobody else gets one.
  @Test func draftsLetters() {
    let letters: Set<ActionCode> = [.replyToSeller, .contactSeller, .fileGuaranteeClaim, .askForReason]
    for action in Self.allActions where letters.contains(action.code) {
      #expect(action.draft?.contains(number) == true)
      #expect(action.draft?.hasSuffix("どうぞよろしくお願いいたします。") == true)
      #expect(action.draftTranslation(in: .en)?.contains(number) == true)
      #expect(action.draftTranslation(in: .ja) == nil)
    }
    let silent: Set<ActionCode> = [.buyElsewhere, .waitForRefund, .contactCarrier, .contactCardCompany, .checkSpamFolder, .pickUp]
    for action in Self.allActions where silent.contains(action.code) { #expect(action.draft == nil) }
  }

  /// The day that a notice names is the last one, not what is usual.
  @Test(arguments: [
    (Kind.cancelRequested, ActionCode.replyToSeller), (.paymentFailed, .updatePayment), (.deliveryAttempted, .arrangeRedelivery),
    (.readyForPickup, .pickUp),
  ])
  func namesTheLastDay(_ kind: Kind, _ code: ActionCode) throws {
    let notice = event(kind, "2026-04-01") {
      $0.trackingNumbers = ["1234-5678-9012"]
      $0.carrier = .yamato
      if kind == .cancelRequested { $0.initiator = .seller }
    }
    let stated = notice.with { $0.respondBy = DayTime(iso: "2026-04-28T17:00") }
    let without = try #require(try order(of: [notice], asOf: "2026-04-02")?.actions.first { $0.code == code })
    let with = try #require(try order(of: [stated], asOf: "2026-04-02")?.actions.first { $0.code == code })
    #expect(without.due != nil && without.due != with.due)
    #expect(with.due == day("2026-04-28"))
  }

  /// Overseas shops are written to in English.
  @Test func writesEnglishOverseas() throws {
    let events = [event(.ordered, "2026-04-01", merchant: "amazon.com") { $0.items = [Item(name: "Steel bottle")] }]
    let action = try #require(try order(of: events, asOf: "2026-04-10")?.actions.first { $0.code == .contactSupport })
    #expect(action.draft?.hasPrefix("Hello,\n\nI am writing about order \(number) (\"Steel bottle\").") == true)
    #expect(action.draftTranslation(in: .ja)?.hasPrefix("お世話になっております。") == true)
  }

  /// Numbers and dates are filled in, in words that a seller can read.
  @Test func fillsInTheEscalation() throws {
    let events = [
      event(.ordered, "2026-04-01") {
        $0.seller = "水筒専門店みずべ"
        $0.items = [Item(name: "ステンレス水筒")]
      },
      event(.cancelRequested, "2026-04-02"), report(.sellerSilent, "2026-04-05"),
    ]
    let action = try #require(try order(of: events, asOf: "2026-04-05")?.actions.first { $0.code == .contactSeller })
    #expect(
      action.draft == """
        お世話になっております。注文番号 \(number)（「ステンレス水筒」）についてご連絡いたします。

        先日お返事をいたしましたが、その後ご連絡をいただいておりません。4月10日（金）までに、発送の予定またはキャンセルとご返金の手続きについて、お知らせくださいますようお願いいたします。
        期日までにご回答がない場合は、マーケットプレイス保証の申請も検討いたします。

        お手数をおかけしますが、どうぞよろしくお願いいたします。
        """)
    #expect(action.due == day("2026-04-10"))
  }

  @Test func fillsInTheNumberThatIsNotRegistered() throws {
    let shipped = event(.shipped, "2026-04-02") {
      $0.carrier = .sagawa
      $0.trackingNumbers = ["4000-1234-5678"]
    }
    let action = try #require(
      try order(of: [shipped, report(.trackingNotRegistered, "2026-04-02T20:00")], asOf: "2026-04-04")?.actions.first)
    #expect(action.draft?.contains("佐川急便のページで追跡番号 4000-1234-5678を調べると、未登録のままです") == true)
    #expect(action.due == day("2026-04-04"))
    #expect(
      action.links(in: .en) == [
        AdviceLink(title: "Sagawa Express", url: "https://k2k.sagawa-exp.co.jp/p/web/okurijosearch.do?okurijoNo=400012345678")
      ])
  }

  @Test func remindsOfTheSum() throws {
    let events = [
      event(.ordered, "2026-04-01") {
        $0.paymentMethod = .payPay
        $0.amount = 12_800
      },
      event(.cancelled, "2026-04-02") { $0.reason = .customerRequest },
    ]
    let action = try #require(try order(of: events, asOf: "2026-04-10")?.actions.first)
    #expect(action.code == .checkRefund)
    #expect(action.draft?.contains("4月2日（木）にキャンセルとなりましたが、ご返金（12,800円）がまだ確認できておりません") == true)
  }

  /// Never the shop that has none; one-off goods at flea markets only.
  @Test(arguments: [
    ("【限定】ステンレス水筒", ["楽天市場", "楽天ブックス", "Yahoo!ショッピング", "メルカリ", "Yahoo!オークション"]),
    ("ステンレス水筒（アウトレット）", ["メルカリ", "Yahoo!オークション"]),
  ])
  func looksElsewhere(_ name: String, _ shops: [String]) throws {
    let cancelled = event(.cancelled, "2026-04-02") {
      $0.reason = .outOfStock
      $0.items = [Item(name: name)]
    }
    let action = try #require(try order(of: [cancelled], asOf: "2026-04-03")?.actions.first { $0.code == .buyElsewhere })
    #expect(action.links(in: .ja).map(\.title) == shops)
  }

  @Test func listsTheCarriersItKnows() throws {
    let policies = try Policies.shipped()
    for carrier in Carrier.allCases where carrier != .other && carrier != .amazon {
      #expect(policies.merchants.entry(for: carrier)?.trackingPage?.contains("{number}") == true)
    }
    #expect(policies.merchants.entry(for: .other) == nil)
  }
}
