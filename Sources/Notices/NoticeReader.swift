import Events
public import MIME
import Markup
import RulePacks

/// Reads notices: who speaks, what is said, which events follow.
///
/// Reading goes from cheap to dear and stops as soon as a message cannot be a notice: header, then the words of the text parts,
/// and only then lines, tables and links.
public struct NoticeReader: Sendable {
  private let library: PackLibrary
  private let policy: TrustPolicy

  /// A reader with these packs, which believes whom the policy names.
  public init(packs: PackLibrary = .shipped, trust: TrustPolicy = TrustPolicy()) {
    library = packs
    policy = trust
  }

  /// What a message says. Total: any message gives a reading.
  public func read(_ message: Message, context: MessageContext = MessageContext(), depth: ReadingDepth = .triaged) -> Reading {
    let sender = message.from.first
    let subject = message.subject ?? ""
    let pack = sender.flatMap { library.pack(forLocalPart: $0.localPart, domain: $0.domain) }
    var reading = Reading(
      messageKey: "", sender: sender, subject: message.subject, date: date(of: message), pack: pack?.pack.name, trust: .unverified,
      trustReasons: [], brand: nil, events: [], dismissal: nil, findings: [])
    let isBulk = isBulk(message.header)
    if depth == .triaged {
      reading.dismissal = dismissalByHeader(subject, role: pack?.role, isKnown: pack != nil, isBulk: isBulk)
      if reading.dismissal != nil { return reading }
    }
    let bodies = Bodies(message)
    guard depth == .thorough || pack != nil || hasCue(subject, bodies) else {
      reading.dismissal = Dismissal(code: .noCue, detail: "")
      return reading
    }
    understand(message, subject: subject, bodies: bodies, pack: pack, isBulk: isBulk, context: context, into: &reading)
    if reading.dismissal == nil, pack?.role == .newsletter {
      reading.events = []
      reading.dismissal = Dismissal(code: .newsletter, detail: sender?.address ?? "")
    }
    return reading
  }

  // MARK: From cheap to dear

  private func dismissalByHeader(_ subject: String, role: RulePack.SenderRole?, isKnown: Bool, isBulk: Bool) -> Dismissal? {
    if role == .newsletter { return Dismissal(code: .newsletter, detail: "") }
    guard isBulk, !isKnown else { return nil }
    return hasNoticeWord(FoldedText(subject.utf8).bytes) ? nil : Dismissal(code: .bulk, detail: subject)
  }

  /// Mail to many says so (RFC 2369, RFC 2919).
  private func isBulk(_ header: Header) -> Bool {
    header.first("List-Unsubscribe") != nil || header.first("List-Id") != nil
      || header.first("Precedence").map { $0.text.lowercased().contains("bulk") || $0.text.lowercased().contains("list") } == true
  }

  private func hasNoticeWord(_ folded: [UInt8]) -> Bool {
    var found = false
    library.packs.automaton.forEachMatch(in: folded) { match in
      found = found || library.packs.uses(ofPhrase: match.phrase).contains { $0.role == .stem || $0.role == .statement || $0.role == .condition || $0.role == .orderContext }
    }
    return found
  }

  /// Whether subject or any text part holds words that a notice must have.
  private func hasCue(_ subject: String, _ bodies: Bodies) -> Bool {
    if hasStatementWord(FoldedText(subject.utf8).bytes) { return true }
    if let plain = bodies.plain, hasStatementWord(FoldedText(plain).bytes) { return true }
    if let html = bodies.html, hasStatementWord(FoldedText(visibleText(ofHTML: html[...])).bytes) { return true }
    return false
  }

  private func hasStatementWord(_ folded: [UInt8]) -> Bool {
    var found = false
    library.packs.automaton.forEachMatch(in: folded) { match in
      found = found || library.packs.uses(ofPhrase: match.phrase).contains { $0.role == .stem || $0.role == .statement }
    }
    return found
  }

  // MARK: Understanding

