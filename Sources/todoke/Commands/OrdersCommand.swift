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

  @Option(help: ArgumentHelp("Only orders of which something was heard until this day.", valueName: "day"))
  var until: Timestamp?

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
    let filter = OrderFilter(merchant: merchant, statuses: Set(statuses), search: search, since: since?.day, until: until?.day)
    let policies = try policies.inForce()
    // The list leaves out what the other orders add, such as a seller's record; JSON has all of it.
    let isBrief = !all && filter.isEmpty && !json
    let events = isBrief ? try AttentionHistory(ledger: ledger).events(asOf: time.asOf, policies: policies) : try ledger.events()
    let orders = OrderClassifier(policies: policies).classify(events, asOf: time.asOf)
    let shown = orders.filter { filter.isEmpty ? all || $0.needsAttention : filter.matches($0) }
    var output = ByteOutput()
    if json {
      for order in shown { try output.writeLine(order.json(language: language).line) }
    } else {
      for line in OrderList(language: language, style: speech.style, asOf: time.asOf).lines(for: shown) { try output.writeLine(line) }
    }
    try output.flush()
    if !json {
      let words = ClosingWords(
        shown: shown.count, hasMore: try isBrief && (orders.count > shown.count || ledger.eventCount() > events.count),
        spoofed: try ledger.suspectCount(trust: .spoofed), showsAll: all || !filter.isEmpty)
      if let text = words.text(in: language) { Talk.say(text) }
    }
  }
}

/// What is said below a list of orders.
private struct ClosingWords {
  let shown: Int
  /// Whether there is more that needs no attention.
  let hasMore: Bool
  /// Spoofed messages in the ledger.
  let spoofed: Int
  /// Whether the user asked for more than what needs attention.
  let showsAll: Bool

  func text(in language: Language) -> String? {
    var sentences: [String] = []
    if shown == 0 {
      sentences.append(
        showsAll
          ? language.choose("該当する注文はありません。", "No order matches.")
          : language.choose("いま対応の必要な注文はありません。", "No order needs attention now."))
    }
    if hasMore {
      sentences.append(language.choose("ほかの注文は --all で表示します。", "Other orders are shown with --all."))
    }
    if spoofed > 0 {
      sentences.append(
        language.choose(
          "なりすましメール \(spoofed) 通を除外しました(todoke phishing)。", "\(spoofed) spoofed messages were left out (todoke phishing)."))
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: language.choose("", " "))
  }
}
