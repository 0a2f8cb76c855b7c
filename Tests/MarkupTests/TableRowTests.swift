import Markup
import Testing

@Suite("Table rows become cells, layout becomes lines")
struct TableRowTests {
  @Test(arguments: [(3, 1, 3), (4, 4, 0)])
  func rowsOfManyCellsAreLines(cells: Int, lines: Int, cellsOfTheFirst: Int) {
    var limits = Page.Limits.standard
    limits.rowCells = 3
    let page = Page(html: Array(("<table><tr>" + String(repeating: "<td>a</td>", count: cells) + "</tr></table>").utf8), limits: limits)
    #expect(page.lines.count == lines)
    #expect(page.lines.first?.cells.count == cellsOfTheFirst)
  }

  @Test(arguments: [
    PageRow("<table><tr><td>注文番号</td><td>250-1234567-1234567</td></tr></table>", ["[注文番号][250-1234567-1234567]"]),
    PageRow("<table><tr><th>a<td>b<tr><td>c<td>d</table>", ["[a][b]", "[c][d]"]),
    PageRow("<table><tr><td><p>a</p></td><td><div><b>b</b></div></td></tr></table>", ["[a][b]"]),
    PageRow("<table><tr><td>a</td><td width=10>&nbsp;</td><td>b</td></tr></table>", ["[a][][b]"]),
    PageRow("<table><tr><td>a<br></td><td>b<br>&nbsp;</td></tr></table>", ["[a][b]"]),
    PageRow("<table><tr><td>a</td><td></td></tr></table>", ["a"]),
    PageRow("<table><tr><td>a</td></tr></table>", ["a"]),
    PageRow("<table><tr><td>a<br>b</td><td>c</td></tr></table>", ["[a b][c]"]),
    PageRow("<table><tr><td>a</td><td>b<p>c</p></td></tr></table>", ["[a][b c]"]),
    PageRow("<table><tr><td>a</td><td><p>b</p><p>c</p></td></tr></table>", ["[a][b c]"]),
    PageRow("<table><tr><td>赤いりんごジュース 1L<br>色: 赤<td>2<td>500円</table>", ["[赤いりんごジュース 1L 色: 赤][2][500円]"]),
    PageRow("<table><tr><td>a<br><img alt=p><br>b<td>c</table>", ["[a b][c]"]),
    PageRow("<table><tr><td>a<br>b<td>c<br>d</table>", ["a", "b", "c", "d"]),
    PageRow("<table><tr><td>a<td>これは。<br>文です。</table>", ["a", "これは。", "文です。"]),
    PageRow("<table><tr><td>a<td>これは文です。</table>", ["[a][これは文です。]"]),
    PageRow("<table><tr><td>a<td>1<br>2<br>3<br>4<br>5<br>6</table>", ["[a][1 2 3 4 5 6]"]),
    PageRow("<table><tr><td>a<td>1<br>2<br>3<br>4<br>5<br>6<br>7</table>", ["a", "1", "2", "3", "4", "5", "6", "7"]),
    PageRow("<table><tr><td>a<td>b<ul><li>c<li>d</ul></table>", ["a", "b", "c", "d"]),
    PageRow("<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td><td>c</td></tr></table>", ["[a][b]", "c"]),
    PageRow("<table><tr><td>x</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>", ["x", "[a][b]"]),
    PageRow("<table><caption>t</caption><tr><td>a</td><td>b</td></tr></table>after", ["t", "[a][b]", "after"]),
    PageRow("<table><tr>stray<td>a</td><td>b</td></tr></table>", ["stray", "a", "b"]),
    PageRow("<table><tr><td><div>a<th>b", ["[a][b]"]),
    PageRow("<td>a</td><td>b</td>", ["a", "b"]),
    PageRow("before<table><tr><td>a</td><td>b", ["before", "[a][b]"]),
    PageRow("<blockquote type=cite><table><tr><td>a</td><td>b</td></tr></table></blockquote>", ["> [a][b]"]),
    PageRow("<table><tr><td>a</td><td style='display:none'>h</td><td>b</td></tr></table>", ["[a][b]", "(h)"]),
    PageRow("<table><tr><td>a<span hidden>h</span></td><td>b</td></tr></table>", ["[a][b]", "(h)"]),
    PageRow("<table style='display:none'><tr><td>a</td><td>b</td></tr></table>", ["(a)", "(b)"]),
  ])
  func rows(_ row: PageRow) {
    let page = Page(html: row.source)
    #expect(page.sketch == row.sketch)
    #expect(page.isConsistent)
  }

  @Test(arguments: [
    PageRow("<table><th>a<td>b</table>", ["[a][b]"]),
    PageRow("<table><tbody><th>a<td>b<tr><td>c<td>d</table>", ["[a][b]", "[c][d]"]),
    PageRow("<table><tr><td>a<td>b</tr></tbody><tbody><tr><td>c<td>d</table>", ["[a][b]", "[c][d]"]),
    PageRow("<table><tr><td colspan=3>a<td>b</table>", ["[a][][][b]"]),
    PageRow("<table><tr><td rowspan=2>a<td>b<td>c<tr><td>d<td>e</table>", ["[a][b][c]", "[][d][e]"]),
    PageRow("<table><tr><td>a<td rowspan=2>b<tr><td>c</table>", ["[a][b]", "c"]),
    PageRow("<table><tr><td colspan=2 rowspan=2>a<td>b<tr><td>c<tr><td>d<td>e</table>", ["[a][][b]", "c", "[d][e]"]),
    PageRow("<table><tr><td rowspan=9>a<td>b</table><table><tr><td>c<td>d</table>", ["[a][b]", "[c][d]"]),
    PageRow("<table><tr><td colspan=x>a<td colspan=0>b</table>", ["[a][b]"]),
    PageRow("<table><tr><td>a<table><tr><td>b</table>c<td>d</table>", ["a", "b", "c", "d"]),
    PageRow("<p><table><tr><td>a<td>b</table>", ["[a][b]"]),
    PageRow("<table><tr><a href=u><td>a<td>b</a></table>", ["[a][b]"]),
    PageRow("<table><tr><td><b>a<td>b</b><td>c</table>d", ["[a][b][c]", "d"]),
  ])
  func partsOfTablesFindTheirPlace(_ row: PageRow) {
    let page = Page(html: row.source)
    #expect(page.sketch == row.sketch)
    #expect(page.isConsistent)
  }

  @Test func cellsAreSeparatedByTabs() {
    let page = Page(html: "<table><tr><td>a\tb</td><td></td><td>c</td></tr></table>")
    #expect(page.utf8 == Array("a b\t\tc\n".utf8))
  }
}
