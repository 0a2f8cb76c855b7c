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
      "amazon.co.jp@example.net", "x@secure-amazon.example", "x@amazon-co.jp.example",
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

  /// The names and addresses of honest shops and people, some beside the names of brands.
  @Test(
    "Honest senders that bear something like a brand's name, with and without a receiver that vouches",
    arguments: [
      "info@matsuo.co.jp", "info@matsui-sports.co.jp", "x@nomura-sangyo.co.jp", "x@omura.co.jp", "x@lifecare.co.jp", "x@apple-pie.jp",
      "x@camera-digital.jp", "x@rakuten-edy.co.jp", "x@paypay-sec.co.jp", "オリコン <x@oricon.example>", "シオリコーヒー <x@shiori.example>",
      "福岡ソフトバンクホークス <x@hawks.example>", "ソフトバンク長岡店 <x@mobile.example>", "東京ガスライフバル <x@lifeval.example>",
      "JCBギフトカード専門店 <x@gift.example>", "りんご農園 <ringo-farm@docomo.ne.jp>", "Apple農園 <x@ringo.example>",
      "Visa取扱店 <x@card.example>", "楽天イーグルス <x@eagles.example>", "x@netflix-fan.example", "order@xn--wgv71a119e.jp",
    ])
  func honestNames(from: String) {
    let domain = from.split(separator: "@").last.map { $0.filter { $0 != ">" } } ?? ""
    let header = "Authentication-Results: mx.example.jp; dmarc=pass header.from=\(domain)\n"
    let body = Self.body + "\nマイページにログインしてご確認ください。\nhttps://www.\(domain)/mypage\n"
    #expect(Self.reading(from: from, header: header, body: body).trust == .genuine)
    #expect(Self.reading(from: from, body: body).trust == .unverified)
  }

  @Test(
    "Addresses at which anybody may be speak for no brand",
    arguments: [
      "Amazon.co.jp <evil@icloud.com>", "Amazon.co.jp <evil@yahoo.co.jp>", "Amazon.co.jp <evil@softbank.ne.jp>", "楽天市場 <x@live.com>",
      "Yahoo!ショッピング <x@yahoo.co.jp>", "Amazon <x@evil.r10.to>", "楽天トラベル <x@evil.example>", "楽天市場・楽天トラベル <x@evil.example>",
      "x@amazon.co.jp-login.example", "𝐀𝐦𝐚𝐳𝐨𝐧 <x@evil.example>", "Ama\u{301}zon <x@evil.example>", "ΑΜΑΖΟΝ <x@evil.example>",
      "Ⓐⓜⓐⓩⓞⓝ <x@evil.example>",
    ])
  func anybodysAddresses(from: String) {
    let domain = from.split(separator: "@").last.map { $0.filter { $0 != ">" } } ?? ""
    let header = "Authentication-Results: mx.example.jp; dmarc=pass header.from=\(domain)\n"
    let body = Self.body + "\nお支払い方法を更新してください。\nhttps://evil-login.example/a\n"
    #expect(Self.reading(from: from, header: header, body: body).trust == .spoofed)
  }

  @Test(
    "Links that only look odd",
    arguments: [
      "https://www.aozora.example※ログインが必要です", "https://www.aozora.example→こちら", "https://日本語.jp/", "http://192.168.1.1/",
      "https://www.aozora.example/\u{3000}", "https://www.amazon.com.br/", "https://www.google.com/maps",
    ])
  func oddLinks(url: String) {
    #expect(Self.reading(from: "x@aozora.example", body: Self.body + "\n\(url)\n").trust == .unverified)
    let own = url.replacing("www.aozora.example", with: "www.amazon.co.jp")
    guard own != url else { return }
    #expect(Self.reading(body: Self.body + "\n\(own)\n").trust == .unverified)
  }

  @Test(
    "Shops that name a carrier or a way to pay",
    arguments: ["【ヤマト運輸】お届け予定のお知らせ", "【Amazon Pay】お支払い方法のご確認", "楽天ペイでのお支払いについて", "PayPay残高でのお支払い"])
  func namedServices(subject: String) {
    let body = Self.body + "\nアカウントにログインしてください。\nhttps://click.mail-service.example/x\n"
    #expect(Self.reading(from: "x@aozora.example", subject: subject, body: body).trust == .unverified)
  }

  @Test("What crowds out the receiver's own finding brings no trust")
  func crowdedOut() {
    let forged = "Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp\n"
    let many = String(repeating: "; dkim=neutral header.d=evil.example", count: 64)
    let long = "; dkim=neutral header.d=" + String(repeating: "a", count: 17_000)
    for rest in [many, long, "; spf=none smtp.mailfrom=\"x"] {
      let header = "Authentication-Results: mx.example.jp\(rest); dmarc=fail header.from=amazon.co.jp\n" + forged
      #expect(Self.reading(header: header).trust != .genuine)
    }
    let strangers = String(repeating: "Authentication-Results: other.example; spf=pass\n", count: 70)
    let fail = "Authentication-Results: mx.example.jp; dmarc=fail header.from=amazon.co.jp\n"
    #expect(Self.reading(header: forged + strangers + fail).trust == .spoofed)
    #expect(Self.reading(header: forged + Self.received + fail).trust == .spoofed)
  }

  @Test(
    "The narrower name says which methods a server writes",
    arguments: [("mx.example.jp", Trust.suspect), ("mx2.example.jp", .genuine)])
  func narrowerNames(id: String, trust: Trust) {
    let policy = TrustPolicy(receivers: [.init(id: ".example.jp"), .init(id: "mx.example.jp", methods: ["spf"])])
    #expect(Self.reading(header: "Authentication-Results: \(id); dmarc=pass header.from=amazon.co.jp\n", policy: policy).trust == trust)
  }

  @Test("Names and hosts that are made to cost time are nobody's")
  func longNames() {
    let labels = String(repeating: "a.", count: 30_000)
    let senders = ["x@\(labels)example", "x@\(String(repeating: "a", count: 60_000)).example"]
    for from in senders { #expect(Self.reading(from: from).trust == .unverified) }
    _ = Self.reading(from: "楽天市場店" + String(repeating: "楽天", count: 10_000) + " <x@shop.example>")
    _ = Self.reading(from: "x@shop.example", subject: "楽天市場店" + String(repeating: "楽天", count: 10_000))
    _ = Self.reading(from: "x@shop.example", body: Self.body + String(repeating: "\nログイン https://\(labels)example/", count: 50))
  }

  @Test(
    "Letters that only look the same",
    arguments: [
      "x@xn--mzon-43db.jp", "x@аmazon.jp", "x@amazón.jp", "\u{410}mazon <x@example.net>", "Αmazon.co.jp <x@example.net>",
      "Ａｍａｚｏｎ <x@example.net>", "x@xn--yodobashi-.xn--amazn-mye.com",
    ])
  func homographs(from: String) {
    let trust = Self.reading(from: from, body: Self.body + "\nお支払い方法を更新してください。\nhttps://evil.example/login\n").trust
    #expect(trust == .spoofed)
  }

  @Test("A subject that speaks for a brand, and a link that asks elsewhere than at the sender's home")
  func claimsInSubjects() {
    func trust(_ link: String) -> Trust {
      Self.reading(
        from: "カスタマーサービス <noreply@mail7.example>", subject: "Amazon.co.jp ご注文のキャンセル",
        body: Self.body + "\nお支払い方法を更新してください。\n\(link)\n"
      ).trust
    }
    #expect(trust("https://pay.evil.example/u") == .suspect)
    #expect(trust("https://shop.mail7.example/mypage") == .unverified)
    #expect(trust("https://www.amazon.co.jp/gp/your-account") == .unverified)
  }

  @Test(
    "Links that deceive in a stranger's mail",
    arguments: [
      "http://192.0.2.7/u", "http://0xC0000207/u", "https://www.amazon.co.jp.order7.example/a", "https://xn--mzon-43db.jp/a",
      "https://www.amazon.co.jp@evil.example/",
    ])
  func deceivingLinks(url: String) {
    #expect(Self.reading(from: "order@shop.example", body: Self.body + "\n\(url)\n").trust == .suspect)
  }

  @Test("A brand's own address with a page attached, which shops never send")
  func attachedPages() {
    let text =
      "From: order-update@amazon.co.jp\nTo: a@example.jp\nSubject: ご注文のキャンセル\nDate: Thu, 15 Jan 2026 12:00:00 +0900\n"
      + "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain; charset=utf-8\n\n\(Self.body)\n"
      + "--b\nContent-Type: text/html; name=form.html\nContent-Disposition: attachment; filename=form.html\n\n<form>\n--b--\n"
    #expect(NoticeReader().read(Message(parsing: Array(text.utf8)[...])).trust == .suspect)
  }

  @Test("A message that holds a fake is in doubt itself")
  func fakesInside() {
    let fake = "From: アマゾン <x@evil.example>\nSubject: ご注文のキャンセル\n\n\(Self.body)\nログインしてください https://evil.example/login\n"
    let text =
      "From: friend@example.jp\nTo: a@example.jp\nSubject: Fwd\nContent-Type: multipart/mixed; boundary=b\n\n"
      + "--b\nContent-Type: text/plain\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n\(fake)\n--b--\n"
    let reading = NoticeReader().read(Message(parsing: Array(text.utf8)[...]))
    #expect(reading.trust == .suspect)
    #expect(reading.brand == "amazon.co.jp")
    #expect(reading.events.isEmpty)
    #expect(!reading.messageKey.isEmpty)
  }

  @Test("Fakes are counted also when they speak of no order")
  func fakesWithoutNotice() {
    let body = "アカウントを停止しました。本人確認を行ってください。\nhttps://evil.example/login\n"
    for from in ["Amazon <x@evil.example>", "えきねっと <x@eki-net.com.evil.example>", "Apple <x@evil.example>"] {
      #expect(Self.reading(from: from, subject: "重要なお知らせ", body: body).trust == .spoofed, "\(from)")
    }
    #expect(Self.reading(from: "Apple農園 <x@ringo.example>", subject: "りんごの発送", body: body).trust == .unverified)
  }

  /// A receiver's header of a notice of a shop, as each writes it.
  struct Receiver: CustomTestStringConvertible, Sendable {
    var testDescription: String
    var header: String
    var policy: TrustPolicy
    var trust = Trust.genuine

    init(_ name: String, _ ids: [String], nameless: Bool = false, _ header: String, _ trust: Trust = .genuine) {
      testDescription = name
      self.header = header.split(separator: "\n").map { $0 + "\n" }.joined()
      policy = TrustPolicy(receivers: ids.map { .init(id: $0) }, trustsNamelessResults: nameless)
      self.trust = trust
    }
  }

  @Test(
    "Results as receivers write them",
    arguments: [
      Receiver(
        "Gmail", ["mx.google.com"],
        """
        Received: by 2002:a05:6402:1 with SMTP id x; Thu, 15 Jan 2026 12:00:00 -0800
        ARC-Authentication-Results: i=1; mx.google.com; dkim=pass header.i=@amazon.co.jp
        Received-SPF: pass (google.com: domain of x@bounces.amazon.co.jp designates 192.0.2.1 as permitted sender)
        Authentication-Results: mx.google.com;
               dkim=pass header.i=@amazon.co.jp header.s=abc header.b="Xy/z=";
               dkim=pass header.i=@amazonses.com header.s=def header.b=AbC;
               spf=pass (google.com: domain of x@bounces.amazon.co.jp designates 192.0.2.1 as permitted sender) smtp.mailfrom=x@bounces.amazon.co.jp;
               dmarc=pass (p=QUARANTINE sp=QUARANTINE dis=NONE) header.from=amazon.co.jp
        """),
      Receiver(
        "Takeout, labels on top", ["mx.google.com"],
        """
        X-GM-THRID: 1
        X-Gmail-Labels: Spam
        Received: by 2002:a05:6402:1 with SMTP id x; Thu, 15 Jan 2026 12:00:00 -0800
        Authentication-Results: mx.google.com; dmarc=pass (p=REJECT sp=REJECT dis=NONE) header.from=amazon.co.jp
        """),
      Receiver(
        "Outlook.com", [], nameless: true,
        "Authentication-Results: spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=bounces.amazon.co.jp; dkim=pass (signature was verified) "
          + "header.d=amazon.co.jp;dmarc=pass action=none header.from=amazon.co.jp;compauth=pass reason=100"),
      Receiver(
        "iCloud", [".icloud.com"],
        """
        Authentication-Results: bimi.icloud.com; bimi=skipped reason="insufficient dmarc"
        Authentication-Results: dmarc.icloud.com; dmarc=pass header.from=amazon.co.jp
        Authentication-Results: dkim-verifier.icloud.com; dkim=pass (2048-bit key) header.d=amazon.co.jp header.i=@amazon.co.jp
        Authentication-Results: spf.icloud.com; spf=pass (spf.icloud.com: domain of x@bounces.amazon.co.jp) smtp.mailfrom=x@bounces.amazon.co.jp
        """),
      Receiver(
        "Fastmail", [".messagingengine.com"],
        """
        Authentication-Results: mx3.messagingengine.com; arc=none (no signatures found)
        Authentication-Results: mx3.messagingengine.com; bimi=skipped (DMARC Policy is not at enforcement)
        Authentication-Results: mx3.messagingengine.com; x-ptr=pass smtp.helo=a.example policy.ptr=a.example
        Authentication-Results: mx3.messagingengine.com;
            dkim=pass (2048-bit rsa key sha256) header.d=amazon.co.jp header.i=@amazon.co.jp;
            dmarc=pass policy.published-domain-policy=quarantine (p=quarantine, d=quarantine (nested)) header.from=amazon.co.jp
        """),
      Receiver(
        "Yahoo", [".mail.ne1.yahoo.com"],
        "Authentication-Results: atlas206.aol.mail.ne1.yahoo.com; dkim=unknown; spf=pass smtp.mailfrom=bounces.amazon.co.jp; "
          + "dmarc=pass(p=NONE) header.from=amazon.co.jp;"),
      Receiver(
        "Yandex", [".qloud-c.yandex.net"],
        "Authentication-Results: iva4.qloud-c.yandex.net; spf=pass (iva4: domain of bounces.amazon.co.jp designates 192.0.2.1, rule=[ip4:192.0.2.0/24]) smtp.mail=x@bounces.amazon.co.jp; dkim=pass header.i=@amazon.co.jp"
      ),
      Receiver(
        "mail.ru", ["mxs.mail.ru"],
        "Authentication-Results: mxs.mail.ru; spf=pass smtp.mailfrom=x@bounces.amazon.co.jp; dmarc=pass header.from=order-update@amazon.co.jp"
      ),
      Receiver(
        "GMX", ["gmx.net"],
        """
        Authentication-Results: gmx.net; dkim=pass header.i=@amazonses.com
        Authentication-Results: gmx.net; dkim=pass header.i=@amazon.co.jp
        """, .unverified),
      Receiver(
        "mail.de", ["mxpostfix01.mail.de"],
        "Authentication-Results: mxpostfix01.mail.de; dkim=pass header.d=amazon.co.jp; dkim-atps=neutral"),
      Receiver(
        "Posteo", ["posteo.de"],
        """
        Authentication-Results: posteo.de; dmarc=pass (p=quarantine dis=none) header.from=amazon.co.jp
        Authentication-Results: posteo.de; spf=tempfail smtp.mailfrom=bounces.amazon.co.jp
        Authentication-Results: posteo.de; dkim=pass (1024-bit key) header.d=amazon.co.jp
        """),
      Receiver("Zoho, nothing found", ["mx.zohomail.eu"], "Authentication-Results: mx.zohomail.eu;", .unverified),
      Receiver(
        "Infomaniak, fields apart", ["mx.infomaniak.com"],
        """
        Authentication-Results: mx.infomaniak.com; dmarc=pass (p=quarantine) header.from=amazon.co.jp
        X-Spam: no
        Authentication-Results: mx.infomaniak.com; spf=pass smtp.mailfrom=bounces.amazon.co.jp
        X-Other: a
        Authentication-Results: mx.infomaniak.com; dkim=pass header.d=amazon.co.jp
        """),
      Receiver(
        "docomo, a fake", ["docomo.ne.jp"],
        "Authentication-Results: docomo.ne.jp; spf=pass x@evil.example smtp.helo=evil.example; dmarc=fail header.from=amazon.co.jp dmarc_spf=fail dmarc_dkim=fail aspf=relaxed adkim=relaxed",
        .spoofed),
      Receiver(
        "a Japanese provider of 2024", ["mx.provider.ne.jp"],
        "Authentication-Results: mx.provider.ne.jp; spf=pass smtp.mailfrom=bounces.amazon.co.jp; sender-id=pass header.From=amazon.co.jp"),
      Receiver(
        "the same provider in 2017", [".provider.ne.jp"],
        """
        Authentication-Results: mgw7.provider.ne.jp; dkim=neutral (message not signed) header.i=none
        Received-SPF: pass
        Received-SPF: pass
        """, .unverified),
      Receiver(
        "WebARENA", ["taro.example"],
        "Authentication-Results: taro.example; dkim=pass (2048-bit key) header.i=@amazon.co.jp; x-dkim-adsp=pass; sender-id=pass header.from=amazon.co.jp; spf=pass smtp.mfrom=bounces.amazon.co.jp"
      ),
      Receiver(
        "OpenDKIM", ["mx.example.jp"],
        "Authentication-Results: mx.example.jp/4cF7Qp; dkim=pass (2048-bit key; unprotected) header.d=amazon.co.jp header.i=@amazon.co.jp header.a=rsa-sha256 header.s=x header.b=Ab/c"
      ),
      Receiver(
        "OpenDMARC", ["mx.example.jp"],
        """
        Authentication-Results: OpenDMARC; dmarc=fail
        Authentication-Results: mx.example.jp; dmarc=pass (p=none dis=none) header.from=amazon.co.jp
        """),
      Receiver(
        "rspamd", ["mx.example.jp"],
        "Authentication-Results: mx.example.jp; dmarc=pass reason=\"SPF; not aligned\" header.from=amazon.co.jp (policy=quarantine); arc=pass (\"a=b\"); dkim=pass header.d=amazon.co.jp header.s=x header.b=y"
      ),
      Receiver(
        "a list's renamed results", ["mx.example.jp"],
        "X-Mailman-Original-Authentication-Results: mx.example.jp; dmarc=pass header.from=amazon.co.jp", .unverified),
    ])
  func receiverShapes(receiver: Receiver) {
    let reading = Self.reading(header: receiver.header, policy: receiver.policy)
    #expect(reading.trust == receiver.trust, "\(reading.trustReasons)")
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
    #expect(Self.reading(header: header).trust == .spoofed)
    #expect(Self.reading(from: "a@shop.example, b@other.example").trust == .suspect)
    #expect(Self.reading(from: "x@evil.example, order-update@amazon.co.jp").trust == .spoofed)
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
