import Markup
import Testing

@Suite("HTML becomes lines")
struct PageHTMLTests {
  @Test func linesAndCells() {
    let page = Page(html: Array("<p>a</p><table><tr><td>b</td><td>c</td></tr></table>".utf8))
    #expect(page.utf8 == Array("a\nb\tc\n".utf8))
    #expect(page.lines.map(\.cells.count) == [0, 2])
  }
}
