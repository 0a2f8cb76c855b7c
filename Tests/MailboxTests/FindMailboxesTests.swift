import Glibc
import Testing

@testable import Mailbox

@Suite struct FindMailboxesTests {
  private let folder: TemporaryFolder
  private static let message = "From: a@example.jp\nSubject: x\n\nText\n"
  private static let box = "From a Wed May  1 09:00:00 2024\n" + message

  init() throws { folder = try TemporaryFolder() }

  /// Kind and folder name of what is found, and the notes.
  private func find(_ name: String = "") throws -> (mailboxes: [String], notes: [String]) {
    let found = try findMailboxes(at: folder.path + "/" + name)
    return (
      found.mailboxes.map { "\($0.kind) \($0.folder ?? "-")" },
      found.notes.map { "\($0.count) \($0.kind) \($0.example.dropFirst(folder.path.utf8.count + 1))" }
    )
  }

  private func makeMaildir(_ name: String) throws { try folder.makeFolders(name + "/cur", name + "/new", name + "/tmp") }

  @Test func findsSubfoldersOfAMaildir() throws {
    for name in ["M", "M/.&bOhlhw-", "M/.A.&MFRs6GWHMPuRTZAB-", "M/.Junk", "M/fs", "M/fs/注文"] { try makeMaildir(name) }
    for name in ["M/dovecot-uidlist", "M/maildirfolder", "M/subscriptions", "M/.notmuch/x", "M/new/1.a"] { try folder.write("x", to: name) }
    try folder.makeFolders("M/dovecot.index.cache", "M/courierimapkeywords")
    let found = try find("M")
    #expect(found.mailboxes == ["maildir M", "maildir 注文", "maildir A/ご注文・配送", "maildir Junk", "maildir fs", "maildir fs/注文"])
    #expect(found.notes.isEmpty)
  }

  @Test func knowsAMaildirByCurAndNew() throws {
    try folder.makeFolders("A/cur", "A/new", "B/cur", "B/tmp", "C/new", "C/tmp", "D/cur", "E/new")
    #expect(try find().mailboxes == ["maildir A"])
  }

  @Test func tellsWhatLiesBesideTheFoldersOfAMaildir() throws {
    try makeMaildir("M")
    for name in ["old.mbox", "a.eml"] { try folder.write(Self.box, to: "M/" + name) }
    for name in ["dovecot-uidlist", "maildirfolder", ".uidvalidity", "courierimapuiddb"] { try folder.write("x", to: "M/" + name) }
    try folder.makePipe("M/pipe")
    try folder.link("M/link", to: "old.mbox")
    try folder.link("M/.Archive", to: "/tmp")
    let found = try find("M")
    #expect(found.mailboxes == ["maildir M"])
    #expect(found.notes == ["2 link M/.Archive", "2 strayFile M/a.eml", "1 specialFile M/pipe"])
  }

  // MARK: Names and contents

  @Test(arguments: ["2024", "msg.archive", "all.eml", "0"])
  func readsAMailboxWhateverItsName(name: String) throws {
    try folder.write(Self.box + "\n" + Self.box, to: "All/" + name)
    try folder.write("Subject: y\n\n", to: "All/7")
    #expect(try find("All").mailboxes.sorted() == ["mbox \(name)", "mh All"])
    #expect(try read(at: folder.path + "/All").subjects.sorted() == ["x", "x", "y"])
    #expect(try read(at: folder.path + "/All").notes.isEmpty)
    // One message with a separator line on top stays a message.
    try folder.write(Self.box, to: "All/" + name)
    #expect(try find("All").mailboxes == ["mh All"])
    #expect(try read(at: folder.path + "/All").subjects.sorted() == ["x", "y"])
    try folder.write("\u{1}\u{1}\u{1}\u{1}\n" + Self.message + "\u{1}\u{1}\u{1}\u{1}\n", to: "All/" + name)
    #expect(try find("All").mailboxes.sorted() == ["mh All", "mmdf \(name)"])
    #expect(try read(at: folder.path + "/All").notes.isEmpty)
  }

