import Testing

@testable import Authentication

@Suite("Authentication-Results as receivers write them")
struct AuthenticationResultsTests {
  @Test(
    "Shapes",
    arguments: [
      (
        "mx.google.com; dkim=pass header.i=@a.jp header.s=x; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=a.jp", "mx.google.com",
        ["dkim=pass", "dmarc=pass"]
      ),
      (
        "spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.jp; dkim=pass (signature was verified) header.d=a.jp;dmarc=pass action=none header.from=a.jp;compauth=pass reason=100",
        nil, ["spf=pass", "dkim=pass", "dmarc=pass", "compauth=pass"]
      ),
      ("atlas.example; dkim=unknown; dmarc=pass(p=NONE) header.from=a.jp;", "atlas.example", ["dkim=unknown", "dmarc=pass"]),
      ("host.example/job1; dkim=pass (2048-bit key; unprotected) header.d=a.jp header.i=@a.jp", "host.example", ["dkim=pass"]),
      ("mx.zohomail.eu;", "mx.zohomail.eu", []),
      (
        "docomo.ne.jp; spf=pass x@a.jp smtp.helo=a.jp; dmarc=fail header.from=a.jp dmarc_spf=fail", "docomo.ne.jp",
        ["spf=pass", "dmarc=fail"]
      ),
      ("MX.Example.JP 1; dkim/1=pass header.d = a.jp", "mx.example.jp", ["dkim=pass"]),
      ("h; arc=pass (\"a=b; dmarc=pass\"); spf=none", "h", ["arc=pass", "spf=none"]),
      ("h; dkim=pass (nested (comment; dmarc=pass) here) header.d=a.jp", "h", ["dkim=pass"]),
      ("h; spf=none smtp.mailfrom=\"x; dmarc=pass\"", "h", ["spf=none"]), ("h; none", "h", []),
    ] as [(String, String?, [String])])
  func shapes(body: String, name: String?, results: [String]) throws {
    let field = try #require(AuthenticationResults(Array(body.utf8)))
    #expect(field.authservID == name)
    #expect(field.results.map { "\($0.method)=\($0.result)" } == results)
  }

  @Test("Properties keep to their own token")
  func properties() throws {
    let field = try #require(AuthenticationResults(Array("h; dkim=pass header.d=a.jp (header.d=b.jp) header.from=X@A.jp".utf8)))
    #expect(field.results.first?.properties == ["header.d": "a.jp", "header.from": "X@A.jp"])
    // Of two values nobody knows which is meant.
    let doubled = try #require(AuthenticationResults(Array("h; dkim=pass header.d=a.jp header.d=c.jp header.s=x".utf8)))
    #expect(doubled.results.first?.properties == ["header.s": "x"])
  }

  @Test("White space around the full stop and the equals sign")
  func whiteSpace() throws {
    let field = try #require(AuthenticationResults(Array("mx.a.jp; dmarc = pass header . from = a.jp policy. x=1; spf=none".utf8)))
    #expect(field.results.map(\.properties) == [["header.from": "a.jp", "policy.x": "1"], [:]])
  }

  @Test(
    "Results that cannot be read without doubt are none",
    arguments: [
      "h; spf=pass smtp.mailfrom=a.jp(x)@evil.jp", "h; spf=pass smtp.mailfrom=a.jp @evil.jp", "h; spf=pass smtp.mailfrom=\"a.jp\" @evil.jp",
      "h; dkim=pass header.i=a.jp(x)@evil.jp", "h; dkim/9=pass header.d=a.jp",
    ])
  func doubtful(body: String) throws {
    #expect(try #require(AuthenticationResults(Array(body.utf8))).results.isEmpty)
  }

  @Test("Fields of another version, and fields of which a part is missing")
  func cuts() throws {
    #expect(AuthenticationResults(Array("mx.a.jp 2; dkim=pass".utf8)) == nil)
    func isCut(_ body: String) -> Bool? { AuthenticationResults(Array(body.utf8))?.isCut }
    #expect(isCut("h; dkim=pass") == false)
    #expect(isCut("h; dkim=pass (") == true)
    #expect(isCut("h; dkim=pass header.d=\"a") == true)
    #expect(isCut("h" + String(repeating: "; dkim=neutral", count: 65)) == true)
    #expect(isCut("h; dkim=pass " + String(repeating: "x", count: AuthenticationResults.maximumBytes)) == true)
  }

  @Test("Hostile fields trap nothing", arguments: ["", ";", "(((((", "h; \"", "h; \\", "=", "h; =pass", "h; dkim="])
  func hostile(body: String) {
    _ = AuthenticationResults(Array(body.utf8))
    _ = AuthenticationResults([UInt8](repeating: UInt8(ascii: "("), count: AuthenticationResults.maximumBytes))
    #expect(AuthenticationResults([UInt8](repeating: UInt8(ascii: ";"), count: AuthenticationResults.maximumBytes + 1)) == nil)
  }
}
