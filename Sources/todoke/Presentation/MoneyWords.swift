import Events
import Orders

/// Amounts as people write them.
enum MoneyWords {
  /// `1,234円`, `$12.34`, `12.34 EUR`; yen where no currency is stated.
  static func text(_ amount: Amount, currency: String?, in language: Language) -> String {
    let digits = grouped(amount)
    switch currency ?? "JPY" {
    case "JPY": return language.choose(digits + "円", "¥" + digits)
    case "USD": return "$" + digits
    case let other: return "\(digits) \(TerminalText.line(other))"
    }
  }

  /// `1,234`.
  static func grouped(_ amount: Amount) -> String {
    let parts = amount.description.split(separator: ".", omittingEmptySubsequences: false)
    let isNegative = parts[0].first == "-"
    let whole = isNegative ? parts[0].dropFirst() : parts[0][...]
    var digits = ""
    for (index, digit) in whole.enumerated() {
      if index > 0, (whole.count - index).isMultiple(of: 3) { digits.append(",") }
      digits.append(digit)
    }
    return (isNegative ? "-" : "") + digits + (parts.count > 1 ? "." + parts[1] : "")
  }
}
