import ArgumentParser
import Events
import Ledger
import Orders

/// `todoke phishing`: mail that was not believed.
struct PhishingCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "phishing",
    abstract: "List spoofed and suspect mail with what speaks against it, counted by the brands whose names it bears.",
    discussion: """
      EXAMPLES
        todoke phishing
        todoke phishing --brand amazon.co.jp --since 2026-10-01
        todoke phishing --json | jq -r .source

      No event is taken from spoofed mail. What suspect mail states is shown with its order and moves nothing, until genuine mail says the \
      same or you do: todoke tell ORDER mailIsGenuine.
      """)

  @Flag(help: "All messages, not only the newest fifty (with --json it is always all).")
  var all = false

  @Option(help: ArgumentHelp("Only fakes of this brand; a part of its domain will do.", valueName: "domain"))
  var brand: String?

  @Option(help: ArgumentHelp("Only mail sent since this day.", valueName: "day"))
  var since: Timestamp?

  @Flag(help: "One JSON object for each message.")
  var json = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let language = speech.language(configuration)
    let messages = try ledger.open(.existing, configuration).suspects()
    let found = messages.filter(matches)
    let report = PhishingReport(language: language, style: speech.style, asOf: time.asOf)
    var output = ByteOutput()
    if json {
      for message in found { try output.writeLine(message.json.line) }
    } else {
      for line in report.lines(for: found, of: messages.count, showsAll: all) { try output.writeLine(line) }
    }
    try output.flush()
  }

  private func matches(_ message: SuspectMessage) -> Bool {
    if let brand, message.suspicion.brand?.contains(brand.lowercased()) != true { return false }
    guard let since else { return true }
    return message.sentAt.map { $0.day >= since.day } ?? false
  }
}

extension SuspectMessage {
  fileprivate var json: JSONValue {
    var object = JSONObjectBuilder()
    object.add("schema", 1)
    object.add("trust", trust.rawValue)
    object.add("date", sentAt?.description)
    object.add("from", suspicion.sender)
    object.add("subject", suspicion.subject)
    object.add("brand", suspicion.brand)
    object.add("reasons", .array(suspicion.reasons.map(JSONValue.string)))
    object.add("source", suspicion.source)
    return object.json
  }
}
