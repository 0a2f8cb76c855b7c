import Orders

/// Finds the order that a user means.
enum OrderSearch {
  /// Orders with this order or tracking number, hyphens and width aside; where there is none, those whose number holds it, from
  /// four characters on.
  static func orders(named name: String, in orders: [Order]) -> [Order] {
    let wanted = SearchText.digitsAndLetters(name)
    guard !wanted.isEmpty else { return [] }
    let numbers = orders.map { order in
      ([order.orderNumber].compactMap { $0 } + order.otherOrderNumbers + order.trackingNumbers).map(SearchText.digitsAndLetters)
    }
    let exact = zip(orders, numbers).filter { $0.1.contains(wanted) }.map(\.0)
    guard exact.isEmpty, wanted.count >= 4 else { return exact }
    return zip(orders, numbers).filter { $0.1.contains { $0.contains(wanted) } }.map(\.0)
  }

  /// Like ``orders(named:in:)``.
  ///
  /// - Throws: ``NotFoundError`` where there is none.
  static func existingOrders(named name: String, in orders: [Order], language: Language) throws(NotFoundError) -> [Order] {
    let found = self.orders(named: name, in: orders)
    guard !found.isEmpty else {
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
