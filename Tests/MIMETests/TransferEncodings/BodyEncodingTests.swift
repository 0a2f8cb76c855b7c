import Foundation
import Testing

@testable import MIME

@Suite struct BodyEncodingTests {
  private static let lineFeed: [UInt8] = [0x0A]
  private static let bodies = [
    "", "a", "=", "日本語の本文\r\nと次の行\r\n", "trailing blank \nand tab\t", String(repeating: "長い行", count: 60),
    String(repeating: "x", count: 76),
    String(repeating: "x", count: 77) + "\n", "a\u{0}b\rc", ".\n",
  ]

  @Test(arguments: [BodyEncoding.base64, .quotedPrintable, .identity], bodies)
  func whatIsWrittenIsReadAgain(encoding: BodyEncoding, body: String) {
    let bytes = Array(body.utf8)
    let encoded = encoding.encode(bytes, lineEnd: [0x0D, 0x0A])
    let reader: TransferEncoding = encoding == .base64 ? .base64 : encoding == .quotedPrintable ? .quotedPrintable : .identity
    let decoded = reader.decode(encoded[...])
    // Quoted-printable has the message's line ends, whatever the text had.
    let wanted =
      encoding == .quotedPrintable
      ? Array(body.replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\n", with: "\r\n").utf8) : bytes
    #expect(decoded.bytes == wanted)
    #expect(!decoded.isDamaged)
    guard encoding != .identity else { return }
    #expect(encoded.split(separator: 0x0A).allSatisfy { $0.count <= 77 && $0.allSatisfy { $0 < 0x7F } })
  }

  @Test(arguments: [
    ("a=b", "a=3Db"), ("blank \nx", "blank=20\nx"), ("é", "=C3=A9"), (String(repeating: "x", count: 76), String(repeating: "x", count: 76)),
    (String(repeating: "x", count: 77), String(repeating: "x", count: 75) + "=\nxx"),
    (String(repeating: "x", count: 74) + "é", String(repeating: "x", count: 74) + "=\n=C3=A9"),
  ])
  func quotedPrintable(text: String, encoded: String) {
    #expect(String(decoding: BodyEncoding.quotedPrintable.encode(Array(text.utf8), lineEnd: Self.lineFeed), as: UTF8.self) == encoded)
  }

  @Test(arguments: [0, 1, 2, 3, 56, 57, 58, 114, 115])
  func base64HasLinesOf76(count: Int) {
    let bytes = [UInt8](repeating: 0xA5, count: count)
    let options: Data.Base64EncodingOptions = [.lineLength76Characters, .endLineWithLineFeed]
    #expect(
      String(decoding: BodyEncoding.base64.encode(bytes, lineEnd: Self.lineFeed), as: UTF8.self)
        == Data(bytes).base64EncodedString(options: options))
  }

  @Test(arguments: ["", "f", "fo", "foo", "foob", "fooba", "foobar"])
  func base64InOneLineIsThatOfFoundation(text: String) {
    #expect(String(base64: Array(text.utf8)) == Data(text.utf8).base64EncodedString())
  }

  @Test(arguments: [
    ("7bit", BodyEncoding.identity), ("8bit", .identity), ("nonsense", nil), ("base64", .base64), ("quoted-printable", .quotedPrintable),
    ("x-uuencode", nil),
  ])
  func labels(label: String, encoding: BodyEncoding?) {
    #expect(BodyEncoding(label: label) == encoding)
  }
}
