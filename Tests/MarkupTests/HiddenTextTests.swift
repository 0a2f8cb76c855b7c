import Markup
import Testing

@Suite("Hidden text is kept apart")
struct HiddenTextTests {
  @Test(arguments: [
    "display:none", "DISPLAY : NONE", "display:none !important", "display:none!important;display:block", "color:red;display:none;",
    "visibility:hidden", "visibility: collapse", "opacity:0", "opacity: 0.00", "max-height:0;overflow:hidden",
    "max-height:0px;overflow-y:hidden",
    "font-size:0", "font-size:0px", "font-size:1px", "font-size:1.0px", "font-size:0em", "font-size:1pt", "font:0/0 a",
    "font:bold 1px/1 Arial",
    "height:0;overflow:hidden", "overflow:hidden;width:0px", "line-height:0;overflow:hidden", "max-width:0;overflow:hidden",
    "color:#fff;background-color:#FFFFFF", "background:white;color:#fff", "color:rgb(255, 255, 255);background-color:#fff",
    "color:transparent", "color:rgba(0,0,0,0)", "font-family:&quot;a;b&quot;;display:none", "background:url(a;b);display:none",
    "font-family:'a;display:none", "background:url(x;display:none", "displa&#121;:none",
    "/*a*/display:none", "display:/**/none", "dis/*a*/play:none", "d\\69splay:none", "disp\\6c ay:none", "\\64isplay:n\\6fne",
    "display:none;display:foo", "color:transparent;color:12px", "font-size:0;font-size:big", "opacity:0;opacity:x",
    "height:0;overflow-x:hidden", "max-height:1px;overflow:hidden", "width:1px;height:1px;overflow:hidden", "height:0;overflow:auto",
    "position:absolute;clip:rect(0 0 0 0)", "position:absolute;clip:rect(1px, 1px, 1px, 1px);width:1px", "position:absolute;left:-9999px",
    "position:fixed;top:-999em", "text-indent:-9999px", "margin-left:-9999px", "clip-path:inset(50%)",
    "position:absolute;clip-path:inset(100%)",
    "color:#fff0", "color:#ffffff00", "color:#ffffffff;background:#fff", "color:rgb(255 255 255 / 0)",
    "color:rgb(100%,100%,100%);background:#fff",
    "font-size:1%", "font-size:0.01em", "font-size:0.05rem", "opacity:0.01", "background:#fff no-repeat;color:#fff",
  ])
  func hides(_ style: String) {
    #expect(Page(html: "<p>a</p><div style=\"\(style)\">b</div><p>c</p>").sketch == ["a", "(b)", "c"])
  }

  @Test(arguments: [
    "display:block", "display:none;display:block", "visibility:visible", "opacity:0.5", "opacity:1", "max-height:1px",
    "font-size:1.5px", "font-size:2px", "font-size:12px", "font-size:small", "font-size:0.5em", "font:700 12px/0 Arial", "font:inherit",
    "height:0", "width:0", "overflow:hidden", "line-height:0", "max-width:0", "overflow:visible;height:0", "height:10px;overflow:hidden",
    "height:100%;overflow:hidden", "color:#fff", "background:#fff", "color:#fff;background-color:#ffe", "color:#fff;background:url(a.png)",
    "filter:alpha(opacity=0)", "display", "display:", ":none", ";;", "mso-hide:none", "x-display:none", "mso-hide:all", "max-height:0",
    "max-height:0px",
    "height:0;overflow:hidden;min-height:20px", "max-height:0;overflow:visible", "/*display:none*/color:red", "display:none\\9",
    "display:none;display:inline-block", "font-size:min(14px,3vw)", "color:#fff;background:linear-gradient(#fff,#000)",
    "color:#fff;background-color:#fff;background-image:url(a.png)", "color:#fff;background:#fff url(a.png)",
    "background:rgba(255,255,255,.1);color:#fff", "background:navy;color:white", "background:var(--x);color:#fff",
    "text-indent:-1em", "left:-9999px", "position:absolute;left:0", "position:absolute;clip:rect(0 100px 20px 0)", "clip-path:inset(5%)",
    "font-size:50%", "overflow:hidden;height:auto", "position:relative;left:-9999px", "color:inherit;background:#fff",
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
    PageRow("<table width=0 style='overflow:hidden'><tr><td>a</td></tr></table>", ["a"]),
    PageRow("<table width=0><tr><td>a</td></tr></table>", ["a"]),
    PageRow("<body style='display:none'>h", ["(h)"]),
    PageRow("<blockquote type=cite hidden>h</blockquote>", ["> (h)"]),
  ])
  func neverSharesALine(_ row: PageRow) {
    let page = Page(html: row.source)
    #expect(page.sketch == row.sketch)
    #expect(page.isConsistent)
  }

