import Events
import RulePacks

/// Finds where a letter says between the lines that goods come later than promised.
///
/// It promises a later day or asks for patience, and near by are at least two of: a trouble, an apology, a promise that was broken.
/// 「染料の乾きが悪く、発送は25日頃になってしまいます。申し訳ございません」. None of them is a delay by itself.
struct Lateness {
  let text: NoticeText
  let phrases: Phrases
  let messageDay: CalendarDay
  /// Whether words stand in the sender's own text, outside of rules and quoted mail.
  let isInMainText: (Range<Int>) -> Bool

  private var dates: DateReader { DateReader(bytes: text.bytes, messageDay: messageDay) }

  /// Sentences between the promise and what tells that it is a late one.
  private static let reach = 3
  /// How many signs there must be.
  private static let signsNeeded = 2

  /// The words that promise the later day or ask for patience, and whether both a trouble and a broken promise are beside them.
  func promise() -> (range: Range<Int>, isCertain: Bool)? {
    let signs = [
      near(.trouble), near(.brokenPromise),
      // 「ご返信が遅くなり申し訳ございません」
      near(.regret) { phrases.all(.message, in: text.sentence(at: $0.lowerBound)).isEmpty },
    ]
    func count(_ sentence: Int) -> Int { signs.count { $0.contains(sentence) } }
    for number in Set(signs.joined()).sorted() where count(number) >= Self.signsNeeded {
      let sentence = text.sentence(at: text.sentenceStarts[number])
      let isCertain = signs[0].contains(number) && signs[1].contains(number)
      guard isInMainText(sentence), !text.isSubject(sentence), promises(sentence, isCertain: isCertain) else { continue }
      return (sentence, isCertain)
    }
    return nil
  }

  /// The sentences around the phrases of a role that are under no condition.
  private func near(_ role: PhraseRole, where counts: (Range<Int>) -> Bool = { _ in true }) -> Set<Int> {
    let hits = phrases.all(role).prefix(NoticeLimits.candidates).map(\.range)
    return text.sentences(near: hits.filter { isInMainText($0) && !isNoFact($0, role) && counts($0) }, within: Self.reach)
  }

  /// Whether words stand under a condition, or tell of a former season.
  private func isNoFact(_ range: Range<Int>, _ role: PhraseRole) -> Bool {
    let modality = ModalityReader(text: text, phrases: phrases)
    if modality.isUnderCondition(before: range.lowerBound) { return true }
    let sentence = text.sentence(at: range.lowerBound)
    if !phrases.all(.formerTime, in: sentence.lowerBound..<range.lowerBound).isEmpty { return true }
    if !phrases.all(.otherObject, in: sentence).isEmpty, phrases.all(.orderContext, in: sentence).isEmpty { return true }
    switch modality.modality(after: range)?.modality {
    case .conditional, .potential: return true
    // 「破損の心配はございません」, and not 「足りません」
    case .negated: return role == .trouble && !LineShape.endsInHiragana(text.bytes[range])
    // 「お約束の日にお届けできましたでしょうか」
    case .asked: return role == .brokenPromise
    default: return false
    }
  }

  /// 「いま少しお待ちください」, or a time to come, beside the words for what comes then unless all is said.
  private func promises(_ sentence: Range<Int>, isCertain: Bool) -> Bool {
    // 「25日に変更とのこと、かしこまりました」 grants a wish.
    guard phrases.all(.acceptance, in: sentence).isEmpty else { return false }
    if phrases.all(.wait, in: sentence).contains(where: { !isNoFact($0.range, .wait) }) { return true }
    guard isCertain || phrases.all(.delivery, in: sentence).contains(where: { !isNoFact($0.range, .delivery) }) else { return false }
    return !phrases.all(.laterTime, in: sentence).isEmpty || namesLaterDay(sentence)
  }

  private func namesLaterDay(_ sentence: Range<Int>) -> Bool {
    guard phrases.all(.response, in: sentence).isEmpty else { return false }
    let days = dates.spans(in: sentence) + dates.daysAlone(in: sentence)
    return days.contains { ($0.until ?? $0.from).map { $0.day > messageDay } ?? false }
  }
}
