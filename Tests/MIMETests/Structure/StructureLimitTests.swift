import Testing

@testable import MIME

@Suite struct StructureLimitTests {
  /// Multiparts in each other around one text.
  private func nested(_ depth: Int) -> String {
    var text = ""
    for level in 0..<depth { text += "Content-Type: multipart/mixed; boundary=b\(level)\n\n--b\(level)\n" }
    text += "\nhello\n"
    for level in (0..<depth).reversed() { text += "--b\(level)--\n" }
    return text
  }

  @Test func nestingHasALimit() {
    var limits = Limits()
    limits.nestingDepth = 4
    let inside = Message(text: nested(4), limits: limits).structure()
    #expect(inside.parts.map(\.contentType.essence) == ["text/plain"])
    #expect(inside.diagnostics.isEmpty)
    let beyond = Message(text: nested(5), limits: limits).structure()
    #expect(beyond.parts.map(\.contentType.essence) == ["multipart/mixed"])
    #expect(beyond.diagnostics.map(\.code) == [.nestingCut])
  }

  @Test func attachedMessagesCountAsNesting() {
    var limits = Limits()
    limits.nestingDepth = 3
    let open = String(repeating: "Content-Type: message/rfc822\n\n", count: 3)
    #expect(Message(text: open + "\nhello", limits: limits).structure().parts.count == 4)
    let beyond = Message(text: open + "Content-Type: message/rfc822\n\nhello", limits: limits).structure()
    #expect(beyond.parts.count == 4)
    #expect(beyond.diagnostics.map(\.code) == [.nestingCut])
  }

  @Test func encodedMessagesHaveALimit() {
    var limits = Limits()
    limits.encodedMessageDepth = 1
    let header = "Content-Type: message/rfc822\nContent-Transfer-Encoding: quoted-printable\n\n"
    #expect(Message(text: header + "A: 1\n\nhello", limits: limits).structure().parts.map(\.path) == [[1], [1, 1]])
    let beyond = Message(text: header + header + "A: 1\n\nhello", limits: limits).structure()
    #expect(beyond.parts.map(\.path) == [[1], [1, 1]])
    #expect(beyond.diagnostics.map(\.code) == [.nestingCut])
  }

  @Test func partsHaveALimit() {
    var limits = Limits()
    limits.parts = 3
    func text(_ count: Int) -> String { StructureTests.mixed + String(repeating: "--b\n\nx\n", count: count) + "--b--\n" }
    let inside = Message(text: text(3), limits: limits).structure()
    #expect(inside.parts.count == 3)
    #expect(inside.diagnostics.isEmpty)
    let beyond = Message(text: text(4), limits: limits).structure()
    #expect(beyond.parts.count == 3)
    #expect(beyond.parts.map { $0.text().string } == ["x", "x", "x"])
    #expect(beyond.diagnostics.map(\.code) == [.partsCut])
  }

  @Test func textPartsHaveALimit() {
    var limits = Limits()
    limits.textParts = 3
    func text(_ count: Int) -> String { StructureTests.mixed + String(repeating: "--b\n\nx\n", count: count) + "--b--\n" }
    let inside = Message(text: text(3), limits: limits).structure()
    #expect(inside.textParts.count == 3)
    #expect(inside.diagnostics.isEmpty)
    let beyond = Message(text: text(4), limits: limits).structure()
    #expect(beyond.textParts.count == 3)
    #expect(beyond.diagnostics.map(\.code) == [.textPartsCut])
  }

  @Test func textHasALimit() throws {
    var limits = Limits()
    limits.textBytes = 4
    let inside = try #require(Message(text: "\nごx", limits: limits).structure().parts.first)
    #expect(inside.text().string == "ごx")
    #expect(!inside.text().diagnostics.contains { $0.code == .textCut })
    let beyond = try #require(Message(text: "\nabcde", limits: limits).structure().parts.first)
    #expect(beyond.text().string == "abcd")
    #expect(beyond.text().diagnostics.map(\.code) == [.textCut])
    // Half-width katakana grow: three bytes each.
    let grown = try #require(
      Message(parsing: (Array("Content-Type: text/plain; charset=shift_jis\n\n".utf8) + hex("B1B2"))[...], limits: limits).structure().parts
        .first)
    #expect(grown.text().string == "ｱ")
    #expect(grown.text().diagnostics.map(\.code) == [.textCut])
  }
}
