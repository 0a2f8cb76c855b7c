import ArgumentParser
import Events
import Glibc
import Ledger
import Mailbox
import Notices

/// `todoke ingest`: for mail programs that hand over each message.
struct IngestCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest", abstract: "Record the events of a message (or an mbox) on standard input, and deliver it if asked.",
    discussion: """
      EXAMPLES
        mda "todoke ingest --deliver-to /home/taro/Maildir"      (fetchmail)
        :0 Wc                                                    (procmail)
        | todoke ingest

      Silent. Ends with 0 only when everything is on disk, else with 75: the caller keeps the message and tries again. What is no mail, or \
      gives no event, is no failure.
      """)

  @Option(name: .customLong("deliver-to"), help: ArgumentHelp("Also deliver the message to this Maildir.", valueName: "maildir"))
  var maildir: String?

  @Argument(help: "Only -: standard input.")
  var input: String = "-"

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var trust: TrustOptions
  @OptionGroup var speech: LanguageOptions

  func validate() throws {
    guard input == "-" else { throw ValidationError("'ingest' reads standard input only; 'todoke import' reads files.") }
  }

  func run() async throws {
    signal(SIGTERM) { _ in _exit(ExitStatus.temporaryFailure) }
    do {
      let configuration = try Configuration.load()
      let ingestion = Ingestion(
        ledger: try ledger.open(.creating, configuration),
        reading: MessageReading(reader: try .configured(trust.policy(configuration)), depth: .triaged))
      try ingestion.run(deliveringTo: maildir)
    } catch {
      ByteInput.drainStandardInput()
      let report = ErrorReport(error, language: speech.language ?? .ofLocale)
      if let sentence = report.sentence { Talk.say("todoke ingest: " + sentence) }
      throw ExitCode(ExitStatus.temporaryFailure)
    }
  }
}
