import Events
import Ledger
import Testing

@Suite struct LedgerProgressTests {
  @Test(arguments: [
    MailboxPosition(offset: 0, fingerprint: 0), MailboxPosition(offset: 1_900_000_000_000, fingerprint: 1 << 63),
    MailboxPosition(offset: .max, fingerprint: .max),
  ])
  func remembersWhereReadingStopped(position: MailboxPosition) throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    #expect(try ledger.position(ofMailbox: "/mail/box") == nil)
    try ledger.record(batch([], progress: MailboxProgress(mailbox: "/mail/box", position: position)))
    #expect(try ledger.position(ofMailbox: "/mail/box") == position)
    #expect(try ledger.position(ofMailbox: "/mail/other") == nil)
  }

  @Test func remembersMaildirFilesByMailbox() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    try ledger.record(batch([], progress: MailboxProgress(mailbox: "/mail/dir", readNames: ["1.a", "2.b"])))
    #expect(try ledger.isRead(mailbox: "/mail/dir", uniqueName: "1.a"))
    #expect(try !ledger.isRead(mailbox: "/mail/dir", uniqueName: "3.c"))
    #expect(try !ledger.isRead(mailbox: "/mail/other", uniqueName: "1.a"))
    #expect(try ledger.position(ofMailbox: "/mail/dir") == nil)
  }

  @Test func forgetsProgressOfOneMailbox() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    for mailbox in ["/mail/a", "/mail/b"] {
      let position = MailboxPosition(offset: 5, fingerprint: 7)
      try ledger.record(batch([], progress: MailboxProgress(mailbox: mailbox, position: position, readNames: ["1"])))
    }
    try ledger.forgetProgress(ofMailbox: "/mail/a")
    #expect(try ledger.position(ofMailbox: "/mail/a") == nil)
    #expect(try !ledger.isRead(mailbox: "/mail/a", uniqueName: "1"))
    #expect(try ledger.position(ofMailbox: "/mail/b") != nil)
    #expect(try ledger.isRead(mailbox: "/mail/b", uniqueName: "1"))
  }

  @Test func showsSendersWhoseTemplatesChanged() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    try ledger.record(
      batch([
        message("1", outcome: .unread, domain: "drift.example", sentAt: 50), message("2", domain: "drift.example", sentAt: 100),
        message("3", domain: "drift.example", sentAt: 200), message("4", outcome: .unread, domain: "drift.example", sentAt: 300),
        message("5", outcome: .unread, domain: "drift.example", sentAt: 400), message("6", domain: "fine.example", sentAt: 10),
        message("7", outcome: .unread, domain: "never.example", sentAt: 30),
        message("8", outcome: .suspected, trust: .spoofed, domain: "fake.example", sentAt: 1, suspicion: Suspicion(brand: "fine.example")),
      ]))
    #expect(
      try ledger.senderStatistics() == [
        .fixture(domain: "drift.example", read: 2, unread: 3, firstRead: 100, lastRead: 200, unreadSince: 300),
        .fixture(domain: "fine.example", read: 1, unread: 0, firstRead: 10, lastRead: 10),
        .fixture(domain: "never.example", read: 0, unread: 1, unreadSince: 30),
      ])
    #expect(try ledger.suspects().map(\.suspicion.brand) == ["fine.example"])
    #expect(try ledger.suspects().map(\.trust) == [.spoofed])
  }
}
