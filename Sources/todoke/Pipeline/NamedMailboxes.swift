import Mailbox
import Orders

/// The mailboxes that the command line names, to be read one after the other; what is wrong with one keeps no other from being read.
struct NamedMailboxes {
  let sources: [MailboxSource]
  /// What was passed over or repaired so far.
  private(set) var notes: [MailboxNote]
  private var failures = MailboxFailures()

  /// Finds all before anything is read, so that a misspelt path does nothing by halves.
  init(_ paths: [PathArgument]) throws(MailboxError) {
    var found: (sources: [MailboxSource], notes: [MailboxNote]) = ([], [])
    for path in paths {
      let more = try MailboxSource.found(under: path)
      found.sources += more.sources
      found.notes += more.notes
    }
    (sources, notes) = found
  }

  /// Hands out a reader for each.
  ///
  /// Throws what is no fault of a mailbox.
  mutating func forEach(_ body: (inout MailboxReader) async throws -> Void) async throws {
    for source in sources {
      do {
        var reader = try source.reader()
        try await body(&reader)
        notes += reader.notes
      } catch {
        try failures.add(error)
      }
    }
    notes += failures.notes
  }

  /// Hands out each message.
  mutating func forEachMessage(_ body: (RawMessage) throws -> Void) async throws {
    try await forEach { reader in
      while let batch = try reader.nextBatch() {
        for message in batch.messages { try body(message) }
      }
    }
  }

  /// Throws where not one could be read.
  func check() throws { try failures.check(sources.count) }

  /// Tells on standard error what was passed over; to be called when the results are out.
  ///
  /// Throws where not one could be read, and where what was compressed is damaged.
  func finish(in language: Language) throws {
    try check()
    var tally = NoteTally()
    tally.add(notes)
    for line in tally.lines(in: language) { Talk.say(line) }
    if let error = DataError(compressionIn: tally.sorted, language: language) { throw error }
  }
}
