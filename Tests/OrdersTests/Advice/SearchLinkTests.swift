import Testing

@testable import Orders

/// Addresses of searches.
struct SearchLinkTests {
  @Test(arguments: [
    ("abc-._~XYZ019", "abc-._~XYZ019"), ("水筒", "%E6%B0%B4%E7%AD%92"), ("a b", "a%20b"), ("50%/&=?#+", "50%25%2F%26%3D%3F%23%2B"),
    ("é😀", "%C3%A9%F0%9F%98%80"), ("\n\u{0}\u{7F}", "%0A%00%7F"), ("", ""),
  ])
  func encodes(_ text: String, _ expected: String) { #expect(PercentEncoding.encode(text) == expected) }

  @Test(arguments: [
    ("ステンレス水筒", "ステンレス水筒"),
    ("【送料無料】[限定] ステンレス水筒 ", "ステンレス水筒"),
    ("［公式］水筒…", "水筒"),
    ("【水筒】", "【水筒】"),
    ("【水筒", "【水筒"),
    ("12345 789", "12345 789"),
    ("12345 7890", "12345"),
    ("1234 67890", "1234 6789"),
    ("1234567890", "123456789"),
    ("", ""),
  ])
  func asksFor(_ item: String, _ query: String) { #expect(SearchQuery(item: item, maximumLength: 9).text == query) }

  @Test func fillsInAnywhere() {
    let shops = [
      ShoppingPolicy.Shop(merchant: "a.jp", name: "A", goods: .new, search: "https://a.jp/{query}/list"),
      ShoppingPolicy.Shop(merchant: "b.jp", name: "B", goods: .new, search: "https://b.jp/?q={query}"),
      ShoppingPolicy.Shop(merchant: "c.jp", name: "C", goods: .new, search: "https://c.jp/{number}"),
    ]
    let links = LinkSource.search(item: "a/b {query}", shops: shops, maximumLength: 60).links(in: .ja)
    #expect(links.map(\.url) == ["https://a.jp/a%2Fb%20%7Bquery%7D/list", "https://b.jp/?q=a%2Fb%20%7Bquery%7D", "https://c.jp/{number}"])
    #expect(LinkSource.search(item: " … ", shops: shops, maximumLength: 60).links(in: .ja).isEmpty)
    #expect(LinkSource.none.links(in: .en).isEmpty)
  }
}
