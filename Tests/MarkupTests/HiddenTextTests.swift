import Markup
import Testing

@Suite("Hidden text is kept apart")
struct HiddenTextTests {
  @Test(arguments: [
    "display:none", "DISPLAY : NONE", "display:none !important", "display:none!important;display:block", "color:red;display:none;",
    "visibility:hidden", "visibility: collapse", "mso-hide:all", "opacity:0", "opacity: 0.00", "max-height:0", "max-height:0px",
    "font-size:0", "font-size:0px", "font-size:1px", "font-size:1.0px", "font-size:0em", "font-size:1pt", "font:0/0 a",
    "font:bold 1px/1 Arial",
    "height:0;overflow:hidden", "overflow:hidden;width:0px", "line-height:0;overflow:hidden", "max-width:0;overflow:hidden",
    "color:#fff;background-color:#FFFFFF", "background:white;color:#fff", "color:rgb(255, 255, 255);background-color:#fff",
    "color:transparent", "color:rgba(0,0,0,0)", "font-family:&quot;a;b&quot;;display:none", "background:url(a;b);display:none",
    "font-family:'a;display:none", "background:url(x;display:none", "displa&#121;:none",
  ])
  func hides(_ style: String) {
    #expect(Page(html: "<p>a</p><div style=\"\(style)\">b</div><p>c</p>").sketch == ["a", "(b)", "c"])
  }

  @Test(arguments: [
    "display:block", "display:none;display:block", "visibility:visible", "opacity:0.5", "opacity:1", "max-height:1px",
    "font-size:1.5px", "font-size:2px", "font-size:12px", "font-size:small", "font-size:0.5em", "font:700 12px/0 Arial", "font:inherit",
    "height:0", "width:0", "overflow:hidden", "line-height:0", "max-width:0", "overflow:visible;height:0", "height:10px;overflow:hidden",
    "height:100%;overflow:hidden", "color:#fff", "background:#fff", "color:#fff;background-color:#ffe", "color:#fff;background:url(a.png)",
    "filter:alpha(opacity=0)", "display", "display:", ":none", ";;", "mso-hide:none", "x-display:none",
  ])
  func doesNotHide(_ style: String) {
    #expect(Page(html: "<p>a</p><div style=\"\(style)\">b</div><p>c</p>").sketch == ["a", "b", "c"])
  }

  @Test(arguments: [
    PageRow("合計<span style='display:none'>x</span>金額", ["合計金額", "(x)"]),
    PageRow("a<b hidden>1</b>b<b hidden>2</b>c", ["abc", "(1)", "(2)"]),
    PageRow("<p>a<i hidden>1<br>2</i></p><p>b</p>", ["a", "(1)", "(2)", "b"]),
    PageRow("a<div hidden>h</div>b", ["a", "(h)", "b"]),
    PageRow("<p hidden>h</p>", ["(h)"]),
    PageRow("<p hidden style='display:block'>a</p>", ["a"]),
    PageRow("<template>h</template>a", ["(h)", "a"]),
    PageRow("<table width=0 style='overflow:hidden'><tr><td>h</td></tr></table>", ["(h)"]),
    PageRow("<table width=0><tr><td>a</td></tr></table>", ["a"]),
    PageRow("<body style='display:none'>h", ["(h)"]),
    PageRow("<blockquote hidden>h</blockquote>", ["> (h)"]),
  ])
  func neverSharesALine(_ row: PageRow) {
    let page = Page(html: row.source)
    #expect(page.sketch == row.sketch)
    #expect(page.isConsistent)
  }

  @Test(arguments: [
    PageRow("<td style='font-size:0'><div style='font-size:14px'>a</div><div>h</div></td>", ["a", "(h)"]),
    PageRow("<div style='font-size:0'><p style='font-size:1em'>h</p><font size=2>a</font></div>", ["(h)", "a"]),
    PageRow("<div style='visibility:hidden'>h<p style='visibility:visible'>a</p></div>", ["(h)", "a"]),
    PageRow("<div style='color:#fff;background:#fff'>h<p style='color:#000'>a</p></div>", ["(h)", "a"]),
    PageRow("<div style='color:#fff;background:#fff'>h<p style='background:#000'>a</p></div>", ["(h)", "a"]),
    PageRow("<div style='display:none'><p style='display:block'>h</p></div>", ["(h)"]),
    PageRow("<div style='opacity:0'><p style='opacity:1'>h</p></div>", ["(h)"]),
  ])
  func innerElementsMayShowAgain(_ row: PageRow) {
    #expect(Page(html: row.source).sketch == row.sketch)
  }

  @Test func aLinkHiddenFromOutlookAloneIsAButton() {
    let page = Page(html: "<a href='https://shop.example/' style='mso-hide:all'>注文を見る</a>")
    #expect(page.sketch == ["注文を見る"])
    #expect(page.links.map(\.isHidden) == [false])
  }

  @Test func unclosedFormattingInsideAHiddenElementDoesNotLeak() {
    let page = Page(html: "<span hidden>h<span>i</span>j</span>a<span>b</span></span>c")
    #expect(page.sketch == ["(hij)", "abc"])
  }
}
