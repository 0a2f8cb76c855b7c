import Mailbox

/// Reads a mailbox batch by batch, works on several batches at once, and hands the results on in the order of the mailbox.
///
/// At most one batch more than there are jobs is in memory, and no further one is read while those there are large, so that memory stays
/// flat at any size of the mailbox and of its messages.
struct BatchPipeline {
  /// Batches worked on at once, at least 1.
  let jobs: Int
  /// Bytes of messages in memory from which on no further batch is read; one that is read may pass it.
  ///
  /// 32 MiB.
  var bytesInFlight = 32 << 20

  /// Runs until the end of the mailbox, or until `consume` throws; what is under way then is dropped.
  func run<Output: Sendable>(
    _ reader: inout MailboxReader, transform: @escaping @Sendable (MessageBatch) -> Output, consume: (Output) throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: (number: Int, byteCount: Int, output: Output).self) { group in
      var waiting: [Int: Output] = [:]
      var started = 0
      var consumed = 0
      var bytes = 0
      var isAtEnd = false
      while !isAtEnd || consumed < started {
        while !isAtEnd, started - consumed <= jobs, bytes < bytesInFlight {
          guard let batch = try reader.nextBatch() else {
            isAtEnd = true
            break
          }
          let number = started
          let byteCount = batch.messages.reduce(0) { $0 + $1.bytes.count }
          group.addTask { (number, byteCount, transform(batch)) }
          started += 1
          bytes += byteCount
        }
        guard let next = try await group.next() else { continue }
        bytes -= next.byteCount
        waiting[next.number] = next.output
        while let output = waiting.removeValue(forKey: consumed) {
          try consume(output)
          consumed += 1
        }
      }
    }
  }
}
