import Glibc
import Testing

@testable import Mailbox

@Suite struct MaildirTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.makeFolders("cur", "new", "tmp")
  }

  private func put(_ name: String) throws { try folder.write("Subject: \(name)\n\nText\n", to: name) }

  @Test func readsNewAndCurInOrder() throws {
    for name in ["new/3.c", "cur/1.a:2,S", "cur/2.b:2,", "tmp/4.d"] { try put(name) }
    let result = try read(at: folder.path)
    #expect(result.subjects == ["cur/1.a:2,S", "cur/2.b:2,", "new/3.c"])
    #expect(result.messages.map(\.location.uniqueName) == ["1.a", "2.b", "3.c"])
    #expect(result.messages.map(\.location.path) == ["cur/1.a:2,S", "cur/2.b:2,", "new/3.c"].map { folder.path + "/" + $0 })
    #expect(result.offsets == [nil, nil, nil])
    #expect(result.flags == [.seen, [], []])
    #expect(result.notes.isEmpty)
  }

  @Test func readsOneMessageUnderTwoNamesOnce() throws {
    for name in ["new/1.a", "cur/1.a:2,S", "new/2.b,S=9", "cur/2.b:2,F"] { try put(name) }
    let result = try read(at: folder.path)
    #expect(result.subjects == ["cur/1.a:2,S", "cur/2.b:2,F"])
  }

  @Test func skipsWhatHasBeenRead() throws {
    for name in ["new/1.a", "cur/2.b:2,S", "cur/3.c,S=4,W=5:2,S"] { try put(name) }
    let result = try read(at: folder.path, skipping: { ["2.b", "3.c"].contains($0) })
    #expect(result.subjects == ["new/1.a"])
  }

  @Test func tellsOfFilesWithoutAByte() throws {
    try put("new/1.a")
    try folder.write("", to: "new/2.b")
    try folder.write("", to: "cur/3.c:2,S")
    try folder.write("\n", to: "new/4.d")
    let result = try read(at: folder.path)
    #expect(result.texts.count == 2)
    #expect(result.notes.map(\.description) == ["2 × emptyMessage, first: \(folder.path)/new/2.b"])
  }

  @Test func passesOverWhatIsNoMessageFile() throws {
    try put("cur/1.a:2,")
    try folder.write("x", to: "cur/.hidden")
    try folder.makeFolders("cur/folder")
    try folder.link("cur/2.b", to: "1.a:2,")
    try folder.link("new/3.c", to: "/dev/zero")
    try folder.makePipe("new/4.d")
    try folder.write("", to: "new/5.e")
    let result = try read(at: folder.path)
    #expect(result.subjects == ["cur/1.a:2,"])
    #expect(result.count(.link) == 2)
    #expect(result.count(.specialFile) == 1)
  }

  @Test func dropsASeparatorLineAtTheTop() throws {
    try folder.write(
      "From a@example.jp Wed May  1 09:00:00 2024\nSubject: x\n\nFrom b Wed May  1 09:00:00 2024\nA: b\nC: d\n", to: "new/1.a")
    #expect(try read(at: folder.path).texts == ["Subject: x\n\nFrom b Wed May  1 09:00:00 2024\nA: b\nC: d\n"])
  }

  @Test func findsMessagesThatAreMovedMeanwhile() throws {
    for name in ["new/1.a", "new/2.b", "new/3.c"] { try put(name) }
    let path = folder.path
    // The question whether to skip comes between listing and opening.
    let result = try read(
      at: path,
      skipping: { name in
        // The second time, there is nothing to move.
        if name == "1.a" {
          rename(path + "/new/1.a", path + "/cur/1.a:2,S")
          rename(path + "/new/2.b", path + "/cur/2.b:2,FS")
        }
        return false
      })
    #expect(Set(result.subjects) == ["new/1.a", "new/2.b", "new/3.c"])
    #expect(result.messages.count == 3)
    #expect(!result.kinds.contains(.vanishedMessage))
  }

  @Test func tellsMessagesThatAreDeletedMeanwhile() throws {
    for name in ["new/1.a", "new/2.b"] { try put(name) }
    let path = folder.path
    let result = try read(
      at: path,
      skipping: { name in
        if name == "1.a" { unlink(path + "/new/1.a") }
        return false
      })
    #expect(result.subjects == ["new/2.b"])
    #expect(result.notes.map(\.description) == ["1 × vanishedMessage, first: 1.a"])
  }

  @Test func findsMessagesThatArriveMeanwhile() throws {
    for number in 1...9 { try put("new/\(number).a") }
    let mailbox = try #require(try findMailboxes(at: folder.path).mailboxes.first)
    var reader = try MailboxReader(mailbox, limits: .small(batch: 1))
    var count = 0
    while let batch = try reader.nextBatch() {
      count += batch.messages.count
      if count == 5 { try put("cur/0.late:2,") }
    }
    #expect(count == 10)
  }

  @Test func splitsIntoBatches() throws {
    for number in 0..<20 { try folder.write("Subject: x\n\n" + String(repeating: "x", count: 988), to: "new/\(number)") }
    let result = try read(at: folder.path, limits: .small(batch: 3_500))
    #expect(result.messages.count == 20 && result.batches == 7 && result.bytesRead == 20_000)
  }

  @Test func survivesNamesThatAreNotText() throws {
    try folder.write("Subject: x\n\n", to: "new/1.a\u{1B}[31m\n")
    let path = FilePath(folder.path + "/new").appending([0x32, 0xFF, 0xFE])
    let descriptor = path.withCString { open($0, O_CREAT | O_WRONLY, 0o600) }
    write(descriptor, "A: b\n", 5)
    close(descriptor)
    let result = try read(at: folder.path)
    #expect(result.messages.map(\.location.uniqueName) == ["1.a\u{1B}[31m\n", "2%FF%FE"])
    #expect(result.texts == ["Subject: x\n\n", "A: b\n"])
  }

  @Test(.enabled(if: geteuid() != 0, "root may read everything"))
  func tellsUnreadableMessages() throws {
    try put("new/1.a")
    try put("new/2.b")
    chmod(folder.path + "/new/1.a", 0)
    let result = try read(at: folder.path)
    #expect(result.subjects == ["new/2.b"])
    #expect(result.kinds == [.unreadable])
  }

  @Test(.enabled(if: geteuid() != 0, "root may enter every folder"))
  func readsTheFolderThatItMay() throws {
    try put("new/1.a")
    try put("cur/2.b:2,")
    for (closed, subject) in [("new", "cur/2.b:2,"), ("cur", "new/1.a")] {
      chmod(folder.path + "/" + closed, 0)
      defer { chmod(folder.path + "/" + closed, 0o700) }
      let result = try read(at: folder.path)
      #expect(result.subjects == [subject])
      #expect(result.notes.map(\.description) == ["1 × unreadable, first: \(folder.path)/\(closed)"])
    }
  }

  @Test func changesNothing() throws {
    try put("new/1.a")
    try folder.age("new/1.a", seconds: 1_000)
    var before = stat()
    stat(folder.path + "/new/1.a", &before)
    _ = try read(at: folder.path)
    var after = stat()
    stat(folder.path + "/new/1.a", &after)
    #expect(before.st_atim.tv_sec == after.st_atim.tv_sec)
  }

  // MARK: Names

  @Test(
    arguments: [
      ("1.a", "1.a", []),
      ("1.a:2,", "1.a", []),
      ("1.a:2,FRS", "1.a", [.flagged, .replied, .seen]),
      ("1.a:2,DPTab", "1.a", [.draft, .passed, .trashed]),
      ("1.a;2,S", "1.a", .seen),
      ("1.a;3,S", "1.a;3,S", []),
      ("1.a:1,S", "1.a", []),
      ("1.a,S=12,W=13:2,S", "1.a", .seen),
      ("1.a,S=12", "1.a", []),
      ("1.a,S=", "1.a,S=", []),
      ("1.a,S=x", "1.a,S=x", []),
      ("1.a,U=5,S=12", "1.a,U=5", []),
      ("1.a:2,RDF,", "1.a", [.replied, .draft, .flagged]),
      ("1.a:2,S,S=12", "1.a", .seen),
      (":2,S", "", .seen),
      ("1.a:", "1.a", []),
    ] as [(String, String, MessageFlags)])
  func partsOfAName(name: String, unique: String, flags: MessageFlags) {
    #expect(String(decoding: MaildirName.uniquePart(Array(name.utf8)[...]), as: UTF8.self) == unique)
    #expect(MaildirName.flags(Array(name.utf8)[...]) == flags)
  }
}
