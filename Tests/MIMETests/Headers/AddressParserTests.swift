import Testing

@testable import MIME

@Suite struct AddressParserTests {
  struct Case: CustomTestStringConvertible {
    var raw: String
    var mailboxes: [String]
    var testDescription: String { raw }

    init(_ raw: String, _ mailboxes: String...) {
      self.raw = raw
      self.mailboxes = mailboxes
    }
  }

  /// The expectation is written `name|address`.
  @Test(arguments: [
    Case("a@example.com", "|a@example.com"),
    Case("<a@example.com>", "|a@example.com"),
    Case("Shop <a@example.com>", "Shop|a@example.com"),
    Case("The   Shop <a@example.com>", "The Shop|a@example.com"),
    Case("\"Shop, Inc.\" <a@example.com>", "Shop, Inc.|a@example.com"),
    Case("\"a \\\"b\\\" c\" <a@example.com>", "a \"b\" c|a@example.com"),
    Case("a@example.com (The Shop)", "The Shop|a@example.com"),
    Case("a@example.com (one (two) three)", "one (two) three|a@example.com"),
    Case("Shop<a@example.com>", "Shop|a@example.com"),
    Case("a@example.com, b@example.com", "|a@example.com", "|b@example.com"),
    Case("a@example.com; b@example.com", "|a@example.com", "|b@example.com"),
    Case("a@example.com,, b@example.com,", "|a@example.com", "|b@example.com"),
    Case("Friends: a@example.com, B <b@example.com>;", "|a@example.com", "B|b@example.com"),
    Case("undisclosed-recipients:;"),
    Case("undisclosed-recipients:"),
    Case("Amazon.co.jp: info <x@evil.example>", "Amazon.co.jp: info|x@evil.example"),
    Case("Shop <a@b.example>: info", "Shop : info|a@b.example"),
    Case("Shop: a@b.example, c@d.example", "Shop:|a@b.example", "|c@d.example"),
    Case("Shop (order <a@b.example>", "Shop (order|a@b.example"),
    Case("Shop (q <a@b.example>, \"E\" <e@f.example>", "Shop (q|a@b.example", "E|e@f.example"),
    Case("Shop (a \\) b) <a@b.example>", "Shop|a@b.example"),
    Case("", ""),
    Case("<>"),
    Case("Shop <>", "Shop|"),
    Case("<@relay.example,@b.example:a@example.com>", "|a@example.com"),
    Case("Shop a@example.com", "Shop|a@example.com"),
    Case("a @ example . com", "|a@example.com"),
    Case("< a@example.com >", "|a@example.com"),
    Case("\"a b\"@example.com", "|\"a b\"@example.com"),
    Case("\"a@b\" <c@example.com>", "a@b|c@example.com"),
    Case("x..y.@docomo.example", "|x..y.@docomo.example"),
    Case("localuser", "|localuser"),
    Case("=?UTF-8?B?44GU5rOo5paH?= <a@example.com>", "ご注文|a@example.com"),
    Case("\"=?UTF-8?B?44GU5rOo5paH?=\" <a@example.com>", "ご注文|a@example.com"),
    Case("=?UTF-8?Q?Shop,_Inc?= <a@example.com>, b@example.com", "Shop, Inc|a@example.com", "|b@example.com"),
    Case("=?UTF-8?Q?Shop,<x>?= <a@example.com>", "Shop,<x>|a@example.com"),
    Case("ショップ <a@example.com>", "ショップ|a@example.com"),
    // Unfinished pieces end with the field.
    Case("\"Shop <a@example.com>", "\"Shop|a@example.com"),
    Case("Shop\" <a@example.com>", "Shop\"|a@example.com"),
    Case("A\\\"B <a@example.com>", "A\"B|a@example.com"),
    Case("A\\\"B \"C\" <a@example.com>", "A\"B C|a@example.com"),
    Case("\"Shop\" \"<a@example.com>", "Shop \"|a@example.com"),
    // More than one address where there should be one: all are listed.
    Case("\"Shop\" <a@example.com><b@example.com>", "Shop|a@example.com", "|b@example.com"),
    Case("A <a@example.com> B <b@example.com>", "A|a@example.com", "B|b@example.com"),
    Case("\"A\" <a@example.com> \"B\" <b@example.com>", "A|a@example.com", "B|b@example.com"),
    Case("Shop <a@example.com <b@example.com>>", "Shop|a@example.com", "|b@example.com"),
    Case("a@example.com b@example.com", "|a@example.com", "|b@example.com"),
    Case("<a@example.com> Shop", "Shop|a@example.com"),
    // Brackets of other kinds.
    Case("<mailto:a@example.com>", "|a@example.com"),
    Case("ショップ＜a@example.com＞", "ショップ|a@example.com"),
    Case("＜公式＞ショップ <a@example.com>", "＜公式＞ショップ|a@example.com"),
    Case("\"=?UTF-8?Q?a\"b?=\" <a@example.com>", "a\"b|a@example.com"),
    Case("Shop <a@example.com", "Shop|a@example.com"),
    Case("a@example.com (x", "x|a@example.com"),
    Case("Shop <<a@example.com>>", "Shop|a@example.com"),
    Case("<<a@example.com>>, B <b@example.com>", "|a@example.com", "B|b@example.com"),
    Case("a@example.com>", "|a@example.com"),
    Case("Shop a@example.com>, b@example.com >", "Shop|a@example.com", "|b@example.com"),
    Case("a@example.com> b@example.com>", "|a@example.com", "|b@example.com"),
    Case("mailto:a@example.com", "|a@example.com"),
    Case("Shop MAILTO:a@example.com", "Shop|a@example.com"),
    Case("mailto@example.com", "|mailto@example.com"),
  ])
  func list(_ row: Case) {
    let mailboxes = Message(text: "To: \(row.raw)\n\n").to
    #expect(mailboxes.map { "\($0.displayName ?? "")|\($0.address)" } == row.mailboxes.filter { !$0.isEmpty })
  }

