import Orders

/// Finds the order that a user means.
enum OrderSearch {
  /// Orders with this order or tracking number, hyphens and width aside; where there is none, those whose number holds it, from
  /// four characters on, and where there is none either, those of which these words are said.
  static func orders(named name: String, in orders: [Order]) -> [Order] {
    let wanted = SearchText.digitsAndLetters(name)
    guard !wanted.isEmpty else { return [] }
    let numbers = orders.map { order in
      ([order.orderNumber].compactMap { $0 } + order.otherOrderNumbers + order.trackingNumbers).map(SearchText.digitsAndLetters)
    }
    let exact = zip(orders, numbers).filter { $0.1.contains(wanted) }.map(\.0)
    guard exact.isEmpty, wanted.count >= shortestPart else { return exact }
    let parts = zip(orders, numbers).filter { $0.1.contains { $0.contains(wanted) } }.map(\.0)
    return parts.isEmpty ? orders.filter(OrderFilter(search: name).matches) : parts
  }

  /// Shortest part of a number, or words, by which orders are found.
  private static let shortestPart = 4

  /// Like ``orders(named:in:)``.
  ///
  /// - Throws: ``NotFoundError`` where there is none.
  static func existingOrders(named name: String, in orders: [Order], language: Language) throws(NotFoundError) -> [Order] {
    let found = self.orders(named: name, in: orders)
    guard !found.isEmpty else {
      if SearchText.digitsAndLetters(name).count < shortestPart {
        throw NotFoundError(
          sentence: language.choose(
            "'\(name)' という番号の注文は台帳にありません。番号の一部で探すときは \(shortestPart) 文字以上を指定してください",
            "no order has the number '\(name)'; to search by a part of a number, give \(shortestPart) characters or more"))
      }
      throw NotFoundError(
        sentence: language.choose(
          "注文 '\(name)' は台帳にありません。todoke orders --all で番号を確かめてください",
          "there is no order '\(name)' in the ledger; todoke orders --all lists the numbers"))
    }
    return found
  }
}

/// Something the user named is not there.
struct NotFoundError: Error {
  /// What is missing and what to do.
  let sentence: String
}
