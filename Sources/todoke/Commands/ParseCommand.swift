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
    let reading = MessageReading(
      reader: try .configured(trust.policy(try Configuration.load())), depth: thorough ? .thorough : .triaged)
    var output = ByteOutput()
    var notes: [MailboxNote] = []
    for file in files {
      let found = try MailboxSource.sourcesAndNotes(named: file)
      notes += found.notes
      var failures = MailboxFailures()
      for mailbox in found.sources {
        do {
          var reader = try mailbox.reader()
          try await BatchPipeline(jobs: jobs.count).run(&reader) { batch in
            batch.messages.flatMap { reading.read($0)?.reading.events ?? [] }.map(\.json.line)
          } consume: { lines in
            for line in lines { try output.writeLine(line) }
          }
          notes += reader.notes
        } catch {
          try failures.add(error)
        }
      }
      try failures.check(found.sources.count)
    }
    try output.flush()
    if let error = DataError(compressionIn: notes, language: speech.language(try Configuration.load())) { throw error }
  }
}
