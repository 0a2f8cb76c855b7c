import Events
import Testing

@testable import Orders

/// Whole courses of events, each with all that is said of it.
struct CatalogueTests {
  @Test(arguments: OrderCase.all)
  func tells(_ course: OrderCase) throws {
    let order = try #require(try order(of: course.events, asOf: course.asOf))
    #expect(order.status == course.status)
    #expect(order.diagnosis == course.diagnosis)
    #expect(order.actions.map(\.code) == course.actions)
    #expect(order.refund?.state == course.refund)
    #expect(order.needsAttention == course.needsAttention)
    #expect(order.timeline.count == course.events.count)
  }

  /// No value of the contract is only a word.
  @Test func reachesEveryValue() throws {
    let orders = try OrderCase.all.flatMap { try classify($0.events, asOf: $0.asOf) }
    #expect(Set(orders.map(\.status)) == Set(OrderStatus.allCases))
    #expect(Set(orders.flatMap(\.diagnosis)) == Set(Diagnosis.allCases))
    #expect(Set(orders.flatMap(\.actions).map(\.code)) == Set(ActionCode.allCases))
    #expect(Set(orders.compactMap(\.refund?.state)) == Set(RefundWatch.State.allCases))
    #expect(Set(orders.compactMap(\.risk?.level)) == Set(Risk.Level.allCases))
  }
}
