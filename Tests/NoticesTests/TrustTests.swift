import Authentication
import Events
import MIME
import Notices
import Testing

@Suite("Whom to believe")
struct TrustTests {
  private static let body = """
    ご注文のキャンセルについて

    以下の商品は在庫切れのため、ご注文をキャンセルさせていただきました。
    注文番号
    250-0000001-0000002

    * 手挽きコーヒーミル
      数量: 1
      3980 JPY
    """

  static func reading(
    from: String = "\"Amazon.co.jp\" <order-update@amazon.co.jp>", header: String = "", subject: String = "ご注文のキャンセル: 「手挽きコーヒーミル」",
    body: String = body,
    policy: TrustPolicy = TrustPolicy(receivers: [.init(id: "mx.example.jp")])
  ) -> Reading {
    let text =
      header + "From: \(from)\nTo: taro.y@example.jp\nSubject: \(subject)\nDate: Thu, 15 Jan 2026 12:00:00 +0900\nMessage-ID: <1@x>\n"
      + "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n" + body + "\n"
    return NoticeReader(trust: policy).read(Message(parsing: Array(text.utf8)[...]))
  }

  struct Row: CustomTestStringConvertible, Sendable {
    var what: String
    var header: String
    var trust: Trust
    var testDescription: String { what }
  }

  private static let received = "Received: from a by mx.example.jp; Thu, 15 Jan 2026 12:00:00 +0900\n"

  @Test(
    "What receivers say",
    arguments: [
      Row(what: "nothing", header: "", trust: .unverified),
      Row(what: "dmarc pass", header: "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp\n", trust: .genuine),
      Row(
        what: "dkim pass of the domain", header: "Authentication-Results: mx.example.jp; dkim=pass header.d=amazon.co.jp\n", trust: .genuine
      ),
      Row(
        what: "dkim pass of a mailer", header: "Authentication-Results: mx.example.jp; dkim=pass header.d=amazonses.com\n",
        trust: .unverified),
      Row(
        what: "spf pass below the domain", header: "Authentication-Results: mx.example.jp; spf=pass smtp.mailfrom=x@bounces.amazon.co.jp\n",
        trust: .genuine),
      Row(what: "pass of a public suffix", header: "Authentication-Results: mx.example.jp; dkim=pass header.d=co.jp\n", trust: .unverified),
      Row(
        what: "a stranger's pass", header: "Authentication-Results: mx.other.example; dmarc=pass header.from=amazon.co.jp\n",
        trust: .unverified),
      Row(
        what: "a stranger's failure", header: "Authentication-Results: mx.other.example; dmarc=fail header.from=amazon.co.jp\n",
        trust: .spoofed),
      Row(
        what: "dmarc fail", header: "Authentication-Results: mx.example.jp; dmarc=fail (p=quarantine) header.from=amazon.co.jp\n",
        trust: .spoofed),
      Row(
        what: "pass inside a comment", header: "Authentication-Results: mx.example.jp; spf=none (dmarc=pass header.from=amazon.co.jp)\n",
        trust: .unverified),
      Row(
        what: "pass inside a quoted string",
        header: "Authentication-Results: mx.example.jp; spf=none smtp.mailfrom=\"; dmarc=pass header.from=amazon.co.jp\"\n",
        trust: .unverified),
      Row(
        what: "job id, version, blanks",
        header: "Authentication-Results: MX.example.jp/job7 1; dmarc = pass (p=none; x) header.from = amazon.co.jp;\n", trust: .genuine),
      Row(
        what: "forged below the receiver's own line",
        header: "Authentication-Results: mx.example.jp; spf=none\n" + received
          + "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp\n", trust: .suspect
      ),
      Row(
        what: "forged beside the receiver's own field, which found nothing",
        header: received + "Authentication-Results: mx.example.jp; spf=none; dkim=none; dmarc=none\n"
          + "Authentication-Results: mx.example.jp; dkim=pass header.d=amazon.co.jp\n", trust: .suspect),
      Row(
        what: "own pass for the mailer, a forged one for the brand below",
        header: "Authentication-Results: mx.example.jp; spf=pass smtp.mailfrom=evil.example\n" + received
          + "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp\n", trust: .suspect),
      Row(
        what: "a stranger's failure under the receiver's pass",
        header: "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp\n"
          + "Authentication-Results: gw.other.example; dmarc=fail header.from=amazon.co.jp\n", trust: .genuine),
      Row(
        what: "for another domain", header: "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp.example.net\n",
        trust: .unverified),
    ])
  func receivers(row: Row) {
    let reading = Self.reading(header: row.header)
    #expect(reading.trust == row.trust, "\(reading.trustReasons)")
    #expect(!reading.trustReasons.isEmpty)
    #expect(reading.events.isEmpty == (row.trust == .spoofed))
  }

  @Test(
    "Senders that imitate",
    arguments: [
      "Amazon <x@amazon.co.jp.example.net>", "x@amazon-co-jp.example.net", "Amazon <x@arnazon.co.jp>", "x@amazom.co.jp", "x@amaz0n.jp",
      "amazon.co.jp@example.net", "x@secure-amazon.example",
    ])
  func imitations(from: String) {
    #expect(Self.reading(from: from).trust == .spoofed)
  }

