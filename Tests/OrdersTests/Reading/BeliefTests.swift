import Events
import Testing

@testable import Orders

/// What becomes of mail that something speaks against, and of mail for which nobody vouches.
@Suite struct BeliefTests {
  private static let ordered = event(.ordered, "2026-04-01")
  private static func doubtful(_ day: String = "2026-04-02", id: String = "mail-1") -> Event {
    event(.cancelled, day) {
      $0.id = id
      $0.trust = .suspect
    }
  }

  private static func report(_ report: Report, _ day: String, of ids: String...) -> Event {
    event(.reported, day) {
      $0.id = "told:\(report.rawValue):\(day)"
      $0.report = report
      $0.evidence = ids.map { Evidence(field: "event", text: $0) }
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var events: [Event]
    var status: OrderStatus
    /// Of the mail that cancels.
    var standing: Standing
    var isPhishing: Bool
  }

  @Test(arguments: [
    Case(testDescription: "nothing more is known", events: [ordered, doubtful()], status: .ordered, standing: .doubtful, isPhishing: true),
    Case(
      testDescription: "the user calls it genuine", events: [ordered, doubtful(), report(.mailIsGenuine, "2026-04-03", of: "mail-1")],
      status: .cancelled,
      standing: .confirmed, isPhishing: false),
    Case(
      testDescription: "the user calls it a fake", events: [ordered, doubtful(), report(.mailIsFake, "2026-04-03", of: "mail-1")],
      status: .ordered,
      standing: .rejected, isPhishing: false),
    Case(
      testDescription: "the user has thought again",
      events: [ordered, doubtful(), report(.mailIsFake, "2026-04-03", of: "mail-1"), report(.mailIsGenuine, "2026-04-04", of: "mail-1")],
      status: .cancelled,
      standing: .confirmed, isPhishing: false),
    Case(
      testDescription: "the user spoke of other mail",
      events: [ordered, report(.mailIsGenuine, "2026-04-05", of: "mail-0"), doubtful("2026-04-03")],
      status: .ordered, standing: .doubtful, isPhishing: true),
    Case(
      testDescription: "only doubtful mail tells of the order", events: [doubtful(), report(.mailIsGenuine, "2026-04-03", of: "mail-1")],
      status: .cancelled,
      standing: .confirmed, isPhishing: false),
  ])
  func doubtfulMail(_ test: Case) throws {
    let order = try #require(try OrdersTests.order(of: test.events, asOf: "2026-04-05"))
    #expect(order.status == test.status)
    #expect(order.timeline.first { $0.event.kind == .cancelled }?.standing == test.standing)
    #expect(order.diagnosis.contains(.possiblePhishing) == test.isPhishing)
  }

  @Test func aVerdictOnOneMailLeavesThatOnAnother() throws {
    let shipped = event(.shipped, "2026-04-05") {
      $0.id = "mail-2"
      $0.trust = .suspect
      $0.trackingNumbers = ["111111111111"]
    }
    let delivered = event(.delivered, "2026-04-07") {
      $0.orderNumber = nil
      $0.merchant = "kuronekoyamato.co.jp"
      $0.trackingNumbers = ["111111111111"]
    }
    let events = [
      Self.ordered, Self.doubtful(), Self.report(.mailIsFake, "2026-04-03", of: "mail-1"), shipped,
      Self.report(.mailIsGenuine, "2026-04-06", of: "mail-2"), delivered,
    ]
    // The parcel of confirmed mail leads to the carrier's.
    let order = try #require(try OrdersTests.order(of: events, asOf: "2026-04-08"))
    #expect(order.status == .delivered)
    #expect(order.timeline.map(\.standing) == [.believed, .rejected, .believed, .confirmed, .believed, .believed])
  }

  private static let refund = event(.refunded, "2026-04-03") {
    $0.trust = .genuine
    $0.amount = 100
    $0.carrier = .yamato
    $0.trackingNumbers = ["111111111111"]
  }

  private static func other(_ change: (inout Event) -> Void) -> Event {
    refund.with {
      $0.id = "mail-1"
      $0.trust = .suspect
      change(&$0)
    }
  }

  @Test(arguments: [
    ("another sum", other { $0.amount = 900 }), ("another parcel", other { $0.trackingNumbers = ["222222222222"] }),
    ("another carrier", other { $0.carrier = .sagawa }), ("a fake", other { $0.trust = .spoofed }),
  ])
  func whatSaysOtherThingsIsNotConfirmed(name: String, mail: Event) throws {
    let order = try #require(try OrdersTests.order(of: [Self.ordered, Self.refund, mail], asOf: "2026-04-05"))
    #expect(order.timeline.contains { $0.standing == .doubtful }, "\(name)")
    #expect(order.diagnosis.contains(.possiblePhishing), "\(name)")
  }

  @Test func genuineMailThatSaysTheSameConfirmsAndIsCountedOnce() throws {
    let refund = event(.refunded, "2026-04-04") {
      $0.amount = 500
      $0.trust = .genuine
    }
    let copy = event(.refunded, "2026-04-03") {
      $0.amount = 500
      $0.trust = .suspect
    }
    let events = [Self.ordered.with { $0.amount = 1_000 }, Self.doubtful().with { $0.trust = .genuine }, copy, refund]
    let order = try #require(try OrdersTests.order(of: events, asOf: "2026-04-05"))
    #expect(order.timeline.map(\.standing) == [.corroborated, .believed, .confirmed, .believed])
    #expect(!order.diagnosis.contains(.possiblePhishing))
    let without = try #require(try OrdersTests.order(of: events.filter { $0 != copy }, asOf: "2026-04-05"))
    #expect(order.refund == without.refund)
  }

  @Test(arguments: [(Trust.genuine, Standing.corroborated), (.unverified, .believed)])
  func aNumberThatGenuineMailNamedIsNoFakes(_ trust: Trust, _ standing: Standing) throws {
    let shipped = event(.shipped, "2026-04-02") { $0.trust = .unverified }
    let order = try #require(try OrdersTests.order(of: [Self.ordered.with { $0.trust = trust }, shipped], asOf: "2026-04-03"))
    #expect(order.timeline.last?.standing == standing)
    #expect(order.status == .shipped)
    #expect((order.json(language: .ja)["timeline"]?.array?.last?["standing"]?.string == "corroborated") == (standing == .corroborated))
  }
}
