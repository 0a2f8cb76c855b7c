import Markup
import Testing

/// The cases that make libxml2 lose text or time.
@Suite("Hostile HTML loses no text and costs bounded time")
struct HostileMarkupTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let html: String
    var failure: Page.TreeFailure?
    /// Whether it has more style rules than are looked at.
    var hasCutRules: Bool

    init(_ name: String, _ html: String, _ failure: Page.TreeFailure? = nil, hasCutRules: Bool = false) {
      self.name = name
      self.html = html
      self.failure = failure
      self.hasCutRules = hasCutRules
    }

    var diagnostics: [Page.Diagnostic] {
      (failure.map { [.readWithoutTree($0)] } ?? []) + (hasCutRules ? [.styleRulesCut(limit: 2_000)] : [])
    }

    var testDescription: String { name }
  }

  /// How many elements libxml2 nests, less html and body.
  private static let deepest = 257 - 2

  static let cases = [
    Case("as deep as libxml2 goes", repeated("<div itemscope>", deepest)),
    Case("one level deeper", repeated("<div itemscope>", deepest + 1), .parserStopped),
    Case("100,000 plain wrappers", repeated("<div><center><font size=2>", 33_333)),
    Case("400 unclosed fonts", repeated("<font>", 400)),
    Case("400 unclosed fonts with line ends", repeated("<font>\n", 400)),
    Case("2,000 nested tables", repeated("<table><tr><td>", 2_000), .parserStopped),
    Case("a NUL in a tag", "<p\u{0}>x<b\u{0} a='\u{0}'>"),
    Case("50,000 attributes", "<a " + (0..<50_000).map { "a\($0)=1 " }.joined() + ">"),
    Case("50,000 equal attributes", "<a " + repeated("href=u ", 50_000) + ">"),
    Case("20,000 wrong end tags", repeated("<div>", 200) + repeated("</span>", 20_000)),
    Case("20,000 open and 20,000 wrong end tags", repeated("<i itemscope>", 20_000) + repeated("</b>", 20_000), .parserStopped),
    Case("a text of 11 MB", repeated("あ", 3_700_000)),
    Case("a million ampersands", repeated("&", 1_000_000)),
    Case("a million less-thans", repeated("<", 1_000_000) + " "),
    Case("300,000 unclosed titles", repeated("<title>", 300_000)),
    Case("as many nodes as are read", repeated("<table></table>", 166_666)),
    Case("more", repeated("<table></table>", 166_667), .tooManyNodes(limit: 500_000)),
    Case("a million line ends", repeated("<br>", 1_000_000)),
    Case("100,000 unclosed items in a deep document", repeated("<div>", 600) + repeated("<li>", 100_000)),
    Case("formatting to be opened again", repeated("<p>" + repeated("<b style='color:red'>", 20), 20_000)),
    Case("wide cells", "<table>" + repeated("<tr><td colspan=1000 rowspan=1000>", 50_000) + "</table>"),
    Case(
      "a style sheet of rules",
      "<style>" + repeated(".a{display:none}b,i{color:red}", 50_000) + "</style>" + repeated("<b class='a b c'></b>", 50_000),
      hasCutRules: true),
    Case("a style sheet of open blocks", "<style>" + repeated("@media x{", 200_000) + "</style>"),
    Case("a style sheet of commas", "<style>" + repeated("a,", 200_000) + "</style>"),
    Case("a style of comments", "<p style='" + repeated("/*", 500_000) + "'>"),
    Case("a style of open parentheses", "<p style='" + repeated("(;", 500_000) + "'>"),
    Case("blanks before 100,000 paragraphs in a cell", "<table><tr><td>" + repeated("&nbsp;", 1_000_000) + repeated("<p>", 100_000)),
    Case(
      "a rule of many selectors and declarations", "<style>" + repeated("a,", 300_000) + "a{" + repeated("foo:bar;", 100_000) + "}</style>"),
    Case(
      "one whose declarations matter", "<style>" + repeated("i,", 300_000) + "i{" + repeated("color:red;", 100_000) + "}</style>",
      hasCutRules: true),
    Case("many rules", "<style>" + repeated(".a{color:red}", 300_000) + "</style>", hasCutRules: true),
    Case("50,000 hidden parts of a word", repeated("a<b hidden>b</b>", 50_000)),
  ]

  @Test(arguments: cases)
  func nothingIsLost(_ hostile: Case) {
    let html = Array((hostile.html + "<p>ご注文番号 250-1234567-1234567</p>").utf8)
    var page = Page(html: [])
    let time = ContinuousClock().measure { page = Page(html: html) }
    #expect(page.lines.last.map { page.text(of: $0) } == "ご注文番号 250-1234567-1234567")
    #expect(page.diagnostics == hostile.diagnostics)
    #expect(page.isConsistent)
    // The slowest takes 0.4 s in a release build; what is quadratic takes minutes.
    #expect(time < .seconds(60))
    let end = Array("ご注文番号 250-1234567-1234567\n".utf8)
    #expect(visibleText(ofHTML: html[...]).suffix(end.count) == end[...])
  }

  @Test func textsOfAnyLengthAreRead() {
    let page = Page(html: HostileMarkupTests.repeated("あ", 3_700_000))
    #expect(page.utf8.count == 3 * 3_700_000 + 1)
  }

  @Test func withoutTreeNothingChanges() {
    let page = Page(
      html: Self.repeated("<div itemscope>", 300) + "<p>a</p><td>b<td>c<a href=u>d</a><img alt=e><pre>f\n g</pre><!--h--><b hidden>i</b>")
    #expect(page.sketch == ["a", "b", "cd", "f", " g", "(i)"])
    #expect(page.diagnostics == [.readWithoutTree(.parserStopped)])
    #expect(page.microdata.count == 300)
    #expect(page.links.map(\.target) == ["u"])
    #expect(page.images.map(\.alternativeText) == ["e"])
  }

  @Test func inputIsCut() {
    var limits = Page.Limits.standard
    limits.inputBytes = 10
    #expect(Page(html: Array("<p>abcdefg".utf8), limits: limits).diagnostics.isEmpty)
    let page = Page(html: Array("<p>abcdefgh".utf8), limits: limits)
    #expect(page.sketch == ["abcdefg"])
    #expect(page.diagnostics == [.inputCut(byteCount: 11, limit: 10)])
  }

  @Test func linesAreJoinedBeyondTheLimit() {
    var limits = Page.Limits.standard
    limits.lines = 2
    let html = Array("<p>a<p>b<p>c<p hidden>h</p><p>d<table><tr><td>e<td>f</table>".utf8)
    let page = Page(html: html, limits: limits)
    #expect(page.sketch == ["a", "b", "c", "(h)", "d e f"])
    #expect(page.diagnostics == [.linesJoined(limit: 2)])
    #expect(page.isConsistent)
  }

  private static func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }
}
