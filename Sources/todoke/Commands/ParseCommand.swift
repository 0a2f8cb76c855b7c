import ArgumentParser
import Events
import Mailbox
import Notices
import Orders

/// `todoke parse`: events as JSON Lines, without a ledger.
struct ParseCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse", abstract: "Print the events of messages or mailboxes as JSON Lines; nothing is remembered.",
    discussion: """
      EXAMPLES
        todoke parse mail.eml
        zcat takeout.mbox.gz | todoke parse - | todoke classify
      """)

  @Argument(help: "Messages, mailboxes or folders of them; - is standard input.")
  var files: [PathArgument]

  @Flag(help: "Read every message in full, not only those that may be notices.")
  var thorough = false

  @OptionGroup var jobs: JobOptions
  @OptionGroup var trust: TrustOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let reading = MessageReading(reader: try .configured(trust.policy(configuration)), depth: thorough ? .thorough : .triaged)
    let pipeline = BatchPipeline(jobs: jobs.count)
    var output = ByteOutput()
    var mailboxes = try NamedMailboxes(files)
    try await mailboxes.forEach { reader in
      try await pipeline.run(&reader) { batch in
        batch.messages.flatMap { reading.read($0)?.reading.events ?? [] }.map(\.json.line)
      } consume: { lines in
        for line in lines { try output.writeLine(line) }
      }
    }
    try output.flush()
    try mailboxes.finish(in: speech.language(configuration))
  }
}
