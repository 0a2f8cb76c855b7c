import MIME
import Markup
import RulePacks

/// What can be told of a message before its lines are read.
extension NoticeReader {
  /// Mail to many says so (RFC 2369, RFC 2919).
  func isBulk(_ header: Header) -> Bool {
    header.first("List-Unsubscribe") != nil || header.first("List-Id") != nil
      || header.first("Precedence").map { $0.text.lowercased().contains("bulk") || $0.text.lowercased().contains("list") } == true
  }

  func hasNoticeWord(_ folded: [UInt8]) -> Bool {
    var found = false
    library.packs.automaton.forEachMatch(in: folded) { match in
      found =
        found
        || library.packs.uses(ofPhrase: match.phrase).contains { $0.role == .stem || $0.role == .statement || $0.role == .orderContext }
    }
    return found
  }

  /// What the words of a message could be part of, line ends passed over: mailers wrap lines anywhere, also inside words.
  struct Cues: OptionSet {
    let rawValue: Int
    /// Something that happened.
    static let statement = Cues(rawValue: 1)
    /// The label of an order or tracking number.
    static let number = Cues(rawValue: 2)
    /// A carrier or the label of a parcel's number, and a number that may be a parcel's.
    static let parcel = Cues(rawValue: 4)

    /// Whether something may be stated, in these words or between the lines.
    var mayState: Bool { contains(.statement) || contains(.parcel) }
  }

  /// - Parameter textPartSuffices: Whether a text part that is more than a pointer to the HTML part is believed to say the same.
  func cues(_ subject: String, _ bodies: MessageBodies, textPartSuffices: Bool) -> Cues {
    var cues = cues(in: FoldedText(subject.utf8))
    if let plain = bodies.plain { cues.formUnion(self.cues(in: FoldedText(plain, joinsLines: true))) }
    if textPartSuffices, let plain = bodies.plain, plain.count >= Self.substantialText { return cues }
    return cues.union(self.cues(inPagesOf: bodies))
  }

  /// What the words of the HTML parts could be part of.
  func cues(inPagesOf bodies: MessageBodies) -> Cues {
    bodies.html.reduce(into: []) { cues, html in
      cues.formUnion(self.cues(in: FoldedText(visibleText(ofHTML: html[...]), joinsLines: true)))
    }
  }

  /// Bytes from which a text part is more than 「HTMLメールに対応した環境でご覧ください」.
  private static let substantialText = 600

  func cues(in text: FoldedText) -> Cues {
    var cues: Cues = []
    var (namesCarrier, labelsParcel) = (false, false)
    var signs: Set<PhraseRole> = []
    library.packs.automaton.forEachMatch(in: text.bytes) { match in
      for use in library.packs.uses(ofPhrase: match.phrase) {
        switch use.role {
        case .stem, .statement: cues.insert(.statement)
        case .condition where library.packs.identities[use.pack].isSystem: cues.insert(.statement)
        case .label where use.value == LabelField.orderNumber.rawValue: cues.insert(.number)
        case .label where LabelField(rawValue: use.value)?.isParcel == true:
          cues.insert(.number)
          labelsParcel = true
        case .carrier: namesCarrier = true
        case .trouble, .brokenPromise, .wait, .delivery, .handover: signs.insert(use.role)
        default: break
        }
      }
    }
    let maySayLate = signs.contains(.trouble) || signs.contains(.brokenPromise)
    if maySayLate && signs.count > 1 || namesCarrier && signs.contains(.handover) { cues.insert(.statement) }
    guard !cues.contains(.statement), namesCarrier || labelsParcel else { return cues }
    let numbers = NumberReader(bytes: text.bytes, shapes: [])
    if labelsParcel && numbers.holdsLabelledParcel || namesCarrier && numbers.holdsParcel { cues.insert(.parcel) }
    return cues
  }
}
