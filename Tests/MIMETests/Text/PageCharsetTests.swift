import Testing

@testable import MIME

@Suite struct PageCharsetTests {
  @Test(arguments: [
    ("<meta charset=utf-8>", "utf-8"),
    ("<html><head><META CHARSET='Shift_JIS' />", "Shift_JIS"),
    ("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=euc-jp\">", "euc-jp"),
    ("<meta content='text/html;charset=iso-2022-jp' http-equiv=content-type>", "iso-2022-jp"),
    ("<meta name=x content='text/html; charset=euc-jp'>", nil),
    ("<!-- <meta charset=utf-8> --><meta charset=euc-jp>", "euc-jp"),
    ("<a title='<meta charset=utf-8>'><meta charset=euc-jp>", "euc-jp"),
    ("<metadata charset=utf-8>", nil),
    ("<meta charset=utf-16>", "utf-8"),
    ("<meta charset=''>", nil),
    ("<meta charset", nil),
    ("<", nil),
    ("", nil),
    (String(repeating: " ", count: 1004) + "<meta charset=utf-8>", "utf-8"),
    (String(repeating: " ", count: 1010) + "<meta charset=utf-8>", nil),
  ])
  func labels(_ page: String, _ label: String?) {
    #expect(PageCharset.label(in: Array(page.utf8)) == label)
  }

  @Test(arguments: [
    ("text/html", "<meta charset=windows-1251>", "CFF0E8", "При", "windows-1251"),
    ("text/html; charset=windows-1252", "<meta charset=windows-1251>", "CFF0E8", "Ïðè", "windows-1252"),
    ("text/plain", "<meta charset=windows-1251>", "CFF0E8", "Ïðè", "windows-1252"),
    // The bytes say otherwise.
    ("text/html", "<meta charset=utf-8>", "82B2928D95B682A082E882AA82C682A4", "ご注文ありがとう", "shift_jis"),
    ("text/html", "<meta charset=shift_jis>", "E38194E6B3A8E69687E38182E3828AE3818CE381A8", "ご注文ありがと", "utf-8"),
  ])
  func pages(_ type: String, _ head: String, _ digits: String, _ text: String, _ charset: String) throws {
    let message = Message(parsing: (Array("Content-Type: \(type)\n\n\(head)".utf8) + hex(digits))[...])
    let decoded = try #require(message.structure().parts.first).text()
    #expect(decoded.string == head + text)
    #expect(decoded.charset == charset)
  }
}
