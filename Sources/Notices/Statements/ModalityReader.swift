import Events
import RulePacks

/// Decides from the words behind a verbal noun how it is meant.
///
/// キャンセル*いたしました* is done, キャンセル*いたしましたら* a condition, キャンセル*手続きが完了* done, キャンセル*の場合は* a condition:
/// the first marker behind the noun counts, markers that follow it closely may change its meaning.
struct ModalityReader {
  let text: NoticeText
  let phrases: Phrases

  /// Farthest start of the first marker behind the noun, in bytes of folded text (15 kana or kanji).
  private static let reach = 45
  /// Farthest start of a marker behind the marker before it.
  private static let chainReach = 9

  /// Farthest start of a question behind a topic: キャンセルの*リクエストをお送り*いただけませんでしょうか.
  private static let questionReach = 60

  /// Most nouns that share one predicate.
  private static let maximumJoins = 4

  /// Farthest start of a short inflection (した, される), which belongs only to the noun it hangs on.
  private static let inflectionReach = 9
  /// Longest inflection counted as short, in bytes.
  private static let inflectionLength = 9

  /// How the noun at `range` is meant; nil when nothing behind it says so.
  ///
  /// `end` is where the deciding words end.
  func modality(after range: Range<Int>) -> (modality: Modality, end: Int)? { modality(after: range, joins: Self.maximumJoins) }

  private func modality(after range: Range<Int>, joins: Int) -> (modality: Modality, end: Int)? {
    if let end = endOfBrackets(at: range.upperBound) {
      // `ご注文のキャンセル（キャンセル料はいただきません）`: what is in brackets is no predicate.
      return end > range.upperBound ? modality(after: end - 1..<end, joins: joins) : nil
    }
    // 「8月お届け*分の*決済を行いました」: the noun goes on.
    if ["分の", "分に", "分を"].contains(where: { text.hasWord($0, at: range.upperBound) }) { return nil }
    // 「代金は発送*時の*お支払いとなっております」
    if ["時の", "時に", "時は", "時、"].contains(where: { text.hasWord($0, at: range.upperBound) }) { return nil }
    // 「9日午前中の*お届けで*手配し直しました」
    if text.hasWord("で", at: range.upperBound), !phrases.all(.stem, in: range).contains(where: { $0.value == Stem.cancel.rawValue }),
      !["でき", "です", "でし", "でご", "であ", "では", "でも"].contains(where: { text.hasWord($0, at: range.upperBound) })
    {
      return nil
    }
    let sentence = text.sentence(at: range.lowerBound)
    let nextNoun = phrases.all(.stem, in: range.upperBound..<sentence.upperBound).first { $0.range.lowerBound >= range.upperBound }
    // 「スリーパー*のみ*キャンセルにして、残りのお品は…」, whatever becomes of the rest
    if isContinued(range), isOfPart(range) { return (.doing, range.upperBound) }
    if joins > 0, let nextNoun, isJoined(range, to: nextNoun.range) { return modality(after: nextNoun.range, joins: joins - 1) }
    if joins > 0, let nextNoun, isContinued(range), let (shared, _) = modality(after: nextNoun.range, joins: 0), shared == .done {
      return (.done, range.upperBound)
    }
    // 「ご注文からお取り消しし、合計金額を変更いたしました」
    if isContinued(range), nextNoun == nil, endsInPast(sentence) { return (.done, range.upperBound) }
    // 「ご注文から取り消し、代金はご請求いたしません」: what follows denies something else.
    if isContinued(range), !phrases.all(.uncharged, in: range.upperBound..<sentence.upperBound).isEmpty {
      return (.doing, range.upperBound)
    }
    // 「こちらでキャンセル処理を行い、お支払い済みの代金はご返金いたします」
    if let end = endOfContinuedVerb(after: range) { return (sharedPredicate(from: end, in: sentence), end) }
    let markers = attached(deciding(phrases.all(.modality, in: range.upperBound..<sentence.upperBound)), to: range)
    guard let first = markers.first, first.range.lowerBound - range.upperBound <= Self.reach,
      var modality = Modality(rawValue: first.value)
    else { return nil }
    // `発送：12月27日正午までにお支払いを済ませていただいた分`: a label, and the predicate of something else.
    if text.bytes[range.upperBound...].first == UInt8(ascii: ":"), first.range.lowerBound - range.upperBound > Self.chainReach {
      return nil
    }
    // お届け分のご注文をキャンセルいたしました: the predicate is that of the nearer noun.
    if let nextNoun, nextNoun.range.lowerBound < first.range.lowerBound { return nil }
    var end = first.range.upperBound
    for marker in markers.dropFirst() {
      guard let next = Modality(rawValue: marker.value) else { break }
      let reach = modality == .topic && next == .asked ? Self.questionReach : Self.chainReach
      guard marker.range.lowerBound - end <= reach else { break }
      guard let combined = Self.combine(modality, next, distance: marker.range.lowerBound - end) else { break }
      modality = combined
      end = marker.range.upperBound
    }
    switch modality {
    case .ongoing: return (isReached(after: range, in: sentence) ? .done : .future, end)
    case .attributive: return (.topic, end)
    default: return (modality, end)
    }
  }

