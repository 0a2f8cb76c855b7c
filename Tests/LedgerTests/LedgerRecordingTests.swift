import Events
import Ledger
import Testing

@Suite struct LedgerRecordingTests {
  @Test func keepsEventsWhole() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    let written = [event("b", at: 20), event("a", .shipped, at: 20), event("c", .ordered, at: 10)]
    let result = try ledger.record(batch([message("m1", events: written)]))
    #expect(result.newEvents == 3)
    #expect(result.newMessages == 1)
    #expect(try Ledger(path: folder.ledger, opening: .existing).events() == [written[2], written[1], written[0]])
  }

  @Test func recordsNothingTwice() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    let suspicion = Suspicion(sender: "a@fake.example", reasons: ["偽"])
    let twice = batch(
      [
        message("m1", events: [event("a"), event("b")]), message("m2", outcome: .unread),
        message("m3", outcome: .suspected, trust: .spoofed, suspicion: suspicion),
      ],
      progress: MailboxProgress(mailbox: "/mail/box", position: MailboxPosition(offset: 10, fingerprint: .max), readNames: ["x"]))
    try ledger.record(twice)
    let before = try Contents(ledger)
    let result = try ledger.record(twice)
    #expect(result.newEvents == 0)
    #expect(result.knownEvents == 2)
    #expect(result.newMessages == 0)
    #expect(try Contents(ledger) == before)
  }

  @Test func theSameEventFromTwoMessagesIsOne() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    let result = try ledger.record(batch([message("m1", events: [event("a")]), message("m2", events: [event("a")])]))
    #expect(result.newEvents == 1)
    #expect(result.knownEvents == 1)
    #expect(try ledger.events().count == 1)
  }

  @Test func aLaterReadingTakesThePlaceOfOneThatGaveNothing() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    try ledger.record(batch([message("m1", outcome: .suspected, trust: .suspect, suspicion: Suspicion(reasons: ["?"]))]))
    #expect(try ledger.suspects().count == 1)
    try ledger.record(batch([message("m1", events: [event("a")], trust: .genuine)]))
    #expect(try ledger.suspects().isEmpty)
    #expect(try ledger.senderStatistics().map(\.read) == [1])
    // But what was understood once is not forgotten for a reading that gives nothing.
    try ledger.record(batch([message("m1", outcome: .unread)]))
    #expect(try ledger.senderStatistics().map(\.unread) == [0])
  }

  @Test func replacingDropsWhatAnEarlierReadingGave() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    try ledger.record(batch([message("m1", events: [event("a")]), message("m2", events: [event("b")]), message("m3", outcome: .unread)]))
    try ledger.record(batch([message("m1", events: [event("c")])], replacedKeys: ["m1", "m2"]))
    #expect(try ledger.events().map(\.id) == ["c"])
    #expect(
      try ledger.senderStatistics() == [
        SenderStatistics.fixture(domain: "shop.example", read: 1, unread: 1)
      ])
  }

  @Test func reportsAreEventsOfTheirOwn() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    var told = event("t", .reported)
    told.report = .notReceived
    #expect(try ledger.report(told))
    #expect(try !ledger.report(told))
    #expect(try ledger.events() == [told])
  }
}

/// Everything that repeating must not change.
struct Contents: Equatable {
  let events: [Event]
  let suspects: [SuspectMessage]
  let senders: [SenderStatistics]
  let position: MailboxPosition?

  init(_ ledger: Ledger, mailbox: String = "/mail/box") throws {
    events = try ledger.events()
    suspects = try ledger.suspects()
    senders = try ledger.senderStatistics()
    position = try ledger.position(ofMailbox: mailbox)
  }
}
