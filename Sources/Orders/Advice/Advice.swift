import Events

/// What an action advises, with the figures that its wording needs.
enum Advice: Sendable, Hashable {
  case answerByWaiting, answerByRefund
  case escalateRequest(deadline: CalendarDay)
  case correctPayment
  case pickUp, arrangeRedelivery
  case claimGuarantee(GuaranteeWindow)
  case contestClaim
  case askAboutUnshipped(days: Int)
  case askAboutDelay
  case askAboutNumber(from: CalendarDay?)
  case callCarrier
  case reportMissing
  case askAboutLoss
  case askAboutReturn
  case awaitRefund
  case lookAtStatement, askCardCompany
  case remindOfRefund
  case askHowRefunded
  case explainDoubleCharge
  case buyElsewhere(BuyingReason)
  case buyRestocked(isFresh: Bool)
  case readMissedMail
  case askForReason
  case keepSubscription
  case checkOrderHistory

  /// Why to look elsewhere.
  enum BuyingReason: Sendable, Hashable {
    case stockout, preorder, oneOff, skipped
    /// Shipped on paper only: the goods were not there.
    case label
    /// The order stands, but may not for long.
    case precaution
  }

  /// What it is called in the contract.
  ///
  /// Shops and private sellers are told apart by `isSeller`.
  func code(isSeller: Bool) -> ActionCode {
    switch self {
    case .answerByWaiting, .answerByRefund: .replyToSeller
    case .escalateRequest: .contactSeller
    case .correctPayment: .updatePayment
    case .pickUp: .pickUp
    case .arrangeRedelivery: .arrangeRedelivery
    case .claimGuarantee: .fileGuaranteeClaim
    case .askAboutUnshipped, .askAboutDelay: isSeller ? .contactSeller : .contactSupport
    case .askAboutNumber, .reportMissing, .askAboutLoss, .askAboutReturn, .contestClaim, .checkOrderHistory: .contactSupport
    case .callCarrier: .contactCarrier
    case .awaitRefund: .waitForRefund
    case .lookAtStatement, .remindOfRefund, .askHowRefunded: .checkRefund
    case .askCardCompany, .explainDoubleCharge: .contactCardCompany
    case .buyElsewhere: .buyElsewhere
    case .buyRestocked: .buyRestocked
    case .readMissedMail: .checkSpamFolder
    case .askForReason: .askForReason
    case .keepSubscription: .reviewSubscription
    }
  }

  /// The rule it comes from, a member of `rules` in the policies.
  var rule: String {
    switch self {
    case .answerByWaiting, .answerByRefund: "sellerRequest"
    case .escalateRequest: "sellerRequestEscalation"
    case .correctPayment: "paymentDeclined"
    case .pickUp: "pickUp"
    case .arrangeRedelivery: "redelivery"
    case .claimGuarantee: "guarantee"
    case .contestClaim: "guaranteeDenied"
    case .askAboutUnshipped: "unshipped"
    case .askAboutDelay: "postponed"
    case .askAboutNumber: "shippedNotTracked"
    case .callCarrier: "stalledInTransit"
    case .reportMissing: "deliveredNotReceived"
    case .askAboutLoss: "overseas"
    case .askAboutReturn: "cameBack"
    case .awaitRefund: "refundWindow"
    case .lookAtStatement, .askCardCompany, .remindOfRefund: "refundOverdue"
    case .askHowRefunded: "refundUnknown"
    case .explainDoubleCharge: "doubleCharge"
    case .buyElsewhere(let reason): reason.rule
    case .buyRestocked: "restock"
    case .readMissedMail: "noticesInSpam"
    case .askForReason: "askForReason"
    case .keepSubscription: "subscription"
    case .checkOrderHistory: "suspectMail"
    }
  }
}

extension Advice.BuyingReason {
  fileprivate var rule: String {
    switch self {
    case .stockout: "stockout"
    case .label: "labelOnlyShipment"
    case .preorder: "preorderShortage"
    case .oneOff: "oneOffGoods"
    case .skipped: "subscription"
    case .precaution: "unshipped"
    }
  }
}
