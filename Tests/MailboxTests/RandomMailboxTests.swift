import Mailbox
import Testing

/// Properties that hold for any bytes.
@Suite struct RandomMailboxTests {
  private static let pieces: [[UInt8]] = [
    "From ", "From a@example.jp Wed May  1 09:00:00 2024", "From - ", "From -", "F", "Fro", "From", ">From ", "\n", "\n\n", "\r\n",
    "\r\n\r\n",
    "\r", "Subject: x", "Content-Length: 20", "Content-Length: 99999999999", "X-Mozilla-Status: 0008", "A: b", " ", "\t", ":", "text",
    "\u{1}\u{1}\u{1}\u{1}", "\u{1}\u{1}", "\u{FEFF}", "\u{0}", "注文",
  ].map { Array($0.utf8) }

  private static func bytes(_ random: inout SeededGenerator, start: String) -> [UInt8] {
    var bytes = Array(start.utf8)
    for _ in 0..<(random.next() % 120) {
      bytes += random.next() % 12 == 0 ? [UInt8(truncatingIfNeeded: random.next())] : pieces[Int(random.next() % UInt64(pieces.count))]
      if random.next() % 3 == 0 { bytes += random.next() % 2 == 0 ? [0x0A] : [0x0D, 0x0A] }
    }
    return bytes
  }

  @Test(
    arguments: [
      "", "From a@example.jp Wed May  1 09:00:00 2024\nSubject: x\n", "\u{1}\u{1}\u{1}\u{1}\n", "Subject: x\n", "20\nA: b\n", "\u{1F}",
    ],
    [UInt64(1), 2, UInt64.random(in: 0 ... .max)])
  func readsAnythingTheSameWhateverTheBatch(start: String, seed: UInt64) throws {
    print("seed \(seed)")
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    for _ in 0..<60 {
      let bytes = Self.bytes(&random, start: start)
      let path = try folder.write(bytes, to: "box")
      guard let found = try? findMailboxes(at: path), let mailbox = found.mailboxes.first else { continue }
      let whole = try read(MailboxReader(mailbox, limits: .small(batch: 1 << 20)))
      let pieces = try read(MailboxReader(mailbox, limits: .small(batch: 64)))
      #expect(whole.texts == pieces.texts)
      #expect(whole.offsets == pieces.offsets)
      #expect(whole.position == pieces.position)
      #expect(whole.bytesRead == bytes.count)
      // Messages follow each other and do not overlap.
      var end = 0
      for message in whole.messages where message.location.offset != nil {
        let offset = message.location.offset ?? 0
        #expect(offset >= end && offset + message.bytes.count <= bytes.count)
        end = offset + message.bytes.count
      }
    }
  }

  @Test func isNotSlowedDownByHostileRepetition() throws {
    let folder = try TemporaryFolder()
    let separator = "From a@example.jp Wed May  1 09:00:00 2024\n"
    for line in [separator, "From \n", "\n" + separator, separator + "A:\n", "\u{1}\u{1}\u{1}\u{1}\n", "From a\n\n", separator + " x\n"] {
      let text = String(repeating: line, count: (4 << 20) / line.utf8.count)
      let clock = ContinuousClock()
      let path = try folder.write(separator + "Subject: x\nContent-Length: 30000000\n\n" + text, to: "box")
      let time = try clock.measure { _ = try read(at: path) }
      #expect(time < .seconds(20))
    }
  }
}
