import Events
import Testing

@Suite("JSON")
struct JSONTests {
  @Test(
    "Texts that are JSON",
    arguments: [
      ("null", "null"), (" [1, 2.5, -3] ", "[1,2.5,-3]"), (#"{"b":1,"a":{}}"#, #"{"b":1,"a":{}}"#), (#""\u3042\ud83d\ude00""#, "\"あ😀\""),
      (#""\ud800x""#, "\"\u{FFFD}x\""), ("1e2", "100"), (#""a\/b""#, #""a/b""#), ("0", "0"), ("-0.5", "-0.5"),
    ])
  func readsAndWrites(text: String, written: String) throws {
    #expect(try JSONValue(parsing: text.utf8).line == written)
  }

  @Test("Texts that are not", arguments: ["", "[1,]", "{\"a\" 1}", "01", "1.", "\"a", "\"\u{1}\"", "nul", "1 2", "[", "\"\\x\"", "-"])
  func refuses(text: String) {
    #expect(throws: JSONError.self) { try JSONValue(parsing: text.utf8) }
  }

  @Test("Nesting is bounded", arguments: [(JSONValue.maximumDepth, true), (JSONValue.maximumDepth + 1, false), (100_000, false)])
  func depth(levels: Int, isRead: Bool) {
    let text = String(repeating: "[", count: levels) + String(repeating: "]", count: levels)
    #expect(((try? JSONValue(parsing: text.utf8)) != nil) == isRead)
  }

  @Test(
    "A terminal obeys nothing in a line",
    arguments: [
      ("\u{1B}[2J", #""\u001b[2J""#), ("\u{7F}\u{9B}", #""\u007f\u009b""#), ("\u{2028}\u{2029}", #""\u2028\u2029""#),
      ("\u{202A}\u{202E}\u{2066}\u{2069}", #""\u202a\u202e\u2066\u2069""#),
      ("\u{2027}\u{202F}\u{2065}\u{206A}", "\"\u{2027}\u{202F}\u{2065}\u{206A}\""),
      ("\r\n\t", #""\r\n\t""#),
    ])
  func escapes(text: String, written: String) {
    #expect(JSONValue.string(text).line == written)
  }
}
