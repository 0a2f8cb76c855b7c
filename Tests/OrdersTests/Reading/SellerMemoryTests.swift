import Events
import Testing

@testable import Orders

/// What the user's own history says of a seller.
struct SellerMemoryTests {
  private static func ordered(_ number: String, seller: String?) -> Event {
    event(.ordered, "2026-04-01T10:00", number: number) { $0.seller = seller }
  }

  private static func ended(_ kind: Kind, _ number: String, change: (inout Event) -> Void = { _ in }) -> Event {
    event(kind, "2026-04-02T10:00", number: number, change: change)
  }

  private func record(of number: String, among events: [Event]) throws -> SellerRecord? {
    try classify(events, asOf: "2026-04-03").first { $0.orderNumber == number }?.sellerRecord
  }

  /// The order itself does not count, and neither does what the buyer wished.
  @Test func countsTheOtherOrders() throws {
    let events = [
      Self.ordered("1", seller: "みずべ"), Self.ordered("2", seller: "みずべ"), Self.ordered("3", seller: "みずべ"),
      Self.ordered("4", seller: "ＭＩＺＵＢＥ"), Self.ordered("5", seller: nil),
      Self.ended(.cancelled, "1") { $0.reason = .outOfStock }, Self.ended(.cancelled, "2") { $0.reason = .customerRequest },
      Self.ended(.delayed, "3"),
    ]
    #expect(try record(of: "1", among: events) == SellerRecord(orders: 2, stockouts: 0, delays: 1))
    #expect(try record(of: "3", among: events) == SellerRecord(orders: 2, stockouts: 1, delays: 0))
    #expect(try record(of: "4", among: events) == nil)
    #expect(try record(of: "5", among: events) == nil)
  }

  @Test func believesNoDoubtfulMail() throws {
    let events = [
      Self.ordered("1", seller: nil), Self.ordered("2", seller: nil),
      Self.ended(.cancelled, "1") {
        $0.reason = .outOfStock
        $0.trust = .suspect
      },
    ]
    #expect(try record(of: "2", among: events) == SellerRecord(orders: 1, stockouts: 0, delays: 0))
  }

  /// Where many sell, orders without a seller's name are not of one seller; a shop's own names stand for itself.
  @Test(arguments: [("rakuten.co.jp", nil, nil), ("mercari.com", nil, nil), ("shop.example", nil, 1), ("amazon.co.jp", "アマゾンジャパン", 1)])
  func knowsSellersApart(merchant: String, name: String?, others: Int?) throws {
    let events = [
      event(.ordered, "2026-04-01", merchant: merchant, number: "1") { $0.seller = name },
      event(.ordered, "2026-04-02", merchant: merchant, number: "2"),
    ]
    #expect(try record(of: "2", among: events)?.orders == others)
  }

  /// A label without a parcel that came after all is no shortage.
  @Test func countsOnlyEnds() throws {
    let events = [
      Self.ordered("1", seller: "みずべ"), Self.ordered("2", seller: "みずべ"), Self.ended(.cancelRequested, "1") { $0.reason = .outOfStock },
      event(.shipped, "2026-04-03", number: "1"),
    ]
    #expect(try record(of: "2", among: events)?.stockouts == 0)
  }
}
