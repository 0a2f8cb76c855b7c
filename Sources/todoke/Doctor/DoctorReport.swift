import Events
import Ledger
import Orders

/// What `doctor` found, for people.
struct DoctorReport {
  let language: Language
  let style: Style

  func lines(for facts: DoctorFacts) -> [String] {
    var lines = [
      fact(language.choose("台帳", "Ledger"), facts.ledgerPath),
      fact(
        language.choose("出来事", "Events"), facts.eventCount.map(String.init) ?? language.choose("(まだ台帳がありません)", "(there is no ledger yet)")),
      fact(language.choose("設定", "Configuration"), facts.configurationPath ?? language.choose("(なし)", "(none)")),
      fact(
        language.choose("信頼するサーバー", "Trusted servers"),
        facts.trustedServers.isEmpty
          ? language.choose("(なし。todoke doctor メールボックス で調べられます)", "(none; todoke doctor MAILBOX finds them)")
          : facts.trustedServers.joined(separator: ", ")),
      fact(language.choose("規則パック", "Rule packs"), String(facts.packCount)),
    ]
    if facts.isRoot {
      lines.append(style(.warning, language.choose("root で実行しています。台帳は自分の利用者で使ってください", "running as root; use a ledger as its own user")))
    }
    if facts.spoofedCount + facts.suspectCount > 0 {
      let counts = language.choose(
        "なりすまし \(facts.spoofedCount) 通、疑わしいもの \(facts.suspectCount) 通(todoke phishing)",
        "\(facts.spoofedCount) spoofed, \(facts.suspectCount) suspect (todoke phishing)")
      lines.append(fact(language.choose("偽メール", "Fakes"), counts))
    }
    lines += senderLines(facts.senders) + policyLines(facts.policies)
    return lines
  }

  private func fact(_ name: String, _ value: String) -> String {
    style(.heading, DisplayWidth.padded(name, to: 20)) + TerminalText.line(value)
  }

  private func senderLines(_ senders: [SenderStatistics]) -> [String] {
    guard !senders.isEmpty else { return [] }
    var lines = ["", style(.heading, language.choose("差出人ごとの通知", "Notices by sender"))]
    for sender in senders {
      let counts = language.choose(
        "読めた \(sender.read) 通、読めなかった \(sender.unread) 通", "\(sender.read) understood, \(sender.unread) not understood")
      lines.append("  " + DisplayWidth.padded(TerminalText.line(sender.domain), to: 32) + " " + counts)
      if let since = sender.unreadSince, sender.read > 0 {
        let warning = language.choose(
          "    \(since.day) から読めていません。書式が変わったのかもしれません", "    not understood since \(since.day); its templates may have changed")
        lines.append(style(.warning, warning))
      }
    }
    return lines
  }

  private func policyLines(_ policies: Policies) -> [String] {
    let text = policies.json.object?.filter { $0.name != "rules" } ?? []
    return ["", style(.heading, language.choose("判断の基準(policies.yaml で変えられます)", "Policies in force (policies.yaml changes them)"))]
      + text.map { "  \($0.name): " + TerminalText.line($0.value.line) }
  }

  // MARK: Whom to trust

  func lines(for study: AuthservStudy) -> [String] {
    var lines = [
      language.choose(
        "届いたメール \(study.messages) 通の、いちばん上の Authentication-Results:",
        "The topmost Authentication-Results of \(study.messages) received messages:")
    ]
    for (name, server) in study.ranking.prefix(10) { lines.append("  " + line(name, server, of: study.messages)) }
    let proposals = study.proposals
    guard !proposals.isEmpty || study.proposesNameless else {
      return lines + ["", language.choose("信頼を勧められるサーバーはありません。", "No server can be recommended for trust.")]
    }
    lines += [
      "",
      language.choose(
        "自分のメールサーバーの名前なら、config.yaml に書き加えてください(読み込み済みのメールには、そのあと todoke import --again):",
        "If these are your own mail servers, add them to config.yaml (then todoke import --again, for mail that was read before):"),
    ]
    if !proposals.isEmpty { lines.append("authserv:") }
    for (name, server) in proposals {
      // Nobody but a server itself knows that it wrote what bears its name.
      let mark = Self.isOwn(server) ? "" : "#"
      lines.append("  # " + evidence(server, of: study.messages))
      lines.append("\(mark)  - id: " + TerminalText.line(name))
      lines.append("\(mark)    methods: [\(server.usualMethods.joined(separator: ", "))]")
    }
    if study.proposesNameless { lines.append("authservNameless: true") }
    return lines
  }

  private func line(_ name: String, _ server: AuthservStudy.Server, of messages: Int) -> String {
    let shown = name.isEmpty ? language.choose("(名前なし)", "(nameless)") : TerminalText.line(name)
    let methods = server.methods.sorted { $0.key < $1.key }.map { "\($0.key) \(Self.share($0.value, of: server.messages)) %" }
    return "\(Self.share(server.messages, of: messages)) %  \(server.messages)  \(shown)  (\(methods.joined(separator: ", ")))"
  }

  private func evidence(_ server: AuthservStudy.Server, of messages: Int) -> String {
    let days = [server.first, server.last].compactMap { $0?.day.description }
    let span = Set(days).count == 2 ? language.choose("、\(days[0])〜\(days[1])", ", \(days[0]) to \(days[1])") : ""
    let share = Self.share(server.messages, of: messages)
    let isOwn = Self.isOwn(server)
    return language.choose(
      "\(server.messages) 通(\(share) %)、差出人のドメイン \(server.senders.count) 個\(span)"
        + (isOwn ? "。受け取ったのも同じサーバー" : "。受け取ったのは別の名前のサーバー: 自分の契約先と分かる場合だけ # を外す"),
      "on \(server.messages) messages (\(share) %) of \(server.senders.count) senders' domains\(span)"
        + (isOwn ? "; the same server took them in" : "; others took them in: uncomment only if you know it as your provider's"))
  }

  private static func isOwn(_ server: AuthservStudy.Server) -> Bool { server.takenIn * 2 > server.messages }

  private static func share(_ part: Int, of whole: Int) -> Int { whole > 0 ? part * 100 / whole : 0 }
}
