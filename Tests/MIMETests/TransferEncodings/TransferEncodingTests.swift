import Testing

@testable import MIME

@Suite struct TransferEncodingTests {
  @Test(arguments: [
    ("", "", false),
    ("YQ==", "a", false),
    ("YWI=", "ab", false),
    ("YWJj", "abc", false),
    ("YWJjZGVm", "abcdef", false),
    ("YWJj\r\nZGVm\r\n", "abcdef", false),
    ("YW Jj\tZG\nVm", "abcdef", false),
    ("Y*W!J#j", "abc", true),
    ("YW", "a", true),
    ("YWI", "ab", true),
    ("Y", "", true),
    ("YWJjZ", "abc", true),
    // Padded pieces one after the other, and junk behind the padding.
    ("YQ==\nYg==\n", "ab", false),
    ("YQ== junk\n", "a", true),
    ("YQ==YWJj", "aabc", true),
    ("YQ==Yg==", "ab", true),
    // The alphabet for addresses of pages; in other text the same signs are junk.
    ("-_-_", "\u{FFFD}\u{FFFD}\u{FFFD}", false),
    ("YW-Jj", "abc", true),
    ("====", "", false),
    // Padding that does not fill the group: a digit was lost, or one too many stands there.
    ("YWJj=", "abc", true),
    ("YW=", "a", true),
    ("YWI==", "ab", true),
  ])
  func base64(_ raw: String, _ decoded: String, _ isDamaged: Bool) {
    let result = Base64.decode(Array(raw.utf8)[...])
    #expect(String(decoding: result.bytes, as: UTF8.self) == decoded)
    #expect(result.isDamaged == isDamaged)
  }

  @Test(arguments: [
    ("", "", false),
    ("a=3Db", "a=b", false),
    ("a=3d", "a=", false),
    ("a=\nb", "ab", false),
    ("a=\r\nb", "ab", false),
    ("a=\rb", "ab", false),
    ("a=\r\r\nb", "ab", false),
    ("a= \t\r\nb", "ab", false),
    ("a=", "a", false),
    ("a= ", "a", false),
    ("a=zz", "a=zz", true),
    ("a=4", "a=4", true),
    ("a==41", "a=A", true),
    ("a \nb", "a \nb", false),
    ("a_b", "a_b", false),
  ])
  func quotedPrintable(_ raw: String, _ decoded: String, _ isDamaged: Bool) {
    let result = QuotedPrintable.decode(Array(raw.utf8)[...])
    #expect(String(decoding: result.bytes, as: UTF8.self) == decoded)
    #expect(result.isDamaged == isDamaged)
  }

  @Test(arguments: [
    ("begin 644 a.txt\n#86)C\n`\nend\n", "abc", false),
    ("begin 644 a.txt\r\n#86)C\r\n`\r\nend\r\n", "abc", false),
    ("text before\nbegin 644 a.txt\n$86)C9`\n`\nend\n", "abcd", false),
    ("begin 644 a.txt\n$86)C9\n", "abcd", true),
    ("no data", "no data", true),
    ("begin 644 a\n\u{7F}xx\nend\n", "", false),
  ])
  func uuencode(_ raw: String, _ decoded: String, _ isDamaged: Bool) {
    let result = UUEncoding.decode(Array(raw.utf8)[...])
    #expect(String(decoding: result.bytes, as: UTF8.self) == decoded)
    #expect(result.isDamaged == isDamaged)
  }

  @Test func uuencodedLinesThatClaimMoreThanThereIsAreCut() {
    let input = Array("begin 644 a\nMabcd\nM\nM\n".utf8)
    #expect(UUEncoding.decode(input[...]).bytes.count == input.count)
  }

  private static let bannerAndFooter = "*** AD ***\nMail: http://example.jp/\n**********\nabcabcabcabcab\n-- \nbye"

