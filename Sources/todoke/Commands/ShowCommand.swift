import ArgumentParser
import Events
import Ledger
import Orders

/// `todoke show`: one order.
struct ShowCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show one order: state, money, advice with drafts, history.",
    discussion: """
      EXAMPLES
        todoke show 250-1234567-1234567
        todoke show --evidence 1234567
      """)

  @Argument(help: "Order number or tracking number, or four characters of it or more; else words of its goods or shop.")
  var order: String

  @Flag(help: "Show which mails and which words everything rests on.")
  var evidence = false

  @Flag(help: "One JSON object for each order found.")
  var json = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var policies: PolicyOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let language = speech.language(configuration)
    let events = try ledger.open(.existing, configuration).events()
    let orders = OrderClassifier(policies: try policies.inForce()).classify(events, asOf: time.asOf)
    let found = try OrderSearch.existingOrders(named: order, in: orders, language: language)
    let page = OrderPage(language: language, style: speech.style, asOf: time.asOf, showsEvidence: evidence)
    var output = ByteOutput()
    for (index, order) in found.enumerated() {
      if json {
        try output.writeLine(order.json(language: language).line)
      } else {
        if index > 0 { try output.writeLine() }
        for line in page.lines(for: order) { try output.writeLine(line) }
      }
    }
    try output.flush()
  }
}
