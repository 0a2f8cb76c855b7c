import Testing

@testable import MIME

@Suite struct MessageIdentifierTests {
  @Test(arguments: [
    ("<a@example.com>", "<a@example.com>"),
    ("  <a@example.com>  ", "<a@example.com>"),
    ("\n <a@example.com>", "<a@example.com>"),
    ("<a@exam\n ple.com>", "<a@example.com>"),
    ("a@example.com", "a@example.com"),
    ("<a@example.com> (added)", "<a@example.com>"),
    ("(from <b@x>) <a@example.com>", "<a@example.com>"),
    ("(open <a@example.com>", "<a@example.com>"),
    ("\"<b@x>\" <a@example.com>", "<a@example.com>"),
    ("\" <a@example.com>", "<a@example.com>"),
    ("<\"a>b\"@example.com>", "<\"a>b\"@example.com>"),
    ("<\"a@example.com>", "<\"a@example.com>"),
    ("", nil),
  ])
  func messageID(_ raw: String, _ identifier: String?) {
    #expect(Message(text: "Message-ID: \(raw)\n\n").messageID == identifier)
  }

  @Test func threadIdentifiers() {
    let message = Message(text: "References: <a@x>\n <b@x><c@x> junk\nIn-Reply-To: your mail of today <c@x>\n\n")
    #expect(message.references == ["<a@x>", "<b@x>", "<c@x>"])
    #expect(message.inReplyTo == ["<c@x>"])
  }

  @Test func referencesHaveALimitAndKeepTheNearest() {
    var limits = Limits()
    limits.references = 2
    #expect(Message(text: "References: <a@x> <b@x>\n\n", limits: limits).references == ["<a@x>", "<b@x>"])
    #expect(Message(text: "References: <a@x> <b@x> <c@x>\n\n", limits: limits).references == ["<b@x>", "<c@x>"])
  }
}