  /// Texts that claim base64 or uuencode and hold other things too.
  @Test(arguments: [
    ("base64", "YWJj\n_____\nList mailing list\nhttp://example.com/\n", "abc\n_____\nList mailing list\nhttp://example.com/\n"),
    ("base64", "YQ==\n\n-- \nTaro\n", "a\n-- \nTaro\n"),
    ("base64", "Dear Taro,\nthank you.\n", "Dear Taro,\nthank you.\n"),
    ("base64", "ご注文\n", "ご注文\n"),
    ("base64", "Dear\nthank you, Taro.\n", "Dear\nthank you, Taro.\n"),
    ("base64", "YWJjYWJjYWJjYWJjYWJj\nこのメールは配信専用です\nご返信いただけません\n", "abcabcabcabcabc\nこのメールは配信専用です\nご返信いただけません\n"),
    ("base64", "YWJjYWJjYWJjYWJjYWJj\nYWJj!\n", "abcabcabcabcabcabc"),
    // Banners.
    ("base64", "[Scanned by X.]\n\nYWJjYWJjYWJjYWJjYWJj\n", "[Scanned by X.]\n\nabcabcabcabcabc"),
    ("base64", "ADVERTISEMENT\nYWJjYWJjYWJjYWJjYWJj\n", "ADVERTISEMENT\nabcabcabcabcabc"),
    ("base64", "*** AD ***\nMail: http://example.jp/\n**********\nYWJjYWJjYWJjYWJj\nYWI=\n-- \nbye", bannerAndFooter),
    ("base64", "件名\nYWJjYWJjYWJjYWJj\nYQ==\n", "件名\nabcabcabcabca"),
    // Below a banner one short word is no data, and of fifteen bytes no line is.
    ("base64", "[Scanned by X.]\n\nYWJj\n", "[Scanned by X.]\n\nYWJj\n"),
    ("base64", "[Scanned by X.]\n\nYWJjYWJjYWJjYW=\n", "[Scanned by X.]\n\nYWJjYWJjYWJjYW=\n"),
    ("base64", "[Scanned by X.]\n\nYWJjYWJjYWJjYWI=\n", "[Scanned by X.]\n\nabcabcabcab"),
    // A damaged first line is no banner.
    ("base64", "YWJjYWJjYWJj*YWJjYWJjYWJjYWJjYWJjYWJjYWJj\nYWJjYWJjYWJjYWJj\n", "abcabcabcabcabcabcabcabcabcabcabcabcabcabc"),
    // Footers of one word.
    ("base64", "YWJjYWJjYWJjYWJjYWI=\n\nhttp://promotion.example.jp/\n", "abcabcabcabcab\nhttp://promotion.example.jp/\n"),
    ("base64", "YWJjYWJjYWJjYWJjYWJj\nhttp://promotion.example.jp/\n", "abcabcabcabcabc\nhttp://promotion.example.jp/\n"),
    ("base64", "YWJjYWJjYWJjYWJjYWJj\nlist@example.jp\n", "abcabcabcabcabc\nlist@example.jp\n"),
    ("base64", "YWJjYWJjYWJjYWJjYWI=\n[scanned]\n", "abcabcabcabcab\n[scanned]\n"),
    ("base64", "YWJjYWJjYWJjYWJjYWJj\n\nRegards\n", "abcabcabcabcabc\nRegards\n"),
    // Data that go on behind an empty line, and behind what looked like a footer.
    ("base64", "YWJjYWJjYWJjYWJjYWJj\nYWJj!\n\nYWJj\n", "abcabcabcabcabcabcabc"),
    ("base64", "YWJjYWJjYWJjYWJjYWJj\nYW Jj!\nYWJjYWJjYWJjYWJjYWJj\n", "abcabcabcabcabcabcabcabcabcabcabc"),
    ("x-uuencode", "above\nbegin 644 a\n#86)C\n`\nend\nbelow\n", "above\nabc\nbelow\n"),
    ("x-uuencode", "\nbegin 644 a\n#86)C\n`\nend\n\n", "abc"),
  ])
  func wordsBesideWhatIsEncoded(_ encoding: String, _ body: String, _ text: String) throws {
    let part = try #require(Message(text: "Content-Transfer-Encoding: \(encoding)\n\n" + body).structure().parts.first)
    #expect(part.text().string == text)
    #expect(part.text().diagnostics.contains { $0.code == .transferEncodingDamaged } == (encoding == "base64"))
  }

  @Test(arguments: [
    ("", TransferEncoding.identity), ("7bit", .identity), ("8bit", .identity), ("binary", .identity), ("base64", .base64),
    ("quoted-printable", .quotedPrintable), ("x-uuencode", .uuencode), ("rot13", nil),
  ])
  func labels(_ label: String, _ encoding: TransferEncoding?) {
    #expect(TransferEncoding(label: label) == encoding)
  }
}
