import Markup
import Testing

@Suite("Plain text becomes lines")
struct PlainTextPageTests {
  @Test(arguments: [
    PageRow("", []),
    PageRow("a\nb\r\nc\rd", ["a", "b", "c", "d"]),
    PageRow("a\n\n\nb\n", ["a", "", "", "b"]),
    PageRow("  a  \n　b　", ["  a", "　b　"]),
    PageRow("a\tb\u{A0}c\u{0}d\u{1B}e", ["a b cde"]),
    PageRow("注文番号    250-1234567-1234567", ["注文番号    250-1234567-1234567"]),
    PageRow("商品　　　数量\t\t金額", ["商品　　　数量  金額"]),
    PageRow("¥1,234 £5", ["¥1,234 £5"]),
  ])
  func lines(_ row: PageRow) {
    let page = Page(plainText: row.source)
    #expect(page.sketch == row.sketch)
    #expect(page.isConsistent)
  }

  @Test(arguments: [
    PageRow("> a", ["> a"]),
    PageRow(">a", ["> a"]),
    PageRow(">> a\n> > b\n> >c", ["> > a", "> > b", "> > c"]),
    PageRow(">  a", [">  a"]),
    PageRow(">", ["> "]),
    PageRow(" > a", [" > a"]),
    PageRow("a > b", ["a > b"]),
    PageRow("> a | b | c", ["> [a][b][c]"]),
  ])
  func quotation(_ row: PageRow) {
    #expect(Page(plainText: row.source).sketch == row.sketch)
  }

  @Test(arguments: [
    PageRow("商品 | 数量 | 金額", ["[商品][数量][金額]"]),
    PageRow("a  |  b\t|\tc", ["[a][b][c]"]),
    PageRow("| a | b |", ["[a][b]"]),
    PageRow("a |  | c", ["[a][][c]"]),
    PageRow("a | b", ["a | b"]),
    PageRow("a|b|c", ["a|b|c"]),
    PageRow("| a |", ["| a |"]),
    PageRow("||", ["||"]),
    PageRow("-- | -- | --", ["[--][--][--]"]),
  ])
  func tables(_ row: PageRow) {
    let page = Page(plainText: row.source)
    #expect(page.sketch == row.sketch)
    #expect(page.isConsistent)
  }

  @Test(arguments: [
    ("https://shop.example/a?b=c&d#e", ["https://shop.example/a?b=c&d#e"]),
    ("詳細はhttps://shop.example/aをご覧ください。", ["https://shop.example/a"]),
    ("<HTTP://a.example> (http://b.example/) http://c.example/x(y).", ["HTTP://a.example", "http://b.example/", "http://c.example/x(y)"]),
    ("http://a.example, https://b.example!", ["http://a.example", "https://b.example"]),
    ("ftp://a.example http:/a http:// mailto:a@b 10:30 ://", []),
    ("https://", []),
    ("http:https://a.example", ["https://a.example"]),
  ])
  func addressesAreLinks(_ text: String, _ targets: [String]) {
    let page = Page(plainText: "x\n" + text)
    #expect(page.links.map(\.target) == targets)
    #expect(page.links.allSatisfy { $0.line == 1 && $0.text == $0.target })
  }

  @Test func aLongAddressIsCutAndReadOnce() {
    let time = ContinuousClock().measure {
      let page = Page(plainText: String(repeating: "http://", count: 100_000) + " https://b.example")
      #expect(page.links.map(\.target.utf8.count) == [Page.Limits.standard.attributeBytes, 17])
    }
    // A tenth of a second; minutes if each address is looked for again inside the one before.
    #expect(time < .seconds(10))
  }

  @Test func beyondTheLimitNewHostsAreKept() {
    var limits = Page.Limits.standard
    limits.links = 2
    let page = Page(
      plainText: Array("http://a.example/1 http://a.example/2 http://A.example/3 http://b.example http://b.example/2".utf8), limits: limits)
    #expect(page.links.map(\.target) == ["http://a.example/1", "http://a.example/2", "http://b.example"])
    #expect(page.diagnostics == [.listCut(limit: 2)])
  }

  @Test func linesAreCounted() {
    var limits = Page.Limits.standard
    limits.lines = 2
    #expect(Page(plainText: Array("a\nb".utf8), limits: limits).diagnostics.isEmpty)
    let page = Page(plainText: Array("a\nb\nc\nd".utf8), limits: limits)
    #expect(page.sketch == ["a", "b", "c d"])
    #expect(page.diagnostics == [.linesJoined(limit: 2)])
  }

  @Test func inputIsCutBetweenCharacters() {
    var limits = Page.Limits.standard
    limits.inputBytes = 5
    #expect(Page(plainText: Array("あb".utf8), limits: limits).diagnostics.isEmpty)
    let page = Page(plainText: Array("ああ".utf8), limits: limits)
    #expect(page.sketch == ["あ"])
    #expect(page.diagnostics == [.inputCut(byteCount: 6, limit: 5)])
  }
}
