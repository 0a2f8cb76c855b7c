/// A policy that cannot be used, and where it stands.
public struct PolicyError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong with it.
  public enum Problem: String, Sendable, Hashable {
    /// No policy has that name.
    case unknownKey
    /// A policy that every file of policies must hold is absent.
    case missing
    /// The value has another form, or lies outside its range.
    case unsuitableValue
    /// The policies are not a JSON text.
    case notJSON
  }

  /// What is wrong with it.
  public let problem: Problem
  /// Names from the outermost key inwards, joined by dots; elements of lists by number: `shopping.shops.0.search`.
  public let keyPath: String
  /// What may stand there.
  public let expected: String

  /// One sentence that names the key and the way out.
  public var description: String {
    switch problem {
    case .unknownKey: "policies: there is no policy '\(keyPath)'; expected \(expected)"
    case .missing: "policies: '\(keyPath)' is missing; add \(expected)"
    case .unsuitableValue: "policies: '\(keyPath)' must be \(expected)"
    case .notJSON: "policies: \(expected)"
    }
  }
}
