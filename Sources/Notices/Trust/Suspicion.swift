import MIME
import Markup
import RulePacks

/// Signs of a fake in unvouched mail that bears a brand's own address, added up.
///
/// Shape proves nothing for a mail, but real notices of a brand never have these; each weight is what the sign is worth alone.
struct Suspicion {
  /// From here on the mail is taken for a fake.
  static let spoofedWeight = 3
  /// From here on its events are held back.
  static let suspectWeight = 2

  private(set) var weight = 0
  private(set) var reasons: [String] = []

  init(_ subject: TrustJudge.Case, departure: LinkEvidence.Departure?, isListMail: Bool) {
    if let departure, departure.weight > 0 {
      add(departure.weight, "brand-and-link: asks the reader to act, or hides it, and links to \(departure.host)")
    } else if let departure, subject.pack?.peculiarities.contains(.linksToShops) != true {
      add(2, "off-brand-link: links to \(departure.host)")
    }
    if isListMail { add(2, "mailing-list: shops write to their buyers directly") }
    for hit in subject.phrases.all(.suspicion).prefix(NoticeLimits.findings) {
      add(hit.value, "turn-of-phrase: \(subject.text.words(hit.range))")
    }
    // Shops send pages as the mail itself; an attached one is a form that escapes the filters for links.
    if subject.bodies.hasAttachedPage { add(2, "attached-page: a page to be opened from the attachment") }
    if let number = malformedNumber(subject) { add(2, "wrong-number: \(number)") }
    // What is known of no notices of theirs is no sign either: some makers greet by the name of the account.
    if let pack = subject.pack, !pack.peculiarities.contains(.greetsByAccount), let greeting = greetingByAddress(subject) {
      add(2, "greets-by-address: \(greeting)")
    }
    if greetsNobody(subject) { add(2, "greets-nobody: a title without a name") }
    if lettersSetApart(in: subject.text.original) > 8 { add(3, "invisible-characters: they stand inside words") }
    if let zone = subject.message.date?.zoneOffset, zone == 8 * 3_600 { add(1, "time-zone: sent at +0800") }
  }

  private mutating func add(_ points: Int, _ reason: String) {
    guard !reasons.contains(reason) else { return }
    weight += points
    reasons.append(reason)
  }

  /// A number beside an order-number label that has none of the pack's shapes, though it is written like one, in a mail without any
  /// that has.
  private func malformedNumber(_ subject: TrustJudge.Case) -> String? {
    guard let pack = subject.pack, !pack.orderNumberShapes.isEmpty else { return nil }
    let bytes = subject.text.bytes
    let labels = LabelValues(text: subject.text, phrases: subject.phrases)
    let numbers = NumberReader(bytes: bytes, shapes: pack.orderNumberShapes)
    let malformed = labels.all(.orderNumber).lazy.compactMap { value in
      numbers.tokens(in: value.range).first { token in
        token.lowerBound - value.range.lowerBound <= 3 && !numbers.hasShape(token) && bytes[token].count(where: \.isDigit) >= 8
      }
    }.first
    guard let malformed, !numbers.tokens(in: bytes.indices).contains(where: numbers.hasShape) else { return nil }
    return subject.text.words(malformed)
  }

  /// `taro1234様`, `taro@example.jp 様`: a shop knows its buyer's name.
  private func greetingByAddress(_ subject: TrustJudge.Case) -> String? {
    guard let recipient = subject.message.to.first else { return nil }
    let names = [recipient.address, recipient.localPart].map { FoldedText.phrase($0) }
    for line in subject.text.lines.dropFirst().prefix(12) where !line.isBlank {
      let bytes = subject.text.bytes[line.range]
      for name in names where name.count >= 4 && bytes.starts(with: name) {
        let rest = bytes.dropFirst(name.count)
        if rest.isEmpty || rest.starts(with: Array("様".utf8)) || rest.starts(with: Array("さま".utf8)) {
          return subject.text.words(line.range)
        }
      }
    }
    return nil
  }

  /// A paragraph that begins with the title alone: the name before it was missing in the sender's list.
  private func greetsNobody(_ subject: TrustJudge.Case) -> Bool {
    let lines = subject.text.lines.dropFirst().prefix(12)
    return lines.indices.contains { index in
      subject.text.bytes[lines[index].range].elementsEqual("様".utf8) && (index == lines.startIndex || lines[index - 1].isBlank)
    }
  }

  /// How many letters stand alone between two invisible characters.
  ///
  /// Honest senders use those too: between phrases for line breaks, after pictographs, in rows to fill a preview.
  private func lettersSetApart(in text: [UInt8]) -> Int {
    var count = 0
    var lettersSinceInvisible: Int?
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar.value {
      case 0x200B...0x200D, 0x2060...0x2064, 0xFE00...0xFE0F:
        if lettersSinceInvisible == 1 { count += 1 }
        lettersSinceInvisible = 0
      default:
        // Asking for a scalar's properties is dear, and most texts have no invisible characters at all.
        guard let letters = lettersSinceInvisible else { continue }
        lettersSinceInvisible = letters <= 1 && scalar.properties.isAlphabetic ? letters + 1 : nil
      }
    }
    return count
  }
}
