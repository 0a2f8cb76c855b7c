import Events

/// An item and where it stands, which decides to which statement it belongs.
struct FoundItem {
  var item: Item
  var line: Int
  var section: NoticeText.SectionState
}

extension Item {
  /// The goods without an order's number: 「ロードホイール（受付No.F18-0626-2）」 has it in brackets, and 「A170823-5のご注文」 names none.
  func withoutNumbers(_ numbers: [String]) -> Item? {
    guard let name else { return self }
    if numbers.contains(name) { return nil }
    guard name.hasSuffix("）") || name.hasSuffix(")"), let open = name.lastIndex(where: { $0 == "（" || $0 == "(" }), open > name.startIndex,
      numbers.contains(where: { name[open...].contains($0) })
    else { return self }
    var item = self
    item.name = String(name[..<open]).trimmingIdeographicBlanks()
    return item
  }
}
