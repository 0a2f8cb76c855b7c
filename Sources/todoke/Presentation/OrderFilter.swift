import Events
import Orders

/// Which orders are wanted.
struct OrderFilter {
  /// Part of the shop's domain or name, or of the seller's name.
  var merchant: String?
  var statuses: Set<OrderStatus> = []
  /// Words that must all stand in number, items, seller, shop or tracking numbers.
  var search: String?
  /// First day, in Japan, on which something must be known of the order.
  var since: CalendarDay?
  /// Last day, in Japan, on which something must be known of it.
  var until: CalendarDay?

  var isEmpty: Bool { merchant == nil && statuses.isEmpty && search == nil && since == nil && until == nil }

  func matches(_ order: Order) -> Bool {
    if !statuses.isEmpty, !statuses.contains(order.status) { return false }
    if let merchant, !folded([order.merchant, order.merchantName, order.seller]).contains(SearchText.folded(merchant)) { return false }
    if since != nil || until != nil, !isInPeriod(order) { return false }
    guard let search else { return true }
    let text = folded(
      [order.merchant, order.merchantName, order.orderNumber, order.seller] + order.otherOrderNumbers + order.items.map(\.name)
        + order.trackingNumbers)
    return SearchText.folded(search).split(separator: " ").allSatisfy { text.contains($0) }
  }

  private func isInPeriod(_ order: Order) -> Bool {
    order.timeline.contains { entry in
      guard let day = entry.date?.day else { return false }
      return since.map { day >= $0 } ?? true && until.map { day <= $0 } ?? true
    }
  }

  private func folded(_ texts: [String?]) -> String { SearchText.folded(texts.compactMap { $0 }.joined(separator: " ")) }
}

/// Text in the form in which it is compared: small letters, full-width ASCII as ASCII, any white space as one blank.
enum SearchText {
  static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.lowercased().unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: result.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: result.append(" ")
      default: result.append(scalar.properties.isWhitespace ? " " : scalar)
      }
    }
    return String(result).lowercased()
  }

  /// Only letters and digits, for numbers that people write with or without hyphens.
  static func digitsAndLetters(_ text: String) -> String {
    String(folded(text).unicodeScalars.filter { $0.properties.isAlphabetic || $0.properties.numericType != nil }.map(Character.init))
  }
}
