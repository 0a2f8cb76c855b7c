import Events

/// Follows the money of an order that was cancelled, came back, or was refunded.
struct RefundReader {
  let facts: OrderFacts
  let policies: Policies
  /// The day in Japan for which the answer holds.
  let today: CalendarDay
  /// Refund notices of shops and payment services, each sum once.
  private let notices: [Statement]
  /// Refunds that a card company tells of.
  private let reversals: [Statement]
  /// When the user last said that the money came.
  private let received: Statement?

  init(_ facts: OrderFacts, policies: Policies, today: CalendarDay) {
    self.facts = facts
    self.policies = policies
    self.today = today
    let refunds = facts.statements.filter { $0.kind == .refunded }
    notices = Self.withoutRepeats(
      refunds.filter { !$0.event.isCardReversal(policies.merchants) }, total: facts.total, hours: policies.linking.sameStatementHours)
    reversals = refunds.filter { $0.event.isCardReversal(policies.merchants) }
    received = facts.lastReport(.refundReceived)
  }

  /// What the notices say is refunded; nil when none states a sum.
  ///
  /// A card company repeats the shop's sums.
  var sum: Amount? {
    let stated = (notices.isEmpty ? reversals : notices).compactMap(\.event.amount)
    return stated.isEmpty ? nil : stated.reduce(0, +)
  }

  /// Nil when no money is to come back.
  func watch() -> RefundWatch? {
    var parts = noticeParts()
    if parts.isEmpty {
      guard let part = awaitedPart() else { return nil }
      parts = [part]
    }
    let remaining = remainingAmount()
    if let remaining, let part = awaitedPart(), part.state == .pending || part.state == .overdue {
      parts.append(part)
      return merged(parts, amount: sum, remaining: remaining)
    }
    return merged(parts, amount: sum ?? expectedAmount, remaining: nil)
  }

  // MARK: Parts of the money

  private struct Part {
    let state: RefundWatch.State
    let method: PaymentMethod?
    var window: ClosedRange<CalendarDay>?
  }

  /// One part for each notice.
  private func noticeParts() -> [Part] {
    var reversed = reversals.compactMap(\.event.amount)
    var parts: [Part] = []
    for notice in notices {
      let method = notice.event.paymentMethod ?? facts.paymentMethod
      if let amount = notice.event.amount, let place = reversed.firstIndex(of: amount) {
        reversed.remove(at: place)
        parts.append(Part(state: .done, method: method))
      } else {
        let isPaidOut = notice.event.paymentMethod.map(policies.refund.doneWhereStated.contains) ?? false
        let isDone = isPaidOut && notice.event.refundExpectedBy == nil
        parts.append(isDone ? Part(state: .done, method: method) : part(method: method, since: notice, isNotice: true))
      }
    }
    if notices.isEmpty, !reversals.isEmpty {
      parts.append(Part(state: .done, method: facts.paymentMethod ?? reversals.compactMap(\.event.paymentMethod).first))
    }
    return parts
  }

  /// The money of a cancellation or a return of which no notice speaks yet.
  private func awaitedPart() -> Part? {
    let method = facts.paymentMethod
    if let cancellation = facts.cancellation {
      if isUncharged(cancellation, method) { return Part(state: received == nil ? .notCharged : .done, method: method) }
      // How the money comes back, where the cancellation says so, and how it was paid where not.
      return part(
        method: facts.last(.cancelled)?.event.paymentMethod ?? method, since: facts.last(.cancelled), day: cancellation.moment?.day,
        promised: cancellation.refundExpectedBy,
        isNotice: false)
    }
    if let cameBack = facts.parcels.cameBack { return part(method: method, since: cameBack, isNotice: false) }
    if let grantedClaim { return part(method: grantedClaim.event.paymentMethod ?? method, since: grantedClaim, isNotice: false) }
    return received == nil ? nil : Part(state: .done, method: method)
  }

  /// A claim that was granted for goods that did not come.
  private var grantedClaim: Statement? {
    facts.parcels.stage == .delivered ? nil : facts.claim.flatMap { $0.event.claim == .granted ? $0 : nil }
  }

