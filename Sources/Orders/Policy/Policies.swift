public import Events

/// The figures, lists and shop names on which classification and advice rest.
///
/// They are data, shipped as `Policies/policies.yaml`, which documents each of them; a user may override single values.
public struct Policies: Sendable, Hashable {
  /// All of them, in the form in which ``init(json:)`` reads them.
  public let json: JSONValue

  private let sections: PolicySections

  /// The policies that are part of the program.
  ///
  /// Throws only if the program was built from a faulty `policies.yaml`.
  public static func shipped() throws(PolicyError) -> Policies {
    let bytes = EmbeddedKnowledge.policies.withUTF8Buffer { Array($0) }
    do {
      return try Policies(json: try JSONValue(parsing: bytes))
    } catch let error as PolicyError {
      throw error
    } catch {
      throw PolicyError(problem: .notJSON, keyPath: "", expected: "\(error)")
    }
  }

  /// Reads a whole set of policies; every one must be there, and nothing else.
  public init(json: JSONValue) throws(PolicyError) {
    self.json = json
    sections = try PolicySections(json)
  }

  /// These policies with the values of `changes` in place of their own.
  ///
  /// `changes` is an object of the same shape that holds only what is to change; a list is one value. Throws a
  /// ``PolicyError`` that names the key path when there is no such policy or the value does not suit it.
  public func overriding(with changes: JSONValue) throws(PolicyError) -> Policies {
    guard changes.object != nil else {
      throw PolicyError(problem: .unsuitableValue, keyPath: "", expected: "an object, the names of policies and their values")
    }
    return try Policies(json: Self.merge(json, changes))
  }

  /// The words on which a rule rests, as named by ``Action/rule`` and ``RiskSign/rule``.
  public func source(ofRule rule: String) -> String? { sections.rules[rule] }

  /// Objects are merged member by member, anything else is replaced.
  ///
  /// The depth is bounded by the JSON reader's.
  private static func merge(_ base: JSONValue, _ changes: JSONValue) -> JSONValue {
    guard case .object(var members) = base, case .object(let changed) = changes else { return changes }
    for change in changed {
      if let index = members.firstIndex(where: { $0.name == change.name }) {
        members[index].value = merge(members[index].value, change.value)
      } else {
        members.append(change)
      }
    }
    return .object(members)
  }
}

extension Policies {
  /// Equal when they hold the same values.
  public static func == (left: Policies, right: Policies) -> Bool { left.json == right.json }

  /// Hashes the values.
  public func hash(into hasher: inout Hasher) { hasher.combine(json) }

  var linking: LinkingPolicy { sections.linking }
  var merchants: MerchantPolicy { sections.merchants }
  var unshipped: UnshippedPolicy { sections.unshipped }
  var risk: RiskPolicy { sections.risk }
  var refund: RefundPolicy { sections.refund }
  var guarantee: GuaranteePolicy { sections.guarantee }
  var transit: TransitPolicy { sections.transit }
  var payment: PaymentPolicy { sections.payment }
  var sellerRequest: SellerRequestPolicy { sections.sellerRequest }
  var restock: RestockPolicy { sections.restock }
  var campaigns: CampaignPolicy { sections.campaigns }
  var shopping: ShoppingPolicy { sections.shopping }
  var attention: AttentionPolicy { sections.attention }
}

/// The policies by section, read and checked.
///
/// A class, because every reader of every order holds them.
private final class PolicySections: Sendable {
  let linking: LinkingPolicy
  let merchants: MerchantPolicy
  let unshipped: UnshippedPolicy
  let risk: RiskPolicy
  let refund: RefundPolicy
  let guarantee: GuaranteePolicy
  let transit: TransitPolicy
  let payment: PaymentPolicy
  let sellerRequest: SellerRequestPolicy
  let restock: RestockPolicy
  let campaigns: CampaignPolicy
  let shopping: ShoppingPolicy
  let attention: AttentionPolicy
  let rules: [String: String]

  init(_ json: JSONValue) throws(PolicyError) {
    var reader = try PolicyReader(json, keyPath: "")
    linking = try LinkingPolicy(try reader.section("linking"))
    merchants = try MerchantPolicy(try reader.section("merchants"))
    unshipped = try UnshippedPolicy(try reader.section("unshipped"))
    risk = try RiskPolicy(try reader.section("risk"))
    refund = try RefundPolicy(try reader.section("refund"))
    guarantee = try GuaranteePolicy(try reader.section("guarantee"))
    transit = try TransitPolicy(try reader.section("transit"))
    payment = try PaymentPolicy(try reader.section("payment"))
    sellerRequest = try SellerRequestPolicy(try reader.section("sellerRequest"))
    restock = try RestockPolicy(try reader.section("restock"))
    campaigns = try CampaignPolicy(try reader.section("campaigns"))
    shopping = try ShoppingPolicy(try reader.section("shopping"))
    attention = try AttentionPolicy(try reader.section("attention"))
    rules = Dictionary(try reader.texts("rules").map { ($0.name, $0.text) }) { first, _ in first }
    try reader.finish()
  }
}
