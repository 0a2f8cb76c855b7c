import Markup
import Testing

@Suite("Pages of several HTML parts")
struct PagePartsTests {
  private func page(_ parts: String..., limits: Page.Limits = .standard) -> Page {
    Page(htmlParts: parts.map { Array($0.utf8) }, limits: limits)
  }

  @Test func linesFollowEachOther() {
    let page = page("<p>a</p>", "", "<table><tr><td>b<td>c</table>", "<blockquote cite=x>d</blockquote><p hidden>e")
    #expect(page.sketch == ["a", "[b][c]", "> d", "(e)"])
    #expect(page.isConsistent)
    #expect(self.page().sketch.isEmpty)
    #expect(self.page("<p>a").sketch == ["a"])
  }

  @Test(arguments: ["<div hidden>", "<!-- ", "<style>", "<table>", "<style>p{display:none}</style>", "<base href='http://x.example/'>"])
  func whatOneLeavesOpenEndsWithIt(_ open: String) {
    let page = page("<p>a</p>" + open, "<p>b <a href='/c'>c</a></p>")
    #expect(page.sketch.last == "b c")
    #expect(page.links.map(\.target) == ["/c"])
  }

  @Test func whatBelongsToLinesMovesWithThem() {
    let part =
      "<p>x</p><a href='http://a.example/'>a</a><img alt=b><div itemscope itemtype=t><p itemprop=p itemscope><i itemprop=q>c</i></p></div>"
      + "<script type='application/ld+json'>{}</script>"
    let (one, two) = (page(part), page(part, part))
    #expect(two.lines.count == 2 * one.lines.count)
    #expect(two.links.map(\.line) == one.links.map(\.line) + one.links.map { $0.line + one.lines.count })
    #expect(two.images.map(\.line) == one.images.map(\.line) + one.images.map { $0.line + one.lines.count })
    #expect(two.structuredData == ["{}", "{}"])
    #expect(two.microdata.map { $0.properties.map(\.value) } == [[.item(1)], [.text("c")], [.item(3)], [.text("c")]])
    #expect(two.isConsistent)
  }

  @Test func bytesCountForAllTogether() {
    var limits = Page.Limits()
    limits.inputBytes = 6
    #expect(page("abc", "def", limits: limits).sketch == ["abc", "def"])
    #expect(page("abc", "def", limits: limits).diagnostics.isEmpty)
    let cut = page("abc", "defg", limits: limits)
    #expect(cut.sketch == ["abc", "def"])
    #expect(cut.diagnostics == [.inputCut(byteCount: 4, limit: 3)])
    let beyond = page("abc", "def", "g", "h", limits: limits)
    #expect(beyond.sketch == ["abc", "def"])
    #expect(beyond.diagnostics == [.inputCut(byteCount: 8, limit: 6)])
  }
}
