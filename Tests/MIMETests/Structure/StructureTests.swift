import Testing

@testable import MIME

@Suite struct StructureTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var text: String
    /// `path type text`, with `+` before the path inside an attached message.
    var parts: [String]
    var codes: [Diagnostic.Code] = []
  }

  static let mixed = "Content-Type: multipart/mixed; boundary=b\n\n"

  @Test(arguments: [
    Case(testDescription: "no Content-Type", text: "A: 1\n\nhello\n", parts: ["1 text/plain hello\n"]),
    Case(
      testDescription: "unreadable Content-Type", text: "Content-Type: text\n\nhello", parts: ["1 text/plain hello"],
      codes: [.contentTypeUnreadable]),
    Case(
      testDescription: "two parts", text: mixed + "preamble\n--b\n\none\n--b\nContent-Type: text/html\n\ntwo\n--b--\nepilogue\n",
      parts: ["1 text/plain one", "2 text/html two"]),
    Case(
      testDescription: "CRLF", text: (mixed + "--b\n\none\n--b\n\ntwo\n\n--b--\n").replacingLineEnds,
      parts: ["1 text/plain one", "2 text/plain two\n"]),
    Case(
      testDescription: "nested",
      text: mixed + "--b\nContent-Type: multipart/alternative; boundary=bb\n\n--bb\n\none\n--bb\n\ntwo\n--bb--\n--b\n\nthree\n--b--\n",
      parts: ["1.1 text/plain one", "1.2 text/plain two", "2 text/plain three"]),
    Case(
      testDescription: "inner multipart without end",
      text: mixed + "--b\nContent-Type: multipart/alternative; boundary=bb\n\n--bb\n\none\n--b\n\ntwo\n--b--\n",
      parts: ["1.1 text/plain one", "2 text/plain two"], codes: [.multipartUnclosed]),
    Case(
      testDescription: "boundary that begins with another", text: mixed + "--b\n\none\n--bc\nstill one\n--b--\n",
      parts: ["1 text/plain one\n--bc\nstill one"]),
    Case(testDescription: "blanks behind a boundary", text: mixed + "--b \n\none\n--b-- \t\n", parts: ["1 text/plain one"]),
    Case(testDescription: "junk behind the last boundary", text: mixed + "--b\n\none\n--b-->\nx", parts: ["1 text/plain one"]),
    Case(
      testDescription: "part behind the closing boundary", text: mixed + "--b\n\none\n--b--\n\n--b\n\ntwo\n--b--\n",
      parts: ["1 text/plain one"], codes: [.partAfterEnd]),
    Case(
      testDescription: "part behind the closing boundary of an inner multipart",
      text: mixed + "--b\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\none\n--i--\n--i\n\ntwo\n--b\n\nthree\n--b--\n",
      parts: ["1.1 text/plain one", "2 text/plain three"], codes: [.partAfterEnd]),
    Case(
      testDescription: "no part behind the closing boundary", text: mixed + "--b\n\none\n--b--\n--bc\n--b--\n-- b\nscanned\n",
      parts: ["1 text/plain one"]),
    Case(
      testDescription: "no closing boundary", text: mixed + "--b\n\none\n", parts: ["1 text/plain one\n"], codes: [.multipartUnclosed]),
    Case(
      testDescription: "cut off at a boundary", text: mixed + "--b\n\none\n--b", parts: ["1 text/plain one"], codes: [.multipartUnclosed]),
    Case(
      testDescription: "boundary never comes", text: mixed + "hello\n", parts: ["1 multipart/mixed hello\n"], codes: [.boundaryNotFound]),
    Case(
      testDescription: "no boundary parameter", text: "Content-Type: multipart/mixed\n\nhello", parts: ["1 multipart/mixed hello"],
      codes: [.boundaryMissing]),
    Case(
      testDescription: "empty boundary", text: "Content-Type: multipart/mixed; boundary=\"\"\n\n--\n\none\n----\n",
      parts: ["1 text/plain one"]),
    Case(
      testDescription: "empty boundary and a signature", text: "Content-Type: multipart/mixed; boundary=\"\"\n\nhello\n-- \nTaro\n",
      parts: ["1 multipart/mixed hello\n-- \nTaro\n"], codes: [.boundaryMissing]),
    Case(
      testDescription: "only the closing boundary", text: mixed + "hello\n--b--\nepilogue\n", parts: ["1 multipart/mixed hello"],
      codes: [.boundaryNotFound]),
    Case(
      testDescription: "only the closing boundary, first", text: mixed + "--b--\nhello\n", parts: ["1 multipart/mixed hello\n"],
      codes: [.boundaryNotFound]),
    Case(
      testDescription: "only the closing boundary, inside",
      text: mixed + "--b\nContent-Type: multipart/mixed; boundary=i\n\nhello\n--i--\n--b\n\ntwo\n--b--\n",
      parts: ["1 multipart/mixed hello", "2 text/plain two"], codes: [.boundaryNotFound]),
    Case(
      testDescription: "boundary under the header", text: mixed.dropLast() + "--b\n\none\n--b--\n", parts: ["1 text/plain one"],
      codes: [.headerUnterminated]),
    Case(
      testDescription: "boundary under the header of a part",
      text: mixed + "--b\nContent-Type: multipart/mixed; boundary=i\n--i\n\none\n--i--\n--b--\n", parts: ["1.1 text/plain one"],
      codes: [.headerUnterminated]),
    Case(
      testDescription: "part without empty line, and a header behind it",
      text: mixed + "--b\nContent-Type: text/html\nhello\n--b\nContent-Type: text/plain\n\ntwo\n--b--\n",
      parts: ["1 text/html hello", "2 text/plain two"], codes: [.headerUnterminated]),
    Case(
      testDescription: "CR CR LF", text: (mixed + "--b\n\none\nmore\n--b--\n").replacing("\n", with: "\r\r\n"),
      parts: ["1 text/plain one\nmore"]),
    Case(
      testDescription: "CR alone", text: (mixed + "--b\n\none\nmore\n--b--\n").replacing("\n", with: "\r"),
      parts: ["1 text/plain one\nmore"], codes: [.bareCarriageReturn]),
    Case(
      testDescription: "part without empty line", text: mixed + "--b\nContent-Type: text/html\n--b\n\ntwo\n--b--\n",
      parts: ["1 text/html ", "2 text/plain two"]),
    Case(
      testDescription: "part without header", text: mixed + "--b\nhello there\nand more\n--b--\n",
      parts: ["1 text/plain hello there\nand more"], codes: [.headerUnterminated]),
    Case(
      testDescription: "digest", text: "Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: x\n\ninner\n--b--\n",
      parts: ["1 message/rfc822 Subject: x\n\ninner", "+1.1 text/plain inner"]),
    Case(
      testDescription: "attached message",
      text: mixed
        + "--b\nContent-Type: message/rfc822\n\nSubject: x\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\none\n--i--\n--b--\n",
      parts: [
        "1 message/rfc822 Subject: x\nContent-Type: multipart/mixed; boundary=i\n\n--i\n\none\n--i--", "+1.1 text/plain one",
      ]),
    Case(
      testDescription: "attached message under empty lines",
      text: mixed + "--b\nContent-Type: message/rfc822\n\n\n\nSubject: x\n\ninner\n--b--\n",
      parts: ["1 message/rfc822 \n\nSubject: x\n\ninner", "+1.1 text/plain inner"], codes: [.emptyLinesFirst]),
    Case(
      testDescription: "part under an empty line is a text", text: mixed + "--b\n\nSubject: x\n\ntext\n--b--\n",
      parts: ["1 text/plain Subject: x\n\ntext"]),
    Case(
      testDescription: "attached message in base64",
      text: mixed + "--b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogeAoKaW5uZXI=\n--b\n\ntwo\n--b--\n",
      parts: ["1 message/rfc822 Subject: x\n\ninner", "+1.1 text/plain inner", "2 text/plain two"]),
    Case(
      testDescription: "multipart that claims base64",
      text: "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\n--b\n\none\n--b--\n",
      parts: ["1 text/plain one"], codes: [.encodedMultipart]),
    Case(
      testDescription: "multipart in base64",
      text: "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\nLS1iCgpvbmUKLS1iCgp0d28KLS1iLS0K\n",
      parts: ["1 text/plain one", "2 text/plain two"], codes: [.encodedMultipart]),
    Case(
      testDescription: "multipart in base64 whose boundary never comes",
      text: "Content-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\nLS1jCgpvbmUKLS1jLS0K\n",
      parts: ["1 multipart/mixed --c\n\none\n--c--\n"], codes: [.encodedMultipart, .boundaryNotFound]),
    Case(
      testDescription: "part that is a multipart in base64",
      text: mixed
        + "--b\nContent-Type: multipart/mixed; boundary=b\nContent-Transfer-Encoding: base64\n\nLS1iCgpvbmUKLS1iCgp0d28KLS1iLS0K\n--b\n\nx\n--b--\n",
      parts: ["1.1 text/plain one", "1.2 text/plain two", "2 text/plain x"], codes: [.encodedMultipart]),
    Case(
      testDescription: "two Content-Types", text: "Content-Type: text/html\nContent-Type: text/plain\n\nx", parts: ["1 text/html x"],
      codes: [.duplicateField]),
    Case(
      testDescription: "inner multipart with the outer boundary",
      text: mixed + "--b\nContent-Type: multipart/alternative; boundary=b\n\n--b\n\none\n--b--\n",
      parts: ["1 multipart/alternative ", "2 text/plain one"], codes: [.boundaryNotFound]),
  ])
  func leafParts(_ row: Case) {
    let structure = Message(text: row.text).structure()
    let lines = structure.parts.map { part in
      "\(part.isInsideMessage ? "+" : "")\(part.path.map(String.init).joined(separator: ".")) \(part.contentType.essence) \(part.text().string)"
    }
    #expect(lines == row.parts)
    #expect(structure.diagnostics.map(\.code) == row.codes)
  }

  @Test func propertiesOfAPart() throws {
    let text = """
      Content-Type: multipart/related; boundary=b

      --b
      Content-Type: Image/PNG; name="fallback.png"
      Content-Disposition: INLINE; filename*=utf-8''%E5%95%86%E5%93%81.png
      Content-ID: <cid@example.com>
      Content-Transfer-Encoding: BASE64 (really)

      YWJj
      --b--
      """
    let part = try #require(Message(text: text).structure().parts.first)
    #expect(part.contentType.essence == "image/png")
    #expect(part.filename == "商品.png")
    #expect(part.disposition == "inline")
    #expect(part.contentID == "cid@example.com")
    #expect(part.transferEncoding == "base64")
    #expect(part.container == "related")
    #expect(part.decodedBody() == Array("abc".utf8))
    #expect(part.charset == nil)
    #expect(!part.isText)
    #expect(part.attachedMessage == nil)
  }

  @Test func textIsDecodedAndItsLineEndsAreMadeOne() throws {
    let text = "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\n=EF=BB=BFa\r\nb\rc\nd=E3=81=94"
    let part = try #require(Message(text: text).structure().parts.first)
    #expect(part.text() == DecodedText(utf8: Array("a\nb\nc\ndご".utf8), charset: "utf-8", diagnostics: []))
  }

  @Test func troubleWithTheEncodingIsReported() throws {
    let unknown = try #require(Message(text: "Content-Transfer-Encoding: rot13\n\nabc").structure().parts.first)
    #expect(unknown.text().string == "abc")
    #expect(unknown.text().diagnostics.map(\.code) == [.transferEncodingUnknown])
    let damaged = try #require(Message(text: "Content-Transfer-Encoding: base64\n\nYWJj!").structure().parts.first)
    #expect(damaged.text().string == "abc")
    #expect(damaged.text().diagnostics.map(\.code) == [.transferEncodingDamaged])
  }

  @Test func headerDiagnosticsTellWhere() {
    let text = "A: 1\n\n" + Self.mixed
    let message = Message(text: "A: 1\njunk\n" + Self.mixed + "--b\nX-A: 1\njunk\nX-B: 2\n\none\n--b--\n")
    #expect(message.structure().diagnostics.map(\.offset) == [5, text.utf8.count - 1 + 5 + 4 + 7])
  }

  @Test func damageOfOtherPartsIsReported() throws {
    let text = "Content-Type: image/png\nContent-Transfer-Encoding: "
    let damaged = try #require(Message(text: text + "base64\n\nYWJj!").structure().parts.first)
    #expect(damaged.decodedBodyAndDiagnostics().diagnostics.map(\.code) == [.transferEncodingDamaged])
    let unknown = try #require(Message(text: text + "rot13\n\nYWJj").structure().parts.first)
    #expect(unknown.decodedBodyAndDiagnostics().diagnostics.map(\.code) == [.transferEncodingUnknown])
  }

  @Test func attachedMessageCanBeRead() throws {
    let text = Self.mixed + "--b\nContent-Type: message/rfc822\n\nFrom x\nSubject: inner\n\nbody\n--b--\n"
    let part = try #require(Message(text: text).structure().parts.first)
    #expect(part.isOpened)
    let message = try #require(part.attachedMessage)
    #expect(message.subject == "inner")
    #expect(message.body.elementsEqual("body".utf8))
  }

  @Test func readableTextsLeaveOutAttachmentsAndAttachedMessages() {
    let text =
      Self.mixed
      + "--b\n\none\n--b\nContent-Disposition: attachment\n\ntwo\n--b\nContent-Type: message/rfc822\n\n\ninner\n--b\n\nthree\n--b--\n"
    #expect(Message(text: text).structure().textParts.map { $0.text().string } == ["one", "three"])
    #expect(Message(text: text).structure().diagnostics.isEmpty)
  }

  @Test func textsThatAreAllAttachmentsAreRead() {
    let attachment = "Content-Disposition: attachment; filename=a.txt\n"
    let alone = Message(text: attachment + "\nhello").structure()
    #expect(alone.textParts.map { $0.text().string } == ["hello"])
    #expect(alone.diagnostics.map(\.code) == [.attachmentRead])
    let picture = "--b\nContent-Type: image/png\n\nx\n"
    let beside = Message(text: Self.mixed + picture + "--b\n" + attachment + "\none\n--b\n" + attachment + "\ntwo\n--b--\n").structure()
    #expect(beside.textParts.map { $0.text().string } == ["one", "two"])
    #expect(beside.diagnostics.map(\.code) == [.attachmentRead])
    let none = Message(text: Self.mixed + picture + "--b--\n").structure()
    #expect(none.textParts.isEmpty && none.diagnostics.isEmpty)
  }

  @Test func partsKnowTheirAlternative() {
    let text = """
      Content-Type: multipart/mixed; boundary=b

      --b

      --b
      Content-Type: multipart/alternative; boundary=a

      --a

      --a
      Content-Type: multipart/related; boundary=r

      --r

      --r--
      --a
      Content-Type: message/rfc822

      Content-Type: multipart/mixed; boundary=i

      --i

      --i--
      --a--
      --b--
      """
    let parts = Message(text: text).structure().parts
    #expect(parts.map(\.path) == [[1], [2, 1], [2, 2, 1], [2, 3], [2, 3, 1]])
    #expect(parts.map(\.alternative) == [nil, [2], [2], [2], nil])
    #expect(parts.map(\.container) == ["mixed", "alternative", "related", "alternative", "mixed"])
  }
}

extension String {
  /// The text with CRLF for LF.
  fileprivate var replacingLineEnds: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }
}