  @Test func looksForTheSecondMessageAsFarAsItTakes() throws {
    let long = "From a Wed May  1 09:00:00 2024\nSubject: long\n\n" + String(repeating: "Text\n", count: 500_000)
    try folder.write(long + "\n" + Self.box, to: "All/2024")
    #expect(try find("All").mailboxes == ["mbox 2024"])
    try folder.write(gzipMember(Array((long + "\n" + Self.box).utf8)), to: "All/2024")
    #expect(try read(at: folder.path + "/All").subjects == ["long", "x"])
  }

  @Test func readsMailUnderNamesOfServers() throws {
    for name in ["Couriers", "dovecot-news", "orders.dat", "list.plist", "inbox~", "#x", ",x"] {
      try folder.write(Self.box, to: "A/" + name)
    }
    for name in ["Courier/box", "dovecot/box", "#y/box", "x.dat/box"] { try folder.write(Self.box, to: "B/" + name) }
    for name in [
      "dovecot.index", "dovecot.index.cache", "dovecot-uidlist", "dovecot-keywords", "dovecot.mailbox.log.2", "courierimapuiddb",
      "courierpop3dsizelist", "Info.plist", "popstate.dat", ",12", "#12", ".hidden", "Inbox.msf",
    ] { try folder.write(Self.box, to: "C/" + name) }
    #expect(try find("A").mailboxes.count == 7)
    #expect(try find("B").mailboxes.count == 4)
    let ignored = try find("C")
    #expect(ignored.mailboxes.isEmpty && ignored.notes.isEmpty)
    try folder.write("x", to: "D/settings.plist")
    #expect(try find("D").notes == ["1 notMail D/settings.plist"])
  }

  @Test(arguments: [
    "1\n00:00:01,000 --> 00:00:02,000\nHello\n", "3\nalpha: 1\n", "From Tokyo to Osaka\nNote: buy milk\n", "note: call mum\nfrom: john\n",
    "From: me\n", "Subject: x\nTo: you\n", "From \nTokyo: 10:00\n", "999\nSubject: x\n\nText\n",
  ])
  func takesNoOtherFileForMail(text: String) throws {
    try folder.write(text, to: "All/file")
    let found = try find("All")
    #expect(found.mailboxes.isEmpty)
    #expect(found.notes == ["1 notMail All/file"])
  }

  @Test(arguments: [
    ("18\nSubject: x\n\nTextX\n<plist/>", "mh All"), ("18\nSubject: x\n\nTextX\n", "mh All"), ("From: a\nDate: b\n\n", "mh All"),
    ("Received: a\nSubject: b\n\n", "mh All"), ("From a@b Wed May  1 09:00:00 2024\n\nText\n", "mbox file"),
    ("From -\nX-Mozilla-Status: 0001\n\n", "mbox file"), ("From 17@xxx\nSubject: x\n", "mbox file"),
  ])
  func takesMailForMail(text: String, mailbox: String) throws {
    try folder.write(text, to: "All/file")
    let found = try find("All")
    #expect(found.mailboxes == [mailbox])
    #expect(found.notes.isEmpty)
  }

  @Test func countsOnce() throws {
    try folder.write(Self.message, to: "All/a.eml")
    try folder.write("text", to: "All/readme")
    try folder.write("text", to: "All/b.eml")
    try folder.write("*mbx*", to: "All/3")
    try folder.write(gzipMember(Array(Self.message.utf8)).prefix(12), to: "All/c.eml.gz")
    try folder.write(gzipMember(Array(Self.box.utf8)).prefix(12), to: "All/box.gz")
    try folder.link("All/4", to: "a.eml")
    try folder.makePipe("All/5")
    let result = try read(at: folder.path + "/All")
    #expect(result.subjects == ["x"])
    #expect(result.count(.link) == 1 && result.count(.specialFile) == 1 && result.count(.notMail) == 2)
    #expect(result.count(.unsupportedFormat) == 1 && result.count(.truncatedCompression) == 2)
  }

