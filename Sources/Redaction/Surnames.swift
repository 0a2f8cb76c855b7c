/// The family names that are most frequent in Japan, with their readings: a line that begins with one and goes on with a given name is a
/// person's, whatever stands around it.
///
/// Whoever bears another one is known by a label, a title or the header.
enum Surnames {
  /// Each name and its reading in hiragana.
  private static let table = """
    佐藤さとう 鈴木すずき 高橋たかはし 髙橋たかはし 田中たなか 伊藤いとう 渡辺わたなべ 渡邊わたなべ 渡邉わたなべ 渡部わたなべ 山本やまもと 中村なかむら 小林こばやし 加藤かとう 吉田よしだ 山田やまだ 佐々木ささき 山口やまぐち
    松本まつもと 井上いのうえ 木村きむら 林はやし 斎藤さいとう 斉藤さいとう 齋藤さいとう 齊藤さいとう 清水しみず 山崎やまざき 森もり 池田いけだ 橋本はしもと 阿部あべ 石川いしかわ 山下やました 中島なかじま 石井いしい 小川おがわ
    前田まえだ 岡田おかだ 長谷川はせがわ 藤田ふじた 後藤ごとう 近藤こんどう 村上むらかみ 遠藤えんどう 青木あおき 坂本さかもと 福田ふくだ 太田おおた 西村にしむら 藤井ふじい 岡本おかもと 金子かねこ 藤原ふじわら 三浦みうら 中野なかの
    中川なかがわ 原田はらだ 松田まつだ 竹内たけうち 小野おの 田村たむら 中山なかやま 和田わだ 石田いしだ 森田もりた 上田うえだ 原はら 内田うちだ 柴田しばた 酒井さかい 宮崎みやざき 横山よこやま 高木たかぎ 安藤あんどう 宮本みやもと
    大野おおの 小島こじま 工藤くどう 谷口たにぐち 今井いまい 高田たかだ 増田ますだ 丸山まるやま 杉山すぎやま 村田むらた 大塚おおつか 新井あらい 小山こやま 平野ひらの 藤本ふじもと 河野こうの 上野うえの 野口のぐち 武田たけだ 松井まつい
    千葉ちば 菅原すがわら 岩崎いわさき 久保くぼ 木下きのした 佐野さの 野村のむら 松尾まつお 菊地きくち 菊池きくち 杉本すぎもと 市川いちかわ 古川ふるかわ 大西おおにし 島田しまだ 水野みずの 桜井さくらい 高野たかの 渡会わたらい
    吉川よしかわ 山内やまうち 西田にしだ 飯田いいだ 西川にしかわ 小松こまつ 北村きたむら 安田やすだ 五十嵐いがらし 川口かわぐち 平田ひらた 関せき 中田なかた 久保田くぼた 東ひがし 服部はっとり 川崎かわさき 岩田いわた 土屋つちや
    福島ふくしま 本田ほんだ 辻つじ 樋口ひぐち 秋山あきやま 田口たぐち 永井ながい 山中やまなか 中西なかにし 吉村よしむら 川上かわかみ 石原いしはら 大橋おおはし 松岡まつおか 馬場ばば 浜田はまだ 濱田はまだ 森本もりもと 星野ほしの 矢野やの
    浅野あさの 大島おおしま 松下まつした 吉岡よしおか 小池こいけ 野田のだ 荒木あらき 大久保おおくぼ 大谷おおたに 熊谷くまがい 黒田くろだ 松浦まつうら 尾崎おざき 永田ながた 内藤ないとう 川村かわむら 田辺たなべ 松村まつむら 西山にしやま
    菅野かんの 荒井あらい 本間ほんま 片山かたやま 堀ほり 岩本いわもと 平井ひらい 横田よこた 大石おおいし 川島かわしま 鎌田かまた 早川はやかわ 岡崎おかざき 多田ただ 小田おだ 成田なりた 須藤すどう 宮田みやた 田島たじま 荻野おぎの
    上原うえはら 南みなみ 河合かわい 関口せきぐち 大森おおもり 石橋いしばし 高山たかやま 萩原はぎわら 西尾にしお 岡おか 栗原くりはら 篠原しのはら 三宅みやけ 松原まつばら 福井ふくい 伊東いとう 小西こにし 今村いまむら 望月もちづき
    杉浦すぎうら 柳沢やなぎさわ 奥村おくむら 福本ふくもと 白石しらいし 大川おおかわ 富田とみた 古賀こが 黒木くろき 石塚いしづか 桑原くわばら 西にし 根本ねもと 中井なかい 竹田たけだ 大田おおた 富永とみなが 坂口さかぐち 奥田おくだ
    西岡にしおか 田代たしろ 甲斐かい 森下もりした 小泉こいずみ 岩井いわい 沢田さわだ 澤田さわだ 坂井さかい 下田しもだ 児玉こだま 村井むらい 須田すだ 天野あまの 川田かわだ 細川ほそかわ 金井かない 榎本えのもと 塚本つかもと 神田かんだ
    岸本きしもと 青山あおやま 堀内ほりうち 松永まつなが 角田つのだ 大山おおやま 土井どい 本多ほんだ 堀田ほった 北川きたがわ 川本かわもと 宮川みやがわ 中尾なかお 長田おさだ 安部あべ 吉野よしの 相馬そうま 堤つつみ 大木おおき
    高島たかしま 飯塚いいづか 木田きだ 比嘉ひが 金城きんじょう 大城おおしろ 宮城みやぎ 新垣あらかき 玉城たましろ 小笠原おがさわら 佐久間さくま 小野寺おのでら 長尾ながお 宇野うの 日高ひだか 植田うえだ 三好みよし 村山むらやま 津田つだ
    広瀬ひろせ 廣瀬ひろせ 林田はやしだ 町田まちだ 小沢おざわ 小澤おざわ 北野きたの 瀬戸せと 宮原みやはら 滝沢たきざわ 柳田やなぎだ 大竹おおたけ 栗田くりた 向井むかい 藤川ふじかわ 石黒いしぐろ 田原たはら 河村かわむら 水谷みずたに
    平山ひらやま 北原きたはら 梅田うめだ 野崎のざき 山根やまね 三上みかみ 今野こんの 佐伯さえき 篠田しのだ 落合おちあい 緒方おがた 大沢おおさわ 大澤おおさわ 古田ふるた 徳永とくなが 相沢あいざわ 臼井うすい 岡村おかむら 岡野おかの
    庄司しょうじ 梶原かじわら 稲垣いながき 稲葉いなば 堀川ほりかわ 植木うえき 戸田とだ 岩瀬いわせ 亀井かめい 片岡かたおか 湯浅ゆあさ 浅井あさい 若林わかばやし 二宮にのみや 寺田てらだ 青柳あおやぎ 丹羽にわ 平川ひらかわ 皆川みながわ
    進藤しんどう 松山まつやま 竹中たけなか 武藤むとう 高瀬たかせ 三島みしま 谷川たにがわ 深沢ふかざわ 大平おおひら 小森こもり 笠原かさはら 米田よねだ 荒川あらかわ 手塚てづか 沼田ぬまた 山岸やまぎし 杉田すぎた 島村しまむら 関根せきね
    牧野まきの 門脇かどわき 原口はらぐち 飯島いいじま 大場おおば 小倉おぐら 長野ながの 柏木かしわぎ 西野にしの 奥山おくやま 細田ほそだ 堀江ほりえ 坂田さかた 久米くめ 浜口はまぐち
    """

