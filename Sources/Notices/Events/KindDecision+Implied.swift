import Events
import RulePacks

/// What a notice says between the lines.
extension KindDecision {
  /// What it may be told by.
  struct Hints {
    /// Where a tracking number stands beside its label or carrier.
    var trackingNumber: Range<Int>?
    /// Where the notice promises, without a condition, that all the money for goods that are short goes back.
    var wholeRefund: Range<Int>?
    /// Something is said to be sent, or to have been found after all.
    var goesOn = false
    /// Goods are fetched from the reader.
    var isCollected = false
    /// It is said that something was handed over or left.
    var isHandedOver = false
    /// Where a later day is promised, or patience asked, because of a trouble.
    var promisedLater: (range: Range<Int>, isCertain: Bool)?
  }

  /// The event that a notice implies which states none.
  func implied(by hints: Hints) -> Reported? {
    guard !circumstances.isBulk, !circumstances.isCarrier else { return nil }
    return (isNotYetDone(.ship) ? nil : cancellation(hints) ?? shipment(hints)) ?? delay(hints)
  }

  /// What a dispatch says between the lines of the rest that comes later.
  func delayedRest(beside reported: [Reported], _ promise: @autoclosure () -> (range: Range<Int>, isCertain: Bool)?) -> Reported? {
    guard reported.map(\.kind) == [.shipped], !circumstances.rests.isEmpty, let promise = promise(), isAboutRest(promise.range),
      !isOnTime(promise.range)
    else { return nil }
    return Reported(kind: .delayed, confidence: 0.7, range: promise.range)
  }

  /// Goods that come later than promised, in a letter that says nothing else of them and asks for nothing but patience.
  private func delay(_ hints: Hints) -> Reported? {
    let facts = circumstances
    guard let promise = hints.promisedLater, !hints.isCollected, !isOnTime(promise.range),
      facts.hasOrderNumber || facts.namesGoodsToReader || promise.isCertain,
      statements.allSatisfy({ $0.kind == .ordered || $0.kind == .delayed || $0.kind == .shipped && ($0.isInSubject || $0.describesGoods) })
    else { return nil }
    return Reported(kind: .delayed, confidence: promise.isCertain ? 0.8 : 0.7, range: promise.range)
  }

  /// Goods that are not there, and all the money promised back in the same breath: whatever words the shop finds for it, the order has ended.
  ///
  /// Nothing may be asked, and nothing be said to be sent or to have been found after all.
  private func cancellation(_ hints: Hints) -> Reported? {
    let facts = circumstances
    guard facts.hasShortage, !hints.goesOn, let end = hints.wholeRefund ?? cancelHeading, facts.requests.isEmpty,
      facts.hasOrderNumber || facts.hasItems || facts.hasOrderContext, !isNotYetDone(.deliver)
    else { return nil }
    return Reported(kind: .cancelled, confidence: 0.75, range: end)
  }

  /// `【お取り消しの品】`: a heading of the goods that are cancelled.
  private var cancelHeading: Range<Int>? {
    rejected.first { $0.stem == .cancel && $0.reason == .noPredicate && isIn(circumstances.headings, $0.range) }?.range
  }

  /// A shop that gives the number of a parcel, and says nothing else of it, has sent it.
  private func shipment(_ hints: Hints) -> Reported? {
    guard !statements.contains(where: { $0.kind == .readyForPickup }), let number = hints.trackingNumber,
      circumstances.subject == .own || hints.isHandedOver && circumstances.subject == .answered, !hints.isCollected,
      circumstances.hasOrderNumber || circumstances.hasOrderContext || circumstances.namesGoodsToReader,
      !rejected.contains(where: { $0.stem == .returnGoods && $0.reason != .section })
    else { return nil }
    return Reported(kind: .shipped, confidence: 0.75, range: number)
  }
}
