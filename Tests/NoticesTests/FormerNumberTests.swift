import Events
import Notices
import Testing

/// Numbers that an order bore before, beside the one that it bears now.
@Suite("Former order numbers")
struct FormerNumberTests {
  struct Letter: Sendable, CustomStringConvertible {
    let body: String
    /// The numbers of each event, the former ones behind a `<`.
    let numbers: [String]
    var description: String { numbers.joined(separator: " ") }
  }

  static let letters: [Letter] = [
    Letter(body: "ご注文番号を下記のとおり変更いたしました。\n\n旧注文番号：A-12345\n新注文番号：A-20001", numbers: ["ordered A-20001 < A-12345"]),
    Letter(
      body: "入荷時期が異なるため、ご注文を2件に分割いたしました。\n\n分割元の注文番号：A-12345\n\n注文番号：A-20001\n商品名：水筒　1点\n\n注文番号：A-20002\n商品名：湯たんぽ　1点",
      numbers: ["ordered A-20001 < A-12345", "ordered A-20002 < A-12345"]),
    Letter(
      body: "2件のご注文を1件にまとめました。\n\n注文番号：A-20003\n同梱元の注文番号：A-12345\n同梱元の注文番号：A-12346",
      numbers: ["ordered A-20003 < A-12345 A-12346"]),
    Letter(
      body: "商品を発送いたしました。\n\nご注文番号：A-20001（旧ご注文番号：A-12345）\nヤマト運輸 送り状番号：4000-1234-5678", numbers: ["shipped A-20001 < A-12345"]),
    Letter(body: "商品を発送いたしました。\n\n旧注文番号：A-12345", numbers: ["shipped A-12345"]),
    Letter(body: "ご注文番号が変更となりました。\n\nご注文番号：A-12345 → A-20001", numbers: ["ordered A-20001 < A-12345"]),
    Letter(
      body: "旧注文はキャンセルいたしました。新しいご注文は引き続き承っております。\n\n旧注文番号：A-12345\n新注文番号：A-20001", numbers: ["ordered A-20001 < A-12345"]),
    Letter(
      body: "ご注文を統合いたしました。統合元のご注文はキャンセルとなりました。\n\n統合元の注文番号：A-12345\n注文番号：A-20001",
      numbers: ["ordered A-20001 < A-12345"]),
    Letter(
      body: "We cancelled the old order and created a new one for you.\n\nOld order number: 1001\nNew order number: 1002",
      numbers: ["ordered 1002 < 1001"]),
    Letter(
      body: "在庫切れのため、ご注文をキャンセルいたしました。\n\n注文番号：A-20001\n旧注文番号：A-12345", numbers: ["cancelled A-20001 < A-12345"]),
    Letter(body: "交換品を発送いたしました。\n\n注文番号：R-2001\n元の注文番号：A-12345", numbers: ["shipped R-2001"]),
    Letter(body: "定期便を発送いたしました。\n\n注文番号：S-1002\n初回のご注文番号：S-1001", numbers: ["shipped S-1002"]),
    Letter(
      body: "Your order number has been changed.\n\nPrevious order number: 1001\nNew order number: 1002", numbers: ["ordered 1002 < 1001"]),
    Letter(body: "ご注文内容を変更いたしました。\n\n注文番号：A-12345", numbers: []),
    Letter(body: "ご注文番号を変更することはできません。\n\n注文番号：A-12345", numbers: []),
  ]

  @Test("Each letter", arguments: letters)
  func reads(_ letter: Letter) {
    let events = NoticeReader().read(ShopLetter.message("山田様\n\n\(letter.body)")).events
    #expect(
      events.map { event in
        let former = event.formerOrderNumbers.isEmpty ? "" : " < " + event.formerOrderNumbers.joined(separator: " ")
        return "\(event.kind.rawValue) \(event.orderNumber ?? "-")\(former)"
      } == letter.numbers)
  }
}