  @Test(
    "Senders that do not",
    arguments: [
      "x@yamabuki-books.co.jp", "service@paypal.com", "x@ac.rakuten-bank.co.jp", "x@yodobashi-travel.net", "x@yamada-stores.co.jp",
      "x@store.jp",
      "x@photo-booth.jp", "x@kitchen-stores-jp.com", "order-update_at_amazon.co.jp_x@duck.com", "佐川 太郎 <x@taro-shop.example>",
      "Amazon.de <order@amazon.de>", "アマゾナイト工房 <x@example.jp>", "青空堂 楽天市場店 <x@aozora.example.jp>", "x@amazonite.example",
    ])
  func innocents(from: String) {
    let trust = Self.reading(from: from).trust
    #expect(trust == .unverified)
  }

  @Test("A brand's name from elsewhere is held back; with a link that asks for data it is a fake")
  func claims() {
    let from = "アマゾン <info@example.net>"
    #expect(Self.reading(from: from).trust == .suspect)
    let asking = Self.body + "\nログインしてお支払い方法を更新してください。\nhttps://amazon.example.net/login\n"
    let fake = Self.reading(from: from, body: asking)
    #expect(fake.trust == .spoofed)
    #expect(fake.brand == "amazon.co.jp")
  }

  @Test(
    "A brand's name beside a link that is written to deceive is a fake",
    arguments: ["https://amazon.co.jp@login.example/a", "https://amazon.co.jp∕help@𝕝𝕠𝕘.example/a"])
  func disguisedLinks(url: String) {
    #expect(Self.reading(from: "アマ\u{200B}ゾン <info@example.net>", body: "お荷物についてのお知らせです。\n\(url)\n発送いたしました。\n").trust == .spoofed)
  }

  @Test("A brand's own label under a suffix that is not its own is held back")
  func foreignSuffix() {
    let header = "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.shop\n"
    #expect(Self.reading(from: "order-update@amazon.shop", header: header).trust == .suspect)
  }

  @Test("An HTML part that deceives beside a harmless text part")
  func htmlBesideText() {
    let text =
      "From: order-update@amazon.co.jp\nTo: a@example.jp\nSubject: ご注文のキャンセル\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n"
      + "Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\(Self.body)\n"
      + "--b\nContent-Type: text/html; charset=utf-8\n\n<p>アカウントを停止しました。<br>"
      + "<a href=\"https://evil.example/login\">ログイン</a>して本人確認を行ってください。</p>\n--b--\n"
    let reading = NoticeReader().read(Message(parsing: Array(text.utf8)[...]))
    #expect(reading.trust == .spoofed)
    #expect(reading.events.isEmpty)
  }

  @Test(
    "Unvouched mail that bears a brand's address",
    arguments: [
      ("\nお支払い方法: クレジットカード\n\n\n\n公式アカウント https://twitter.com/AmazonJP\n", Trust.unverified),
      ("\nアプリを更新してください https://apps.apple.com/jp/app/id1\n", .unverified),
      ("\n\(String(repeating: "✔\u{FE0F} ", count: 12))\n", .unverified),
      ("\n\(String(repeating: "\u{200C}\u{A0}", count: 60))\n", .unverified),
      ("\nお\u{2064}支\u{2064}払\u{2064}い\u{2064}方\u{2064}法\u{2064}を\u{2064}確\u{2064}認\u{2064}し\u{2064}て\n", .spoofed),
      ("\n山田太郎\n様\n", .unverified), ("\n取引ID：12345678901\n", .unverified),
      ("\n再度ご確認ください。アカウントを更新: https://example.net/a\n", .spoofed), ("\n詳しくは https://www.amazon.co.jp/gp/help\n", .unverified),
      ("\nお荷物の状況: https://toi.kuronekoyamato.co.jp/cgi-bin/tneko\n", .unverified), ("\n信用卡の登录をしてください\n", .spoofed),
    ])
  func unvouched(addition: String, trust: Trust) {
    #expect(Self.reading(body: Self.body + addition).trust == trust)
  }

  @Test("More than one author is never genuine")
  func severalAuthors() {
    let header = "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp\nFrom: b@example.net\n"
    #expect(Self.reading(header: header).trust != .genuine)
  }

  @Test("Nameless results are believed only when the user says so")
  func nameless() {
    let header = "Authentication-Results: spf=pass smtp.mailfrom=amazon.co.jp; dmarc=pass action=none header.from=amazon.co.jp\n"
    #expect(Self.reading(header: header).trust == .unverified)
    #expect(Self.reading(header: header, policy: TrustPolicy(trustsNamelessResults: true)).trust == .genuine)
  }

  @Test("A method that the receiver never writes is not believed")
  func methods() {
    let header = "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp\n"
    let policy = TrustPolicy(receivers: [.init(id: "mx.example.jp", methods: ["spf"])])
    #expect(Self.reading(header: header, policy: policy).trust == .suspect)
  }
}
