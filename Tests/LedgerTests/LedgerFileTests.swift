import Events
import Glibc
import Ledger
import Testing

@Suite struct LedgerFileTests {
  @Test func onlyItsOwnerMayRead() throws {
    let folder = try TemporaryFolder()
    let ledger = try Ledger(path: folder.ledger)
    try ledger.record(batch([message("m1", events: [event("a")])]))
    #expect(mode(of: folder.file("state")) == 0o700)
    for suffix in ["", "-wal", "-shm"] { #expect(mode(of: folder.ledger + suffix) == 0o600, "\(suffix)") }
  }

  @Test func takesBackAWiderMode() throws {
    let folder = try TemporaryFolder()
    _ = try Ledger(path: folder.ledger)
    chmod(folder.ledger, 0o644)
    _ = try Ledger(path: folder.ledger)
    #expect(mode(of: folder.ledger) == 0o600)
  }

  @Test func leavesTheModeOfAFolderThatWasThere() throws {
    let folder = try TemporaryFolder()
    mkdir(folder.file("state"), 0o755)
    chmod(folder.file("state"), 0o755)
    _ = try Ledger(path: folder.ledger)
    #expect(mode(of: folder.file("state")) == 0o755)
  }

  @Test func refusesASymbolicLink() throws {
    let folder = try TemporaryFolder()
    _ = try Ledger(path: folder.ledger)
    symlink(folder.ledger, folder.file("link"))
    symlink(folder.file("nowhere"), folder.file("dangling"))
    for name in ["link", "dangling"] { #expect(code { try Ledger(path: folder.file(name)) } == .symbolicLink) }
    #expect(mode(of: folder.file("nowhere")) == nil)
  }

  @Test func refusesAFolderThatEverybodyMayWriteInto() throws {
    let folder = try TemporaryFolder()
    mkdir(folder.file("state"), 0o777)
    chmod(folder.file("state"), 0o777)
    #expect(code { try Ledger(path: folder.ledger) } == .unsafeFolder)
    chmod(folder.file("state"), 0o1777)
    #expect(code { try Ledger(path: folder.ledger) } == nil)
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a file away"))
  func refusesAFileOfAnotherUser() throws {
    let folder = try TemporaryFolder()
    _ = try Ledger(path: folder.ledger)
    chown(folder.ledger, 12_345, 12_345)
    #expect(code { try Ledger(path: folder.ledger) } == .foreignOwner)
  }

  @Test func doesNotMakeALedgerToReadIt() throws {
    let folder = try TemporaryFolder()
    #expect(code { try Ledger(path: folder.ledger, opening: .existing) } == .missing)
    #expect(mode(of: folder.file("state")) == nil)
    mkdir(folder.file("state"), 0o700)
    #expect(code { try Ledger(path: folder.ledger, opening: .existing) } == .missing)
    #expect(mode(of: folder.ledger) == nil)
  }

  @Test func leavesOtherFilesAlone() throws {
    let folder = try TemporaryFolder()
    let text = Array("From alice@example.jp Sat Jan  3 01:05:34 2026\nSubject: hello\n\nThis is mail, not a ledger.\n".utf8)
    try writeFile(folder.file("mbox"), text)
    #expect(code { try Ledger(path: folder.file("mbox")) } == .notALedger)
    #expect(try readFile(folder.file("mbox")) == text)
    mkdir(folder.file("dir"), 0o700)
    #expect(code { try Ledger(path: folder.file("dir")) } == .notALedger)
    #expect(code { try Ledger(path: folder.file("mbox/ledger.sqlite")) } == .cannotOpen)
  }

  @Test func leavesOtherDatabasesAlone() throws {
    let folder = try TemporaryFolder()
    try Ledger(path: folder.ledger).record(batch([]))
    // The application id lies at offset 68 of SQLite's header.
    var bytes = try readFile(folder.ledger)
    for offset in 68..<72 { bytes[offset] = 0 }
    try writeFile(folder.ledger, bytes)
    #expect(code { try Ledger(path: folder.ledger) } == .notALedger)
    #expect(try readFile(folder.ledger) == bytes)
  }

  @Test func acceptsAnEmptyFile() throws {
    let folder = try TemporaryFolder()
    try writeFile(folder.file("new"), [])
    try Ledger(path: folder.file("new")).record(batch([message("m1", events: [event("a")])]))
    #expect(try Ledger(path: folder.file("new"), opening: .existing).events().count == 1)
  }

  @Test func refusesANewerSchema() throws {
    let folder = try TemporaryFolder()
    _ = try Ledger(path: folder.ledger)
    // The name of the last step, as a later version would have written it.
    try replace(in: folder.ledger, "1: events, messages", "9: events, messages")
    #expect(code { try Ledger(path: folder.ledger) } == .newerSchema)
  }

  @Test func reportsDamage() throws {
    let folder = try TemporaryFolder()
    var ledger: Ledger? = try Ledger(path: folder.ledger)
    try ledger?.record(batch([message("m1", events: (0..<200).map { event("\($0)") })]))
    ledger = nil
    try replace(in: folder.ledger, #""kind":"cancelled""#, #""kind":"cancelleX""#)
    let damaged = try Ledger(path: folder.ledger)
    #expect(code { try damaged.events() } == .damaged)
  }
}

/// The error's code, nil when there was none.
private func code<Value>(_ body: () throws -> Value) -> LedgerError.Code? {
  do {
    _ = try body()
    return nil
  } catch {
    return (error as? LedgerError)?.code
  }
}

private func replace(in path: String, _ old: String, _ new: String) throws {
  var bytes = try readFile(path)
  let old = Array(old.utf8)
  var count = 0
  var index = 0
  while index + old.count <= bytes.count {
    if bytes[index] == old[0], bytes[index..<index + old.count].elementsEqual(old) {
      bytes.replaceSubrange(index..<index + old.count, with: Array(new.utf8))
      count += 1
    }
    index += 1
  }
  try #require(count > 0)
  try writeFile(path, bytes)
}
