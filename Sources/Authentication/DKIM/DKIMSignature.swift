import MIME

/// One DKIM-Signature field (RFC 6376, section 3.5).
struct DKIMSignature {
  enum Algorithm: String {
    case rsa = "rsa-sha256"
    case ed25519 = "ed25519-sha256"
  }

  /// Why a field cannot be counted.
  struct Flaw: Error {
    var reason: String
  }

  var algorithm: Algorithm
  var domain: String
  var selector: String
  /// The identity signed for: its domain.
  var identityDomain: String
  /// Names of the signed fields, lower case, in order.
  var signedFields: [String]
  var headerForm: Canonicalisation.Form
  var bodyForm: Canonicalisation.Form
  /// How many bytes of the body are signed, nil for all.
  var bodyLength: Int?
  /// Seconds since 1970.
  var expiresAt: Int?
  var bodyHash: [UInt8]
  var signature: [UInt8]

  var keyName: String { "\(selector)._domainkey.\(domain)" }

  /// Most names of signed fields.
  static let maximumFields = 200

  /// Reads a field's body.
  ///
  /// - Throws: ``Flaw``
  init(_ tags: TagList) throws(Flaw) {
    guard tags["v"] == "1" else { throw Flaw(reason: "unknown version") }
    guard let name = tags["a"]?.lowercased(), let algorithm = Algorithm(rawValue: name) else {
      throw Flaw(reason: "algorithm \(tags["a"] ?? "") is not accepted")
    }
    self.algorithm = algorithm
    guard let domain = tags.compact("d")?.lowercased(), !domain.isEmpty, let selector = tags.compact("s")?.lowercased(), !selector.isEmpty
    else { throw Flaw(reason: "no domain or selector") }
    self.domain = domain
    self.selector = selector
    let identity = tags.compact("i")?.lowercased() ?? "@" + domain
    identityDomain = identity.split(separator: "@").last.map(String.init) ?? ""
    guard identityDomain == domain || identityDomain.hasSuffix("." + domain) else { throw Flaw(reason: "identity outside the domain") }
    signedFields = tags.list("h") ?? []
    guard signedFields.contains("from"), signedFields.count <= Self.maximumFields else { throw Flaw(reason: "From is not signed") }
    let forms = (tags.compact("c")?.lowercased() ?? "simple/simple").split(separator: "/")
    guard let first = forms.first, forms.count <= 2, let headerForm = Canonicalisation.Form(rawValue: String(first)),
      let bodyForm = Canonicalisation.Form(rawValue: forms.count == 2 ? String(forms[1]) : "simple")
    else { throw Flaw(reason: "unknown canonicalisation") }
    self.headerForm = headerForm
    self.bodyForm = bodyForm
    bodyLength = try Self.number("l", in: tags)
    expiresAt = try Self.number("x", in: tags)
    if let signedAt = try Self.number("t", in: tags), let expiresAt, expiresAt <= signedAt {
      throw Flaw(reason: "expired before it was made")
    }
    guard let bodyHash = tags.base64("bh"), let signature = tags.base64("b"), !signature.isEmpty else {
      throw Flaw(reason: "no hash or signature that can be read")
    }
    self.bodyHash = bodyHash
    self.signature = signature
  }

  private static func number(_ name: String, in tags: TagList) throws(Flaw) -> Int? {
    guard let text = tags.compact(name) else { return nil }
    guard !text.isEmpty, text.utf8.allSatisfy({ $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }) else {
      throw Flaw(reason: "\(name)= is no number")
    }
    // RFC 6376 allows 76 digits; what no date and no body can be is as good as the largest number.
    return Int(text) ?? Int.max
  }
}
