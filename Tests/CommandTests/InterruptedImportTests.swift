import Events
import Foundation
import Testing

/// An import is killed at random moments, then repeated; the ledger must be that of an import left alone.
@Suite(.serialized) struct InterruptedImportTests {
  /// Mailboxes with several transactions each: a file of some batches (attachments make it long), a Maildir, small files.
  private func writeMailboxes(_ folder: TemporaryFolder) throws -> String {
    try folder.write("mail/long", Array(SampleMail.mbox(0..<80, padding: 120_000).utf8))
    for box in 0..<6 { try folder.write("mail/short\(box)", Array(SampleMail.mbox(1_000 + box * 20..<1_020 + box * 20).utf8)) }
    for name in ["cur", "new", "tmp"] { try folder.write("mail/dir/\(name)/.keep", []) }
    for number in 2_000..<2_060 { try folder.write("mail/dir/cur/\(number).host:2,S", Array(SampleMail.cancellation(number: number).utf8)) }
    return folder.file("mail")
  }

  @Test(arguments: seeds)
  func endsInTheSameLedger(seed: UInt64) throws {
    print("InterruptedImportTests seed: \(seed)")
    var generator = SplitMix(state: seed)
    let todoke = try Todoke()
    let mail = try writeMailboxes(todoke.home)
    let undisturbed = try undisturbedImport(of: mail)
    let arguments = ["import", "--ledger", todoke.ledger, mail]
    for _ in 0..<4 {
      let command = try todoke.start(arguments)
      usleep(UInt32(generator.next(below: max(undisturbed.microseconds, 1_000))))
      kill(command.process.processIdentifier, SIGKILL)
      _ = try command.finish()
    }
    let last = try todoke.run(arguments)
    #expect(last.status == 0, "\(last.errorText)")
    #expect(try Contents(todoke) == undisturbed.contents, "seed \(seed)")
    #expect(try importJSON(todoke, mail)["newEvents"]?.integer == 0)
  }

  private func undisturbedImport(of mail: String) throws -> (contents: Contents, microseconds: Int) {
    let todoke = try Todoke()
    let start = ContinuousClock.now
    let run = try todoke.run("import", "--ledger", todoke.ledger, mail)
    #expect(run.status == 0, "\(run.errorText)")
    let microseconds = Int((ContinuousClock.now - start) / .microseconds(1))
    let contents = try Contents(todoke)
    #expect(contents.events == 80 + 120 + 60)
    return (contents, microseconds)
  }

  /// New moments on every run; a failure is repeated with TODOKE_TEST_SEED.
  static let seeds: [UInt64] =
    ProcessInfo.processInfo.environment["TODOKE_TEST_SEED"].flatMap(UInt64.init).map { [$0] } ?? [
      .random(in: 0...9_999_999), .random(in: 0...9_999_999),
    ]
}
