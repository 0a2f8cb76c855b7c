import Glibc
import Mailbox
import Testing

/// Mailboxes larger than a batch, written by a seeded generator that knows where each message begins and ends.
@Suite struct BigMailboxTests {
  /// Bytes of a mailbox, and what a reader has to find in it.
  private struct Generated {
    var bytes: [UInt8] = []
    var offsets: [Int] = []
    var ranges: [Range<Int>] = []
  }

  /// An mbox of about `size` bytes.
  ///
  /// Bodies hold quoted separators, prose that begins with From, long lines, and no line end at all.
  private static func mbox(seed: UInt64, size: Int, lineEnd: String) -> Generated {
    var random = SeededGenerator(seed: seed)
    var box = Generated()
    while box.bytes.count < size {
      box.offsets.append(box.bytes.count)
      box.bytes += "From \(random.next() % 1_000_000)@xxx Wed May 01 01:00:00 +0000 2024\(lineEnd)".utf8
      let start = box.bytes.count
      box.bytes += "X-GM-THRID: 1\(lineEnd)Subject: message \(box.offsets.count)\(lineEnd)\(lineEnd)".utf8
      // Mostly small, now and then larger than a batch.
      let lines = Int(random.next() % (random.next() % 50 == 0 ? 20_000 : 200))
      for _ in 0..<lines { appendLine(to: &box.bytes, &random, lineEnd) }
      box.ranges.append(start..<box.bytes.count)
      box.bytes += lineEnd.utf8
    }
    return box
  }

  private static func appendLine(to bytes: inout [UInt8], _ random: inout SeededGenerator, _ lineEnd: String) {
    switch random.next() % 40 {
    case 0: bytes += ">From a@example.jp Wed May  1 09:00:00 2024".utf8
    case 1: bytes += "From here on all is text".utf8
    case 2: bytes += lineEnd.utf8
    case 3: bytes += "F".utf8
    case 4: bytes += "From".utf8
    case 5: bytes += [UInt8](repeating: UInt8(ascii: "x"), count: Int(random.next() % 3_000))
    default: bytes += "PGh0bWw+PGJvZHk+44GU5rOo5paH44GC44KK44GM44Go44GG44GU44GW44GE44G+44GZ44CCPC9i".utf8
    }
    bytes += lineEnd.utf8
  }

  private func check(_ result: ReadResult, _ box: Generated, sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(result.offsets.map { $0 ?? -1 } == box.offsets, sourceLocation: sourceLocation)
    #expect(result.messages.map(\.bytes.count) == box.ranges.map(\.count), sourceLocation: sourceLocation)
    let wrong = zip(result.messages, box.ranges).map { $0.bytes == box.bytes[$1] }.firstIndex(of: false)
    #expect(wrong == nil, "message \(wrong ?? 0) has the wrong bytes", sourceLocation: sourceLocation)
  }

  @Test(arguments: ["\n", "\r\n"])
  func findsEveryMessage(lineEnd: String) throws {
    let box = Self.mbox(seed: 1, size: 20 << 20, lineEnd: lineEnd)
    let folder = try TemporaryFolder()
    let path = try folder.write(box.bytes, to: "big.mbox")
    for batch in [1 << 20, 8 << 20] {
      let result = try read(at: path, limits: .small(batch: batch))
      check(result, box)
      #expect(result.bytesRead == box.bytes.count)
      #expect(result.batches >= box.bytes.count / (2 * batch))
    }
  }

  @Test func findsEveryMessageWhateverTheBatch() throws {
    let box = Self.mbox(seed: 2, size: 1 << 20, lineEnd: "\r\n")
    let folder = try TemporaryFolder()
    let path = try folder.write(box.bytes, to: "box")
    for batch in [64, 1_000, 4_095, 4_096, 4_097, 65_536] { check(try read(at: path, limits: .small(batch: batch)), box) }
  }

  @Test func findsEveryMessageInGzipAndOnStandardInput() throws {
    let box = Self.mbox(seed: 3, size: 3 << 20, lineEnd: "\n")
    let folder = try TemporaryFolder()
    let half = box.bytes.count / 2
    let compressed = gzipMember(Array(box.bytes[..<half])) + gzipMember(Array(box.bytes[half...])) + [0, 0, 0]
    let result = try read(at: folder.write(compressed, to: "box.mbox.gz"), limits: .small(batch: 100_000))
    check(result, box)
    #expect(result.bytesRead == compressed.count)
    #expect(result.position == .start)

    let descriptor = open(try folder.write(box.bytes, to: "box"), O_RDONLY)
    defer { close(descriptor) }
    check(try read(MailboxReader(standardInput: descriptor, limits: .small(batch: 100_000))), box)
  }

  @Test(arguments: [UInt64(4), 5, 6, UInt64.random(in: 0 ... .max)])
  func goesOnFromEveryBatch(seed: UInt64) throws {
    print("seed \(seed)")
    let box = Self.mbox(seed: seed, size: 200_000, lineEnd: "\n")
    let folder = try TemporaryFolder()
    let path = try folder.write(box.bytes, to: "box")
    let mailbox = try #require(try findMailboxes(at: path).mailboxes.first)
    var reader = try MailboxReader(mailbox, limits: .small(batch: 10_000))
    var before = 0
    while let batch = try reader.nextBatch() {
      before += batch.messages.count
      let rest = try read(MailboxReader(mailbox, resumingAt: batch.position, limits: .small(batch: 50_000)))
      #expect(rest.offsets.map { $0 ?? -1 } == Array(box.offsets[before...]))
      #expect(!rest.kinds.contains(.readAgainFromStart))
    }
    #expect(before == box.offsets.count)
  }
}
