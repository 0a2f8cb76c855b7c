import RulePacks

/// Names of goods that prose puts into 「」 or 『』.
enum QuotedNames {
  private static let pairs: [(open: [UInt8], close: [UInt8])] = [
    (Array("「".utf8), Array("」".utf8)), (Array("『".utf8), Array("』".utf8)), (Array("“".utf8), Array("”".utf8)),
  ]
  /// Behind a name of a shop or of a service stands one of these: 「ことりマート」にて.
  private static let placeMarks = [
    "に", "にて", "での", "でお買", "でご注文", "でご購入", "より", "から", "店", "様", "へ", "という", "を押", "をクリック", "ボタン", "ページ", "メニュー", "欄", "内", "画面", "→",
    "を選", "の手続", "ください", "との", "と連絡", "とご",
  ].map { FoldedText.phrase($0) }
  private static let shopWords = ["ショップ", "ショッピング", "マーケット", "モール", "出品者", "店", "ストア", "サイト", "店舗"].map { Array($0.utf8) }

  /// The names in a range, in order.
  static func goods(in range: Range<Int>, of text: NoticeText) -> [String] {
    var names: [String] = []
    var position = range.lowerBound
    while position + 3 <= range.upperBound {
      guard let pair = pairs.first(where: { text.bytes[position..<position + 3].elementsEqual($0.open) }) else {
        position += 1
        continue
      }
      guard
        let close = (position + 3..<max(position + 3, min(range.upperBound - 2, position + 600))).first(where: {
          text.bytes[$0..<$0 + 3].elementsEqual(pair.close)
        })
      else { return names }
      if !isPlace(after: close + 3, before: position, in: text.bytes, range), let name = ItemName.clean(text.words(position + 3..<close)) {
        names.append(name)
      }
      position = close + 3
    }
    return names
  }

  private static func isPlace(after end: Int, before start: Int, in bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let behind = bytes[end..<min(range.upperBound, end + 15)]
    if placeMarks.contains(where: { behind.starts(with: $0) }) { return true }
    return shopWords.contains { start - $0.count >= range.lowerBound && bytes[start - $0.count..<start].elementsEqual($0) }
  }
}
