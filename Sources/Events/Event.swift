/// One piece of goods of an order.
public struct Item: Sendable, Hashable {
  /// As the notice writes it, hard-wrapped lines joined; nil when the notice names none.
  public var name: String?
  /// Pieces.
  public var quantity: Int?
  /// Price of one piece in the event's currency, tax included where the notice says so.
  public var price: Amount?

  /// An item of which at least one of the values is known.
  public init(name: String? = nil, quantity: Int? = nil, price: Amount? = nil) {
    self.name = name
    self.quantity = quantity
    self.price = price
  }
}

/// The words from which a field of an event was read.
public struct Evidence: Sendable, Hashable {
  /// Name of the event's field, `kind` for the event itself.
  public var field: String
  /// The words, as they stand in the message.
  public var text: String

  /// Evidence for one field.
  public init(field: String, text: String) {
    self.field = field
    self.text = text
  }
}

/// Where an event was read.
public struct MessageReference: Sendable, Hashable {
  /// Message-ID with its angle brackets.
  public var id: String?
  /// The sender's address.
  public var from: String?
  /// Decoded subject.
  public var subject: String?
  /// When the message was sent.
  public var date: Timestamp?
  /// File, and byte offset where it is a mailbox: `/home/u/takeout.mbox:1024`.
  public var source: String?
  /// Folder or label under which the message lies.
  public var folder: String?
  /// True when it lies among the spam.
  public var spam: Bool
  /// Message-IDs of the messages to which this one answers, for linking by thread.
  public var references: [String]

  /// A reference; everything unknown is left out.
  public init(
    id: String? = nil, from: String? = nil, subject: String? = nil, date: Timestamp? = nil, source: String? = nil,
    folder: String? = nil, spam: Bool = false, references: [String] = []
  ) {
    self.id = id
    self.from = from
    self.subject = subject
    self.date = date
    self.source = source
    self.folder = folder
    self.spam = spam
    self.references = references
  }
}

/// Something that happened to an order, as one message states it.
///
/// What is not stated is absent, never guessed.
///
/// The public form is one JSON object a line, see ``json`` and `event.schema.json`.
public struct Event: Sendable, Hashable {
  /// Version of the public form.
  public static let schema = 1

  /// Stable digest of message and statement: the same mail met twice gives the same id.
  public var id: String
  /// What happened.
  public var kind: Kind
  /// The shop's registrable domain, or the service's own host inside Rakuten and Yahoo; a carrier's domain in carrier mail.
  public var merchant: String?
  /// The name that a shop known by no pack gives itself in its From field; only its domain says who it is.
  public var merchantName: String?
  /// As the shop writes it.
  public var orderNumber: String?
  /// Numbers that the order bore before, or of orders that went into it, as the shop writes them.
  public var formerOrderNumbers: [String] = []
  /// The shop inside a mall, or the Marketplace seller.
  public var seller: String?
  /// The goods concerned.
  public var items: [Item] = []
  /// Why.
  public var reason: Reason?
  /// How it came to the reason.
  public var cause: Cause?
  /// On whose wish.
  public var initiator: Initiator?
  /// Total of the order, or sum refunded, in ``currency``.
  public var amount: Amount?
  /// ISO 4217.
  public var currency: String?
  /// How it was paid, or is refunded.
  public var paymentMethod: PaymentMethod?
  /// Points earned or given back.
  public var points: Int?
  /// Who carries the parcel.
  public var carrier: Carrier?
  /// As written, hyphens kept.
  public var trackingNumbers: [String] = []
  /// First day or minute of the announced arrival.
  public var expectedArrivalFrom: DayTime?
  /// Last day or minute of the announced arrival.
  public var expectedArrivalUntil: DayTime?
  /// Day until which the shop means to ship, where that is the day it names; never beside an arrival.
  public var expectedShipDate: CalendarDay?
  /// Last day or minute until which the notice waits for the buyer: for an answer, a payment, for goods to be fetched.
  public var respondBy: DayTime?
  /// Whether the notice says that money was taken: true if it promises to give it back, false if nothing was or will be charged.
  public var charged: Bool?
  /// Day until which the notice promises the refund.
  public var refundExpectedBy: CalendarDay?
  /// How a claim stands; only with ``Kind/claimUpdated``.
  public var claim: ClaimState?
  /// When it happened: the notice's own date where it states one, else that of the message.
  public var occurredAt: Timestamp?
  /// What the user tells; only with ``Kind/reported``.
  public var report: Report?
  /// How far the message may be believed.
  public var trust: Trust = .unverified
  /// Why, in plain words.
  public var trustReasons: [String] = []
  /// 0...1.
  public var confidence: Double = 1
  /// The rule that decided: `pack/rule`.
  public var rule: String?
  /// The words it was read from.
  public var evidence: [Evidence] = []
  /// The message it was read from.
  public var message: MessageReference?

  /// An event of which only id and kind are known.
  public init(id: String, kind: Kind) {
    self.id = id
    self.kind = kind
  }
}

/// An amount with at most two decimals, exact: yen have none, dollars two.
public struct Amount: Sendable, Hashable, Comparable, CustomStringConvertible, ExpressibleByIntegerLiteral {
  /// Hundredths.
  public let hundredths: Int

  /// A whole amount.
  public init(_ whole: Int) { hundredths = whole &* 100 }
  /// An amount in hundredths.
  public init(hundredths: Int) { self.hundredths = hundredths }
  /// A whole amount.
  public init(integerLiteral value: Int) { self.init(value) }
  /// The nearest amount, or nil when it is not finite or beyond 10^13.
  public init?(_ value: Double) {
    guard value.isFinite, abs(value) < 1e13 else { return nil }
    hundredths = Int(value * 100 + (value < 0 ? -0.5 : 0.5))
  }

  /// `1234` or `12.34`.
  public var description: String {
    let whole = abs(hundredths) / 100
    let rest = abs(hundredths) % 100
    let sign = hundredths < 0 ? "-" : ""
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(padded(rest, 2))"
  }

  /// Smaller amounts first.
  public static func < (left: Amount, right: Amount) -> Bool { left.hundredths < right.hundredths }
  /// The sum; beyond the range of Int it stays at the limit.
  public static func + (left: Amount, right: Amount) -> Amount {
    let (sum, overflow) = left.hundredths.addingReportingOverflow(right.hundredths)
    return Amount(hundredths: overflow ? Int.max : sum)
  }
  /// The difference; beyond the range of Int it stays at the limit.
  public static func - (left: Amount, right: Amount) -> Amount {
    let (difference, overflow) = left.hundredths.subtractingReportingOverflow(right.hundredths)
    return Amount(hundredths: overflow ? Int.min : difference)
  }
}
