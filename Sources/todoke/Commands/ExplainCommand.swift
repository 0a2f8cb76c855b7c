import ArgumentParser
import Events
import Mailbox
import Notices

/// `todoke explain`: why a message was read the way it was.
struct ExplainCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show how a message was understood: sender and trust, what was recognised where, the events or why there are none.",
    discussion: """
      EXAMPLES
        todoke explain mail.eml
        todoke explain --json - < mail.eml
      """)

  @Argument(help: "A message or a mailbox; - is standard input.")
  var file: PathArgument

  @Flag(help: "One JSON object for each message.")
  var json = false

  @OptionGroup var trust: TrustOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let language = speech.language(configuration)
    let report = ReadingReport(language: language, style: speech.style)
    let reading = MessageReading(reader: try .configured(trust.policy(configuration)), depth: .thorough, explains: true)
    var output = ByteOutput()
    var isFirst = true
    var mailboxes = try NamedMailboxes([file])
    try await mailboxes.forEachMessage { raw in
      // A message in the trash is explained too: its user asks.
      let result = reading.readEvenTrash(raw)
      if json {
        try output.writeLine(result.json.line)
      } else {
        if !isFirst { try output.writeLine() }
        for line in report.lines(for: result) { try output.writeLine(line) }
      }
      isFirst = false
    }
    try output.flush()
    try mailboxes.finish(in: language)
  }
}
