import Dispatch
import Glibc
import Mailbox
import Testing

@testable import Mailbox

/// Mailboxes that change between two reads, or while they are read.
@Suite struct ResumptionTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write(Self.message("one") + Self.message("two"), to: "box")
  }

  private static func message(_ subject: String) -> String {
    "From a@example.jp Wed May  1 09:00:00 2024\nFrom: a@example.jp\nSubject: \(subject)\n\nText\n\n"
  }

  @Test func readsOnlyWhatIsNew() throws {
    let first = try read(at: path)
    #expect(first.subjects == ["one", "two"])
    let nothing = try read(at: path, resumingAt: first.position)
    #expect(nothing.subjects.isEmpty && nothing.position == first.position && nothing.notes.isEmpty)
    try folder.append(Self.message("three"), to: "box")
    let second = try read(at: path, resumingAt: first.position)
    #expect(second.subjects == ["three"])
    #expect(second.offsets == [first.position.offset])
    #expect(second.bytesRead == Self.message("three").utf8.count)
  }

  @Test func readsAllAgainWhereTheMailboxHasChangedBefore() throws {
    let first = try read(at: path)
    for changed in ["ONE", "one, longer", "x"] {
      try folder.write(Self.message(changed) + Self.message("two") + Self.message("three"), to: "box")
      let second = try read(at: path, resumingAt: first.position)
      #expect(second.subjects == [changed, "two", "three"])
      #expect(second.kinds == [.readAgainFromStart])
    }
    try folder.write(Self.message("one"), to: "box")
    #expect(try read(at: path, resumingAt: first.position).subjects == ["one"])
  }

  @Test func noticesChangesNearTheOffsetOnly() throws {
    let filler = Self.message(String(repeating: "x", count: 9_000))
    try folder.write(filler + Self.message("two"), to: "box")
    let first = try read(at: path)
    try folder.write(filler + Self.message("TWO"), to: "box")
    #expect(try read(at: path, resumingAt: first.position).kinds == [.readAgainFromStart])
  }

  @Test func readsAllAgainWhereTheLastMessageWasNotWholeThen() throws {
    try folder.write(Self.message("one") + "From b Wed May  1 09:00:00 2024\nSubject: two\n\nHal", to: "box")
    let first = try read(at: path)
    #expect(first.subjects == ["one", "two"])
    try folder.append("f\n\n" + Self.message("three"), to: "box")
    let second = try read(at: path, resumingAt: first.position)
    #expect(second.subjects == ["one", "two", "three"])
    #expect(second.kinds == [.readAgainFromStart])
  }

  @Test(arguments: [
    ReadPosition(offset: -1, fingerprint: 0), ReadPosition(offset: .max, fingerprint: 1), ReadPosition(offset: 50, fingerprint: 1),
  ])
  func startsAnewFromImpossiblePositions(position: ReadPosition) throws {
    #expect(try read(at: path, resumingAt: position).subjects == ["one", "two"])
  }

  // MARK: Changes while reading

  /// Opens the mailbox, then changes it, then reads.
  private func readAfter(_ change: () throws -> Void) throws -> ReadResult {
    let mailbox = try #require(try findMailboxes(at: path).mailboxes.first)
    let reader = try MailboxReader(mailbox, limits: .small(batch: 64))
    try change()
    return try read(reader)
  }

  @Test func leavesAMessageInDeliveryForTheNextRun() throws {
    try folder.append("From b Wed May  1 09:00:00 2024\nSubject: three\n\nHal", to: "box")
    let first = try readAfter { try folder.append("f\n\n", to: "box") }
    #expect(first.subjects == ["one", "two"])
    #expect(first.kinds == [.messageInDelivery])
    let second = try read(at: path, resumingAt: first.position)
    #expect(second.subjects == ["three"])
    #expect(second.texts.first?.hasSuffix("Half\n") == true)
  }

  @Test func leavesASeparatorInDeliveryForTheNextRun() throws {
    try folder.append("From b Wed May  1 09:0", to: "box")
    let first = try readAfter { try folder.append("0:00 2024\nSubject: three\n\nText\n\n", to: "box") }
    #expect(first.subjects == ["one"])
    #expect(try read(at: path, resumingAt: first.position).subjects == ["two", "three"])
  }

  // MARK: A last message that is being written

  @Test(arguments: ["From here on all is text\n\n", "From the shop\nSubject: x\n\n", "and more\n\n"])
  func readsAMessageAgainToWhichTextWasAppended(text: String) throws {
    let first = try read(at: path)
    try folder.append(text + Self.message("three"), to: "box")
    let second = try read(at: path, resumingAt: first.position)
    #expect(second.subjects == ["one", "two", "three"])
    #expect(second.texts[1].hasSuffix("Text\n\n" + text.dropLast()))
    #expect(!second.kinds.contains(.textBeforeFirstMessage))
  }

  @Test func leavesTheLastMessageWhileTheMailboxIsLockedByAFile() throws {
    try folder.write("", to: "box.lock")
    let first = try read(at: path)
    #expect(first.subjects == ["one"])
    #expect(first.kinds == [.messageInDelivery])
    #expect(try read(at: path, resumingAt: first.position).subjects.isEmpty)
    // A lock that nobody has taken away.
    try folder.age("box.lock", seconds: 2_000)
    #expect(try read(at: path, resumingAt: first.position).subjects == ["two"])
  }

  @Test(arguments: ["From b Wed May  1 09:00:00 2024\nSubject: three\n", "From b Wed May  1 09:00:00 2024\nSubject: three\n\nHal"])
  func waitsForTheRestOfTheLastMessage(half: String) throws {
    try folder.append(half, to: "box")
    let mailbox = try #require(try findMailboxes(at: path).mailboxes.first)
    var limits = MailboxReader.Limits.small(batch: 8 << 20)
    limits.settling = 10
    // A thread of its own: the reader sleeps on that of the test.
    DispatchQueue(label: "delivery").asyncAfter(deadline: .now() + .milliseconds(150)) { [path] in
      let file = open(path, O_WRONLY | O_APPEND)
      defer { close(file) }
      _ = write(file, "f\n\n", 3)
    }
    let first = try read(MailboxReader(mailbox, limits: limits))
    #expect(first.subjects == ["one", "two"])
    #expect(first.kinds == [.messageInDelivery])
    #expect(try read(at: path, resumingAt: first.position).texts == [half.split(separator: "\n", maxSplits: 1)[1] + "f\n"])
  }

  /// A delivery that stops in the middle, and goes on after the mailbox was read.
  private func readAround(_ beginning: String, _ rest: String) throws -> (first: ReadResult, second: ReadResult) {
    var limits = MailboxReader.Limits.small(batch: 8 << 20)
    limits.settling = 1
    try folder.append(beginning, to: "box")
    let first = try read(at: path, limits: limits)
    try folder.append(rest, to: "box")
    return (first, try read(at: path, resumingAt: first.position, limits: limits))
  }

  @Test(arguments: [1, 4, 5, 12, 42, 43, 47, 60, 62, 72])
  func leavesAMessageWithoutAWholeHeader(length: Int) throws {
    let message = "From b@example.jp Wed May  1 09:00:00 2024\nFrom: b@example.jp\nSubject: x\n\nText\n\n"
    try folder.age("box", seconds: 10)
    let (first, second) = try readAround(String(message.prefix(length)), String(message.dropFirst(length)))
    #expect(first.subjects == ["one", "two"])
    #expect(first.texts.last?.hasSuffix("Text\n") == true)
    #expect(first.kinds == [.messageInDelivery])
    #expect(first.position.offset == 2 * Self.message("one").utf8.count)
    #expect(second.subjects == ["x"] && second.notes.isEmpty)
  }

  @Test func goesOnWaitingForAMessageWithoutAField() throws {
    let (first, second) = try readAround("From b@exam", "ple.jp Wed May  1 09:00:00 2024\n")
    #expect(second.subjects.isEmpty && second.kinds == [.messageInDelivery] && second.position == first.position)
  }

  @Test(arguments: [
    ("From Tokyo to Osaka\n", [MailboxNote.Kind.doubtedSeparator]), ("From Tokyo", [.messageInDelivery]), ("Fro", [.messageInDelivery]),
    ("F\n", []), ("Tokyo", []), ("From Tokyo\nto", [.doubtedSeparator]), ("From b Wed May  1 09:00:00 2024\nto Osaka", [.doubtedSeparator]),
    (">From b", []),
  ])
  func readsTextThatIsNoSeparator(text: String, kinds: [MailboxNote.Kind]) throws {
    let (first, second) = try readAround(text, " and more\n\n" + Self.message("three"))
    #expect(first.subjects == ["one", "two"] && first.kinds == kinds)
    #expect(second.subjects == ["one", "two", "three"])
    #expect(second.texts.dropFirst().first?.contains(text + " and more\n") == true)
  }

  /// What was given out of a message is told again when there is more of it.
  @Test(arguments: ["From b Wed May  1 09:00:00 2024\nSubject: three\n\n", "From b Wed May  1 09:00:00 2024\nSubject: three\n\nHal"])
  func tellsWhatWasGivenOutBefore(half: String) throws {
    let (first, second) = try readAround(half, "f\n\n" + Self.message("four"))
    #expect(first.subjects == ["one", "two", "three"] && first.notes.isEmpty)
    #expect(second.subjects == ["one", "two", "three", "four"])
    #expect(second.messages.map { $0.earlierForm.map { String(decoding: $0, as: UTF8.self) } } == [nil, nil, first.texts[2], nil])
  }

  @Test func tellsNothingWhereTheMailboxWasRewritten() throws {
    let first = try read(at: path)
    try folder.write(Self.message("ONE") + Self.message("two") + "f\n\n", to: "box")
    let second = try read(at: path, resumingAt: first.position)
    #expect(second.kinds == [.readAgainFromStart])
    #expect(second.messages.allSatisfy { $0.earlierForm == nil })
  }

  @Test func readsAMailboxSavedJustNowWithoutALastNewline() throws {
    try folder.append("From b Wed May  1 09:00:00 2024\nSubject: three\n\nText", to: "box")
    let mailbox = try #require(try findMailboxes(at: path).mailboxes.first)
    var limits = MailboxReader.Limits.small(batch: 8 << 20)
    limits.settling = 1
    let result = try read(MailboxReader(mailbox, limits: limits))
    #expect(result.subjects == ["one", "two", "three"] && result.notes.isEmpty)
  }

  // MARK: The same messages as in one go

  @Test(arguments: [0, 10_000])
  func believesAContentLengthAfterResumptionAsBefore(padding: Int) throws {
    let inner = "Forwarded:\n\nFrom bob@example.com Wed May  1 09:00:00 2024\nFrom: bob@example.com\nSubject: inner\n\nInner\n"
    func message(_ subject: String, _ body: String) -> String {
      "From a Wed May  1 09:00:00 2024\nX-Padding: \(String(repeating: "x", count: padding))\nSubject: \(subject)\n"
        + "Content-Length: \(body.utf8.count)\n\n\(body)\n"
    }
    // The first message has none in one of the two mailboxes, so that none is believed there.
    for (start, rest) in [(message("one", "Text\n"), ["two"]), (Self.message("one"), ["two", "inner"])] {
      try folder.write(start, to: "box")
      let first = try read(at: path)
      try folder.append(message("two", inner), to: "box")
      #expect(try read(at: path, resumingAt: first.position).subjects == rest)
      #expect(try read(at: path).subjects == ["one"] + rest)
    }
  }

  // MARK: Growth

  @Test func takesTheLastMessageWhereTheNextOneFollows() throws {
    let first = try readAfter { try folder.append(Self.message("three"), to: "box") }
    #expect(first.subjects == ["one", "two"])
    #expect(first.notes.isEmpty)
    #expect(try read(at: path, resumingAt: first.position).subjects == ["three"])
  }

  @Test func tellsThatTheMailboxWasRewritten() throws {
    let replaced = try readAfter {
      try folder.write(Self.message("two") + Self.message("three"), to: "new")
      try folder.move("new", to: "box")
    }
    #expect(replaced.subjects == ["one", "two"])
    #expect(replaced.kinds == [.changedWhileReading])
    #expect(replaced.position == .start)
  }

  @Test func tellsThatTheMailboxWasRewrittenInPlace() throws {
    try folder.age("box", seconds: 10)
    let sameSize = try readAfter { try folder.write(Self.message("ONE") + Self.message("TWO"), to: "box") }
    #expect(sameSize.kinds == [.changedWhileReading])
    #expect(sameSize.position == .start)
    let longer = try readAfter { try folder.write(Self.message("new") + Self.message("two") + Self.message("one"), to: "box") }
    #expect(longer.kinds == [.changedWhileReading])
    #expect(longer.position == .start)
  }

  @Test func saysSoWithTheFirstBatchAfterIt() throws {
    try folder.write((1...200).map { Self.message("message \($0)") }.joined(), to: "box")
    try folder.age("box", seconds: 10)
    let mailbox = try #require(try findMailboxes(at: path).mailboxes.first)
    var reader = try MailboxReader(mailbox, limits: .small(batch: 1_000))
    let first = try #require(try reader.nextBatch())
    #expect(first.position.offset > 0)
    let file = open(path, O_WRONLY)
    defer { close(file) }
    try #require(pwrite(file, "MESS", 4, 71) == 4)
    var positions: [ReadPosition] = []
    while let batch = try reader.nextBatch() { positions.append(batch.position) }
    #expect(Set(positions) == [.start] && positions.count > 10)
    // The first position was recorded; it is for the bytes that were read, not for those that took their place.
    #expect(try read(at: path, resumingAt: first.position).kinds.contains(.readAgainFromStart))
  }

  @Test func endsWellWhereTheMailboxIsTruncated() throws {
    // More than what is read when the mailbox is opened.
    let text = (1...2_000).map { Self.message("message \($0)") }.joined()
    try folder.write(text, to: "box")
    let result = try readAfter { _ = truncate(path, 1_000) }
    #expect(result.kinds.contains(.changedWhileReading))
    #expect(result.position == .start)
    #expect(result.subjects.count < 2_000)
  }

  @Test func readsALockedMailboxWithANote() throws {
    let descriptor = open(path, O_RDWR)
    defer { close(descriptor) }
    // A lock of the open file, which is in the way of this process's other descriptors, too.
    let setOpenFileLock: Int32 = 37
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    try #require(fcntl(descriptor, setOpenFileLock, &lock) == 0)
    let result = try read(at: path)
    #expect(result.subjects == ["one", "two"])
    #expect(result.kinds == [.lockedMailbox])
  }

  @Test func changesNothing() throws {
    try folder.age("box", seconds: 1_000)
    var before = stat()
    stat(path, &before)
    _ = try read(at: path)
    var after = stat()
    stat(path, &after)
    #expect(before.st_atim.tv_sec == after.st_atim.tv_sec && before.st_mtim.tv_sec == after.st_mtim.tv_sec)
    #expect(before.st_size == after.st_size && before.st_ino == after.st_ino)
  }
}
