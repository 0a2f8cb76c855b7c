import Mailbox
import Testing

@Suite struct CompressionTests {
  private static let separator = "From a@example.jp Wed May  1 09:00:00 2024\n"
  private static let box = (1...3).map { separator + "From: a@example.jp\nSubject: \($0)\n\nText \($0)\n\n" }.joined()
  private static let member = gzipMember(Array(box.utf8))

  private func read(_ bytes: [UInt8], name: String = "box.gz") throws -> ReadResult {
    let folder = try TemporaryFolder()
    return try MailboxTests.read(at: folder.write(bytes, to: name), limits: .small(batch: 100))
  }

  @Test func readsWhatIsWhole() throws {
    let whole = try read(Self.member)
    #expect(whole.subjects == ["1", "2", "3"])
    #expect(whole.notes.isEmpty)
    #expect(whole.messages.first?.location.folder == "box")
  }

  @Test(
    arguments: [
      ("two members", member + member, 6, []),
      ("small blocks", gzipMember(Array(box.utf8), blockSize: 7), 3, []),
      ("empty member first", gzipMember([]) + member, 3, []),
      ("trailing zeros", member + [0, 0, 0, 0], 3, []),
      ("trailing zeros and a member", member + [0, 0] + member, 6, []),
      ("foreign bytes after it", member + Array("text".utf8), 3, [.damagedCompression]),
      ("cut in the trailer", member.dropLast(4), 2, [.truncatedCompression]),
      ("cut in the last message", member.dropLast(20), 2, [.truncatedCompression]),
      ("cut in the second member", member + member.dropLast(20), 5, [.truncatedCompression]),
      ("wrong check sum", member.dropLast(8) + [1, 2, 3, 4] + member.suffix(4), 2, [.damagedCompression]),
      ("damaged second member", member + [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255, 7, 7, 7], 2, [.damagedCompression]),
    ] as [(String, [UInt8], Int, [MailboxNote.Kind])])
  func readsMembers(name: String, bytes: [UInt8], messages: Int, notes: [MailboxNote.Kind]) throws {
    let result = try read(bytes)
    #expect(result.messages.count == messages)
    #expect(result.kinds == notes)
    #expect(result.bytesRead == bytes.count || !notes.isEmpty)
  }

  @Test(arguments: 1..<60)
  func readsAnyTruncation(cut: Int) throws {
    let bytes = Array(Self.member.prefix(Self.member.count * cut / 60))
    guard let result = try? read(bytes) else { return }
    #expect(result.messages.count < 3)
    #expect(result.texts.allSatisfy { $0.hasSuffix("\n") })
  }

  @Test func readsEveryFormCompressed() throws {
    let message = "From: a@example.jp\nSubject: x\n\nText\n"
    let emlx = "\(message.utf8.count)\n\(message)<plist/>"
    let mmdf = "\u{1}\u{1}\u{1}\u{1}\n\(message)\u{1}\u{1}\u{1}\u{1}\n"
    for (name, text) in [("a.eml.gz", message), ("a.emlx.gz", emlx), ("a.gz", mmdf)] {
      let result = try read(gzipMember(Array(text.utf8)), name: name)
      #expect(result.texts == [message])
    }
    #expect(try readAsStandardInput(Self.member).subjects == ["1", "2", "3"])
    #expect(try readAsStandardInput(gzipMember(Array(message.utf8))).texts == [message])
  }

  @Test func tellsOfFilesThatGiveNothing() throws {
    let damaged = Self.member.prefix(10) + [7, 7, 7, 7]
    for (bytes, kind) in [(Self.member.prefix(12), MailboxNote.Kind.truncatedCompression), (damaged, .damagedCompression)] {
      for name in ["box.gz", "a.eml.gz"] {
        let folder = try TemporaryFolder()
        let path = try folder.write(bytes, to: name)
        #expect(try MailboxTests.read(at: path).kinds == [kind])
        #expect(try MailboxTests.read(at: folder.path).kinds == [kind])
      }
      #expect(try readAsStandardInput(Array(bytes)).kinds == [kind])
    }
  }

  @Test func readsMaildirsThatDovecotHasCompressed() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolders("new", "tmp")
    try folder.write(gzipMember(Array("Subject: x\n\nText\n".utf8)), to: "cur/1.a,S=17:2,S")
    try folder.write(gzipMember(Array("Subject: y\n\nText\n".utf8)).dropLast(10), to: "cur/2.a,S=17:2,S")
    let result = try MailboxTests.read(at: folder.path)
    #expect(result.texts == ["Subject: x\n\nText\n"])
    #expect(result.kinds == [.truncatedCompression])
  }
}
