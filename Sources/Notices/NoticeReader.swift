public import Authentication
import Events
public import MIME
import Markup
import RulePacks

/// Reads notices: who speaks, what is said, which events follow.
///
/// Reading goes from cheap to dear and stops as soon as a message cannot be a notice: header, then the words of the text parts,
/// and only then lines, tables and links.
public struct NoticeReader: Sendable {
  let library: PackLibrary
  private let policy: TrustPolicy

  /// A reader with these packs, which believes whom the policy names.
  public init(packs: PackLibrary = .shipped, trust: TrustPolicy = TrustPolicy()) {
    library = packs
    var policy = trust
    // Platforms of shops are in the packs' table only.
    policy.domainNames = trust.domainNames?.adding(packs.domains)
    self.policy = policy
  }

  /// What a message says.
  ///
  /// Total: any message gives a reading.
  ///
  /// - Parameter explains: Whether the reading shall list what was recognised where, and judge the sender even where nothing
  ///   depends on it; both cost time.
  public func read(
    _ message: Message, context: MessageContext = MessageContext(), depth: ReadingDepth = .triaged, explains: Bool = false
  ) -> Reading {
    var (reading, forwarded, attached) = readAlone(message, context: context, depth: depth, explains: explains)
    guard reading.trust != .spoofed else { return reading }
    // The subject of a forwarded notice repeats what that says, but knows neither shop nor goods.
    var nested = forwarded.map { [readInside($0, of: reading, context, depth)] } ?? []
    if nested.allSatisfy(\.events.isEmpty), reading.events.isEmpty {
      nested += attached.map { readInside($0, of: reading, context, depth) }
    }
    if let fake = nested.first(where: { $0.trust == .spoofed }) { reading.doubt(because: fake) }
    let events = nested.flatMap(\.events)
    if !events.isEmpty {
      reading.events = Array(events.prefix(EventBuilder.maximumEvents)).map { $0.nested(in: reading) }
      reading.dismissal = nil
    }
    if reading.messageKey.isEmpty, !events.isEmpty || reading.trust == .suspect { reading.messageKey = MessageKey.key(of: message) }
    return reading
  }

  /// What a message inside another says.
  ///
  /// Results of receivers in there may be anybody's invention, so nobody is believed.
  private func readInside(_ message: Message, of outer: Reading, _ context: MessageContext, _ depth: ReadingDepth) -> Reading {
    NoticeReader(packs: library).readAlone(message, context: context, depth: depth, explains: false).reading
  }

  /// Reads what the author himself wrote, and names the messages inside of it.
  private func readAlone(
    _ message: Message, context: MessageContext, depth: ReadingDepth, explains: Bool
  ) -> (reading: Reading, forwarded: Message?, attached: [Message]) {
    let sender = message.from.first
    let subject = message.subject ?? ""
    let known = sender.flatMap { library.pack(forLocalPart: $0.localPart, domain: $0.domain) }
    let isBulk = isBulk(message.header)
    // Advertising comes from addresses of the sender's own domain too: only listed addresses lift it above other bulk mail.
    let isListed = known?.role != nil || known != nil && !isBulk
    let request = Request(
      message: message, sender: sender, subject: subject, known: known, isBulk: isBulk, context: context, explains: explains)
    var reading = Reading(
      messageKey: "", sender: sender, subject: message.subject, date: request.date, pack: isListed ? known?.pack.name : nil,
      trust: .unverified,
      trustReasons: [], brand: nil, events: [], dismissal: nil, findings: [])
    let judge = TrustJudge(message, sender: sender, pack: known?.pack.name, library: library, policy: policy)
    // A fake is to be counted as one, also when it speaks of no order.
    let isTriaged = depth == .triaged && !judge.suspectsFake
    if isTriaged, known?.role == .newsletter {
      reading.dismissal = Dismissal(code: .newsletter, detail: "")
      return (reading, nil, [])
    }
    let bodies = MessageBodies(message)
    if isTriaged, !isListed {
      let isLikelyAdvertising = isBulk && !hasNoticeWord(FoldedText(subject.utf8).bytes)
      let cues = cues(subject, bodies, textPartSuffices: isLikelyAdvertising)
      // Shops send notices through the systems that send their advertising; those name the order.
      if isLikelyAdvertising, !cues.contains([.statement, .number]) {
        reading.dismissal = Dismissal(code: .bulk, detail: subject)
        return (reading, nil, bodies.attachedMessages)
      }
      guard cues.mayState else {
        reading.dismissal = Dismissal(code: .noCue, detail: "")
        return (reading, nil, bodies.attachedMessages)
      }
    }
    let forwarded = understand(request, bodies: bodies, judge, into: &reading)
    if known?.role == .newsletter, reading.dismissal?.code != .spoofed {
      reading.events = []
      reading.dismissal = Dismissal(code: .newsletter, detail: sender?.address ?? "")
    }
    return (reading, forwarded, bodies.attachedMessages)
  }

  // MARK: Understanding

