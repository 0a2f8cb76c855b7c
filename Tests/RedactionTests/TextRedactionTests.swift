import MIME
import Testing

@testable import Redaction

@Suite struct TextRedactionTests {
  private static let item = "銅の湯たんぽ マルカ 2.5L"
  private static let cancelled = """
    佐藤 花子 様

    在庫切れのためキャンセルいたしました。

    注文番号：Y-100001
    商品名：銅の湯たんぽ マルカ 2.5L
    数量：2
    金額：12,800円


    """

  private func redactedItem(_ fixture: RedactionFixture) -> String {
    let text = fixture.rewritten().structure().parts[0].text().string
    return text.split(separator: "\n").first { $0.hasPrefix("商品名：") }.map { String($0.dropFirst(4)) } ?? ""
  }

  @Test func goodsKeepTheirClassesLengthsAndCounts() {
    let name = redactedItem(RedactionFixture(body: Self.cancelled))
    #expect(name.count == Self.item.count)
    #expect(name != Self.item)
    #expect(name.hasSuffix(" 2.5L"))
    #expect(name.unicodeScalars.first?.isKanji == true)
    #expect(name.dropFirst().first == "の")
  }

  @Test(arguments: ["銅の湯たんぽ\n マルカ 2.5L です", "「銅の湯たんぽ マル…」", "> 銅の湯たん\n> ぽ マルカ 2.5L", "マルカ 2.5L・銅の湯たんぽ"])
  func goodsAreFoundWrappedCutAndTurnedAround(text: String) {
    let redacted = RedactionFixture(body: Self.cancelled).redacted(text)
    #expect(!redacted.contains("湯た"))
    #expect(redacted.unicodeScalars.count == text.unicodeScalars.count)
  }