  /// True when nothing was taken: charged at shipment and never shipped, or the payment never went through.
  private func isUncharged(_ cancellation: Cancellation, _ method: PaymentMethod?) -> Bool {
    guard !cancellation.followsShipment, cancellation.refundExpectedBy == nil else { return false }
    if let charged = cancellation.charged { return !charged }
    if cancellation.reason == .paymentNotAuthorised { return true }
    return method.map(policies.refund.chargedAtShipment.contains) ?? false
  }

  /// - Parameter promised: the day that a notice names; it goes before what the method usually takes.
  private func part(
    method: PaymentMethod?, since statement: Statement?, day: CalendarDay? = nil, promised: CalendarDay? = nil, isNotice: Bool
  ) -> Part {
    if let received, let statement, !statement.isClearlyAfter(received) { return Part(state: .done, method: method) }
    if isNotice, let method, policies.refund.doneAtNotice.contains(method) { return Part(state: .done, method: method) }
    if let promised = promised ?? statement?.event.refundExpectedBy {
      return Part(state: today > promised ? .overdue : .pending, method: method, window: promised...promised)
    }
    guard let window = policies.refund.window(for: method, of: facts.merchant), let day = day ?? statement?.moment?.day else {
      return Part(state: .unknown, method: method)
    }
    let first = day.adding(days: window.fromDays)
    let last = max(first, day.adding(days: window.toDays))
    return Part(state: today > last ? .overdue : .pending, method: method, window: first...last)
  }

  // MARK: Sums

  private var expectedAmount: Amount? {
    if let cancellation = facts.cancellation { return cancellation.amount }
    return (facts.parcels.cameBack ?? grantedClaim).flatMap { $0.event.amount ?? facts.total }
  }

  /// What is missing of a wholly cancelled order's total after notices that all state their sums.
  private func remainingAmount() -> Amount? {
    guard facts.cancellation?.scope == .whole, received == nil, let expected = facts.total, let sum, sum < expected,
      notices.allSatisfy({ $0.event.amount != nil })
    else { return nil }
    return expected - sum
  }

  /// The least settled part decides: money overdue, then pending, then unknown.
  private func merged(_ parts: [Part], amount: Amount?, remaining: Amount?) -> RefundWatch {
    let state = parts.map(\.state).min { $0.concern < $1.concern } ?? .unknown
    let deciding = parts.filter { $0.state == state }
    return RefundWatch(
      state: state, method: deciding.compactMap(\.method).first, amount: state == .notCharged ? nil : amount, remaining: remaining,
      expectedFrom: deciding.compactMap { $0.window?.lowerBound }.min(), expectedBy: deciding.compactMap { $0.window?.upperBound }.max())
  }

  /// Two notices of one refund, the mall's and the shop's, count once: the same sum within hours with nothing that tells
  /// them apart, or a sum met again when all together are more than the order cost.
  private static func withoutRepeats(_ refunds: [Statement], total: Amount?, hours: Int) -> [Statement] {
    guard refunds.count > 1 else { return refunds }
    let sum = refunds.compactMap(\.event.amount).reduce(0, +)
    let isTooMuch = total.map { sum > $0 } ?? false
    var latest: [Amount: Statement] = [:]
    var distinct: [Statement] = []
    for refund in refunds {
      guard let amount = refund.event.amount else {
        distinct.append(refund)
        continue
      }
      if let earlier = latest[amount],
        isTooMuch || (areAlike(earlier, refund) && !refund.moment.isFarther(thanHours: hours, from: earlier.moment))
      {
        continue
      }
      latest[amount] = refund
      distinct.append(refund)
    }
    return distinct
  }

  private static func areAlike(_ left: Statement, _ right: Statement) -> Bool {
    let sameItems = left.event.items.isEmpty || right.event.items.isEmpty || left.event.items == right.event.items
    let sameMethod =
      left.event.paymentMethod == nil || right.event.paymentMethod == nil || left.event.paymentMethod == right.event.paymentMethod
    return sameItems && sameMethod
  }
}

extension RefundWatch.State {
  /// 0 is the least settled.
  fileprivate var concern: Int {
    switch self {
    case .overdue: 0
    case .pending: 1
    case .unknown: 2
    case .done: 3
    case .notCharged: 4
    }
  }
}