  @Test(.enabled(if: geteuid() != 0, "root may enter every folder"))
  func tellsWhatCannotBeReached() throws {
    try folder.write(Self.box, to: "All/A/box")
    try folder.write(Self.box, to: "All/B")
    try folder.write(Self.message, to: "All/C/1.eml")
    for name in ["All/M", "All/M/.A", "All/M/.B"] { try makeMaildir(name) }
    let closed = [("All/A", 0o600), ("All/M/.A", 0), ("All/M/.B", 0o600)] as [(String, mode_t)]
    for (name, mode) in closed { chmod(folder.path + "/" + name, mode) }
    chmod(folder.path + "/All/C/1.eml", 0)
    defer { for (name, _) in closed { chmod(folder.path + "/" + name, 0o700) } }
    let found = try find("All")
    #expect(found.mailboxes == ["mbox B", "mh C", "maildir M"])
    #expect(found.notes == ["3 unreadable All/A/box"])
    #expect(try read(at: folder.path + "/All").count(.unreadable) == 4)
  }

  // MARK: Damaged starts

  @Test(arguments: ["inbox", "x.mbox", "folder/x.mbox"])
  func readsAMailboxWithoutItsFirstSeparator(name: String) throws {
    try folder.write(Self.message + "\n" + Self.box, to: "All/" + name)
    // A folder is searched where only the name can tell.
    let result = try read(at: folder.path + "/All/" + (name.contains("/") ? "" : name))
    #expect(result.subjects == ["x", "x"])
    #expect(result.offsets == [0, Self.message.utf8.count + 1])
    #expect(result.kinds == [.missingSeparator])
    #expect(try read(at: folder.path + "/All/" + name, resumingAt: result.position).subjects.isEmpty)
  }

  @Test func readsASingleMessageWithTheNameOfAMailbox() throws {
    try folder.write(Self.message, to: "All/x.mbox")
    #expect(try read(at: folder.path + "/All").subjects == ["x"])
    #expect(try read(at: folder.path + "/All/x.mbox").subjects == ["x"])
  }

  @Test(arguments: ["1.a.host:2,S", "mail.eml", "12"])
  func leavesASenderNoMessageOfHisOwn(name: String) throws {
    // What follows the header is his, and no program quotes separators in a message's own file.
    try folder.write(Self.message + "\n" + Self.box, to: "All/" + name)
    #expect(try read(at: folder.path + "/All/" + name).messages.count == 1)
    #expect(try read(at: folder.path + "/All").messages.count == 1)
    #expect(try readAsStandardInput(Array((Self.message + "\n" + Self.box).utf8)).messages.count == 1)
  }

  @Test(arguments: ["junk\n", "junk\n\n", "\u{0}\u{0}\n", "From here on\n\n"])
  func readsAMailboxBehindJunk(junk: String) throws {
    try folder.write(junk + Self.box, to: "All/x.mbox")
    try folder.write(junk + Self.box, to: "All/other")
    for path in ["/All/x.mbox", "/All/other", "/All"] {
      let result = try read(at: folder.path + path)
      #expect(result.subjects == ["x"])
      #expect(result.count(.textBeforeFirstMessage) == 1)
    }
    #expect(try find("All").notes == ["1 notMail All/other"])
  }

  @Test func findsMailboxesOfThunderbird() throws {
    for name in ["Inbox", "Inbox.sbd/注文", "Inbox.sbd/a.sbd/b", "Junk"] { try folder.write(Self.box, to: "Mail/" + name) }
    for name in ["Inbox.msf", "msgFilterRules.dat", ".parentlock"] { try folder.write("x", to: "Mail/" + name) }
    let found = try find("Mail")
    #expect(found.mailboxes == ["mbox Inbox", "mbox Junk", "mbox Inbox/注文", "mbox Inbox/a/b"])
    #expect(found.notes.isEmpty)
  }

