/// What a phrase of a pack stands for.
///
/// The raw values are part of the compiled form.
public enum PhraseRole: Int, Sendable, CaseIterable {
  /// A verbal noun whose meaning depends on what follows (キャンセル, 発送); value: ``Stem``.
  case stem
  /// A whole statement; value: index of the kind in `Kind.allCases`, detail: ``Modality``.
  case statement
  /// An ending or marker that says how a stem is meant; value: ``Modality``.
  case modality
  /// The label of a value; value: ``LabelField``.
  case label
  /// Why; value: index in `Reason.allCases`, detail: 1 + index in `Cause.allCases`, or 0.
  case reason
  /// On whose wish; value: index in `Initiator.allCases`.
  case initiator
  /// A carrier's name; value: index in `Carrier.allCases`.
  case carrier
  /// A payment method's name; value: index in `PaymentMethod.allCases`.
  case payment
  /// The border of a section; value: ``Section``.
  case section
  /// A message with this in its subject yields nothing.
  case dismissSubject
  /// A message with this in its body yields nothing.
  case dismissBody
  /// Covers cues that are part of something else (ノイズキャンセリング, キャンセルポリシー).
  case mask
  /// What the sentence speaks of is no order (定期購入, セミナー).
  case otherObject
  /// The reader is spoken to about an order of his.
  case orderContext
  /// An order is spoken of, perhaps not the reader's.
  case orderMention
  /// Something is asked of the reader, or a choice offered.
  case request
  /// A condition of a pack's rule; value: 4 × rule + ``RuleSlot``.
  case condition
  /// A word that asks for login, card or payment data beside a link; value: what a link elsewhere then weighs.
  case accountWord
  /// A turn of phrase that fakes use; value: weight.
  case suspicion
  /// What only swindlers ask for, whoever they say to be.
  case scam
  /// A time that has passed (既に, 昨日): it makes an ongoing state one that was reached.
  case pastTime
  /// Joins a noun to the next one, whose predicate is then its own too (キャンセル*し、*).
  case continuative
  /// An apology: something went wrong.
  case regret
  /// Part of the head that mail programs write above a forwarded message; value: ``ForwardPart``.
  case forward
  /// Follows words in 「」 that are only spoken of (「…」*という*件名).
  case citation
  /// Goods that a past form right before them describes (12月18日に出荷いたしました*お荷物*につきまして).
  case goods
  /// Opens a rule for some case (在庫切れの*場合は*), of which even a past form is only a part.
  case ruleCase
  /// Ends a rule: what follows is the case at hand (期日を過ぎ*ましたので*).
  case ruleEnd
  /// The whole money of an order (全額, 代金).
  case wholeMoney
  /// A part of it, or money beside it (送料, 差額).
  case partialMoney
  /// Something is sent, or was found after all: a shortage did not end the order.
  case goesOn
  /// Something beside the order that may be cancelled alone (ギフト包装).
  case accessory
  /// What goes with an order, and may be the very object of a cancellation (*延長保証*のみ取り消しました).
  case sideMatter
  /// Who sent goods back (*お送りくださ*った帯揚げ).
  case sentBack
  /// Goods are fetched from the reader.
  case collection
  /// Words of a promise to pay back that hold no noun for it (振り込みいたします).
  case payout
  /// What the reader is to do before a day that is named before it (11月29日までに*ご返信*).
  case response
  /// Says that no money was or will be taken.
  case uncharged
  /// Something was only accepted (返品を*受け付け*ました): a return that has not come back yet.
  case acceptance
  /// On the line of a value that holds no longer (*変更前*のお届け予定日).
  case oldValue
  /// Behind a day: it was promised before.
  case promisedDay
  /// On the line of a value that replaces another.
  case newValue
  /// Behind words in 「」 that name a shop, a page or a button, and no goods (「…」*のページ*).
  case placeMark
  /// Before such words (ショップ「…」).
  case placeName
  /// Words by which the mail of a shop system is known.
  case mark
  /// What is sent and is no goods (*メール*をお送りしました).
  case message
  /// Where or how the reader fetches goods (*店頭*).
  case pickup
  /// It points to one order or to a cause at hand (*上記のご注文*は), so that an ongoing state is no custom.
  case particular
  /// Something comes or came back (*送り返*していただいた).
  case returnCue
  /// Stands for goods, or for anything (*もの*).
  case vagueGoods
  /// The day that a delay puts off (*発送日*を).
  case deliveryDay
  /// What goes wrong with goods before they arrive (乾き*が悪く*, *大雪*で).
  case trouble
  /// A promise that was not kept (24日と*お約束していた*).
  case brokenPromise
  /// A plea for patience (*お待ちくださ*いませ).
  case wait
  /// What has a day that may lie later than promised (*仕上がり*は).
  case delivery
  /// A time to come that is no day (*来週*, *月末*).
  case laterTime
  /// Where money is to go back to (お*口座*をお知らせください).
  case refundAccount
  /// Speaks to everybody (お客様*各位*).
  case massAddress
  /// A year or season that is over (*昨年は*): what is told of it is no news.
  case formerTime
  /// A time that has passed and of which something was told before (*先日*お届けした品).
  case earlierTime
  /// Ends the name of the reader at the head of a letter (遠藤*様*), or opens it (*dear*).
  case salutation
  /// Points to goods that are named below (*下記の商品*が入荷しました).
  case goodsBelow
  /// Points to goods that are named right above it.
  case goodsAbove
  /// Says how to leave a list.
  case unsubscribe
  /// Says that goods were ordered before they were there (*予約*商品).
  case preorder
  /// Stands for what is left of an order (*残りの*一点は).
  case rest
  /// A subscription: what is cancelled with it is no order.
  case subscription
  /// Right before the number of an order (*伝票* 1022-3).
  case numberWord
  /// A visit, and no goods (*来店*予約).
  case visit
  /// A shop speaks of what it does itself (*弊社にて*キャンセル処理を行い).
  case ownAct
  /// An order bears another number from now on (*旧*注文はキャンセルいたしました).
  case renaming
  /// How a guarantee claim stands (申請が*承認されました*).
  case claim
  /// Goods are handed to a carrier whom the same sentence names (ヤマトさんに*渡しました*).
  case handover
  /// Right before the name of goods that prose does not quote (*ご注文の*苗木は).
  case orderedGoods
  /// Right behind such a name (六角凧*をご注文いただ*いて).
  case goodsOrdered
  /// Ends such a name (苗木*の発送*).
  case nameEnd
  /// Ends what is said of goods before their name (お送り*しました*親王飾り).
  case predicateEnd
  /// Begins no name of goods (ご注文の*確認*).
  case noName
  /// No day is put off (*予定どおり*), or the goods came already and others follow (*交換品*).
  case undelayed
}

