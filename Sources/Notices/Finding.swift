public import Events
public import RulePacks

/// Something recognised in a message, or something that kept a kind from being reported.
public struct Finding: Sendable, Hashable {
  /// The words; empty where something was missing.
  public var text: String
  /// How they were understood.
  public var meaning: Meaning

  /// What words were taken for.
  public enum Meaning: Sendable, Hashable {
    /// The mark of a shop system, by the title of its pack.
    case system(String)
    /// They met a rule of a pack.
    case rule(name: String, basis: RulePack.Basis)
    /// They state that something happened.
    case statement(Kind, Modality, weight: Double)
    /// They could have said something, and do not.
    case rejected(Rejection, Modality?)
    /// A value beside its label.
    case value(LabelField, label: String)
    /// They were taken to say so, though no statement does: a choice offered, a parcel's number, money promised back.
    case inferred(Kind)
    /// Something is stated and was not reported all the same.
    case unreported(Kind, Shortfall)
  }

  /// Why words that could have said something say nothing.
  public enum Rejection: String, Sendable, CaseIterable {
    /// They stand in rules and notes, in a footer, or in quoted mail.
    case section
    /// They are only spoken of (「…」という件名).
    case cited
    /// The words that follow take them back.
    case takenBack
    /// They hold under a condition only.
    case condition
    /// The sentence is about a subscription, a seminar and the like.
    case otherThing
    /// The sentence speaks of no order.
    case noOrder
    /// What they speak of stands beside the order (ギフト包装).
    case besideOrder
    /// Something was accepted that has yet to come.
    case onlyAccepted
    /// A noun whose predicate says nothing, or that has none.
    case noPredicate
    /// They are meant otherwise: asked, to come, negated.
    case modality
  }

  /// What a stated kind lacked.
  public enum Shortfall: String, Sendable, CaseIterable {
    /// The words are too weak by themselves.
    case weakWords
    /// Nothing ties it to an order of the reader: number, goods, or words.
    case noOrder
    /// Other news of the same message decide.
    case overruled
  }

  /// The word for what it is, in the public form.
  public var role: String {
    switch meaning {
    case .system: "system"
    case .rule: "rule"
    case .statement: "statement"
    case .rejected: "rejected"
    case .value: "label"
    case .inferred: "inferred"
    case .unreported: "unreported"
    }
  }

  /// The understanding in one line, in English, in the public form.
  public var note: String {
    switch meaning {
    case .system(let title): title
    case .rule(let name, let basis): "\(name) (\(basis.rawValue))"
    case .statement(let kind, let modality, let weight): "\(kind.rawValue), \(modality), weight \(weight)"
    case .rejected(let rejection, let modality): modality.map { "\(rejection.rawValue): \($0)" } ?? rejection.rawValue
    case .value(let field, let label): "\(field): \(label)"
    case .inferred(let kind): kind.rawValue
    case .unreported(let kind, let shortfall): "\(kind.rawValue): \(shortfall.rawValue)"
    }
  }
}
