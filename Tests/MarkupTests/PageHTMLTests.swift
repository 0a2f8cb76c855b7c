import Markup
import Testing

@Suite("HTML becomes lines")
struct PageHTMLTests {
  @Test(arguments: [
    PageRow("", []),
    PageRow(" \n ", []),
    PageRow("text alone", ["text alone"]),
    PageRow("<p>a</p><p>b</p>", ["a", "b"]),
    PageRow("<p>a<p>b", ["a", "b"]),
    PageRow("a<br>b<br/>c</br>d", ["a", "b", "c", "d"]),
    PageRow("a<br><br><br>b", ["a", "b"]),
    PageRow("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
    PageRow("<ul><li>a<li>b</ul>", ["a", "b"]),
    PageRow("a<hr>b", ["a", "b"]),
    PageRow("<h1>a</h1>b", ["a", "b"]),
    PageRow("<b>a</b><i>b</i> <u>c</u>", ["ab c"]),
    PageRow("<span>a</span><span style='display:block'>b</span>c", ["a", "b", "c"]),
    PageRow("<select><option>a<option>b</select>", ["a", "b"]),
    PageRow("<o:p>a</o:p><made-up>b</made-up>", ["ab"]),
    PageRow("a</td>b</body>c<body>d</div>e", ["a", "b", "c", "d", "e"]),
    PageRow("<section>a</section><article>b</article>", ["a", "b"]),
    PageRow("<hgroup>a</hgroup><search>b</search><marquee>c</marquee><legend>d</legend><fieldset>e</fieldset>", ["a", "b", "c", "d", "e"]),
    PageRow("<dl><dt>a<dd>b<dt>c</dl><menu><li>d</menu>", ["a", "b", "c", "d"]),
    PageRow("a<input type=submit value='送信&amp;確認'>b<input type=text value=x>", ["a送信&確認b"]),
  ])
  func blocksEndLines(_ row: PageRow) {
    #expect(Page(html: row.source).sketch == row.sketch)
  }

  @Test(arguments: [
    PageRow("<p> a \n\t b </p>", ["a b"]),
    PageRow("<p>a<b> b </b> c</p>", ["a b c"]),
    PageRow("<p>ご注文\n  番号</p>", ["ご注文番号"]),
    PageRow("<p>ご注文</p>\n<p>番号</p>", ["ご注文", "番号"]),
    PageRow("<p>ご注文 番号</p>", ["ご注文 番号"]),
    PageRow("<p>order\n番号</p>", ["order 番号"]),
    PageRow("<p>𠮷\n野</p>", ["𠮷野"]),
    PageRow("<p>ｷｬﾝ\nｾﾙ</p>", ["ｷｬﾝｾﾙ"]),
    PageRow("<s>1,000円</s>800円<del>a</del>b", ["1,000円 800円a b"]),
    PageRow("<b>合計</b>\n<b>金額</b>", ["合計金額"]),
    PageRow("<p>a&nbsp;&nbsp;b</p>", ["a  b"]),
    PageRow("<p>&nbsp;a\u{A0}</p>", ["a"]),
    PageRow("<p>&nbsp;</p>", []),
    PageRow("<p>　字下げ</p>", ["　字下げ"]),
    PageRow("<p>so\u{AD}ft\u{200B}zero&zwnj;</p>", ["so\u{AD}ft\u{200B}zero\u{200C}"]),
    PageRow("<p style='white-space:pre-line'>a  b\n c</p>", ["a b", "c"]),
    PageRow("<p style='white-space:pre-wrap'>a  b\n c</p>", ["a  b", " c"]),
    PageRow("<pre style='white-space:normal'>a\nb</pre>", ["a b"]),
    PageRow("<pre>a\rb\r\rc</pre>", ["a", "b", "c"]),
    PageRow("<xmp>a <b>\n c</xmp>d", ["a <b>", " c", "d"]),
    PageRow("<pre>a  b\n c\t|\r\n\r\nd</pre>", ["a  b", " c |", "d"]),
    PageRow("<textarea>a\n b <i></textarea>c", ["a", " b <i>c"]),
    PageRow("<p>a\u{0}b\u{1B}[0m&#27;c</p>", ["ab[0mc"]),
  ])
  func whiteSpaceCollapses(_ row: PageRow) {
    #expect(Page(html: row.source).sketch == row.sketch)
  }

  @Test(arguments: [
    PageRow("&lt;b&gt; &amp;amp; &quot;&apos;", ["<b> &amp; \"'"]),
    PageRow("&yen;1,234 &#165; &#xA5; &#XA5;", ["¥1,234 ¥ ¥ ¥"]),
    PageRow("AT&T &copy2026 &amp &bogus; &;&#;&#x;", ["AT&T ©2026 & &bogus; &;&#;&#x;"]),
    PageRow("&notit; &notin;", ["¬it; ∉"]),
    PageRow("&#128;&#150;&#x82;", ["€–‚"]),
    PageRow("&#0;&#xD800;&#x110000;&#99999999999999999999;", ["\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"]),
    PageRow("&#x3042;&#12356;", ["あい"]),
    PageRow("&rightarrow;&Rightarrow;&uparrow;&triangleright;", ["→⇒↑▹"]),
    PageRow("&hellip;&rarr;&alpha;&lbrack;&NoBreak;", ["…→α[\u{2060}"]),
  ])
  func characterReferencesAreDecoded(_ row: PageRow) {
    #expect(Page(html: row.source).sketch == row.sketch)
  }

  @Test(arguments: [
    PageRow("<title>t</title><p>a</p>", ["a"]),
    PageRow("<head><style>p{}</style><script>if (a<b) '</p>'</script></head>a", ["a"]),
    PageRow("a<!-- c --><!-->b<!--->c<!-- -- > --!>d<!DOCTYPE x><?php y ?></ z>e", ["abcde"]),
    PageRow("<!--[if mso]>outlook<![endif]--><![if !mso]>others<![endif]>", ["others"]),
    PageRow("a < b <3 </ c", ["a < b <3"]),
    PageRow("1 <2 > 3", ["1 <2 > 3"]),
    PageRow("<p title=\"a>b\" x='>' y=>z</p>", ["z"]),
    PageRow("<p ='>a</p>", ["a"]),
    PageRow("<iframe>a</iframe><noscript>b</noscript>", ["b"]),
    PageRow("<frameset><frame><noframes><body><p>a</p></body></noframes></frameset>", ["a"]),
    PageRow("a<noframes>b</noframes>c<noembed>d</noembed>", ["a", "b", "c"]),
    PageRow("\u{FEFF}<p>a", ["a"]),
    PageRow("<p>\u{FEFF}a", ["\u{FEFF}a"]),
    PageRow("<title>never closed <p>a</p>", ["never closed", "a"]),
    PageRow("a<style>p{}", ["a"]),
    PageRow("a<b title=\"x", ["a"]),
    PageRow("a</", ["a</"]),
    PageRow("a<", ["a<"]),
  ])
  func onlyTextIsText(_ row: PageRow) {
    #expect(Page(html: row.source).sketch == row.sketch)
  }

  @Test(arguments: [
    PageRow("a<blockquote>b<blockquote><p>c</p></blockquote>d</blockquote>e", ["a", "> b", "> > c", "> d", "e"]),
    PageRow("<blockquote>a<br>b</blockquote>c<blockquote>d</blockquote>", ["a", "b", "c", "> d"]),
    PageRow("<blockquote>a<blockquote>b</blockquote></blockquote>", ["a", "> b"]),
    PageRow("<blockquote type=cite>a</blockquote>", ["> a"]),
    PageRow("<blockquote cite='mid:x'>a</blockquote>", ["> a"]),
    PageRow("<blockquote class='x gmail_quote'>a</blockquote>", ["> a"]),
    PageRow("<p hidden>h</p><blockquote>a</blockquote>", ["(h)", "a"]),
  ])
  func quotationIsCounted(_ row: PageRow) {
    #expect(Page(html: row.source).sketch == row.sketch)
  }

  @Test func charsetDeclarationsAreIgnored() {
    let page = Page(html: "<meta charset=shift_jis><meta http-equiv=content-type content='text/html; charset=utf-16'><p>届け</p>")
    #expect(page.sketch == ["届け"])
    #expect(page.diagnostics.isEmpty)
  }

  @Test func badBytesAreReplaced() {
    let page = Page(html: Array("<p>あ".utf8) + [0xFF, 0xE3] + Array("い</p>".utf8))
    #expect(page.sketch == ["あ\u{FFFD}\u{FFFD}い"])
    #expect(page.diagnostics == [.invalidUTF8])
  }

  @Test func aByteOrderMarkShowsUTF16() {
    let little: [UInt8] = [0xFF, 0xFE, 0x3C, 0, 0x70, 0, 0x3E, 0, 0x4A, 0x5C]
    let big: [UInt8] = [0xFE, 0xFF, 0, 0x3C, 0, 0x70, 0, 0x3E, 0x5C, 0x4A]
    #expect([little, big].map { Page(html: $0).sketch } == [["届"], ["届"]])
  }

  @Test func unterminatedMarkupIsReported() {
    #expect(Page(html: "a<!-- b").diagnostics == [.unterminatedMarkup(offset: 1)])
    #expect(Page(html: "a<!-- b -->").diagnostics.isEmpty)
    #expect(Page(html: "<p>a<style>b").diagnostics == [.unterminatedMarkup(offset: 11)])
  }
}
