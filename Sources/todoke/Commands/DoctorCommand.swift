import ArgumentParser
import Events
import Glibc
import Ledger
import MIME
import Mailbox
import Notices
import Orders

/// `todoke doctor`: whether everything is as it should be.
struct DoctorCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract:
      "Show the files in use, what was read of each sender and the policies in force; with a mailbox, whose word about senders to trust.",
    discussion: """
      EXAMPLES
        todoke doctor
        todoke doctor ~/Maildir        which mail server's results to trust, with the lines for the configuration
      """)

  @Argument(help: "Mailboxes to study for the mail server that vouches for senders.")
  var mailboxes: [PathArgument] = []

  @Flag(help: "One JSON object.")
  var json = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var policies: PolicyOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let language = speech.language(configuration)
    let report = DoctorReport(language: language, style: speech.style)
    var output = ByteOutput()
    if mailboxes.isEmpty {
      let facts = try DoctorFacts(
        ledgerPath: try ledger.path(configuration), policies: try policies.inForce(), configuration: configuration)
      if json {
        try output.writeLine(facts.json.line)
      } else {
        for line in report.lines(for: facts) { try output.writeLine(line) }
      }
    } else {
      var study = AuthservStudy(domains: try UserPacks.library().domains)
      var named = try NamedMailboxes(mailboxes)
      try await named.forEachMessage { study.add(Message(parsing: $0.bytes)) }
      try named.check()
      if json {
        try output.writeLine(study.json.line)
      } else {
        for line in report.lines(for: study) { try output.writeLine(line) }
      }
    }
    try output.flush()
  }
}
