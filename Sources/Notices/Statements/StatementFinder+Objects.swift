import Events
import RulePacks

/// What the words around a statement say it is about.
extension StatementFinder {
  /// 「ご依頼のとおり、お届け日を20日に変更させていただきました」: what the reader asked for is no delay.
  func isReadersWish(_ range: Range<Int>) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    return !phrases.all(.acceptance, in: range.lowerBound..<max(range.upperBound, sentence.upperBound)).isEmpty
      || phrases.all(.initiator, in: sentence).contains { Initiator.allCases[$0.value] == .customer }
  }

  func namesDelivery(_ range: Range<Int>) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    return [PhraseRole.orderContext, .goods].contains { !phrases.all($0, in: sentence).isEmpty }
      || phrases.all(.stem, in: sentence).contains { $0.value == Stem.ship.rawValue || $0.value == Stem.deliver.rawValue }
  }

  /// Farthest start of the words for a message before the predicate that speaks of it: メール*も11月18日と21日に*お送りしました.
  private static let messageReach = 75

  /// メール*を*お送りしました: what was sent is no goods.
  func isAboutMessage(_ range: Range<Int>) -> Bool {
    let before = max(text.sentence(at: range.lowerBound).lowerBound, range.lowerBound - Self.messageReach)..<range.lowerBound
    guard
      let message = phrases.all(.message, in: before).last(where: { hit in
        hit.range.upperBound <= range.lowerBound && !isCarrier(hit.range) && !isOfLabel(hit.range) && isObject(hit.range)
      })
    else { return false }
    // ご注文の*デザイン*を
    if phrases.all(.orderedGoods, in: before).contains(where: { $0.range.upperBound == message.range.lowerBound }) { return false }
    // お手紙を添えて商品をお送りしました
    let between = message.range.upperBound..<range.lowerBound
    return phrases.all(.goods, in: between).isEmpty && phrases.all(.stem, in: between).isEmpty
      && phrases.all(.vagueGoods, in: between).isEmpty
      && phrases.all(.orderContext, in: between).isEmpty
  }

  /// 注文*番号* 3307 の…: words that are the end of a label.
  private func isOfLabel(_ range: Range<Int>) -> Bool {
    phrases.all(.label, in: text.clause(endingAt: range.upperBound)).contains {
      $0.range.upperBound == range.upperBound && $0.range.lowerBound < range.lowerBound
    }
  }

  /// Longest number between a noun and its particle: カタログ*2026*を, サンプル*3点*を.
  private static let countReach = 8

  /// Whether a noun is the object or topic of what follows.
  private func isObject(_ noun: Range<Int>) -> Bool {
    var end = noun.upperBound
    while end < text.bytes.count, text.bytes[end].isDigit, end - noun.upperBound < Self.countReach { end += 1 }
    if end > noun.upperBound, let unit = ItemReader.units.first(where: { text.bytes[end...].starts(with: $0) }) { end += unit.count }
    return Self.objectParticles.contains { text.bytes[end...].starts(with: $0) }
  }

  /// ゆう*メール* names a carrier.
  private func isCarrier(_ range: Range<Int>) -> Bool {
    phrases.all(.carrier, in: text.sentence(at: range.lowerBound)).contains { $0.range.contains(range.lowerBound) }
  }

  /// ヤマト*さんに*, ゆうメール*で*, and not ヤマト*が* or 佐川*の*: behind a carrier they make it the one who takes goods.
  func takesGoods(_ carrier: Range<Int>) -> Bool {
    var end = carrier.upperBound
    for word in ["さん", "便", "様"] where text.hasWord(word, at: end) { end += word.utf8.count }
    return ["に", "へ", "で"].contains { text.hasWord($0, at: end) }
  }

  /// ヤマトに調査の依頼*を*出しました: what is given is no goods.
  func namesOtherObject(between carrier: Range<Int>, and verb: Range<Int>) -> Bool {
    let between = carrier.upperBound..<max(carrier.upperBound, verb.lowerBound)
    guard text.hasWord("を", endingAt: between.upperBound) else { return false }
    return phrases.all(.goods, in: between).isEmpty && phrases.all(.vagueGoods, in: between).isEmpty
      && phrases.all(.orderContext, in: between).isEmpty
  }

  /// 「銀行に2,600円送りました」: what was sent is money.
  func isAboutMoney(_ range: Range<Int>) -> Bool {
    var end = range.lowerBound
    while end > 0, text.bytes[end - 1] == UInt8(ascii: " ") { end -= 1 }
    if text.hasWord("を", endingAt: end) { end -= 3 }
    return text.hasWord("円", endingAt: end) && end > 3 && text.bytes[end - 4].isDigit
  }

  /// 「昨年は実が足りず、ご注文をキャンセルさせていただいたりと」: a former season is told of.
  func isOfFormerTime(_ range: Range<Int>) -> Bool {
    guard !text.isSubject(range),
      let former = phrases.all(.formerTime, in: text.sentence(at: range.lowerBound).lowerBound..<range.lowerBound).last
    else { return false }
    // 「昨年は豊作でしたが、今回のご注文は…」
    return phrases.all(.particular, in: former.range.upperBound..<max(former.range.upperBound, range.lowerBound)).isEmpty
  }

  /// 「お荷物が当店に戻ってまいりました」, and not 「カード会社からの応答が返ってまいりました」: goods are named, and that they come back.
  func isAboutReturn(_ range: Range<Int>) -> Bool {
    guard text.bytes[range.lowerBound] >= 0x80, !text.isSubject(range) else { return true }
    let sentence = text.sentence(at: range.lowerBound)
    let cues = phrases.all(.returnCue, in: sentence)
    if cues.contains(where: { $0.range.overlaps(range) }) {
      return [PhraseRole.goods, .orderContext, .carrier].contains { !phrases.all($0, in: sentence).isEmpty }
        || phrases.all(.stem, in: sentence).contains { $0.value == Stem.returnGoods.rawValue }
    }
    // 「お送りくださった帯揚げ、けさ確かにこちらへ届きました」, and no letter, data or money.
    let next = text.sentence(at: min(sentence.upperBound, text.bytes.count - 1))
    return !phrases.all(.sentBack, in: sentence.lowerBound..<next.upperBound).isEmpty && phrases.all(.message, in: sentence).isEmpty
      && phrases.all(.wholeMoney, in: sentence).isEmpty
  }

  /// Behind a noun they make it the object, the topic or the means of what follows.
  private static let objectParticles = ["を", "も", "は", "で", "にて", "が", "の"].map { Array($0.utf8) }

  /// Farthest end of an accessory before the noun that speaks of it: クーポン*のご利用は*取り消し.
  private static let accessoryReach = 18

  /// ギフト包装*を*取り消しました, クーポン*のご利用は*取り消し: the order stays.
  func isAboutAccessory(_ range: Range<Int>) -> Bool {
    let before = max(0, range.lowerBound - Self.accessoryReach - 30)..<range.lowerBound
    return phrases.all(.accessory, in: before).contains { hit in
      guard hit.range.upperBound <= range.lowerBound, range.lowerBound - hit.range.upperBound <= Self.accessoryReach,
        text.sentenceIndex(at: hit.range.lowerBound) == text.sentenceIndex(at: range.lowerBound)
      else { return false }
      return phrases.all(.orderContext, in: hit.range.upperBound..<range.lowerBound).isEmpty
    }
  }

  /// Longest words between a side matter and the particle behind it: 名入れ*のご指定*を.
  private static let sideMatterReach = 15

  /// 「名入れのご指定をキャンセルしました」: the very object of the verb goes with an order that stays.
  func isAboutSideMatter(_ range: Range<Int>) -> Bool {
    guard let end = text.objectEnd(before: range.lowerBound) else { return false }
    let clause = text.clause(endingAt: end)
    guard let matter = phrases.all(.sideMatter, in: clause).last(where: { end - $0.range.upperBound <= Self.sideMatterReach }) else {
      return false
    }
    // ご注文の設置サービスを, and not 設置サービスつきのご注文を
    return phrases.all(.orderMention, in: matter.range.upperBound..<max(matter.range.upperBound, end)).isEmpty
  }

  /// 「在庫切れの場合は、キャンセルさせていただきました旨をお知らせし」: what is past, or asked, is so only in that case.
  ///
  /// What is told of the case at hand (期日を過ぎましたので) ends the rule.
  func isPartOfRule(_ range: Range<Int>) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    guard let opening = phrases.all(.ruleCase, in: sentence.lowerBound..<range.lowerBound).last else { return false }
    let between = opening.range.upperBound..<max(opening.range.upperBound, range.lowerBound)
    return phrases.all(.ruleEnd, in: between).isEmpty
  }

  /// 「Should we cancel your order for lack of stock, you will be refunded」 asks nothing.
  func isInvertedCondition(_ range: Range<Int>) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    return text.hasWord("should", at: range.lowerBound) && range.lowerBound - sentence.lowerBound <= 1
      && !text.bytes[range.lowerBound..<sentence.upperBound].contains(UInt8(ascii: "?"))
  }

  /// 「発送した商品はキャンセルできません」: what plain words say of goods is no news where the sentence says what cannot be done with them.
  func isTopicOfRule(_ range: Range<Int>) -> Bool {
    guard !text.isSubject(range), text.hasWord("した", endingAt: range.upperBound), !text.hasWord("ました", endingAt: range.upperBound),
      describesGoods(range, .shipped)
    else { return false }
    let sentence = text.sentence(at: range.lowerBound)
    // 「*本日*発送した商品は、お届け先の変更ができません」 tells of it all the same.
    if !phrases.all(.pastTime, in: sentence.lowerBound..<range.lowerBound).isEmpty { return false }
    return phrases.all(.modality, in: range.upperBound..<sentence.upperBound).contains {
      $0.value == Modality.negated.rawValue || $0.value == Modality.potential.rawValue
    }
  }

  func describesGoods(_ range: Range<Int>, _ kind: Kind) -> Bool {
    // 「キャンセル処理をさせていただき、ご注文数量を…」 goes on.
    if text.hasWord("、", endingAt: range.upperBound) { return false }
    // お客様のご都合でキャンセルされた*5台*
    if kind == .cancelled, text.hasWord("された", endingAt: range.upperBound) || isReadersAct(range),
      ItemReader.countWithUnit(in: text.bytes, at: range.upperBound, limit: text.bytes.count) != nil
    {
      return true
    }
    // Katakana right behind a predicate are a noun that it describes, and so is a kanji of the same line.
    if range.upperBound < text.bytes.count, text.bytes[range.upperBound] >= 0x80 {
      let (scalar, _) = decodeScalar(text.bytes[range.upperBound...], at: range.upperBound)
      // 年内に発送したご注文
      if text.hasWord("した", endingAt: range.upperBound), ["御注文", "注文"].contains(where: { text.hasWord($0, at: range.upperBound) }) {
        return true
      }
      // 11月2日にお届けした「外羽根 栗 25.5」, お届けできなかった「ミモザのブーケ」
      if scalar == 0x300C, text.hasWord("た", endingAt: range.upperBound), !text.isSubject(range) { return true }
      if LineShape.isKatakana(scalar) { return true }
      if LineShape.isKanji(scalar), !endsLine(range), !text.isSubject(range),
        kind == .shipped || kind == .delivered || kind == .cancelled && isReadersAct(range)
      {
        return true
      }
    }
    let behind = range.upperBound..<min(text.bytes.count, range.upperBound + 1)
    return [PhraseRole.goods, .vagueGoods].contains { role in
      phrases.all(role, in: behind).contains { $0.range.lowerBound == range.upperBound }
    }
  }

  /// お取消し*いただきました*上敷き, and not お取消し*させていただきました*品 or 取り消していただきました*件*.
  private func isReadersAct(_ range: Range<Int>) -> Bool {
    text.hasWord("いただきました", endingAt: range.upperBound) && text.bytes[range].firstRange(of: Array("させて".utf8)) == nil
      && !Self.formalNouns.contains { text.hasWord($0, at: range.upperBound) }
  }

  /// Behind a predicate they make it what is told, and describe nothing.
  private static let formalNouns = ["旨", "件", "次第", "為", "際", "後", "所", "事", "通り", "以上", "由", "様", "場合", "方"]

  func endsLine(_ range: Range<Int>) -> Bool {
    text.lines[text.lineIndex(at: range.lowerBound)].range.upperBound == range.upperBound
  }

  /// 「ご利用のポイント300点は、お戻ししてあります」: points that were spent, and no money.
  func isOfPoints(_ range: Range<Int>) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    let words = text.bytes[sentence]
    guard text.bytes[sentence.lowerBound..<range.lowerBound].firstRange(of: Array("ポイント".utf8)) != nil else { return false }
    return !["円", "¥", "代金", "金額", "返金"].contains { words.firstRange(of: Array($0.utf8)) != nil }
  }

  /// A return that was asked for and accepted has not come back yet.
  func isOnlyAccepted(_ range: Range<Int>) -> Bool {
    !phrases.all(.acceptance, in: range).isEmpty
  }

  /// The sentence speaks of a subscription, a seminar, a hotel, and of no order.
  func isAboutSomethingElse(_ range: Range<Int>, kind: Kind) -> Bool {
    let sentence = text.sentence(at: range.lowerBound)
    // 「Your noren left our workshop」: the words themselves name nothing else.
    let isSent = kind == .shipped || kind == .inTransit || kind == .delivered || kind == .readyForPickup
    let others =
      (phrases.all(.otherObject, in: sentence) + (isSent ? [] : phrases.all(.subscription, in: sentence)))
      .sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard let other = others.last(where: { $0.range.lowerBound < range.upperBound && !range.contains($0.range.lowerBound) }) else {
      return false
    }
    // 展示会でお求めの皿, and not ご予約のセミナー
    let behind = other.range.upperBound..<max(other.range.upperBound, range.upperBound)
    return phrases.all(.orderContext, in: sentence).isEmpty && phrases.all(.orderedGoods, in: behind).isEmpty
  }
}
