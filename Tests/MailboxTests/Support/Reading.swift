import Glibc
import Mailbox

/// What reading a mailbox has given.
struct ReadResult {
  var messages: [RawMessage] = []
  var notes: [MailboxNote] = []
  var position = ReadPosition.start
  var bytesRead = 0
  var batches = 0

  var texts: [String] { messages.map { String(decoding: $0.bytes, as: UTF8.self) } }
  var offsets: [Int?] { messages.map(\.location.offset) }
  var flags: [MessageFlags] { messages.map(\.location.flags) }
  var kinds: [MailboxNote.Kind] { notes.map(\.kind) }

  /// The values of the messages' `Subject` fields, `?` where there is none on one line.
  var subjects: [String] {
    texts.map { text in
      let lines = text.split(whereSeparator: \.isNewline)
      return lines.first { $0.hasPrefix("Subject: ") }.map { String($0.dropFirst(9)) } ?? "?"
    }
  }

  func count(_ kind: MailboxNote.Kind) -> Int { notes.reduce(0) { $0 + ($1.kind == kind ? $1.count : 0) } }
}

extension MailboxReader.Limits {
  static func small(batch: Int, message: Int = 64 << 20) -> MailboxReader.Limits {
    var limits = MailboxReader.Limits()
    limits.batch = batch
    limits.message = message
    limits.lockWait = 0
    limits.settling = 0
    return limits
  }
}

/// Reads `reader` to its end.
func read(_ reader: consuming MailboxReader) throws -> ReadResult {
  var reader = reader
  var result = ReadResult()
  while let batch = try reader.nextBatch() {
    result.messages += batch.messages
    result.position = batch.position
    result.bytesRead += batch.bytesRead
    result.batches += 1
  }
  result.notes = reader.notes
  return result
}

/// Reads all mailboxes at `path`, one after the other.
func read(
  at path: String, resumingAt position: ReadPosition? = nil, limits: MailboxReader.Limits = .small(batch: 8 << 20),
  skipping: @escaping @Sendable (String) -> Bool = { _ in false }
) throws -> ReadResult {
  let found = try findMailboxes(at: path)
  var result = ReadResult(notes: found.notes)
  for mailbox in found.mailboxes {
    let one = try read(MailboxReader(mailbox, resumingAt: position, limits: limits, skipping: skipping))
    result.messages += one.messages
    result.notes += one.notes
    result.position = one.position
    result.bytesRead += one.bytesRead
    result.batches += one.batches
  }
  return result
}

/// Reads bytes as standard input, through a pipe where they fit into one.
func readAsStandardInput(_ bytes: [UInt8], limits: MailboxReader.Limits = .small(batch: 8 << 20)) throws -> ReadResult {
  var ends: [Int32] = [0, 0]
  guard bytes.count <= 60_000, pipe(&ends) == 0 else { throw SetupError(call: "pipe", number: errno) }
  defer { close(ends[0]) }
  let written = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
  close(ends[1])
  guard written == bytes.count else { throw SetupError(call: "write", number: errno) }
  return try read(MailboxReader(standardInput: ends[0], limits: limits))
}
