import Crypto
import CryptoExtras

/// A signer's public key as its TXT record gives it (RFC 6376, section 3.6.1; RFC 8463).
struct DKIMKey {
  private enum PublicKey {
    case rsa(_RSA.Signing.PublicKey)
    case ed25519(Curve25519.Signing.PublicKey)
  }

  private let key: PublicKey
  /// Whether signatures must be for the very domain, not for one below (`t=s`).
  let isStrict: Bool

  /// Reads a record.
  ///
  /// - Throws: ``DKIMSignature/Flaw`` when it allows no signature to be counted.
  init(_ record: String) throws(DKIMSignature.Flaw) {
    guard let tags = TagList(Array(record.utf8)), tags["v"] ?? "DKIM1" == "DKIM1" else { throw .init(reason: "the key cannot be read") }
    if let hashes = tags.list("h"), !hashes.contains("sha256") { throw .init(reason: "the key is not for sha256") }
    if let services = tags.list("s"), !services.contains("*"), !services.contains("email") {
      throw .init(reason: "the key is not for mail")
    }
    let flags = tags.list("t") ?? []
    if flags.contains("y") { throw .init(reason: "the domain only tests its key") }
    isStrict = flags.contains("s")
    guard let bytes = tags.base64("p") else { throw .init(reason: "the key cannot be read") }
    guard !bytes.isEmpty else { throw .init(reason: "the key was revoked") }
    do {
      switch tags["k"]?.lowercased() ?? "rsa" {
      // Signers still use 1,024 bits; fewer count for nothing (RFC 8301).
      case "rsa": key = .rsa(try _RSA.Signing.PublicKey(unsafeDERRepresentation: bytes))
      case "ed25519": key = .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: bytes))
      default: throw DKIMSignature.Flaw(reason: "the key is of an unknown kind")
      }
    } catch let flaw as DKIMSignature.Flaw {
      throw flaw
    } catch {
      throw .init(reason: "the key is too short or damaged")
    }
  }

  /// Whether a signature over a digest is this key's; nil when the key is of another kind.
  func isSignature(_ signature: [UInt8], of digest: SHA256Digest, algorithm: DKIMSignature.Algorithm) -> Bool? {
    switch (key, algorithm) {
    case (.rsa(let key), .rsa):
      key.isValidSignature(_RSA.Signing.RSASignature(rawRepresentation: signature), for: digest, padding: .insecurePKCS1v1_5)
    // RFC 8463 signs the hash, not the message.
    case (.ed25519(let key), .ed25519): key.isValidSignature(signature, for: Array(digest))
    default: nil
    }
  }
}
