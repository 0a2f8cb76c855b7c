import Events
import Notices
import Testing

/// What a notice says without the usual words, and what it only seems to say with them.
///
/// All mail here is of Thursday, 15 January 2026.
@Suite("Between the lines")
struct BetweenTheLinesTests {
  struct Letter: CustomTestStringConvertible, Sendable {
    var name: String
    var subject = "ご注文の件"
    var body: String
    var kinds: [Kind]
    var testDescription: String { name }
  }

  private func events(_ letter: Letter, depth: ReadingDepth = .triaged) -> [Event] {
    return NoticeReader().read(ShopLetter.message(letter.body, subject: letter.subject), depth: depth).events
  }

  static let letters: [Letter] = [
    // The money back for what is not there ends the order; a substitute or a question does not.
    Letter(name: "no goods, money back", body: "ご注文番号：M-50003\n在庫切れのため、お送りできません。\n代金は全額ご返金いたします。", kinds: [.cancelled]),
    Letter(name: "no goods, money back if wished", body: "ご注文番号：M-50003\n在庫切れのため、お送りできません。\nご希望の場合はご返金いたします。", kinds: []),
    Letter(
      name: "no goods, another piece comes, the difference back",
      body: "ご注文番号：M-50003\n在庫切れのため、代わりの品を明日発送いたします。\n差額はご返金いたします。", kinds: []),
    Letter(
      name: "a gift is gone, its price back", body: "ご注文番号：M-50003\n特典のポーチが品切れとなりました。特典分の500円をご返金いたします。商品はそのままお送りいたします。", kinds: []),
    Letter(name: "half the price back for a flaw", body: "ご注文番号：M-50003\n縁に欠けがございました。代金の半額をご返金いたします。そのままお使いください。", kinds: []),
    Letter(name: "postage back for goods in stock", body: "ご注文番号：M-50003\n在庫がございますので本日お包みします。送料550円はご返金いたします。", kinds: []),
    Letter(name: "goods that came after all", body: "ご注文番号：M-50003\n欠品でお待たせしておりましたが入荷いたしました。代金の差額はご返金いたします。", kinds: []),
    Letter(
      name: "an empty heading", body: "ご注文番号：M-50003\n完売の品がございました。\n\n■お取り消しの商品\nなし\n\n■お届けする商品\nマグカップ　1,980円　1個", kinds: []),
    // Things beside the order.
    Letter(name: "the wrapping", body: "ご注文番号：M-50003\nご依頼のとおり、ギフト包装を取り消しました。", kinds: []),
    Letter(name: "a coupon", body: "ご注文番号：M-50003\nご注文のクーポンのご利用は取り消しました。", kinds: []),
    Letter(name: "a cancellation taken back", body: "ご注文番号：M-50003\n昨日キャンセルのご連絡を差し上げましたが、キャンセルを取り消し、予定どおり発送いたします。", kinds: []),
    Letter(name: "goods cancelled before are back", body: "ご注文番号：M-50003\n先日キャンセルとなりましたマグカップが再入荷しました。", kinds: []),
    // A parcel's number.
    Letter(
      name: "a number beside its label", body: "ご注文番号：M-50003\n品物はヤマト運輸に託しております。\n送り状番号：4000-0000-0002", kinds: [.shipped]),
    Letter(name: "a number behind its carrier", body: "ご注文番号：M-50003\nヤマト運輸 4000-0000-0002", kinds: [.shipped]),
    Letter(name: "a number of no parcel's shape", body: "ご注文番号：M-50003\nヤマト運輸 4000-0000-0004", kinds: []),
    Letter(
      name: "a number to come", body: "ご注文番号：M-50003\n明日発送いたします。番号は追ってお知らせします。\nヤマト運輸", kinds: []),
    Letter(name: "a number beside its label, no carrier named", body: "ご注文番号：M-50003\n送り状番号：4000-0000-0002", kinds: [.shipped]),
    // What is sent or late and is no goods.
    Letter(name: "a mail was sent", body: "ご注文番号：M-50003\nメールも11月18日と21日にお送りしましたが、お返事をいただけませんでした。", kinds: []),
    Letter(name: "goods were sent", body: "ご注文番号：M-50003\nお手紙を添えて商品を本日お送りしました。", kinds: [.shipped]),
    Letter(name: "the answer is late", body: "ご注文番号：M-50003\nお返事がこんなにも遅れてしまい、申し訳ございません。遅くなりましたお詫びまで。", kinds: []),
    Letter(name: "goods are late", body: "ご注文番号：M-50003\n入荷の都合で発送が一週間ほど遅れてしまい、申し訳ございません。", kinds: [.delayed]),
    Letter(name: "a delay that may be", body: "ご注文番号：M-50003\n雪の日はお届けが遅れることもございます。", kinds: []),
    Letter(name: "a plan in the past", body: "ご注文番号：M-50003\n5日にお届けとお伝えしておりましたが、8日になります。", kinds: [.delayed]),
    Letter(name: "sending that was stopped", body: "ご注文番号：M-50003\nご入金の確認まで発送を停止しました。", kinds: [.delayed]),
    // States and customs.
    Letter(name: "this order is cancelled", body: "ご注文番号：M-50003\nこのため、上記ご注文は当店にてキャンセルしております。", kinds: [.cancelled]),
    Letter(name: "a custom", body: "ご注文番号：M-50003\nご入金のないご注文はキャンセルしております。", kinds: []),
    Letter(name: "parcels of Thursdays", body: "ご注文番号：M-50003\n苗は木曜日にまとめて発送しておりますので、予定どおり6日にお送りできます。", kinds: []),
    Letter(name: "one sentence for two things", body: "ご注文番号：M-50003\n欠品の分は取り消し、その他の商品を本日出荷いたしました。", kinds: [.cancelled, .shipped]),
    Letter(name: "settling is no state", body: "ご注文番号：M-50003\nお戻しは決済会社の処理待ちで、明日になります。", kinds: []),
    Letter(name: "a charge reversed", body: "ご注文番号：M-50003\n決済を取り消しました。", kinds: [.refunded]),
    // Customs, wishes and punctuality.
    Letter(name: "old orders in general", body: "ご注文番号：M-50003\n従いまして、期限を過ぎたお取引は順次キャンセルしております。", kinds: []),
    Letter(
      name: "a time of something else", body: "ご注文番号：M-50003\nすでにご入金をいただいておりますが、期日を過ぎたご注文は自動でキャンセルしております。", kinds: []),
    Letter(name: "a usual time", body: "ご注文番号：M-50003\n発送まで通常2営業日です。", kinds: []),
    Letter(name: "a day put off on the reader's wish", body: "ご注文番号：M-50003\nご依頼のとおり、お届け日を12月20日に変更させていただきました。", kinds: []),
    Letter(name: "a day put off with an apology", body: "ご注文番号：M-50003\nお届け日を12月20日に変更させていただきます。申し訳ございません。", kinds: [.delayed]),
    Letter(name: "a payment found after all", body: "ご注文番号：M-50003\n入金の確認が取れておりませんでしたが、本日確認できました。", kinds: []),
    Letter(name: "goods on their way to the shop", body: "ご注文番号：M-50003\n海外からの商品は現在輸送中です。入荷しましたら発送いたします。", kinds: []),
    Letter(name: "how a shop sends", body: "ご注文番号：M-50003\n当店では通常ゆうパックで出しております。", kinds: []),
    Letter(name: "a choice beside the order", body: "ご注文番号：M-50003\nリボンが品切れです。どちらがよろしいですか。\n・白いリボン\n・ラッピングをキャンセル", kinds: []),
    // Fetching.
    Letter(name: "ready and sent", body: "ご注文番号：M-50003\nご用意が整いましたので、ヤマト運輸の集荷に託しました。", kinds: [.shipped]),
    Letter(
      name: "kept until it is paid", body: "ご注文番号：M-50003\nお支払いまで商品をお取り置きしております。コンビニでのお支払いも可能です。", kinds: []),
    Letter(name: "ready at the shop", body: "ご注文番号：M-50003\nご用意が整いましたので、ご来店ください。", kinds: [.readyForPickup]),
    // Coming back.
    Letter(name: "an answer came back", body: "ご注文番号：M-50003\nカード会社からの回答が返ってまいりました。", kinds: []),
    Letter(name: "a parcel came back", body: "ご注文番号：M-50003\n保管期間を過ぎ、お荷物が当店に戻ってまいりました。", kinds: [.returned]),
    Letter(name: "what the buyer sent back", body: "ご注文番号：M-50003\nお戻しいただいた商品が、昨日当店に到着しました。", kinds: [.returned]),
    // Rules.
    Letter(
      name: "a rule with a past form",
      body: "ご注文番号：M-50003\n在庫切れの場合は、ご注文をキャンセルさせていただきました旨をメールでお知らせいたします。", kinds: []),
    Letter(
      name: "a case at hand behind a rule",
      body: "ご注文番号：M-50003\nご入金のない場合はキャンセルとご案内しておりましたが、期日を過ぎましたのでキャンセルいたしました。", kinds: [.cancelled]),
    Letter(
      name: "a rule below a dispatch", subject: "発送いたしました",
      body: "ご注文番号：M-50003\n本日発送いたしました。\n保管期間を過ぎたお荷物は返送され、ご注文はキャンセルとなります。", kinds: [.shipped]),
    Letter(
      name: "a rule that names its reason",
      body: "ご注文番号：M-50003\n万一在庫切れの場合は、メーカー欠品によりキャンセルさせていただきました旨をお知らせいたします。", kinds: []),
    Letter(
      name: "a rule for who does not pay", body: "ご注文番号：M-50003\n5月25日までにご入金の確認ができませんでしたご注文は、キャンセルさせていただきます。", kinds: []),
    // Words that are only spoken of.
    Letter(
      name: "a warning of forgeries", body: "ご注文番号：M-50003\n当店を名乗り『ご注文をキャンセルいたしました。ご返金はこちら』といった偽のメールが届いております。", kinds: []),
    Letter(
      name: "a mail that was wrong",
      body: "ご注文番号：M-50003\n先ほど「ご注文をキャンセルいたしました」という件名のメールをお送りしましたが、手違いでございます。", kinds: []),
    Letter(name: "an answer under the buyer's subject", subject: "Re: キャンセルしました", body: "ご注文番号：M-50003\n領収書の件、承知いたしました。", kinds: []),
    Letter(name: "an answer, its prefix in wide letters", subject: "ＲＥ：キャンセルしました", body: "ご注文番号：M-50003\n領収書の件、承知いたしました。", kinds: []),
    Letter(name: "an answer, its prefix in Japanese", subject: "返信：キャンセルしました", body: "ご注文番号：M-50003\n領収書の件、承知いたしました。", kinds: []),
    Letter(name: "the words of the notice itself", body: "ご注文番号：M-50003\n「急須」のご注文をキャンセルいたしました。", kinds: [.cancelled]),
    // Old news.
    Letter(name: "goods sent before", body: "ご注文番号：M-50003\n1月10日に発送いたしましたお荷物は、無事に届きましたでしょうか。", kinds: []),
    Letter(name: "goods sent today", body: "ご注文番号：M-50003\n本日発送いたしました商品は下記のとおりです。", kinds: [.shipped]),
    Letter(name: "goods sent before that are late", body: "ご注文番号：M-50003\n発送いたしましたお荷物ですが、大雪のためお届けが遅れております。", kinds: [.delayed]),
    // What cannot be done any more is not done.
    Letter(name: "cannot be delivered", body: "ご注文番号：M-50003\n1月20日にはお届けできなくなりました。新しいお届け日は1月25日です。", kinds: [.delayed]),
    Letter(name: "hard to send", body: "ご注文番号：M-50003\n当方の事情により、発送が難しい状況となってしまいました。", kinds: []),
    // Other things than orders.
    Letter(
      name: "a membership under a bare subject", subject: "キャンセルのお手続きが完了しました",
      body: "プレミアムパス（月額550円）のキャンセル手続きが完了いたしました。\n受付番号：PP-00912844", kinds: []),
    Letter(name: "a table at a restaurant", body: "ご予約のキャンセルを承りました。\nご予約番号：R-40988\n人数：4名様", kinds: []),
    Letter(name: "the shop's own copy", body: "ご注文がキャンセルされました。\nオーダー番号：4418207753\n購入者：石渡 様", kinds: []),
    // A list of choices.
    Letter(
      name: "one of several choices",
      body: """
        ご注文番号：M-50003
        ご注文の品が欠品しております。下記よりご希望をお選びください。

        ア．入荷までお待ちいただく
        イ．ご注文のキャンセル（手数料はいただきません）
        """, kinds: [.cancelRequested]),
  ]

