import Testing

@testable import Redaction

@Suite struct NameRedactionTests {
  private let fixture = RedactionFixture()

  @Test(arguments: [
    ("鈴木　一郎　様", "見本　太郎　様"), ("鈴木様", "見本様"), ("鈴木一郎様", "見本太郎様"), ("スズキ イチロウ さま", "ミホン タロウ さま"), ("ｽｽﾞｷ ｲﾁﾛｳ 様", "ﾐﾎﾝ ﾀﾛｳ 様"),
    ("お名前：鈴木 一郎", "お名前：見本 太郎"), ("お届け先：鈴木 一郎 様", "お届け先：見本 太郎 様"), ("Dear Ichiro Suzuki,", "Dear Taro Mihon,"),
    ("ICHIRO SUZUKI 様", "TARO MIHON 様"), ("お届け先\n鈴木 一郎\n", "お届け先\n見本 太郎\n"), ("> 鈴木様", "> 見本様"), ("kenta****** 様", "taro 様"),
    ("鈴木 一郎(スズキ イチロウ)様", "見本 太郎(ミホン タロウ)様"), ("山田工務店　山田 太一 様", "山田工務店　見本 太郎 様"),
    // Families that hold a letter of a department, and a department.
    ("岡部様", "見本様"), ("岡部 千代 様", "見本 太郎 様"), ("長谷部様", "見本太郎様"), ("営業部 沢村様", "営業部 見本様"),
    // Known from the header, they are names anywhere.
    ("この度は佐藤様にご迷惑を", "この度は見本様にご迷惑を"), ("荷物は佐藤花子が受け取り", "荷物は見本太郎が受け取り"), ("佐 藤 花 子", "見本太郎"), ("Re: 佐藤 花子", "Re: 見本 太郎"),
    ("> 佐藤", "> 見本"),
    // Who is greeted by his address still is.
    ("hanako.sato様", "sample様"),
  ])
  func peopleBecomeTheSample(text: String, redacted: String) {
    #expect(fixture.redacted(text).filter { $0 != " " } == redacted.filter { $0 != " " })
  }

  @Test(arguments: [
    // Titles in the middle of a sentence.
    ("ご注文者の村上健司様へ", "ご注文者の見本太郎様へ"), ("こんにちは、村上健司さん。", "こんにちは、見本太郎さん。"), ("村上健司殿のご注文", "見本太郎殿のご注文"), ("この度は村上さんに", "この度は見本さんに"),
    ("Hello, 健司さん", "Hello, 見本さん"), ("商品は村上 健司様に", "商品は見本 太郎様に"), ("花子さん、こんにちは", "太郎さん、こんにちは"), ("いつも花子様には", "いつも太郎様には"),
    // Lines of their own.
    ("■お届け先\n〒160-0023\n村上 健司\n", "■お届け先\n〒000-0000\n見本 太郎\n"), ("ご注文者情報\n勅使河原 蒼\n", "ご注文者情報\n見本 太郎\n"), ("村上　健司", "見本　太郎"),
    ("お届け先\n村上健司\n", "お届け先\n見本太郎\n"), ("ムラカミ　ケンジ", "ミホン　タロウ"), ("村上 健司様", "見本 太郎様"), ("> Kenji Murakami", "> Taro Mihon"),
    ("配送先\n　村上 健司 090(1234)5678", "配送先\n　見本 太郎 000(0000)0000"),
    // Greetings.
    ("Hi Kenji,", "Hi Taro,"), ("Dear Mr. Murakami:", "Dear Mr. Taro:"), ("Dear Kenji Murakami", "Dear Taro Mihon"),
    ("Hello Kenji-san!", "Hello Taro-san!"),
    ("Thank you, Kenji!", "Thank you, Taro!"),
    // Heads of quotations.
    ("2026年5月1日(金) 10:00 大黒屋光太夫 <k@else.example>:", "2026年5月1日(金) 10:00 見本太郎 <sample2@example.jp>:"),
    (
      "On Fri, May 1, 2026 at 10:00 AM Jane Doe <k@else.example> wrote:",
      "On Fri, May 1, 2026 at 10:00 AM Taro Mihon <sample2@example.jp> wrote:"
    ),
    ("The Postfix program\n<k@else.example>: unknown", "The Postfix program\n<sample2@example.jp>: unknown"),
    ("On May 1, Jane Doe\n<k@else.example> wrote:", "On May 1, Taro Mihon\n<sample2@example.jp> wrote:"),
    ("On 2026/05/01 10:00, Jane Doe wrote:", "On 2026/05/01 10:00, Taro Mihon wrote:"),
    ("From: 大黒屋 光太夫 [mailto:k@else.example]", "From: 見本 太郎 [mailto:sample2@example.jp]"),
    // The reader's name in the letters of the header and its reading.
    ("花子 佐藤", "太郎 見本"), ("本文：佐藤です。佐藤と申します", "本文：見本です。見本と申します"), ("> 昨日注文した佐藤と申します", "> 昨日注文した見本と申します"), ("贈り主：大黒屋 光太夫", "贈り主：見本 太郎"),
    ("ご注文者：小田切直美（オダギリ ナオミ）", "ご注文者：見本太郎（ミホン タロウ）"), ("サトウ ハナコ", "ミホン タロウ"),
  ])
  func peopleAreFoundWithoutATitle(text: String, redacted: String) {
    #expect(fixture.redacted(text).filter { $0 != " " } == redacted.filter { $0 != " " })
  }

