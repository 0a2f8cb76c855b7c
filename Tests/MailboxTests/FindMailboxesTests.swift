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

  @Test func knowsAMaildirWithoutItsEmptyFolders() throws {
    try folder.makeFolders("A/cur", "A/new", "B/cur", "B/tmp", "C/new", "C/tmp", "D/cur", "E/new")
    #expect(try find().mailboxes == ["maildir A", "maildir B", "maildir C"])
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
    try folder.write("", to: "All/saved/empty")
    try folder.link("All/link", to: "takeout.mbox")
    try folder.link("All/folderlink", to: "saved")
    try folder.makePipe("All/pipe")
    let found = try find("All")
    #expect(found.mailboxes == ["mmdf mmdf", "mbox old", "mbox takeout", "mh saved"])
    #expect(
      found.notes == [
        "2 link All/folderlink", "1 specialFile All/pipe", "1 unsupportedFormat All/saved/old.mbx", "1 notMail All/saved/readme",
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

  @Test func showsNoControlCharacters() throws {
    #expect(printable("a\u{1B}[31m\nb\u{9B}\u{202E}c注文") == "a\\x1b[31m\\x0ab\\x9b\\x202ec注文")
    try folder.write("x", to: "All/bad\u{1B}name")
    #expect(try find("All").notes == ["1 notMail All/bad\\x1bname"])
  }
}
