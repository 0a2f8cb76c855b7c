import Orders

/// Reasons for trusting a sender or not, in words.
///
/// In events they stand as `code: detail` in English.
enum TrustReasonWords {
  static func text(_ reason: String, in language: Language) -> String {
    guard language == .ja else { return reason }
    let parts = reason.split(separator: ":", maxSplits: 1).map { $0.drop { $0 == " " } }
    guard parts.count == 2, let words = japanese[String(parts[0])] else {
      return reason.contains("=pass ") ? "受信サーバーの判定に合格: \(reason)" : reason
    }
    return words.showsDetail ? "\(words.text): \(detail(parts[1]))" : words.text
  }

  /// The detail in Japanese, where it is more than a name: `A imitates B` → `A(B に似せたもの)`.
  private static func detail(_ detail: Substring) -> String {
    for sentence in sentences {
      guard detail.hasPrefix(sentence.start), let middle = detail.firstRange(of: sentence.middle) else { continue }
      let first = detail[..<middle.lowerBound].dropFirst(sentence.start.count)
      return sentence.japanese(String(first), String(detail[middle.upperBound...]))
    }
    return String(detail)
  }

  private struct Sentence {
    /// English words before the first name, and between the names.
    let start: String
    let middle: String
    let japanese: @Sendable (_ first: String, _ second: String) -> String
  }

  private static let sentences = [
    Sentence(start: "says a receiver", middle: " for ") { _, domain in "途中の受信サーバーの判定、差出人は \(domain)" },
    Sentence(start: "says ", middle: " for ") { "\($0) の判定、差出人は \($1)" },
    Sentence(start: "claims ", middle: ", links to ") { "\($0) を名乗り、リンクは \($1) へ" },
    Sentence(start: "claims ", middle: ", sent by ") { "\($0) を名乗るが、差出人は \($1)" },
    Sentence(start: "its subject names ", middle: ", it links to ") { "件名は \($0)、リンクは \($1) へ" },
    Sentence(start: "asks the reader to act, or hides it, and", middle: " links to ") { _, host in host },
    Sentence(start: "a pass stands where ", middle: " cannot have written it") { name, _ in "\(name) が書いたはずのない合格" },
    Sentence(start: "", middle: " imitates ") { "\($0)(\($1) に似せたもの)" },
    Sentence(start: "", middle: " bears the name of ") { "\($0)(\($1) の名を使う)" },
    Sentence(start: "links", middle: " to ") { _, host in host },
    Sentence(start: "leads", middle: " to ") { _, host in host },
  ]

  private static let japanese: [String: (text: String, showsDetail: Bool)] = [
    "no-statement": ("差出人が本物だと述べる受信サーバーの判定も電子署名もない(信頼するサーバーは todoke doctor で調べられます)", false),
    "dmarc-fail": ("受信サーバーの DMARC 判定が不合格", true),
    "dmarc-fail on list mail": ("メーリングリスト経由で、DMARC 判定が不合格", true),
    "look-alike": ("有名なドメインに似せたドメイン", true),
    "brand-and-link": ("ブランドを名乗り、よそへのリンクを押させる", true),
    "brand-mismatch": ("名乗るブランドと差出人のドメインが違う", true),
    "from-not-single": ("差出人が一人ではない", false),
    "forged-results": ("判定結果の欄が偽造されている", true),
    "off-brand-link": ("ブランドのものではないリンク", true),
    "mailing-list": ("メーリングリストを経ている(店は買い手に直接送る)", false),
    "turn-of-phrase": ("偽メールに多い言い回し", true),
    "wrong-number": ("注文番号の形が違う", true),
    "greets-by-address": ("宛名がメールアドレス", true),
    "greets-nobody": ("宛名が「様」だけ", false),
    "invisible-characters": ("単語の中に見えない文字がある", false),
    "time-zone": ("時間帯 +0800 から送られた", false),
    "disguised-link": ("行き先を偽ったリンク", true),
    "attached-page": ("開かせるためのページが添付されている", false),
    "dkim-verified": ("手元の鍵で電子署名を確かめた", true),
    "dkim-altered": ("電子署名と内容が合わない(署名のあとで変えられたか、偽造)", false),
    "dkim-incomplete": ("電子署名のない部分が付け足されている", false),
    "holds-fake": ("このメールの中に偽のメールがある", true),
    "nested": ("別のメールの中にある", true),
  ]
}