  /// Reads the pages of a message; gives back the message that is forwarded in its text.
  private func understand(_ request: Request, bodies: MessageBodies, _ judge: TrustJudge, into reading: inout Reading) -> Message? {
    var best: (events: [Event], dismissal: Dismissal?, interpretation: Interpretation)?
    let pages = bodies.pages()
    var interpretations: [Interpretation] = []
    func interpret(_ page: Page) -> Interpretation {
      let interpretation = Interpretation(subject: request.subject, page: page, packs: library.packs, sender: request.known)
      interpretations.append(interpretation)
      return interpretation
    }
    for (index, page) in pages.enumerated() {
      // An HTML part beside a text part that states nothing is built only if its words could state something.
      if index > 0, best?.events.isEmpty == true, request.known == nil, !request.explains,
        !cues(inPagesOf: bodies).mayState
      {
        break
      }
      let interpretation = interpret(page())
      let (events, dismissal) = builder(interpretation, request).events()
      if best == nil || Self.richness(events) > Self.richness(best?.events ?? []), Self.reportsTheSame(events, best?.events ?? []) {
        best = (events, dismissal, interpretation)
      }
      // The text part is written for reading; the HTML part is asked only when it says too little.
      if let first = best?.events.first, first.orderNumber != nil || !first.trackingNumbers.isEmpty, !first.items.isEmpty { break }
      if best?.dismissal?.code == .rule || best?.dismissal?.code == .otherMail { break }
    }
    guard let best else { return nil }
    let forwarded = ForwardedMessage.rebuilt(from: best.interpretation)
    reading.dismissal = best.dismissal
    if request.explains {
      reading.findings = Explanation.findings(in: best.interpretation) + builder(best.interpretation, request).conclusions()
      reading.repairs =
        (bodies.diagnostics + request.message.fieldDiagnostics).map(\.detail) + best.interpretation.page.diagnostics.map(\.description)
    }
    guard request.explains || !best.events.isEmpty || judge.concernsBrand else {
      if reading.pack != nil { reading.messageKey = MessageKey.key(of: request.message) }
      return forwarded
    }
    // A fake may put a harmless part beside the one that its reader sees.
    for page in pages[interpretations.count...] { _ = interpret(page()) }
    let verdict = judge.verdict(on: interpretations, bodies)
    reading.trust = verdict.trust
    reading.trustReasons = verdict.reasons
    reading.brand = verdict.brand
    reading.messageKey = MessageKey.key(of: request.message)
    guard verdict.trust != .spoofed else {
      reading.dismissal = Dismissal(code: .spoofed, detail: verdict.reasons.first ?? "")
      return forwarded
    }
    reading.events = EventBuilder.identified(best.events, messageKey: reading.messageKey).map { event in
      var event = event
      event.trust = verdict.trust
      event.trustReasons = verdict.reasons
      return event
    }
    return forwarded
  }

  private func builder(_ interpretation: Interpretation, _ request: Request) -> EventBuilder {
    EventBuilder(
      interpretation: interpretation, reference: request.reference,
      merchant: request.known?.pack.merchant ?? request.sender.map { library.domains.registrableDomain(of: $0.domain) },
      senderName: request.senderName, isBulk: request.isBulk,
      isMallShop: request.known == nil && request.senderName.map(library.brands.isShop(named:)) ?? false)
  }

  /// Whether events of another part only say more of what the better known ones report; those of a part that reported nothing always do.
  private static func reportsTheSame(_ events: [Event], _ known: [Event]) -> Bool {
    known.isEmpty || known.first?.orderNumber == nil && known.first?.trackingNumbers.isEmpty == true
      || events.map(\.kind) == known.map(\.kind) && events.map(\.orderNumber) == known.map(\.orderNumber)
  }

  private static func richness(_ events: [Event]) -> Int {
    events.reduce(0) { sum, event in
      sum + 10 + (event.orderNumber == nil ? 0 : 5) + (event.items.isEmpty ? 0 : 2) + (event.trackingNumbers.isEmpty ? 0 : 2)
        + (event.amount == nil ? 0 : 1)
    }
  }
}

/// One message to be read, with what its header says.
private struct Request {
  let message: Message
  let sender: MailAddress?
  let subject: String
  let known: (index: Int, pack: RulePack, role: RulePack.SenderRole?)?
  let isBulk: Bool
  let context: MessageContext
  let explains: Bool

  var date: Timestamp? { message.date.map { Timestamp(secondsSince1970: $0.secondsSince1970) } }

  var reference: MessageReference {
    MessageReference(
      id: message.messageID, from: sender?.address, subject: subject.isEmpty ? nil : subject, date: date, source: context.source,
      folder: context.folder, spam: context.isSpam, references: Array(Set(message.references + message.inReplyTo)).sorted())
  }

  /// `ことりマート - Amazonマーケットプレイス` → `ことりマート`.
  var senderName: String? {
    sender?.displayName?.split(separator: " - ", maxSplits: 1).first.map { String($0).trimmingIdeographicBlanks() }
  }
}