  private func understand(
    _ message: Message, subject: String, bodies: Bodies, pack: (index: Int, pack: RulePack, role: RulePack.SenderRole?)?, isBulk: Bool,
    context: MessageContext, into reading: inout Reading
  ) {
    let pages = bodies.pages()
    let interpretations = pages.map { Interpretation(subject: subject, page: $0, packs: library.packs, sender: pack) }
    guard let last = interpretations.last else { return }
    // Links stand in the HTML part, the last alternative.
    let judge = TrustJudge(packs: library.packs, policy: policy, domains: library.domains)
    let verdict = judge.verdict(
      on: TrustJudge.Case(message: message, sender: reading.sender, text: last.text, phrases: last.phrases, page: last.page, pack: pack?.pack,
        role: pack?.role))
    reading.trust = verdict.trust
    reading.trustReasons = verdict.reasons
    reading.brand = verdict.brand
    reading.messageKey = MessageKey.key(of: message)
    let reference = reference(to: message, reading, context)
    var best: (events: [Event], dismissal: Dismissal?, interpretation: Interpretation)?
    for interpretation in interpretations {
      let builder = EventBuilder(
        interpretation: interpretation, reference: reference, messageKey: reading.messageKey,
        merchant: pack?.pack.merchant ?? reading.sender.map { library.domains.registrableDomain(of: $0.domain) },
        senderName: senderName(reading.sender), isBulk: isBulk, isReply: isReply(subject, message))
      let (events, dismissal) = builder.events()
      if best == nil || Self.richness(events) > Self.richness(best?.events ?? []) { best = (events, dismissal, interpretation) }
      // The text part is written for reading; the HTML part is asked only when it says too little.
      if let first = best?.events.first, first.orderNumber != nil || !first.trackingNumbers.isEmpty { break }
      if best?.dismissal?.code == .rule || best?.dismissal?.code == .otherMail { break }
    }
    guard let best else { return }
    reading.findings = Explanation.findings(in: best.interpretation)
    guard verdict.trust != .spoofed else {
      reading.dismissal = Dismissal(code: .spoofed, detail: verdict.reasons.first ?? "")
      return
    }
    reading.dismissal = best.dismissal
    reading.events = best.events.map { event in
      var event = event
      event.trust = verdict.trust
      event.trustReasons = verdict.reasons
      return event
    }
  }

  private static func richness(_ events: [Event]) -> Int {
    events.reduce(0) { sum, event in
      sum + 10 + (event.orderNumber == nil ? 0 : 5) + (event.items.isEmpty ? 0 : 2) + (event.trackingNumbers.isEmpty ? 0 : 2) + (event.amount == nil ? 0 : 1)
    }
  }

  private func date(of message: Message) -> Timestamp? { message.date.map { Timestamp(secondsSince1970: $0.secondsSince1970) } }

  private func reference(to message: Message, _ reading: Reading, _ context: MessageContext) -> MessageReference {
    MessageReference(
      id: message.messageID, from: reading.sender?.address, subject: reading.subject, date: reading.date, source: context.source,
      folder: context.folder, spam: context.isSpam, references: Array(Set(message.references + message.inReplyTo)).sorted())
  }

  /// `ことりマート - Amazonマーケットプレイス` → `ことりマート`
  private func senderName(_ sender: MailAddress?) -> String? {
    guard let name = sender?.displayName else { return nil }
    let parts = name.split(separator: " - ", maxSplits: 1)
    return parts.first.map { String($0).trimmingIdeographicBlanks() }
  }

  private func isReply(_ subject: String, _ message: Message) -> Bool {
    subject.lowercased().hasPrefix("re:") || subject.lowercased().hasPrefix("fw:") || subject.lowercased().hasPrefix("fwd:")
  }
}

/// The texts of a message that are written for its reader.
private struct Bodies {
  private(set) var plain: [UInt8]?
  private(set) var html: [UInt8]?

  init(_ message: Message) {
    for part in message.structure().parts where part.isText && !part.isInsideMessage && part.disposition != "attachment" {
      switch part.contentType.subtype {
      case "html": if html == nil { html = part.text().utf8 }
      case "plain": plain = plain.map { $0 + [UInt8(ascii: "\n")] + part.text().utf8 } ?? part.text().utf8
      default: break
      }
    }
    if let text = plain, !text.contains(where: { $0 > 0x20 }) { plain = nil }
  }

  /// Text part first, HTML part last; an empty page when there is neither.
  func pages() -> [Page] {
    var pages: [Page] = []
    if let plain { pages.append(Page(plainText: plain)) }
    if let html { pages.append(Page(html: html)) }
    return pages.isEmpty ? [Page(plainText: [])] : pages
  }
}
