import MIME
import Testing

@testable import Redaction

@Suite struct PostalAddressRedactionTests {
  private let fixture = RedactionFixture()

  /// `<address>` stands for the sample.
  @Test(arguments: [
    ("東京都新宿区西新宿2-8-1", "<address>"), ("住所：千代田区丸の内1-1", "住所：<address>"), ("福岡市博多区博多駅前四丁目21番26号", "<address>"),
    ("倉庫は千葉県柏市にあります", "倉庫は東京都千代田区にあります"), ("〒160-0023 東京都新宿区西新宿2-8-1 TEL 03-1234-5678", "〒000-0000 <address> TEL 00-0000-0000"),
    ("東京都新宿区西新宿2-8-1\nメゾン西新宿203\nお支払い", "<address>\n見本荘101\nお支払い"),
  ])
  func postalAddresses(text: String, redacted: String) {
    #expect(fixture.redacted(text).replacing(PostalAddressFinder.sample, with: "<address>") == redacted)
  }

  /// Over several lines, and with the house's name.
  @Test(arguments: [
    ("〒160-0023\n新宿区西新宿2ー8ー1\n", "〒000-0000\n<address>\n"), ("〒160-0023\n東京都新宿区西新宿\n2-8-1\n", "〒000-0000\n<town>\n<lot>\n"),
    ("〒160-0023\n新宿区西新宿\n二丁目8番1号\nサンライズ西新宿 203号室\n", "〒000-0000\n<town>\n<address>\n<house>\n"),
    ("東京都新宿区西新宿2-8-1\nサンライズ 203\nお支払い", "<address>\n<house>\nお支払い"), ("東京都新宿区西新宿2-8-1\nグランド仙台\n502号室", "<address>\nグランド仙台\n<house>"),
    ("東京都新宿区西新宿2-8-1\nコーポ博多\n502\nお支払い", "<address>\n<house>\n<house>\nお支払い"),
    ("神奈川県横浜市西区みなとみらい2-2-1 ランドマーク 1001", "<address>"), ("埼玉県さいたま市大宮区桜木町1丁目2番", "<address>"), ("さいたま市大宮区桜木町１−２", "<address>"),
    ("つくば市吾妻1の2の3", "<address>"), ("サンライズ西新宿 203号室", "<house>"), ("> 〒160-0023\n> 新宿区西新宿2-8-1", "> 〒000-0000\n> <address>"),
    ("ご住所　：　福岡県福岡市博多区博多駅前\n　　　4丁目21番26号\n　　　コーポ博多　１０１号", "ご住所　：　<address>\n　　　<address>\n　　　<house>"),
    ("住所：長野県松本市大手字南9 1234番地", "住所：<address>"),
  ])
  func addressesOverSeveralLines(text: String, redacted: String) {
    #expect(marked(fixture.redacted(text)) == redacted)
  }

  @Test(arguments: [
    (
      "Ship to:\nJane Doe\n203 Sunrise Nishi-Shinjuku\n2-8-1 Nishi-Shinjuku\nShinjuku-ku, Tokyo 160-0023\nJapan\nPhone: +81-3-1234-5678",
      "Ship to:\nTaro Mihon\n1-2-3 Mihoncho\n1-2-3 Mihoncho\nChiyoda-ku, Tokyo 000-0000\nJapan\nPhone: +00-0-0000-0000"
    ),
    ("Delivered to SETAGAYA-KU, TOKYO, JP 154", "Delivered to Chiyoda-ku, Tokyo 000-0000"),
    ("Address: 12 Long Street", "Address: 1-2-3 Mihoncho"),
    ("Ship to:\nJane Doe\nOrder #12\nTotal 3", "Ship to:\nTaro Mihon\nOrder #12\nTotal 3"),
    ("Ship to:\nJane Doe\n\nCup, blue 12", "Ship to:\nTaro Mihon\n\nCup, blue 12"),
  ])
  func addressesInLatinLetters(text: String, redacted: String) {
    #expect(fixture.redacted(text) == redacted)
  }

  @Test(arguments: ["〒160-0023\n\n商品 2-8\n", "東京都新宿区西新宿2-8-1\n\n型番 203", "お届け先\n11月16日 10-12時", "1の位", "時間帯 14-16"])
  func linesBelowAnAddressStay(text: String) {
    let lines = fixture.redacted(text).split(separator: "\n")
    #expect(lines.last == text.split(separator: "\n").last)
  }

  private func marked(_ text: String) -> String {
    text.replacing(PostalAddressFinder.sample, with: "<address>").replacing(PostalAddressFinder.sampleTown, with: "<town>")
      .replacing(PostalAddressFinder.sampleLot, with: "<lot>").replacing(PostalAddressFinder.sampleHouse, with: "<house>")
  }

  @Test(arguments: ["北海道産の小豆", "東京都の条例", "京都府民", "11月16日 10-12時", "市区町村", "2番目の商品"])
  func placesInSentencesStay(text: String) {
    #expect(fixture.redacted(text) == text)
  }

  @Test func tagsBetweenLinesAreNoEmptyLines() {
    let html = """
      <table><tr><td>Ship to:</td></tr><tr><td>Jane Doe<br>Sonic Court 1204<br>1-7-5 Sakuragicho<br>Omiya-ku, Saitama-ken 330-0854<br>Japan</td></tr></table>
      <div>埼玉県さいたま市大宮区</div><div>桜木町1-7-5</div><div>ソニックコート1204</div><p>コート ネイビー</p>
      """
    let text = RedactionFixture(body: html, contentType: "text/html; charset=UTF-8").rewritten().structure().parts[0].text().string
    for word in ["Jane", "Sonic", "Sakuragi", "Saitama", "330", "さいたま", "桜木", "ソニック"] { #expect(!text.contains(word), "\(word): \(text)") }
    #expect(text.contains("<br>Japan</td>"))
  }
}
