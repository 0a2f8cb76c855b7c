import ArgumentParser
import Events
import Ledger
import Orders

/// `todoke orders`: what needs attention first.
struct OrdersCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: "List the orders that need attention, most urgent first; with --all or a filter, all that match.",
    discussion: """
      EXAMPLES
        todoke orders
        todoke orders --merchant rakuten.co.jp --since 2026-04-01
        todoke orders --search 湯たんぽ
        todoke orders --all --json | jq 'select(.refund.state == "overdue")'
      """)

  @Flag(help: "All orders.")
  var all = false

  @Option(help: ArgumentHelp("Only orders of this shop or seller; a part of the name will do.", valueName: "shop"))
  var merchant: String?

  @Option(name: .customLong("status"), help: "Only orders that stand so (repeatable).")
  var statuses: [OrderStatus] = []

  @Option(help: ArgumentHelp("Only orders with these words in number, items, shop or seller.", valueName: "words"))
  var search: String?

  @Option(help: ArgumentHelp("Only orders of which something was heard since this day.", valueName: "day"))
  var since: Timestamp?

  @Flag(help: "One JSON object for each order.")
  var json = false

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var policies: PolicyOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let language = speech.language(configuration)
    let ledger = try ledger.open(.existing, configuration)
    let filter = OrderFilter(merchant: merchant, statuses: Set(statuses), search: search, since: since?.day)
    let orders = OrderClassifier(policies: try policies.inForce()).classify(try ledger.events(), asOf: time.asOf)
    let shown = orders.filter { filter.isEmpty ? all || $0.needsAttention : filter.matches($0) }
    var output = ByteOutput()
    if json {
      for order in shown { try output.writeLine(order.json(language: language).line) }
    } else {
      for line in OrderList(language: language, style: speech.style, asOf: time.asOf).lines(for: shown) { try output.writeLine(line) }
    }
    try output.flush()
    if !json { Talk.say(closingWords(shown: shown.count, of: orders.count, suspects: try ledger.suspects(), language: language)) }
  }

  private func closingWords(shown: Int, of total: Int, suspects: [SuspectMessage], language: Language) -> String {
    let hidden = total - shown
    var words: [String] = []
    if shown == 0 {
      words.append(
        filterIsEmpty && !all
          ? language.choose("いま対応の必要な注文はありません。", "No order needs attention now.")
          : language.choose("該当する注文はありません。", "No order matches."))
    }
    if hidden > 0, filterIsEmpty {
      words.append(language.choose("ほかの注文 \(hidden) 件は --all で表示します。", "\(hidden) more orders are shown with --all."))
    }
    let spoofed = suspects.filter { $0.trust == .spoofed }.count
    if spoofed > 0 {
      words.append(
        language.choose("なりすましメール \(spoofed) 通を除外しました(todoke doctor)。", "\(spoofed) spoofed messages were left out (todoke doctor)."))
    }
    return words.joined(separator: language.choose("", " "))
  }

  private var filterIsEmpty: Bool { merchant == nil && statuses.isEmpty && search == nil && since == nil }
}