  @Test("Letters", arguments: letters)
  func kinds(_ letter: Letter) {
    #expect(Set(events(letter).map(\.kind)) == Set(letter.kinds))
    #expect(events(letter, depth: .thorough) == events(letter))
  }

  @Test("A number that subject and body share is the order's")
  func sharedNumber() {
    let letter = Letter(name: "", subject: "T180903-6612 お取消の件、完了", body: "お申し出の件、下記のとおり取消しました。\n\nT180903-6612\n回数券", kinds: [])
    #expect(events(letter).map(\.orderNumber) == ["T180903-6612"])
    let date = Letter(name: "", subject: "2026-01-10のご注文、キャンセルしました", body: "2026-01-10のご注文をキャンセルいたしました。", kinds: [])
    #expect(events(date).map(\.orderNumber) == [nil])
  }

  /// Which of several goods a notice concerns.
  @Test(
    "Goods that prose names without quoting them",
    arguments: [
      ("ご注文のオリーブの苗木ですが、在庫切れのためキャンセルいたしました。", ["オリーブの苗木"]),
      ("桐の小箪笥(注文 M-50003)ですが、在庫切れのためキャンセルいたしました。", ["桐の小箪笥"]),
      ("六角凧（武者絵・大）をご注文いただきましたが、キャンセルいたしました。", ["六角凧（武者絵・大）"]),
      ("先月29日に六角凧をご注文いただきましたが、キャンセルいたしました。", ["六角凧"]),
      ("ご注文の万年筆(2本)は、在庫切れのためキャンセルいたしました。", ["万年筆"]),
      ("山田太郎（注文 M-50003）様のご注文はキャンセルいたしました。", []),
      ("ご注文の納期の件、在庫切れのためキャンセルいたしました。", []),
      ("ご注文の商品は、在庫切れのためキャンセルいたしました。", []),
    ])
  func namedInProse(_ sentence: String, _ names: [String]) {
    let events = events(Letter(name: "", body: "ご注文番号：M-50003\n\n\(sentence)", kinds: [.cancelled]))
    #expect(events.map(\.kind) == [.cancelled])
    #expect(events.flatMap(\.items).compactMap(\.name) == names)
  }

