import Testing

@testable import MIME

@Suite struct EncodedWordsTests {
  @Test(arguments: [
    // RFC 2047, section 8.
    ("(=?ISO-8859-1?Q?a?=)", "(a)"),
    ("=?ISO-8859-1?Q?a?= b", "a b"),
    ("=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=", "ab"),
    ("=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=", "ab"),
    ("=?ISO-8859-1?Q?a_b?=", "a b"),
    ("=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=", "a b"),
    // Base64 and case.
    ("=?utf-8?B?44GU5rOo5paH?=", "ご注文"),
    ("=?UTF-8?b?44GU5rOo5paH?=", "ご注文"),
    ("=?utf-8?q?=e3=81=94?=", "ご"),
    // Split inside a character, base64 and quoted-printable; split inside a base64 group.
    ("=?UTF-8?B?44GU5rM=?= =?UTF-8?B?qOaWhw==?=", "ご注文"),
    ("=?UTF-8?Q?=E3=81?= =?utf-8?Q?=94?=", "ご"),
    ("=?UTF-8?B?44GU5r?= =?UTF-8?B?Oo5paH?=", "ご注文"),
    ("=?iso-2022-jp?B?GyRCRnwbKEI=?= =?iso-2022-jp?B?GyRCS1wbKEI=?=", "日本"),
    // No blanks around, and inside quotes.
    ("a=?UTF-8?B?44GU?=b", "aごb"),
    ("=?UTF-8?B?44GU?==?UTF-8?B?5rOo?=", "ご注"),
    ("\"=?UTF-8?B?44GU?=\"", "\"ご\""),
    // Unpadded words that are whole; words that complete each other.
    ("=?UTF-8?B?44GC44GEIQ?= =?UTF-8?B?44GG44GI?=", "あい!うえ"),
    ("=?UTF-8?B?44GC44GEIQ?= =?UTF-8?B?44GG44GI?= =?UTF-8?B?44GU?=", "あい!うえご"),
    ("=?UTF-8?B?4?= =?UTF-8?B?4?= =?UTF-8?B?GU?=", "ご"),
    ("=?UTF-8?B?44GU5r?= =?UTF-8?B?M=?= =?UTF-8?B?qA==?=", "ご注"),
    // Split inside a character between words of other spelling, language or encoding.
    ("=?UTF-8?Q?=E3=81?= =?utf8?Q?=94?=", "ご"),
    ("=?UTF-8?Q?=E3=81?= =?UTF-8*ja?Q?=94?=", "ご"),
    ("=?UTF-8?B?44E=?= =?UTF-8?Q?=94?=", "ご"),
    ("=?UTF-8?Q?=E3=81?= =?ISO-8859-1?Q?a?=", "\u{FFFD}a"),
    // A word that the end of the field cut off; what is no base64, or very short, may be anything.
    ("Re: =?UTF-8?B?44GU5rOo5paH", "Re: ご注文"),
    ("Re: =?UTF-8?B?44GU5rOo5paH?", "Re: ご注文"),
    ("=?UTF-8?B?44GU5rM=?= =?UTF-8?B?qOaWhw==", "ご注文"),
    ("Re: =?UTF-8?B?44GU", "Re: =?UTF-8?B?44GU"),
    ("Re: =?UTF-8?B?44GU5rOo5paH and more", "Re: =?UTF-8?B?44GU5rOo5paH and more"),
    ("Re: =?UTF-8?Q?=E3=81=94=E3=81", "Re: =?UTF-8?Q?=E3=81=94=E3=81"),
    // A word without end before a good one.
    ("=?UTF-8?B?44GU =?UTF-8?B?5rOo?=", "=?UTF-8?B?44GU 注"),
    ("=?UTF-8?Q?a =?UTF-8?Q?b?= =?UTF-8?Q?c?=", "=?UTF-8?Q?a bc"),
    // ISO-2022-JP without the way back.
    ("=?ISO-2022-JP?B?GyRCRnw=?= =?ISO-2022-JP?Q?Amazon?=", "日Amazon"),
    ("=?ISO-2022-JP?Q?=1B$BF|?= =?ISO-2022-JP?Q?K=5C=1B(B!?=", "日本!"),
    ("=?ISO-2022-JP?Q?=1B$BF|K?= =?ISO-2022-JP?Q?=5C=1B(B!?=", "日本!"),
    ("\u{1B}$BF| =?UTF-8?B?5rOo?=", "日 注"),
    ("\u{1B}$BF|=?UTF-8?B?5rOo?=", "日注"),
    // Blanks inside the word, missing padding, a language.
    ("=?UTF-8?Q?a b?=", "a b"),
    ("=?UTF-8?B?44GU 5rOo?=", "ご注"),
    ("=?UTF-8?B?YQ?=", "a"),
    ("=?UTF-8*ja?B?44GU?=", "ご"),
    // A wrong label: the bytes decide.
    ("=?ISO-2022-JP?B?44GU5rOo5paH44GC44KK44GM44Go44GG?=", "ご注文ありがとう"),
    ("=?UTF-8?B?gqCC6IKqgsaCpA==?=", "ありがとう"),
    // Not words.
    ("=?", "=?"),
    ("=?=", "=?="),
    ("=?UTF-8?B?44GU", "=?UTF-8?B?44GU"),
    ("=?UTF-8?X?44GU?=", "=?UTF-8?X?44GU?="),
    ("=??B?44GU?=", "=??B?44GU?="),
    ("a =? b ?= c", "a =? b ?= c"),
    ("50% =off", "50% =off"),
    // What hides in a word cannot begin a new line.
    ("=?UTF-8?Q?a=0D=0AX:_b?=", "a  X: b"),
    ("=?UTF-8?Q?a=00b?=", "a b"),
  ])
  func subject(_ raw: String, _ text: String) {
    #expect(Message(text: "Subject: \(raw)\n\n").subject == text)
  }

