import Mailbox

/// Reads a mailbox batch by batch, works on several batches at once, and hands the results on in the order of the mailbox.
///
/// At most one batch more than there are jobs is in memory, so that memory stays flat at any size of the mailbox.
struct BatchPipeline {
  /// Batches worked on at once, at least 1.
  let jobs: Int

  /// Runs until the end of the mailbox, or until `consume` throws; what is under way then is dropped.
  func run<Output: Sendable>(
    _ reader: inout MailboxReader, transform: @escaping @Sendable (MessageBatch) -> Output, consume: (Output) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (number: Int, output: Output).self) { group in
      var waiting: [Int: Output] = [:]
      var started = 0
      var consumed = 0
      var isAtEnd = false
      while !isAtEnd || consumed < started {
        while !isAtEnd, started - consumed <= jobs {
          guard let batch = try reader.nextBatch() else {
            isAtEnd = true
            break
          }
          let number = started
          group.addTask { (number, transform(batch)) }
          started += 1
        }
        guard let next = try await group.next() else { continue }
        waiting[next.number] = next.output
        while let output = waiting.removeValue(forKey: consumed) {
          try consume(output)
          consumed += 1
        }
      }
    }
  }
}
