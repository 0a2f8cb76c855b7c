import Events
import MIME
import Notices
import Orders

/// A reading as people want it explained.
struct ReadingReport {
  let language: Language
  let style: Style

  func lines(for reading: Reading) -> [String] {
    var lines = headLines(reading)
    lines += self.lines(of: reading.trust, reading.trustReasons)
    lines += findingLines(reading)
    if !reading.repairs.isEmpty {
      lines.append(style(.heading, language.choose("直して読んだところ", "Repaired to be read")))
      lines += reading.repairs.map { "  " + TerminalText.line($0) }
    }
    if let dismissal = reading.dismissal {
      lines.append(style(.heading, language.choose("出来事: なし", "Events: none")))
      let words = dismissal.code == .spoofed ? TrustReasonWords.text(dismissal.detail, in: language) : dismissal.detail
      let detail = words.isEmpty ? "" : ": \(words)"
      lines.append("  " + TerminalText.line(Words.text(for: dismissal.code, in: language) + detail))
    }
    for (index, event) in reading.events.enumerated() { lines += eventLines(event, in: reading, number: index + 1) }
    return lines
  }

  private func headLines(_ reading: Reading) -> [String] {
    var lines: [String] = []
    add(language.choose("件名", "Subject"), reading.subject, to: &lines)
    let sender = reading.sender.map { address in address.displayName.map { "\($0) <\(address.address)>" } ?? address.address }
    add(language.choose("差出人", "From"), sender, to: &lines)
    add(language.choose("日時", "Date"), reading.date?.description, to: &lines)
    add(language.choose("規則パック", "Pack"), reading.pack ?? language.choose("(一般の読み取り)", "(the general reader)"), to: &lines)
    return lines
  }

  private func add(_ name: String, _ value: String?, to lines: inout [String]) {
    guard let value else { return }
    lines.append(style(.heading, name + ": ") + TerminalText.line(value))
  }

  private func lines(of trust: Trust, _ reasons: [String]) -> [String] {
    let role: Style.Role =
      switch trust {
      case .genuine: .good
      case .unverified: .faint
      case .suspect: .warning
      case .spoofed: .urgent
      }
    return [style(.heading, language.choose("信頼度", "Trust") + ": ") + style(role, Words.text(for: trust, in: language))]
      + reasons.map { "  " + TerminalText.line(TrustReasonWords.text($0, in: language)) }
  }

  private func findingLines(_ reading: Reading) -> [String] {
    guard !reading.findings.isEmpty else { return [] }
    let words = FindingWords(language: language)
    return [style(.heading, language.choose("読み取ったもの", "Recognised"))]
      + reading.findings.map { finding in
        let text = finding.text.isEmpty ? "" : "「\(finding.text)」 "
        return "  " + DisplayWidth.padded(words.role(finding), to: 14) + " " + TerminalText.line(text + words.text(finding))
      }
  }

  private func eventLines(_ event: Event, in reading: Reading, number: Int) -> [String] {
    let kind = Words.text(for: event.kind, in: language)
    var lines = [style(.heading, language.choose("出来事 \(number): ", "Event \(number): ")) + "\(kind) (\(event.kind.rawValue))"]
    // An event found in a message inside this one is believed less than the message around it.
    if event.trustReasons != reading.trustReasons { lines += self.lines(of: event.trust, event.trustReasons).map { "  " + $0 } }
    let words = EventWords(language: language)
    lines += words.facts(of: event).map { "  " + DisplayWidth.padded($0.name, to: 14) + " " + $0.value }
    for evidence in event.evidence {
      lines.append(
        "  "
          + style(
            .faint, TerminalText.line(language.choose("根拠 ", "evidence ") + "\(words.name(ofMember: evidence.field)): 「\(evidence.text)」")))
    }
    let missing = words.missing(in: event)
    if !missing.isEmpty {
      lines.append("  " + language.choose("読み取れなかったもの: ", "not stated: ") + missing.joined(separator: language.choose("、", ", ")))
    }
    return lines
  }
}
