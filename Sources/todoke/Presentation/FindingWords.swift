import Events
import Notices
import Orders
import RulePacks

/// What was recognised in a message, in words.
struct FindingWords {
  let language: Language

  /// What kind of finding it is.
  func role(_ finding: Finding) -> String {
    switch finding.meaning {
    case .system: language.choose("店のシステム", "shop system")
    case .rule: language.choose("規則", "rule")
    case .statement: language.choose("述べている", "states")
    case .rejected: language.choose("採らなかった", "set aside")
    case .value(let field, _): text(for: field)
    case .inferred: language.choose("読み取った", "inferred")
    case .unreported: language.choose("足りなかった", "missing")
    }
  }

  /// How it was understood.
  func text(_ finding: Finding) -> String {
    switch finding.meaning {
    case .system(let title): return title
    case .rule(let name, let basis): return name + language.choose("(\(basis == .real ? "実文に基づく" : "推測"))", " (\(basis.rawValue))")
    case .statement(let kind, let modality, let weight):
      return Words.text(for: kind, in: language) + language.choose("・", ", ") + text(for: modality)
        + language.choose("、重み", ", weight ") + "\((weight * 100).rounded() / 100)"
    case .rejected(.modality, let modality?): return text(for: modality)
    case .rejected(let rejection, _): return text(for: rejection)
    case .value(_, let label): return language.choose("見出し「\(label)」", "beside '\(label)'")
    case .inferred(let kind):
      return Words.text(for: kind, in: language)
        + language.choose("・言い切りではなく、選択肢や前後の文から", ", not stated, but offered as a choice or told by the sentences around")
    case .unreported(let kind, let shortfall):
      return Words.text(for: kind, in: language) + language.choose("：", ": ") + text(for: shortfall)
    }
  }

  private func text(for shortfall: Finding.Shortfall) -> String {
    switch shortfall {
    case .weakWords: language.choose("言葉だけでは弱い", "the words are too weak by themselves")
    case .noOrder:
      language.choose("あなたの注文のことと分かるもの(注文番号・品目・言い回し)がない", "no order number, goods or words that tie it to an order of yours")
    case .overruled: language.choose("同じメールの別の知らせが優先", "other news of the same mail decide")
    }
  }

  private func text(for rejection: Finding.Rejection) -> String {
    switch rejection {
    case .section: language.choose("注意書き・署名欄・引用の中", "in notes, a footer or quoted mail")
    case .cited: language.choose("引き合いに出されただけの言葉", "words that are only spoken of")
    case .takenBack: language.choose("後の言葉で打ち消されている", "taken back by the words behind")
    case .condition: language.choose("条件つき(もし…なら)", "under a condition")
    case .otherThing: language.choose("注文以外のもの(定期購入・催しなど)のこと", "about something that is no order")
    case .noOrder: language.choose("文に注文のことがない", "no order in the sentence")
    case .besideOrder: language.choose("注文に添えたもの(包装・クーポンなど)のこと", "about something beside the order")
    case .onlyAccepted: language.choose("受け付けただけ", "only accepted")
    case .noPredicate, .modality: language.choose("述語がなく、何も述べていない", "no predicate that says so")
    }
  }

  private func text(for modality: Modality) -> String {
    let (japanese, english): (String, String) =
      switch modality {
      case .done: ("済んだこと", "done")
      case .doing: ("このメールで行うこと", "being done by this mail")
      case .announced: ("「…のお知らせ」という名詞", "announced by a noun")
      case .asked: ("読み手にたずねている", "the reader is asked")
      case .instructed: ("読み手への頼みや手順", "the reader is asked to, or told how")
      case .intended: ("そうしたいという意向", "intended")
      case .future: ("これからのこと", "to come")
      case .conditional: ("条件つき(もし…なら)", "under a condition")
      case .potential: ("可能性・きまり", "a possibility or a rule")
      case .negated: ("打ち消し(していない・できない)", "negated")
      case .topic: ("話題に挙げただけ(…について)", "only the topic")
      case .ongoing: ("続いている状態", "a state")
      case .attributive: ("後の名詞の説明", "describes a noun")
      }
    return language.choose(japanese, english)
  }

  private func text(for field: LabelField) -> String {
    let (japanese, english): (String, String) =
      switch field {
      case .orderNumber: ("注文番号", "order number")
      case .formerOrderNumber: ("以前の注文番号", "former order number")
      case .trackingNumber: ("追跡番号", "tracking number")
      case .carrier: ("配送業者", "carrier")
      case .seller: ("販売元", "seller")
      case .itemName: ("品名", "goods")
      case .quantity: ("数量", "quantity")
      case .price: ("単価", "price")
      case .amount: ("金額", "amount")
      case .total, .grandTotal: ("合計", "total")
      case .refundAmount: ("返金額", "refund")
      case .points, .pointsTotal: ("ポイント", "points")
      case .pointsUsed: ("利用ポイント", "points used")
      case .paymentMethod: ("支払い方法", "payment")
      case .arrival: ("お届け日", "arrival")
      case .shipDate: ("発送予定日", "day of dispatch")
      case .arrivalTime: ("お届け時間", "arrival time")
      case .orderedAt: ("注文日", "ordered at")
      case .occurredAt: ("日時", "time")
      case .respondBy: ("期限", "respond by")
      case .refundBy: ("返金予定", "refund by")
      case .items: ("品目の欄", "goods")
      case .other: ("その他", "other")
      case .otherNumber: ("別の番号", "another number")
      case .receptionNumber: ("受付番号", "reception number")
      case .inquiryNumber: ("問い合わせ番号", "inquiry number")
      case .itemStatus: ("品目の状況", "state of goods")
      }
    return language.choose(japanese, english)
  }
}