  @Test(
    "Goods concerned",
    arguments: [
      (
        """
        ご注文番号：M-50003
        木のつみき 32P　3,780円×1
        汽車セット スターター　5,940円×1

        汽車セットが在庫切れとなっております。キャンセルさせていただいてもよろしいでしょうか。
        """, ["汽車セット スターター"]
      ),
      (
        """
        ご注文番号：M-50003
        在庫切れのため、下記の品をキャンセルいたしました。

        【お取り消しの品】
        手摘み玉露 50g缶　単価：￥3,240　数量：1

        【21日にお送りする品】
        深蒸し煎茶 100g　単価：￥1,296　数量：2
        """, ["手摘み玉露 50g缶"]
      ),
      (
        """
        ご注文番号：M-50003
        欠品のため、ご注文をキャンセルいたしました。
        木のつみき 32P　3,780円×1
        汽車セット スターター　5,940円×1
        """, ["木のつみき 32P", "汽車セット スターター"]
      ),
      (
        """
        ご注文番号：M-50003
        欠品のため、ご注文をキャンセルいたしました。
        対象商品：爪とぎタワー 85cm　1個　5,980円
        """, ["爪とぎタワー 85cm"]
      ),
      (
        """
        ご注文番号：M-50003
        欠品のため、ご注文をキャンセルいたしました。

        桐たんす 三段 小　　38,000円　一棹
        送料　　1,200円
        """, ["桐たんす 三段 小"]
      ),
    ])
  func goods(_ body: String, _ names: [String]) {
    let found = events(Letter(name: "", body: body, kinds: []))
    #expect(found.first?.items.compactMap(\.name) == names)
    #expect(found.first?.items.allSatisfy { $0.quantity != nil && $0.price != nil } == true)
  }

