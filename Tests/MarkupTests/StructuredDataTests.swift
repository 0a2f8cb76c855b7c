import Markup
import Testing

@Suite("Microdata and JSON-LD")
struct StructuredDataTests {
  @Test func itemsNest() {
    let page = Page(
      html: """
        <div itemscope itemtype="http://schema.org/Order">
          <meta itemprop="orderNumber" content="250-0000000-0000001"/>
          <link itemprop="orderStatus" href="http://schema.org/OrderCancelled"/>
          <div itemprop="seller merchant" itemscope itemtype="http://schema.org/Organization"><b itemprop="name">架空<i>商店</i></b></div>
          <time itemprop="orderDate" datetime="2026-05-01">5月1日</time>
          <span itemprop="note">a <p>b</p></span>
        </div>
        <span itemprop="stray">x</span>
        """)
    #expect(page.microdata.map(\.types) == [["http://schema.org/Order"], ["http://schema.org/Organization"]])
    #expect(page.microdata.map(\.isTopLevel) == [true, false])
    #expect(
      page.microdata.first?.properties.map(PropertyRow.init) == [
        PropertyRow("orderNumber", .text("250-0000000-0000001")), PropertyRow("orderStatus", .text("http://schema.org/OrderCancelled")),
        PropertyRow("seller", .item(1)), PropertyRow("merchant", .item(1)), PropertyRow("orderDate", .text("2026-05-01")),
        PropertyRow("note", .text("a b")),
      ])
    #expect(page.microdata.last?.properties.map(PropertyRow.init) == [PropertyRow("name", .text("架空商店"))])
  }

  @Test func scriptsAndPropertiesAreCut() {
    var limits = Page.Limits.standard
    limits.structuredDataBytes = 4
    limits.microdataProperties = 2
    let script = "<script type=application/ld+json>{}</script>"
    let item = "<div itemscope><meta itemprop=a content=1><meta itemprop=b content=2>"
    let fits = Page(html: Array((script + script + item + "</div>").utf8), limits: limits)
    #expect(fits.structuredData.count == 2)
    #expect(fits.microdata.first?.properties.count == 2)
    #expect(fits.diagnostics.isEmpty)
    for more in [script + script + script, item + "<meta itemprop=c content=3></div>"] {
      let page = Page(html: Array(more.utf8), limits: limits)
      #expect(page.structuredData.count <= 2)
      #expect(page.microdata.allSatisfy { $0.properties.map(\.name) == ["a", "b"] })
      #expect(page.diagnostics == [.structuredDataCut])
    }
  }

  @Test(arguments: [
    ("<script type=\"application/ld+json\"> {\"a\": \"<b>\"} </script>", ["{\"a\": \"<b>\"}"]),
    ("<script type='Application/LD+JSON; charset=utf-8'>[]</script><script type=application/ld+json>{}</script>", ["[]", "{}"]),
    ("<script>var a</script><script type=text/javascript>{}</script>", []),
    ("<script type=application/ld+json>{}", []),
  ])
  func scriptsOfJSON(_ html: String, _ bodies: [String]) {
    let page = Page(html: html)
    #expect(page.structuredData == bodies)
    #expect(page.lines.isEmpty)
  }
}

/// What a test says of a property.
private struct PropertyRow: Equatable {
  let name: String
  let value: Page.MicrodataValue

  init(_ name: String, _ value: Page.MicrodataValue) {
    self.name = name
    self.value = value
  }

  init(_ property: Page.MicrodataProperty) {
    self.init(property.name, property.value)
  }
}
