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

  @Test func longValuesAreDropped() {
    let fits = String(repeating: "x", count: Page.Limits.standard.attributeBytes)
    #expect(Page(html: "<a href='\(fits)'>a</a>").links.count == 1)
    #expect(Page(html: "<a href='\(fits)y'>a</a>").links.isEmpty)
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
