public import Events

/// What the buyer can do.
public enum ActionCode: String, Sendable, Hashable, CaseIterable {
  case replyToSeller, contactSeller, contactSupport, contactCarrier, contactCardCompany, fileGuaranteeClaim, updatePayment
  case arrangeRedelivery, pickUp, waitForRefund, checkRefund, buyElsewhere, buyRestocked, checkSpamFolder, askForReason
  case reviewSubscription
}

/// One piece of advice.
///
/// The words are made when they are asked for, so that classifying many orders costs no wording.
public struct Action: Sendable, Hashable {
  /// What to do.
  public let code: ActionCode
  /// Until when; the last day (Japan) on which it helps.
  ///
  /// Nil when there is no such day.
  public let due: CalendarDay?
  /// True when no notice states that day: it is what usually holds, by the policies.
  public let isDueEstimated: Bool
  /// Name of the rule it comes from, a member of `rules` in the policies (``Policies/source(ofRule:)``).
  public let rule: String
  /// Ids of the events on which it rests, in the order of the timeline.
  public let events: [String]
  let advice: Advice
  let facts: AdviceFacts
  let linkSource: LinkSource

  /// What to do, as a short imperative.
  public func title(in language: Language) -> String { AdviceWording.title(of: advice, facts: facts)[language] }

  /// Why, in one to three sentences.
  public func why(in language: Language) -> String { AdviceWording.reason(for: advice, facts: facts)[language] }

  /// A message ready to be sent, in the language of its reader: English for overseas shops, else polite Japanese.
  public var draft: String? { DraftWording.draft(for: advice, facts: facts)?[facts.draftLanguage] }

  /// The draft's meaning for a user who reads another language than the draft's; nil when there is no need.
  public func draftTranslation(in language: Language) -> String? {
    language == facts.draftLanguage ? nil : DraftWording.draft(for: advice, facts: facts)?[language]
  }

  /// Pages that help: other shops' searches for the item, the carrier's tracking page, the order's page.
  public func links(in language: Language) -> [AdviceLink] { linkSource.links(in: language) }
}

/// A page that helps with a piece of advice.
public struct AdviceLink: Sendable, Hashable {
  /// Name of the page.
  public let title: String
  /// An `https` address, percent-encoded (RFC 3986).
  public let url: String
}
