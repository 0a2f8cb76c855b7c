import Testing

@testable import MIME

@Suite struct MessagePieceTests {
  struct Row: CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// `h` header, `b` boundary, `p` body, `f` filler.
    let shape: String
  }

  static let rows = [
    Row(testDescription: "one part", text: "Subject: a\n\nbody\n", shape: "hp"),
    Row(testDescription: "no body", text: "Subject: a\n\n", shape: "hp"),
    Row(testDescription: "mbox separator", text: "From a@b Mon\nSubject: a\n\nbody\n", shape: "fhp"),
    Row(
      testDescription: "multipart with preamble and epilogue",
      text: "Content-Type: multipart/mixed; boundary=x\n\npreamble\n--x\n\none\n--x\nContent-Type: text/html\n\ntwo\n--x--\nepilogue\n",
      shape: "hfbhpfbhpfbf"),
    Row(
      testDescription: "nested",
      text:
        "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: multipart/alternative; boundary=y\n\n--y\n\none\n--y--\n\n--x--\n",
      shape: "hbhbhpfbfb"),
    Row(
      testDescription: "attached message",
      text: "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\n\nSubject: in\n\ninner\n--x--\n",
      shape: "hbhhpfb"),
    Row(
      testDescription: "encoded attached message",
      text:
        "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\nU3ViamVjdDogaW4KCmlubmVyCg==\n--x--\n",
      shape: "hbhpfb"),
    Row(
      testDescription: "boundary that never comes", text: "Content-Type: multipart/mixed; boundary=x\n\nwords\n", shape: "hp"),
    Row(testDescription: "nothing", text: "", shape: "hp"),
  ]

  @Test(arguments: rows)
  func pieces(row: Row) {
    let pieces = Message(text: row.text).pieces()
    #expect(pieces.map(\.letter).joined() == row.shape)
    #expect(Self.joined(pieces) == Array(row.text.utf8))
  }

  @Test(.enabled(if: Corpus.isPresent, "the shared corpora lie beside the checkout only where they were put"))
  func piecesCoverEveryMessageOfTheCorpus() throws {
    for (name, bytes, _, _) in try Corpus.messages() {
      #expect(Self.joined(Message(parsing: bytes[...]).pieces()) == bytes, "\(name)")
    }
  }

  private static func joined(_ pieces: [MessagePiece]) -> [UInt8] {
    pieces.flatMap { piece in
      switch piece {
      case .header(_, let bytes), .boundary(let bytes), .filler(let bytes): Array(bytes)
      case .body(let part): Array(part.encodedBody)
      }
    }
  }
}

extension MessagePiece {
  fileprivate var letter: String {
    switch self {
    case .header: "h"
    case .boundary: "b"
    case .body: "p"
    case .filler: "f"
    }
  }
}
