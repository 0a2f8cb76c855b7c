extension RiskSign {
  /// The sign in one sentence.
  var wording: Wording {
    switch kind {
    case .unshipped(let days):
      Wording("注文から\(days)日たっても発送されていません", "Not shipped \(days) days after the order")
    case .postponed(let days):
      if let days, days > 0 {
        Wording("お届け予定が\(days)日延びました", "The arrival was put off by \(days) \(days == 1 ? "day" : "days")")
      } else {
        Wording("お届け予定が延びました", "The arrival was put off")
      }
    case .marketplaceSeller: Wording("マーケットプレイスの出品者による販売です", "Sold by a Marketplace seller")
    case .overseas: Wording("海外からの発送で、欠品が後から分かることがあります", "Comes from overseas: a stock-out may surface late")
    case .slowShipping: Wording("通常配送・まとめて発送は後回しになることがあります", "Standard or consolidated shipping waits longer")
    case .saleRush: Wording("セール開始直後の注文で、在庫数の反映が遅れがちです", "Ordered in the first minutes of a sale, when stock counts lag")
    case .latePreorder(let days, let percent):
      Wording("発売\(days)日前の予約で、確保できる目安は約\(percent)%です", "Pre-ordered \(days) days before release: about \(percent) % are safe")
    case .oneOffGoods: Wording("一点物のため、なくなると代わりがありません", "One piece only: nothing can replace it")
    case .paymentDeclined: Wording("お支払いが承認されていません", "The payment was declined")
    case .sellerAsks: Wording("販売者がキャンセルを求めています", "The seller asks to cancel")
    case .noticesInSpam: Wording("この注文の通知が迷惑メールに入っています", "A notice about this order lies among the spam")
    }
  }
}
