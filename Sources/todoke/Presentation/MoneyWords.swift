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

  private static func grouped(_ amount: Amount) -> String {
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

  /// The name of a payment method.
  static func text(_ method: PaymentMethod, in language: Language) -> String {
    let (japanese, english): (String, String) =
      switch method {
      case .creditCard: ("クレジットカード", "credit card")
      case .debitCard: ("デビットカード", "debit card")
      case .prepaidCard: ("プリペイドカード", "prepaid card")
      case .giftCard: ("ギフトカード残高", "gift card balance")
      case .convenienceStore: ("コンビニ払い", "convenience store")
      case .payPay: ("PayPay", "PayPay")
      case .bankTransfer: ("銀行振込", "bank transfer")
      case .cashOnDelivery: ("代金引換", "cash on delivery")
      case .points: ("ポイント", "points")
      case .carrierBilling: ("キャリア決済", "carrier billing")
      case .other: ("その他", "other")
      }
    return language.choose(japanese, english)
  }
}