  @Test(arguments: [
    ("raw ISO-2022-JP", "1B2442 467C4B5C 1B2842 20 61", "日本 a"),
    ("raw ISO-2022-JP whose bytes look like an encoded word", "1B2442 3D3F3D3F 1B2842", "戎戎"),
    ("raw UTF-8", "E38194E6B3A8E69687", "ご注文"),
    ("raw Shift_JIS", "82B2928D95B682AA8AAE97B982B582DC82B582BD", "ご注文が完了しました"),
    ("raw EUC-JP", "A4B4C3EDCAB8A4ACB4B0CEBBA4B7A4DEA4B7A4BF", "ご注文が完了しました"),
    ("raw Latin-1", "4D FC 6C 6C 65 72 20 63 61 66 E9", "Müller café"),
  ])
  func rawBytes(_ name: String, _ digits: String, _ text: String) {
    let message = Message(parsing: (Array("Subject: ".utf8) + hex(digits) + Array("\n\n".utf8))[...])
    #expect(message.subject == text)
  }

  @Test func wordsHaveALimit() {
    var limits = Limits()
    limits.encodedWords = 2
    let words = "=?utf-8?Q?a?= =?utf-8?Q?b?="
    #expect(Message(text: "Subject: \(words)\n\n", limits: limits).subject == "ab")
    #expect(Message(text: "Subject: \(words) =?utf-8?Q?c?=\n\n", limits: limits).subject == "ab =?utf-8?Q?c?=")
    let cut = Message(text: "Subject: \(words) =?utf-8?Q?c?= =?utf-8?Q?d?=\n\n", limits: limits).header.first("Subject")?.decodedText
    #expect(cut?.diagnostics.map(\.code) == [.encodedWordsCut])
  }

  @Test(arguments: [
    ("=?utf-8?B?4*4GU?=", [Diagnostic.Code.transferEncodingDamaged]), ("=?utf-8?Q?=zz?=", [.transferEncodingDamaged]),
    ("=?utf-8?B?YQ?=", []), ("=?utf-8?Q?=FF?=", [.bytesReplaced]),
  ])
  func damageIsReported(_ raw: String, _ codes: [Diagnostic.Code]) {
    #expect(Message(text: "Subject: \(raw)\n\n").header.first("Subject")?.decodedText.diagnostics.map(\.code) == codes)
  }

  @Test func choicesAreReported() {
    let field = Message(parsing: (Array("Subject: ".utf8) + hex("82B2928D95B682AA82A082E8") + [0x0A])[...]).header.first("Subject")
    #expect(field?.decodedText.charset == "shift_jis")
    #expect(field?.decodedText.diagnostics.map(\.code) == [.charsetGuessed])
  }
}
