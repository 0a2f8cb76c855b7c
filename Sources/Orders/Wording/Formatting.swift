public import Events

extension CalendarDay {
  /// The day as `5月3日（日）`, or `3 May 2026`.
  var wording: Wording {
    let weekdays = ["日", "月", "火", "水", "木", "金", "土"]
    let months = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
    let weekdayName = weekdays.indices.contains(weekday) ? weekdays[weekday] : ""
    let monthName = months.indices.contains(month - 1) ? months[month - 1] : ""
    return Wording("\(month)月\(day)日（\(weekdayName)）", "\(day) \(monthName) \(year)")
  }
}

extension Amount {
  /// The sum as `3,980円`, or `¥3,980`; in other currencies with their code, `USD 12.34`.
  func wording(currency: String?) -> Wording {
    let number = grouped
    guard let currency, currency != "JPY" else { return Wording("\(number)円", "¥\(number)") }
    return Wording("\(currency) \(number)", "\(currency) \(number)")
  }

  private var grouped: String {
    let text = Substring(description)
    let digits = text.drop { $0 == "-" }.prefix { $0 != "." }
    var out = text.hasPrefix("-") ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { out += "," }
      out.append(digit)
    }
    return out + text.drop { $0 != "." }
  }
}

extension PaymentMethod {
  /// Its name.
  public func text(in language: Language) -> String { wording[language] }

  var wording: Wording {
    switch self {
    case .creditCard: Wording("クレジットカード", "credit card")
    case .debitCard: Wording("デビットカード", "debit card")
    case .prepaidCard: Wording("プリペイドカード", "prepaid card")
    case .giftCard: Wording("ギフトカード残高", "gift card balance")
    case .convenienceStore: Wording("コンビニ払い", "convenience store payment")
    case .payPay: Wording("PayPay残高", "PayPay balance")
    case .bankTransfer: Wording("銀行振込", "bank transfer")
    case .cashOnDelivery: Wording("代金引換", "cash on delivery")
    case .points: Wording("ポイント", "points")
    case .carrierBilling: Wording("キャリア決済", "carrier billing")
    case .other: Wording("その他のお支払い方法", "another method")
    }
  }
}

extension Reason {
  /// Why, as a noun phrase; nil for ``Reason/other``.
  public func text(in language: Language) -> String? { wording?[language] }

  /// Why, as a noun phrase.
  var wording: Wording? {
    switch self {
    case .outOfStock: Wording("在庫切れ", "out of stock")
    case .noRestockForecast: Wording("入荷の見込みなし", "no restock in sight")
    case .defectFound: Wording("商品の不良", "a defect was found")
    case .preorderShortage: Wording("予約分の数量不足", "too few pieces for all pre-orders")
    case .paymentNotAuthorised: Wording("お支払いの承認が得られず", "the payment was not authorised")
    case .customerRequest: Wording("お客様のご希望", "your own wish")
    case .sellerRequest: Wording("販売者の都合", "the seller's wish")
    case .customs: Wording("税関での差し止め", "held by customs")
    case .lostInTransit: Wording("輸送中の紛失", "lost on the way")
    case .addressProblem: Wording("宛先の不備", "a problem with the address")
    case .carrierReturn: Wording("配送業者からの返送", "sent back by the carrier")
    case .other: nil
    }
  }
}

extension Carrier {
  /// The name that is painted on its cars.
  public func text(in language: Language) -> String { wording[language] }

  private var wording: Wording {
    switch self {
    case .yamato: Wording("ヤマト運輸", "Yamato Transport")
    case .sagawa: Wording("佐川急便", "Sagawa Express")
    case .japanPost: Wording("日本郵便", "Japan Post")
    case .amazon: Wording("Amazon", "Amazon")
    case .seino: Wording("西濃運輸", "Seino Transportation")
    case .fukuyama: Wording("福山通運", "Fukuyama Transporting")
    case .other: Wording("その他の配送業者", "another carrier")
    }
  }
}
