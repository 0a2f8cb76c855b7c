import Markup
import Testing

@Suite("Visible text without a tree")
struct VisibleTextTests {
  @Test(arguments: [
    ("", ""),
    ("<p> a </p>b<br>c", "a\nb\nc\n"),
    ("<title>t</title><!-- c --><style>s</style><script>s</script>a", "a\n"),
    ("<td>注文\n番号</td><td>1&nbsp;2</td>", "注文番号\n1 2\n"),
    ("&lt;p&gt;&yen;&#x3042;", "<p>¥あ\n"),
    ("<a href=u><img alt=x>a</a>", "a\n"),
    ("<textarea>a<b></textarea>", "a<b>\n"),
    ("<div hidden>a</div>b", "a\nb\n"),
    ("キャン<i style='display:none'>x</i>セル", "キャンセル\nx\n"),
    ("キャン<i hidden>x<b>y</b></i>セル<br>z", "キャンセル\nxy\nz\n"),
    ("<p>a<i hidden>x</p>b", "a\nx\nb\n"),
    ("<p>a<i hidden>x</b>y</i>b", "ab\nxy\n"),
    ("a <i hidden>x</i> b", "a b\nx\n"),
    ("注文 <i hidden>x</i>\n番号", "注文番号\nx\n"),
    ("注文\n<i hidden>x</i>\n番号", "注文番号\nx\n"),
    ("注文</td>番号", "注文\n番号\n"),
  ])
  func stripsTags(_ html: String, _ text: String) {
    #expect(String(decoding: visibleText(ofHTML: Array(html.utf8)[...]), as: UTF8.self) == text)
  }

  @Test func readsSlices() {
    let bytes = Array("<p>a</p><p>b</p>".utf8)
    #expect(visibleText(ofHTML: bytes[8...]) == Array("b\n".utf8))
  }

  @Test(arguments: 0..<64)
  func holdsAllThatAPageShows(_ group: Int) {
    var generator = SeededGenerator(seed: UInt64(group))
    for _ in 0..<50 {
      let html = RandomMarkup.document(using: &generator)
      let page = Page(html: html)
      #expect(page.isConsistent, "seed \(group): \(html)")
      let text = String(decoding: visibleText(ofHTML: Array(html.utf8)[...]), as: UTF8.self)
      var rest = text[...]
      for word in page.visibleWords {
        guard let found = rest.firstRange(of: word) else {
          Issue.record("seed \(group): \(word) of \(html.debugDescription) is not in order in \(text.debugDescription)")
          return
        }
        rest = rest[found.upperBound...]
      }
    }
  }
}

extension Page {
  /// The words of all visible lines and cells.
  fileprivate var visibleWords: [Substring] {
    lines.filter { !$0.isHidden }.flatMap { text(of: $0).split { $0 == " " || $0 == "\t" } }
  }
}

/// Documents made at random of pieces that get in each other's way.
enum RandomMarkup {
  private static let pieces = [
    "<div>", "</div>", "<p>", "</p>", "<b>", "</b>", "<span>", "</span>", "<font style='color:red'>", "</font>", "<table>", "</table>",
    "<tr>",
    "</tr>", "<td>", "</td>", "<th>", "<br>", "<li>", "<ul>", "</ul>", "<a href=u>", "</a>", "<pre>", "</pre>", "<blockquote>",
    "</blockquote>",
    "<div hidden>", "<p style='display:none'>", "<td style='font-size:0'>", "<div style='font-size:14px'>", "<span style='display:block'>",
    "<img alt=x>", "<!-- c -->", "<!", "<title>t</title>", "<title>", "<style>s</style>", "<textarea>", "</textarea>", "<script>s</script>",
    "&amp;", "&nbsp;", "&lt;", "&bogus", "\u{0}", "<", ">", "\"", "=", " ", "\n", "\n", "注文", "番号", "届", "w1", "w2", "w3", "w4", "w5",
  ]

  /// Hidden inline elements, always closed: where they end is then no matter of opinion.
  private static let hiddenPieces = ["<i style='display:none'>h</i>", "<i hidden>h<b>h</b></i>", "<u style='font-size:0'>h h</u>"]

  static func document(using generator: inout SeededGenerator) -> String {
    var document = ""
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      let pieces = Int.random(in: 0..<8, using: &generator) == 0 ? hiddenPieces : pieces
      document += pieces.randomElement(using: &generator) ?? ""
    }
    return document
  }
}

/// A generator whose numbers follow from its seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
