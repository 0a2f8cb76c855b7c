import ArgumentParser
import Events
import Ledger
import Orders

/// `todoke tell`: what only the user knows.
struct TellCommand: SpeakingCommand {
  static let configuration = CommandConfiguration(
    commandName: "tell", abstract: "Record what only you know about an order.",
    discussion: """
      EXAMPLES
        todoke tell 250-1234567-1234567 notReceived
        todoke tell 4815-0927-3641 trackingNotRegistered
        todoke tell 250-1234567-1234567 mailIsFake       of the suspect mail about it
      """)

  @Argument(help: "Order number or tracking number; a part of it will do.")
  var order: String

  @Argument(help: "What you have found.")
  var report: Report

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var policies: PolicyOptions
  @OptionGroup var time: TimeOptions
  @OptionGroup var speech: LanguageOptions

  func run() async throws {
    let configuration = try Configuration.load()
    let language = speech.language(configuration)
    let ledger = try ledger.open(.existing, configuration)
    let orders = OrderClassifier(policies: try policies.inForce()).classify(try ledger.events(), asOf: time.asOf)
    let found = try OrderSearch.existingOrders(named: order, in: orders, language: language)
    guard let order = found.first, found.count == 1 else {
      let numbers = found.compactMap { $0.orderNumber ?? $0.trackingNumbers.first }.joined(separator: ", ")
      throw DataError(
        sentence: language.choose("'\(self.order)' に当たる注文が複数あります: \(numbers)", "'\(self.order)' means several orders: \(numbers)"))
    }
    if report.isAboutMail, order.suspectEvents.isEmpty {
      throw DataError(sentence: language.choose("この注文に疑わしいメールはありません", "there is no suspect mail about this order"))
    }
    let isNew = try ledger.report(UserReport(report: report, at: time.asOf).event(for: order))
    let title = OrderWords(order: order, language: language, dates: DateWords(language: language, today: time.asOf.day)).title
    Talk.say(
      isNew
        ? language.choose("記録しました: \(title) \(report.rawValue)", "recorded: \(title) \(report.rawValue)")
        : language.choose("記録済みです: \(title) \(report.rawValue)", "known already: \(title) \(report.rawValue)"))
  }
}

/// What the user tells about an order, as an event.
private struct UserReport {
  let report: Report
  let at: Timestamp

  /// The event; the same report about the same order, or the same mail, on the same day is the same event.
  func event(for order: Order) -> Event {
    let number = order.orderNumber ?? order.trackingNumbers.first ?? ""
    var event = Event(id: "told:\(order.merchant ?? ""):\(number):\(report.rawValue):\(at.day)", kind: .reported)
    event.report = report
    event.merchant = order.merchant
    event.orderNumber = order.orderNumber
    if order.orderNumber == nil { event.trackingNumbers = order.trackingNumbers }
    event.initiator = .customer
    event.occurredAt = at
    event.trust = .genuine
    event.rule = "todoke/tell"
    if report.isAboutMail {
      event.evidence = order.suspectEvents
      // An order may get more of it on the same day.
      event.id += ":\(event.evidence.count)"
    }
    return event
  }
}

extension Report {
  fileprivate var isAboutMail: Bool { self == .mailIsGenuine || self == .mailIsFake }
}