  @Test func wordsOfTheNoticeStay() {
    let redaction = RedactionFixture(body: Self.cancelled).redaction()
    #expect(redaction.isFaithful)
    let text = Message(parsing: redaction.bytes[...]).structure().parts[0].text().string
    for line in ["見本 太郎 様", "在庫切れのためキャンセルいたしました。", "数量：2", "金額：12,800円"] { #expect(text.contains(line)) }
  }

  @Test func namesAreFoundAcrossTagsAndReferences() {
    let html = """
      <!DOCTYPE html><html><head><title>Y-100001</title><style>.a{color:#123456}</style><!-- hanako --></head><body bgcolor="#654321">
      <p>佐藤&nbsp;<b>花</b>子 様</p><p>在庫切れのためキャンセルいたしました。</p><table width="640000"><tr><td>注文番号</td><td>Y-100001</td></tr>
      <tr><td>商品名</td><td><a href="https://shop.yutampo.example/i/AB12CD34EF?k=a1b2c3d4e5f6g7h8i9j0k1&amp;n=Y-100001">銅の<i>湯たんぽ</i></a></td></tr></table>
      <img alt="銅の湯たんぽ" src="cid:part1.06090408@yutampo.example"><script>var x = "佐藤";</script></body></html>
      """
    let fixture = RedactionFixture(body: html, contentType: "text/html; charset=UTF-8")
    let text = fixture.rewritten().structure().parts[0].text().string
    for word in ["佐藤", "花", "湯たんぽ", "100001", "hanako", "AB12CD34EF", "a1b2c3d4"] { #expect(!text.contains(word), "\(word)") }
    for word in [
      "見本", "<i>", "#123456", "#654321", "640000", "https://shop.yutampo.example/i/", "&amp;n=Y-", "cid:part1.06090408@yutampo.example",
      "<!DOCTYPE html>",
    ] {
      #expect(text.contains(word), "\(word)")
    }
    #expect(fixture.redaction().isFaithful)
  }

  @Test func structuredDataSaysWhatIsPrivate() {
    let html = """
      <p>ご注文はキャンセルとなりました。 注文番号 Y-100001 Jane Doe Umeda</p>
      <script type="application/ld+json">
      {	"@type": "ParcelDelivery", "deliveryAddress": {"name": "村上 健司", "@type": "PostalAddress", "streetAddress": "梅田1-2-3 梅田タワー1203",
      "addressLocality" : "大阪市北区", "addressRegion": "\\u5927阪府", "postalCode": "530-0001", "addressCountry": "JP"},
      "recipient": {"name": "Jane Doe", "telephone": ["06 1234 5678"], "givenName": "Jane", "familyName": "Doe"},
      "provider": {"@type": "Organization", "name": "ヤマト運輸", "telephone": "0120-01-9625"}, "geo": {"latitude": 34.7, "longitude": "135.49"},
      "partOfOrder": {"merchant": {"@type": "Organization", "name": "湯たんぽの店"}, "customer": {"@type": "Person", "name": "山本 雅"}}}
      </script>
      <div itemscope itemtype="http://schema.org/PostalAddress"><span itemprop="streetAddress">Umeda 1-2-3</span> <meta itemprop="postalCode" content="530-0001">
      <meta content="北区" itemprop="addressLocality"><meta itemprop="telephone" content="06 1234 5678"></div>
      <div itemtype="http://schema.org/Person"><b itemprop="name">山本 雅</b></div><div itemtype="http://schema.org/Product"><b itemprop="name">林 檎</b></div>
      """
    let fixture = RedactionFixture(body: html, contentType: "text/html; charset=UTF-8")
    let text = fixture.rewritten().structure().parts[0].text().string
    for word in ["村上", "梅田", "大阪", "5927", "530", "Jane", "Doe", "1234", "135.49", "山本", "Umeda 1", "北区"] {
      #expect(!text.contains(word), "\(word): \(text)")
    }
    for word in [
      "\"streetAddress\": \"見本町1-2-3\"", "\"addressRegion\": \"東京都\"", "\"name\": \"Taro Mihon\"", "ヤマト運輸", "\"addressCountry\": \"JP\"",
      "湯たんぽの店", "itemprop=\"streetAddress\">1-2-3 Mihoncho<", "content=\"千代田区\"", "content=\"000-0000\"", "content=\"00 0000 0000\"",
    ] {
      #expect(text.contains(word), "\(word): \(text)")
    }
    #expect(fixture.redaction().isFaithful)
  }

  @Test(arguments: [
    ("https://www.amazon.co.jp/dp/B0EXAMPLE1?ref=x", "https://www.amazon.co.jp/dp/", "B0EXAMPLE1"),
    ("https://a.example/u/eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9", "https://a.example/u/", "eyJhbGci"),
    ("https://a.example/%E6%B9%AF%E3%81%9F%E3%82%93%E3%81%BD/x", "https://a.example/%E", "%E6%B9%AF%E3%81%9F"),
  ])
  func keysInLinksAreReplacedAndHostsStay(link: String, start: String, key: String) {
    let redacted = RedactionFixture().redacted(link)
    #expect(redacted.hasPrefix(start))
    #expect(!redacted.contains(key))
    #expect(redacted.utf8.count == link.utf8.count)
  }

  @Test(arguments: [
    ("https://a.example/o/Xy7Kq2", "Xy7Kq2"), ("https://a.example/t/aBxKqZ?lang=ja", "aBxKqZ"), ("https://a.example/?t=9f3k2", "9f3k2"),
    ("https://a.example/?uid=4711&lang=ja", "4711"), ("https://a.example/?token=qwert&x=y", "qwert"),
    ("https://a.example/?customer_id=AB12", "AB12"),
  ])
  func shortKeysInLinksAreReplaced(link: String, key: String) {
    let redacted = RedactionFixture().redacted(link)
    #expect(redacted.shape == link.shape)
    #expect(!redacted.contains(key))
    #expect(!link.contains("lang=ja") || redacted.contains("lang=ja"))
  }

  @Test(arguments: [
    ("https://hanako:geheim@shop.example/x", "https://user:password@shop.example/x"),
    ("http://hanako@shop.example", "http://user@shop.example"),
    ("https://h%40mail.example:p_1@yutampo.example:8080/", "https://user:password@yutampo.example:8080/"),
    // A host that is to be taken for another one is what gives a fake away.
    ("https://www.amazon.co.jp@evil.example/x", "https://www.amazon.co.jp@evil.example/x"),
  ])
  func usersInLinksAreReplaced(link: String, redacted: String) {
    #expect(RedactionFixture().redacted(link) == redacted)
    #expect(RedactionFixture().redacted(link, kind: .link) == redacted)
  }

  @Test(arguments: [
    "https://www.yutampo.example/order/history?lang=ja", "https://a.example/orderHistory/v2/page10?utm_source=mail_2026&sort=new",
    "https://a.example/dp/index.html?ref=top-5", "https://12345678.cdn.example/", "http://yutampo.example/help#returns",
  ])
  func wordsInLinksStay(link: String) {
    #expect(RedactionFixture().redacted(link) == link)
  }
}
