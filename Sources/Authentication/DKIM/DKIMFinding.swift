/// What a signature comes to.
public enum DKIMFinding: Sendable, Hashable {
  /// The key's owner signed the message as it is here; the key is published in the DNS as `selector._domainkey.domain`.
  case verified(keyName: String)
  /// It fits, but somebody could have added what it does not cover.
  case incomplete(String)
  /// The key is known, and the message is not what was signed.
  case altered(String)
  /// Nobody knows the key: anybody may have written the signature, also one whose hash of the body fits.
  case unknownKey
  /// It must not be counted, and says nothing either way.
  case refused(String)

  /// The lower, the more it decides.
  var rank: Int {
    switch self {
    case .verified: 0
    case .altered: 1
    case .incomplete: 2
    case .unknownKey: 3
    case .refused: 4
    }
  }
}
