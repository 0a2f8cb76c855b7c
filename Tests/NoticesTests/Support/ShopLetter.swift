import MIME

/// A letter of a shop that nobody wrote a pack for.
enum ShopLetter {
  static func message(_ body: String, subject: String = "青空堂より") -> Message {
    let text =
      "From: info@aozora-shop.example\nTo: taro@example.jp\nSubject: \(subject)\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n"
      + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n\(body)\n"
    return Message(parsing: Array(text.utf8)[...])
  }
}