  /// The markers that may belong to a noun: a short inflection only near it, or right behind another marker (完了*しますと*).
  private func attached(_ markers: [Phrases.Hit], to noun: Range<Int>) -> [Phrases.Hit] {
    var attached: [Phrases.Hit] = []
    for marker in markers {
      let isNear = marker.range.lowerBound - noun.upperBound <= Self.inflectionReach
      let isChained = attached.last.map { marker.range.lowerBound - $0.range.upperBound <= 3 } ?? false
      if marker.value == Modality.negated.rawValue || !isInflection(marker.range) || isNear || isChained { attached.append(marker) }
    }
    return attached
  }

  /// Longest remark in brackets right behind a noun, in bytes.
  private static let longestRemark = 90

  /// Where brackets that open at a place close; nil if none open there or they are long.
  private func endOfBrackets(at position: Int) -> Int? {
    guard position < text.bytes.count, text.bytes[position] == UInt8(ascii: "("),
      let close = text.bytes[position..<min(text.bytes.count, position + Self.longestRemark)].firstIndex(of: UInt8(ascii: ")"))
    else { return nil }
    return close + 1
  }

  /// Whether a noun shares its predicate with the next one: a continuative follows it, and little else stands between that and the noun.
  private func isJoined(_ range: Range<Int>, to next: Range<Int>) -> Bool {
    phrases.all(.continuative, in: range.upperBound..<next.lowerBound).contains {
      $0.range.lowerBound == range.upperBound && $0.range.upperBound <= next.lowerBound
        && ($0.range.count > 6 || next.lowerBound - $0.range.upperBound <= Self.chainReach)
    }
  }

  /// Whether a verb stands in the form that goes on to the end of the sentence: ご注文を*取り消し、*その他の商品を本日出荷いたしました.
  private func isContinued(_ range: Range<Int>) -> Bool {
    // し、 (い in 行い is no end of a stem)
    let isVerb = text.bytes[range].suffix(3).elementsEqual([0xE3, 0x81, 0x97])
    let isFollowedByVerb = ["し、", "いたし、", "にして、", "とし、", "として、", "にし、"].contains { text.hasWord($0, at: range.upperBound) }
    return isFollowedByVerb || isVerb && text.bytes[range.upperBound...].starts(with: "、".utf8)
  }

  /// Whether the clause before a noun says that only a part is meant.
  private func isOfPart(_ range: Range<Int>) -> Bool {
    let clause = text.bytes[text.clause(endingAt: range.lowerBound)]
    return ["のみ", "だけ"].contains { WordSearch.firstIndex(of: Array($0.utf8), in: clause) != nil }
  }

  /// Where a verb of the noun's own goes on to the end of the sentence: キャンセル処理*を行い、*.
  private func endOfContinuedVerb(after noun: Range<Int>) -> Int? {
    let end = clauseEnd(after: noun.upperBound)
    // 、 in UTF-8
    guard end < text.bytes.count, text.bytes[end...].starts(with: [0xE3, 0x80, 0x81]) else { return nil }
    let verbs = phrases.all(.continuative, in: noun.upperBound..<end)
    return verbs.contains { $0.range.upperBound == end && $0.range.count > 6 } ? end : nil
  }

