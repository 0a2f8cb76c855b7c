/// What an action's links are made of; the addresses are made when they are asked for.
enum LinkSource: Sendable, Hashable {
  case none
  /// Searches for an item at other shops.
  case search(item: String, shops: [ShoppingPolicy.Shop], maximumLength: Int)
  /// One page; `{number}` in its address stands for the number.
  case page(name: Wording, address: String, number: String)

  func links(in language: Language) -> [AdviceLink] {
    switch self {
    case .none: return []
    case .page(let name, let address, let number):
      return [AdviceLink(title: name[language], url: Self.fill(address, placeholder: "{number}", with: number))]
    case .search(let item, let shops, let maximumLength):
      let query = SearchQuery(item: item, maximumLength: maximumLength).text
      guard !query.isEmpty else { return [] }
      return shops.map { AdviceLink(title: $0.name, url: Self.fill($0.search, placeholder: "{query}", with: query)) }
    }
  }

  /// Replaces the first placeholder by the encoded value.
  private static func fill(_ address: String, placeholder: String, with value: String) -> String {
    guard let opening = address.firstIndex(of: "{"), address[opening...].hasPrefix(placeholder) else { return address }
    let closing = address.index(opening, offsetBy: placeholder.count)
    return address[..<opening] + PercentEncoding.encode(value) + address[closing...]
  }
}

/// The words of an item's name with which it is looked for elsewhere.
struct SearchQuery: Sendable, Hashable {
  let text: String

  /// Leaves out what stands in 【】 and ［］ at the beginning, which shops add for advertising, and a mark of a cut; ends at a
  /// blank where the rest would be too long.
  init(item: String, maximumLength: Int) {
    var name = Substring(item).trimmed
    while let close = Self.closingBracket(for: name.first), let end = name.firstIndex(of: close) {
      let rest = name[name.index(after: end)...].trimmed
      guard !rest.isEmpty else { break }
      name = rest
    }
    for mark in ["…", "..."] where name.hasSuffix(mark) { name = name.dropLast(mark.count).trimmed }
    if name.count > maximumLength {
      let cut = name.prefix(maximumLength)
      let words = cut.lastIndex(where: \.isWhitespace).map { cut[..<$0].trimmed } ?? cut
      name = words.count * 2 >= maximumLength ? words : cut
    }
    text = String(name)
  }

  private static func closingBracket(for character: Character?) -> Character? {
    switch character {
    case "【": "】"
    case "［": "］"
    case "[": "]"
    default: nil
    }
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var rest = drop(while: \.isWhitespace)
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return rest
  }
}
