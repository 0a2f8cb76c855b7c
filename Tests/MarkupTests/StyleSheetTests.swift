import Markup
import Testing

@Suite("Style sheets")
struct StyleSheetTests {
  @Test(arguments: [
    ".p{display:none}", "p.p{display:none}", "#i{display:none}", "p#i{display:none}", "p{display:none}", "P{DISPLAY:NONE}",
    "*.p{display:none}", ".x,.p,.y{display:none}", "<!-- .p{display:none} -->", "/* a */.p/* b */{/* c */display:/**/none}",
    ".p{color:red;display:none!important;display:block}", "body .p{display:none}", "html body p{display:none}",
    "p{display:block}.p{display:none}", ".p{display:block}#i{display:none}", "#i{display:none}.p{display:block}",
    ".p{display:none!important}#i{display:block}", ".p{display:block}.q{display:none}", ".p{display:none",
    "@import url(x);.p{display:none}", "@media all{.p{display:none}}", "@media screen { .p{display:none} } .x{}",
    ".p{display:none}@media (max-width:600px){.p{display:block}}", "@font-face{src:url(x)}.p{display:none}",
    "x:hover{display:block}.p{display:none}", ".p{font-size:0}", ".p{color:#fff;background:#fff}",
  ])
  func hide(_ sheet: String) {
    let page = Page(html: "<style>\(sheet)</style><p>a</p>".replacing("<p>", with: "<div>b</div><p id=i class='p q'>"))
    #expect(page.sketch == ["b", "(a)"])
  }

  @Test(arguments: [
    ".x{display:none}", ".P{display:none}", "#p{display:none}", "div.p{display:none}", "td .p{display:none}", "div > p{display:none}",
    "p:hover{display:none}", "p[x]{display:none}", ".p.x{display:none}", ".p{display:none}.p{display:block}",
    ".p{display:none}#i{display:block}", "@media print{.p{display:none}}", "@media (max-width:600px){.p{display:none}.q{display:none}}",
    "@supports (x:y){.p{display:none}}", "@media print{@media x{.p{display:none}}}", "u + .body .p{display:none}", "*{display:none}",
    ".p{display:nonee}", ".p display:none", "p{display:none}p{display:block}", "span,.x{display:none}", "", "}}}", "@", "@media",
  ])
  func doNotHide(_ sheet: String) {
    let page = Page(html: "<style>\(sheet)</style><div>b</div><p id=i class='p q'>a</p>")
    #expect(page.sketch == ["b", "a"])
  }

  @Test(arguments: [
    PageRow("<style>.p{display:none}</style><p class=p style='display:block'>a</p>", ["a"]),
    PageRow("<style>.p{display:none!important}</style><p class=p style='display:block'>h</p>", ["(h)"]),
    PageRow("<style>.t{font-size:14px}</style><div style='font-size:0'>h<p class=t>a</p></div>", ["(h)", "a"]),
    PageRow("<style media=print>.p{display:none}</style><p class=p>a</p>", ["a"]),
    PageRow("<style type='text/css' media=screen>.p{display:none}</style><p class=p>h</p>", ["(h)"]),
    PageRow("<style>.x td{background:#000}</style><body bgcolor=#fff><p style='color:#fff'>a</p>", ["a"]),
    PageRow("<style>.x td{background:#000}</style><p style='background:#fff'><b style='color:#fff'>a</b></p>", ["a"]),
    PageRow("<style>.x td{color:#000}</style><p style='background:#fff'><b style='color:#fff'>h</b></p>", ["(h)"]),
    PageRow("<style>.x td{background:#000}</style><p style='background:#fff;color:#fff'>h</p>", ["(h)"]),
    PageRow("<style>body {background:#fff}</style><body><p style='color:#fff'>h</p>", ["(h)"]),
    PageRow("<style>body{background:#fff}</style><body><p style='color:#fff'>h</p>", ["(h)"]),
    PageRow("<style>body {font-size:0}</style><body>h<p style='font-size:12px'>a</p>", ["(h)", "a"]),
    PageRow("<style>b{display:none}</style>キャン<b>x</b>セル", ["キャンセル", "(x)"]),
    PageRow("<!-- <style>p{display:none}</style> --><p>a</p>", ["a"]),
    PageRow("<style>.l{white-space:pre-line}</style><p class=l>a\nb</p>", ["a", "b"]),
  ])
  func goTogetherWithAttributes(_ row: PageRow) {
    #expect(Page(html: row.source).sketch == row.sketch)
  }

  @Test func rulesHaveALimit() {
    func page(_ count: Int) -> Page {
      let rules = (0..<count - 1).map { ".r\($0){color:red}" }.joined()
      return Page(html: "<style>\(rules).p{display:none}</style><p class=p>a</p>")
    }
    #expect(page(2_000).sketch == ["(a)"])
    #expect(page(2_000).diagnostics.isEmpty)
    #expect(page(2_001).sketch == ["a"])
    #expect(page(2_001).diagnostics == [.styleRulesCut(limit: 2_000)])
    let list = (0..<2_000).map { ".r\($0)" }.joined(separator: ",")
    #expect(Page(html: "<style>\(list){color:red}</style>").diagnostics.isEmpty)
    #expect(Page(html: "<style>\(list),.p{color:red}</style>").diagnostics == [.styleRulesCut(limit: 2_000)])
  }

  @Test func classesHaveALimit() {
    func page(_ count: Int) -> Page {
      let classes = (0..<count - 1).map { "c\($0) " }.joined() + "p"
      return Page(html: "<style>.p{display:none}</style><p class='\(classes)'>a</p>")
    }
    #expect(page(64).sketch == ["(a)"])
    #expect(page(64).diagnostics.isEmpty)
    #expect(page(65).sketch == ["a"])
    #expect(page(65).diagnostics == [.classesCut(limit: 64)])
    // Without rules nobody asks for classes; blanks are none.
    #expect(Page(html: "<p class='\(String(repeating: "c ", count: 100))'>a</p>").diagnostics.isEmpty)
    #expect(Page(html: "<style>.p{display:none}</style><p class='p\(String(repeating: " ", count: 500))'>a</p>").diagnostics.isEmpty)
  }

  @Test func visibleTextKnowsThem() {
    let html = Array("<style>.x{display:none}</style>キャン<i class=x>x</i>セル".utf8)
    #expect(visibleText(ofHTML: html[...]) == Array("キャンセル\nx\n".utf8))
  }
}
