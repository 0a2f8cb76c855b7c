/// The Japanese and English that tells private data from other words.
///
/// Data, no code: phrases are in their folded form (half-width, small letters), as ``Passage/folded`` has them. They stand here and not
/// among the packs, since nothing is read by them: a word that is missing leaves something to be seen, and never changes what a notice
/// means.
enum RedactionVocabulary {
  // MARK: Names

  /// Titles behind a person's name.
  static let carriersNamedLikeFamilies = ["佐川", "福山", "西濃"]
  static let honorifics = ["様", "さま", "殿", "さん"]
  /// What makes another word of a title that stands before it: 様式, 様子, 殿堂.
  static let honorificContinuations = "式子々相態変堂下方似"
  /// Who is addressed by what he is and not by his name; a candidate with one of these in it is no name.
  static let roles = [
    "客", "皆", "みな", "各位", "者", "本人", "担当", "会員", "会社", "店", "ショップ", "ストア", "メーカー", "業者", "主催", "取引先", "問屋", "仕入", "先",
    "たく", "仕", "模", "同", "部", "課", "係", "窓口", "センター", "御中", "便", "運輸", "運送", "通運", "ヤマト",
    "商品", "注文", "発送", "キャンセル", "弊社", "当社", "当方", "この", "その", "あの", "数量", "価格", "代金", "代引", "金額", "依頼主",
  ]
  /// Family names that hold a letter of those.
  static let familiesThatHoldRoles = [
    "岡部", "磯部", "礒部", "矢部", "園部", "長谷部", "刑部", "武部", "綾部", "日下部", "物部", "海部", "田部", "跡部", "卜部", "占部", "安部", "阿部", "服部", "渡部", "曽我部",
    "曾我部", "長曽我部", "春日部", "宇部", "建部", "品部", "土師部", "先崎", "先山", "仕田", "同前",
  ]
  /// Particles that no name holds among its kanji.
  static let particles = ["を", "が", "で", "に", "へ", "から", "まで", "より", "です", "ます", "、", "。"]
  /// Ends of the names of firms, which begin with a family name often.
  static let firmEndings = "園店屋館堂社院庵亭軒宿荘舎局場業"
  /// What stands behind the name of who introduces himself.
  static let introductions = ["です", "と申し", "ともうし", "でございます", "より"]
  /// Words before a name.
  static let greetings = [
    "dear ", "hello ", "hi ", "hello, ", "hi, ", "hey ", "good morning ", "welcome ", "thanks, ", "thank you, ", "ハロー、",
  ]
  /// Greetings before a point and a name with a casual title.
  static let openingWords: Set<String> = ["hello", "hi", "dear", "こんにちは", "こんばんは", "おはようございます", "はじめまして", "ありがとう", "ようこそ"]
  /// Titles before and behind a Western name.
  static let westernTitles = ["mr. ", "mr ", "mrs. ", "mrs ", "ms. ", "ms ", "miss ", "dr. "]
  static let endingTitles = ["-san", "-sama", " san", " sama"]
  /// Who is greeted by no name.
  static let impersonal: Set<String> = [
    "customer", "valued customer", "sir", "madam", "sir or madam", "there", "all", "friend", "buyer", "back", "again", "everyone", "team",
  ]
  /// What stands behind an author at the head of a quotation.
  static let quotationEndings = [" wrote:", " writes:", "が書きました:", "は書きました:", "が書いた:", "からのメッセージ:", "のメール:"]
  /// Words of a time before an author.
  static let timeWords = ["am", "pm", "at", "on", "a.m.", "p.m.", "jst"]
  /// Words that are no names where they stand in a display name or before the `@`.
  static let commonWords: Set<String> = [
    "customer", "user", "member", "guest", "account", "info", "support", "order", "orders", "shop", "store", "mail", "email", "sales",
    "team",
    "office", "admin", "test", "sample", "list", "news", "newsletter", "contact", "service", "services", "webmaster", "postmaster", "help",
    "japan",
    "tokyo", "card", "club", "home", "house", "subscriber", "subscribers", "recipient", "recipients", "undisclosed", "buyer", "seller",
    "owner",
    "notice", "notification", "noreply", "reply", "no", "auto", "master", "auction", "sender", "receiver", "mailer", "daemon", "system",
    "program", "the", "desk", "group", "company", "online", "market",
    "black", "white", "green", "blue", "rose",
    "january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "prime", "gold", "silver", "premium", "gift", "book", "books", "free", "name",
    "example",
    "shipping", "delivery", "tracking", "number", "private", "personal", "work", "hello", "thank", "thanks", "dear",
  ]
  /// Japanese ones, on the line of a name with its title.
  static let japaneseGreetings = ["こんにちは", "こんばんは", "はじめまして", "おはようございます", "宛先", "宛て", "親愛なる"]
  /// Labels of a person's name.
  static let nameLabels = [
    "お名前", "名前", "氏名", "ご氏名", "お名前(漢字)", "お名前(カナ)", "フリガナ", "ふりがな", "ご注文者", "注文者", "ご注文者名", "注文者名", "ご注文者様", "ご注文者氏名", "ご購入者",
    "購入者", "購入者名", "宛名", "お宛名", "受取人", "受取人名", "お受取人", "お届け先氏名", "お届け先名", "お届け先のお名前", "お届け先お名前", "お届け先様", "ご依頼主", "ご依頼主様",
    "送付先氏名", "送付先名", "配送先氏名", "配送先名", "会員名", "ニックネーム", "契約者名", "ご契約者名", "口座名義", "口座名義人", "贈り主", "送り主", "ご贈答主", "名義人", "お客様氏名", "お客様名",
    "name", "ship to",
    "recipient", "customer",
  ]
  /// Labels of a name or an address.
  static let recipientLabels = ["お届け先", "送付先", "配送先", "届け先", "ご送付先", "お送り先", "発送先", "deliver to", "delivered to"]
  /// What a recipient's label may name that is no person.
  static let places = ["自宅", "店", "ボックス", "ロッカー", "センター", "営業所", "郵便局", "変更", "確認", "指定", "コンビニ", "上記", "同じ", "下記", "以下", "登録"]