  /// What the header says is known in every script that sounds the same.
  @Test(arguments: [
    ("Kenji Murakami", "Murakami Kenji / KENJI MURAKAMI", "Mihon Taro / TARO MIHON"),
    ("Kenji Murakami", "Kenji, your order", "Taro, your order"),
    ("KENJI MURAKAMI", "ムラカミ ケンジ", "ミホン タロウ"), ("Kenji Murakami", "ﾑﾗｶﾐ ｹﾝｼﾞ", "ﾐﾎﾝ ﾀﾛｳ"), ("Syouji Ootani", "Shoji Otani", "Taro Mihon"),
    ("ムラカミ ケンジ", "むらかみけんじさん", "みほんたろうさん"), ("ムラカミ ケンジ", "Murakami Kenji", "Mihon Taro"), ("村上健司", "健司 村上", "太郎 見本"),
    ("小田切 直美", "恐縮ですが、小田切様へ", "恐縮ですが、見本様へ"), ("村上健司", "村上　健司", "見本太郎"), ("村上健司", "(Kenji Murakami)", "(Taro Mihon)"),
    ("鈴木 花", "Suzuki Hana、スズキの車", "Mihon Hana、スズキの車"),
    ("Kenji Murakami", "the kenji method, murakami-kenji", "the kenji method, mihon-taro"),
    ("Amazon Customer", "Amazon and Customer", "Amazon and Customer"), ("Rose White", "White Rose", "White Rose"),
  ])
  func theHeadersNameIsKnownInEveryWriting(name: String, text: String, redacted: String) {
    #expect(RedactionFixture(name: name).redacted(text).filter { $0 != " " && $0 != "　" } == redacted.filter { $0 != " " })
  }

  @Test(arguments: [
    ("kenta_1988@mail.example", "kenta_1988さんの商品", "sampleさんの商品"), ("kenji.murakami@mail.example", "Kenji Murakami", "Taro Mihon"),
    ("support@mail.example", "support までご連絡", "support までご連絡"), ("kensuke@mail.example", "ログイン名 kensuke です", "ログイン名 sample です"),
  ])
  func theLocalPartIsANameToo(address: String, text: String, redacted: String) {
    #expect(RedactionFixture(recipient: address).redacted(text) == redacted)
  }

  @Test(arguments: [
    "山田です。", "湯たんぽの店の鈴木です。", "担当：鈴木", "株式会社山本商会", "お届け先\n＜お支払い方法＞\n", "松本市", "東京 都内", "お届け先\n　お名前　：　\n", "White Rose", "Hello again,",
    "湯たんぽの店 wrote:", "2026年5月1日 湯たんぽの店 <order@yutampo.example>:", "宮崎県産 マンゴー", "伊藤園さん",
    "代金引換", "林檎", "千葉県千葉", "大山町 役場",
  ])
  func linesWithoutANameStay(text: String) {
    #expect(fixture.redacted(text) == text)
  }

  @Test(arguments: [
    "お客様", "お客様番号", "皆様", "各位様", "仕様変更", "同様の商品", "模様", "ご本人様", "出品者様", "佐川急便さんに渡しました", "たくさん", "お届け先の変更", "お届け先：ご自宅",
    "湯たんぽの店", "Dear customer,", "様々な商品", "会員様限定", "株式会社みほん", "佐藤商店",
  ])
  func othersStay(text: String) {
    #expect(fixture.redacted(text) == text)
  }

  @Test(arguments: [
    ("hanako.sato@mail.example", "sample@example.jp"), ("order@yutampo.example", "order@yutampo.example"),
    ("info@news.yutampo.example", "info@news.yutampo.example"),
    ("other@elsewhere.example", "sample2@example.jp"),
    ("bounce+hanako.sato=mail.example@yutampo.example", "bounce+sample=example.jp@yutampo.example"),
    ("https://a.example/?u=hanako.sato%40mail.example", "https://a.example/?u=sample%40example.jp"),
    ("https://a.example/?u=hanako.sato", "https://a.example/?u=sample"),
    ("HANAKO.SATO＠mail.example", "sample@example.jp"), ("xhanako.sato@mail.example", "sample2@example.jp"),
  ])
  func addresses(text: String, redacted: String) {
    #expect(fixture.redacted(text) == redacted)
  }
}
