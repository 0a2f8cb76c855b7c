import Events
import Ledger
import Orders

/// Mail that was not believed, for people.
struct PhishingReport {
  let language: Language
  let style: Style
  private let dates: DateWords
  private let columns: Int

  /// Messages shown unless all are asked for.
  static let shownMessages = 50

  init(language: Language, style: Style, asOf: Timestamp, columns: Int = TerminalSize.columns) {
    self.language = language
    self.style = style
    self.columns = columns
    dates = DateWords(language: language, today: asOf.day)
  }

  /// - Parameters:
  ///   - messages: Newest first.
  ///   - all: How many there are without the filters.
  func lines(for messages: [SuspectMessage], of all: Int, showsAll: Bool) -> [String] {
    guard !messages.isEmpty else {
      return [
        all == 0
          ? language.choose("疑わしいメールはありません。", "There is no suspect mail.")
          : language.choose(
            "条件に合うものはありません(全部で \(all) 通。ブランドはドメインで指定します)。",
            "None matches, of \(all) in all; brands are named by their domains.")
      ]
    }
    var lines = [style(.heading, total(messages)), brands(messages)]
    let shown = showsAll ? messages[...] : messages.prefix(Self.shownMessages)
    for message in shown { lines += [""] + self.lines(for: message) }
    let left = messages.count - shown.count
    if left > 0 { lines += ["", language.choose("ほか \(left) 通は --all で表示します。", "\(left) more are shown with --all.")] }
    return lines
  }

  /// Whole, as the end of a path or host may be what matters.
  private func wrapped(_ text: String) -> [String] {
    TextWrapping.lines(TerminalText.line(text, columns: 2_000), columns: columns - 4).map { "    " + $0 }
  }

  private func total(_ messages: [SuspectMessage]) -> String {
    let spoofed = messages.count { $0.trust == .spoofed }
    return language.choose(
      "なりすまし \(spoofed) 通、疑わしいもの \(messages.count - spoofed) 通", "\(spoofed) spoofed, \(messages.count - spoofed) suspect")
  }

  private func brands(_ messages: [SuspectMessage]) -> String {
    let counts = Dictionary(messages.map { ($0.suspicion.brand ?? "", 1) }, uniquingKeysWith: +)
    let words = counts.sorted { ($0.key.isEmpty ? 1 : 0, $1.value, $0.key) < ($1.key.isEmpty ? 1 : 0, $0.value, $1.key) }.map {
      brand, count in
      (brand.isEmpty ? language.choose("(ブランドなし)", "(no brand)") : brand) + " \(count)"
    }
    return language.choose("名をかたられたブランド: ", "Brands: ") + TerminalText.line(words.joined(separator: ", "), columns: 1_000)
  }

  private func lines(for message: SuspectMessage) -> [String] {
    let day = message.sentAt.map { dates.day($0.day) } ?? language.choose("(日付なし)", "(no date)")
    let role: Style.Role = message.trust == .spoofed ? .urgent : .warning
    let head = (message.suspicion.brand ?? "-") + "  " + (message.suspicion.subject ?? "")
    var lines = [
      style(.faint, DisplayWidth.padded(day, to: 18)) + " "
        + style(role, DisplayWidth.padded(Words.text(for: message.trust, in: language), to: 12))
        + " " + TerminalText.line(head, columns: columns - 32)
    ]
    for reason in message.suspicion.reasons { lines += wrapped(TrustReasonWords.text(reason, in: language)) }
    let places = [
      message.suspicion.sender.map { language.choose("差出人: ", "from: ") + $0 },
      message.suspicion.source.map { language.choose("場所: ", "in: ") + $0 },
    ]
    return lines + places.compactMap(\.self).flatMap(wrapped).map { style(.faint, $0) }
  }
}
