/// What a signature comes to.
public struct DKIMFinding: Sendable, Hashable {
  /// How it fared.
  public enum Outcome: Sendable, Hashable {
    /// The key's owner signed the message as it is here.
    case verified
    /// It fits, but somebody could have added what it does not cover.
    case incomplete(String)
    /// The key is known, and the message is not what was signed.
    case altered(String)
    /// Nobody knows the key; `bodyFits` tells whether the body is the one that the signature names, which anybody can write.
    case unknownKey(bodyFits: Bool)
    /// It must not be counted, and says nothing either way.
    case refused(String)

    /// The lower, the more it decides.
    var rank: Int {
      switch self {
      case .verified: 0
      case .altered: 1
      case .incomplete: 2
      case .unknownKey(let bodyFits): bodyFits ? 4 : 3
      case .refused: 5
      }
    }
  }

  /// The signing domain (`d=`), lower case.
  public let domain: String
  /// Where in the DNS the key is published: `selector._domainkey.domain`.
  public let keyName: String
  /// How it fared.
  public let outcome: Outcome
}
