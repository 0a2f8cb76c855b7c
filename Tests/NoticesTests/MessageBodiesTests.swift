import MIME
import Testing

@testable import Notices

/// Which parts of a message are read as its text, and as its page.
@Suite("Bodies of a message")
struct MessageBodiesTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var testDescription: String
    /// The type and text of each part; `(` opens a multipart, `)` closes one.
    var parts: [String]
    var plain: String?
    var html: [String] = []
  }

  @Test(arguments: [
    Row(testDescription: "text and page", parts: ["(alternative", "plain a", "html b", ")"], plain: "a", html: ["b"]),
    Row(testDescription: "a banner as a page of its own", parts: ["(mixed", "html a", "html b", ")"], html: ["a", "b"]),
    Row(
      testDescription: "a banner before text and page",
      parts: ["(mixed", "html a", "(alternative", "plain b", "html c", ")", "html d", ")"],
      plain: "b", html: ["a", "c", "d"]),
    Row(
      testDescription: "pages around a picture",
      parts: ["(alternative", "plain a", "(mixed", "html b", "png", "html c", ")", ")"], plain: "a", html: ["b", "c"]),
    Row(testDescription: "two forms of a page", parts: ["(alternative", "html a", "html b", ")"], html: ["b"]),
    Row(
      testDescription: "two forms, the better one of two pages",
      parts: ["(alternative", "html a", "(mixed", "html b", "html c", ")", ")"], html: ["b", "c"]),
    Row(
      testDescription: "two alternatives", parts: ["(mixed", "(alternative", "html a", "html b", ")", "(alternative", "html c", ")", ")"],
      html: ["b", "c"]),
    Row(testDescription: "another kind of text beside a page", parts: ["(mixed", "csv a", "html b", ")"], html: ["b"]),
    Row(testDescription: "another kind of text alone", parts: ["x-notice a"], plain: "a"),
    Row(testDescription: "enriched text", parts: ["enriched <bold>a</bold>"], plain: "a"),
    Row(testDescription: "blank text", parts: ["(mixed", "plain ", "html a", ")"], html: ["a"]),
    Row(testDescription: "no text", parts: ["(mixed", "png", ")"]),
  ])
  func parts(_ row: Row) {
    var text = "MIME-Version: 1.0\n"
    var open: [String] = []
    for part in row.parts {
      if part == ")" {
        text += "\n--\(open.removeLast())--\n"
        continue
      }
      if let boundary = open.last { text += "\n--\(boundary)\n" }
      if part.hasPrefix("(") {
        open.append("b\(text.utf8.count)")
        text += "Content-Type: multipart/\(part.dropFirst()); boundary=\(open.last ?? "")\n\n"
      } else if part == "png" {
        text += "Content-Type: image/png\n\nx"
      } else {
        let words = part.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        text += "Content-Type: text/\(words[0])\n\n\(words[1])"
      }
    }
    let bodies = MessageBodies(Message(parsing: Array(text.utf8)[...]))
    #expect(bodies.plain.map { String(decoding: $0, as: UTF8.self) } == row.plain)
    #expect(bodies.html.map { String(decoding: $0, as: UTF8.self) } == row.html)
  }
}
