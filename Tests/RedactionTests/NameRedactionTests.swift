import Testing

@testable import Redaction

@Suite struct NameRedactionTests {
  private let fixture = RedactionFixture()

  @Test(arguments: [
    ("鈴木　一郎　様", "見本　太郎　様"), ("鈴木様", "見本様"), ("鈴木一郎様", "見本太郎様"), ("スズキ イチロウ さま", "ミホン タロウ さま"), ("ｽｽﾞｷ ｲﾁﾛｳ 様", "ﾐﾎﾝ ﾀﾛｳ 様"),
    ("お名前：鈴木 一郎", "お名前：見本 太郎"), ("お届け先：鈴木 一郎 様", "お届け先：見本 太郎 様"), ("Dear Ichiro Suzuki,", "Dear Taro Mihon,"),
    ("ICHIRO SUZUKI 様", "TARO MIHON 様"), ("お届け先\n鈴木 一郎\n", "お届け先\n見本 太郎\n"), ("> 鈴木様", "> 見本様"), ("kenta****** 様", "taro 様"),
    ("鈴木 一郎(スズキ イチロウ)様", "見本 太郎(ミホン タロウ)様"), ("山田工務店　山田 太一 様", "山田工務店　見本 太郎 様"),
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

  /// `<address>` stands for the sample.
  @Test(arguments: [
    ("東京都新宿区西新宿2-8-1", "<address>"), ("住所：千代田区丸の内1-1", "住所：<address>"), ("福岡市博多区博多駅前四丁目21番26号", "<address>"),
    ("倉庫は千葉県柏市にあります", "倉庫は東京都千代田区にあります"), ("〒160-0023 東京都新宿区西新宿2-8-1 TEL 03-1234-5678", "〒000-0000 <address> TEL 00-0000-0000"),
    ("東京都新宿区西新宿2-8-1\nメゾン西新宿203\nお支払い", "<address>\n見本荘101\nお支払い"),
  ])
  func postalAddresses(text: String, redacted: String) {
    #expect(fixture.redacted(text).replacing(PostalAddressFinder.sample, with: "<address>") == redacted)
  }

  @Test(arguments: ["北海道産の小豆", "東京都の条例", "京都府民", "11月16日 10-12時", "市区町村", "2番目の商品"])
  func placesInSentencesStay(text: String) {
    #expect(fixture.redacted(text) == text)
  }
}