  /// The names in kanji.
  static let written: Set<String> = Set(entries.map(\.written))
  /// Their readings, as ``RomanReading`` writes them.
  static let readings: Set<String> = Set(entries.map(\.reading))

  /// The reading of a name in kanji.
  static let readingOfWritten = Dictionary(entries.map { ($0.written, $0.reading) }) { first, _ in first }

  private static let entries = table.split { $0 == " " || $0 == "\n" }.map { entry -> (written: String, reading: String) in
    let kanji = entry.unicodeScalars.prefix { !$0.isHiragana }
    return (String(kanji), RomanReading.ofKana(entry.unicodeScalars.dropFirst(kanji.count)) ?? "")
  }

  /// The family name that kanji without a blank begin with, if a given name of one to three characters can follow.
  static func prefix(of kanji: some BidirectionalCollection<Unicode.Scalar>) -> String? {
    let isFirm = kanji.last.map { RedactionVocabulary.firmEndings.unicodeScalars.contains($0) } ?? true
    guard (3...6).contains(kanji.count), !isFirm else { return nil }
    for length in stride(from: min(3, kanji.count - 1), to: 0, by: -1) where (1...3).contains(kanji.count - length) {
      let family = String(String.UnicodeScalarView(kanji.prefix(length)))
      if written.contains(family) { return family }
    }
    return nil
  }
}
