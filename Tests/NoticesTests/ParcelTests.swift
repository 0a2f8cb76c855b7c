import Events
import Notices
import Testing

/// Which goods a dispatch says to lie in which parcel.
@Suite("Parcels")
struct ParcelTests {
  struct Letter: CustomTestStringConvertible, Sendable {
    var name: String
    var body: String
    /// `numbers: goods`, one for each event.
    var parcels: [String]
    var testDescription: String { name }
  }

  static let letters: [Letter] = [
    Letter(
      name: "the number above its goods",
      body: "＜1個口目＞\nヤマト運輸\nお問い合わせ番号：6188-0452-9140\n　花器　　数量 1\n\n＜2個口目＞\nヤマト運輸\nお問い合わせ番号：6188-0452-9254\n　敷板　　数量 1",
      parcels: ["6188-0452-9140: 花器", "6188-0452-9254: 敷板"]),
    Letter(
      name: "the number below its goods",
      body: "（1）品名：花器\n　運送会社：ヤマト運輸\n　お問合せ番号：371049746502\n（2）品名：敷板\n　運送会社：ヤマト運輸\n　お問合せ番号：375291703426",
      parcels: ["371049746502: 花器", "375291703426: 敷板"]),
    Letter(
      name: "two numbers for all goods", body: "運送会社：ヤマト運輸\n送り状番号：4861-0093-7715\n　　　　　　4861-0093-7726\n\n花器　1点\n敷板　1点",
      parcels: ["4861-0093-7715 4861-0093-7726: 花器, 敷板"]),
    Letter(
      name: "goods of one parcel only", body: "花器　1点\n\n運送会社：ヤマト運輸\nお問合せ番号：371049746502\nお問合せ番号：375291703426",
      parcels: ["371049746502 375291703426: 花器"]),
    Letter(
      name: "two carriers", body: "（1）ヤマト運輸　伝票番号 4482-0917-3366\n　・花器　1個\n（2）佐川急便　伝票番号 6310-4425-8703\n　・天幕　1張",
      parcels: ["4482-0917-3366: 花器", "6310-4425-8703: 天幕"]),
  ]

  @Test("Each dispatch", arguments: letters)
  func splits(_ letter: Letter) {
    let body = "山田様\n\nご注文の商品を本日発送いたしました。\nご注文番号：A-12345\n\n\(letter.body)"
    let events = NoticeReader().read(ShopLetter.message(body, subject: "発送のお知らせ")).events
    #expect(events.allSatisfy { $0.kind == .shipped && $0.orderNumber == "A-12345" })
    #expect(
      events.map { $0.trackingNumbers.joined(separator: " ") + ": " + $0.items.compactMap(\.name).joined(separator: ", ") }
        == letter.parcels)
  }
}