  /// Heads of blocks with a name, an address and a telephone number.
  static let blockLabels = [
    "ご注文者", "注文者", "ご注文者様", "注文者情報", "ご注文者情報", "ご購入者", "購入者情報", "ご購入者情報", "お客様情報", "お届け先情報", "お届け先のご住所", "お届け先様", "配送先情報",
    "配送先住所", "送付先情報", "送り先", "ご請求先", "請求先", "請求先情報", "ご依頼主", "ご依頼主様", "受取人", "お受取人", "受取人情報", "会員情報", "ship to", "bill to",
    "shipping address",
    "billing address", "delivery address", "deliver to",
  ]
  /// What the head of the next block begins with.
  static let headingMarks = "■□●◆◇▼▽★☆【[〔<|*#=-_─━"

  // MARK: Addresses and telephones

  /// Labels of a postal address.
  static let addressLabels = [
    "住所", "ご住所", "お届け先住所", "お届け先ご住所", "送付先住所", "配送先住所", "ご注文者住所", "注文者住所", "請求先住所", "郵便番号", "address", "shipping address",
    "billing address",
  ]
  /// The prefectures, which begin a full address.
  static let prefectures = [
    "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県", "福島県", "茨城県", "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県", "石川県", "福井県", "山梨県",
    "長野県", "岐阜県", "静岡県", "愛知県", "三重県", "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県", "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県",
    "高知県", "福岡県", "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県",
  ]
  /// Ends of the names of towns.
  static let municipalities = "市区町村郡"
  /// Ends of the names of towns and prefectures.
  static let regions = "市区町村郡県都府道駅丁番号階棟"
  /// What follows a number in an address without prefecture.
  static let lotMarks = ["丁目", "番地", "号室"]
  static let roomMark = "号室"
  /// Labels of an address in Latin letters.
  static let westernAddressLabels = [
    "ship to", "shipping to", "shipping address", "delivery address", "deliver to", "delivered to", "delivers to", "billing address",
    "bill to", "address",
    "sold to", "お届け先", "お届け先住所", "ご住所", "住所",
  ]
  /// Ends of the names of towns in Latin letters.
  static let westernTowns = ["-ku", "-shi", "-cho", "-machi", "-gun", "-ken", "-fu", "-to", " city", " prefecture"]
  /// Numbers as addresses write them, too.
  static let kanjiDigits = "一二三四五六七八九十"
  /// Words of a house's name, on the line below an address.
  static let houseWords = [
    "マンション", "ハイツ", "コーポ", "ビル", "号室", "アパート", "メゾン", "レジデンス", "ハウス", "荘", "タワー", "階", "シティ", "パーク", "ヒルズ", "コート", "団地", "寮",
  ]
  /// Labels of a telephone number.
  static let telephoneLabels = ["電話番号", "電話", "お電話番号", "携帯電話", "携帯", "tel", "fax", "ファックス", "℡", "☎", "☏", "phone"]
  static let postalCodeLabels = ["郵便番号", "postal code", "zip code"]
  /// Words before the last digits of a card or account.
  static let cardEndings = ["下4桁", "下四桁", "末尾", "ending in", "下3桁"]

  // MARK: Goods