  /// How the next predicate of a sentence is meant, which a verb before it shares: 「手続きを行い、完了メールを*お待ちください*」.
  ///
  /// A noun that goes on in another word (*完了*メール, *済み*の) is none.
  private func sharedPredicate(from start: Int, in sentence: Range<Int>) -> Modality {
    let markers = deciding(phrases.all(.modality, in: start..<max(start, sentence.upperBound))).filter { hit in
      let isAttributive = text.hasWord("の", at: hit.range.upperBound) && !text.hasWord("ので", at: hit.range.upperBound)
      // 「残りの商品*をお送りいたしました*」 asks only where a wish is what was sent.
      let hasObject = text.hasWord("を", at: hit.range.lowerBound)
      return LineShape.endsInHiragana(text.bytes[hit.range]) && !isAttributive && !hasObject
    }
    // Of markers that touch a request decides, or the last one: お*待ち**ください*, *ください*ますようお願いいたします.
    let last = markers.indices.first { $0 + 1 == markers.endIndex || markers[$0].range.upperBound < markers[$0 + 1].range.lowerBound }
    let touching = markers.prefix((last ?? -1) + 1).compactMap { Modality(rawValue: $0.value) }
    let next = touching.first { $0 == .instructed || $0 == .asked } ?? touching.last
    switch next {
    // 「在庫切れのため*弊社にて*キャンセル処理を行い、返金先をご連絡ください」: the request belongs to what comes last.
    case .instructed, .asked: return isOwnAct(before: start, in: sentence) ? .doing : next ?? .doing
    case .done: return .done
    case nil where endsInPast(sentence): return .done
    default: return .doing
    }
  }

  /// Whether words before a place say that the shop itself acts, or why it does.
  private func isOwnAct(before position: Int, in sentence: Range<Int>) -> Bool {
    [PhraseRole.ownAct, .reason].contains { !phrases.all($0, in: sentence.lowerBound..<position).isEmpty }
  }

  /// Whether a state is one that was reached, and no custom: 昨日発送しております, 上記のご注文はキャンセルしております.
  private func isReached(after noun: Range<Int>, in sentence: Range<Int>) -> Bool {
    // 「すでにご入金をいただいておりますが、…キャンセルしております」: the time is that of the words before が、.
    let but = Array("が、".utf8)
    let start = text.bytes[sentence.lowerBound..<noun.lowerBound].indices.last { text.bytes[$0..<noun.lowerBound].starts(with: but) }
    if !phrases.all(.pastTime, in: (start ?? sentence.lowerBound)..<noun.upperBound).isEmpty { return true }
    let isCancel = phrases.all(.stem, in: noun).contains { $0.value == Stem.cancel.rawValue }
    return isCancel && !phrases.all(.particular, in: text.clause(endingAt: noun.lowerBound)).isEmpty
  }

  /// How a verb is meant that its sentence goes on from: 「取り消しにさせていただくほかないかと存じますが、*よろしゅうございましょうか*」 asks,
  /// 「お客様都合のキャンセル*は*発送前日*まで*とさせていただきます」 is a rule.
  func asWholeSentenceMeans(_ modality: Modality, noun: Range<Int>, end: Int) -> Modality {
    let sentence = text.sentence(at: noun.lowerBound)
    switch modality {
    case .doing, .instructed, .asked:
      let isTopic = text.hasWord("は", at: noun.upperBound)
      if isTopic, text.bytes[noun.upperBound..<max(noun.upperBound, end)].firstRange(of: Array("まで".utf8)) != nil { return .potential }
    case .potential, .intended, .future: break
    default: return modality
    }
    let asks = phrases.all(.modality, in: end..<max(end, sentence.upperBound)).contains { hit in
      hit.value == Modality.asked.rawValue && sentence.upperBound - hit.range.upperBound <= Self.questionEnd
    }
    return asks ? .asked : modality
  }

  /// Farthest end of a question before the end of its sentence: よろしい*でしょうか*.
  private static let questionEnd = 24