  @Test(
    "Numbers that are none of an order",
    arguments: ["ご注文2026年5月10日分をキャンセルいたしました。", "ご注文1980円分をキャンセルいたしました。", "ご注文をキャンセルいたしました。\nhttps://aozora-shop.example/help#20240501"])
  func numbersOfOtherThings(_ body: String) {
    #expect(events(Letter(name: "", body: body, kinds: [])).map(\.orderNumber) == [nil])
  }

  @Test("Points of all goods are not counted beside their sum")
  func points() {
    let goods = "ご注文番号：M-50003\nご注文ありがとうございます。ご注文を承りました。\n木のつみき　3,780円×1\n獲得ポイント：37\n汽車セット　5,940円×1\n獲得ポイント：59\n"
    for (sum, points) in [("", 96), ("獲得ポイント合計：96", 96), ("合計獲得ポイント：96", 96)] {
      #expect(events(Letter(name: "", body: goods + sum, kinds: [])).map(\.points) == [points], "\(sum)")
    }
  }

  @Test(
    "The sum of an order",
    arguments: [
      ("商品合計：3,000円\n送料：600円\n合計：3,600円\nポイント利用：100\nお支払い金額：3,500円", "3600"),
      ("お支払い金額：3,500円\n合計金額：3,600円\n総合計：3,700円", "3700"),
      ("お支払い金額：3,500円\n小計：3,000円", "3500"),
      ("Amount due: ￥3,500\nTotal: ￥3,600", "3600"),
    ])
  func total(_ sums: String, _ amount: String) {
    let found = events(Letter(name: "", body: "ご注文番号：M-50003\nご注文ありがとうございます。ご注文を承りました。\n\n\(sums)", kinds: []))
    #expect(found.map { $0.amount?.description } == [amount])
  }

  @Test("A number like the order's that the sentence names in brackets")
  func otherNumber() {
    let letter = Letter(name: "", body: "ご注文番号：A-20531\n重複分（A-20530）はキャンセルいたしました。こちらのご注文は予定どおり承ります。", kinds: [])
    #expect(events(letter).map(\.orderNumber) == ["A-20530"])
  }
}
