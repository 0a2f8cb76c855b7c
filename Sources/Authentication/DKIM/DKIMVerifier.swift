import Crypto
import MIME

/// Verifies the signatures of a message as it is stored (RFC 6376, RFC 8301, RFC 8463).
struct DKIMVerifier {
  let message: Message
  let keys: DKIMKeys

  /// Most signatures looked at.
  static let maximumSignatures = 8
  /// Seconds by which clocks of honest servers differ.
  private static let clockSkew = 3_600
  /// Fields that a message has once: a second one, put on top, would be shown in place of the signed one.
  private static let singleFields = [
    "from", "subject", "date", "to", "cc", "reply-to", "sender", "message-id", "content-type", "mime-version", "content-transfer-encoding",
  ]

  /// Most keys asked for: an answer may take its time, and a filter has little.
  private static let maximumLookups = 2

  /// What the signatures of some domains come to, in the order of the header.
  ///
  /// - Parameter concerns: Whether a signing domain is of interest; keys of others are not asked for.
  func findings(of concerns: (_ domain: String) -> Bool) -> [DKIMFinding] {
    var bodies = BodyHashes(body: message.body)
    var lookups = Self.maximumLookups
    let signatures = message.header.all("DKIM-Signature").compactMap { field -> (field: HeaderField, tags: TagList)? in
      guard let tags = TagList(field.unfolded), let domain = tags.compact("d")?.lowercased(), concerns(domain) else { return nil }
      return (field, tags)
    }
    return signatures.prefix(Self.maximumSignatures).map { field, tags in
      do throws(DKIMSignature.Flaw) {
        return try finding(on: DKIMSignature(tags), field, &bodies, &lookups)
      } catch {
        return .refused(error.reason)
      }
    }
  }

  private func finding(
    on signature: DKIMSignature, _ field: HeaderField, _ bodies: inout BodyHashes, _ lookups: inout Int
  ) throws(DKIMSignature.Flaw) -> DKIMFinding {
    // Old mail is read years later: what counts is when it came.
    if let expiresAt = signature.expiresAt, let arrival, arrival > expiresAt, arrival - expiresAt > Self.clockSkew {
      return .refused("expired when the message came")
    }
    // Nobody could tell then what the message was called.
    if message.header.first("Subject") != nil, !signature.signedFields.contains("subject") { return .refused("Subject is not signed") }
    func fetched() -> String? {
      guard lookups > 0 else { return nil }
      lookups -= 1
      return keys.fetched(signature.keyName)
    }
    let archived = keys.archived(signature.keyName)
    guard let record = archived ?? fetched() else { return .unknownKey }
    let body = bodies.comparison(signature)
    var isSigned = try isSigned(field, signature, by: record)
    // Some signers change the key and keep its name.
    if body != .different, !isSigned, archived != nil, let fresh = fetched(), fresh != record {
      isSigned = try self.isSigned(field, signature, by: fresh)
    }
    guard body != .different else { return .altered("the text is not what \(signature.domain) signed") }
    guard isSigned else { return .altered("the header is not what \(signature.domain) signed") }
    if body == .longer { return .incomplete("text was added that \(signature.domain) did not sign") }
    if let name = addedField(signature) { return .incomplete("a \(name) field that \(signature.domain) did not sign") }
    return .verified(keyName: signature.keyName)
  }

  private func isSigned(
    _ field: HeaderField, _ signature: DKIMSignature, by record: String
  ) throws(DKIMSignature.Flaw) -> Bool {
    let key = try DKIMKey(record)
    if key.isStrict, signature.identityDomain != signature.domain { throw .init(reason: "the key is not for domains below") }
    guard let isSigned = key.isSignature(signature.signature, of: headerDigest(signature, field), algorithm: signature.algorithm) else {
      throw .init(reason: "the key is of another kind")
    }
    return isSigned
  }

  /// When the last server took the message in, else when it says it was written; seconds since 1970.
  private var arrival: Int? {
    let received = message.header.first("Received").map(\.unfolded)
    let date = received?.lastIndex(of: UInt8(ascii: ";")).flatMap { semicolon in
      received.flatMap { MailDate(parsing: $0[(semicolon + 1)...]) }
    }
    return (date ?? message.date)?.secondsSince1970
  }

  /// A field of which there is one more than the signature covers; which of them a reader sees nobody knows.
  ///
  /// Signers leave out Content-Type and the like, but not two of them.
  private func addedField(_ signature: DKIMSignature) -> String? {
    Self.singleFields.first { name in message.header.all(name).count > max(signature.signedFields.count { $0 == name }, 1) }
  }

  /// The digest that is signed: the named fields, from the last of each name upwards, and the signature itself without its value.
  private func headerDigest(_ signature: DKIMSignature, _ field: HeaderField) -> SHA256Digest {
    var hash = SHA256()
    var unused: [String: ArraySlice<HeaderField>] = [:]
    for name in signature.signedFields {
      var fields = unused[name] ?? message.header.all(name)[...]
      if let last = fields.popLast() { hash.update(data: Canonicalisation.field(last.rawField, signature.headerForm)) }
      unused[name] = fields
    }
    var own = Canonicalisation.field(Self.withoutValue(field.rawField), signature.headerForm)
    own.removeLast(2)
    hash.update(data: own)
    return hash.finalize()
  }

  /// A signature field whose `b=` is empty, all else as written.
  private static func withoutValue(_ raw: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let colon = raw.firstIndex(of: UInt8(ascii: ":")) else { return raw }
    var start = colon + 1
    while start < raw.endIndex {
      let end = raw[start...].firstIndex(of: UInt8(ascii: ";")) ?? raw.endIndex
      if let equals = raw[start..<end].firstIndex(of: UInt8(ascii: "=")),
        raw[start..<equals].filter({ $0 > UInt8(ascii: " ") }) == [UInt8(ascii: "b")]
      {
        // The line end of the last tag is the field's, not the value's.
        let rest = end < raw.endIndex ? raw[end...] : raw[(raw.lastIndex { $0 > UInt8(ascii: " ") }.map { $0 + 1 } ?? end)...]
        return raw[...equals] + rest
      }
      start = end + 1
    }
    return raw
  }
}

/// Hashes of one body, each computed once.
private struct BodyHashes {
  let body: ArraySlice<UInt8>
  private var known: [Request: (hash: [UInt8], count: Int)] = [:]

  private struct Request: Hashable {
    var form: Canonicalisation.Form
    var limit: Int?
    var unquotesSeparators: Bool
  }

  enum Comparison {
    case same, longer, different
  }

  /// Whether mail storage may have put `>` before lines.
  private let hasQuotedSeparators: Bool

  init(body: ArraySlice<UInt8>) {
    self.body = body
    hasQuotedSeparators = body.firstRange(of: ">From ".utf8) != nil
  }

  /// Whether the body is the one that was signed, also without the `>` that mail storage put before `From `.
  mutating func comparison(_ signature: DKIMSignature) -> Comparison {
    for unquotesSeparators in hasQuotedSeparators ? [false, true] : [false] {
      let request = Request(form: signature.bodyForm, limit: signature.bodyLength, unquotesSeparators: unquotesSeparators)
      let (hash, count) =
        known[request] ?? BodyHasher.hash(body, request.form, limit: request.limit, unquotesSeparators: unquotesSeparators)
      known[request] = (hash, count)
      guard hash == signature.bodyHash else { continue }
      if let limit = signature.bodyLength {
        // A tag that names more than there is was cut.
        return limit < count ? .longer : limit > count ? .different : .same
      }
      return .same
    }
    return .different
  }
}
