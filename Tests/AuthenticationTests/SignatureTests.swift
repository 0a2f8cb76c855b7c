import Foundation
import MIME
import Synchronization
import Testing

@testable import Authentication

/// Messages signed by another implementation (`Signed/sign.py`), by the standards' authors, and by nobody.
@Suite("Signatures")
struct SignatureTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Signed")

  private static func keys(_ file: URL = folder.appending(path: "keys.json")) throws -> DKIMKeys {
    DKIMKeys(archive: try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file)))
  }

  private static func outcomes(_ bytes: [UInt8], _ keys: DKIMKeys) -> [DKIMFinding] {
    DKIMVerifier(message: Message(parsing: bytes[...]), keys: keys).findings { _ in true }
  }

  private static func outcomes(_ text: String, _ keys: DKIMKeys) -> [DKIMFinding] { outcomes(Array(text.utf8), keys) }

  /// What a finding is, without its words.
  private enum Fate: String {
    case verified, altered, incomplete, refused, unknownKey

    init(_ outcome: DKIMFinding) {
      self =
        switch outcome {
        case .verified: .verified
        case .altered: .altered
        case .incomplete: .incomplete
        case .refused: .refused
        case .unknownKey: .unknownKey
        }
    }
  }

  private static let table = [
    ("relaxed", ["verified"]), ("simple-simple", ["verified"]), ("simple-relaxed", ["verified"]), ("relaxed-simple", ["verified"]),
    ("simple-stored-with-lf", ["verified"]), ("ed25519", ["verified"]), ("key-of-1024-bits", ["verified"]),
    ("blank-lines-at-the-end", ["verified"]), ("blank-lines-lost", ["verified"]), ("no-line-end", ["verified"]),
    ("empty-body-simple", ["verified"]), ("empty-body-relaxed", ["verified"]), ("quoted-by-storage", ["verified"]),
    ("fields-added-by-servers", ["verified"]), ("two-signatures", ["unknownKey", "verified"]),
    ("first-broken-second-holds", ["altered", "verified"]), ("never-expired", ["verified"]), ("length-of-all", ["verified"]),
    ("over-signed", ["verified"]), ("strict-key", ["verified"]), ("relaxed-blanks-altered", ["verified"]),
    ("body-altered", ["altered"]), ("subject-altered", ["altered"]), ("simple-blanks-altered", ["altered"]),
    ("key-of-another", ["altered"]),
    ("length-and-more", ["incomplete"]), ("second-from-on-top", ["incomplete"]), ("second-subject-on-top", ["incomplete"]),
    ("subject-not-signed", ["refused"]), ("revoked", ["refused"]), ("only-tested", ["refused"]), ("sha1", ["refused"]),
    ("expired-on-arrival", ["refused"]), ("strict-key-host-below", ["refused"]), ("unknown-key", ["unknownKey"]),
  ]

  @Test("Signed by another implementation", arguments: table)
  func fixtures(name: String, fates: [String]) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name + ".eml")))
    let outcomes = Self.outcomes(bytes, try Self.keys())
    #expect(outcomes.map { Fate($0).rawValue } == fates, "\(outcomes)")
  }

  @Test("All fixtures are in the table")
  func completeness() throws {
    let files = try FileManager.default.contentsOfDirectory(at: Self.folder, includingPropertiesForKeys: nil)
    let names = files.filter { $0.pathExtension == "eml" }.map { $0.deletingPathExtension().lastPathComponent }
    #expect(names.sorted() == Self.table.map(\.0).sorted())
  }

  // MARK: The standards' examples

  private static let letter =
    "From: Joe SixPack <joe@football.example.com>\r\nTo: Suzie Q <suzie@shopping.example.net>\r\nSubject: Is dinner ready?\r\n"
    + "Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)\r\nMessage-ID: <20030712040037.46341.5F8J@football.example.com>\r\n\r\nHi.\r\n\r\n"

  @Test("The example of RFC 6376, appendix A")
  func firstStandard() {
    let keys = DKIMKeys(archive: [
      "brisbane._domainkey.example.com":
        "v=DKIM1; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBIt"
        + "La7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB"
    ])
    let message =
      "DKIM-Signature: v=1; a=rsa-sha256; s=brisbane; d=example.com;\r\n      c=simple/simple; q=dns/txt; i=joe@football.example.com;\r\n"
      + "      h=Received : From : To : Subject : Date : Message-ID;\r\n      bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
      + "      b=AuUoFEfDxTDkHlLXSZEpZj79LICEps6eda7W3deTVFOk4yAUoqOB\r\n      4nujc7YopdG5dWLSdNg6xNAZpOPr+kHxt1IrE+NahM6L/LbvaHut\r\n"
      + "      KVdkLLkpVaVVQPzeRDI009SO2Il5Lu7rDNH6mZckBdrIx0orEtZV\r\n      4bmp/YzhwvcubU4=;\r\n"
      + "Received: from client1.football.example.com  [192.0.2.1]\r\n      by submitserver.example.com with SUBMISSION;\r\n"
      + "      Fri, 11 Jul 2003 21:01:54 -0700 (PDT)\r\n" + Self.letter + "We lost the game. Are you hungry yet?\r\n\r\nJoe.\r\n"
    #expect(Self.outcomes(message, keys).map(Fate.init) == [.verified])
    #expect(Self.outcomes(message.replacingOccurrences(of: "lost", with: "won"), keys).map(Fate.init) == [.altered])
  }

  @Test("The example of RFC 8463, appendix A")
  func secondStandard() {
    let keys = DKIMKeys(archive: [
      "brisbane._domainkey.football.example.com": "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=",
      "test._domainkey.football.example.com":
        "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91"
        + "y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB",
    ])
    let message =
      "DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;\r\n d=football.example.com; i=@football.example.com;\r\n"
      + " q=dns/txt; s=brisbane; t=1528637909; h=from : to :\r\n subject : date : message-id : from : subject : date;\r\n"
      + " bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus\r\n"
      + " Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==\r\n" + "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;\r\n"
      + " d=football.example.com; i=@football.example.com;\r\n q=dns/txt; s=test; t=1528637909; h=from : to : subject :\r\n"
      + " date : message-id : from : subject : date;\r\n bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;\r\n"
      + " b=F45dVWDfMbQDGHJFlXUNB2HKfbCeLRyhDXgFpEL8GwpsRe0IeIixNTe3\r\n DhCVlUrSjV4BwcVcOF6+FF3Zo9Rpo1tFOeS9mPYQTnGdaSGsgeefOsk2Jz\r\n"
      + " dA+L10TeYt9BgDfQNZtKdN1WO//KgIqXP7OdEFE4LjFYNcUxZQ4FADY+8=\r\n" + Self.letter
      + "We lost the game.  Are you hungry yet?\r\n\r\nJoe.\r\n"
    #expect(Self.outcomes(message, keys).map(Fate.init) == [.verified, .verified])
    let altered = message.replacingOccurrences(of: "dinner", with: "supper")
    #expect(Self.outcomes(altered, keys).map(Fate.init) == [.altered, .altered])
  }

  // MARK: At random

  /// An interpreter that has dkimpy.
  private static let python: String? = ["python3", "/usr/bin/python3"].first { run($0, ["-c", "import dkim, nacl, cryptography"]) }

  private static func run(_ program: String, _ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }

  private struct Expected: Decodable {
    var keys: [String: String]
    var verified: [String: Bool]
  }

  @Test(
    "Messages of random shape agree with dkimpy", .enabled(if: python != nil, "python3 with dkimpy is not here (Debian: python3-dkim)"),
    arguments: [1, 2])
  func random(seed: Int) throws {
    let python = try #require(Self.python)
    let folder = FileManager.default.temporaryDirectory.appending(path: "signed-\(seed)-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    #expect(Self.run(python, [Self.folder.appending(path: "sign.py").path(), "--random", "\(seed)", "60", folder.path()]))
    let expected = try JSONDecoder().decode(Expected.self, from: Data(contentsOf: folder.appending(path: "expected.json")))
    #expect(expected.verified.count == 60)
    for (name, isVerified) in expected.verified {
      let bytes = Array(try Data(contentsOf: folder.appending(path: name)))
      let outcomes = Self.outcomes(bytes, DKIMKeys(archive: expected.keys))
      #expect(outcomes.map { Fate($0) == .verified } == [isVerified], "\(name): \(outcomes)")
    }
  }

  // MARK: Hostile fields

  @Test(
    "Fields that are no signatures",
    arguments: [
      "", ";", "=", "v=1", "v=2; a=rsa-sha256; d=a.jp; s=x; h=from; bh=AA==; b=AA==",
      "v=1; a=rsa-sha256; d=a.jp; s=x; h=to; bh=AA==; b=AA==",
      "v=1; a=none; d=a.jp; s=x; h=from; bh=AA==; b=AA==", "v=1; a=rsa-sha256; d=a.jp; i=@b.jp; s=x; h=from; bh=AA==; b=AA==",
      "v=1; a=rsa-sha256; d=a.jp; s=x; h=from; bh=AA==; b=AA==; l=-1", "v=1; a=rsa-sha256; d=a.jp; s=x; h=from; bh=AA==; b=AA==; d=b.jp",
      "v=1; a=rsa-sha256; c=odd; d=a.jp; s=x; h=from; bh=AA==; b=AA==", "v=1; a=rsa-sha256; d=a.jp; s=x; h=from; bh=*; b=AA==",
      "v=1; a=rsa-sha256; d=a.jp; s=x; t=9; x=8; h=from; bh=AA==; b=AA==",
    ])
  func malformed(field: String) {
    let keys = DKIMKeys { _ in "v=DKIM1; p=AAAA" }
    let outcomes = Self.outcomes("DKIM-Signature: \(field)\r\nFrom: a@a.jp\r\n\r\nHello\r\n", keys)
    #expect(outcomes.allSatisfy { Fate($0) == .refused })
  }

  @Test(
    "Keys that allow nothing",
    arguments: [
      "", "p", "v=DKIM2; p=AAAA", "p=", "p=AAAA", "k=ed25519; p=AAAA", "k=dsa; p=AAAA", "h=sha1; p=AAAA", "s=tlsrpt; p=AAAA", "p=é",
    ])
  func unusableKeys(record: String) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "relaxed.eml")))
    #expect(Self.outcomes(bytes, DKIMKeys { _ in record }).map(Fate.init) == [.refused])
  }

  @Test("A CR that ends no line is not passed over")
  func bareReturns() throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "relaxed.eml")))
    let text = String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "Subject: =", with: "Subject: \r=")
    #expect(Self.outcomes(text, try Self.keys()).map(Fate.init) == [.altered])
  }

  @Test("A second Content-Type, signed or not, leaves open which one is read")
  func secondContentType() throws {
    let text =
      "Content-Type: text/html\n" + String(decoding: try Data(contentsOf: Self.folder.appending(path: "relaxed.eml")), as: UTF8.self)
    #expect(Self.outcomes(text, try Self.keys()).map(Fate.init) == [.incomplete])
  }

  @Test("A key that was changed under its name is asked for anew, and few are asked for at all")
  func changedKeys() throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: "relaxed.eml")))
    let records = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: Self.folder.appending(path: "keys.json")))
    let name = "s1._domainkey.hoshi-shop.example"
    let stale = [name: try #require(records["strict._domainkey.hoshi-shop.example"]).replacingOccurrences(of: "t=s; ", with: "")]
    #expect(Self.outcomes(bytes, DKIMKeys(archive: stale)).map(Fate.init) == [.altered])
    #expect(Self.outcomes(bytes, DKIMKeys(archive: stale) { records[$0] }).map(Fate.init) == [.verified])
    let asked = Mutex(0)
    let text = String(decoding: bytes, as: UTF8.self)
    let signature = text.prefix(upTo: try #require(text.range(of: "From:")).lowerBound)
    let many = (0..<8).map { signature.replacingOccurrences(of: "s=s1", with: "s=x\($0)") }.joined()
    _ = Self.outcomes(
      many + String(decoding: bytes, as: UTF8.self),
      DKIMKeys { _ in
        asked.withLock { $0 += 1 }; return nil
      })
    #expect(asked.withLock { $0 } == 2)
  }

  @Test("No more than some signatures are looked at, and keys only for the domains that matter")
  func bounds() throws {
    let text = String(decoding: try Data(contentsOf: Self.folder.appending(path: "relaxed.eml")), as: UTF8.self)
    let signature = String(text.prefix(upTo: try #require(text.range(of: "From:")).lowerBound))
    let message = Message(parsing: Array((String(repeating: signature, count: 50) + text).utf8)[...])
    let verifier = DKIMVerifier(message: message, keys: DKIMKeys { _ in nil })
    #expect(verifier.findings { _ in true }.count == DKIMVerifier.maximumSignatures)
    #expect(
      DKIMVerifier(
        message: message,
        keys: DKIMKeys {
          Issue.record("asked for \($0)"); return nil
        }
      ).findings { _ in false }.isEmpty)
  }
}
