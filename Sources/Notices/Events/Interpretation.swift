import Events
import MIME
import Markup
import RulePacks

/// Whose words a subject is.
enum SubjectKind {
  /// The sender's own.
  case own
  /// That of the mail answered: written by who knows whom.
  case answered
  /// That of the mail forwarded.
  case forwarded
}

/// What one page of a message says: text part and HTML part are interpreted apart, and the better one is kept.
struct Interpretation {
  let text: NoticeText
  let phrases: Phrases
  let page: Page
  let labels: LabelValues
  let finder: StatementFinder
  /// What is known of the sender.
  let pack: RulePack?
  /// What is known of the shop system that made the mail of a sender who has no pack.
  let system: RulePack?
  private let packIndex: Int?
  let role: RulePack.SenderRole?
  /// The message forwarded or quoted below.
  let forwarded: ForwardedBlock?

  init(subject: String, page: Page, packs: CompiledPacks, sender: (index: Int, pack: RulePack, role: RulePack.SenderRole?)?) {
    var text = NoticeText(subject: subject, page: page)
    let phrases = Phrases(in: text.bytes, packs: packs, pack: sender?.index)
    forwarded = ForwardedBlock.first(in: text, phrases: phrases)
    Sections.mark(&text, phrases: phrases, quotedFrom: forwarded?.firstLine)
    self.text = text
    self.phrases = phrases
    self.page = page
    labels = LabelValues(text: text, phrases: phrases)
    finder = StatementFinder(text: text, phrases: phrases)
    pack = sender?.pack
    system = phrases.mark.map { packs.pack(at: $0.pack) }
    packIndex = sender?.index ?? phrases.mark?.pack
    role = sender?.role
  }

  /// Whose words the subject is, by the prefix that mail programs give it.
  var subjectKind: SubjectKind {
    let prefix = phrases.all(.forward).first { $0.range.lowerBound == 0 && text.isSubject($0.range) }
    switch prefix.flatMap({ ForwardPart(rawValue: $0.value) }) {
    case .answerPrefix: return .answered
    case .subjectPrefix: return .forwarded
    default: return .own
    }
  }

  /// Whether a hit counts: in the subject, or in the body outside of quoted mail and other goods.
  func isReadable(_ range: Range<Int>) -> Bool {
    if text.isSubject(range) { return true }
    let line = text.lines[text.lineIndex(at: range.lowerBound)]
    return line.quoteDepth == 0 && line.section != .cut && line.section != .quote
  }

  // MARK: Rules of the pack

  /// The first rule of the sender's pack, or of his shop system's, whose conditions are met, its name, and the words that met them.
  func matchingRule() -> (rule: RulePack.Rule, name: String, range: Range<Int>)? {
    // Shops and sellers inside a mall write in words of their own.
    guard let pack = pack ?? system, let packIndex, role != .shops, role != .sellers else { return nil }
    var met: [Int: Range<Int>] = [:]
    for hit in phrases.all(.condition) where hit.pack == packIndex && isReadable(hit.range) {
      let slot = RuleSlot(rawValue: hit.value % 4)
      let isInSubject = text.isSubject(hit.range)
      guard slot == .unless || (slot == .subject) == isInSubject else { continue }
      guard pack.rules.indices.contains(hit.value / 4),
        slot == .unless || self.pack != nil || holds(hit.range, for: pack.rules[hit.value / 4])
      else { continue }
      if met[hit.value] == nil { met[hit.value] = hit.range }
    }
    for (index, rule) in pack.rules.enumerated() {
      func range(_ slot: RuleSlot) -> Range<Int>? { met[index * 4 + slot.rawValue] }
      guard range(.unless) == nil, rule.subject.isEmpty || range(.subject) != nil, rule.body.isEmpty || range(.body) != nil,
        let words = range(.body) ?? range(.subject)
      else { continue }
      return (rule, "\(pack.name)/\(rule.id)", words)
    }
    return nil
  }

  /// A system's rules rest on its own words, which its shops may as well speak of or put under a condition.
  private func holds(_ range: Range<Int>, for rule: RulePack.Rule) -> Bool {
    rule.kinds.first.map { finder.holds(range, for: $0) } ?? true
  }

  // MARK: Other mail

  /// A phrase by which the message is something else than a notice to a buyer.
  func dismissingPhrase() -> Range<Int>? {
    let subject = phrases.all(.dismissSubject).first { text.isSubject($0.range) }
    let body = phrases.all(.dismissBody).first { !text.isSubject($0.range) && isReadable($0.range) }
    guard let range = (subject ?? body)?.range else { return nil }
    // A shop may put an apology for a cancellation under any subject.
    let isStrong = finder.statements.contains {
      switch $0.kind {
      case .cancelled, .cancelRequested, .refunded, .delayed: $0.weight >= 0.85 && !$0.isInSubject
      default: false
      }
    }
    // 「ご登録いただいた商品が再入荷しました」, 「レビューのお礼に100ポイントを進呈いたしました」
    let isGift = finder.statements.contains { ($0.kind == .restocked || $0.kind == .credited) && $0.isPlainlyDone }
    if isGift, body == nil { return nil }
    // 「発送のお知らせ／アンケートのお願い」: the subject names the news beside the other matter.
    let isSubjectToo = finder.statements.contains { statement in
      !statement.isInSubject && statement.isPlainlyDone && finder.statements.contains { $0.isInSubject && $0.kind == statement.kind }
    }
    let numbers = labels.all(.orderNumber) + labels.all(.receptionNumber)
    return (isStrong || isSubjectToo) && body == nil && numbers.contains { isReadable($0.label) } ? nil : range
  }
}
