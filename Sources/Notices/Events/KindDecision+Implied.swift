import Events
import RulePacks

/// What a notice says between the lines.
extension KindDecision {
  /// Goods that are not there, and all the money promised back in the same breath: whatever words the shop finds for it, the order has ended.
  ///
  /// Nothing may be asked, and nothing be said to be sent or to have been found after all.
  func impliedCancellation() -> Reported? {
    let facts = circumstances
    guard facts.hasShortage, !facts.goesOn, let end = facts.promisedRefund ?? cancelHeading(), facts.requests.isEmpty, !facts.isBulk,
      !facts.isCarrier,
      facts.hasOrderNumber || facts.hasItems || facts.hasOrderContext, !isNotYetDone(.ship), !isNotYetDone(.deliver)
    else { return nil }
    return Reported(kind: .cancelled, confidence: 0.75, range: end)
  }

  /// `【お取り消しの品】`: a heading of the goods that are cancelled.
  private func cancelHeading() -> Range<Int>? {
    rejected.first {
      $0.stem == .cancel && $0.note == "no predicate" && circumstances.headings.contains(text.lineIndex(at: $0.range.lowerBound))
    }?
    .range
  }

  /// A shop that gives the number of a parcel, and says nothing else of it, has sent it.
  func impliedShipment() -> Reported? {
    let facts = circumstances
    guard let number = facts.trackingNumber, !facts.isCarrier, !facts.isReply, !facts.isBulk, facts.hasOrderNumber || facts.hasOrderContext,
      !isNotYetDone(.ship), !facts.isCollected, !rejected.contains(where: { $0.stem == .returnGoods && $0.note != "section" })
    else { return nil }
    return Reported(kind: .shipped, confidence: 0.75, range: number)
  }
}