  /// Lines and columns of a bill, which may stand where goods do.
  static let billWords: Set<String> = [
    "個数", "品名", "型番", "備考", "点数", "配送", "送料", "配送料", "手数料", "代引手数料", "数量", "単価", "価格", "小計", "金額", "合計", "商品", "商品名", "割引", "値引", "値引き",
    "ポイント", "クーポン", "消費税", "税込", "税抜", "ギフト",
    "キャンセル", "返金", "注文", "明細", "total", "subtotal", "shipping", "tax", "discount", "order", "orders", "item", "items", "qty", "quantity",
    "price", "amount", "arriving", "arrives",
    "estimated", "tracking", "payment",
  ]

  /// Endings of sentences, which are no goods even in quotation marks.
  static let sentenceEndings = ["ました", "ます", "です", "ません", "ください", "下さい", "でした", "。"]

  // MARK: Numbers

  /// Labels of a name or number that means its reader, in whatever letters it is.
  static let identityLabels = [
    "会員番号", "会員id", "お客様番号", "お客様id", "顧客番号", "ログインid", "ユーザーid", "ユーザid", "ユーザー名", "yahoo! japan id", "id", "カード番号", "口座番号",
    "お支払い番号", "支払番号", "払込番号", "確認番号", "承認番号", "認証番号", "受付番号", "パスワード", "暗証番号", "member id", "customer id",
  ]
  /// Parameters of links whose value means a reader.
  static let identityParameters: Set<String> = [
    "u", "uid", "user", "userid", "user_id", "user-id", "username", "m", "mid", "member", "memberid", "member_id", "cid", "custid",
    "customer",
    "customerid", "customer_id", "account", "accountid", "account_id", "token", "tk", "key", "k", "hash", "h", "sig", "sign", "signature",
    "auth",
    "sid", "code", "pass", "password", "pin", "nickname", "name", "mail", "email", "login",
  ]
  /// Links that call a number.
  static let callingSchemes = ["tel:", "sms:", "fax:", "callto:"]
  /// What stands behind a number that counts something, and is no name of anything.
  static let units = [
    "円", "えん", "yen", "jpy", "ポイント", "ぽいんと", "pt", "点", "個", "枚", "本", "冊", "名", "人", "件", "回", "台", "組", "袋", "箱", "缶", "巻", "膳", "足", "着",
    "色", "匹", "杯",
    "年", "月", "日", "時", "分", "秒", "週", "歳", "才", "階", "品", "種", "束", "玉", "粒", "錠", "包", "号", "番", "ml", "mg", "kg", "km", "cm", "mm", "gb",
    "tb", "mb", "mah", "w", "v",
    "g", "l", "m", "a", "hz", "rpm", "lm", "dpi", "k", "%", "℃", "セット", "パック", "ケース", "ダース", "インチ", "リットル", "グラム", "キロ", "メートル", "ミリ",
    "センチ",
    "マイル", "コイン", "ピース", "ページ", "ロール", "カラー", "サイズ", "万", "千", "億", "倍", "割", "畳", "合", "升", "坪", "脚", "段", "客", "式", "頭", "羽", "株", "丁",
    "口", "通", "両", "隻", "棹", "面", "張", "等", "位", "版", "期",
  ]
  /// What stands before a sum of money.
  static let currencySigns = "¥\\$€£"

  // MARK: Machines

  /// Domains where people have their addresses, and shops hardly any.
  static let personalDomains: Set<String> = [
    "gmail.com", "googlemail.com", "yahoo.co.jp", "ymail.ne.jp", "icloud.com", "me.com", "mac.com", "outlook.com", "outlook.jp",
    "hotmail.com",
    "hotmail.co.jp", "live.jp", "live.com", "msn.com", "docomo.ne.jp", "ezweb.ne.jp", "au.com", "softbank.ne.jp", "i.softbank.jp",
    "vodafone.ne.jp",
    "ymobile.ne.jp", "y-mobile.ne.jp", "uqmobile.jp", "rakumail.jp", "nifty.com", "nifty.ne.jp", "ocn.ne.jp", "so-net.ne.jp",
    "biglobe.ne.jp",
    "plala.or.jp", "dion.ne.jp", "infoseek.jp", "excite.co.jp", "goo.jp", "proton.me", "protonmail.com", "gmx.com", "aol.com", "yahoo.com",
  ]

  /// Words before the name of a machine in a field that tells of a message's way.
  static let machineLabels = ["from", "helo", "ehlo", "by"]
  /// What stands there and names none.
  static let wordsForMachines: Set<String> = [
    "localhost", "unknown", "userid", "uid", "network", "none", "the", "mail", "smtp", "with", "host",
  ]
  /// Ends of names that are valid in one house only.
  static let localDomains: Set<String> = ["local", "lan", "home", "internal", "localdomain", "localnet", "intranet", "corp", "arpa"]
  /// Those of them that have customers in domains below.
  static let accessProviders: Set<String> = [
    "ocn.ne.jp", "so-net.ne.jp", "biglobe.ne.jp", "plala.or.jp", "dion.ne.jp", "ezweb.ne.jp", "vodafone.ne.jp",
  ]
}
