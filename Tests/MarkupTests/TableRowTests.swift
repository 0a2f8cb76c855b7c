import Markup
import Testing

@Suite("Table rows become cells, layout becomes lines")
struct TableRowTests {
  @Test(arguments: [
    PageRow("<table><tr><td>注文番号</td><td>250-1234567-1234567</td></tr></table>", ["[注文番号][250-1234567-1234567]"]),
    PageRow("<table><tr><th>a<td>b<tr><td>c<td>d</table>", ["[a][b]", "[c][d]"]),
    PageRow("<table><tr><td><p>a</p></td><td><div><b>b</b></div></td></tr></table>", ["[a][b]"]),
    PageRow("<table><tr><td>a</td><td width=10>&nbsp;</td><td>b</td></tr></table>", ["[a][][b]"]),
    PageRow("<table><tr><td>a<br></td><td>b<br>&nbsp;</td></tr></table>", ["[a][b]"]),
    PageRow("<table><tr><td>a</td><td></td></tr></table>", ["a"]),
    PageRow("<table><tr><td>a</td></tr></table>", ["a"]),
    PageRow("<table><tr><td>a<br>b</td><td>c</td></tr></table>", ["a", "b", "c"]),
    PageRow("<table><tr><td>a</td><td>b<p>c</p></td></tr></table>", ["a", "b", "c"]),
    PageRow("<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>", ["a", "b", "c"]),
    PageRow("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>", ["[a][b]", "c"]),
    PageRow("<table><tr><td>x</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>", ["x", "[a][b]"]),
    PageRow("<table><caption>t</caption><tr><td>a</td><td>b</td></tr></table>after", ["t", "[a][b]", "after"]),
    PageRow("<table><tr>stray<td>a</td><td>b</td></tr></table>", ["stray", "a", "b"]),
    PageRow("<table><tr><td><div>a<th>b", ["a", "b"]),
    PageRow("<td>a</td><td>b</td>", ["a", "b"]),
    PageRow("before<table><tr><td>a</td><td>b", ["before", "[a][b]"]),
    PageRow("<blockquote><table><tr><td>a</td><td>b</td></tr></table></blockquote>", ["> [a][b]"]),
    PageRow("<table><tr><td>a</td><td style='display:none'>h</td><td>b</td></tr></table>", ["[a][b]", "(h)"]),
    PageRow("<table><tr><td>a<span hidden>h</span></td><td>b</td></tr></table>", ["[a][b]", "(h)"]),
    PageRow("<table style='display:none'><tr><td>a</td><td>b</td></tr></table>", ["(a)", "(b)"]),
  ])
  func rows(_ row: PageRow) {
    let page = Page(html: row.source)
    #expect(page.sketch == row.sketch)
    #expect(page.isConsistent)
  }

  @Test func cellsAreSeparatedByTabs() {
    let page = Page(html: "<table><tr><td>a\tb</td><td></td><td>c</td></tr></table>")
    #expect(page.utf8 == Array("a b\t\tc\n".utf8))
  }
}
