import Markup
import Testing

@Suite("Links and pictures")
struct LinkTests {
  @Test func linksKnowTextTargetAndLine() {
    let page = Page(html: "<p>a</p><p>b <a href=' https://x.example/?a=1&amp;b=2&copy=3 '>注文\n<b>履歴</b></a> c</p>")
    #expect(page.links.map(LinkRow.init) == [LinkRow("注文履歴", "https://x.example/?a=1&b=2&copy=3", line: 1)])
  }

  @Test func aPictureStandsForTheTextOfALink() {
    let page = Page(html: "<a href=u><img alt=' 注文を\n確認 '></a><p>a</p>")
    #expect(page.sketch == ["", "a"])
    #expect(page.links.map(LinkRow.init) == [LinkRow("注文を確認", "u", line: 0)])
    #expect(page.images.map(\.alternativeText) == ["注文を確認"])
    #expect(page.images.map(\.line) == [0])
  }

  @Test(arguments: ["<a>a</a>", "<a name=x>a</a>", "<a href=''>a</a>", "<a href>a</a>", "<b href=x>a</b>"])
  func noTargetNoLink(_ html: String) {
    let page = Page(html: html)
    #expect(page.sketch == ["a"])
    #expect(page.links.isEmpty)
  }

  @Test func picturesWithoutTextAreNothing() {
    let page = Page(html: "<img src=a><img alt=''><img alt=' &nbsp; '>")
    #expect(page.lines.isEmpty && page.images.isEmpty)
  }

  @Test func aLinkAroundBlocksBeginsInItsFirstLine() {
    let page = Page(html: "<a href=u><p>a</p><p>b</p></a>c")
    #expect(page.sketch == ["a", "b", "c"])
    #expect(page.links.map(LinkRow.init) == [LinkRow("a b", "u", line: 0)])
  }

  @Test func linksInCellsStandInTheRow() {
    let page = Page(html: "x<table><tr><td>a</td><td><a href=u>b</a></td></tr></table>")
    #expect(page.links.map(LinkRow.init) == [LinkRow("b", "u", line: 1)])
  }

  @Test func hiddenLinksAreMarked() {
    let page = Page(html: "a<span hidden><a href=u>h</a></span>b")
    #expect(page.sketch == ["ab", "(h)"])
    #expect(page.links.map(\.isHidden) == [true])
    #expect(page.links.map(\.line) == [1])
  }

  @Test func unclosedLinksEndAtTheNext() {
    let page = Page(html: "<a href=u>a<a href=v>b")
    #expect(page.links.map(\.text) == ["a", "b"])
  }

  @Test func blanksAreNoTextOfALink() {
    #expect(Page(html: "<a href=u>&nbsp;<img alt=x>&nbsp;</a>").links.map(\.text) == ["x"])
    #expect(Page(html: "<a href=u>&nbsp;a&nbsp;</a>").links.map(\.text) == ["a"])
    #expect(Page(html: "<a href=u>&nbsp;</a>").links.map(\.text) == [""])
  }

  @Test func longTextsAreCutBetweenCharacters() {
    var limits = Page.Limits.standard
    limits.valueBytes = 6
    let page = Page(html: Array("<a href=u>ああ</a><a href=v>aああ</a><img alt=aああ>".utf8), limits: limits)
    #expect(page.links.map(\.text) == ["ああ", "aあ"])
    #expect(page.images.map(\.alternativeText) == ["aあ"])
    #expect(page.sketch == ["ああaああ"])
  }

  @Test func longTargetsAreCut() {
    let fits = "https://x.example/" + String(repeating: "x", count: Page.Limits.standard.attributeBytes - 18)
    #expect(Page(html: "<a href='\(fits)'>a</a>").links.map(\.target) == [fits])
    #expect(Page(html: "<a href='\(fits)y' href=z>a</a>").links.map(\.target) == [fits])
  }

  @Test(arguments: [
    ("<map><area href=u alt=注文></map>", ["注文: u"]),
    (
      "<base href='https://x.example/a/b?c'><a href=d>a</a><a href=/d>b</a><a href='?d'>c</a>",
      [
        "a: https://x.example/a/d", "b: https://x.example/d", "c: https://x.example/a/b?d",
      ]
    ),
    (
      "<base href='http://x.example'><base href='http://y.example'><a href=d>a</a><a href=//z.example/>b</a>",
      [
        "a: http://x.example/d", "b: http://z.example/",
      ]
    ),
    (
      "<base href='https://x.example/'><a href='mailto:a@b.example'>a</a><a href='#a'>b</a><a href='http://y.example'>c</a>",
      [
        "a: mailto:a@b.example", "b: #a", "c: http://y.example",
      ]
    ),
    ("<a href='//x.example/a'>a</a>", ["a: https://x.example/a"]),
    ("<a href=u>a<table><tr><td>b</table>c</a>d", ["a b c: u"]),
    ("<a href=u><fieldset>a</fieldset>b</a>", ["a b: u"]),
    ("<form action=u><input name=x><button>送信</button></form>", ["送信: u"]),
    ("<form action=u><input type=submit value=送る><button formaction=v>v</button></form>", ["送る: u", "v: v"]),
    ("<form action=u><input type=hidden value=x></form>", [": u"]),
    ("<button formaction=u>a</button><button>b</button>", ["a: u"]),
    ("<input type=image formaction=u alt=a>", ["a: u"]),
  ])
  func allThatLeadsSomewhereIsALink(_ html: String, _ links: [String]) {
    let page = Page(html: html)
    #expect(page.links.map { "\($0.text): \($0.target)" } == links)
    #expect(page.links.allSatisfy { !$0.isHidden })
    #expect(page.isConsistent)
  }

  @Test(arguments: [
    ("<table><tr><td style='font-size:0'><a href=u><img src=x></a></table>", false),
    ("<table><tr><td style='font-size:0'><a href=u><img alt=p></a></table>", false),
    ("<table><tr><td style='font-size:0'><a href=u>h</a></table>", true),
    ("<div style='font-size:0'><a href=u>h<b style='font-size:14px'>a</b></a></div>", false),
    ("<div style='color:#fff;background:#fff'><a href=u style='color:#00f'>a</a></div>", false),
    ("<a href=u><span style='display:none'>h</span></a>", true),
    ("<a href=u><span style='display:none'>h</span>a</a>", false),
    ("<div hidden><a href=u><img alt=p></a></div>", true),
    ("<div hidden><a href=u></a></div>", true),
    ("<a href=u></a>", false),
  ])
  func aLinkIsHiddenIfNothingOfItIsSeen(_ html: String, _ isHidden: Bool) {
    let page = Page(html: html)
    #expect(page.links.map(\.isHidden) == [isHidden])
    #expect(page.isConsistent)
  }

  @Test func linksAreCounted() {
    var limits = Page.Limits.standard
    limits.links = 2
    let links = "<a href=u>a</a>"
    #expect(Page(html: Array(String(repeating: links, count: 2).utf8), limits: limits).diagnostics.isEmpty)
    let page = Page(html: Array(String(repeating: links, count: 3).utf8), limits: limits)
    #expect(page.links.count == 2)
    #expect(page.diagnostics == [.listCut(limit: 2)])
    #expect(page.sketch == ["aaa"])
  }
}

/// What a test says of a visible link.
private struct LinkRow: Equatable {
  let text: String
  let target: String
  let line: Int

  init(_ text: String, _ target: String, line: Int) {
    self.text = text
    self.target = target
    self.line = line
  }

  init(_ link: Page.Link) {
    self.init(link.text, link.target, line: link.isHidden ? -1 : link.line)
  }
}