  @Test(arguments: [
    PageRow("<table><tr><td style='font-size:0'><div style='font-size:14px'>a</div><div>h</div></table>", ["a", "(h)"]),
    PageRow(
      "<div style='font-size:0'><p style='font-size:clamp(12px,2vw,16px)'>a</p><p style='font-size:calc(1em + 12px)'>b</p></div>",
      ["a", "b"]),
    PageRow("<div style='line-height:0;overflow:hidden'>h<p style='line-height:20px'>a</p></div>", ["(h)", "a"]),
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

  /// What other elements do to the text, each with the style that hides.
  @Test(arguments: [
    PageRow("<table><tr><td style='max-width:0;overflow:hidden;text-overflow:ellipsis'>a</table>", ["a"]),
    PageRow("<span style='height:0;overflow:hidden'>a</span>", ["a"]),
    PageRow("<span style='display:block;height:0;overflow:hidden'>h</span>", ["(h)"]),
    PageRow("<td style='display:none'>a</td>b", ["a", "b"]),
    PageRow("<p style='display:none'>h<section>a</section>", ["(h)", "a"]),
    PageRow("<p style='display:none'>h<main>a</main><p style='display:none'>h<hgroup>b</hgroup>", ["(h)", "a", "(h)", "b"]),
    PageRow("<p style='display:none'>h<span>i</span><div>a</div>", ["(hi)", "a"]),
    PageRow("<b style='display:none'>x<p>h</p></b>a", ["(x)", "(h)", "a"]),
    PageRow("<font style='display:none'>x<p>h</p><table><tr><td>i</table></font>a", ["(x)", "(h)", "(i)", "a"]),
    PageRow("<a href=u style='display:none'>x<h1>h</h1></a>a", ["(x)", "(h)", "a"]),
    PageRow("<pre style='display:none'>x<p>h</p></pre>a", ["(x)", "(h)", "a"]),
    PageRow("<address style='display:none'>x<p>h</p></address>a", ["(x)", "(h)", "a"]),
    PageRow("<h1 style='display:none'>x<p>h</p></h1>a", ["(x)", "(h)", "a"]),
    PageRow("<p><b style='display:none'>h<p>i</b>a", ["(h)", "(i)", "a"]),
    PageRow("<b style='display:none'>h<p>i</b>a</p>b", ["(h)", "(i)", "a", "b"]),
    PageRow("<table><tr><td><b style='display:none'>h<td>a</table>", ["a", "(h)"]),
    PageRow("<span style='display:none'>h<div>i</span>j</div></span>a", ["(h)", "(ij)", "a"]),
    PageRow("<dialog>h</dialog>a<dialog open>b</dialog>", ["(h)", "a", "b"]),
    PageRow("<details><summary>a</summary>h</details><details open>b</details>", ["a", "(h)", "b"]),
    PageRow("a<datalist><option>h</datalist>b", ["ab", "(h)"]),
    PageRow("<body bgcolor=#ffffff><p style='color:#fff'>h</p>a", ["(h)", "a"]),
    PageRow("<table bgcolor=white><tr><td><font color=#FFFFFF>h</font>a</table>", ["a", "(h)"]),
    PageRow("<div style='background:#fff'><p style='color:#fff'>h</p><p style='background:#000;color:#fff'>a</p></div>", ["(h)", "a"]),
    PageRow("<div style='background:#fff'><p style='background:url(x);color:#fff'>a</p></div>", ["a"]),
    PageRow("<body bgcolor=#fff><font color=#fff><a href=u>a</a>h</font>", ["a", "(h)"]),
    PageRow("<body bgcolor=#fff><a href=u style='color:#fff'>h</a><font color=#fff><a name=x>i</a></font>", ["(h)", "(i)"]),
    PageRow("<table background=x.png bgcolor=#fff><tr><td style='color:#fff'>a</table>", ["a"]),
  ])
  func isDecidedAsABrowserDoes(_ row: PageRow) {
    let page = Page(html: row.source)
    #expect(page.sketch == row.sketch)
    #expect(page.isConsistent)
  }

  /// Elements without content, and those that end with `/>`, hide nothing behind them.
  @Test(arguments: [
    "<svg style='display:none'><symbol id=i><path d='M0'/></symbol></svg>", "<svg hidden><g><path/><circle/></g></svg>",
    "<svg hidden><path hidden d=M0 /></svg>", "<svg hidden/>", "<svg hidden><g>", "<math hidden><mi/></math>", "<embed hidden>",
    "<base href=x hidden>", "<source hidden>", "<param hidden>", "<track hidden>", "<bgsound hidden>", "<basefont hidden>",
    "<frame hidden>", "<keygen hidden>", "<col width=0 style='display:none'>", "<input hidden>", "<textarea hidden></textarea>",
  ])
  func nothingHiddenIsLeftOpen(_ html: String) {
    #expect(Page(html: html + "<p>注文番号 123</p>").sketch == ["注文番号 123"])
    #expect(Page(html: html + "<p>a</p><div hidden>h</div>").sketch == ["a", "(h)"])
  }

  @Test func unknownElementsAreToldApart() {
    #expect(Page(html: "<foo style='display:none'>H<bar></foo>V</bar>W").sketch == ["(H)", "VW"])
    let page = Page(html: "<table><col width=0 style='display:none'><col><tr><td>k<td>v</table>")
    #expect(page.sketch == ["[k][v]"])
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
