import ArgumentParser
import Events
import Ledger
import Mailbox
import Notices
import Orders

/// `todoke import`: mailboxes into the ledger.
struct ImportCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Read mailboxes into the ledger; safe to repeat, goes on where it stopped.",
    discussion: """
      EXAMPLES
        todoke import ~/Maildir
        todoke import takeout.mbox.gz ~/saved-mail
        xzcat old.mbox.xz | todoke import -

      Reads mbox (also .gz), Maildir with its subfolders, MH folders, MMDF, .eml and .emlx files and folders of any of these. Mailboxes are \
      only read, never changed. What was read before is passed over, but for compressed files, which are \
      read anew; what is found again is not counted twice.
      """)

  @Argument(help: "Mailboxes, messages or folders of them; - is standard input.")
  var paths: [PathArgument]

  @Flag(help: "Read every message in full, not only those that may be notices.")
  var thorough = false

  @Flag(help: "Read everything in full from the start and replace what was read before, as after an update of todoke or its packs.")
  var again = false

  @Flag(name: .customLong("dry-run"), help: "Read and report, but write nothing.")
  var isDryRun = false

  @Flag(help: "Print the summary as one JSON object on standard output.")
  var json = false

  @OptionGroup var jobs: JobOptions
  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var trust: TrustOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let language = speech.language(configuration)
    var summary = ImportSummary()
    // By absolute paths, so that the same mailbox is recognised wherever the command is started.
    let mailboxes = try NamedMailboxes(paths.map { $0.isStandardInput ? $0 : PathArgument(path: $0.path.resolved) })
    summary.add(mailboxes.notes)
    let ledger = isDryRun ? nil : try ledger.open(.creating, configuration, durability: .processDeath)
    let importer = MailboxImporter(
      reading: MessageReading(reader: try .configured(trust.policy(configuration)), depth: thorough || again ? .thorough : .triaged),
      pipeline: BatchPipeline(jobs: jobs.count),
      ledger: ledger, readsAgain: again, readAt: time.asOf)
    try await read(mailboxes.sources, with: importer, into: &summary, language: language)
    if let ledger { try AttentionHistory(ledger: ledger).update() }
    if json {
      var output = ByteOutput()
      try output.writeLine(summary.json.line)
      try output.flush()
    } else {
      for line in summary.lines(in: language) { Talk.say(line) }
    }
    if let error = DataError(compressionIn: summary.notes.sorted, language: language) { throw error }
  }

  private func read(
    _ mailboxes: [MailboxSource], with importer: MailboxImporter, into summary: inout ImportSummary, language: Language
  ) async throws {
    let total = mailboxes.reduce(0) { $0 + $1.byteCount }
    var done = 0
    var failures = MailboxFailures()
    var progress = ProgressLine(isWanted: !json && Talk.isTerminal)
    for mailbox in mailboxes {
      summary.mailboxes += 1
      do {
        try await importer.read(mailbox, into: &summary) { bytes, sofar in
          done += bytes
          progress.update(ProgressWords(done: done, total: total, summary: sofar).text(in: language))
        }
      } catch {
        progress.clear()
        try failures.add(error)
      }
    }
    progress.clear()
    try failures.check(mailboxes.count)
    summary.add(failures.notes)
  }
}

/// How far an import has come, in words.
private struct ProgressWords {
  let done: Int
  /// Sum of the sizes that are known; those of folders are not.
  let total: Int
  let summary: ImportSummary

  func text(in language: Language) -> String {
    let share = total > 0 && done <= total ? "\(done * 100 / total) % " : ""
    let (messages, events) = (summary.counts.read, summary.newEvents)
    return language.choose(
      "\(share)\(done >> 20) MB、メール \(messages) 通、新しい出来事 \(events) 件",
      "\(share)\(done >> 20) MB, \(messages) messages, \(events) new events")
  }
}
