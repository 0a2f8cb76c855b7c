import Testing

@testable import Notices

@Suite("Links")
struct LinkTargetTests {
  @Test(
    "Where links really lead",
    arguments: [
      ("https://www.example.jp/a?b", "www.example.jp"), ("https://example.jp@evil.example/", "evil.example"),
      ("https:\\\\evil.example\\a", "evil.example"),
      ("HTTP://Example.JP:8080#x", "example.jp"), ("mailto:a@example.jp", nil), ("javascript:alert(1)", nil), ("https://localhost/", nil),
      ("https://", nil), ("https://ａｍａｚｏｎ．ｃｏ．ｊｐ/", "amazon.co.jp"), ("https://a。example。jp/", "a.example.jp"),
      ("http://0x7F000001/", "0x7f000001"),
      ("http://[2001:db8::1]:80/a", "[2001:db8::1]"),
    ] as [(String, String?)])
  func hosts(url: String, host: String?) {
    #expect(LinkTarget.host(of: url) == host)
  }

  @Test(
    "Hosts without a name",
    arguments: [
      ("192.0.2.1", true), ("3221225985", true), ("0xc0000201", true), ("[::1]", true), ("192.0.2.example", false), ("1.2.3.4.5", false),
      ("", false),
    ])
  func numeric(host: String, isNumeric: Bool) {
    #expect(LinkTarget.isNumeric(host) == isNumeric)
  }
}
