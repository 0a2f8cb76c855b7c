import Events
import Notices
import Testing

/// The shapes in which letters name goods.
@Suite("Shapes of goods")
struct ItemShapeTests {
  struct Row: CustomTestStringConvertible, Sendable {
    var name: String
    var body: String
    /// `name × quantity @ price`, the parts that are not stated left out.
    var items: [String]
    var kind = Kind.cancelled
    var testDescription: String { name }
  }

  private func events(_ body: String) -> [Event] {
    return NoticeReader().read(ShopLetter.message("ご注文番号：A-12345\n\(body)")).events
  }

  private func words(_ item: Item) -> String {
    (item.name ?? "") + (item.quantity.map { " × \($0)" } ?? "") + (item.price.map { " @ \($0)" } ?? "")
  }

  private static let done = "ご注文をキャンセルいたしました。\n\n"

  static let rows: [Row] = [
    Row(name: "a column behind brackets", body: done + "　オークの椅子（座面：紙紐）　1脚", items: ["オークの椅子（座面：紙紐） × 1"]),
    Row(name: "a column behind Latin letters", body: done + "椅子 ABC  1脚", items: ["椅子 ABC × 1"]),
    Row(name: "the price of one in brackets", body: done + "粉引のマグカップ　　2個　（1個 3,300円）", items: ["粉引のマグカップ × 2 @ 3300"]),
    Row(
      name: "a framed table", body: done + "|No.|書名 |数量|価格|\n+--+--+--+\n|1|灯台守の手記|1|1,944円|", items: ["灯台守の手記 × 1 @ 1944"]),
    Row(
      name: "columns of blanks, an ideographic blank inside a name",
      body: done + "品番     品名                 数量    単価\nK-2214   素焼き鉢　８号          3     480円", items: ["素焼き鉢　８号 × 3 @ 480"]),
    Row(
      name: "labels in brackets on one line", body: done + "[商品] ほうじ茶 100g\n[単価] 630円　[数量] 3　[小計] 1,890円", items: ["ほうじ茶 100g × 3 @ 630"]),
    Row(name: "a labelled price behind the count", body: done + "サニーレタス　　　2点　　単価178円", items: ["サニーレタス × 2 @ 178"]),
    Row(
      name: "a choice and a price below", body: done + "Walnut Organizer × 1\nLarge / Natural oil\n$42.00",
      items: ["Walnut Organizer × 1 @ 42"]),
    Row(
      name: "a multiplication that stands first", body: done + "1 x 外部式フィルター EF-30 = 7,980円\n3 x 活性炭マット = 1,890円\n内税　470円",
      items: ["外部式フィルター EF-30 × 1 @ 7980", "活性炭マット × 3"]),
    Row(name: "a price marked with @", body: done + "スチール棚板 W900　　＠3,150円　２枚", items: ["スチール棚板 W900 × 2 @ 3150"]),
    Row(
      name: "several goods in one value", body: done + "商品：万年筆 中字　1点 ボトルインク 50ml　2点", items: ["万年筆 中字 × 1", "ボトルインク 50ml × 2"]),
    Row(
      name: "goods on the lines set in below", body: done + "商品　　ネックピロー ×1\n　　　　ダイキャストモデル ×1",
      items: ["ネックピロー × 1", "ダイキャストモデル × 1"]),
    Row(name: "a count behind a quoted name", body: "「白樺の化粧水」2本は、欠品のためキャンセルいたしました。", items: ["白樺の化粧水 × 2"]),
    Row(name: "an object named with its count", body: "お申し出のとおり、体操シャツ 160（2枚）はキャンセルの処理をいたしました。", items: ["体操シャツ 160 × 2"]),
    Row(name: "a dotted list with counts", body: done + "・ガラスの花器（小） 1点\n・真鍮トレイ 1点", items: ["ガラスの花器（小） × 1", "真鍮トレイ × 1"]),
    Row(name: "a quoted name with its count and price", body: done + "商品　「土木測量」1冊　3,024円", items: ["土木測量 × 1 @ 3024"]),
    Row(
      name: "a label that is the beginning of a name", body: done + "　モデルプレーン 777型　　数量 1\n　トレイセット　　　　数量 2",
      items: ["モデルプレーン 777型 × 1", "トレイセット × 2"]),
    Row(name: "names in quotes on lines of their own", body: "ご注文の2枚、\n「夜汽車」\n「港町」\nはキャンセルいたしました。", items: ["夜汽車", "港町"]),
    Row(name: "a count behind the wrap", body: "ご注文を頂戴いたしました「岩戸の立春朝搾り 生原酒 720ml」\n二本はキャンセルいたしました。", items: ["岩戸の立春朝搾り 生原酒 720ml × 2"]),
    Row(name: "a name that goes on around a quotation", body: "カウチソファ「ノルド」3人掛け（グレー）はキャンセルいたしました。", items: ["カウチソファ「ノルド」3人掛け（グレー）"]),
    Row(name: "a line above words that point to it", body: "1/7 郵便屋さん 完成品\n\n上記商品ですが、欠品のためキャンセルいたしました。", items: ["1/7 郵便屋さん 完成品"]),
    Row(name: "a title with its day and its seats", body: done + "公演：『遠い汽笛』 10月8日(土) 自由席 2枚", items: ["遠い汽笛 × 2"]),
    Row(
      name: "a name with a count among prices", body: "ジャーキーの分だけキャンセルいたしました。\n\nスティック 12本　1,080円\n流せる猫砂 7L　780円\nジャーキー 100g　1,320円",
      items: ["ジャーキー 100g @ 1320"]),
    Row(name: "a part of the pieces", body: "「防水シーツ」3点のうち、2点をキャンセルいたしました。", items: ["防水シーツ × 2"]),
    Row(name: "English quotes", body: "I have cancelled your \"Moorland DK - Heather\" (4 skeins).", items: ["Moorland DK - Heather × 4"]),
    // Which of them are concerned.
    Row(
      name: "the rest below a word for it", body: "「くるみの皿」はキャンセルいたしました。\n残りの、\n・くるみの匙 3本\nは予定どおり発送いたします。", items: ["くるみの皿"]),
    Row(
      name: "a name that the mail wraps",
      body: "ご注文をいただき（受付番号K0906-118、「山峡の村に生きる　初版・\n函付」3,500円）、ありがとうございます。\n誠に勝手ながら今回のご注文はお取消しとさせていただきました。", items: ["山峡の村に生きる　初版・函付"]),
    Row(
      name: "signs beside a dispatch",
      body: "○　ラチェットレンチ　1本　2,480円\n×　六角棒スパナ　1組　1,980円\n\n×の商品は欠品のためキャンセルとさせていただき、○の商品を本日出荷いたしました。",
      items: ["六角棒スパナ × 1 @ 1980"]),
    Row(
      name: "signs beside a cancellation",
      body: "○　ラチェットレンチ　1本　2,480円\n×　六角棒スパナ　1組　1,980円\n\n×の商品は欠品のためキャンセルとさせていただき、○の商品を本日出荷いたしました。",
      items: ["ラチェットレンチ × 1 @ 2480"], kind: .shipped),
    Row(name: "signs", body: done + "×　チェコビーズ　1袋\n○　テグス　1個", items: ["チェコビーズ × 1"]),
    Row(name: "a state below", body: done + "豆のまま 200g × 1\nキャンセル済み\n\n中挽き 200g × 1", items: ["豆のまま 200g × 1"]),
    Row(
      name: "a cell that says so", body: done + "|商品名|数量|状況|\n|深型容器|2|出荷済|\n|リネンクロス|1|キャンセル|", items: ["リネンクロス × 1"]),
    Row(name: "an arrow that says so", body: done + "・かぼちゃ　330円 × 1\n・まくわうり　330円 × 1　→ キャンセル", items: ["まくわうり × 1 @ 330"]),
    Row(
      name: "a label that says so", body: done + "品名：ビーカー\n数量：4\n状況：出荷予定\n\n品名：デシケーター\n数量：1\n状況：キャンセル",
      items: ["デシケーター × 1"]),
    Row(
      name: "a heading that says so", body: done + "■発送した商品\nハンドクリーム／2点\n\n■欠品によりお届けできない商品\nボディソープ／1点",
      items: ["ボディソープ × 1"]),
    Row(
      name: "a substitute", body: "ご注文の「若草」は残りがなく、色違いの「うぐいす」であればご用意できますが、キャンセルとさせていただいてよろしいでしょうか。",
      items: ["若草"], kind: .cancelRequested),
    // No goods.
    Row(name: "what somebody wrote", body: "「あて所に尋ねあたりません」と戻されたため、キャンセルいたしました。", items: []),
    Row(name: "the word of a notice in quotation marks", body: "状況欄に「キャンセル」とある商品は取り消しいたしました。", items: []),
    Row(name: "old and new sums", body: done + "変更前　15,620円\n変更後　9,900円", items: []),
    Row(name: "prose that holds a price", body: "足りない分はキャンセルいたしました。お代は1玉880円×7玉です。", items: []),
  ]

  @Test(arguments: rows)
  func goods(_ row: Row) throws {
    let event = try #require(events(row.body).first { $0.kind == row.kind })
    #expect(event.items.map(words) == row.items)
  }

  @Test("A substitute that is offered is not what is short")
  func substitute() throws {
    let body = "「あじさい 万華鏡」が欠品となりました。\n同じ価格の「あじさい ケイコ」でよろしいでしょうか。\nあるいはご注文を取り消しますか、お返事をお待ちしております。"
    #expect(try #require(events(body).first).items.map(words) == ["あじさい 万華鏡"])
  }
}
