public import Events

/// What a user says of mail that something speaks against.
enum MailVerdict: Sendable, Hashable {
  case genuine, fake
}

/// The user's verdicts, by the ids of the events that they concern; his last word on each counts.
struct MailVerdicts {
  private var verdicts: [String: (moment: Timestamp?, verdict: MailVerdict)] = [:]

  /// Reads the reports among all events.
  init(of events: [Event]) {
    for event in events where event.kind == .reported {
      let verdict: MailVerdict
      switch event.report {
      case .mailIsGenuine: verdict = .genuine
      case .mailIsFake: verdict = .fake
      default: continue
      }
      for id in event.evidence where id.field == Self.field {
        if let known = verdicts[id.text], !Self.isLater(event.occurredAt, than: known.moment, verdict) { continue }
        verdicts[id.text] = (event.occurredAt, verdict)
      }
    }
  }

  subscript(event: Event) -> MailVerdict? { event.trust == .suspect ? verdicts[event.id]?.verdict : nil }

  /// The evidence of a report names the events by this.
  fileprivate static let field = "event"

  /// Of two words at the same moment doubt wins, in whatever order they are met.
  private static func isLater(_ moment: Timestamp?, than known: Timestamp?, _ verdict: MailVerdict) -> Bool {
    guard let moment, let known, moment != known else { return verdict == .fake }
    return moment > known
  }
}

extension Order {
  /// What a report that calls mail about this order genuine or a fake carries: the events of the suspect mail that lies there now, since it
  /// says nothing of what may come.
  public var suspectEvents: [Evidence] {
    timeline.filter { $0.event.trust == .suspect }.map { Evidence(field: MailVerdicts.field, text: $0.event.id) }
  }
}