  /// The name of a group may be all that programs show of an author.
  @Test(arguments: [
    Case("Amazon.co.jp: x@evil.example;", "Amazon.co.jp|x@evil.example"),
    Case(
      "\"Amazon.co.jp\": X <x@evil.example>, y@evil.example; z@evil.example", "X|x@evil.example", "Amazon.co.jp|y@evil.example",
      "|z@evil.example"),
    Case("=?UTF-8?B?44GU5rOo5paH?=: <x@evil.example>;", "ご注文|x@evil.example"),
    Case("mailto:a@example.com;", "|a@example.com"),
    Case(": a@example.com;", "|a@example.com"),
    Case("Shop:;"),
  ])
  func groupsOfAuthors(_ row: Case) {
    let mailboxes = Message(text: "From: \(row.raw)\n\n").from
    #expect(mailboxes.map { "\($0.displayName ?? "")|\($0.address)" } == row.mailboxes)
  }

  @Test func eachNameHasItsOwnRoomForEncodedWords() {
    var limits = Limits()
    limits.encodedWords = 2
    let name = "=?utf-8?Q?a?= =?utf-8?Q?b?="
    let many = Message(text: "To: \(name) <a@x>,\n \(name) <b@x>\n\n", limits: limits)
    #expect(many.to.map(\.displayName) == ["ab", "ab"])
    #expect(many.fieldDiagnostics.isEmpty)
    let long = Message(text: "To: \(name) =?utf-8?Q?c?= <a@x>\n\n", limits: limits)
    #expect(long.to.map(\.displayName) == ["ab =?utf-8?Q?c?="])
    #expect(long.fieldDiagnostics.map(\.code) == [.encodedWordsCut])
  }

  @Test func rawJapaneseIsDecodedBeforeTheListIsSplit() {
    // In ISO-2022-JP the bytes of 注, 〈 and 〉 are those of ASCII punctuation; in Shift_JIS ソ ends in a backslash.
    let jis = Array("From: ".utf8) + hex("1B2442 2152 436D 2153 1B2842") + Array(" <a@example.com>\n\n".utf8)
    #expect(Message(parsing: jis[...]).from == [MailAddress(displayName: "〈注〉", address: "a@example.com")])
    let shiftJIS = Array("From: \"".utf8) + hex("83818381835C83748367") + Array("\" <a@example.com>\n\n".utf8)
    #expect(Message(parsing: shiftJIS[...]).from == [MailAddress(displayName: "メメソフト", address: "a@example.com")])
  }

  @Test func domainIsInLowerCase() {
    let address = MailAddress(displayName: nil, address: "\"a@b\"@Example.CO.JP")
    #expect(address.localPart == "\"a@b\"")
    #expect(address.domain == "example.co.jp")
    #expect(MailAddress(displayName: nil, address: "root").localPart == "root")
    #expect(MailAddress(displayName: nil, address: "root").domain == "")
  }

  @Test func listsHaveALimit() {
    var limits = Limits()
    limits.addresses = 2
    limits.originators = 1
    let message = Message(text: "From: a@x, b@x\nTo: a@x, b@x, c@x\nCc: a@x, b@x\n\n", limits: limits)
    #expect(message.from.map(\.address) == ["a@x"])
    #expect(message.to.map(\.address) == ["a@x", "b@x"])
    #expect(message.cc.map(\.address) == ["a@x", "b@x"])
  }

  @Test func fieldsThatStandTwice() {
    var limits = Limits()
    limits.addresses = 3
    let message = Message(text: "To: a@x\nTo: b@x\nCc: c@x\nFrom: d@x\nFrom: e@x\nTo: f@x, g@x\n\n", limits: limits)
    #expect(message.to.map(\.address) == ["a@x", "b@x", "f@x"])
    #expect(message.from.map(\.address) == ["d@x"])
    #expect(
      message.fieldDiagnostics.map { "\($0.code.rawValue) \($0.detail)" } == [
        "duplicateField From: stands 2 times; the first counts", "duplicateField To: stands 3 times; all count",
        "addressesCut To: more than 3 addresses",
      ])
  }

  @Test func unreadableDatesAndCutReferencesAreReported() {
    var limits = Limits()
    limits.references = 1
    let message = Message(text: "Date: yesterday\nReferences: <a@x> <b@x>\n\n", limits: limits)
    #expect(message.fieldDiagnostics.map(\.code) == [.dateUnreadable, .referencesCut])
    #expect(Message(text: "Date: 1 May 2025 10:00 +0900\nReferences: <a@x>\n\n", limits: limits).fieldDiagnostics.isEmpty)
  }

  @Test func missingFieldsGiveNothing() {
    let message = Message(text: "\n")
    #expect(message.from.isEmpty)
    #expect(message.sender == nil)
    #expect(message.replyTo.isEmpty)
  }
}
