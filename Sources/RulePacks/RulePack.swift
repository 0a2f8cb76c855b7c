public import Events

/// What is known about the mail of one sender, or, in the general pack, about all mail.
public struct RulePack: Sendable {
  /// Name, the file name without `.yaml`: `amazon.co.jp`.
  public var name: String
  /// For people.
  public var title: String
  /// The events' merchant; nil where it is the registrable domain of the sender.
  public var merchant: String?
  /// Words by which the mail of a shop system is known; such a pack holds for shops that have no pack of their own.
  public var marks: [String] = []
  /// Names that only this sender may bear.
  public var brandNames: [String] = []
  /// True when the label of its domain is a word that others bear too, so that it is no sign of imitation.
  public var hasOrdinaryName = false
  /// Names that contain a brand name and that others may bear all the same (…楽天市場店).
  public var mayClaim: [String] = []
  /// Hosts that belong to the sender; everything below them does too.
  public var domains: [String] = []
  /// Further hosts to which its genuine mail links.
  public var linkDomains: [String] = []
  /// Addresses from which it writes.
  public var senders: [SenderRule] = []
  /// Shapes of its order numbers.
  public var orderNumberShapes: [NumberShape] = []
  /// True when only the pack's own rules may find events, not the general reader.
  public var isStrict = false
  /// True when one address writes for many shops, and its display name is the shop's.
  public var namesSeller = false
  /// What in its genuine mail would speak against another's.
  public var peculiarities: [Peculiarity] = []
  /// True when links may carry the order number where the text does not (`orderID=`).
  public var linkParameters: [String] = []
  /// Its own carrier, for carriers' packs.
  public var carrier: Carrier?
  /// Tried in order, the first that fits decides.
  public var rules: [Rule] = []
  /// Phrases that hold in this sender's mail; of the general pack: in all mail.
  public var lexicon: [LexiconEntry] = []
  /// Two-level suffixes under which domains are registered (general pack only).
  public var publicSuffixes: [String] = []
  /// Domains at which anybody may have an address (general pack only).
  public var mailboxDomains: [String] = []
  /// Brands that fakes imitate and that no pack reads (general pack only).
  public var brands: [Brand] = []
  /// Short messages and the events that they must give.
  public var examples: [Example] = []

  /// A pack that knows nothing yet.
  public init(name: String, title: String) {
    self.name = name
    self.title = title
  }

  /// What stands in genuine mail of some senders only.
  public enum Peculiarity: String, Sendable, CaseIterable {
    /// Links to shops that it serves.
    case linksToShops
    /// The name of an account, which may be that of the address, in place of the buyer's.
    case greetsByAccount
  }

  /// A brand that fakes imitate.
  public struct Brand: Sendable, Hashable {
    /// Names that only it may bear.
    public var names: [String] = []
    /// Hosts that belong to it; everything below them does too.
    public var domains: [String] = []
    /// True when its names, and the label of its domain, are words that others bear too: only a sender who is called nothing else imitates.
    public var hasOrdinaryName = false

    /// A brand without names.
    public init() {}
  }

  /// One address pattern and what comes from it.
  public struct SenderRule: Sendable, Hashable {
    /// `local@host`, `@host` (any local part at exactly that host) or `@.host` (that host and all below).
    public var address: String
    /// What it sends.
    public var role: SenderRole
    /// An address pattern with its role.
    public init(address: String, role: SenderRole) {
      self.address = address
      self.role = role
    }

    /// Whether an address fits the pattern; case does not matter.
    public func matches(localPart: String, domain: String) -> Bool {
      let pattern = address.lowercased()
      if pattern.hasPrefix("@.") {
        let host = pattern.dropFirst(2)
        return domain == host || domain.hasSuffix("." + host)
      }
      if pattern.hasPrefix("@") { return domain == pattern.dropFirst() }
      return pattern == "\(localPart.lowercased())@\(domain)"
    }
  }

  /// What an address sends.
  public enum SenderRole: String, Sendable, CaseIterable {
    /// Notices about orders.
    case notices
    /// Letters written by shops inside a mall.
    case shops
    /// Messages of sellers, relayed.
    case sellers
    /// Advertising: dismissed unread.
    case newsletter
  }

  /// A combination of phrases that settles what a message says.
  public struct Rule: Sendable, Hashable {
    /// Name inside the pack.
    public var id: String
    /// Whether the rule rests on text of real mail or on inference.
    public var basis: Basis
    /// One of these must stand in the subject; empty: any subject.
    public var subject: [String] = []
    /// One of these must stand in the body; empty: any body.
    public var body: [String] = []
    /// None of these may stand in subject or body.
    public var unless: [String] = []
    /// What it then is; empty: nothing happened to an order.
    public var kinds: [Kind] = []
    /// Values that the wording implies.
    public var reason: Reason?
    /// On whose wish, when the wording implies it.
    public var initiator: Initiator?
    /// How money goes back, when the wording implies it.
    public var paymentMethod: PaymentMethod?
    /// A rule without conditions.
    public init(id: String, basis: Basis) {
      self.id = id
      self.basis = basis
    }
  }

  /// What a rule rests on.
  public enum Basis: String, Sendable, CaseIterable {
    case real, inferred
  }

  /// A short message and what it must give.
  public struct Example: Sendable, Hashable {
    /// Sender's address.
    public var from: String
    /// Subject line.
    public var subject: String
    /// Plain text.
    public var body: String
    /// ISO date of the message.
    public var date: String
    /// Expected events: members that must agree, as in the public form.
    public var events: [JSONValue]
  }
}
