import Mailbox
import Synchronization
import Testing

@testable import todoke

@Suite struct BatchPipelineTests {
  /// Batches being worked on, and the most that there were at once.
  private final class Watch: Sendable {
    let counts = Mutex((now: 0, most: 0))
  }

  @Test(arguments: [(1, 4, 1), (32 << 20, 1, 2), (32 << 20, 4, 5)])
  func readsNoFurtherWhileThereIsMuchInMemory(bytesInFlight: Int, jobs: Int, most: Int) async throws {
    let home = try TemporaryFolder()
    try home.write("box", Array(SampleMail.mbox(0..<40).utf8))
    let mailbox = try #require(try findMailboxes(at: home.file("box")).mailboxes.first)
    var limits = MailboxReader.Limits()
    limits.batch = 1_000
    var reader = try MailboxReader(mailbox, limits: limits)
    let watch = Watch()
    var messages = 0
    try await BatchPipeline(jobs: jobs, bytesInFlight: bytesInFlight).run(&reader) { batch in
      watch.counts.withLock { $0 = ($0.now + 1, max($0.most, $0.now + 1)) }
      defer { watch.counts.withLock { $0.now -= 1 } }
      return batch.messages.count
    } consume: {
      messages += $0
    }
    #expect(messages == 40)
    #expect(watch.counts.withLock { $0.most } <= most)
  }
}
