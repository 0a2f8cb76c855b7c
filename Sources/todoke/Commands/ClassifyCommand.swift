import ArgumentParser
import Events
import Orders

/// `todoke classify`: orders from events, without a ledger.
struct ClassifyCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Read events as JSON Lines on standard input and print their orders as JSON Lines, most urgent first.",
    discussion: """
      EXAMPLE
        todoke parse takeout.mbox | todoke classify --as-of 2026-04-29
      """)

  @OptionGroup var policies: PolicyOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let language = speech.language(try Configuration.load())
    let classifier = OrderClassifier(policies: try policies.inForce())
    let events = try EventLines.parse(try ByteInput.readFile("-"), language: language)
    var output = ByteOutput()
    for order in classifier.classify(events, asOf: time.asOf) { try output.writeLine(order.json(language: language).line) }
    try output.flush()
  }
}
