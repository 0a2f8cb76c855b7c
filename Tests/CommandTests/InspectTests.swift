import Events
import Foundation
import Testing

@testable import todoke

@Suite struct InspectTests {
  @Test func printsHeaderAndParts() throws {
    let run = try Todoke().run("inspect", "-", input: Array(SampleMail.cancellation(number: 1, padding: 100).utf8))
    let lines = try run.lines.map { try JSONValue(parsing: $0.utf8) }
    #expect(lines.compactMap { $0["type"]?.string } == ["header", "part", "part"])
    #expect(lines[0]["subject"]?.string == "【湯たんぽの店】ご注文キャンセルのお知らせ Y-100001")
    #expect(lines[0]["from"]?.array?.first?["name"]?.string == "湯たんぽの店")
    #expect(lines[1]["content_type"]?.string == "text/plain")
    #expect(lines[1]["text"]?.string?.contains("銅の湯たんぽ") == true)
    #expect(lines[2]["bytes_base64"]?.string?.hasPrefix("QUJDQUJD") == true)
  }

  @Test func attachedMessagesArePrintedOnce() throws {
    let inner = "Subject: inner\n\n" + String(repeating: "abcdefg\n", count: 100)
    let mail = String(repeating: "Content-Type: message/rfc822\n\n", count: 20) + inner
    let run = try Todoke().run("inspect", "-", input: Array(mail.utf8))
    let lines = try run.lines.map { try JSONValue(parsing: $0.utf8) }
    #expect(lines.count == 22)
    #expect(lines[1]["bytes_base64"] == nil)
    #expect(lines[20]["size"]?.integer == inner.utf8.count)
    #expect(lines[21]["text"]?.string?.hasPrefix("abcdefg") == true)
    #expect(run.outputText.utf8.count < 10_000)
  }

  @Test func listsAMailbox() throws {
    let todoke = try Todoke()
    try todoke.home.write("box", Array(SampleMail.mbox(0..<3).utf8))
    let lines = try todoke.run("inspect", "--mailbox", todoke.home.file("box")).lines.map { try JSONValue(parsing: $0.utf8) }
    #expect(lines.count == 3)
    #expect(lines[0]["offset"]?.integer == 0)
    #expect(lines[1]["raw_base64"]?.string.flatMap { Data(base64Encoded: $0) } == Data(SampleMail.cancellation(number: 1).utf8))
  }

  @Test func listsAMaildirByFile() throws {
    let todoke = try Todoke()
    for name in ["cur", "new", "tmp"] { try todoke.home.write("box/\(name)/.keep", []) }
    try todoke.home.write("box/cur/1.host:2,RS", Array(SampleMail.cancellation(number: 1).utf8))
    let lines = try todoke.run("inspect", "--mailbox", todoke.home.file("box")).lines.map { try JSONValue(parsing: $0.utf8) }
    #expect(lines.map { $0["file"]?.string } == ["cur/1.host:2,RS"])
    #expect(lines.map { $0["flags"]?.string } == ["RS"])
  }

  @Test func tellsWhatWasPassedOver() throws {
    let todoke = try Todoke()
    let label = { (name: String) in "From 171@xxx Mon Nov 16 01:00:00 +0000 2026\nX-GM-THRID: 17\nX-Gmail-Labels: \(name)\n" }
    let box = ["Spam", "Trash,Opened", "Inbox"].map { label($0) + SampleMail.cancellation(number: 1) + "\n" }.joined()
    try todoke.home.write("mail/box", Array(box.utf8))
    try todoke.home.write("mail/picture.png", [0x89, 0x50, 0x4E, 0x47])
    try todoke.home.write("mail/old.mbx", Array("*mbx*\r\n".utf8))
    try FileManager.default.createSymbolicLink(atPath: todoke.home.file("mail/link"), withDestinationPath: "box")
    let lines = try todoke.run("inspect", "--mailbox", todoke.home.file("mail")).lines.map { try JSONValue(parsing: $0.utf8) }
    #expect(lines.map { $0["spam"]?.bool ?? false } == [true, false, false, false, false, false])
    #expect(lines.map { $0["trash"]?.bool ?? false } == [false, true, false, false, false, false])
    #expect(lines.compactMap { $0["kind"]?.string } == ["link", "unsupportedFormat", "notMail"])
  }

  @Test func opensACompressedMessage() throws {
    let todoke = try Todoke()
    let message = Array(SampleMail.cancellation(number: 1).utf8)
    try todoke.home.write("mail.eml", message)
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/bin/gzip")
    gzip.arguments = ["-k", todoke.home.file("mail.eml")]
    try gzip.run()
    gzip.waitUntilExit()
    let plain = try todoke.run("inspect", todoke.home.file("mail.eml"))
    #expect(try todoke.run("inspect", todoke.home.file("mail.eml.gz")).output == plain.output)
  }

  @Test(arguments: [
    ("/mail/cur/1", "/mail", "cur/1"), ("/mail/cur/1", "/mail/", "cur/1"), ("/mailbox/1", "/mail", nil), ("/mail", "/mail", nil),
    ("/mail/\u{301}a", "/mail/", "\u{301}a"), ("/mail//1", "/mail", "1"),
  ])
  func namesFilesFromTheFolder(path: String, root: String, name: String?) {
    #expect(MailboxInspection.name(of: path, below: root).map { Array($0.utf8) } == name.map { Array($0.utf8) })
  }

  @Test func printsTextAndMarksWhatIsHidden() throws {
    let todoke = try Todoke()
    let page = "\u{FEFF}<html><style>p { color: red }</style><p>見える</p><div style='display:none'>隠れた</div><script>x()</script>"
    try todoke.home.write("page.html", Array(page.utf8))
    #expect(try todoke.run("inspect", "--html", todoke.home.file("page.html")).outputText == "見える\n[hidden] 隠れた\n")
  }

  @Test func decodesRows() throws {
    let rows =
      #"{"id":"1","label":"shift_jis","hex":"82a0"}"# + "\n" + #"{"id":"2","label":"iso-2022-jp","hex":"1b2442242200"}"# + "\nnonsense\n"
    let run = try Todoke().run("inspect", "--charset-rows", input: Array(rows.utf8))
    let lines = try run.lines.map { try JSONValue(parsing: $0.utf8) }
    #expect(lines.first?["text"]?.string == "あ")
    #expect(lines.count == 2)
  }
}