  /// Whether words that stand right behind a statement, or go on from inside it, take it back (配達完了*後に*, 整い*ましたら*).
  ///
  /// What is itself a question is not taken back by one, and a delay not by lying ahead (ずれ込む*見込み*).
  func isTakenBack(_ range: Range<Int>, by kind: Kind) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    // A statement that ends without its predicate (お届けにお時間) is decided by the predicate to come.
    let end = endsInPredicate(range) ? range.upperBound + Self.chainReach : clauseEnd(after: range.upperBound)
    let window = max(sentence.lowerBound, range.lowerBound)..<min(sentence.upperBound, end)
    let markers = deciding(phrases.all(.modality, in: window))
    for (index, marker) in markers.enumerated() where marker.range.upperBound > range.upperBound {
      guard let modality = Modality(rawValue: marker.value) else { continue }
      // A statement may itself contain the marker: 承認が得られませ*んでした*, 発売日が*変更*となりました.
      if modality == .negated || modality == .potential, marker.range.lowerBound < range.upperBound { continue }
      switch modality {
      case .conditional, .potential, .negated: return true
      case .future: return kind != .delayed
      case .asked, .instructed, .intended, .doing: return kind != .cancelRequested && kind != .delayed
      case .attributive:
        if marker.range.lowerBound == range.upperBound { return true }
      case .done:
        // 「紛失した*可能性*は低い」, 「紛失した*ことはございません*」
        let next = markers[(index + 1)...].first.flatMap {
          $0.range.lowerBound == marker.range.upperBound ? Modality(rawValue: $0.value) : nil
        }
        return next == .potential || next == .negated || next == .attributive
      case .announced, .topic, .ongoing: return false
      }
    }
    return false
  }

  /// The next comma within reach, or as far as the reach goes.
  private func clauseEnd(after position: Int) -> Int {
    let end = min(position + Self.reach, text.bytes.count)
    // 、 in UTF-8
    return text.bytes[position..<end].firstRange(of: [0xE3, 0x80, 0x81])?.lowerBound ?? end
  }

  /// Whether the last words of a statement are a marker themselves, as in 発送の連絡があり*ました*; English ones are whole.
  ///
  /// 完了 is a noun, and may go on: キャンセルが完了*しますと*.
  private func endsInPredicate(_ range: Range<Int>) -> Bool {
    if text.bytes[range.upperBound - 1] < 0x80 { return true }
    return LineShape.endsInHiragana(text.bytes[range])
      && phrases.all(.modality, in: range).contains { $0.range.upperBound == range.upperBound }
  }

  /// Whether a condition stands before a place in the same sentence; in English a possibility (`can be … refunded`) too.
  ///
  /// 「お支払いの処理をしましたら、決済が通りませんでした」 tells of something past, and たら of when.
  func isUnderCondition(before position: Int) -> Bool {
    let sentence = text.sentence(at: position)
    let isEnglish = text.bytes[position] < 0x80
    return phrases.all(.modality, in: sentence.lowerBound..<position).contains {
      guard $0.range.upperBound <= position else { return false }
      if $0.value == Modality.conditional.rawValue {
        // 「運送会社によりますと、」 names who says so.
        if text.hasWord("によりますと", endingAt: $0.range.upperBound) { return false }
        return !(text.hasWord("たら", endingAt: $0.range.upperBound) && endsInPast(sentence))
      }
      return isEnglish && $0.value == Modality.potential.rawValue
    }
  }

  private func endsInPast(_ sentence: Range<Int>) -> Bool {
    var end = sentence.upperBound
    while end > sentence.lowerBound, text.bytes[end - 1] <= UInt8(ascii: " ") { end -= 1 }
    return text.hasWord("た。", endingAt: end) || text.hasWord("た", endingAt: end)
  }

  /// A few hiragana, such as した: they occur inside other words too.
  private func isInflection(_ range: Range<Int>) -> Bool {
    guard range.count <= Self.inflectionLength else { return false }
    return stride(from: range.lowerBound, to: range.upperBound, by: 3).allSatisfy {
      text.bytes[$0] == 0xE3 && (text.bytes[$0 + 1] == 0x81 || text.bytes[$0 + 1] == 0x82)
    }
  }

  /// What two markers that follow each other mean together; nil when the second one belongs to something else.
  private static func combine(_ first: Modality, _ second: Modality, distance: Int) -> Modality? {
    switch (first, second) {
    // 取り消されるか、お返事をお願いいたします
    case (.asked, .instructed), (.asked, .intended): .asked
    case (.intended, .done): .done
    case (.done, .attributive): distance == 0 ? .potential : nil
    case (.done, .ongoing): .done
    case (_, .attributive), (.attributive, _): nil
    case (.conditional, _), (.negated, _), (_, .topic), (_, .announced): nil
    case (_, .conditional), (_, .negated), (_, .asked), (_, .instructed), (_, .intended), (_, .potential): second
    case (.done, .doing), (.done, .future): distance <= 3 ? second : nil
    case (.asked, _), (.instructed, _), (.potential, _), (.future, _), (.topic, _): nil
    case (.announced, .done), (.announced, .doing): nil
    default: second
    }
  }

  /// Markers that do not overlap: of those that do, the one that ends last, since in Japanese the end of a predicate decides
  /// (手続きが完了しました inside 手続きが完了しましたら).
  private func deciding(_ hits: some Sequence<Phrases.Hit>) -> [Phrases.Hit] {
    var markers: [Phrases.Hit] = []
    for hit in hits {
      if let last = markers.last, hit.range.lowerBound < last.range.upperBound {
        // The past tense of a verb that negates (発送を停止*しました*) is no past of the noun.
        let isPastOfNegation =
          last.value == Modality.negated.rawValue && hit.value == Modality.done.rawValue && hit.range.lowerBound > last.range.lowerBound
        if hit.range.upperBound > last.range.upperBound, !isPastOfNegation { markers[markers.count - 1] = hit }
      } else {
        markers.append(hit)
      }
    }
    return markers
  }
}
