import Foundation
import Testing

@testable import Authentication

@Suite("Which part of a name an organisation registers")
struct DomainNamesTests {
  private let domains = DomainNames(rules: ["co.jp", "myshopify.com", "*.kobe.jp", "!city.kobe.jp", "公司.cn"])

  @Test(
    "Registrable domains",
    arguments: [
      ("shop.example.co.jp", "example.co.jp"), ("example.co.jp", "example.co.jp"), ("co.jp", "co.jp"), ("a.b.example.com", "example.com"),
      ("x.myshopify.com", "x.myshopify.com"), ("localhost", "localhost"), ("EXAMPLE.JP", "example.jp"), ("", ""), ("...", ""),
      ("a.shop.example.kobe.jp", "shop.example.kobe.jp"), ("example.kobe.jp", "example.kobe.jp"), ("www.city.kobe.jp", "city.kobe.jp"),
      ("kobe.jp", "kobe.jp"), ("a.b.xn--55qx5d.cn", "b.公司.cn"), ("xn--.example.jp", "example.jp"), ("xn--a\u{1}.jp", "xn--a\u{1}.jp"),
      ("a.b.c.d.e.f.g.h.example.co.jp", "example.co.jp"),
    ])
  func registrable(host: String, domain: String) {
    #expect(domains.registrableDomain(of: host) == domain)
  }

  @Test("Public suffixes align with nothing but themselves")
  func alignment() {
    #expect(domains.areAligned("mail.example.co.jp", "example.co.jp"))
    #expect(!domains.areAligned("co.jp", "example.co.jp"))
    #expect(!domains.areAligned("not-example.co.jp", "example.co.jp"))
    #expect(!domains.areAligned("a.myshopify.com", "b.myshopify.com"))
    // The platform writes from its own name.
    #expect(domains.areAligned("myshopify.com", "MyShopify.com"))
    #expect(!domains.areAligned("jp", "jp"))
    #expect(!domains.areAligned("", ""))
  }

  @Test(
    "Labels of internationalised names",
    arguments: [
      ("xn--mzon-43db", "аmаzon"), ("xn--eckwd4c7c", "ドメイン"), ("xn--", "xn--"), ("xn--a-", "a"), ("xn--99999999999", "xn--99999999999"),
      ("xn--\u{7F}", "xn--\u{7F}"), ("example", "example"),
      ("xn--" + String(repeating: "a", count: 200), "xn--" + String(repeating: "a", count: 200)),
    ])
  func punycode(label: String, unicode: String) {
    #expect(Punycode.unicodeLabel(label) == unicode)
  }

  @Test("A list as publicsuffix.org writes it")
  func list() {
    let text = "// comment\n\ncom\nco.jp   trailing words\n*.ck\n!www.ck\n\r\n// more\nblogspot.com"
    let domains = DomainNames(list: Array(text.utf8))
    #expect(domains.registrableDomain(of: "a.b.co.jp") == "b.co.jp")
    #expect(domains.registrableDomain(of: "x.y.example.ck") == "y.example.ck")
    #expect(domains.registrableDomain(of: "x.www.ck") == "www.ck")
    #expect(domains.registrableDomain(of: "a.b.blogspot.com") == "b.blogspot.com")
    #expect(domains.adding(DomainNames(rules: ["theshop.jp"])).registrableDomain(of: "a.b.theshop.jp") == "b.theshop.jp")
    #expect(DomainNames(list: []).registrableDomain(of: "a.b.co.jp") == "co.jp")
  }

  private static let installed = "/usr/share/publicsuffix/public_suffix_list.dat"

  @Test(
    "The list of the system", .enabled(if: FileManager.default.fileExists(atPath: installed), "the package publicsuffix is not installed"),
    arguments: [
      ("a.example.co.jp", "example.co.jp"), ("a.example.aisai.aichi.jp", "example.aisai.aichi.jp"),
      ("x.example.kawasaki.jp", "x.example.kawasaki.jp"),
      ("www.city.kawasaki.jp", "city.kawasaki.jp"), ("a.b.example.com", "example.com"), ("a.example.uk.com", "example.uk.com"),
    ])
  func system(host: String, domain: String) throws {
    let names = DomainNames(list: Array(try Data(contentsOf: URL(filePath: Self.installed))))
    #expect(names.registrableDomain(of: host) == domain)
  }
}
