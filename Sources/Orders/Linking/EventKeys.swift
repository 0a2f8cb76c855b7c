public import Events

/// The keys by which events find those they may share an order with.
///
/// Keys reach all that the classifier might bring together, and more: the events that can be reached from some events decide all about
/// their orders. So a ledger can hand out the part of a long history that matters now.
public struct EventKeys: Sendable {
  private let linking: LinkingPolicy
  private let merchants: MerchantPolicy

  /// The keys by `policies`, best the shipped ones, so that they stay the same.
  public init(policies: Policies) {
    linking = policies.linking
    merchants = policies.merchants
  }

  /// Changes whenever events get other keys.
  public var version: String {
    var digest = Digest()
    digest.add("1")
    digest.add(String(linking.itemMinimumLength))
    for domain in merchants.carrierByDomain.keys.sorted() { digest.add(domain) }
    digest.add("")
    for domain in merchants.cardCompanies.sorted() { digest.add(domain) }
    return String(UInt64(bitPattern: digest.value), radix: 16)
  }

  /// Whether nothing that `policies` bring together is out of reach.
  public func suit(_ policies: Policies) -> Bool {
    linking.itemMinimumLength <= policies.linking.itemMinimumLength
      && Set(policies.merchants.carrierByDomain.keys).isSubset(of: merchants.carrierByDomain.keys)
      && merchants.cardCompanies.isSuperset(of: policies.merchants.cardCompanies)
  }

  /// The keys of one event, each once.
  public func keys(of event: Event) -> [EventKey] {
    let statement = Statement(event, linking: linking)
    var keys = Set<EventKey>()
    for number in [statement.orderNumber].compactMap(\.self) + statement.formerOrderNumbers {
      keys.insert(mutual("number", number.text))
    }
    for written in event.trackingNumbers {
      if let number = TrackingNumber(written, minimumLength: 1) { keys.insert(mutual("parcel", number.text)) }
    }
    for id in statement.messageIDs + statement.references { keys.insert(mutual("message", id)) }
    // Copies without an order number are one statement when they say the same of the same moment.
    if statement.orderNumber == nil, let moment = statement.moment {
      keys.insert(mutual("copy", "\(event.kind.rawValue) \(moment.secondsSince1970) \(event.merchant ?? "")"))
    }
    addGoods(of: statement, to: &keys)
    addSum(of: event, to: &keys)
    return keys.sorted { ($0.value, $0.counterpart) < ($1.value, $1.counterpart) }
  }

  /// Mail without an order number looks for the order that holds its goods.
  private func addGoods(of statement: Statement, to keys: inout Set<EventKey>) {
    let isLoose = statement.orderNumber == nil || merchants.isCarrier(statement.event.merchant)
    let isHeld = statement.kind == .ordered || statement.kind == .cancelled
    guard isLoose || isHeld else { return }
    for name in statement.itemNames.compactMap(\.self) {
      let beginning = name.beginning(linking.itemMinimumLength).text
      let (held, sought) = (Self.digest("goods", beginning), Self.digest("sought goods", beginning))
      if isHeld { keys.insert(EventKey(value: held, counterpart: sought)) }
      if isLoose { keys.insert(EventKey(value: sought, counterpart: held)) }
    }
  }

  /// A card company's reversal looks for the order whose money it is.
  private func addSum(of event: Event, to keys: inout Set<EventKey>) {
    guard let amount = event.amount else { return }
    let (held, sought) = (Self.digest("sum", amount.description), Self.digest("sought sum", amount.description))
    switch event.kind {
    case .ordered, .cancelled, .returned, .deliveryFailed, .refunded: keys.insert(EventKey(value: held, counterpart: sought))
    default: break
    }
    if event.kind == .refunded, event.isCardReversal(merchants) { keys.insert(EventKey(value: sought, counterpart: held)) }
  }

  private func mutual(_ sort: String, _ text: String) -> EventKey {
    let digest = Self.digest(sort, text)
    return EventKey(value: digest, counterpart: digest)
  }

  private static func digest(_ sort: String, _ text: String) -> Int64 {
    var digest = Digest()
    digest.add(sort)
    digest.add(text)
    return digest.value
  }
}

/// FNV-1a of 64 bits: the same in every process, as `Hasher` is not.
private struct Digest {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  var value: Int64 { Int64(bitPattern: state) }

  /// Adds a text and where it ends.
  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  private mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 0x100_0000_01b3 }
}