/// Verbal nouns that notices are about.
public enum Stem: Int, Sendable, CaseIterable {
  case cancel, ship, refund, deliver, returnGoods, delay, pickup
}

/// How something is meant to have happened.
public enum Modality: Int, Sendable, CaseIterable {
  /// It has happened.
  case done
  /// It is being done by this very message (キャンセルさせていただきます).
  case doing
  /// It is announced by a noun (発送のお知らせ), which counts in subjects and headings.
  case announced
  /// The reader is asked whether.
  case asked
  /// The reader is told or begged to do so, or how to (ください, お願いします).
  case instructed
  /// It is wished or intended (させていただきたく).
  case intended
  /// It is to come (予定, 準備, plain present).
  case future
  /// Only under a condition; it counts before the noun as well as after it.
  case conditional
  /// A possibility, a habit, a rule.
  case potential
  /// It did not, or cannot, happen.
  case negated
  /// A topic (について) which says nothing by itself.
  case topic
  /// A state or a custom (しております): done where the sentence names a past time, else to come.
  case ongoing
  /// A noun (お客様は) that makes a past form right before it a mere description.
  case attributive
}

/// Values that stand beside labels.
public enum LabelField: Int, Sendable, CaseIterable {
  case orderNumber, trackingNumber, carrier, seller, itemName, quantity, price, amount, refundAmount, points, pointsUsed, paymentMethod
  /// Sums of an order that are believed before its `amount`, which may be what is still to be paid: a total, and the total of totals.
  case total, grandTotal
  /// The sum of the points of all goods.
  case pointsTotal
  /// When the shop means to ship.
  case shipDate
  case arrival, arrivalTime, orderedAt, occurredAt, respondBy, refundBy, items
  /// A known label whose value is of no interest; it ends an item block.
  case other
  /// The number that an order bore before, or of an order that went into another (旧注文番号, 分割元の注文番号).
  case formerOrderNumber
  /// A number that is neither an order nor a tracking number (会員番号, 電話番号).
  case otherNumber
  /// The number of an inquiry or application; an order number only where no other is named.
  case receptionNumber
  /// The number of an inquiry, which is a parcel's only where it looks like one (お問い合わせ番号).
  case inquiryNumber
  /// What became of the goods named above it (状況：キャンセル).
  case itemStatus

  /// Whether its value is a sum of the order's money.
  public var isAmount: Bool { self == .amount || self == .total || self == .grandTotal }

  /// Whether its value may be a parcel's number.
  public var isParcel: Bool { self == .trackingNumber || self == .inquiryNumber }
}

/// Borders inside a message.
public enum Section: Int, Sendable, CaseIterable {
  /// Everything after it is other goods or a footer.
  case cut
  /// Rules and notes follow, up to the next heading or ruler.
  case notes
  /// A message quoted or forwarded follows.
  case quote
  /// Goods that are not concerned follow (変更後のご注文内容).
  case otherItems
  /// The goods concerned follow.
  case concernedItems
}

/// What a line of the head of a forwarded message says.
public enum ForwardPart: Int, Sendable, CaseIterable {
  /// `---------- Forwarded message ---------`.
  case marker
  case sender, recipient, subject, date
  /// Begins the subject of a mail that forwards another.
  case subjectPrefix
  /// Begins the subject of a mail that answers another.
  case answerPrefix
}

/// Places in which a rule's conditions are looked for.
public enum RuleSlot: Int, Sendable, CaseIterable {
  case subject, body, unless
}

/// One phrase and what it stands for.
public struct LexiconEntry: Sendable, Hashable {
  /// As written in the pack.
  public var phrase: String
  /// What it stands for.
  public var role: PhraseRole
  /// Depends on the role.
  public var value: Int
  /// Depends on the role.
  public var detail: Int

  /// An entry.
  public init(phrase: String, role: PhraseRole, value: Int = 0, detail: Int = 0) {
    self.phrase = phrase
    self.role = role
    self.value = value
    self.detail = detail
  }
}
