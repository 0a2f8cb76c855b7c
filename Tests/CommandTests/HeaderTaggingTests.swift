import Testing

@testable import todoke

@Suite struct HeaderTaggingTests {
  @Test(arguments: [
    ("A: b\n\nc", "X-Todoke-T: v\nA: b\n\nc"), ("A: b\r\n\r\nc", "X-Todoke-T: v\r\nA: b\r\n\r\nc"), ("A: b", "X-Todoke-T: v\nA: b"),
    ("From x\nA: b\n", "From x\nX-Todoke-T: v\nA: b\n"), (">From x\nA: b\n", ">From x\nX-Todoke-T: v\nA: b\n"),
    ("junk\nA: b\n", "X-Todoke-T: v\njunk\nA: b\n"), ("A: b\nX-Todoke-T: old\n", "X-Todoke-T: v\nA: b\n"),
    ("X-TODOKE-t: old\n\tmore\nA: b\n", "X-Todoke-T: v\nA: b\n"), ("X-Todoke-a: old", "X-Todoke-T: v\n"),
    (" folded\nA: b\n", " folded\nX-Todoke-T: v\nA: b\n"), ("A : b\n\n", "X-Todoke-T: v\nA : b\n\n"),
  ])
  func addsOnTop(message: String, tagged: String) throws {
    let tagging = try #require(HeaderTagging(Array(message.utf8)))
    #expect(String(decoding: tagging.adding([("T", "v")]), as: UTF8.self) == tagged)
  }

  @Test(arguments: ["", "\n", "\r\n", "\nA: b\n", "text", "From x\n", "From x", ": b\n", "A b\n\nC: d\n"])
  func findsNoHeader(message: String) {
    #expect(HeaderTagging(Array(message.utf8)) == nil)
  }
}