  @Test func findsAFolderOfAnything() throws {
    try folder.write(Self.box, to: "All/takeout.mbox")
    try folder.write(gzipMember(Array(Self.box.utf8)), to: "All/old.mbox.gz")
    try folder.write("\u{1}\u{1}\u{1}\u{1}\n" + Self.message, to: "All/mmdf")
    try folder.write(Self.message, to: "All/saved/a.eml")
    try folder.write(Self.message, to: "All/saved/unnamed")
    try folder.write("*mbx*", to: "All/saved/old.mbx")
    try folder.write("Text: only\n", to: "All/saved/readme")
    try folder.write("PK\u{3}\u{4}", to: "All/saved/z.zip")
    try folder.write("", to: "All/saved/empty")
    try folder.link("All/link", to: "takeout.mbox")
    try folder.link("All/folderlink", to: "saved")
    try folder.makePipe("All/pipe")
    let found = try find("All")
    #expect(found.mailboxes == ["mmdf mmdf", "mbox old", "mbox takeout", "mh saved"])
    #expect(
      found.notes == [
        "2 link All/folderlink", "1 specialFile All/pipe", "1 unsupportedFormat All/saved/old.mbx", "2 notMail All/saved/readme",
      ])
  }

  @Test func readsMHInTheOrderOfItsNumbers() throws {
    for name in ["10", "9", "msg.AbC", ",3", "#4", ".mh_sequences", "2.orig"] {
      try folder.write("Subject: \(name)\n\n", to: "inbox/" + name)
    }
    try folder.write("From a\nSubject: with separator\n\n", to: "inbox/11")
    try folder.write("no mail", to: "inbox/12")
    let result = try read(at: folder.path + "/inbox")
    #expect(result.subjects == ["9", "10", "with separator", "msg.AbC"])
    #expect(result.messages.allSatisfy { $0.location.folder == "inbox" })
    #expect(result.count(.notMail) == 2)
    let names = Set(result.messages.compactMap(\.location.uniqueName))
    #expect(names.contains { $0.hasPrefix("9:12.") })
    #expect(try read(at: folder.path + "/inbox", skipping: { names.contains($0) }).subjects.isEmpty)
    // After packing another message may have the number.
    try folder.write("Subject: renumbered\n\n", to: "inbox/9")
    #expect(try read(at: folder.path + "/inbox", skipping: { names.contains($0) }).subjects == ["renumbered"])
  }

  @Test func readsAppleMail() throws {
    try folder.write("12\nSubject: a\n\n<key>flags</key><integer>1</integer>", to: "INBOX.mbox/Messages/1.emlx")
    try folder.write("12\nSubject: b\n\n", to: "INBOX.mbox/Messages/2.partial.emlx")
    let result = try read(at: folder.path + "/INBOX.mbox")
    #expect(result.subjects == ["a", "b"])
    #expect(result.flags == [.seen, []])
    #expect(result.kinds == [.partialMessage])
  }

  @Test func readsDamagedFilesOfAppleMail() throws {
    for (name, text) in [
      ("1.emlx", "99\nSubject: short\n\n"), ("2.emlx", "\u{FEFF}12\nSubject: a\n\n<x>"), ("3.emlx", "   12  \nSubject: b\n\n<x>"),
      ("4.emlx", "\n12\nSubject: c\n\n<x>"),
    ] { try folder.write(text, to: "I.mbox/Messages/" + name) }
    try folder.write(gzipMember(Array("12\nSubject: d\n\n".utf8)), to: "I.mbox/Messages/5.partial.emlx.gz")
    try folder.write(Self.message, to: "I.mbox/Attachments/1/2/mail.eml")
    let result = try read(at: folder.path + "/I.mbox")
    #expect(result.texts == ["Subject: short\n\n", "Subject: a\n\n", "Subject: b\n\n", "Subject: c\n\n", "Subject: d\n\n"])
    #expect(result.count(.truncatedMessage) == 1 && result.count(.partialMessage) == 1)
    // Of another program, such a folder is one as any other.
    try folder.write(Self.message, to: "Mail/Attachments/mail.eml")
    #expect(try find("Mail").mailboxes == ["mh Attachments"])
  }

  @Test func followsALinkThatIsNamed() throws {
    try makeMaildir("M")
    try folder.write(Self.message, to: "M/new/1.a")
    try folder.write(Self.box, to: "box")
    try folder.link("m", to: "M")
    try folder.link("b", to: "box")
    #expect(try read(at: folder.path + "/m").messages.count == 1)
    #expect(try read(at: folder.path + "/m/").messages.count == 1)
    #expect(try read(at: folder.path + "/b").messages.count == 1)
    #expect(try find("m").mailboxes == ["maildir M"])
  }

  @Test func endsAtLoopsAndDeepFolders() throws {
    try folder.write(Self.box, to: "A/box")
    try folder.hardLink("A/same", to: "A/box")
    try folder.link("A/loop", to: ".")
    try folder.write(Self.box, to: (0..<40).map { "\($0)" }.joined(separator: "/") + "/deep")
    #expect(try find("A").mailboxes == ["mbox box"])
    let found = try find("0")
    #expect(found.mailboxes.isEmpty)
    #expect(found.notes.count == 1 && found.notes.first?.contains("folderLoop") == true)
  }

  @Test func namesTheRootFolderByItself() throws {
    try makeMaildir("M/.A.B")
    #expect(try find("M/.A.B").mailboxes == ["maildir A/B"])
    #expect(try find("M/.A.B/").mailboxes == ["maildir A/B"])
    #expect(try find("M/.A.B/cur/..").mailboxes == ["maildir A/B"])
  }

  @Test func refusesWhatIsNoFile() throws {
    try folder.makePipe("pipe")
    #expect(
      throws: MailboxError(
        .notAFile, path: folder.path + "/pipe",
        detail: "it is a pipe, socket or device; give its contents on standard input, with - as the path")
    ) { try find("pipe") }
    let missing = try #require(throws: MailboxError.self) { try find("missing") }
    #expect(missing.code == .notFound)
    #expect(
      missing.description == "\(folder.path)/missing: there is no such file or folder; check the spelling of the path")
    #expect(try #require(throws: MailboxError.self) { try findMailboxes(at: "") }.code == .notFound)
    #expect(try #require(throws: MailboxError.self) { try findMailboxes(at: "/dev/null") }.code == .notAFile)
  }

  @Test(arguments: [
    ("Junk", true), ("INBOX/junk", true), ("迷惑メール", true), ("[Gmail]/迷惑メール", true), ("Spam", true), ("Junk E-mail", true),
    ("スハ\u{309A}ム", true), ("Inbox", false), ("Spamassassin list", false), ("注文", false), ("", false),
  ])
  func knowsFoldersForSpam(name: String, isSpam: Bool) {
    #expect(FolderName.isSpam(name) == isSpam)
  }

  @Test func marksMessagesInFoldersForSpam() throws {
    try folder.write(Self.box, to: "迷惑メール.mbox")
    let location = try #require(try read(at: folder.path + "/迷惑メール.mbox").messages.first?.location)
    #expect(location.isSpamFolder && location.folder == "迷惑メール")
    #expect(location.description == "\(folder.path)/迷惑メール.mbox:0")
  }

  @Test func keepsDifferentNamesDifferent() {
    let names: [[UInt8]] = [
      [0xFF], Array("%FF".utf8), Array("%25FF".utf8), [0xFF, 0x25, 0x46, 0x46], [0xFF, 0xFF], Array("%ff".utf8), Array("%".utf8),
      [0x25, 0xFF],
      Array("注%E6".utf8), Array("注".utf8), [0xE6, 0xB3],
    ]
    #expect(Set(names.map { fileNameText($0) }).count == names.count)
    for name in ["100%.mbox", "%E6%B3%A8.mbox", "%41", "注文"] { #expect(fileNameText(Array(name.utf8)) == name) }
    #expect(fileNameText([0x61, 0xFF]) == "a%FF")
  }

  @Test func refusesASocketWithGoodAdvice() throws {
    let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: (folder.path + "/socket").utf8) }
    let bound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) }
    }
    try #require(bound == 0)
    #expect(try #require(throws: MailboxError.self) { try find("socket") }.code == .notAFile)
    #expect(try find().notes == ["1 specialFile socket"])
  }

  @Test func showsNoControlCharacters() throws {
    #expect(printable("a\u{1B}[31m\nb\u{9B}\u{202E}c注文") == "a\\x1b[31m\\x0ab\\x9b\\x202ec注文")
    try folder.write("x", to: "All/bad\u{1B}name")
    #expect(try find("All").notes == ["1 notMail All/bad\\x1bname"])
  }
}
